"""Tables drawn with bars or spaces in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.documents.model import Document, Table
from jalon.documents.readers.txt import read
from jalon.documents.readers.txt_tables import tabbed
from tests.documents.shows import cells, first_table, kinds

WANTED = [["Action", "Qui", "Quand"], ["Semer", "Odile", ""], ["Tailler", "", "mai"]]


def _read(*lines: str) -> Document:
    return read("\n".join(lines).encode())


def _laid(bar: str, left: str = "", right: str = "") -> list[str]:
    return [left + bar.join(row) + right for row in WANTED]


@pytest.mark.parametrize(
    "lines",
    [
        _laid(" | "),
        _laid("|"),
        _laid(" | ", "| ", " |"),
        [*_laid(" | ", "| ", " |")[:1], "|---|:---:|---|", *_laid(" | ", "| ", " |")[1:]],
        ["+-----+-----+----+", *_laid(" | ", "| ", " |"), "+-----+-----+----+"],
        ["Action    Qui     Quand", "Semer     Odile", "Tailler           mai"],
        ["Action    Qui     Quand", "-------   -----   -----", "Semer     Odile", "Tailler           mai"],
    ],
)
def test_cells_between_bars_or_spaces_make_a_table(lines: list[str]) -> None:
    assert cells(first_table(_read("Plan", "", *lines))) == WANTED


@pytest.mark.parametrize(
    "lines",
    [
        ["Semer | Odile | mai", "Une ligne sans barre"],
        ["- Semer | Odile", "- Tailler | Ida", "- Arroser | Line"],
        ["Il faut semer.  Puis tailler.  Enfin", "on arrose.  Chacun  vient voir", "le jardin.  Tous  sont contents"],
        ["Qui     Odile", "Quand   mai", "Où      cour"],
    ],
)
def test_bars_and_spaces_of_sentences_and_lists_make_none(lines: list[str]) -> None:
    assert "table" not in kinds(_read(*lines).blocks)


def test_a_table_stands_between_lines_of_prose() -> None:
    assert kinds(_read("Voici le plan :", *_laid(" | "), "Merci à tous.").blocks) == ["p", "table", "p"]


@given(st.lists(st.text("ab| \t-+é", max_size=30), max_size=8))
def test_no_letter_is_lost(lines: list[str]) -> None:
    laid = tabbed(lines)
    assert len(laid) == len(lines)
    for line, row in zip(lines, laid, strict=True):
        assert sorted(set(row or "") & set("abé")) == sorted(set(line) & set("abé"))
        assert [c for c in row or "" if c in "abé"] == [c for c in line if c in "abé"]


def test_a_table_keeps_its_place_after_empty_lines() -> None:
    document = _read("Titre", "", "", *_laid(" | "))
    assert isinstance(document.blocks[1], Table)
