"""What is drawn on a PDF page around its text: ruled tables, and the rules, bands and headers of tables without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jalon.documents.readers.pdf_columns import Band, Drawn, Header, Rule
from jalon.documents.readers.pdf_lines import Char
from jalon.documents.readers.pdf_tables import MAX_EDGES, GridCell, RuledTable, ruled_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page

_RULE = 3.0  # points: shorter is no rule, and pieces nearer than this are one
_COLUMNS = 3
_BELOW = 30.0  # points under a header within which its first row begins
_WIDE = 0.5  # of the page: a band across a table


def drawn_on(page: Page, chars: list[Char]) -> tuple[list[RuledTable], Drawn]:
    """The ruled tables of a page, and what else is drawn: a header alone in its frame is no table."""
    tables, headers = [], []
    for table in ruled_tables(page):
        header = _header_alone(table, chars)
        if header is None:
            tables.append(table)
        else:
            headers.append(header)
    if len(page.edges) > MAX_EDGES:
        return tables, Drawn()
    return tables, Drawn(_rules(page, tables, headers), _bands(page), headers)


def _header_alone(table: RuledTable, chars: list[Char]) -> Header | None:
    """The header of a table that is drawn no farther than it, while its rows go on below in the same columns."""
    if len(table.xs) <= _COLUMNS:
        return None
    full = [row for row in range(len(table.ys) - 1) if _alone(table, row) > 1]
    if len(full) != 1 or _alone(table, full[0]) * 2 < len(table.xs) - 1:
        return None
    top, bottom = table.ys[full[0]], table.ys[full[0] + 1]
    below = [char for char in chars if bottom < char["top"] < bottom + _BELOW and not char["text"].isspace()]
    hit = {cell.column for cell in _own(table, full[0]) if any(cell.box[0] <= c["x0"] < cell.box[2] for c in below)}
    return Header(top, bottom, tuple(table.xs)) if len(hit) > 1 else None


def _own(table: RuledTable, row: int) -> list[GridCell]:
    return [cell for cell in table.cells if cell.row == row]


def _alone(table: RuledTable, row: int) -> int:
    """How many columns have a cell in this row and no other."""
    return sum(1 for cell in _own(table, row) if cell.row_span == 1 and cell.col_span == 1)


def _rules(page: Page, tables: list[RuledTable], headers: list[Header]) -> list[Rule]:
    """What is drawn across outside ruled tables and headers, pieces end to end put together."""
    rules: list[Rule] = []
    across = [edge for edge in page.edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > _RULE]
    for edge in sorted(across, key=lambda edge: (round(edge["top"]), edge["x0"])):
        y, x0, x1 = float(edge["top"]), float(edge["x0"]), float(edge["x1"])
        if any(table.box[1] - 1 <= y <= table.box[3] + 1 for table in tables):
            continue
        last = rules[-1] if rules else None
        if last is not None and abs(last.y - y) <= 1 and x0 - last.x1 <= _RULE:
            rules[-1] = Rule(last.y, last.x0, max(last.x1, x1))
        else:
            rules.append(Rule(y, x0, x1))
    return [rule for rule in rules if not any(one.top + 1 < rule.y < one.bottom - 1 for one in headers)]


def _bands(page: Page) -> list[Band]:
    """Filled rectangles about as wide as a table, one line or two high."""
    return [
        Band(float(rect["x0"]), float(rect["top"]), float(rect["x1"]), float(rect["bottom"]))
        for rect in page.rects
        if rect.get("fill") and rect["width"] > _WIDE * page.width and 6 < rect["height"] < 60
    ]
