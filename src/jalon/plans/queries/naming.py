"""The words of a plan that may be somebody's name, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from jalon.plans.models import NameDecision, Plan
from jalon.plans.queries.projection import project
from jalon.plans.rules.public import EVERYTHING, Reader, Shown


@dataclass(frozen=True, slots=True)
class UnsureName:
    """Words that may be a name, with the first item that says them (None: the plan itself does)."""

    words: str
    item_id: int | None
    text: str


@dataclass(frozen=True, slots=True)
class NamesToDecide:
    """What nobody decided yet, and what was."""

    unsure: list[UnsureName]
    decided: list[NameDecision]


def names_to_decide(plan: Plan) -> NamesToDecide:
    """The words of the whole plan and of its reports that may be names, as its coordination reads them."""
    seen = project(plan, Reader.BOARD, EVERYTHING - {Shown.NAMES}, as_of=timezone.localdate())
    unsure = seen.veil.unsure if seen.veil else {}
    texts = dict(plan.items.filter(pk__in=set(seen.unsure_at.values())).values_list("pk", "text"))
    places = {key: seen.unsure_at.get(key) for key in unsure}
    found = [UnsureName(words, places[key], texts.get(places[key] or 0, "")) for key, words in unsure.items()]
    return NamesToDecide(found, list(plan.name_decisions.filter(removed=None)))
