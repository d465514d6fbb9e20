"""What changed in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jalon.plans.rules.words import compare


def test_only_what_changed_is_marked() -> None:
    """Word by word."""
    found = [(piece.kind, piece.text) for piece in compare("Tenir une rencontre", "Tenir deux rencontres")]
    assert found == [
        ("same", "Tenir "),
        ("gone", "une"),
        ("new", "deux"),
        ("same", " "),
        ("gone", "rencontre"),
        ("new", "rencontres"),
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_character_is_lost(before: str, after: str) -> None:
    """Both texts can be read in what is shown."""
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
