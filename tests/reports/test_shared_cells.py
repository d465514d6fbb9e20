"""Cells where several actions of a row are listed, with dashes typed before each."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
import pytest

from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.model import Bilan
from tests.reports.bilans import filled, find, said

HEADINGS = ("Objectif", "Moyens", "Échéancier", "Résultats")
ACTIONS = ("Tenir trois rencontres régionales", "Publier un bulletin mensuel", "Former les nouvelles personnes élues")
TIMES = ("Automne 2026", "Hiver 2027", "Printemps 2027")
RESULTS = ("Réalisé", "En cours", "Non réalisé")


def document(times: Sequence[str] = TIMES, results: Sequence[str] = RESULTS, mark: str = "- ") -> bytes:
    """A plan of one objective, whose actions are listed in one row."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    table = word.add_table(2, len(HEADINGS))
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    lists = [["Mobiliser les membres"], *([f"{mark}{each}" for each in lines] for lines in (ACTIONS, times, results))]
    for cell, lines in zip(table.rows[1].cells, lists, strict=True):
        cell.text = ""
        for at, line in enumerate(lines):
            (cell.paragraphs[0] if at == 0 else cell.add_paragraph()).add_run(line)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def cell(data: bytes, column: int) -> list[str]:
    """The paragraphs of a cell of the row, as they are typed."""
    row: Any = docx.Document(BytesIO(data)).tables[0].rows[1]
    return [paragraph.text for paragraph in row.cells[column].paragraphs]


def told(data: bytes) -> dict[str, tuple[str | None, str | None]]:
    """When each action is to be done and what came of it, as the file is read."""
    nodes = walk(read_plan(data, "plan.docx").proposal["nodes"])
    return {node["text"]: (node["schedule"], node["results"]) for node in nodes if node["level"] == "action"}


def several(bilan: Bilan) -> None:
    """Much came of one action."""
    said(find(bilan, ACTIONS[1]), "En cours (40 %), au 3 mars 2027.", "Deux numéros parus.")


def test_new_words_have_the_dash_of_the_others() -> None:
    data = filled(document(), lambda bilan: said(find(bilan, ACTIONS[1]), "Six numéros parus"))
    assert cell(data, 3) == ["- Réalisé", "- Six numéros parus", "- Non réalisé"]


def test_words_that_stay_keep_theirs() -> None:
    """Of a cell where only one line changes."""

    def edit(bilan: Bilan) -> None:
        find(bilan, ACTIONS[0]).item.text = "Tenir six rencontres"

    data = filled(document(), edit)
    assert cell(data, 1) == ["- Tenir six rencontres", *(f"- {each}" for each in ACTIONS[1:])]


def test_a_cell_that_was_empty_takes_the_dash_of_its_column() -> None:
    """Where the other rows of the table have one."""
    word: Any = docx.Document(BytesIO(document()))
    row = word.tables[0].add_row().cells
    for at, text in enumerate(("Rayonner", "- Tenir un salon", "- Automne 2027", "")):
        row[at].text = text
    out = BytesIO()
    word.save(out)
    data = filled(out.getvalue(), lambda bilan: said(find(bilan, "Tenir un salon"), "Salon tenu", "Trente visites"))
    last: Any = docx.Document(BytesIO(data)).tables[0].rows[2].cells[3]
    assert [paragraph.text for paragraph in last.paragraphs] == ["- Salon tenu", "- Trente visites"]


def test_several_results_of_one_action_stand_under_its_dash() -> None:
    """And are read again as its own."""
    data = filled(document(), several)
    lines = ["- Réalisé", "- En cours (40 %), au 3 mars 2027.", "Deux numéros parus.", "- Non réalisé"]
    assert cell(data, 3) == lines
    assert [results for _when, results in told(data).values()] == ["Réalisé", " ".join(lines[1:3])[2:], "Non réalisé"]


def test_without_dashes_each_action_has_one_line() -> None:
    data = filled(document(mark=""), several)
    assert cell(data, 3) == ["Réalisé", "En cours (40 %), au 3 mars 2027. Deux numéros parus.", "Non réalisé"]


@pytest.mark.parametrize("words", ["Réalisé", "réalisé par le comité"])
def test_a_result_said_beside_a_date_moves_to_its_column(words: str) -> None:
    """When another is said: the dates stay."""
    times = [f"{TIMES[0]} {words}", *TIMES[1:]]
    before = document(times, ())
    data = filled(before, lambda bilan: said(find(bilan, ACTIONS[0]), "Quatre rencontres tenues"))
    assert cell(data, 2) == [f"- {each}" for each in TIMES]
    assert any("Quatre rencontres tenues" in line for line in cell(data, 3))


def test_a_result_said_beside_a_date_stays_there_as_long_as_it_is_the_same() -> None:
    times = [f"{TIMES[0]} Réalisé", *TIMES[1:]]
    data = filled(document(times, ()), lambda _bilan: None)
    assert cell(data, 2) == [f"- {each}" for each in times]


def with_title() -> bytes:
    """The same, where a title in the words of the last action is in italics."""
    word: Any = docx.Document(BytesIO(document()))
    word.paragraphs[0].insert_paragraph_before("Légende : les actions réalisées sont en caractères gras.")
    word.tables[0].rows[1].cells[1].paragraphs[-1].add_run(" Le guide").italic = True
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def italics(data: bytes) -> list[tuple[str, bool | None]]:
    """What is in italics in the cell of the actions, and whether it is in bold."""
    row: Any = docx.Document(BytesIO(data)).tables[0].rows[1]
    return [(run.text.strip(), run.bold) for line in row.cells[1].paragraphs for run in line.runs if run.italic]


def test_a_line_that_is_marked_keeps_its_italics() -> None:
    """It alone is in bold, word for word as it was."""
    data = filled(with_title(), lambda bilan: said(find(bilan, ACTIONS[2]), "Formées"))
    assert italics(data) == [("Le guide", True)]
    row: Any = docx.Document(BytesIO(data)).tables[0].rows[1]
    assert [any(run.bold for run in line.runs) for line in row.cells[1].paragraphs][1:] == [False, True]


def test_a_line_beside_one_that_changes_keeps_its_italics() -> None:
    def edit(bilan: Bilan) -> None:
        find(bilan, ACTIONS[0]).item.text = "Tenir six rencontres"

    data = filled(with_title(), edit)
    assert [words for words, _bold in italics(data)] == ["Le guide"]
    assert cell(data, 1)[0] == "- Tenir six rencontres"
