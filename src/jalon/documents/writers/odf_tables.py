"""Adding columns, rows and tables to an OpenDocument text, in the look of those that are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from jalon.documents.readers.odf_tables import columns_of, rows_of
from jalon.documents.readers.odf_xml import OFFICE, STYLE, TABLE, TEXT, Element, count_of, points
from jalon.documents.writers.characters import Line
from jalon.documents.writers.marks import BOLD
from jalon.documents.writers.new_table import NewTable
from jalon.documents.writers.odf_text import Looks, set_mark, set_size, write_cell

CELL, COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
SPANS = {"rows": f"{TABLE}number-rows-spanned", "columns": f"{TABLE}number-columns-spanned"}
_MEASURE = re.compile(r"([\d.]+)([a-z%*]+)$")


def grid_of(table: Element) -> list[list[Element]]:
    """The cells of each row by column, covered ones too; repeated cells are written out, one each."""
    grid = []
    for row, _header in rows_of(table):
        cells: list[Element] = []
        for cell in [child for child in row if child.tag in {CELL, COVERED}]:
            repeat = count_of(cell, f"{TABLE}number-columns-repeated", 1000)
            _unset(cell, f"{TABLE}number-columns-repeated")
            for _ in range(repeat - 1):
                cell.addnext(deepcopy(cell))
            at = row.index(cell)
            cells.extend(list(row)[at : at + repeat])
        grid.append(cells)
    return grid


def add_column(table: Element, heading: Line, share: float, looks: Looks, headings: int = 1) -> None:
    """A last column, empty but for its heading, that takes this share of the width from the others."""
    grid = grid_of(table)
    width = max(map(len, grid))
    columns = list(columns_of(table))
    _narrow(columns, looks, share)
    bold = _is_bold(grid[0][-1], looks)
    for at, cells in enumerate(grid):
        last = cells[-1]
        if len(cells) == width > 1 and _covers(cells[0]) == width:
            cells[0].set(SPANS["columns"], str(width + 1))
            last.addnext(etree.Element(COVERED))
            continue
        seen = next(cell for cell in reversed(cells) if cell.tag == CELL)
        cell = _like(seen)
        write_cell(cell, [heading] if at < max(headings, 1) else [], looks, cells)
        if at < max(headings, 1) and bold:
            set_mark(cell, looks, BOLD, on=True)
        last.addnext(cell)


def part_cell(table: Element, top: int, column: int, rows: int, looks: Looks) -> list[Element]:
    """Part a cell merged over so many rows; the cells below it, empty and in its look."""
    grid = grid_of(table)
    owner = grid[top][column]
    found = []
    for cells in grid[top + 1 : top + rows]:
        new = _like(owner)
        if columns := owner.get(SPANS["columns"]):
            new.set(SPANS["columns"], columns)
        write_cell(new, [], looks)
        cells[column].getparent().replace(cells[column], new)  # type: ignore[union-attr]
        found.append(new)
    _unset(owner, SPANS["rows"])
    return found


def add_row(
    table: Element,
    after: int,
    cells: Mapping[int, Sequence[Line]],
    looks: Looks,
    continued: Collection[int] = (),
    *,
    like: int = -1,
) -> Element:
    """A row after that one, in the look of `like` (the same when below 0); `continued` columns go on from above."""
    grid = grid_of(table)
    rows = [element for element, _header in rows_of(table)]
    row, model = rows[after], like if like >= 0 else after
    whole = _is_whole(grid[after])
    new = _bare(rows[model])
    for column, old in enumerate(grid[model]):
        owner = None if whole else _owner(grid, after, column)
        within = owner is not None and after + 1 < len(grid) and _owner(grid, after + 1, column) is owner
        if owner is not None and (column in continued or (within and not cells.get(column))):
            if _column_of(grid, owner) == column:
                owner.set(SPANS["rows"], str(count_of(owner, SPANS["rows"], 1_000_000) + 1))
            new.append(etree.Element(COVERED))
            continue
        new.append(_own(grid, model, column, old))
        write_cell(new[-1], cells.get(column, []), looks, [cell for cell in grid[model] if cell.tag == CELL])
        _begin_again(grid, after + 1, column)
    row.addnext(new)
    if row.getparent() is not None and row.getparent().tag.endswith("table-header-rows"):  # type: ignore[union-attr]
        row.getparent().addnext(new)  # type: ignore[union-attr]
    return new


def add_row_above(
    table: Element,
    before: int,
    cells: Mapping[int, Sequence[Line]],
    looks: Looks,
    continued: Collection[int] = (),
    *,
    like: int = -1,
) -> Element:
    """A row before that one, in the look of `like` (the same when below 0).

    The `continued` cells that begin there begin in the new row instead.
    """
    grid = grid_of(table)
    rows = [element for element, _header in rows_of(table)]
    row, model = rows[before], like if like >= 0 else before
    whole = _is_whole(grid[before])
    new = _bare(rows[model])
    for column, old in enumerate(grid[before] if not whole else grid[model]):
        owner = None if whole else _owner(grid, before, column)
        if (
            not whole
            and cells.get(column)
            and column not in continued
            and (again := _begin_again(grid, before, column)) is not None
        ):
            owner = again
        from_above = owner is not None and owner not in grid[before]
        if owner is not None and (from_above or column in continued):
            if old is owner:
                old.addnext(etree.Element(COVERED))
                new.append(old)
            else:
                new.append(etree.Element(COVERED))
            if old is owner or (from_above and _column_of(grid, owner) == column):
                owner.set(SPANS["rows"], str(count_of(owner, SPANS["rows"], 1_000_000) + 1))
            continue
        new.append(_own(grid, model, column, grid[model][column]))
        write_cell(new[-1], cells.get(column, []), looks, [cell for cell in grid[model] if cell.tag == CELL])
    row.addprevious(new)
    return new


def _begin_again(grid: Sequence[list[Element]], row: int, column: int) -> Element | None:
    """A cell that goes on in this row says its words again there: something else is to stand over it."""
    owner = _owner(grid, row, column) if row < len(grid) and column < len(grid[row]) else None
    if owner is None or owner in grid[row] or _column_of(grid, owner) != column:
        return None
    top = next(at for at, cells in enumerate(grid) if owner in cells)
    again, under = _like(owner), grid[row][column]
    again.set(SPANS["rows"], str(top + count_of(owner, SPANS["rows"], 1_000_000) - row))
    if columns := owner.get(SPANS["columns"]):
        again.set(SPANS["columns"], columns)
    owner.set(SPANS["rows"], str(row - top))
    under.getparent().replace(under, again)  # type: ignore[union-attr]
    grid[row][column] = again
    return again


def _bare(row: Element) -> Element:
    """A row with the look of another and no cell."""
    new = etree.Element(row.tag)
    for name, value in row.attrib.items():
        new.set(name, value)
    return new


def _own(grid: Sequence[Sequence[Element]], row: int, column: int, old: Element) -> Element:
    """A cell of its own in the look of the one that covers this position."""
    owner = _owner(grid, row, column)
    if old.tag == COVERED and owner is not None and owner in grid[row]:  # merged across
        return etree.Element(CELL)
    return _like(owner if owner is not None else old)


def _column_of(grid: Sequence[Sequence[Element]], cell: Element) -> int:
    return next(cells.index(cell) for cells in grid if cell in cells)


def remove_row(table: Element, at: int) -> None:
    """Take a row out; a cell that began there and went on below begins below instead."""
    grid = grid_of(table)
    row = [element for element, _header in rows_of(table)][at]
    for column, cell in enumerate(grid[at]):
        rows = count_of(cell, SPANS["rows"], 1_000_000)
        if cell.tag == CELL and rows > 1 and at + 1 < len(grid) and column < len(grid[at + 1]):
            cell.set(SPANS["rows"], str(rows - 1))
            under = grid[at + 1][column]
            under.getparent().replace(under, deepcopy(cell))  # type: ignore[union-attr]
        elif cell.tag == COVERED:
            owner = _owner(grid, at, column)
            if owner is not None and owner not in grid[at]:
                owner.set(SPANS["rows"], str(max(count_of(owner, SPANS["rows"], 1_000_000) - 1, 1)))
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)


def new_table(like: Element | None, new: NewTable, looks: Looks, width: float) -> Element:
    """A table in the look of another, its first row repeated on each page.

    Where there is none to look like, it has thin borders, and is so many points wide.
    """
    grid = [] if like is None else grid_of(like)
    head = [cell for cell in (grid[0] if grid else []) if cell.tag == CELL] or [_bordered(looks)]
    body = [cell for cell in max(grid[1:] or [[]], key=len) if cell.tag == CELL] or head
    table = etree.Element(f"{TABLE}table")
    table.set(f"{TABLE}name", new.name)
    if like is not None and (style := like.get(f"{TABLE}style-name")):
        table.set(f"{TABLE}style-name", style)
    widths, size = new.fit([width] if like is None else widths_of(like, looks) or [width], point=1)
    table.extend(_columns(widths, looks))
    top = etree.SubElement(etree.SubElement(table, f"{TABLE}table-header-rows"), f"{TABLE}table-row")
    for at, line in enumerate(new.heading):
        top.append(_like(head[min(at, len(head) - 1)]))
        write_cell(top[-1], [line], looks)
        set_mark(top[-1], looks, BOLD, on=True)
    for cells in new.rows:
        row = etree.SubElement(table, f"{TABLE}table-row")
        for at, lines in enumerate(cells):
            row.append(_like(body[min(at, len(body) - 1)]))
            write_cell(row[-1], lines, looks)
    if size:
        set_size(table, looks, size)
    return table


def widths_of(table: Element, looks: Looks) -> list[float]:
    """How wide its columns are, in points; nothing when its styles do not say it of each."""
    styles = {style.get(f"{STYLE}name"): style for style in looks.styles}
    found: list[float] = []
    for column in columns_of(table):
        properties = styles.get(column.get(f"{TABLE}style-name"), etree.Element("none"))
        width = next((points(each.get(f"{STYLE}column-width")) for each in properties), None)
        if not width:
            return []
        found.extend([width] * count_of(column, f"{TABLE}number-columns-repeated", 1000))
    return found


def _columns(widths: Sequence[float], looks: Looks) -> Iterator[Element]:
    """Columns of these widths, of any where they are nothing."""
    for width in widths:
        column = etree.Element(f"{TABLE}table-column")
        if width:
            column.set(f"{TABLE}style-name", looks.of_column(width))
        yield column


def _unset(element: Element, name: str) -> None:
    if name in element.attrib:
        del element.attrib[name]


def _blank() -> Element:
    cell = etree.Element(CELL)
    etree.SubElement(cell, f"{TEXT}p")
    return cell


def _bordered(looks: Looks) -> Element:
    cell = _blank()
    cell.set(f"{TABLE}style-name", looks.of_cell())
    return cell


def _like(cell: Element) -> Element:
    """A cell of its own in the look of another: its style and its first paragraph, no merge."""
    new = deepcopy(cell)
    new.tag = CELL
    new.tail = None
    for name in SPANS.values():
        _unset(new, name)
    for mark in list(new.iter(f"{TEXT}bookmark", f"{TEXT}bookmark-start", f"{TEXT}bookmark-end")):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    new.set(f"{OFFICE}value-type", "string")
    return new


def _is_whole(cells: Sequence[Element]) -> bool:
    """Whether one cell is the row."""
    return _covers(cells[0]) > 1 and _covers(cells[0]) == len(cells)


def _covers(cell: Element) -> int:
    return count_of(cell, SPANS["columns"], 1000)


def _owner(grid: Sequence[Sequence[Element]], row: int, column: int) -> Element | None:
    """The cell that covers a position: itself, or the one above or at its left that reaches it."""
    for up in range(row, -1, -1):
        for left in range(min(column, len(grid[up]) - 1), -1, -1):
            cell = grid[up][left]
            if cell.tag == CELL:
                rows, columns = count_of(cell, SPANS["rows"], 1_000_000), _covers(cell)
                if up + rows > row and left + columns > column:
                    return cell
    return None


def _is_bold(cell: Element, looks: Looks) -> bool:
    names = {span.get(f"{TEXT}style-name") for span in cell.iter(f"{TEXT}span")}
    return any(
        style.get(f"{STYLE}name") in names
        and any(value == "bold" for properties in style for value in properties.attrib.values())
        for style in looks.styles
    )


def _narrow(columns: Sequence[Element], looks: Looks, share: float) -> None:
    """Scale the widths the styles of the columns give, and add the column of the new one."""
    names = {column.get(f"{TABLE}style-name") for column in columns}
    total: dict[str, float] = {}
    for style in [style for style in looks.styles if style.get(f"{STYLE}name") in names]:
        count = sum(
            count_of(column, f"{TABLE}number-columns-repeated", 1000)
            for column in columns
            if column.get(f"{TABLE}style-name") == style.get(f"{STYLE}name")
        )
        for properties in style.findall(f"{STYLE}table-column-properties"):
            for name in (f"{STYLE}column-width", f"{STYLE}rel-column-width"):
                if match := _MEASURE.match(properties.get(name, "")):
                    total[name] = total.get(name, 0.0) + float(match[1]) * count
                    properties.set(name, f"{float(match[1]) * (1 - share):.4f}{match[2]}".replace(".0000*", "*"))
    new = deepcopy(columns[-1])
    _unset(new, f"{TABLE}number-columns-repeated")
    model = next((s for s in looks.styles if s.get(f"{STYLE}name") == new.get(f"{TABLE}style-name")), None)
    if model is not None:
        own = deepcopy(model)
        own.set(f"{STYLE}name", f"{model.get(f'{STYLE}name')}.Jalon")
        for properties in own.findall(f"{STYLE}table-column-properties"):
            for name, amount in total.items():
                if match := _MEASURE.match(properties.get(name, "")):
                    properties.set(name, f"{amount * share:.4f}{match[2]}")
        looks.styles.append(own)
        new.set(f"{TABLE}style-name", own.get(f"{STYLE}name", ""))
    columns[-1].addnext(new)
