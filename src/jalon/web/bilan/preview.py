"""A bilan as its readers will see it, inside our page: the document of the house, block by block.

Whoever may edit its cells sees besides which ones a person wrote, with what takes each back, and what opens one.
Those buttons belong to the forms the page holds around and before the preview (`OPENS`, `UNDOES`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from jalon.documents.writers.house import Block, Grid, Picture, Printed, Text, Title, Value
from jalon.documents.writers.merging import Placed, merged
from jalon.reports.in_house import Aside, Cell, Heading

TOP: Final = 2  # titles of the document stand under its own, which is the second of the page
OPENS: Final = "bilan-open"  # the form that opens a cell
UNDOES: Final = "bilan-undo"  # the form that takes an edit back


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits that stand, by identity and role: the key of each, and whether what is under it changed since.

    `opening` when every cell may be opened.
    """

    standing: Mapping[tuple[UUID, str], tuple[int, bool]]
    opening: bool


def key_of(identity: UUID | None, role: str) -> str:
    """How an address calls a cell."""
    return f"{identity}.{role}"


def anchor_of(identity: UUID | None, role: str) -> str:
    """Where a cell stands in the page."""
    return f"case-{identity}-{slugify(role)}"


def preview_of(printed: Printed, edits: Edits | None = None) -> SafeString:
    """The body of the document; `edits` for who may edit its cells."""
    writer = _Writer({block.text for block in printed.blocks if isinstance(block, Title)}, edits)
    return mark_safe("".join(map(writer.block, printed.blocks)))  # noqa: S308 - every text in it was escaped


class _Writer:
    """Writes one document. `titles` are those that stand over its tables, which need not be said twice."""

    def __init__(self, titles: set[str], edits: Edits | None) -> None:
        self.titles, self.edits = titles, edits

    def block(self, block: Block) -> str:
        if isinstance(block, Title):
            level = min(block.level + TOP, 6)
            own = block if isinstance(block, Heading) and block.identity else None
            tools = self.tools(block.text, own.identity, own.role, edited=own.edited) if own else ""
            at = f' id="{anchor_of(own.identity, own.role)}"' if own and self.edits else ""
            return f"<h{level}{at}>{escape(block.text)}</h{level}>{tools}"
        if isinstance(block, Text):
            return self.text(block)
        if isinstance(block, Picture):
            return f'<figure role="img" aria-label="{escape(block.words)}">{block.svg}</figure>'
        return self.grid(block)

    def text(self, text: Text) -> str:
        lines = list(map(escape, text.lines))
        if text.bullets:
            return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        if isinstance(text, Aside):
            lines = [line + self.cell_tools(cell) for line, cell in zip(lines, text.cells, strict=True)]
        name = ' class="small soft"' if text.small else ""
        return "".join(f"<p{name}>{line}</p>" for line in lines)

    def grid(self, grid: Grid) -> str:
        cells: dict[int, list[Placed]] = {}
        for cell in merged(grid):
            cells.setdefault(cell.row, []).append(cell)
        total = sum(column.share for column in grid.columns) or 1
        widths = "".join(f'<col width="{100 * column.share / total:.1f}%">' for column in grid.columns)
        heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in grid.columns)
        said = "" if grid.name in self.titles else f"<caption>{escape(grid.name)}</caption>"
        rows = "".join(f"<tr>{''.join(map(self.cell, cells.get(at, [])))}</tr>" for at in range(len(grid.rows)))
        return (
            f'<div class="bilan-table" role="region" tabindex="0" aria-label="{escape(grid.name)}"><table>{said}'
            f"<colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def cell(self, cell: Placed) -> str:
        spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        if not isinstance(cell.value, Cell):
            return f"<td{spans}>{_value(cell.value)}</td>"
        if self.edits and cell.value.edited:
            spans += f' class="edited" id="{anchor_of(cell.value.identity, cell.value.role)}"'
        return f"<td{spans}>{_value(cell.value)}{self.cell_tools(cell.value)}</td>"

    def cell_tools(self, cell: Cell) -> str:
        return self.tools(cell.text, cell.identity, cell.role, edited=cell.edited)

    def tools(self, text: str, identity: UUID | None, role: str, *, edited: bool) -> str:
        """What opens a cell, and what takes back what a person wrote there."""
        if self.edits is None or identity is None or not (edited or self.edits.opening):
            return ""
        short, language = escape(text[:60]), get_language()
        opens = (
            f'<button class="cell-tool" form="{OPENS}" name="modifier" value="{escape(key_of(identity, role))}">'
            f'{pgettext("cell", "Edit")}<span class="for-ears"> {short}</span></button>'
        )
        found = self.edits.standing.get((identity, role))
        if not found:
            return f'<span class="cell-tools no-print" lang="{language}">{opens}</span>'
        number, stale = found
        words = _("Edited; what is under it changed") if stale else pgettext("cell", "Edited")
        return (
            f'<span class="cell-tools no-print" lang="{language}"><span class="cell-mark">{words}</span>{opens}'
            f'<button class="cell-tool" form="{UNDOES}" name="modification" value="{number}">'
            f'{_("Undo the edit")}<span class="for-ears"> {short}</span></button></span>'
        )


def _value(value: Value) -> str:
    lines = [escape(line) for line in value.lines]
    if value.bullets and value.text:
        said = f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    else:
        said = "<br>".join(lines)
    return f'<div class="strong">{said}</div>' if value.bold and value.text else said
