"""A line that stands in several rows of the document it came from: cut by a page, or gone on below."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from samples.bilans import bilan_of
from samples.opened import words_in

from jalon.documents import read_bytes
from jalon.documents.model import Table
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.in_layout import Origin
from jalon.reports.model import Bilan
from jalon.reports.printing import print_from
from tests.reports.bilans import filled, find, like, said

ROWS = (
    ("Action", "Responsable", "Échéancier", "Résultats"),
    ("1. Ouvrir un jardin collectif", "Comité jardins", "Printemps 2026", "Terrain trouvé"),
    ("", "Ville", "Automne 2026", "Entente signée"),
    ("2. Tenir un salon des métiers", "Coordination", "Hiver 2027", ""),
)


def document() -> bytes:
    """A plan whose first action stands in two rows."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    table = word.add_table(len(ROWS), len(ROWS[0]))
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def printed(edit: Callable[[Bilan], None], data: bytes | None = None) -> bytes:
    return filled(data or document(), edit)


def column(data: bytes, at: int) -> list[str]:
    """What a column says below its heading."""
    table = next(block for block in read_bytes(data, "plan.docx").blocks if isinstance(block, Table))
    return [row[at].text for row in table.rows[1:]]


def test_a_line_merged_over_its_rows_is_marked() -> None:
    """As the legend says, in both rows, when it becomes done."""
    word: Any = docx.Document(BytesIO(document()))
    word.paragraphs[0].insert_paragraph_before("Légende : les actions réalisées sont en caractères gras.")
    rows = word.tables[0].rows
    rows[1].cells[0].merge(rows[2].cells[0])
    out = BytesIO()
    word.save(out)
    data = printed(lambda bilan: said(find(bilan, "Ouvrir un jardin"), "Jardin ouvert"), out.getvalue())
    node = next(each for each in walk(read_plan(data, "plan.docx").proposal["nodes"]) if "jardin" in each["text"])
    assert (node["results"], node["highlighted"]) == ("Jardin ouvert", True)


def test_what_does_not_change_stays_in_both_rows() -> None:
    assert column(printed(lambda _bilan: None), 3) == ["Terrain trouvé", "Entente signée", ""]


def test_a_new_line_comes_after_both_rows() -> None:
    def edit(bilan: Bilan) -> None:
        bilan.lines.insert(1, like(find(bilan, "Ouvrir un jardin"), "Planter une haie"))

    assert column(printed(edit), 0)[2] == "Planter une haie"


def test_a_line_taken_out_leaves_with_both_rows() -> None:
    def edit(bilan: Bilan) -> None:
        del bilan.lines[0]

    assert column(printed(edit), 1) == ["Coordination"]


def test_a_result_that_changes_is_said_once() -> None:
    """What went on below is not left under it."""
    results = column(printed(lambda bilan: said(find(bilan, "Ouvrir un jardin"), "Jardin ouvert")), 3)
    assert results == ["Jardin ouvert", "", ""]


def test_a_cell_that_changes_is_said_once() -> None:
    def edit(bilan: Bilan) -> None:
        find(bilan, "Ouvrir un jardin").item.schedule = "Été 2027"

    data = printed(edit)
    assert column(data, 2) == ["Été 2027", "", "Hiver 2027"]
    assert column(data, 1) == ["Comité jardins", "Ville", "Coordination"]


def test_a_line_that_goes_on_below_is_read_down_its_column() -> None:
    """By what tells whether a file says all of a bilan."""
    assert "Terrain trouvé\nEntente signée" in words_in(document(), Format.DOCX)


@pytest.mark.parametrize("words", ["Sous-total", "Page 2 de 3"])
def test_what_is_no_line_is_no_part_of_the_line_above(words: str) -> None:
    """Its row stays when the line above leaves."""
    word: Any = docx.Document(BytesIO(document()))
    cells = word.tables[0].rows[2].cells
    for cell in cells:
        cell.text = ""
    cells[0].merge(cells[3]).text = words
    out = BytesIO()
    word.save(out)
    proposal = read_plan(out.getvalue(), "plan.docx").proposal
    bilan, nodes = bilan_of(proposal)
    lines = [line for line in bilan.walk() if line.item.text.startswith("Ouvrir")]
    bilan.lines = [line for line in bilan.lines if line not in lines]
    data = print_from(bilan, Format.DOCX, Origin(out.getvalue(), Format.DOCX, proposal, nodes), highlights=True)
    assert words in words_in(data, Format.DOCX)


def test_a_result_that_stands_below_changes_there() -> None:
    """The first row says none."""
    word: Any = docx.Document(BytesIO(document()))
    word.tables[0].rows[1].cells[3].text = ""
    out = BytesIO()
    word.save(out)
    data = printed(lambda bilan: said(find(bilan, "Ouvrir un jardin"), "Jardin ouvert"), out.getvalue())
    assert [text for text in column(data, 3) if text] == ["Jardin ouvert"]
