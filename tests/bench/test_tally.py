"""A lost write would be seen."""

from __future__ import annotations

from bench._tally import Tally, mark


def test_only_what_was_kept_is_acknowledged() -> None:
    tally = Tally()
    for status, word in ((302, "a"), (303, "b"), (409, "c"), (422, "d"), (200, "e"), (0, "f"), (500, "g")):
        tally.note(status, word)
    assert tally.kept == ["a", "b"]


def test_an_acknowledged_write_that_is_not_found_is_lost() -> None:
    tally = Tally()
    tally.note(302, "a")
    tally.note(302, "b")
    assert tally.lost({"a", "b", "c"}) == 0
    assert tally.lost({"b"}) == 1


def test_failures_of_the_server_are_counted() -> None:
    tally = Tally()
    for status in (500, 503, 404, 302):
        tally.note(status, "x")
    assert tally.errors == 2


def test_marks_differ() -> None:
    assert len({mark() for _time in range(1_000)}) == 1_000
