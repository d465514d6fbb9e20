"""The lines of a calendar, as RFC 5545 writes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jalon.web.feeds.writing import folded

LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400)


@given(LINES)
def test_no_line_is_longer_than_75_bytes(line: str) -> None:
    assert all(len(one) <= 75 for one in folded(line).split(b"\r\n"))


@given(LINES)
def test_folding_loses_nothing(line: str) -> None:
    assert folded(line).replace(b"\r\n ", b"") == f"{line}\r\n".encode()


@given(LINES)
def test_no_letter_is_cut_in_two(line: str) -> None:
    assert all(piece.decode() is not None for piece in folded(line).split(b"\r\n "))
