"""A row that the end of a page cut in two, as in a text taken out of a PDF: its actions, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import product
from typing import Any

import docx
import pytest

from jalon.documents import read_bytes
from jalon.documents.model import Table
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.model import Bilan
from tests.reports.bilans import filled, find, nameless, telling

HEADINGS = ("Objectif", "Moyens", "Échéancier", "Résultats")
HEDGE, TREES, CELLAR = "Semer la haie du canal", "Tailler les pommiers de la cour avec les voisins", "Ouvrir le cellier"
NAMES = (HEDGE, TREES, CELLAR)
FIRST = (["1. Verdir le bourg"], [f"- {HEDGE}", "- Tailler les pommiers"], ["- Automne 2026", "- Hiver 2027"])
SECOND = ([""], ["de la cour avec les voisins", f"- {CELLAR}"], ["- Printemps 2027"])
LAST = (["2. Nourrir le bourg"], ["- Tenir un marché"], ["- Été 2027"], ["- Tenu"])


def plan(whole: Sequence[str] = ()) -> bytes:
    """A plan whose first row goes on in a second table; `whole` came of all of it."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    pages = [[[[each] for each in HEADINGS], (*FIRST, whole)], [(*SECOND, []), LAST]]
    for rows in pages:
        table = word.add_table(len(rows), len(HEADINGS))
        for at, row in enumerate(rows):
            for cell, lines in zip(table.rows[at].cells, row, strict=True):
                cell.paragraphs[0].text = lines[0] if lines else ""
                for line in lines[1:]:
                    cell.add_paragraph(line)
        word.add_paragraph()
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def printed(data: bytes, edit: Callable[[Bilan], None]) -> bytes:
    return nameless(filled(data, edit, highlights=False))


def column(data: bytes, at: int) -> list[list[str]]:
    """What the cells of a column say below its heading."""
    tables = [block for block in read_bytes(data, "plan.docx").blocks if isinstance(block, Table)]
    return [row[at].text.split("\n") for table in tables for row in table.rows][1:]


def lines_of(data: bytes) -> list[tuple[str, str | None]]:
    return [(node["text"], node["results"]) for node in walk(read_plan(data, "plan.docx").proposal["nodes"])]


@pytest.mark.parametrize("came", [each for each in product((True, False), repeat=3) if any(each)])
def test_each_action_keeps_what_came_of_it(came: tuple[bool, ...]) -> None:
    """Whichever of them it came of."""
    told = {name: [f"Fait en {at} jours."] for at, (name, some) in enumerate(zip(NAMES, came, strict=True), 2) if some}
    found = dict(lines_of(printed(plan(), telling(told))))
    assert {name: found[name] for name in NAMES} == {name: " ".join(told.get(name, [])) or None for name in NAMES}


def test_what_came_of_all_of_them_stands_first() -> None:
    data = printed(plan(["- Commencé"]), telling({HEDGE: ["Semée."], TREES: ["Taillés."], CELLAR: ["Ouvert."]}))
    assert column(data, 3)[:2] == [["Commencé", "- Semée.", "- Taillés."], ["- Ouvert."]]
    assert dict(lines_of(data))["Verdir le bourg"] == "Commencé"


def test_each_stands_on_its_page() -> None:
    """The cell of the page before does not take what came of an action of the next."""
    data = printed(plan(), telling({HEDGE: ["Semée."], TREES: ["Taillés."], CELLAR: ["Ouvert."]}))
    assert column(data, 3)[:2] == [["– Semée.", "– Taillés."], ["– Ouvert."]]


def test_other_words_take_the_place_of_both_pieces() -> None:
    def edit(bilan: Bilan) -> None:
        find(bilan, TREES).item.text = "Tailler les poiriers"

    data = printed(plan(), edit)
    assert [text for text, _results in lines_of(data)][1:4] == [HEDGE, "Tailler les poiriers", CELLAR]
    assert [lines[-1] for lines in column(data, 1)[:2]] == ["- Tailler les poiriers", f"- {CELLAR}"]


def test_a_line_taken_out_leaves_with_both_pieces() -> None:
    def edit(bilan: Bilan) -> None:
        bilan.lines[0].children = [line for line in bilan.lines[0].children if line.item.text != TREES]

    text = "\n".join("\n".join(lines) for lines in column(printed(plan(), edit), 1))
    assert "pommiers" not in text
    assert "voisins" not in text


def test_its_end_stays_when_the_next_action_leaves() -> None:
    def edit(bilan: Bilan) -> None:
        bilan.lines[0].children = [line for line in bilan.lines[0].children if line.item.text != CELLAR]

    assert (TREES, None) in lines_of(printed(plan(), edit))
