"""Our own sample files edited by hand and read again: the differences are the edits, and nothing else."""

from __future__ import annotations

import copy
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from samples.office import saved_by_libreoffice

from jalon.accounts.models import User
from jalon.documents.model import Place
from jalon.documents.writers.opendocument import TextFile
from jalon.documents.writers.word import WordFile
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.deciding import begin_update
from jalon.plans.actions.reimport import apply_update
from jalon.plans.choices import ReportChannel
from jalon.plans.comparing import Comparison
from jalon.plans.drafts import create_draft
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.queries.updating import comparison_of, item_key, resembling
from jalon.samples import SAMPLES

WORD = (SAMPLES / "plan-2024-2027.docx").read_bytes()
EXCEL = (SAMPLES / "communications-2026.xlsx").read_bytes()


def plan_of(network: Network, user: User, name: str, data: bytes) -> Plan:
    """The plan made of a file."""
    plan = accept_draft(draft=create_draft(network=network, author=user, name=name, data=data), actor=user).plan
    assert plan is not None
    return Plan.objects.select_related("reading", "network").get(pk=plan.pk)


def read_again(plan: Plan, user: User, name: str, data: bytes) -> tuple[ImportDraft, Comparison]:
    """The same file after somebody edited it."""
    draft = create_draft(network=plan.network, author=user, name=name, data=data, updates=plan)
    return draft, comparison_of(draft, plan)


def told(found: Comparison) -> list[tuple[str, ...]]:
    """Each difference in short: what, of which row, which column, what it becomes."""
    short = []
    for one in found.differences:
        row = found.now[one.item] if one.item else found.new[one.node]
        new = one.new if one.kind in {"changed", "progress", "plan"} else ""
        short.append((one.kind.value, row.text, one.field, " / ".join(new) if isinstance(new, tuple) else str(new)))
    return short


class WordByHand:
    """A Word file as a person edits it, cell by cell."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(BytesIO(data))
        self.table = self.document.tables[0]

    def write(self, row: int, column: int, words: str) -> None:
        """Type over what a cell says."""
        first, *others = self.table.rows[row].cells[column].paragraphs
        for run in first.runs[1:]:
            run.text = ""
        (first.runs[0] if first.runs else first.add_run("")).text = words
        for other in others:
            other._p.getparent().remove(other._p)

    def add_after(self, row: int, cells: dict[int, str]) -> None:
        """A row like the one above it, its words typed over."""
        above = self.table.rows[row]._tr
        above.addnext(copy.deepcopy(above))
        for column in range(1, len(self.table.rows[row + 1].cells)):
            self.write(row + 1, column, cells.get(column, ""))

    def remove(self, row: int) -> None:
        """Take a row out."""
        element = self.table.rows[row]._tr
        element.getparent().remove(element)

    def move_after(self, row: int, other: int) -> None:
        """Cut a row, paste it lower."""
        self.table.rows[other]._tr.addnext(self.table.rows[row]._tr)

    def saved(self) -> bytes:
        """The file as Word saves it."""
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()


def edited_by_hand() -> bytes:
    """Three cells changed, a row added, one moved, one taken out."""
    hand = WordByHand(WORD)
    hand.write(2, 3, "Hiver 2026")
    hand.write(3, 2, "Conseil d'administration")
    hand.write(4, 5, "Réalisé à 60 %")
    hand.remove(5)
    hand.add_after(7, {1: "3. Présenter la demande à deux fondations.", 2: "Coordination", 3: "Automne 2026"})
    return hand.saved()


EDITS = [
    ("changed", "Identifier au gouvernement les directions concernées par la réparation.", "schedule", "Hiver 2026"),
    ("changed", "Obtenir une première rencontre avec chacun.", "leads", "Conseil d'administration"),
    ("progress", "Déposer un mémoire", "results", "Réalisé à 60 % / partial"),
]


def test_the_differences_of_a_word_file_are_its_edits(network: Network, coordinator: User) -> None:
    plan = plan_of(network, coordinator, "plan.docx", WORD)
    _draft, found = read_again(plan, coordinator, "plan.docx", edited_by_hand())
    short = told(found)
    assert [(kind, field, new) for kind, _text, field, new in short[:3]] == [(k, f, n) for k, _t, f, n in EDITS]
    assert [(kind, text) for kind, text, _field, _new in short[3:]] == [
        ("added", "Présenter la demande à deux fondations."),
        ("removed", plan.items.get(text__startswith="Rencontrer les élues").text),
    ]


def test_a_word_file_saved_again_says_nothing_new(network: Network, coordinator: User, tmp_path: Path) -> None:
    plan = plan_of(network, coordinator, "plan.docx", WORD)
    _draft, found = read_again(plan, coordinator, "plan.docx", WordByHand(WORD).saved())
    assert found.differences == []
    _draft, found = read_again(plan, coordinator, "plan.odt", by_libreoffice(WORD))
    assert told(found) == []


def by_libreoffice(data: bytes) -> bytes:
    """The file as LibreOffice saves it, as OpenDocument."""
    try:
        return saved_by_libreoffice({"plan.docx": data}, "odt")["plan.docx"]
    except LookupError as missing:
        pytest.skip(f"{missing}: it makes the OpenDocument version of the plan")


def test_what_is_proposed_applies_the_edits_and_asks_before_taking_out(network: Network, coordinator: User) -> None:
    plan = plan_of(network, coordinator, "plan.docx", WORD)
    draft, found = read_again(plan, coordinator, "plan.docx", edited_by_hand())
    begin_update(draft=draft, plan=plan, comparison=found)
    done = apply_update(draft=draft, actor=coordinator)
    assert done.applied == {"changed": 2, "progress": 1, "added": 1}
    item = plan.items.get(text__startswith="Déposer un mémoire")
    assert (item.status, item.results) == ("partial", "Réalisé à 60 %")
    assert item.reports.get().channel == ReportChannel.DOCUMENT
    assert plan.items.standing().filter(text__startswith="Rencontrer les élues").exists()


def test_the_differences_of_an_excel_file_are_its_edits(network: Network, coordinator: User) -> None:
    plan = plan_of(network, coordinator, "plan.xlsx", EXCEL)
    book = openpyxl.load_workbook(BytesIO(EXCEL))
    sheet = book.worksheets[0]
    sheet["D7"], sheet["F7"], sheet["H7"] = "Coordination", "2 600 $", "Fait"
    sheet["C10"] = "Former les porte-parole régionaux"
    out = BytesIO()
    book.save(out)
    _draft, found = read_again(plan, coordinator, "plan.xlsx", out.getvalue())
    assert told(found) == [
        ("changed", "Acheter des mentions dans trois hebdos", "leads", "Coordination"),
        ("changed", "Acheter des mentions dans trois hebdos", "extra.Budget", "2 600 $"),
        ("progress", "Acheter des mentions dans trois hebdos", "results", "Fait / done"),
        ("changed", "Former les porte-parole", "text", "Former les porte-parole régionaux"),
    ]


def tagged(plan: Plan, data: bytes, file: type[WordFile | TextFile]) -> bytes:
    """The file of a plan as Jalon gives it back: each action's cell hides who it is."""
    written = file(data)
    for item in plan.items.filter(kind="action"):
        place = {name: item.source[name] for name in ("block", "page", "row", "column")}
        written.tag(Place(**place), item.identity)
    return written.save()


