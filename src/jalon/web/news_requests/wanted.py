"""What one asks about: what the rhythm asks today, what was silent for long, an axis, everything."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jalon.plans.choices import RequestReason
from jalon.plans.models import Plan
from jalon.plans.queries.news import items_under, open_rows, silent_items
from jalon.plans.queries.news_requests import Digest, NewsContext, digests_for, digests_of
from jalon.plans.rules.news_requests import REST, Tempo

DUE, SILENT, ALL, BILAN, AXIS = "", "silence", "tout", "bilan", "axe-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask about; `items` is None for what the rhythm asks today."""

    key: str
    items: list[int] | None
    reason: RequestReason = RequestReason.SILENT


@dataclass(frozen=True, slots=True)
class Choice:
    """Something one may ask about."""

    key: str
    words: str
    current: bool


def wanted_of(state: NewsContext, plan: Plan, key: str, tempo: Tempo) -> Wanted:
    """What the key of an address or a form means; an unknown one is what the rhythm asks.

    What had news in the last days is left aside.
    """
    every = [answer.item for answer in open_rows(state, plan)]
    fresh = {item.id for item in every if (on := state.news_of(item)) and state.today - on < REST}
    number = key.removeprefix(AXIS)
    if key == SILENT:
        items = silent_items(state, plan, tempo)
    elif key in (ALL, BILAN):
        items = [item.id for item in every]
    elif key.startswith(AXIS) and number.isdecimal() and len(number) < 19:
        items = items_under(state, plan, int(number))
    else:
        return Wanted(DUE, None)
    reason = RequestReason.BILAN if key == BILAN else RequestReason.SILENT
    return Wanted(key, [item for item in items if item not in fresh], reason)


def digests_wanted(state: NewsContext, plan: Plan, wanted: Wanted, tempo: Tempo) -> list[Digest]:
    """What would be sent: who is asked something of this plan, with all that is asked of her."""
    if wanted.items is None:
        digests = digests_of(state, tempo)
    else:
        digests, _without = digests_for(state, wanted.items, wanted.reason)
    return [digest for digest in digests if any(line.plan.pk == plan.pk for line in digest.lines)]


def choices_of(state: NewsContext, plan: Plan, key: str) -> list[Choice]:
    """What one may ask about in this plan."""
    found = [
        (DUE, _("What is to be asked today")),
        (SILENT, _("What had no news for long")),
        *((f"{AXIS}{axis}", text) for axis, text in _axes(state, plan)),
        (ALL, _("Everything to do or under way")),
        (BILAN, _("Everything, for the yearly review")),
    ]
    return [Choice(one, words, one == key) for one, words in found]


def _axes(state: NewsContext, plan: Plan) -> list[tuple[int, str]]:
    """What stands at the top and holds something to do."""
    responsibilities = next((one for one in state.plans if one.plan.pk == plan.pk), None)
    if responsibilities is None:
        return []
    tops = [item for item in responsibilities.items.values() if item.parent_id is None and item.children]
    return [(item.id, f"{item.number} {item.text}".strip()) for item in tops]
