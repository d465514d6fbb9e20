"""Taking back one thing somebody did, as history kept it: what others did since is never overwritten."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.plans.actions.items import change_item, set_visibility
from jalon.plans.actions.reports import decide_report
from jalon.plans.actions.structure import move_item, remove_item, restore_item
from jalon.plans.errors import AlreadyDecided, EditRefused
from jalon.plans.models import PlanItem, ProgressReport
from jalon.plans.rules.reports import ReportDecision


@transaction.atomic
def undo(*, entries: list[Entry], actor: str) -> None:
    """Take back what these entries of one plan did, the latest first.

    Raises EditConflict when somebody changed the same since, EditRefused when it can no longer be taken back.
    """
    for entry in sorted(entries, key=lambda one: -one.pk):
        item = PlanItem.objects.select_related("plan").filter(pk=entry.object_id).first()
        if entry.object_type != "plan_item" or item is None or entry.verb not in _UNDO:
            raise EditRefused("nothing_to_undo")
        _UNDO[entry.verb](item, entry.changes, actor)


def _changed(item: PlanItem, changes: dict[str, Any], actor: str) -> None:
    back = {name: (after, before) for name, (before, after) in changes.items() if name != "visibility"}
    if back:
        change_item(item=item, changes=back, actor=actor)
    if "visibility" in changes:
        before = changes["visibility"][0]
        set_visibility(item=item, visibility=None if before is None else Audience(before), actor=actor)


def _reported(item: PlanItem, changes: dict[str, Any], actor: str) -> None:
    report = ProgressReport.objects.get(pk=changes["report"][1], item=item)
    try:
        decide_report(report=report, decision=ReportDecision.WITHDRAW, actor=actor)
    except AlreadyDecided:
        raise EditRefused("changed_since") from None


def _moved(item: PlanItem, changes: dict[str, Any], actor: str) -> None:
    before = changes["place"][0]
    parent = PlanItem.objects.filter(pk=before["parent"]).first() if before["parent"] else None
    move_item(item=item, parent=parent, position=before["position"], actor=actor)


def _removed(item: PlanItem, _changes: dict[str, Any], actor: str) -> None:
    restore_item(item=item, actor=actor)


def _added(item: PlanItem, _changes: dict[str, Any], actor: str) -> None:
    remove_item(item=item, reason="", actor=actor)


_UNDO = {"changed": _changed, "reported": _reported, "moved": _moved, "removed": _removed, "added": _added}
