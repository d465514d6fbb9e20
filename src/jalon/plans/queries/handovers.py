"""Who answers in a plan by a mandate that is over: whom to ask now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jalon.accounts.roles import Audience
from jalon.network.models import Mandate
from jalon.network.queries.parties import Member
from jalon.network.rules.periods import holds
from jalon.plans.models import HandoverDecision, Plan
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.queries.responsibility import Responsibilities, responsibilities_of


@dataclass(frozen=True, slots=True)
class Handover:
    """A mandate that ended and the items its holder answers for; `successor` holds the same seat now, if anybody does.

    `place` is the seat, or the organisation outside where she spoke for the network.
    """

    mandate_id: int
    holder: Member
    place: str
    body: str
    ended: date
    successor: Member | None
    items: tuple[OutlineItem, ...]


def handovers(plan: Plan, audience: Audience, today: date, answers: Responsibilities | None = None) -> list[Handover]:
    """What a plan has to settle because a mandate ended, the latest first, but what somebody decided already.

    Only mandates that ended while the plan was under way count, and not those of somebody who holds the same seat, or
    speaks in the same place, again.
    """
    answers = answers or responsibilities_of(plan, audience)
    decided = set(HandoverDecision.objects.filter(plan=plan).values_list("mandate_id", flat=True))
    mandates = list(plan.network.mandates.select_related("seat__body__party", "at"))
    found = []
    for one in mandates:
        since = plan.starts is None or (one.ends is not None and one.ends >= plan.starts)
        if one.pk in decided or one.ends is None or one.ends >= today or not since:
            continue
        made = _handover(one, mandates, answers, today)
        if made:
            found.append(made)
    return sorted(found, key=lambda one: (one.ended, one.mandate_id), reverse=True)


def _handover(ended: Mandate, mandates: list[Mandate], answers: Responsibilities, today: date) -> Handover | None:
    holder = answers.people.of(ended.holder_id)
    if holder is None or ended.ends is None:
        return None
    same = [one for one in mandates if one.pk != ended.pk and _place(one) == _place(ended) and holds(one, today)]
    holders = [member for one in same if (member := answers.people.of(one.holder_id))]
    items = tuple(one.item for one in answers.rows if one.person and one.person.id == holder.id)
    if not items or any(member.id == holder.id for member in holders):
        return None
    return Handover(
        mandate_id=ended.pk,
        holder=holder,
        place=ended.seat.title if ended.seat else (ended.at.name if ended.at else ""),
        body=ended.seat.body.party.name if ended.seat else "",
        ended=ended.ends,
        successor=holders[0] if holders else None,
        items=items,
    )


def _place(mandate: Mandate) -> tuple[int | None, int | None]:
    return mandate.seat_id, mandate.at_id
