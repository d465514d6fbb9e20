"""The colour of a cell drawn on a page: that of the last filled rectangle which covers it."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.readers.pdf_tables import Box, GridCell, RuledTable, _covers, _fill, _shade

WIDTH, HEIGHT = 100.0, 20.0
COLOURS = [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), None]


def grid(rows: int, columns: int) -> RuledTable:
    """A table of equal cells, from the corner of the page."""
    cells = [
        GridCell(row, column, 1, 1, (column * WIDTH, row * HEIGHT, (column + 1) * WIDTH, (row + 1) * HEIGHT))
        for row in range(rows)
        for column in range(columns)
    ]
    xs, ys = [n * WIDTH for n in range(columns + 1)], [n * HEIGHT for n in range(rows + 1)]
    return RuledTable((0, 0, xs[-1], ys[-1]), xs, ys, cells, {(cell.row, cell.column): cell for cell in cells})


def rect(x0: float, top: float, x1: float, bottom: float, color: Any = (1.0, 0.0, 0.0)) -> dict[str, Any]:
    box = {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return box | {"fill": color is not None, "non_stroking_color": color}


def shades(table: RuledTable, *rects: dict[str, Any]) -> list[str | None]:
    _shade(table, list(rects))
    return [cell.background for cell in table.cells]


def test_a_rectangle_colours_the_cells_it_covers() -> None:
    assert shades(grid(2, 2), rect(0, 0, 200, 20)) == ["ff0000", "ff0000", None, None]


def test_the_last_one_drawn_is_seen() -> None:
    assert shades(grid(1, 2), rect(0, 0, 200, 20), rect(0, 0, 100, 20, (0.0, 0.0, 1.0))) == ["0000ff", "ff0000"]


def test_one_that_covers_half_a_cell_says_nothing() -> None:
    assert shades(grid(1, 1), rect(0, 0, 55, 20)) == [None]


def test_one_apart_across_and_down_covers_nothing() -> None:
    (cell,) = grid(1, 1).cells
    assert not _covers(rect(500, 300, 600, 320), cell.box)
    assert not _covers(rect(-500, -300, -400, -280), cell.box)


def test_one_without_a_colour_says_nothing() -> None:
    assert shades(grid(1, 1), rect(0, 0, 100, 20, None)) == [None]


def share(one: dict[str, Any], box: Box) -> float:
    """How much of a cell a rectangle covers, from 0 to 1."""
    wide = max(0.0, min(one["x1"], box[2]) - max(one["x0"], box[0]))
    high = max(0.0, min(one["bottom"], box[3]) - max(one["top"], box[1]))
    return wide * high / ((box[2] - box[0]) * (box[3] - box[1]))


@given(seed=st.integers(0, 10_000))
def test_it_is_what_looking_at_each_cell_finds(seed: int) -> None:
    drawn = random.Random(seed)
    rects = []
    for _one in range(drawn.randrange(12)):
        x0, top = drawn.randrange(0, 350, 10), drawn.randrange(0, 90, 5)
        rects.append(rect(x0, top, x0 + drawn.randrange(20, 300), top + drawn.randrange(5, 80), drawn.choice(COLOURS)))
    expected = []
    for cell in grid(5, 4).cells:
        over = [_fill(one) for one in rects if _fill(one) and share(one, cell.box) > 0.7]
        expected.append(over[-1] if over else None)
    assert shades(grid(5, 4), *rects) == expected
