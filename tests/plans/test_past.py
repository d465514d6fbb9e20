"""The plan as of any date is the plan as it stood then."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.network.actions.networks import create_network
from jalon.network.models import Network
from jalon.plans.actions.items import change_item, set_visibility, value_of
from jalon.plans.actions.life import describe_plan
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.actions.structure import add_item, move_item, remove_item, restore_item
from jalon.plans.choices import Level, ReportChannel, ReportState, Status
from jalon.plans.errors import EditRefused, NothingSaid
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.queries.history import plan_as_of
from jalon.plans.queries.outline import plan_tree
from jalon.plans.rules.reports import ReportDecision

FIRST = date(2024, 5, 1)
WORDS = st.sampled_from(["Recenser", "Signer", "Inviter tous", "Écrire", ""])
PLACES = st.integers(0, 11)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), PLACES, PLACES, WORDS),
        st.tuples(st.just("move"), PLACES, PLACES, PLACES),
        st.tuples(st.just("remove"), PLACES),
        st.tuples(st.just("restore"), PLACES),
        st.tuples(st.just("text"), PLACES, WORDS),
        st.tuples(st.just("schedule"), PLACES, st.sampled_from(["Automne 2024", "Mars 2025", ""])),
        st.tuples(
            st.just("leads"), PLACES, st.lists(st.sampled_from(["CA", "Comité", "Aline"]), max_size=2, unique=True)
        ),
        st.tuples(st.just("expected"), PLACES, st.lists(WORDS.filter(bool), max_size=2, unique=True)),
        st.tuples(st.just("report"), PLACES, st.sampled_from(["", *Status]), st.none() | st.integers(0, 100)),
        st.tuples(st.just("withdraw"), PLACES),
        st.tuples(st.just("visibility"), PLACES, st.sampled_from([None, *Audience])),
        st.tuples(st.just("night")),
    ),
    max_size=25,
)


def at(year: int, month: int, day: int, hour: int) -> datetime:
    """A moment where the network lives."""
    return datetime(year, month, day, hour, tzinfo=timezone.get_current_timezone())


def snapshot(tree: dict[int, Any]) -> list[Any]:
    """All that a plan says, in order, but how far things have come: that is what is known of it now."""
    return [
        (
            item.id,
            item.parent_id,
            item.path,
            item.depth,
            item.number,
            item.text,
            item.schedule,
            item.earliest,
            item.latest,
            item.schedule_kinds,
            item.leads,
            item.inherited_leads,
            item.expected_results,
            [child.id for child in item.children],
        )
        for item in tree.values()
    ]


class Life:
    """A plan to which random things happen, day after day."""

    def __init__(self, network: Network) -> None:
        self.plan = Plan.objects.create(
            network=network, title="Plan", period="2024-04/2027-03", starts=date(2024, 4, 1), ends=date(2027, 3, 31)
        )
        axis = add_item(plan=self.plan, kind=Level.AXIS, values={"text": "Jardins"}, actor="test")
        for text in ("Recenser", "Signer", "Inviter"):
            add_item(plan=self.plan, kind=Level.ACTION, values={"text": text}, parent=axis, actor="test")
        PlanItem.objects.filter(text="Signer").first().leads.create(position=0, text="CA", inherited=True)  # type: ignore[union-attr]
        self.day, self.entry = FIRST, 0
        self.nights: dict[date, list[Any]] = {}
        self.night()

    def night(self) -> None:
        """The day ends: what happened in it bears its date."""
        moment = at(self.day.year, self.day.month, self.day.day, 15)
        Entry.objects.filter(pk__gt=self.entry).update(at=moment)
        PlanItem.objects.filter(plan=self.plan, created__gt=moment + timedelta(days=100)).update(created=moment)
        self.entry = max(Entry.objects.values_list("pk", flat=True), default=0)
        self.nights[self.day] = snapshot(plan_tree(self.plan, Audience.BOARD))
        self.day += timedelta(days=1)

    def item(self, at: int) -> PlanItem:
        items = list(self.plan.items.order_by("id"))
        return items[at % len(items)]

    def standing(self, at: int) -> PlanItem | None:
        items = [None, *self.plan.items.standing().order_by("id")]
        return items[at % len(items)]

    def happen(self, verb: str, place: int = 0, *values: Any) -> None:
        if verb == "night":
            return self.night()
        with suppress(EditRefused, NothingSaid):
            getattr(self, f"_{verb}")(place, *values)
        return None

    def _add(self, at: int, after: int, text: str) -> None:
        parent = self.standing(at)
        siblings = list(self.plan.items.standing().filter(parent=parent))
        chosen = siblings[after % len(siblings)] if siblings and after % 3 else None
        values = {"text": text, "leads": ["CA"], "expected_results": ["Un"], "schedule": "2025"}
        add_item(plan=self.plan, kind=Level.ITEM, values=values, parent=parent, after=chosen, actor="test")

    def _move(self, at: int, to: int, position: int) -> None:
        move_item(item=self.item(at), parent=self.standing(to), position=position % 4, actor="test")

    def _remove(self, at: int) -> None:
        remove_item(item=self.item(at), reason="", actor="test")

    def _restore(self, at: int) -> None:
        gone = list(self.plan.items.exclude(removed=None).order_by("id"))
        if gone:
            restore_item(item=gone[at % len(gone)], actor="test")

    def _change(self, at: int, name: str, wanted: Any) -> None:
        item = self.item(at)
        change_item(item=item, changes={name: (value_of(item, name), wanted)}, actor="test")

    def _text(self, at: int, text: str) -> None:
        self._change(at, "text", text)

    def _schedule(self, at: int, words: str) -> None:
        self._change(at, "schedule", words)

    def _leads(self, at: int, names: list[str]) -> None:
        self._change(at, "leads", names)

    def _expected(self, at: int, texts: list[str]) -> None:
        self._change(at, "expected_results", texts)

    def _report(self, at: int, status: str, percent: int | None) -> None:
        said = ReportContent(status=status, percent=None if percent is None else Decimal(percent))
        report_progress(item=self.item(at), content=said, actor="test", channel=ReportChannel.PAGE)

    def _withdraw(self, at: int) -> None:
        reports = list(ProgressReport.objects.filter(item__plan=self.plan, state=ReportState.STANDING).order_by("id"))
        if reports:
            decide_report(report=reports[at % len(reports)], decision=ReportDecision.WITHDRAW, actor="test")

    def _visibility(self, at: int, visibility: Audience | None) -> None:
        set_visibility(item=self.item(at), visibility=visibility, actor="test")


# What a life may hold is tried on SQLite; PostgreSQL is asked whether it says the same of some.
LIVES = 60 if connection.vendor == "sqlite" else 15


class AsOf(TestCase):
    """Hypothesis on the database: each example in a transaction of its own."""

    @settings(max_examples=LIVES)
    @given(STEPS)
    def test_whatever_happens_the_tree_is_sound_and_each_night_is_found_again(
        self, steps: list[tuple[Any, ...]]
    ) -> None:
        """One life for both: it takes longer to live than to look at."""
        life = Life(create_network(name="Jardins", slug="jardins", actor="test"))
        PlanItem.objects.update(created=at(2024, 5, 1, 9))
        for step in steps:
            life.happen(*step)
            created = at(life.day.year, life.day.month, life.day.day, 9)
            PlanItem.objects.filter(created__year__gte=2026).update(created=created)
        life.night()
        assert_sound(life.plan)
        for day, then in life.nights.items():
            assert snapshot(plan_as_of(life.plan, day, Audience.BOARD)) == then


def assert_sound(plan: Plan) -> None:
    """Paths say the order and who stands under whom; what is narrower above is never wider below."""
    items = {item.pk: item for item in plan.items.standing()}
    for item in items.values():
        above = items[item.parent_id] if item.parent_id else None
        assert item.path == ".".join(filter(None, (above and above.path, f"{item.position + 1:05d}")))
        assert item.depth == item.path.count(".")
        assert item.audience == max(above.audience if above else plan.visibility, item.visibility or 0)


@pytest.fixture
def life(network: Network) -> Life:
    """A plan on its second day."""
    life = Life(network)
    PlanItem.objects.update(created=at(2024, 5, 1, 9))
    return life


def test_what_is_for_the_board_now_is_not_shown_as_of_then(life: Life) -> None:
    """Even though everybody could see it that day."""
    item = life.plan.items.get(text="Signer")
    set_visibility(item=item, visibility=Audience.BOARD, actor="test")
    life.night()
    assert item.pk not in plan_as_of(life.plan, FIRST, Audience.MEMBERS)


def test_what_was_for_the_board_then_is_not_shown(life: Life) -> None:
    """Even though everybody may see it now."""
    item = life.plan.items.get(text="Signer")
    set_visibility(item=item, visibility=Audience.BOARD, actor="test")
    life.night()
    set_visibility(item=item, visibility=None, actor="test")
    assert item.pk not in plan_as_of(life.plan, FIRST + timedelta(days=1), Audience.MEMBERS)


def test_the_past_costs_the_same_for_many_changes(
    life: Life, coordinator: User, django_assert_max_num_queries: Any
) -> None:
    """Six queries, the network's among them."""
    for number in range(20):
        life._text(number, f"Texte {number}")
        life._schedule(number, f"Automne {2024 + number % 3}")
    with django_assert_max_num_queries(7):
        plan_as_of(Plan.objects.get(pk=life.plan.pk), FIRST, Audience.BOARD)


