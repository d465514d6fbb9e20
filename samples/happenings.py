"""What may happen to a plan: whatever people do to it through the actions of `plans`, `network` and `reports`."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.plans.actions.items import Value, change_item, set_visibility, value_of
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.actions.structure import add_item, move_item, remove_item, restore_item
from jalon.plans.choices import Level, ReportChannel, Status
from jalon.plans.errors import AlreadyDecided, EditConflict, EditRefused, NothingSaid
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.rules.reports import TRANSITIONS, ReportDecision

REFUSALS: Final = (EditRefused, EditConflict, NothingSaid, AlreadyDecided)
TEXTS: Final = ("Recenser les terrains", "Signer des ententes", "Inviter le voisinage", "Écrire à la MRC", "")
SCHEDULES: Final = ("Automne 2024", "Mars 2025", "2025-2026", "En continu", "Deux fois par année", "Hiver", "An 2", "")
NAMES: Final = ("CA", "Comité jardins", "Aline Roy", "Coordination", "MRC des Rives")
BACK: Final = 20  # how many days back a report may speak of


class Happenings:
    """Random acts on one plan. `done` is how often each happened.

    `touched` is since which day the reports of a line, by identity, speak otherwise.
    """

    def __init__(self, plan_id: int, author: User, chance: random.Random) -> None:
        self.plan_id, self.author, self.chance = plan_id, author, chance
        self.actor = author.actor
        self.touched: dict[str, date] = {}
        self.done: Counter[str] = Counter()
        self.ways: dict[Callable[[], None], int] = {
            self.cell: 12,
            self.add: 4,
            self.move: 5,
            self.remove: 2,
            self.restore: 1,
            self.report: 10,
            self.decide: 2,
            self.hide: 1,
        }

    def happen(self) -> None:
        """One thing, at random. Raises one of REFUSALS when it cannot be."""
        way = self.chance.choices(list(self.ways), list(self.ways.values()))[0]
        way()
        self.done[way.__name__] += 1

    @property
    def plan(self) -> Plan:
        return Plan.objects.select_related("network").get(pk=self.plan_id)

    def item(self) -> PlanItem:
        """Any line, taken out or not."""
        return self.chance.choice(list(self.plan.items.select_related("plan__network").order_by("id")))

    def standing(self) -> PlanItem | None:
        """A line that stands, or none: the top of the plan."""
        items: list[PlanItem | None] = [None, *self.plan.items.standing().order_by("id")]
        return self.chance.choice(items)

    def cell(self) -> None:
        """A cell is changed."""
        item, some = self.item(), self.chance.sample
        ways: dict[str, Value] = {
            "text": self.chance.choice(TEXTS),
            "number": self.chance.choice(("1", "B", "")),
            "schedule": self.chance.choice(SCHEDULES),
            "results": self.chance.choice(("", "Trois rencontres")),
            "leads": some(NAMES, self.chance.randrange(3)),
            "expected_results": some(TEXTS[:4], self.chance.randrange(3)),
            "extra.Budget": self.chance.choice(("", "1 000 $")),
        }
        name = self.chance.choice(list(ways))
        change_item(item=item, changes={name: (value_of(item, name), ways[name])}, actor=self.actor)

    def add(self) -> None:
        parent = self.standing()
        siblings = [None, *self.plan.items.standing().filter(parent=parent)]
        values: dict[str, Value] = {"text": self.chance.choice(TEXTS), "schedule": self.chance.choice(SCHEDULES)}
        values["leads"] = self.chance.sample(NAMES, 1)
        add_item(
            plan=self.plan,
            kind=self.chance.choice([Level.ACTION, Level.ITEM]),
            values=values,
            parent=parent,
            after=self.chance.choice(siblings),
            unplanned=self.chance.random() < 0.2,
            actor=self.actor,
        )

    def move(self) -> None:
        move_item(item=self.item(), parent=self.standing(), position=self.chance.randrange(4), actor=self.actor)

    def remove(self) -> None:
        """A small branch is taken out: a plan of which nothing is left has no more life."""
        item = self.item()
        below = self.plan.items.standing().filter(path__startswith=f"{item.path}.").count()
        if below < 4:
            remove_item(item=item, reason="", actor=self.actor)

    def restore(self) -> None:
        if gone := list(self.plan.items.exclude(removed=None).order_by("id")):
            restore_item(item=self.chance.choice(gone), actor=self.actor)

    def report(self) -> None:
        """Somebody tells of a line, of today more often than of a day before."""
        percent = self.chance.choice([None, None, Decimal(40), Decimal(100)])
        status, note = self.chance.choice(["", *Status]), self.chance.choice(["", "Trois terrains trouvés", "En route"])
        back = self.chance.choice([0, 0, 0, self.chance.randrange(BACK)])
        on, item = timezone.localdate() - timedelta(days=back), self.item()
        content = ReportContent(status=status, percent=percent, note=note)
        report_progress(item=item, content=content, actor=self.actor, channel=ReportChannel.PAGE, on=on)
        self.touch(item, on)

    def decide(self) -> None:
        """A report is withdrawn, refused, restored."""
        reports = list(ProgressReport.objects.filter(item__plan=self.plan_id).select_related("item").order_by("id"))
        if reports:
            report = self.chance.choice(reports)
            fitting = [one for one in ReportDecision if report.state in TRANSITIONS[one][0]]
            decide_report(report=report, decision=self.chance.choice(fitting), actor=self.actor)
            self.touch(report.item, report.on)

    def touch(self, item: PlanItem, since: date) -> None:
        """What is said of a line is no longer the same, from a day on."""
        key = str(item.identity)
        self.touched[key] = min(since, self.touched.get(key, since))

    def hide(self) -> None:
        set_visibility(item=self.item(), visibility=self.chance.choice([None, Audience.BOARD]), actor=self.actor)
