"""Adding columns, rows and tables to a Word file, in the look of those that are there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace

from jalon.documents.readers.docx_tables import RawCell, RawRow, rows_of
from jalon.documents.readers.docx_xml import Element, W, is_on, number
from jalon.documents.writers.characters import Line
from jalon.documents.writers.marks import BOLD
from jalon.documents.writers.new_table import NewTable
from jalon.documents.writers.word_text import drop, make, set_mark, set_size, write_cell

# In the order of ECMA-376 (17.4.66 and 17.4.70): what a w:tcPr holds before a merge.
_CELL_ORDER = [f"{W}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge")]

PLAIN_WIDTH = 9_000.0  # of a table, in twentieths of a point, where nothing says it


def add_column(table: Element, heading: Line, share: float, headings: int = 1) -> None:
    """A last column, empty but for its heading, that takes this share of the width from the others.

    Lines that run across the whole table go on doing so.
    """
    rows = rows_of(table)
    columns = max(row.cells[-1].end for _element, row in rows)
    grid = table.findall(f"{W}tblGrid/{W}gridCol")
    total = sum(number(column.get(f"{W}w", "0")) for column in grid)
    _narrow(table, grid, 1 - share)
    bold = any(is_on(mark) for mark in rows[0][1].cells[-1].element.iter(f"{W}b"))
    heading = [replace(run, bold=run.bold or bold) for run in heading]
    if grid:
        grid[-1].addnext(make("gridCol", w=str(round(total * share))))
    for at, (element, row) in enumerate(rows):
        last = row.cells[-1]
        if len(row.cells) == 1 and last.start == 0 and last.end >= columns > 1:
            _span(last.element, columns + 1)
            continue
        cell = _like(last.element, round(total * share))
        write_cell(cell, [heading] if at < max(headings, 1) else [], [raw.element for raw in row.cells])
        last.element.addnext(cell) if last.element.getparent() is element else element.append(cell)


def part_cell(table: Element, top: int, column: int, rows: int) -> list[Element]:
    """Part a cell merged over so many rows; the cells below it, that were empty, are its own."""
    known = rows_of(table)
    found = [raw.element for at in range(top, top + rows) if (raw := _cell_at(known, at, column)) is not None]
    for cell in found:
        _merge(cell, None)
    return found[1:]


def add_row(
    table: Element, after: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int] = (), like: int = -1
) -> Element:
    """A row after that one, in the look of `like` (the same when below 0); `continued` cells go on from above."""
    rows = rows_of(table)
    element, row = rows[after]
    above = {raw.start: raw for raw in row.cells if len(row.cells) > 1}
    model, looks = rows[like if like >= 0 else after]
    new = _blank_row(model)
    for old, raw in zip(looks.cells, _raw_cells(new), strict=True):
        under = _cell_at(rows, after + 1, old.start)
        within = under is not None and under.continues and not cells.get(old.start)
        over = above.get(old.start) if old.start in continued or within else None
        if over is not None and not over.continues:
            _merge(over.element, "restart")
        _merge(raw.element, None if over is None else "continue")
        write_cell(raw.element, cells.get(old.start, []) if over is None else [], [old.element])
        _list(raw.element, old.start, rows)
        if over is None:
            _begin_again(rows, after + 1, old.start)
    element.addnext(new)
    return new


def add_row_above(
    table: Element, before: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int] = (), like: int = -1
) -> Element:
    """A row before that one, in the look of `like` (the same when below 0).

    The `continued` cells that begin there begin in the new row instead.
    """
    rows = rows_of(table)
    element, row = rows[before]
    model, looks = rows[like if like >= 0 else before]
    below = {raw.start: raw for raw in row.cells if len(row.cells) > 1}
    new = _blank_row(model)
    for own, raw in zip(looks.cells, _raw_cells(new), strict=True):
        old = below.get(own.start)
        goes_on = old is not None and (own.start in continued or (old.continues and not cells.get(own.start)))
        if not goes_on:
            _begin_again(rows, before, own.start)
        _merge(raw.element, "continue" if goes_on else None)
        write_cell(raw.element, [] if goes_on else cells.get(own.start, []), [own.element])
        _list(raw.element, own.start, rows)
        if goes_on and old is not None and not old.continues:
            under = deepcopy(raw.element)
            old.element.addnext(under)
            raw.element.addnext(old.element)
            drop(raw.element)
            _merge(old.element, "restart")
    element.addprevious(new)
    return new


def _begin_again(rows: Sequence[tuple[Element, RawRow]], at: int, column: int) -> None:
    """A cell that goes on in this row says its words again there: something else is to stand over it."""
    own = _cell_at(rows, at, column)
    if own is None or not own.continues:
        return
    over = next(
        (each for up in range(at - 1, -1, -1) if (each := _cell_at(rows, up, column)) and not each.continues), None
    )
    if over is not None:
        again = _like(over.element, 0)
        for child in [child for child in own.element if child.tag != f"{W}tcPr"]:
            own.element.remove(child)
        own.element.extend([child for child in again if child.tag != f"{W}tcPr"])
        _merge(own.element, "restart")


def _cell_at(rows: Sequence[tuple[Element, RawRow]], at: int, column: int) -> RawCell | None:
    cells = rows[at][1].cells if at < len(rows) else []
    return next((raw for raw in cells if raw.start == column), None)


def _list(cell: Element, column: int, rows: Sequence[tuple[Element, RawRow]]) -> None:
    """Several lines look as those of the first cell of their column that lists some."""
    paragraphs = cell.findall(f"{W}p")
    others = (raw.element.findall(f"{W}p") for _element, row in rows for raw in row.cells if raw.start == column)
    listed = next((found[0].find(f"{W}pPr") for found in others if len(found) > 1), None)
    if len(paragraphs) < 2 or listed is None:
        return
    for paragraph in paragraphs:
        for old in paragraph.findall(f"{W}pPr"):
            paragraph.remove(old)
        paragraph.insert(0, deepcopy(listed))


def _blank_row(model: Element) -> Element:
    """A copy of a row that is no heading and hides nothing."""
    new = deepcopy(model)
    for mark in new.findall(f"{W}trPr/{W}tblHeader"):
        drop(mark)
    for identifier in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        drop(identifier)
    return new


def keep_whole(row: Element) -> None:
    """Let no page end inside a row."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = make("trPr")
        row.insert(sum(child.tag == f"{W}tblPrEx" for child in row), properties)
    for found in properties.findall(f"{W}cantSplit"):
        properties.remove(found)
    properties.insert(0, make("cantSplit"))