def tell(life: Life, status: Status, on: date) -> ProgressReport:
    said = ReportContent(status=status)
    item = life.plan.items.get(text="Signer")
    return report_progress(item=item, content=said, actor="test", channel=ReportChannel.PAGE, on=on)


def state(life: Life, day: date) -> str:
    return next(one.status for one in plan_as_of(life.plan, day, Audience.BOARD).values() if one.text == "Signer")


def test_a_report_counts_from_the_day_it_speaks_of(life: Life) -> None:
    """It was typed long after."""
    tell(life, Status.DONE, FIRST + timedelta(days=1))
    assert state(life, FIRST) == ""
    assert state(life, FIRST + timedelta(days=1)) == "done"


def test_a_report_that_was_withdrawn_counts_no_more(life: Life) -> None:
    report = tell(life, Status.DONE, FIRST)
    decide_report(report=report, decision=ReportDecision.WITHDRAW, actor="test")
    assert state(life, FIRST) == ""


def test_a_schedule_means_what_it_meant(life: Life) -> None:
    """Though the period of the plan is another now, and its words say no year."""
    life._schedule(2, "An 2")
    life.night()
    describe_plan(plan=life.plan, facts={"period": "2026-04/2029-03"}, actor="test")
    then = next(one for one in plan_as_of(life.plan, life.day - timedelta(days=1), Audience.BOARD).values() if one.when)
    now = next(one for one in plan_tree(life.plan, Audience.BOARD).values() if one.when)
    assert then.earliest == date(2025, 4, 1)
    assert now.earliest == date(2027, 4, 1)
