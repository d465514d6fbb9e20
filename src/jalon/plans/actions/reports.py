"""Writing progress reports: kept for ever, and the item's state after them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.history.actions import record
from jalon.library.models import StoredFile
from jalon.network.models import Party
from jalon.plans.choices import ReportChannel, ReportState, Status
from jalon.plans.errors import AlreadyDecided, NoRoomForFiles, NothingSaid
from jalon.plans.indexing import index_reports
from jalon.plans.models import PlanItem, ProgressReport
from jalon.plans.rules import check_open, plan_scope
from jalon.plans.rules.reports import FILES_OF_A_LINE, FILES_OF_A_PERSON, TRANSITIONS, ReportDecision, latest_state


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What a progress report says; see ProgressReport for the shapes."""

    status: str = ""
    percent: Decimal | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    counts: list[dict[str, Any]] = field(default_factory=list)
    note: str = ""
    links: list[str] = field(default_factory=list)
    occurrence: str = ""


@transaction.atomic
def report_progress(
    *,
    item: PlanItem,
    content: ReportContent,
    actor: str,
    channel: ReportChannel,
    on: date | None = None,
    said_by: Party | None = None,
    files: Iterable[StoredFile] = (),
    waiting: bool = False,
) -> ProgressReport:
    """Keep what somebody says of an item; unless it waits for approval, it becomes the item's state.

    `on` is the day it speaks of, today when it is not said. Raises NothingSaid when it says nothing at all,
    PlanClosed, NoRoomForFiles.
    """
    files = list(files)
    if content == ReportContent() and not files:
        raise NothingSaid
    locked = PlanItem.objects.select_for_update(of=("self",)).select_related("plan").get(pk=item.pk)
    check_open(locked.plan.state)
    _check_room(locked, actor, files)
    report = ProgressReport.objects.create(
        item=locked,
        on=on or timezone.localdate(),
        status=content.status and Status(content.status).value,
        percent=content.percent,
        parts=dict(content.parts),
        counts=content.counts,
        note=content.note.strip(),
        links=content.links,
        occurrence=content.occurrence,
        author=actor,
        said_by=said_by,
        channel=channel.value,
        state=(ReportState.WAITING if waiting else ReportState.STANDING).value,
    )
    report.files.set(files)
    before, after = _recompute(locked)
    _record(report, locked, actor=actor, verb="reported", changes=_changes(before, after))
    index_reports([report])
    return report


def _check_room(item: PlanItem, actor: str, files: list[StoredFile]) -> None:
    """What a line keeps already is kept; what is new must find room."""
    kept = dict(StoredFile.objects.filter(reports__item=item).values_list("pk", "size"))
    new = {one.pk: one.size for one in files if one.pk not in kept}
    if not new:
        return
    own = dict(StoredFile.objects.filter(reports__item=item, reports__author=actor).values_list("pk", "size"))
    for held, limit in ((kept, FILES_OF_A_LINE), (own, FILES_OF_A_PERSON)):
        if sum((held | new).values()) > limit:
            raise NoRoomForFiles(limit)


@transaction.atomic
def decide_report(
    *, report: ProgressReport, decision: ReportDecision, actor: str, reason: str = "", waiting: bool = False
) -> ProgressReport:
    """Approve, refuse or withdraw a report…: its words stay, what it counts for changes. `reason` is kept in history.

    With `waiting`, what is restored waits for approval. Raises PlanClosed, and AlreadyDecided when the state it has
    by now allows no such decision (see rules.reports).
    """
    locked = PlanItem.objects.select_for_update(of=("self",)).select_related("plan").get(pk=report.item_id)
    check_open(locked.plan.state)
    kept = ProgressReport.objects.get(pk=report.pk)
    sources, state = TRANSITIONS[decision]
    if kept.state not in sources:
        raise AlreadyDecided
    if waiting and decision == ReportDecision.RESTORE:
        state = ReportState.WAITING
    was, kept.state = kept.state, state.value
    kept.save(update_fields=["state"])
    before, after = _recompute(locked)
    changes = {"state": (was, state.value)} | _changes(before, after)
    if reason:
        changes["reason"] = (None, reason)
    _record(kept, locked, actor=actor, verb=state.value, changes=changes)
    index_reports([kept])
    return kept


@transaction.atomic
def correct_report(*, report: ProgressReport, content: ReportContent, actor: str, reason: str) -> ProgressReport:
    """Put another report in the place of one: the words of the first stay, refused for this reason.

    The new one speaks of the same day, is said by the same person and typed by who corrects it; it has the same
    files. What was answered by the first is answered by it. Raises what `decide_report` and `report_progress` raise.
    """
    refused = decide_report(report=report, decision=ReportDecision.REFUSE, actor=actor, reason=reason)
    files = list(refused.files.all())
    corrected = report_progress(
        item=refused.item,
        content=content,
        actor=actor,
        channel=ReportChannel.TYPED,
        on=refused.on,
        said_by=refused.said_by,
        files=files,
    )
    refused.answers.update(report=corrected)
    return corrected


State = dict[str, Any]


def _recompute(item: PlanItem) -> tuple[State, State]:
    """Copy on the item what its standing reports say last of each thing; its state before and after."""
    before = _state_now(item)
    standing = list(item.reports.filter(state=ReportState.STANDING.value)[:50])
    item.status, item.percent = latest_state(standing)
    item.reported = max((report.created for report in standing), default=None)
    item.save(update_fields=["status", "percent", "reported"])
    return before, _state_now(item)


def _state_now(item: PlanItem) -> State:
    """What history keeps of a state, so that the plan as of any date can be built again."""
    return {
        "status": item.status,
        "percent": None if item.percent is None else float(item.percent),
        "reported": item.reported and item.reported.isoformat(),
    }


def _changes(before: State, after: State) -> dict[str, tuple[Any, Any]]:
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def _record(
    report: ProgressReport, item: PlanItem, *, actor: str, verb: str, changes: dict[str, tuple[Any, Any]]
) -> None:
    record(
        network_id=item.plan.network_id,
        actor=actor,
        verb=verb,
        object_type="plan_item",
        object_id=item.pk,
        scope=plan_scope(item.plan_id),
        changes={"report": (None, report.pk)} | changes,
    )
