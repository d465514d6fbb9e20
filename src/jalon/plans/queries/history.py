"""The plan as it stood on any day, and what happened to it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.plans.actions.items import EXTRA
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.queries.outline import OutlineItem, read_items
from jalon.plans.queries.told import standing_by
from jalon.plans.rules import plan_scope
from jalon.plans.rules.reports import latest_state
from jalon.plans.rules.timing import schedule_fields


def _words(kept: str | None) -> str:
    return kept or ""


def _texts(kept: list[str] | None) -> list[str]:
    return list(kept or [])


# How history keeps each field, read back.
_READ_BACK: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("number", "text", "schedule", "results"), _words),
    **dict.fromkeys(("leads", "inherited_leads", "expected_results"), _texts),
}


def plan_as_of(plan: Plan, day: date, audience: Audience) -> dict[int, OutlineItem]:
    """The plan as it stood at the end of a day, by id in reading order, as `plan_tree` gives it.

    Its words, leads, schedules and order are those of that evening; how far things had come is what is known of it
    now (see `standing_by`). Somebody sees what she might see then and may still see now. Five queries, whatever the
    size of the plan.
    """
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone())
    return _Past(plan).at(end, audience)


def entries_of(plan: Plan) -> QuerySet[Entry]:
    """All that is kept of what happened in a plan, the latest first."""
    return Entry.objects.filter(scope=plan_scope(plan.pk)).order_by("-id")


class _Past:
    """A plan whose history is undone, entry after entry, from the latest on."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        everything = PlanItem.objects.filter(plan=plan)
        self.items = read_items([plan], everything)
        self.created: dict[int, datetime] = {}
        self.visibility: dict[int, int | None] = {}
        self.children: dict[int | None, list[int]] = defaultdict(list)
        self.plan_visibility = plan.visibility
        self._place(everything)

    def _place(self, everything: QuerySet[PlanItem]) -> None:
        """Who stands under whom now; what was taken out stands with what went with it, under nothing."""
        rows = list(
            everything.order_by("position", "path").values_list(
                "pk", "parent_id", "removed", "created", "visibility", named=False
            )
        )
        removed = {pk: moment for pk, _parent, moment, *_rest in rows}
        for pk, parent, moment, created, visibility in rows:
            self.created[pk], self.visibility[pk] = created, visibility
            if moment == removed.get(parent):  # no parent: taken out never
                self.children[parent].append(pk)

    def at(self, end: datetime, audience: Audience) -> dict[int, OutlineItem]:
        for entry in entries_of(self.plan).filter(at__gte=end):
            if entry.object_type == "plan" and "visibility" in entry.changes:
                self.plan_visibility = entry.changes["visibility"][0]
            elif entry.object_type == "plan_item" and entry.object_id.isdecimal():
                self._undo(int(entry.object_id), entry.changes)
            elif entry.object_type == "item_schedule" and entry.object_id.isdecimal():
                self._mean(int(entry.object_id), entry.changes["when"][0])
        self._state(end)
        found: dict[int, OutlineItem] = {}
        self._grow(found, end, audience)
        return dict(sorted(found.items(), key=lambda pair: pair[1].path))

    def _undo(self, pk: int, changes: Mapping[str, list[Any]]) -> None:
        item = self.items.get(pk)
        if item is None:
            return
        for name, (before, after) in changes.items():
            if name == "place":
                self._put_back(pk, before, after)
            elif name == "visibility":
                self.visibility[pk] = before
            elif name in _READ_BACK:
                setattr(item, name, _READ_BACK[name](before))
            elif name.startswith(EXTRA):
                item.extra = {**item.extra, name.removeprefix(EXTRA): before}
        item.extra = {heading: words for heading, words in item.extra.items() if words}
        if "leads" in changes:
            item.parties = []

    def _put_back(self, pk: int, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        if after is not None and pk in self.children[after["parent"]]:
            self.children[after["parent"]].remove(pk)
        if before is not None:
            self.children[before["parent"]].insert(before["position"], pk)

    def _mean(self, pk: int, when: dict[str, Any] | None) -> None:
        """What a schedule meant: it was read in the period, the document and the seasons of then."""
        if item := self.items.get(pk):
            for name, value in schedule_fields(when).items():
                setattr(item, name, value)

    def _state(self, end: datetime) -> None:
        """How far each thing had come, and the last moment of that day or before when something was said of it."""
        told: dict[int, list[ProgressReport]] = defaultdict(list)
        for report in standing_by(self.plan, timezone.localdate(end) - timedelta(days=1)):
            told[report.item_id].append(report)
        last = end - timedelta(microseconds=1)
        for pk, item in self.items.items():
            item.status, item.percent = latest_state(told[pk])
            item.reported = max((min(report.created, last) for report in told[pk]), default=None)

    def _grow(self, found: dict[int, OutlineItem], end: datetime, audience: Audience) -> None:
        """The items with the paths they had; those made later, or for others' eyes, are left aside."""
        waiting: list[tuple[int | None, str, int, int]] = [(None, "", 0, self.plan_visibility)]
        while waiting:
            parent, above, depth, circle = waiting.pop()
            kept = [pk for pk in self.children.get(parent, []) if self.created[pk] < end]
            for position, pk in enumerate(kept):
                item, then = self.items[pk], max(circle, self.visibility[pk] or 0)
                if max(then, item.audience) > audience:
                    continue
                step = f"{position + 1:05d}"
                item.path, item.depth = f"{above}.{step}" if above else step, depth
                item.parent_id, item.audience = parent, max(then, item.audience)
                found[pk] = item
                if parent is not None:
                    found[parent].children.append(item)
                waiting.append((pk, item.path, depth + 1, then))
