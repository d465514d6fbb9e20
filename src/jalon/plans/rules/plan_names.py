"""What a plan is called where others may bear its title: in lists and choices, on pages, in messages and calendars.

A title alone when no other plan of the network has it; with its period when that tells it from them, else with the
day it was added, else with a number. The first that is enough, and no name is ever that of two plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from jalon.phrases.folding import fold, squeeze
from jalon.plans.rules import period_dates
from jalon.wording.figures import span_words
from jalon.wording.plans import added_words, told_apart_words, untitled_plan


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What tells a plan from another. `made` is the day it was added to the network; `id` says which came first."""

    id: int
    title: str
    period: str
    made: date


@dataclass(frozen=True, slots=True)
class PlanName:
    """What a plan is called. `apart` tells its title from the same one of another plan, "" where there is none."""

    title: str
    apart: str
    words: str

    def titled(self, title: str, language: str) -> PlanName:
        """The same under another title, which it had before."""
        return _said(title, self.apart, language)


def period_name(period: str, language: str) -> str:
    """A period in words; as it stands when it is none."""
    try:
        return span_words(*period_dates(period), language) or period
    except ValueError:
        return period


def names_of(plans: Iterable[PlanFacts], language: str) -> dict[int, PlanName]:
    """The name of each plan of a network, unlike any other's."""
    every = left = sorted(plans, key=lambda plan: plan.id)
    names: dict[int, PlanName] = {}
    for way in (_title_alone, _by_period, _by_day):
        ways = {plan.id: (plan, way(plan, every, language)) for plan in left}
        said = {pk: _name(plan, what, language) for pk, (plan, what) in ways.items() if what is not None}
        times = Counter(_key(name.words) for name in (*said.values(), *names.values()))
        found = {pk: name for pk, name in said.items() if times[_key(name.words)] == 1}
        names |= found
        left = [plan for plan in left if plan.id not in found]
    return names | _numbered(left, names, language)


def _name(plan: PlanFacts, what: Sequence[str], language: str) -> PlanName:
    return _said(plan.title, ", ".join(what), language)


def _said(title: str, apart: str, language: str) -> PlanName:
    title = title.strip() or untitled_plan(language)
    return PlanName(title, apart, told_apart_words(title, apart, language) if apart else title)


def _key(name: str) -> str:
    """What a reader takes for the same name."""
    return fold(squeeze(name))


def _title_alone(_plan: PlanFacts, _every: Sequence[PlanFacts], _language: str) -> list[str]:
    return []


def _by_period(plan: PlanFacts, _every: Sequence[PlanFacts], language: str) -> list[str] | None:
    """None when it has none: a title alone would pass for all of those that bear it."""
    return [period_name(plan.period, language)] if plan.period else None


def _by_day(plan: PlanFacts, every: Sequence[PlanFacts], language: str) -> list[str]:
    """The period is said too where some of the same title have another."""
    title = _key(plan.title)
    several = len({one.period for one in every if _key(one.title) == title}) > 1
    period = _by_period(plan, every, language) if several else None
    return [*(period or []), added_words(plan.made, language)]


def _numbered(left: Sequence[PlanFacts], names: dict[int, PlanName], language: str) -> dict[int, PlanName]:
    """Those that nothing else tells apart, by the order in which they came."""
    taken = {_key(name.words) for name in names.values()}
    found: dict[int, PlanName] = {}
    for plan in left:
        tries = (_name(plan, [str(number)], language) for number in count(1))
        found[plan.id] = next(name for name in tries if _key(name.words) not in taken)
        taken.add(_key(found[plan.id].words))
    return found
