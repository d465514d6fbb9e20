"""Columns are as wide as their shares ask, and their words stay whole where there is room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.writers.house import Grid, GridColumn, Row, Value
from jalon.documents.writers.widths import widths_of


def grid(*columns: tuple[str, float], words: tuple[str, ...] = ()) -> Grid:
    rows = [Row([Value(word) for word in words])] if words else []
    return Grid("g", [GridColumn(heading, share) for heading, share in columns], rows)


def test_shares_are_kept_where_words_fit() -> None:
    assert list(widths_of(grid(("A", 1), ("B", 3)), 100, letter=1, around=2).each) == [25, 75]


def test_a_long_word_widens_its_column() -> None:
    found = widths_of(grid(("A", 1), ("B", 9), words=("communications", "b")), 100, letter=1, around=2)
    assert (list(found.each), found.whole) == ([16, 84], True)


def test_a_column_that_gave_too_much_keeps_its_own_words() -> None:
    """What is taken for one is taken from those that have it to give."""
    words = ("x" * 20, "y" * 12, "z")
    found = widths_of(grid(("A", 1), ("B", 1.2), ("C", 5), words=words), 60, letter=1, around=0)
    assert list(found.each) == [20, 12, 28]


def test_an_address_that_is_too_long_may_be_cut() -> None:
    found = widths_of(grid(("A", 1), ("B", 1), words=("x" * 10_000, "b")), 100, letter=1, around=2)
    assert (list(found.each), found.whole) == ([50, 50], False)


@given(
    st.lists(st.tuples(st.text("ab ", min_size=1, max_size=40), st.floats(0.1, 5)), min_size=1, max_size=12),
    st.floats(20, 900),
)
def test_they_fill_the_room(columns: list[tuple[str, float]], room: float) -> None:
    assert sum(widths_of(grid(*columns), room, letter=5, around=8).each) == pytest.approx(room)
