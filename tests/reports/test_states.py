"""A column of the document that says how far its lines are says where they stand now, in the words it has."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from django.utils import timezone

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.outline import plan_outline
from jalon.plans.queries.projection import project
from jalon.plans.reading import read_plan
from jalon.plans.rules.public import Reader, Shown
from jalon.reports.cells import columns_of, said
from jalon.reports.choices import Choices
from jalon.reports.frozen import freeze, thaw
from jalon.reports.model import Bilan
from jalon.reports.queries.gathering import gather
from tests.conftest import draft_of
from tests.reports import bilans

WORDS = {"Repeindre la clôture": "À faire", "Curer le bassin": "Bouclé", "Semer la haie": ""}
FIGURES = {"Repeindre la clôture": "0 %", "Curer le bassin": "40 %", "Semer la haie": "100 %"}


def document(heading: str, cells: dict[str, str]) -> bytes:
    """A Word file with a column of that heading."""
    word: Any = docx.Document()
    word.add_heading("Plan d'action 2026", 0)
    rows = [("Actions", "Responsable", "Échéancier", heading, "Résultats")]
    rows += [(text, "Comité du verger", "mai 2026", words, f"{text}: vu") for text, words in cells.items()]
    table = word.add_table(rows=0, cols=5)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def kept(network: Network, coordinator: User, heading: str, cells: dict[str, str], **status: str) -> Plan:
    """The plan of such a document; `status` corrects what was read of the line that begins so."""
    proposal = read_plan(document(heading, cells), "plan.docx").proposal
    for node in proposal["nodes"]:
        node["status"] = status.get(node["text"].split()[0], node["status"])
    plan = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert plan is not None
    return plan


def say(plan: Plan, text: str, **values: Any) -> None:
    item = PlanItem.objects.get(plan=plan, text=text)
    report_progress(item=item, content=ReportContent(**values), actor="test", channel=ReportChannel.PAGE)


def column(bilan: Bilan) -> dict[str, str]:
    """What the column of statuses says, line by line."""
    return {line.item.text: " ".join(said(line, "status")) for line in bilan.walk()}


@pytest.mark.django_db
def test_it_is_there_once(network: Network, coordinator: User) -> None:
    bilan = gather(kept(network, coordinator, "Statut", WORDS), Choices(timezone.localdate()))
    assert [one.heading for one in columns_of(bilan)] == ["Actions", "Responsable", "Échéancier", "Statut", "Résultats"]


@pytest.mark.django_db
def test_its_words_stay_until_something_is_said(network: Network, coordinator: User) -> None:
    plan = kept(network, coordinator, "Statut", WORDS, Curer="done")
    assert column(gather(plan, Choices(timezone.localdate()))) == WORDS


@pytest.mark.django_db
def test_what_moved_on_is_told_in_its_words(network: Network, coordinator: User) -> None:
    plan = kept(network, coordinator, "Statut", WORDS, Curer="done")
    say(plan, "Repeindre la clôture", status="done")
    say(plan, "Semer la haie", status="in_progress")
    told = column(gather(plan, Choices(timezone.localdate())))
    assert told == WORDS | {"Repeindre la clôture": "Bouclé", "Semer la haie": "En cours"}


@pytest.mark.django_db
def test_a_column_of_percents_stays_one(network: Network, coordinator: User) -> None:
    plan = kept(network, coordinator, "% réalisé", FIGURES)
    say(plan, "Curer le bassin", status="in_progress", percent=60)
    told = column(gather(plan, Choices(timezone.localdate())))
    assert told == FIGURES | {"Curer le bassin": "60\u00a0%"}


@pytest.mark.django_db
def test_it_is_kept_with_a_printed_bilan(network: Network, coordinator: User) -> None:
    bilan = gather(kept(network, coordinator, "Statut", WORDS, Curer="done"), Choices(timezone.localdate()))
    again, _nodes = thaw(freeze(bilan, {}, highlights=False), bilan.plan_id)
    assert column(again) == WORDS


@pytest.mark.django_db
def test_who_may_not_know_how_far_things_are_does_not_read_it(network: Network, coordinator: User) -> None:
    plan = kept(network, coordinator, "Statut", WORDS | {"Semer la haie": "En cours, la terre est prête"})
    seen = project(plan, Reader.BOARD, frozenset({Shown.EXTRA}))
    assert [(item.status, item.stated, item.extra) for item in seen.tree.values()] == [("", "", {})] * 3


@pytest.mark.django_db
def test_the_page_of_the_plan_says_beside_the_status_what_says_more(network: Network, coordinator: User) -> None:
    plan = kept(network, coordinator, "Statut", WORDS | {"Semer la haie": "En cours, la terre est prête"}, Curer="done")
    items = plan_outline(network, plan, audience=2).roots  # type: ignore[arg-type]
    assert {"Statut": "En cours, la terre est prête"} in [item.extra for item in items]
    assert {"Statut": "À faire"} not in [item.extra for item in items]


@pytest.mark.parametrize(
    ("before", "now"), [("À faire", "Bouclé"), ("En cours, la terre est prête", "Bouclé"), ("", "Bouclé")]
)
def test_it_is_written_in_the_document(before: str, now: str) -> None:
    def edit(bilan: Bilan) -> None:
        line = bilans.find(bilan, "Semer")
        line.status, line.stated = "done", now

    written = bilans.filled(document("Statut", WORDS | {"Semer la haie": before}), edit)
    cells = [[cell.text for cell in row.cells][3] for row in docx.Document(BytesIO(written)).tables[0].rows]
    assert cells == ["Statut", "À faire", "Bouclé", now]
