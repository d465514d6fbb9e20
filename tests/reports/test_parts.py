"""Headings over their own tables: each moves whole, with its table, to where its line stands in the plan."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from samples.bilans import bilan_of

from jalon.documents import read_bytes
from jalon.documents.model import Heading, Table
from jalon.documents.readers.docx_xml import W
from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.in_layout import Origin
from jalon.reports.model import Bilan
from jalon.reports.printing import print_from
from tests.reports.bilans import TABLE, find, like
from tests.reports.test_moved import FORMATS, move, outline, printed, shape

HEADINGS = ("Action", "Responsable", "Échéancier", "Résultats")
AXES = {
    "Axe 1 : Jardins": {"Ouvrir des jardins": ("Trouver un terrain", "Recruter des bénévoles")},
    "Axe 2 : Ateliers": {
        "Former les membres": ("Tenir six ateliers", "Rédiger un guide"),
        "Équiper les salles": ("Acheter des établis",),
    },
    "Axe 3 : Relève": {"Rejoindre les jeunes": ("Visiter les écoles",)},
}


def document(*, parted: bool = False) -> bytes:
    """A plan whose axes are headings, over others for their objectives, each over its table; on pages of their own."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    for at, (axis, objectives) in enumerate(AXES.items()):
        if parted and at:
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        word.add_heading(axis, 1)
        for objective, actions in objectives.items():
            word.add_heading(f"Objectif : {objective}", 2)
            table = word.add_table(1, len(HEADINGS), style="Table Grid")
            for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
                cell.text = heading
            for action in actions:
                for cell, words in zip(table.add_row().cells, (action, "Comité vie", "Hiver 2027", ""), strict=True):
                    cell.text = words
    word.add_paragraph("Adopté par l’assemblée générale.")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def made(edit: Callable[[Bilan], None], *, parted: bool = False) -> tuple[list[str], list[str], bytes]:
    """What the bilan says once edited, what is read in its file, and the file."""
    data = document(parted=parted)
    proposal = read_plan(data, "plan.docx").proposal
    bilan, nodes = bilan_of(proposal)
    edit(bilan)
    file = print_from(bilan, Format.DOCX, Origin(data, Format.DOCX, proposal, nodes), highlights=True)
    return shape(bilan.lines), outline(read_plan(file, "plan.docx").proposal["nodes"]), file


def turned(bilan: Bilan) -> None:
    """The last axis comes first."""
    bilan.lines.insert(0, bilan.lines.pop())


def body(data: bytes) -> list[str]:
    """What the elements of a Word file say, "⏎" for an empty one and "⇓" for a page break."""
    said = []
    for element in docx.Document(BytesIO(data)).element.body:
        text = "".join(each.text or "" for each in element.iter(f"{W}t"))
        breaks = any(each.get(f"{W}type") == "page" for each in element.iter(f"{W}br"))
        if element.tag != f"{W}sectPr":
            said.append("⇓" if breaks else text or "⏎")
    return said


@FORMATS
def test_an_axis_moves_with_its_table(fmt: Format) -> None:
    wanted, found, _data = printed(TABLE, fmt, turned)
    assert found == wanted


@FORMATS
def test_axes_in_the_other_order(fmt: Format) -> None:
    wanted, found, _data = printed(TABLE, fmt, lambda bilan: bilan.lines.reverse())
    assert found == wanted


def test_what_stands_after_the_last_stays_there() -> None:
    _wanted, _found, data = made(turned)
    assert body(data)[-1] == "Adopté par l’assemblée générale."


def test_each_axis_keeps_a_page_of_its_own() -> None:
    """None is left empty, at the beginning or at the end."""
    wanted, found, data = made(turned, parted=True)
    said = body(data)
    assert found == wanted
    assert [said[at - 1] for at, text in enumerate(said) if text.startswith("Axe")] == [said[0], "⇓", "⇓"]


@pytest.mark.parametrize(("under", "at"), [("Jardins", 0), ("Jardins", 1), ("Relève", 0), ("Relève", 1)])
@pytest.mark.parametrize("words", ["Former les membres", "Équiper les salles"])
def test_an_objective_moves_with_its_table_to_another_axis(words: str, under: str, at: int) -> None:
    wanted, found, data = made(lambda bilan: move(bilan, words, under, at), parted=True)
    assert found == wanted
    assert body(data).count("⇓") == 2


def test_objectives_of_an_axis_change_places_with_it() -> None:
    """Both levels at once."""

    def edit(bilan: Bilan) -> None:
        turned(bilan)
        find(bilan, "Ateliers").children.reverse()

    wanted, found, _data = made(edit)
    assert found == wanted


def test_a_new_axis_stands_where_it_does_in_the_plan() -> None:
    """In the look of the others, on a page of its own as they are."""

    def edit(bilan: Bilan) -> None:
        axis = like(bilan.lines[0], "Friperie")
        action = like(find(bilan, "Tenir six ateliers"), "Trouver un local")
        action.item.id = 99_001
        axis.children = [action]
        bilan.lines.insert(1, axis)

    wanted, found, data = made(edit, parted=True)
    assert [text.strip() for text in found] == [text.strip() for text in wanted]
    blocks = read_bytes(data, "plan.docx").blocks
    at = next(at for at, block in enumerate(blocks) if getattr(block, "text", "") == "Friperie")
    heading = blocks[at]
    assert isinstance(heading, Heading)
    assert isinstance(blocks[at + 1], Table)
    assert heading.level == 1
    said = body(data)
    assert [said[at - 1] for at, text in enumerate(said) if text.startswith(("Axe", "Friperie"))][1:] == ["⇓"] * 3
