"""Bilans gathered from a plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.structure import add_item
from jalon.plans.choices import Level, ReportChannel
from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules.public import Reader
from jalon.reports.actions.cells import edit_cell, restore_cell
from jalon.reports.choices import Choices, Format
from jalon.reports.errors import CellChanged
from jalon.reports.model import Bilan, Line
from jalon.reports.printing import print_bilan
from jalon.reports.queries.gathering import gather
from tests.conftest import draft_of, node, proposal_of

TODAY = timezone.localdate()
CHOICES = Choices(TODAY)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    actions = [
        node("action", "Écrire le guide du CTQ", leads=["Aline Roy", "Comité de formation"]),
        node("action", "Former les jardins", results="Fait  en 2024..", status="done"),
    ]
    axis = node("axis", "Soutenir", *actions, number="AXE 1")
    proposal = proposal_of(axis, node("axis", "Faire connaître", node("action", "Écrire")), acronyms={"CTQ": "Conseil"})
    plan = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert plan
    plan.updated_on = TODAY - timedelta(days=60)  # its document says so: it is known since then
    plan.save()
    return plan


def line(bilan: Bilan, text: str) -> Line:
    return next(one for one in bilan.walk() if one.item.text.startswith(text))


def say(plan: Plan, text: str, on: date = TODAY, **values: Any) -> None:
    item = PlanItem.objects.get(plan=plan, text__startswith=text)
    report_progress(item=item, content=ReportContent(**values), actor="test", channel=ReportChannel.PAGE, on=on)


def test_a_report_becomes_the_result(plan: Plan) -> None:
    say(plan, "Écrire le guide", status="in_progress", note="Plan du guide écrit")
    found = line(gather(plan, CHOICES), "Écrire le guide")
    assert (found.status, found.result.lines[1]) == ("in_progress", "Plan du guide écrit.")


def test_the_words_of_the_document_stay(plan: Plan) -> None:
    found = line(gather(plan, CHOICES), "Former")
    assert found.result.from_document
    assert found.result.text == PlanItem.objects.get(plan=plan, text="Former les jardins").results


def test_what_is_said_of_a_later_day_is_left_aside(plan: Plan) -> None:
    say(plan, "Écrire le guide", status="done")
    found = line(gather(plan, Choices(TODAY - timedelta(days=1))), "Écrire le guide")
    assert (found.status, found.result.lines) == ("", ())


def test_the_public_reads_no_name_nor_note(plan: Plan) -> None:
    set_visibility(item=PlanItem.objects.get(plan=plan, text="Soutenir"), visibility=Audience.PUBLIC, actor="test")
    Plan.objects.filter(pk=plan.pk).update(visibility=Audience.PUBLIC)
    PlanItem.objects.filter(plan=plan).update(audience=Audience.PUBLIC)
    say(plan, "Écrire le guide", status="in_progress", note="Aline est malade")
    found = line(gather(Plan.objects.get(pk=plan.pk), Choices(TODAY, reader=Reader.PUBLIC)), "Écrire le guide")
    assert found.leads == ("Comité de formation",)
    assert "malade" not in found.result.text
    assert [source.who for source in found.result.sources] == [""]


def test_what_is_for_the_board_stays_with_it(plan: Plan) -> None:
    set_visibility(
        item=PlanItem.objects.get(plan=plan, text="Former les jardins"), visibility=Audience.BOARD, actor="t"
    )
    texts = {one.item.text for one in gather(plan, Choices(TODAY, reader=Reader.MEMBERS)).walk()}
    assert "Former les jardins" not in texts


def test_axes_columns_and_sigles(plan: Plan) -> None:
    axis = PlanItem.objects.get(plan=plan, text="Soutenir")
    bilan = gather(plan, Choices(TODAY, axes=(str(axis.identity),), columns=("action", "results")))
    assert [one.item.text for one in bilan.lines] == ["Soutenir"]
    assert [column.role for column in bilan.columns] == ["action", "results"]
    assert bilan.acronyms == {"CTQ": "Conseil"}


def test_the_summary_counts(plan: Plan) -> None:
    summary = gather(plan, CHOICES).summary
    assert summary.shares[0].progress.percent == 33
    assert summary.paragraphs[0].text == "33\u00a0% du plan est réalisé, sur 3 actions comptées."
    assert "Former les jardins" in next(
        one.text for one in summary.paragraphs if "réalisée" in one.text and one.key == "axis"
    )


def edit(plan: Plan, text: str, reader: Reader = Reader.BOARD, seen: int | None = None) -> int:
    item = PlanItem.objects.select_related("plan").get(plan=plan, text="Écrire le guide du CTQ")
    composed = line(gather(plan, CHOICES), "Écrire le guide").result.text
    return edit_cell(
        item=item, column="results", reader=reader, on=TODAY, seen=seen, text=text, composed=composed, actor="test"
    ).pk


def test_an_edited_cell_is_kept_and_tells_what_changed_underneath(plan: Plan) -> None:
    edit(plan, "Mes mots")
    assert not line(gather(plan, CHOICES), "Écrire le guide").result.stale
    say(plan, "Écrire le guide", status="done")
    result = line(gather(plan, CHOICES), "Écrire le guide").result
    assert (result.text, result.edited, result.stale) == ("Mes mots", True, True)
    assert result.composed[0].startswith("Réalisé")


def test_two_who_edit_the_same_cell_do_not_overwrite_each_other(plan: Plan) -> None:
    edit(plan, "Mes mots")
    with pytest.raises(CellChanged):
        edit(plan, "Les miens")


def test_a_cell_may_say_again_what_is_composed(plan: Plan) -> None:
    seen = edit(plan, "Mes mots")
    item = PlanItem.objects.select_related("plan").get(plan=plan, text="Écrire le guide du CTQ")
    restore_cell(item=item, column="results", reader=Reader.BOARD, on=TODAY, seen=seen, actor="test")
    assert not line(gather(plan, CHOICES), "Écrire le guide").result.edited


def test_words_written_for_the_board_stay_with_it(plan: Plan) -> None:
    edit(plan, "Entre nous")
    assert not line(gather(plan, Choices(TODAY, reader=Reader.MEMBERS)), "Écrire le guide").result.edited


def test_the_number_of_queries_does_not_grow(plan: Plan) -> None:
    say(plan, "Écrire le guide", note="Un mot")
    with CaptureQueriesContext(connection) as few:
        gather(plan, CHOICES)
    axis = plan.items.get(text="Soutenir")
    for number in range(20):
        name = f"Action {number} de plus"
        add_item(plan=plan, kind=Level.ACTION, values={"text": name, "leads": ["Aline Roy"]}, parent=axis, actor="test")
        say(plan, name, note="Un mot")
        say(plan, name, status="done")
    with CaptureQueriesContext(connection) as many:
        gather(plan, CHOICES)
    assert len(many) == len(few)


@pytest.mark.parametrize("kind", ["axis", "action"])
def test_the_words_a_person_wrote_for_an_item_are_printed(plan: Plan, kind: str) -> None:
    item = plan.items.select_related("plan").filter(kind=kind)[0]
    edit_cell(
        item=item,
        column=kind,
        reader=Reader.MEMBERS,
        on=TODAY,
        seen=None,
        text="Mots choisis",
        composed=item.text,
        actor="test",
    )
    page = print_bilan(gather(plan, Choices(TODAY, reader=Reader.MEMBERS)), plan, Format.HTML).decode()
    assert "Mots choisis" in page
    assert f">{item.text}<" not in page