def test_an_action_written_anew_is_known_by_what_its_word_file_hides(network: Network, coordinator: User) -> None:
    plan = plan_of(network, coordinator, "plan.docx", WORD)
    hand = WordByHand(tagged(plan, WORD, WordFile))
    assert hand.table.rows[5].cells[1].text.startswith("5. Rencontrer les élues")
    for column, words in enumerate(("5. Tout autre chose, sans un mot commun.", "Coordination", "Été 2026", "Rien"), 1):
        hand.write(5, column, words)
    hand.move_after(5, 8)
    _draft, found = read_again(plan, coordinator, "plan.docx", hand.saved())
    item = plan.items.get(text__startswith="Rencontrer les élues")
    assert {(one.kind.value, one.field) for one in found.differences if one.item == item_key(item.identity)} == {
        ("changed", "text"),
        ("changed", "leads"),
        ("changed", "schedule"),
        ("changed", "expected_results"),
        ("moved", ""),
    }
    assert not {"added", "removed"} & {one.kind.value for one in found.differences}


def test_what_an_opendocument_file_hides_comes_back(network: Network, coordinator: User, tmp_path: Path) -> None:
    data = by_libreoffice(WORD)
    plan = plan_of(network, coordinator, "plan.odt", data)
    _draft, found = read_again(plan, coordinator, "plan.odt", tagged(plan, data, TextFile))
    known = {found.pairs[row.key]: row.identity for row in found.new.values() if row.identity}
    assert known == {item_key(item.identity): str(item.identity) for item in plan.items.filter(kind="action")}
    assert found.differences == []


def test_a_file_is_known_for_another_version_of_a_plan(network: Network, coordinator: User) -> None:
    plan = plan_of(network, coordinator, "plan.docx", WORD)
    plan_of(network, coordinator, "plan.xlsx", EXCEL)
    edited = create_draft(network=network, author=coordinator, name="autre.docx", data=edited_by_hand())
    assert resembling(network, edited) == plan
    other = (SAMPLES / "comite-formation-2026-2027.docx").read_bytes()
    assert resembling(network, create_draft(network=network, author=coordinator, name="c.docx", data=other)) is None
