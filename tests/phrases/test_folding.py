"""Folding: what is the same when read aloud folds the same, and every place leads back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.folding import Folded, fold, squeeze


@pytest.mark.parametrize(
    ("written", "folded"),
    [("RÉALISÉ", "realise"), ("œuvre", "oeuvre"), ("Aut.13 – Hiver", "aut.13 - hiver"), ("l’été", "l'ete"),
     ("100\u00a0%", "100 %"), ("re\u0301alise\u0301", "realise"), ("à sui\u00advre", "a suivre"), ("ﬁn…", "fin..."),
     ("« ici »", '" ici "'), ("a\tb", "a b"), ("un\ndeux", "un\ndeux")],
)  # fmt: skip
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_squeeze() -> None:
    assert squeeze(" a\u00a0 b\n c ") == "a b c"


@given(st.text(max_size=60))
def test_each_folded_letter_comes_from_the_letters_of_its_place(text: str) -> None:
    folded = Folded(text)
    for at in range(len(folded.text)):
        assert folded.text[at] in fold(folded.words(at, at + 1))


@given(st.text(max_size=60))
def test_places_grow_and_cover_the_words(text: str) -> None:
    folded = Folded(text)
    assert fold(folded.words(0, len(folded.text))) == folded.text
    starts = [folded.place(at, at + 1)[0] for at in range(len(folded.text))]
    assert starts == sorted(starts)