def remove_row(table: Element, at: int) -> None:
    """Take a row out; a cell that began there and went on below begins below instead."""
    rows = rows_of(table)
    element, row = rows[at]
    below = {raw.start: raw for raw in rows[at + 1][1].cells} if at + 1 < len(rows) else {}
    for raw in row.cells:
        under = below.get(raw.start)
        if under is not None and under.continues and not raw.continues:
            properties = under.element.find(f"{W}tcPr")
            content = [deepcopy(child) for child in raw.element if child.tag != f"{W}tcPr"]
            for child in [child for child in under.element if child is not properties]:
                under.element.remove(child)
            under.element.extend(content)
            _merge(under.element, "restart")
    drop(element)


def new_table(like: Element, new: NewTable, width: float = PLAIN_WIDTH) -> Element:
    """A table in the look of another: its borders and style, its heading row, its ordinary rows.

    It is so wide (in twentieths of a point) where that other does not say.
    """
    model = rows_of(like)
    head = model[0][1].cells
    body = max(model[1:] or model, key=lambda pair: len(pair[1].cells))[1].cells
    table = make("tbl")
    properties = like.find(f"{W}tblPr")
    table.append(deepcopy(properties) if properties is not None else make("tblPr"))
    known = widths_of(like)
    wide, size = new.fit(known if any(known) else [width], point=20)
    widths = [round(each) for each in wide]
    columns = make("tblGrid")
    columns.extend(make("gridCol", w=str(width)) for width in widths)
    table.append(columns)
    top = _new_row([([line], head[min(at, len(head) - 1)]) for at, line in enumerate(new.heading)], widths)
    properties = make("trPr")
    properties.append(make("tblHeader"))
    top.insert(0, properties)
    set_mark(top, BOLD, on=True)
    table.append(top)
    for cells in new.rows:
        table.append(_new_row([(lines, body[min(at, len(body) - 1)]) for at, lines in enumerate(cells)], widths))
    if size:
        set_size(table, size)
    return table


