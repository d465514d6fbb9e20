"""What the author of an update accepts and leaves, difference by difference, before anything is applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jalon.plans.comparing import Comparison, Difference
from jalon.plans.comparing.differences import DifferenceKind, DifferenceState
from jalon.plans.errors import DraftAccepted, EditRefused
from jalon.plans.models import ImportDraft, Plan

ACCEPTED, REFUSED, UNDECIDED = "accepted", "refused", "undecided"
FIRST = "first"  # the choices proposed when the file was read: they are no step of hers


def proposed(one: Difference) -> str:
    """What is proposed of a difference: what the file alone changed is accepted; taking rows out is asked."""
    if one.state == DifferenceState.OPEN and one.kind != DifferenceKind.REMOVED:
        return ACCEPTED
    return UNDECIDED if one.state in {DifferenceState.OPEN, DifferenceState.CONFLICT} else REFUSED


@transaction.atomic
def begin_update(*, draft: ImportDraft, plan: Plan, comparison: Comparison) -> ImportDraft:
    """The draft brings this plan up to date, with what is proposed of each difference for her to change."""
    locked = lock_draft(draft)
    keys = sorted(one.key for one in comparison.differences if proposed(one) == ACCEPTED)
    locked.updates, locked.decisions = plan, [{"keys": keys, "choice": ACCEPTED, FIRST: True}]
    locked.save(update_fields=["updates", "decisions"])
    return locked


@transaction.atomic
def compare_again(*, draft: ImportDraft, plan: Plan, before: Comparison, after: Comparison) -> ImportDraft:
    """The file of a draft was read another way: what was decided is kept of the differences that are the same."""
    said = _said_in(before)
    same = {key for key, words in _said_in(after).items() if said.get(key) == words}
    kept = {key: choice for key, choice in _decided(draft).items() if key in same}
    draft = begin_update(draft=draft, plan=plan, comparison=after)
    return decide(draft=draft, choices=kept)


def _said_in(comparison: Comparison) -> dict[str, list[tuple[str, str]]]:
    """The rows of the file that each difference is about: those of another reading may bear the same keys."""
    new = comparison.new
    return {
        one.key: [(new[key].level, new[key].text) for key in (one.node, *one.rows) if key in new]
        for one in comparison.differences
    }


def _decided(draft: ImportDraft) -> dict[str, str]:
    """What she decided herself."""
    return {key: step["choice"] for step in draft.decisions if FIRST not in step for key in step["keys"]}


@transaction.atomic
def leave_update(*, draft: ImportDraft) -> ImportDraft:
    """The draft is to begin a plan of its own after all."""
    locked = lock_draft(draft)
    locked.updates, locked.decisions = None, []
    locked.save(update_fields=["updates", "decisions"])
    return locked


@transaction.atomic
def decide(*, draft: ImportDraft, choices: Mapping[str, str]) -> ImportDraft:
    """Accept or refuse differences by their keys, or leave them undecided; one step that can be undone."""
    locked = lock_draft(draft)
    before = decisions_of(locked)
    changed = {key: choice for key, choice in choices.items() if before.get(key) != choice}
    if changed:
        steps = [
            {"keys": sorted(key for key, chosen in changed.items() if chosen == choice), "choice": choice}
            for choice in sorted(set(changed.values()))
        ]
        locked.decisions = [*locked.decisions, *({**step, "with_next": True} for step in steps[:-1]), steps[-1]]
        locked.save(update_fields=["decisions"])
    return locked


@transaction.atomic
def undo_decision(*, draft: ImportDraft) -> ImportDraft:
    """Take back the last step. Raises EditRefused when there is none."""
    locked = lock_draft(draft)
    kept: list[dict[str, Any]] = list(locked.decisions)
    if not may_undo(locked):
        raise EditRefused("nothing_to_undo")
    kept.pop()
    while kept and kept[-1].get("with_next"):
        kept.pop()
    locked.decisions = kept
    locked.save(update_fields=["decisions"])
    return locked


def may_undo(draft: ImportDraft) -> bool:
    """Whether she decided something that can be taken back."""
    return bool(draft.decisions) and FIRST not in draft.decisions[-1]


def decisions_of(draft: ImportDraft) -> dict[str, str]:
    """What was decided last of each difference."""
    return {key: step["choice"] for step in draft.decisions for key in step["keys"]}


def lock_draft(draft: ImportDraft) -> ImportDraft:
    """The draft, to change it. Raises DraftAccepted when it was applied already."""
    locked = ImportDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if locked.accepted:
        raise DraftAccepted
    return locked
