"""A bilan in each format: whole, inert, and read again as the same plan."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import openpyxl
import pytest
from samples.bilans import differing
from samples.opened import words_in

from jalon.documents import read_bytes
from jalon.documents.model import block_text
from jalon.plans.comparing.identities import identities_of
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.open_data import to_package
from jalon.reports.printing import print_from
from tests.reports.bilans import BULLETS, SAMPLES, TABLE, find, is_in, letters_of_pdf, like, made, said

HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "<script>alert(1)</script><img src=http://x.example/i.png>",
    '{{ 7*7 }} {% debug %} #include "x" \\write18',
    "\u0645\u0631\u062d\u0628\u0627 \U0001f600",
    "mot " * 2_500 + "fin",
)


def test_sample_comes_back_from_its_own_layout() -> None:
    """No difference, field by field."""
    data = (SAMPLES / TABLE).read_bytes()
    assert list(differing(TABLE, data, "docx")) == []


@pytest.mark.parametrize("name", [TABLE, BULLETS])
@pytest.mark.parametrize("fmt", [Format.ODT, Format.HTML, Format.XLSX])
def test_sample_comes_back_from_the_house_layout(fmt: Format, name: str) -> None:
    """The same, in formats the plan never had; in Excel the axes have a column, also of what is under no objective."""
    data = (SAMPLES / name).read_bytes()
    assert list(differing(name, data, fmt.value)) == []


@pytest.mark.parametrize("fmt", [Format.DOCX, Format.ODT, Format.HTML])
def test_each_line_is_known_again(fmt: Format) -> None:
    """Whatever happens to its words: the file hides which one it is."""
    bilan, _origin = made(BULLETS)
    read = read_plan(print_from(bilan, fmt, None, highlights=False), f"p.{fmt.value}")
    known = set(identities_of(read.document, read.proposal).values())
    assert {str(line.identity) for line in bilan.walk() if line.item.kind == "action"} <= known


@pytest.mark.parametrize("fmt", [Format.ODT, Format.HTML, Format.XLSX])
def test_steps_under_steps_come_back(fmt: Format) -> None:
    """Each on a row of its own, with what came of it."""
    bilan, _origin = made(BULLETS)
    step = find(bilan, "Relecture par deux")
    inside, deeper = like(step, "Choisir les deux ateliers"), like(step, "Leur écrire")
    said(deeper, "Deux lettres")
    inside.children, step.children = [deeper], [inside]
    nodes = {
        node["text"]: node
        for node in walk(read_plan(print_from(bilan, fmt, None, highlights=False), f"p.{fmt.value}").proposal["nodes"])
    }
    assert [child["text"] for child in nodes[step.item.text]["children"]] == ["Choisir les deux ateliers"]
    assert [child["text"] for child in nodes["Choisir les deux ateliers"]["children"]] == ["Leur écrire"]
    assert nodes["Leur écrire"]["results"] == "Deux lettres"


@pytest.mark.parametrize("text", HOSTILE, ids=["formula", "markup", "template", "emoji", "long"])
@pytest.mark.parametrize("fmt", [Format.DOCX, Format.ODT, Format.XLSX, Format.HTML])
def test_hostile_text_is_whole_and_inert(fmt: Format, text: str) -> None:
    """It is read again as it was written."""
    bilan, origin = made(TABLE)
    said(find(bilan, "Négocier une entente"), text.strip())
    data = print_from(bilan, fmt, origin if fmt is Format.DOCX else None, highlights=True)
    words = "\n".join(block_text(block) for block in read_bytes(data, f"plan.{fmt.value}").blocks)
    assert " ".join(text.split()) in " ".join(words.split())


def test_pdf_is_made_in_the_house_layout() -> None:
    """Every word of its lines is in it; it is tagged too (see documents.writers.pdf)."""
    bilan, _origin = made(TABLE)
    letters = letters_of_pdf(print_from(bilan, Format.PDF, None, highlights=True))
    assert [word for line in bilan.walk() for word in line.item.text.split() if not is_in(letters, word)] == []


def test_json_is_a_data_package_that_holds_its_lines() -> None:
    """Typed, each with its parent."""
    bilan, _origin = made(TABLE)
    package = json.loads(print_from(bilan, Format.JSON, None, highlights=False))
    resource = package["resources"][0]
    names = [field["name"] for field in resource["schema"]["fields"]]
    assert all(list(row) == names for row in resource["data"])
    assert len(resource["data"]) == len(list(bilan.walk()))


def test_package_describes_its_table() -> None:
    """A formula is made plain; the header is that of the schema."""
    bilan, _origin = made(TABLE)
    said(find(bilan, "Négocier une entente"), "=1+1")
    with zipfile.ZipFile(io.BytesIO(to_package(bilan))) as archive:
        schema = json.loads(archive.read("datapackage.json"))["resources"][0]["schema"]
        rows = list(csv.DictReader(io.StringIO(archive.read("items.csv").decode("utf-8-sig"))))
    assert list(rows[0]) == [field["name"] for field in schema["fields"]]
    assert "'=1+1" in {row["results"] for row in rows}


@pytest.mark.parametrize("fmt", [Format.DOCX, Format.ODT, Format.HTML, Format.XLSX])
def test_lines_moved_where_they_are_not_expected_are_said(fmt: Format) -> None:
    """An axis under an action, with what is below it; an action below unplanned work."""
    bilan, _origin = made(TABLE)
    action = find(bilan, "Négocier une entente")
    axis, below = like(bilan.lines[0], "Friperie"), like(action, "Trouver un local")
    axis.children, action.children = [below], [axis]
    foreseen = like(action, "Répondre à un incendie")
    foreseen.children = [like(action, "Reloger")]
    bilan.unplanned = {None: [foreseen]}
    text = words_in(print_from(bilan, fmt, None, highlights=False), fmt)
    assert all(words in text for words in ("Friperie", "Trouver un local", "Répondre à un incendie", "Reloger"))


def test_a_schedule_that_is_one_day_is_a_date_in_excel() -> None:
    """And is read again as it was written."""
    bilan, _origin = made(TABLE)
    line = find(bilan, "Négocier une entente")
    line.item.schedule = "2027-03-31"
    data = print_from(bilan, Format.XLSX, None, highlights=False)
    days = [
        cell.value
        for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        for cell in row
        if getattr(cell, "is_date", False)
    ]
    found = {node["text"]: node for node in walk(read_plan(data, "plan.xlsx").proposal["nodes"])}
    assert [day.date().isoformat() for day in days] == ["2027-03-31"]
    assert found[line.item.text]["schedule"] == "2027-03-31"
