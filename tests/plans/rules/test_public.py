"""What the public may be shown, and addresses people can type."""

from __future__ import annotations

import pytest

from jalon.plans.rules.public import EVERYTHING, OPEN_TO_ALL, Reader, Shown, is_address, may_show


def test_the_public_is_shown_no_name_nor_note_whatever_is_wanted() -> None:
    assert may_show(Reader.PUBLIC, EVERYTHING) == frozenset(OPEN_TO_ALL)
    assert not {Shown.NAMES, Shown.NOTES, Shown.EXTRA} & frozenset(OPEN_TO_ALL)


@pytest.mark.parametrize("reader", [Reader.BOARD, Reader.MEMBERS, Reader.FUNDER])
def test_others_are_shown_what_is_chosen(reader: Reader) -> None:
    assert may_show(reader, frozenset({Shown.NOTES})) == {Shown.NOTES}


@pytest.mark.parametrize("text", ["rjs-2024", "abc", "a" * 40])
def test_what_may_be_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "ab", "Réseau", "a b c", "-abc", "abc-", "a" * 41, "../etc", "a_b"])
def test_what_may_not(text: str) -> None:
    assert not is_address(text)
