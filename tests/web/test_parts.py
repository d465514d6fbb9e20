"""The rows of a long page, a part at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import QueryDict

from jalon.web.components import parts
from jalon.web.components.parts import Asked, Row, Sharing, asked_parts

ROWS = [Row(1, "a" * 60), Row(2, "b" * 60), Row(3, "c" * 60)]


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ROOM", 100)


def sharing(**asked: object) -> Sharing:
    return Sharing(Asked(QueryDict(), **asked))  # type: ignore[arg-type]


def test_what_has_no_room_is_left() -> None:
    taken = sharing().take(ROWS)
    assert (taken.html, taken.left) == ("a" * 60 + "b" * 60, 3)


def test_the_next_chapter_has_what_room_is_left() -> None:
    both = sharing()
    both.take(ROWS[:2])
    assert both.take(ROWS[2:]) == ("", 3)
    assert both.partial


def test_the_whole_has_room_for_all() -> None:
    whole = sharing(whole=True)
    assert whole.take(ROWS).left is None
    assert not whole.partial


def test_it_begins_where_it_is_asked() -> None:
    assert sharing(since=3).take(ROWS).html == "c" * 60


def test_the_row_that_must_be_there_is() -> None:
    assert sharing().take([*ROWS, Row(4, "d")], toward=3).left == 4


def test_rows_with_no_room_are_not_written() -> None:
    written: list[int] = []

    def rows() -> Iterator[Row]:
        for row in ROWS * 100:
            written.append(row.id)
            yield row

    sharing().take(rows())
    assert len(written) == 3


@pytest.mark.parametrize("value", ["7", "x", "", "9" * 30, "²"])
def test_a_row_that_is_not_there_is_not_looked_for(value: str) -> None:
    assert asked_parts(QueryDict(f"depuis={value}"), {1, 2}).since is None


def test_an_address_keeps_what_else_was_asked() -> None:
    asked = asked_parts(QueryDict("etat=done&depuis=1&tout=1"), {1})
    assert asked.address(axe=4) == "?etat=done&amp;axe=4"
