"""Saying of words that may be somebody's name whether they are, and taking it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from jalon.history.actions import record
from jalon.plans.models import NameDecision, Plan
from jalon.plans.rules import plan_scope
from jalon.plans.rules.naming import key_of

LONGEST = 200


@transaction.atomic
def decide_name(*, plan: Plan, words: str, is_name: bool | None, actor: str) -> NameDecision | None:
    """Keep whether these words are a name in this plan; None takes back what was said of them."""
    words = words.strip()[:LONGEST]
    key = key_of(words)[:LONGEST]
    if not key:
        return None
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    before = NameDecision.objects.filter(plan=plan, key=key, removed=None).first()
    if (before.is_name if before else None) is is_name:
        return before
    if before:
        before.removed = timezone.now()
        before.save(update_fields=["removed"])
    made = None
    if is_name is not None:
        made = NameDecision.objects.create(plan=plan, key=key, words=words, is_name=is_name, author=actor)
    record(
        network_id=plan.network_id,
        actor=actor,
        verb="name_decided",
        object_type="plan",
        object_id=plan.pk,
        scope=plan_scope(plan.pk),
        changes=_changes(before, made),
    )
    return made


def carry_names(plan: Plan, following: Plan) -> None:
    """What stands decided in a plan is decided in the one that carries it on: it says the same words.

    Otherwise a name that only a person knew for one would be shown to everybody again.
    """
    decided = NameDecision.objects.filter(plan=plan, removed=None)
    NameDecision.objects.bulk_create(
        NameDecision(plan=following, key=one.key, words=one.words, is_name=one.is_name, author=one.author)
        for one in decided
    )


def _changes(before: NameDecision | None, after: NameDecision | None) -> dict[str, tuple[str, str]]:
    """What is said to be a name, and to be none, before and after."""
    said = {"are_names": True, "not_names": False}
    pairs = {
        name: tuple(one.words if one and one.is_name is value else "" for one in (before, after))
        for name, value in said.items()
    }
    return {name: (was, now) for name, (was, now) in pairs.items() if was or now}
