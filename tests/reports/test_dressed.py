"""What a designer looks at: nothing cut, no heading left behind, a summary that is no part of the plan."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from samples.bilans import bilan_of

from jalon.documents.writers.house import Grid, Value
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.plans.rules.rollup import rollup
from jalon.reports.charts import LABEL, chart_of
from jalon.reports.choices import Format
from jalon.reports.in_house import lay_out
from jalon.reports.in_layout import Origin
from jalon.reports.model import Bilan, Share, Summary
from jalon.reports.model import Paragraph as Said
from jalon.reports.printing import print_from
from jalon.reports.wording import heading_of
from tests.reports.bilans import BULLETS, TABLE, find, like, made, said, written


def summed(bilan: Bilan) -> Bilan:
    """With a summary of all its axes."""
    whole = rollup([one.item for one in bilan.lines], [])
    shares = [Share(None, "", whole, {"done": 2, "partial": 1, "to_do": 4, "postponed": 1, "none": 1})]
    names = {line.identity: f"{line.item.number} : {line.item.text}" for line in bilan.lines}
    shares += [Share(identity, name, whole, {"done": 1}) for identity, name in names.items()]
    paragraphs = [Said("progress", "Tout va."), *(Said("axis", "Bien avancé.", name) for name in names.values())]
    bilan.summary = Summary(tuple(paragraphs), tuple(shares))
    bilan.choices = replace(bilan.choices, summary=True)
    return bilan


@pytest.mark.parametrize("fmt", [Format.XLSX, Format.HTML])
def test_the_summary_is_no_part_of_the_plan(fmt: Format) -> None:
    bilan, _origin = made(TABLE)
    data = print_from(summed(bilan), fmt, None, highlights=False)
    again = read_plan(data, f"plan.{fmt}").proposal
    assert [node["text"] for node in walk(again["nodes"])] == [line.item.text for line in bilan.walk()]


def test_counts_go_from_what_is_finished_to_what_is_not() -> None:
    bilan, _origin = made(TABLE)
    shares = summed(bilan).summary.shares
    met_last = tuple(replace(share, statuses={"none": 1, "to_do": 1, "done": 1}) for share in shares)
    bilan.summary = replace(bilan.summary, shares=met_last)
    tables = [[column.heading for column in one.columns] for one in lay_out(bilan).blocks if isinstance(one, Grid)]
    assert [table[-3:] for table in tables if "Sans état" in table] == [["Réalisé", "À faire", "Sans état"]]


def test_names_in_capitals_have_room_beside_their_bar() -> None:
    bilan, _origin = made(TABLE)
    for line in bilan.lines:
        line.item.text = "REPEINDRE LES VOLETS DU MOULIN ET LES QUATRE PORTES"
    chart = chart_of(summed(bilan).summary)
    assert chart is not None
    names = re.findall(r'text-anchor="end"[^>]*>([^<]*…)<', chart.svg)
    assert names
    assert all(len(name) * 13 * 0.7 < LABEL for name in names)


def test_steps_have_a_column_where_there_are_any() -> None:
    bilan, _origin = made(TABLE)
    action = next(line for line in bilan.lines[0].walk() if line.item.kind == "action")
    step = like(action, "Une étape")
    step.item.kind = "item"  # type: ignore[misc]
    action.children.append(step)
    widths = {len(block.columns) for block in lay_out(bilan).blocks if hasattr(block, "rows")}
    assert len(widths) > 1


def test_a_table_has_no_column_that_says_nothing() -> None:
    """Of those that the document does not have; that of results waits for some."""
    bilan, _origin = made(BULLETS)
    said(find(bilan, "Terminer le"), "Fait.")
    tables = [block for block in lay_out(bilan).blocks if isinstance(block, Grid)]
    when = heading_of("schedule")
    for table in tables:
        headings = [column.heading for column in table.columns]
        at = headings.index(when) if when in headings else None
        assert at is None or any((row.values[at] or Value()).text for row in table.rows)
        assert heading_of("results") in headings
    assert len({when in [column.heading for column in table.columns] for table in tables}) == 2


def plan() -> bytes:
    """Two axes that begin a page each, over a table of one row."""
    word: Any = docx.Document()
    word.add_heading("Plan d’action 2026-2027", 0)
    for axis, action in (("AXE 1 : Verdir", "Semer la haie"), ("AXE 2 : Réparer", "Curer le lavoir")):
        word.add_paragraph(axis).paragraph_format.page_break_before = True
        table = word.add_table(2, 3)
        for cell, text in zip(
            (*table.rows[0].cells, *table.rows[1].cells),
            ("Actions", "Échéancier", "Résultats", action, "Mai 2027", ""),
            strict=True,
        ):
            cell.text = text
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def printed(bilan: Bilan, origin: Origin) -> Any:
    return docx.Document(BytesIO(print_from(bilan, Format.DOCX, origin, highlights=False)))


def prepared() -> tuple[Bilan, Origin]:
    data = plan()
    proposal = read_plan(data, "plan.docx").proposal
    bilan, nodes = bilan_of(proposal)
    return bilan, Origin(data, Format.DOCX, proposal, nodes)


def test_a_new_axis_begins_a_page_as_the_others_do() -> None:
    bilan, origin = prepared()
    new = replace(like(bilan.lines[1], "Chanter"), children=[like(bilan.lines[1].children[0], "Tenir un bal")])
    bilan.lines.append(new)
    paragraph = next(each for each in printed(bilan, origin).paragraphs if "Chanter" in each.text)
    assert paragraph.paragraph_format.page_break_before


def test_a_heading_stays_with_a_table_that_grew() -> None:
    bilan, origin = prepared()
    said(find(bilan, "Curer"), "Curé.")
    kept = [each.paragraph_format.keep_with_next for each in printed(bilan, origin).paragraphs if "AXE" in each.text]
    assert kept == [None, True]


def test_no_page_ends_inside_the_headings_of_a_table_that_grew() -> None:
    """Nor between them and the row below, also where the file does not say that they are headings."""
    bilan, origin = prepared()
    said(find(bilan, "Curer"), "Curé.")
    tables = printed(bilan, origin).tables
    whole = [
        [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in each.rows]
        for each in tables
    ]
    assert whole == [[False, False], [True, False]]
    assert all(p.paragraph_format.keep_with_next for cell in tables[1].rows[0].cells for p in cell.paragraphs)


@pytest.mark.parametrize(("name", "columns"), [(TABLE, 10), (BULLETS, 3)])
def test_a_page_too_narrow_says_the_counts_in_words(name: str, columns: int) -> None:
    """A column for each status would be cut letter by letter there."""
    statuses = {"done": 2, "in_progress": 3, "partial": 1, "not_done": 4, "postponed": 1, "dropped": 2, "to_do": 5}
    statuses["none"] = 6

    def edit(bilan: Bilan) -> None:
        shares = summed(bilan).summary.shares
        counted = tuple(replace(share, statuses=statuses) for share in shares)
        bilan.summary = replace(bilan.summary, shares=counted)

    word: Any = docx.Document(BytesIO(written(name, edit)))
    table = word.tables[-1]
    said_there = [cell.text for row in table.rows for cell in row.cells]
    assert len(table.columns) == columns
    assert any("Non réalisé" in text for text in said_there)
    assert any(text == "4" or ": 4" in text.replace("\u00a0", " ") for text in said_there)
