"""Results of several actions that share one cell, read again each on its own, without the identities of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import docx
import pytest

from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.model import Bilan
from tests.reports.bilans import filled, nameless, telling

HEADINGS = ("Objectif", "Moyens", "Échéancier", "Résultats")
NAMES = ("Semer la haie du canal", "Tailler les pommiers", "Ouvrir le cellier commun")
TIMES = ("Automne 2026", "Hiver 2027", "Printemps 2027")


def plan(actions: Sequence[str], results: Sequence[str] = (), times: Sequence[str] = TIMES) -> bytes:
    """A plan of one row: an objective, its actions, when, what came."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    table = word.add_table(2, len(HEADINGS))
    for at, (heading, lines) in enumerate(zip(HEADINGS, (["Verdir le bourg"], actions, times, results), strict=True)):
        table.rows[0].cells[at].text = heading
        table.rows[1].cells[at].text = "\n".join(lines)
        for line in lines[1:]:
            table.rows[1].cells[at].add_paragraph(line)
        table.rows[1].cells[at].paragraphs[0].text = lines[0] if lines else ""
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def printed(data: bytes, results: Mapping[str, Sequence[str]], change: Callable[[Bilan], None] | None = None) -> bytes:
    """The document once something came of some lines, and after another edit."""

    def edit(bilan: Bilan) -> None:
        telling(results)(bilan)
        if change:
            change(bilan)

    return nameless(filled(data, edit, highlights=False))


def cell(data: bytes) -> list[str]:
    row: Any = docx.Document(BytesIO(data)).tables[0].rows[1]
    return [paragraph.text for paragraph in row.cells[3].paragraphs]


def came(data: bytes) -> dict[str, str | None]:
    """What came of each line, as the file is read, and no doubt about it."""
    proposal = read_plan(data, "plan.docx").proposal
    nodes = list(walk(proposal["nodes"]))
    assert not [doubt for node in nodes for doubt in node["doubts"] if doubt["code"].endswith("_values")]
    return {node["text"]: node["results"] for node in nodes if node["results"]}


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("mark", ["- ", "• ", ""])
def test_a_dash_stands_where_nothing_came(mark: str, at: int) -> None:
    told = {NAMES[at]: ["Fait."]}
    assert came(printed(plan([f"{mark}{name}" for name in NAMES]), told)) == {NAMES[at]: "Fait."}


@pytest.mark.parametrize("mark", ["- ", "", "1. "])
def test_each_keeps_all_that_came_of_it(mark: str) -> None:
    told = {NAMES[0]: ["Fait.", "Deux cents plants."], NAMES[2]: ["En cours (40 %), au 3 mars 2027."]}
    actions = [f"{at}. {name}" if mark == "1. " else f"{mark}{name}" for at, name in enumerate(NAMES, 1)]
    assert came(printed(plan(actions), told)) == {name: " ".join(lines) for name, lines in told.items()}


def test_numbered_actions_have_their_results_by_number() -> None:
    data = printed(plan([f"{at}. {name}" for at, name in enumerate(NAMES, 4)]), {NAMES[1]: ["Fait.", "Vu par tous."]})
    assert cell(data) == ["5. Fait.", "Vu par tous."]
    assert came(data) == {NAMES[1]: "Fait. Vu par tous."}


def test_what_came_of_all_of_them_stands_first() -> None:
    """As the document says it: no action takes it for its own."""
    actions = [f"- {name}" for name in NAMES[:2]]
    data = printed(plan(actions, ["En préparation"], TIMES[:2]), {NAMES[0]: ["Semée."], NAMES[1]: ["Taillés."]})
    assert cell(data) == ["En préparation", "– Semée.", "– Taillés."]
    assert came(data) == {"Verdir le bourg": "En préparation", NAMES[0]: "Semée.", NAMES[1]: "Taillés."}


@pytest.mark.parametrize("told", [("Taillés.",), (NAMES[1], "Taillés.")])
def test_steps_of_one_action(told: Sequence[str]) -> None:
    """Whether something came of it, or of one of them."""
    actions = [f"{NAMES[0]} :", f"- {NAMES[1]}", f"- {NAMES[2]}"]
    which = told[0] if len(told) > 1 else NAMES[0]
    data = printed(plan(actions, (), TIMES[:1]), {which: ["Fait.", "Et bien fait."]})
    assert [words for text, words in came(data).items() if text.startswith(which)] == ["Fait. Et bien fait."]


def test_lines_that_begin_low_are_told_apart() -> None:
    """Of actions without marks."""
    told = {NAMES[0]: ["semée"], NAMES[1]: ["taillés par le comité"], NAMES[2]: ["ouvert"]}
    assert came(printed(plan(NAMES), told)) == {name: lines[0] for name, lines in told.items()}


def test_printed_again_with_other_results() -> None:
    first = printed(plan([f"- {name}" for name in NAMES]), {NAMES[0]: ["Semée."]})
    again = printed(first, {NAMES[0]: [], NAMES[1]: ["Taillés."]})
    assert came(again) == {NAMES[1]: "Taillés."}
