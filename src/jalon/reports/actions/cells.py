"""Rewriting the cells of a bilan, so that two people never overwrite each other."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from jalon.history.actions import record
from jalon.plans.models import PlanItem
from jalon.plans.rules import plan_scope
from jalon.plans.rules.public import Reader
from jalon.reports.errors import CellChanged
from jalon.reports.models import EditedCell

LONGEST: Final = 20_000


@transaction.atomic
def edit_cell(
    *, item: PlanItem, column: str, reader: Reader, on: date, seen: int | None, text: str, composed: str, actor: str
) -> EditedCell:
    """Keep a cell as a person wants it for this reader, in bilans as of `on` or later.

    `seen` is the id of the edit she saw there, None for none.

    Raises CellChanged, writing nothing, when that is no longer the one that stands.
    """
    PlanItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    before = _standing(item, column, reader)
    text = text.replace("\r\n", "\n").strip()[:LONGEST]
    if before and before.text == text and before.composed == composed:
        return before
    _check(before, seen)
    _remove(before, on)
    made = EditedCell.objects.create(
        plan_id=item.plan_id,
        item=item,
        column=column,
        reader=reader.value,
        text=text,
        composed=composed,
        on=on,
        author=actor,
    )
    _record(item, column, actor, "bilan_edited", (before.text if before else composed, text))
    return made


@transaction.atomic
def restore_cell(*, item: PlanItem, column: str, reader: Reader, on: date, seen: int | None, actor: str) -> None:
    """Let a cell say again what is composed from the reports, in bilans as of `on` or later.

    Raises CellChanged as `edit_cell` does.
    """
    PlanItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    before = _standing(item, column, reader)
    if before is None:
        return
    _check(before, seen)
    _remove(before, on)
    _record(item, column, actor, "bilan_restored", (before.text, None))


def _standing(item: PlanItem, column: str, reader: Reader) -> EditedCell | None:
    return EditedCell.objects.filter(item=item, column=column, reader=reader.value, removed=None).first()


def _check(before: EditedCell | None, seen: int | None) -> None:
    if (before.pk if before else None) != seen:
        raise CellChanged(before.text if before else "")


def _remove(cell: EditedCell | None, on: date) -> None:
    """An edit goes from that day on; one made in a bilan of a later day goes with it, wherever it stood."""
    if cell:
        cell.removed, cell.until = timezone.now(), on
        cell.save(update_fields=["removed", "until"])


def _record(item: PlanItem, column: str, actor: str, verb: str, change: tuple[str, str | None]) -> None:
    record(
        network_id=item.plan.network_id,
        actor=actor,
        verb=verb,
        object_type="bilan_cell",
        object_id=item.pk,
        scope=plan_scope(item.plan_id),
        changes={column: change},
    )
