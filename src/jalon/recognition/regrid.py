"""Tables and lines taken for each other: a grid lost in lines is put back, lines caught in a grid are let out."""

from __future__ import annotations

from jalon.recognition.columns import heading_role
from jalon.recognition.lines import Element, Grid, GridCell, GridRow, Line
from jalon.recognition.source import Text
from jalon.recognition.vocabulary.columns import FIELD_ROLES, PLAN_ROLES

_WIDEST = 10  # columns


def loosen(elements: list[Element], names: list[Text]) -> list[Element]:
    """The elements, where a table of words in its first column alone gives its lines, and its name to `names`."""
    loosened: list[Element] = []
    for element in elements:
        if isinstance(element, Grid) and _is_column(element):
            names.extend([element.caption] if element.caption else [])
            loosened.extend(
                line for index, row in enumerate(element.rows) for cell in row.own(index) for line in cell.lines
            )
        else:
            loosened.append(element)
    return loosened


def _is_column(grid: Grid) -> bool:
    filled = [cell for index, row in enumerate(grid.rows) for cell in row.own(index) if cell.string]
    boxed = grid.columns == 1  # text in a frame
    return bool(filled) and all(cell.column == 0 and (boxed or len(cell.lines) == 1) for cell in filled)


def regrid(elements: list[Element]) -> list[Element]:
    """The elements, with a run of lines that reads as a table put back into one."""
    if any(isinstance(element, Grid) and element.columns > 1 for element in elements):
        return elements
    found: list[Element] = []
    start = 0
    while start < len(elements):
        width = _header_width(elements[start : start + _WIDEST])
        rows, used = _rows(elements, start + width, width) if width >= 3 else ([], 0)
        if len(rows) >= 2:
            header = [element for element in elements[start : start + width] if isinstance(element, Line)]
            found.append(_grid([header, *rows], width))
            start += width + used
        else:
            found.append(elements[start])
            start += 1
    return found


def _header_width(elements: list[Element]) -> int:
    """How many lines from the first on are nothing but headings of different columns."""
    roles: list[str] = []
    for element in elements:
        found = heading_role(element.string) if isinstance(element, Line) and not element.bullet else None
        if not found or found[1] < 0.8 or found[0] in roles or (roles and isinstance(element, Line) and element.gap):
            break
        roles.append(found[0])
    levels, fields = set(roles) & set(PLAN_ROLES), set(roles) & set(FIELD_ROLES)
    return len(roles) if levels and fields else 0


def _rows(elements: list[Element], start: int, width: int) -> tuple[list[list[Line]], int]:
    """Groups of `width` lines parted by empty lines, and how many lines they take."""
    rows: list[list[Line]] = []
    group: list[Line] = []
    used = 0
    for at in range(start, len(elements) + 1):
        element = elements[at] if at < len(elements) else None
        gap = not isinstance(element, Line) or element.gap > 0
        if gap and group:
            if len(group) != width:
                break
            rows.append(group)
            used += width
            group = []
        if not isinstance(element, Line) or len(group) == width:
            break
        group.append(element)
    return rows, used


def _grid(rows: list[list[Line]], width: int) -> Grid:
    cells = [[GridCell([line], y, x) for x, line in enumerate(row)] for y, row in enumerate(rows)]
    return Grid([GridRow(list(row)) for row in cells], width, rows[0][0].text.place, header_rows=1)
