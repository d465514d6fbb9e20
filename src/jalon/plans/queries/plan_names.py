"""The plans of a network by name: one query for a page, a message or a command, whatever it lists."""

from __future__ import annotations

from typing import Protocol

from django.utils import timezone

from jalon.network.models import Network
from jalon.plans.rules.plan_names import PlanFacts, PlanName, names_of, period_name

_KEPT = "_plan_names"


class Named(Protocol):
    """What of a plan is needed to name it."""

    pk: int
    title: str
    period: str


class PlanNames:
    """The names of the plans of a network in a language, by number: those of all, for everybody says the same."""

    def __init__(self, network: Network, language: str) -> None:
        self.network, self.language = network, language
        self._read()

    def _read(self) -> None:
        rows = self.network.plans.order_by("pk").values_list("pk", "title", "period", "created")
        facts = [PlanFacts(pk, title, period, timezone.localdate(made)) for pk, title, period, made in rows]
        self._facts = {one.id: one for one in facts}
        self.names = names_of(facts, self.language)

    def of(self, plan: Named) -> PlanName:
        """The name of a plan; read again when it changed since. One of a past day keeps the title of that day."""
        if not self._knows(plan):
            self._read()
        name = self.names[plan.pk]
        return name if self._knows(plan) else name.titled(plan.title, self.language)

    def _knows(self, plan: Named) -> bool:
        known = self._facts.get(plan.pk)
        return known is not None and (known.title, known.period) == (plan.title, plan.period)

    def by_time(self, plan: Named) -> str:
        """The period of a plan, said instead of its name where no other plan has it."""
        same = sum(one.period == plan.period for one in self._facts.values())
        return period_name(plan.period, self.language) if plan.period and same < 2 else self.of(plan).words


def plan_names(network: Network, language: str) -> PlanNames:
    """The names of its plans, read once for a network as it was fetched."""
    kept: dict[str, PlanNames] = network.__dict__.setdefault(_KEPT, {})
    if language not in kept:
        kept[language] = PlanNames(network, language)
    return kept[language]
