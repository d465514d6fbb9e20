"""Legends by strike, by a colour and by a background, in the document they came from."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import RGBColor

from jalon.documents import read_bytes
from jalon.documents.model import Paragraph, Run, Table
from jalon.reports.choices import Format
from jalon.reports.model import Bilan
from tests.reports.bilans import filled, find, like, said

ACTIONS = ("Recruter des bénévoles", "Organiser une fête", "Rédiger un guide", "Tenir un kiosque")
HEADINGS = ("Objectif", "Action", "Responsable", "Échéancier", "Résultats")
LEGENDS = {
    "strike": "Légende : les actions barrées sont réalisées.",
    "color": "Les actions en rouge sont réalisées.",
    "background": "Légende : les actions surlignées sont réalisées.",
}
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)
_LOOKS = {
    "strike": 'style:text-line-through-style="solid"',
    "color": 'fo:color="#c00000"',
    "background": 'fo:background-color="#ffff00"',
}


def word(kind: str) -> bytes:
    """A plan in Word whose first action is marked."""
    document: Any = docx.Document()
    document.add_heading("Plan d’action 2026-2027", 0)
    document.add_paragraph(LEGENDS[kind])
    table = document.add_table(1, len(HEADINGS))
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    for at, action in enumerate(ACTIONS):
        cells = table.add_row().cells
        for cell, words in zip(cells, ("Mobiliser", action, "Comité vie", "Automne 2026", ""), strict=True):
            cell.text = words
        font = cells[1].paragraphs[0].runs[0].font
        if at == 0 and kind == "strike":
            font.strike = True
        elif at == 0 and kind == "color":
            font.color.rgb = RGBColor(0xC0, 0, 0)
        elif at == 0:
            font.highlight_color = WD_COLOR_INDEX.YELLOW
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def flat(kind: str) -> bytes:
    """The same as a flat OpenDocument text."""

    def row(*words: str) -> str:
        cells = "".join(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in words)
        return f"<table:table-row>{cells}</table:table-row>"

    first = f'<text:span text:style-name="T1">{ACTIONS[0]}</text:span>'
    rows = "".join(row("Mobiliser", each, "Comité vie", "Automne 2026", "") for each in (first, *ACTIONS[1:]))
    page = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3"><office:automatic-styles>'
        f'<style:style style:name="T1" style:family="text"><style:text-properties {_LOOKS[kind]}/></style:style>'
        "</office:automatic-styles><office:body><office:text>"
        '<text:h text:outline-level="1">Plan d’action 2026-2027</text:h>'
        f'<text:p>{LEGENDS[kind]}</text:p><table:table><table:table-column table:number-columns-repeated="5"/>'
        f"{row(*HEADINGS)}{rows}</table:table><text:p/></office:text></office:body></office:document>"
    )
    return page.encode()


MADE: dict[str, tuple[Callable[[str], bytes], Format]] = {"docx": (word, Format.DOCX), "odt": (flat, Format.ODT)}


@pytest.fixture(params=[(fmt, kind) for fmt in MADE for kind in LEGENDS], ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A format and a kind of legend."""
    return request.param  # type: ignore[no-any-return]


def printed(case: tuple[str, str], edit: Callable[[Bilan], None]) -> dict[str, Run]:
    """The look of the words of each action, once the bilan was edited and printed in the document."""
    fmt, kind = case
    make, form = MADE[fmt]
    data = make(kind)
    found = read_bytes(filled(data, edit, form), f"plan.{fmt}")
    table = next(block for block in found.blocks if isinstance(block, Table))
    blocks = (block for row in table.rows for cell in row for block in cell.blocks)
    return {block.text: block.runs[0] for block in blocks if isinstance(block, Paragraph) and block.runs}


def marked(looks: dict[str, Run], kind: str) -> dict[str, bool]:
    """Whether the words of each action are marked."""
    return {text: bool(getattr(looks[text], kind)) for text in looks if text in ACTIONS or text.startswith("Inviter")}


def test_what_becomes_done_is_marked_and_what_is_no_longer_is_not(case: tuple[str, str]) -> None:
    def edit(bilan: Bilan) -> None:
        said(find(bilan, ACTIONS[0]), "À reprendre", status="")
        said(find(bilan, ACTIONS[2]), "Guide publié")

    looks = printed(case, edit)
    assert marked(looks, case[1]) == dict(zip(ACTIONS, (False, False, True, False), strict=True))


def test_what_is_only_begun_is_not_marked_where_the_legend_says_done(case: tuple[str, str]) -> None:
    looks = printed(case, lambda bilan: said(find(bilan, ACTIONS[1]), "Lieu trouvé", status="in_progress"))
    assert marked(looks, case[1]) == dict(zip(ACTIONS, (True, False, False, False), strict=True))


def test_the_mark_survives_an_edit_and_takes_the_look_of_the_document(case: tuple[str, str]) -> None:
    def edit(bilan: Bilan) -> None:
        find(bilan, ACTIONS[0]).item.text = "Inviter des bénévoles"
        said(find(bilan, ACTIONS[3]), "Kiosque tenu")

    looks = printed(case, edit)
    kind = case[1]
    assert marked(looks, kind) | {} == {
        "Inviter des bénévoles": True,
        ACTIONS[1]: False,
        ACTIONS[2]: False,
        ACTIONS[3]: True,
    }
    assert getattr(looks[ACTIONS[3]], kind) == getattr(looks["Inviter des bénévoles"], kind)


def test_a_new_line_is_marked_as_the_others(case: tuple[str, str]) -> None:
    def edit(bilan: Bilan) -> None:
        parent = next(line for line in bilan.walk() if find(bilan, ACTIONS[0]) in line.children)
        new = like(parent.children[0], "Inviter les familles")
        new.status = "done"
        parent.children.append(new)
        other = like(parent.children[0], "Inviter les voisins")
        other.item.id = 99_001
        parent.children.append(other)

    looks = printed(case, edit)
    assert [marked(looks, case[1])[text] for text in ("Inviter les familles", "Inviter les voisins")] == [True, False]
