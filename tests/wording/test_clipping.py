"""A text is cut between two words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.wording.clipping import CUT, clipped


@pytest.mark.parametrize(
    ("text", "most", "said"),
    [
        ("Recenser les terrains", 21, "Recenser les terrains"),
        ("Recenser les terrains", 20, "Recenser les…"),
        ("Recenser les terrains", 13, "Recenser les…"),
        ("Recenser les terrains", 12, "Recenser…"),
        ("Recenser, puis signer", 12, "Recenser…"),
        ("Anticonstitutionnellement", 10, "Anticonst…"),
    ],
)
def test_no_word_is_cut(text: str, most: int, said: str) -> None:
    assert clipped(text, most) == said


@given(st.text("ab ,\u00a0", max_size=60), st.integers(2, 30))
def test_what_is_kept_is_the_beginning_and_fits(text: str, most: int) -> None:
    said = clipped(text, most)
    assert len(said) <= max(most, len(text) if len(text) <= most else most)
    assert text.startswith(said.removesuffix(CUT))


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=20), st.integers(10, 40))
def test_all_the_words_kept_are_whole(words: list[str], most: int) -> None:
    kept = clipped(" ".join(words), most).removesuffix(CUT).split()
    assert kept == words[: len(kept)]
