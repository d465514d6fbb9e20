"""Ruled tables of a PDF page: the rectangles between rules laid out on a grid, merged cells as spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jalon.documents.readers.pdf_lines import Char, color_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

Box = tuple[float, float, float, float]  # x0, top, x1, bottom

MAX_EDGES = 25_000
_SNAP = 3.0  # points: borders nearer than this are one
_SETTINGS = {"snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 3, "edge_min_length": 3}


@dataclass(slots=True)
class GridCell:
    """A cell on the grid, its box and the characters in it."""

    row: int
    column: int
    row_span: int
    col_span: int
    box: Box
    chars: list[Char] = field(default_factory=list)
    background: str | None = None


@dataclass(slots=True)
class RuledTable:
    """A table as drawn: borders of its columns and rows, cells by row and column."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    lookup: dict[tuple[int, int], GridCell]

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell over a point of the page."""
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return None
        return self.lookup.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables between rules, from top to bottom; frames of one cell and marks inside cells are no tables."""
    if len(page.edges) > MAX_EDGES:
        return []
    tables: list[RuledTable] = []
    found = page.find_tables(_SETTINGS)
    for each in sorted(
        found, key=lambda table: (table.bbox[3] - table.bbox[1]) * (table.bbox[2] - table.bbox[0]), reverse=True
    ):
        boxes = [cell for cell in each.cells if cell[2] - cell[0] > 1 and cell[3] - cell[1] > 1]
        if len(boxes) < 2 or any(_inside(each.bbox, table.box) for table in tables):
            continue
        table = _laid_out(boxes)
        if len(table.xs) > 2 or len(table.ys) > 2:
            tables.append(table)
    for table in tables:
        _shade(table, page.rects)
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] > outer[0] - _SNAP
        and inner[1] > outer[1] - _SNAP
        and inner[2] < outer[2] + _SNAP
        and inner[3] < outer[3] + _SNAP
    )


def _borders(values: list[float]) -> list[float]:
    borders: list[float] = []
    for value in sorted(values):
        if not borders or value - borders[-1] > _SNAP:
            borders.append(value)
    return borders


def _index(borders: list[float], value: float) -> int:
    position = bisect_right(borders, value + _SNAP) - 1
    return max(position, 0)


def _laid_out(boxes: list[Box]) -> RuledTable:
    xs = _borders([box[0] for box in boxes] + [box[2] for box in boxes])
    ys = _borders([box[1] for box in boxes] + [box[3] for box in boxes])
    cells: list[GridCell] = []
    lookup: dict[tuple[int, int], GridCell] = {}
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        left, right = _index(xs, box[0]), _index(xs, box[2])
        top, bottom = _index(ys, box[1]), _index(ys, box[3])
        if right <= left or bottom <= top or any((top, column) in lookup for column in range(left, right)):
            continue  # thinner than a border, or drawn twice
        cell = GridCell(top, left, bottom - top, right - left, box)
        cells.append(cell)
        lookup.update({(row, column): cell for row in range(top, bottom) for column in range(left, right)})
    return RuledTable((xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells, lookup)


def _shade(table: RuledTable, rects: list[dict[str, Any]]) -> None:
    """The colour of the last filled rectangle that covers each cell.

    From the last one back, so that a cell is looked at until it has its colour, and then no more.
    """
    rows: dict[float, list[tuple[float, GridCell]]] = {}  # by the middle of their height, cells without a colour
    for cell in sorted(table.cells, key=lambda cell: cell.box[0] + cell.box[2]):
        x0, top, x1, bottom = cell.box
        rows.setdefault((top + bottom) / 2, []).append(((x0 + x1) / 2, cell))
    heights = sorted(rows)
    for rect in reversed(rects):
        color = _fill(rect)
        if color is None:
            continue
        first, last = bisect_left(heights, rect["top"]), bisect_right(heights, rect["bottom"])
        for height in heights[first:last]:
            row = rows[height]
            low, high = bisect_left(row, rect["x0"], key=_middle), bisect_right(row, rect["x1"], key=_middle)
            over = row[low:high]
            row[low:high] = [one for one in over if not _covers(rect, one[1].box)]
            for _x, cell in over:
                if _covers(rect, cell.box):
                    cell.background = color
        heights[first:last] = [height for height in heights[first:last] if rows[height]]


def _middle(placed: tuple[float, GridCell]) -> float:
    return placed[0]


def _fill(rect: dict[str, Any]) -> str | None:
    if not rect.get("fill") or rect["width"] < 8 or rect["height"] < 4:
        return None
    value = rect.get("non_stroking_color")
    return color_of(tuple(value) if isinstance(value, list) else value)


def _covers(rect: dict[str, Any], box: Box) -> bool:
    wide = min(rect["x1"], box[2]) - max(rect["x0"], box[0])
    high = min(rect["bottom"], box[3]) - max(rect["top"], box[1])
    covered: bool = wide > 0 and high > 0 and wide * high > 0.7 * (box[2] - box[0]) * (box[3] - box[1])
    return covered
