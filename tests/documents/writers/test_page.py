"""The web page holds everything and fetches nothing."""

from __future__ import annotations

import re

import pytest
from lxml import html

from jalon.documents.writers.csv_text import guarded, to_csv, unguarded
from jalon.documents.writers.house import Row, Value
from jalon.documents.writers.page import to_page
from tests.documents.writers.house import HOSTILE, printed


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    """No tag, script or address comes of it."""
    tree = html.document_fromstring(to_page(printed(Row([Value("a"), Value(text), Value(), Value("b")]), title=text)))
    assert not tree.xpath("//script | //img | //@src | //@href | //iframe")
    assert "".join(filter(str.isalnum, tree.xpath("//td")[1].text_content())) == "".join(filter(str.isalnum, text))


def test_table_has_headings_and_spans() -> None:
    """What goes on from above is one cell."""
    tree = html.document_fromstring(to_page(printed()))
    assert [th.get("scope") for th in tree.xpath("//th")] == ["col"] * 4
    assert tree.xpath("//td/@rowspan") == ["2"]


def test_csv_runs_nothing() -> None:
    """A text that would be a formula is made plain, a number stays one."""
    assert to_csv(["Nom", "n"], [["=1+1", 3], ["Été", None]]).decode("utf-8-sig") == "Nom,n\r\n'=1+1,3\r\nÉté,\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "\t=1+1",
        "a;=1+1",
        "a\n+1",
        "Voir ;  @SUM(A1)",
        "a\r\n-1+1",
        "a\t=1",
        "a\n- Planter\n- Tailler",
        "a\n\n=1;;=2",
    ],
)
def test_no_spreadsheet_makes_a_formula_of_it_wherever_it_cuts(text: str) -> None:
    """In French, what opens a CSV cuts at semicolons; at a new line too, for quotes are not where it expects them."""
    written = to_csv(["Nom", "Note"], [["Ana", text]]).decode("utf-8-sig")
    cells = [cell.strip(' "') for cell in re.split(r"[,;\t\r\n]", written)]
    assert [cell for cell in cells if re.match(r"[=+@]|-\S", cell)] == []
    assert unguarded(guarded(text)) == text


def test_an_endless_cell_is_guarded_in_no_time() -> None:
    assert guarded("\n ;" * 300_000 + " " * 300_000)
