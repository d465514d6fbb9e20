"""Results under lines that stand outside tables: after all that says the line, once, and again under the same label."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from samples.bilans import bilan_of

from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.in_layout import Origin
from jalon.reports.model import Bilan
from jalon.reports.printing import print_from
from tests.reports.bilans import find, said

LINES = ("Ouvrir le cellier commun et", "ses deux remises", "Curer le lavoir", "Semer la haie du canal")


def plan() -> bytes:
    """Bullets under a heading, one over two paragraphs, one with who does it."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    word.add_heading("A) Verdir le bourg", 1)
    word.add_paragraph(LINES[0], style="List Bullet")
    word.add_paragraph(LINES[1])
    word.add_paragraph(LINES[2], style="List Bullet")
    word.add_paragraph("Responsable : Comité du lavoir")
    word.add_paragraph(LINES[3], style="List Bullet")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def bilan(data: bytes) -> tuple[Bilan, Origin]:
    proposal = read_plan(data, "plan.docx").proposal
    made, nodes = bilan_of(proposal)
    return made, Origin(data, Format.DOCX, proposal, nodes)


def texts(data: bytes) -> list[str]:
    word: Any = docx.Document(BytesIO(data))
    return [paragraph.text for paragraph in word.paragraphs if paragraph.text][2:]


def told(data: bytes) -> dict[str, str | None]:
    return {node["text"]: node["results"] for node in walk(read_plan(data, "plan.docx").proposal["nodes"])}


def printed(made: Bilan, origin: Origin) -> bytes:
    return print_from(made, Format.DOCX, origin, highlights=False)


def test_they_stand_after_all_that_says_the_line() -> None:
    made, origin = bilan(plan())
    said(find(made, "Ouvrir"), "Fait.", "Deux clés remises.")
    said(find(made, "Curer"), "Curé.")
    label = "Résultats obtenus\u00a0: "
    assert texts(printed(made, origin)) == [
        *LINES[:2],
        f"{label}Fait. Deux clés remises.",
        LINES[2],
        "Responsable : Comité du lavoir",
        f"{label}Curé.",
        LINES[3],
    ]


def test_the_label_stays_when_other_words_come() -> None:
    made, origin = bilan(plan())
    said(find(made, "Ouvrir"), "Commencé.")
    again, origin = bilan(printed(made, origin))
    said(find(again, "Ouvrir"), "Fait.", "Deux clés remises.")
    data = printed(again, origin)
    assert texts(data)[2] == "Résultats obtenus\u00a0: Fait. Deux clés remises."
    assert told(data)[f"{LINES[0]} {LINES[1]}"] == "Fait. Deux clés remises."


def test_the_label_goes_with_the_last_words() -> None:
    made, origin = bilan(plan())
    said(find(made, "Curer"), "Curé.")
    again, origin = bilan(printed(made, origin))
    said(find(again, "Curer"), status="")
    assert texts(printed(again, origin)) == texts(plan())


@pytest.mark.parametrize("words", ["Ouvrir le pressoir", "Ouvrir le cellier commun et son pressoir"])
def test_other_words_take_the_place_of_all_its_paragraphs(words: str) -> None:
    made, origin = bilan(plan())
    find(made, "Ouvrir").item.text = words
    assert texts(printed(made, origin))[:2] == [words, LINES[2]]


def test_a_line_that_is_gone_takes_all_its_paragraphs_with_it() -> None:
    made, origin = bilan(plan())
    axis = find(made, "Verdir")
    axis.children = [line for line in axis.children if not line.item.text.startswith(("Ouvrir", "Curer"))]
    assert texts(printed(made, origin)) == [LINES[3]]
