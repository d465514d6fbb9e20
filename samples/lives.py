"""A plan to which random things happen, one simulated day after another; and whether each day is found again later.

What is kept each evening is the bilan of the day, as JSON and as it would be frozen. Asked for again any day after, it
says the same: texts, leads, schedules and order are those of that evening. Reports count by the day they speak of, so
what is typed, corrected or taken back later of an earlier day changes the line it speaks of and the figures, from that
day on, and nothing else.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any, Final

import time_machine
from django.utils import timezone

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.life import create_plan
from jalon.plans.actions.structure import add_item
from jalon.plans.choices import Level
from jalon.plans.drafts import create_draft
from jalon.plans.models import Plan, ProgressReport
from jalon.reports.choices import Choices
from jalon.reports.frozen import freeze
from jalon.reports.model import Bilan
from jalon.reports.models import EditedCell
from jalon.reports.open_data import to_json
from jalon.reports.printing import highlights_of
from jalon.reports.queries.gathering import gather
from jalon.samples import SAMPLES
from samples.happenings import REFUSALS, Happenings
from samples.opened import unsaid

Json = dict[str, Any]
Said = dict[str, Json]

FIRST: Final = date(2024, 6, 3)
# What a report changes of the line it speaks of, and of the whole.
OF_A_REPORT: Final = frozenset({"results", "sources", "status", "stated", "percent", "late", "cells", "from_document"})
OF_THE_WHOLE: Final = frozenset({"paragraphs", "shares", "summary", "acronyms"})


class Life:
    """The life of a plan, day after day; the same for the same seed."""

    def __init__(self, network: Network, author: User, seed: int, document: str = "plan-2024-2027.docx") -> None:
        self.day = FIRST
        self.kept: dict[date, Said] = {}
        self.differences: list[str] = []
        with self.noon():
            data = (SAMPLES / document).read_bytes()
            draft = create_draft(network=network, author=author, name=document, data=data)
            plan = accept_draft(draft=draft, actor=author).plan
            if plan is None:
                raise ValueError(f"no plan was read in {document}")
            carry_on(plan, author.actor)
        self.happenings = Happenings(plan.pk, author, random.Random(seed))  # noqa: S311 - nothing is secret here

    @property
    def plan(self) -> Plan:
        """As it is now."""
        return Plan.objects.select_related("network", "reading__file").get(pk=self.happenings.plan_id)

    def noon(self) -> time_machine.travel:
        """The clock of the whole application on this day; it goes on, as what happens at one instant is one thing."""
        here = timezone.get_default_timezone()
        return time_machine.travel(datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=here), tick=True)

    def live(self, things: int) -> None:
        """One day, in which so many things happen; in the evening its bilan is kept."""
        with self.noon():
            before = told_of(self.plan)
            for _each in range(things):
                with suppress(*REFUSALS):
                    self.happenings.happen()
            self.look_back(since_when(before, told_of(self.plan)))
            self.kept[self.day] = said(self.plan, self.day)
        self.day += timedelta(days=1)

    def look_back(self, told: dict[str, date]) -> None:
        """What was said today of days before is theirs from now on, and changed nothing else of them."""
        for day in sorted(self.kept):
            if of_day := frozenset(identity for identity, since in told.items() if since <= day):
                now = said(self.plan, day)
                self.compare(day, now, of_day)
                self.kept[day] = now

    def ask_again(self) -> list[str]:
        """What the days say otherwise than they said: nothing, when all is well."""
        with self.noon():
            for day in self.kept:
                self.compare(day, said(self.plan, day), frozenset())
        return self.differences

    def compare(self, day: date, now: Said, told: frozenset[str]) -> None:
        """Note what differs of a day, but what reports of it may change."""
        for key, field, before, after in differing(self.kept[day], now):
            _kind, _space, identity = key.partition(" ")
            free = OF_A_REPORT if identity in told else OF_THE_WHOLE if told and not identity else ()
            if field not in free:
                self.differences.append(f"{day} asked on {self.day}: {key}, {field}: {before!r} → {after!r}")


def unsaid_of(life: Life, day: date) -> list[str]:
    """What the files of a day that is past do not say, in the seven formats."""
    with life.noon():
        return list(unsaid(bilan_of_day(life.plan, day), life.plan))


def carry_on(plan: Plan, actor: str) -> None:
    """Let some lines of a plan go on from a plan before it."""
    former = create_plan(network=plan.network, title="Avant", period="2021/2024", actor=actor)
    origin = add_item(plan=former, kind=Level.ACTION, values={"text": "Reporté"}, actor=actor)
    plan.predecessor = former
    plan.save(update_fields=["predecessor"])
    some = list(plan.items.order_by("id").values_list("pk", flat=True)[:4])
    plan.items.filter(pk__in=some).update(origin=origin, origin_reason="postponed")


Told = dict[str, tuple[str, date, object]]


def told_of(plan: Plan) -> Told:
    """Each report and each edited cell by its key: the line it speaks of, from which day on, and what became of it."""
    reports = ProgressReport.objects.filter(item__plan=plan).values_list("pk", "item__identity", "on", "state")
    cells = EditedCell.objects.filter(plan=plan).values_list("pk", "item__identity", "on", "until")
    found: Told = {f"report {pk}": (str(identity), on, state) for pk, identity, on, state in reports}
    return found | {f"cell {pk}": (str(identity), until or on, until) for pk, identity, on, until in cells}


def since_when(before: Told, after: Told) -> dict[str, date]:
    """From which day on what is said of a line is no longer the same."""
    found: dict[str, date] = {}
    for key, told in after.items():
        if before.get(key) != told:
            identity, on, _state = told
            found[identity] = min(on, found.get(identity, on))
    return found


def bilan_of_day(plan: Plan, day: date) -> Bilan:
    """The bilan of everything, with its summary."""
    return gather(plan, Choices(day, summary=True))


def said(plan: Plan, day: date) -> Said:
    """All that the bilan of a day says, flat: by line and field. When it was made is left out."""
    bilan = bilan_of_day(plan, day)
    frozen = freeze(bilan, {}, highlights=highlights_of(plan, day))
    package = json.loads(to_json(bilan))
    rows = package.pop("resources")[0]["data"]
    found: Said = {"plan": {**frozen, **package}}
    for name in ("made", "created", "lines", "unplanned"):
        found["plan"].pop(name)
    found["plan"]["tops"] = [line["identity"] for line in frozen["lines"]]
    found["plan"]["apart"] = [
        [some["axis"], [line["identity"] for line in some["lines"]]] for some in frozen["unplanned"]
    ]
    for lines in (frozen["lines"], *(some["lines"] for some in frozen["unplanned"])):
        found |= dict(_flat(lines))
    return found | {f"row {row['id']}": row for row in rows}


def differing(before: Said, after: Said) -> Iterator[tuple[str, str, Any, Any]]:
    """What two days say differently: where, which field, and both values."""
    for key in before.keys() | after.keys():
        one, other = before.get(key, {}), after.get(key, {})
        for field in one.keys() | other.keys():
            if one.get(field) != other.get(field):
                yield key, field, one.get(field), other.get(field)


def _flat(lines: list[Json]) -> Iterator[tuple[str, Json]]:
    for line in lines:
        below = [child["identity"] for child in line["children"]]
        yield f"line {line['identity']}", {**line, "children": below}
        yield from _flat(line["children"])
