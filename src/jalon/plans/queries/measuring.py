"""Where each expected result of a plan stands: filled, proposed, linkable to a measure, or for a person to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from jalon.accounts.roles import Audience
from jalon.measures import Asked, Measure, measure_called
from jalon.plans.choices import ProposalState
from jalon.plans.models import ExpectedResult, MeasureLink, Plan, ProposedResult
from jalon.plans.rules.measuring import Filling, Suggestion, asked_of, suggested

_IN_PLAN = (ProposalState.APPROVED.value, ProposalState.CORRECTED.value)


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected result of a plan and where it stands.

    `waiting` is the value that waits for a person, `last` the last one that entered the plan. `suggestion` is what
    its words speak of, when nobody chose; `chosen` is who said that no measure can tell it.
    """

    id: int
    text: str
    item_id: int
    number: str
    item: str
    filling: Filling
    measure: Measure | None
    given: dict[str, str]
    waiting: ProposedResult | None
    last: ProposedResult | None
    suggestion: Suggestion | None
    chosen: bool

    @property
    def figures(self) -> ProposedResult | None:
        """The latest value it has, decided or not."""
        return self.waiting or self.last


@dataclass(frozen=True, slots=True)
class Fillings:
    """The expected results of a plan in reading order, and what their measures were asked."""

    expected: list[Expected]
    asked: Asked

    @property
    def counts(self) -> dict[Filling, int]:
        """How many stand where."""
        counted = Counter(one.filling for one in self.expected)
        return {filling: counted[filling] for filling in Filling}

    @property
    def waiting(self) -> list[Expected]:
        """Those a person has to decide of."""
        return [one for one in self.expected if one.waiting]


def fillings(plan: Plan, audience: Audience, today: date) -> Fillings:
    """Where the expected results that somebody of this circle may see stand; a constant number of queries."""
    asked = asked_of(plan, today)
    rows = ExpectedResult.objects.filter(item__in=plan.items.seen_by(audience)).select_related("item", "link")
    rows = rows.prefetch_related("link__parameters").order_by("item__path", "position")
    proposals = _proposals(plan)
    return Fillings([_expected(row, proposals, asked) for row in rows], asked)


def proposal_rows(proposal: ProposedResult) -> list[Any]:
    """The rows a value came from, in order."""
    return list(proposal.rows.all())


def _proposals(plan: Plan) -> dict[int, list[ProposedResult]]:
    wanted = (ProposalState.WAITING.value, *_IN_PLAN, ProposalState.REFUSED.value)
    found: Iterable[ProposedResult] = ProposedResult.objects.filter(
        link__expected__item__plan=plan, state__in=wanted
    ).prefetch_related("rows")
    by_link: dict[int, list[ProposedResult]] = {}
    for one in found:  # the latest first
        by_link.setdefault(one.link_id, []).append(one)
    return by_link


def _expected(row: ExpectedResult, proposals: dict[int, list[ProposedResult]], asked: Asked) -> Expected:
    link: MeasureLink | None = getattr(row, "link", None)
    of_link = proposals.get(link.pk, []) if link else []
    waiting = next((one for one in of_link if one.state == ProposalState.WAITING), None)
    last = next((one for one in of_link if one.state in _IN_PLAN), None)
    suggestion = None if link else suggested(row.text, asked, row.item.text)
    return Expected(
        id=row.pk,
        text=row.text,
        item_id=row.item_id,
        number=row.item.number,
        item=row.item.text,
        filling=_filling(link, waiting, last, suggestion),
        measure=measure_called(link.measure) if link else None,
        given={one.name: one.value for one in link.parameters.all()} if link else {},
        waiting=waiting,
        last=last,
        suggestion=suggestion,
        chosen=link is not None and not link.measure,
    )


def _filling(
    link: MeasureLink | None,
    waiting: ProposedResult | None,
    last: ProposedResult | None,
    suggestion: Suggestion | None,
) -> Filling:
    if waiting:
        return Filling.PROPOSED
    if last:
        return Filling.FILLED
    if link and link.measure:
        return Filling.LINKED
    return Filling.LINKABLE if suggestion else Filling.HUMAN
