"""A line that stands under another of its level: both say their words, in one column."""

from __future__ import annotations

import pytest
from samples.opened import words_in

from jalon.documents import read_bytes
from jalon.documents.model import Table
from jalon.reports.choices import Format
from jalon.reports.model import Bilan
from jalon.reports.printing import print_from
from tests.reports.bilans import TABLE, find, is_in, letters_of_pdf, made
from tests.reports.test_moved import FORMATS, OBJECTIVE, OTHER, move, printed

PLACES = pytest.mark.parametrize("at", [0, 1, 99])


def nested(bilan: Bilan, at: int) -> None:
    """An objective under another, before its actions, among them or after them."""
    move(bilan, OBJECTIVE, OTHER, at)


def first_column(data: bytes, fmt: Format) -> list[str]:
    """What the first column says of each row, in the table that has the objective; a cell goes on below."""
    for table in (block for block in read_bytes(data, f"plan.{fmt.value}").blocks if isinstance(block, Table)):
        said = [row[0].text if row[0] else "" for row in table.grid()]
        if any(text.startswith(OTHER) for text in said):
            return [text for text in said if text.startswith((OBJECTIVE, OTHER))]
    return []


@FORMATS
@PLACES
def test_both_are_said_in_the_document_they_came_from(fmt: Format, at: int) -> None:
    _wanted, _found, data = printed(TABLE, fmt, lambda bilan: nested(bilan, at))
    words = words_in(data, fmt)
    bilan, _origin = made(TABLE)
    assert find(bilan, OBJECTIVE).item.text in words
    assert find(bilan, OTHER).item.text in words


@FORMATS
def test_what_follows_stands_under_its_own_name_again(fmt: Format) -> None:
    _wanted, _found, data = printed(TABLE, fmt, lambda bilan: nested(bilan, 1))
    rows = [text.startswith(OBJECTIVE) for text in first_column(data, fmt)]
    assert rows == [False] + [True] * 5 + [False] * 2


@PLACES
@pytest.mark.parametrize("fmt", [Format.XLSX, Format.HTML])
def test_both_are_said_in_our_own_layout(fmt: Format, at: int) -> None:
    bilan, _origin = made(TABLE)
    nested(bilan, at)
    words = words_in(print_from(bilan, fmt, None, highlights=True), fmt)
    assert find(bilan, OBJECTIVE).item.text in words
    assert find(bilan, OTHER).item.text in words


@PLACES
def test_both_are_said_in_a_pdf(at: int) -> None:
    bilan, _origin = made(TABLE)
    nested(bilan, at)
    letters = letters_of_pdf(print_from(bilan, Format.PDF, None, highlights=True))
    assert all(is_in(letters, word) for word in find(bilan, OTHER).item.text.split())


def test_what_follows_stands_under_its_own_name_again_in_our_own_layout() -> None:
    bilan, _origin = made(TABLE)
    nested(bilan, 1)
    data = print_from(bilan, Format.HTML, None, highlights=True)
    rows = [text.startswith(OBJECTIVE) for text in first_column(data, Format.HTML)]
    assert rows == [False] + [True] * 5 + [False] * 2
