"""Two versions of a text shown in one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jalon.plans.comparing.wording import word_changes


def test_words_that_stay_are_shown_once() -> None:
    assert word_changes("Signer deux ententes", "Signer dix ententes") == [
        ("same", "Signer "),
        ("out", "deux"),
        ("in", "dix"),
        ("same", " ententes"),
    ]


def test_neighbours_that_changed_are_one_piece() -> None:
    before, after = "Visiter les six jardins de la région cet été", "Visiter dix grands jardins de la région cet été"
    assert ("out", "les six") in word_changes(before, after)


def test_texts_that_share_too_little_are_two() -> None:
    before, after = "Scénario des mises en situation", "Rencontrer deux fois par année les directions"
    assert word_changes(before, after) == [("out", before), ("in", after)]


@given(st.text(), st.text())
def test_both_texts_are_whole(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(text for what, text in pieces if what != "in") == before
    assert "".join(text for what, text in pieces if what != "out") == after
