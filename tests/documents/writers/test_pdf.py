"""PDF is tagged, says its language and title, and takes any text as text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from jalon.documents import read_bytes
from jalon.documents.model import block_text
from jalon.documents.writers.house import Row, Value
from jalon.documents.writers.pdf import to_pdf
from tests.documents.writers.house import HOSTILE, printed


def tags(data: bytes) -> list[str]:
    """The names of the structure tree, depth first."""
    found: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for child in element:
                walk(child)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append(str(element.S))
            if "/K" in element:
                walk(element.K)

    with pikepdf.open(BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


def test_structure_has_a_table_with_headings() -> None:
    """Headings, lists, a figure, a table whose first row is its header."""
    found = tags(to_pdf(printed()))
    assert found.count("/TH") == 4
    assert {"/H1", "/Table", "/TR", "/TD", "/L", "/LI", "/Figure"} <= set(found)


def test_language_and_title_are_said() -> None:
    """For whoever listens to it."""
    with pikepdf.open(BytesIO(to_pdf(printed()))) as pdf:
        assert str(pdf.Root.Lang) == "fr-CA"
        assert pdf.open_metadata()["dc:title"] == "Bilan 2024-2027"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_conforms_to_ua_1() -> None:
    """It declares what it is."""
    with pikepdf.open(BytesIO(to_pdf(printed()))) as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    """It is printed, nothing is run or fetched."""
    data = to_pdf(printed(Row([Value("a"), Value(text), Value(), Value("fin")]), title=text[:200]))
    assert b"/URI" not in data
    assert b"/JavaScript" not in data


def test_long_cell_goes_on_over_the_page() -> None:
    """No word is cut off."""
    words = " ".join(f"mot{number}" for number in range(2_000))
    document = read_bytes(to_pdf(printed(Row([Value("a"), Value(words), Value(), Value("fin")]))), "bilan.pdf")
    text = " ".join(map(block_text, document.walk()))
    assert all(f"mot{number}" in text for number in range(0, 2_000, 97))
    assert "mot1999" in text