def widths_of(table: Element) -> list[float]:
    """How wide its columns are, in twentieths of a point; 0 where it does not say."""
    return [float(number(column.get(f"{W}w", "0"))) for column in table.findall(f"{W}tblGrid/{W}gridCol")]


def plain_table() -> Element:
    """A table of one row and one cell with thin borders, for files that have none to look like."""
    table, properties, borders = make("tbl"), make("tblPr"), make("tblBorders")
    borders.extend(
        make(side, val="single", sz="4", space="0", color="808080")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties.append(borders)
    row, cell = make("tr"), make("tc")
    cell.append(make("p"))
    row.append(cell)
    table.extend([properties, row])
    return table


def _new_row(cells: Sequence[tuple[Sequence[Line], RawCell]], widths: Sequence[int]) -> Element:
    row = make("tr")
    plain = next((model for _lines, model in cells if not _is_list(model.element)), None)
    for (lines, column), width in zip(cells, widths, strict=True):
        model = plain if plain is not None and len(lines) < 2 and _is_list(column.element) else column
        cell = _like(model.element, width)
        write_cell(cell, lines, [model.element])
        row.append(cell)
    return row


def _is_list(cell: Element) -> bool:
    """Whether what a cell says begins with an entry of a list."""
    style = cell.find(f"{W}p/{W}pPr/{W}pStyle")
    listed = cell.find(f"{W}p/{W}pPr/{W}numPr") is not None
    return listed or (style is not None and (style.get(f"{W}val") or "").startswith("List"))


def _raw_cells(row: Element) -> list[RawCell]:
    holder = make("tbl")
    holder.append(row)
    return rows_of(holder)[0][1].cells


def _like(cell: Element, width: int) -> Element:
    """A cell of its own in the look of another: the same first paragraph, no merge."""
    new = deepcopy(cell)
    for name in ("gridSpan", "vMerge", "hMerge"):
        for found in new.findall(f"{W}tcPr/{W}{name}"):
            drop(found)
    for marked in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        drop(marked)
    measure = new.find(f"{W}tcPr/{W}tcW")
    if measure is not None:
        measure.set(f"{W}w", str(width))
        measure.set(f"{W}type", "dxa")
    return new


def _narrow(table: Element, grid: Sequence[Element], share: float) -> None:
    for column in grid:
        column.set(f"{W}w", str(round(number(column.get(f"{W}w", "0")) * share)))
    for _element, row in rows_of(table):
        for raw in row.cells:
            measure = raw.element.find(f"{W}tcPr/{W}tcW")
            if measure is not None and measure.get(f"{W}type", "dxa") in {"dxa", "pct"}:
                measure.set(f"{W}w", str(round(number(measure.get(f"{W}w", "0")) * share)))


def _span(cell: Element, columns: int) -> None:
    _property(cell, "gridSpan", str(columns))


def _merge(cell: Element, how: str | None) -> None:
    """Begin or go on with a cell merged downwards, or neither."""
    _property(cell, "vMerge", how)


def _property(cell: Element, name: str, value: str | None) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = make("tcPr")
        cell.insert(0, properties)
    for found in properties.findall(W + name):
        properties.remove(found)
    if value is not None:
        before = set(_CELL_ORDER[: _CELL_ORDER.index(W + name)])
        properties.insert(sum(child.tag in before for child in properties), make(name, val=value))
