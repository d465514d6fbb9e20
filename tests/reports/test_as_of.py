"""A bilan as of a day: what the plan called itself then, what was written in its cells then, nothing of before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.life import describe_plan
from jalon.plans.models import Plan
from jalon.plans.queries.former import earliest_day
from jalon.plans.rules.public import Reader
from jalon.reports.actions.cells import edit_cell, restore_cell
from jalon.reports.choices import Choices
from jalon.reports.errors import TooEarly
from jalon.reports.in_house import lay_out
from jalon.reports.queries.gathering import gather
from tests.conftest import draft_of, node, proposal_of

TODAY = timezone.localdate()
CAME, BETWEEN = TODAY - timedelta(days=90), TODAY - timedelta(days=30)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """A plan that came here three months ago."""
    proposal = proposal_of(node("axis", "Jardins", node("action", "Recenser")), title="Plan 2024-2027")
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    then = timezone.make_aware(datetime.combine(CAME, datetime.min.time().replace(hour=12)))
    Plan.objects.filter(pk=made.pk).update(created=then)
    made.items.update(created=then)
    Entry.objects.update(at=then)
    return Plan.objects.select_related("network").get(pk=made.pk)


def words(plan: Plan, day: date) -> str:
    """What the action says in the bilan of a day."""
    return gather(plan, Choices(day)).lines[0].children[0].result.text


def write(plan: Plan, text: str, on: date, seen: int | None = None) -> int:
    item = plan.items.select_related("plan").get(text="Recenser")
    values = {"column": "results", "reader": Reader.BOARD, "composed": "", "actor": "test"}
    return edit_cell(item=item, on=on, seen=seen, text=text, **values).pk  # type: ignore[arg-type]


def test_a_day_before_the_plan_came_is_refused(plan: Plan) -> None:
    with pytest.raises(TooEarly) as refused:
        gather(plan, Choices(CAME - timedelta(days=1)))
    assert refused.value.earliest == CAME


def test_the_day_its_document_was_brought_up_to_date_is_known(plan: Plan) -> None:
    plan.updated_on = CAME - timedelta(days=10)
    assert earliest_day(plan) == plan.updated_on
    assert gather(plan, Choices(plan.updated_on)).title == "Plan 2024-2027"


def test_the_title_and_the_period_are_those_of_the_day(plan: Plan) -> None:
    before = plan.period
    describe_plan(plan=plan, facts={"title": "Plan prolongé", "period": "2024/2029"}, actor="test")
    plan.refresh_from_db()
    then, now = gather(plan, Choices(BETWEEN)), gather(plan, Choices(TODAY))
    assert (then.title, then.period) == ("Plan 2024-2027", before)
    assert (now.title, now.period) == ("Plan prolongé", "2024/2029")


def test_an_edit_speaks_from_its_day_on(plan: Plan) -> None:
    write(plan, "Écrit", BETWEEN)
    assert words(plan, BETWEEN - timedelta(days=1)) == ""
    assert words(plan, BETWEEN) == "Écrit"
    assert words(plan, TODAY) == "Écrit"


def test_an_edit_that_was_replaced_stands_at_its_day(plan: Plan) -> None:
    write(plan, "Autrement", TODAY, seen=write(plan, "Écrit", BETWEEN))
    assert words(plan, BETWEEN) == "Écrit"
    assert words(plan, TODAY) == "Autrement"


def test_an_edit_taken_back_stands_at_its_day(plan: Plan) -> None:
    seen = write(plan, "Écrit", BETWEEN)
    item = plan.items.select_related("plan").get(text="Recenser")
    restore_cell(item=item, column="results", reader=Reader.BOARD, on=TODAY, seen=seen, actor="test")
    assert words(plan, BETWEEN) == "Écrit"
    assert words(plan, TODAY) == ""


def test_both_dates_are_said_when_they_differ(plan: Plan) -> None:
    with translation.override("fr"):
        past = lay_out(gather(plan, Choices(BETWEEN)))
        assert all("d’après ce qui est connu le" in words for words in (past.subtitle, past.footer))
        assert "connu" not in lay_out(gather(plan, Choices(TODAY))).subtitle
