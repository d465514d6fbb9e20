"""A bilan as a PDF, for whoever listens to it (PDF/UA-1, ISO 14289-1): what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from jalon.reports.choices import Format
from jalon.reports.printing import print_from
from tests.reports.bilans import BULLETS, TABLE, find, made, said
from tests.reports.test_dressed import summed

NAMES = pytest.mark.parametrize(("name", "words"), [(TABLE, "Négocier une entente"), (BULLETS, "Revoir le formulaire")])


@contextmanager
def opened(name: str, words: str) -> Iterator[Any]:
    """The bilan of a sample with its summary and its chart, once something came of a line."""
    bilan = summed(made(name)[0])
    said(find(bilan, words), "Une entente signée.", "Deux appuis reçus.")
    with pikepdf.open(BytesIO(print_from(bilan, Format.PDF, None, highlights=True))) as pdf:
        yield pdf


def elements(pdf: Any) -> list[tuple[str, Any]]:
    """The structure, in reading order: what each element is, and the element."""
    found: list[tuple[str, Any]] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for child in element:
                walk(child)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                found.append((str(element.S), element))
            if "/K" in element:
                walk(element.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def attribute(element: Any, name: str) -> str:
    given = element.get("/A", [])
    return next(
        (str(each[name]) for each in (given if isinstance(given, pikepdf.Array) else [given]) if name in each), ""
    )


@NAMES
def test_it_says_its_language_its_title_and_what_it_conforms_to(name: str, words: str) -> None:
    with opened(name, words) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("fr-CA", True)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        said_of_it = pdf.open_metadata()
        assert (said_of_it["dc:title"], said_of_it["pdfuaid:part"]) == (made(name)[0].title, "1")


@NAMES
def test_headings_begin_at_the_first_level_and_none_is_left_out(name: str, words: str) -> None:
    with opened(name, words) as pdf:
        levels = [int(kind[2:]) for kind, _element in elements(pdf) if kind[:2] == "/H" and kind[2:].isdigit()]
    assert (levels[0], set(levels)) == (1, {1, 2})
    assert all(under - over <= 1 for over, under in pairwise(levels))


@NAMES
def test_each_table_has_a_row_of_headings_for_its_columns(name: str, words: str) -> None:
    """As many as a row has cells, each told to be that of its column."""
    with opened(name, words) as pdf:
        found = elements(pdf)
        tables = sum(kind == "/Table" for kind, _element in found)
        headings = [element for kind, element in found if kind == "/TH"]
        scopes = {attribute(each, "/Scope") for each in headings}
        assert (tables, scopes) == (sum(kind == "/THead" for kind, _element in found), {"/Column"})
        assert len(headings) >= 2 * tables


@NAMES
def test_the_chart_is_said_in_words(name: str, words: str) -> None:
    with opened(name, words) as pdf:
        figures = [element for kind, element in elements(pdf) if kind == "/Figure"]
        assert len(figures) == 1
        assert str(figures[0].Alt).startswith("Avancement par axe")


@NAMES
def test_the_keyboard_follows_the_structure(name: str, words: str) -> None:
    with opened(name, words) as pdf:
        assert {str(page.get("/Tabs")) for page in pdf.pages} == {"/S"}
