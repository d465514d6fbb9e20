"""Who is being welcomed, with what, and who should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jalon.membership.models import Welcome, WelcomeStep
from jalon.network.models import Network
from jalon.network.queries.membership import Held, Members

NEW_DAYS: Final = 90  # how long a member is new


@dataclass(frozen=True, slots=True)
class WelcomeOf:
    """A welcome and its steps, in order; `party_id` is of whoever that party now is."""

    id: int
    party_id: int
    name: str
    kit: str
    starts: date
    steps: tuple[WelcomeStep, ...]

    def done(self, day: date) -> list[WelcomeStep]:
        """The steps done by a day."""
        return [one for one in self.steps if one.done and one.done <= day]

    def completed(self, day: date) -> date | None:
        """The day of its last step, once all are done by a day."""
        done = [one.done for one in self.done(day) if one.done]
        return max(done) if done and len(done) == len(self.steps) else None

    def late(self, day: date) -> list[WelcomeStep]:
        """The steps to do whose day is past."""
        return [one for one in self.steps if not one.done and one.due < day]


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody who became a member lately, and was not one just before."""

    party_id: int
    name: str
    starts: date


def welcomes(network: Network, known: Members) -> list[WelcomeOf]:
    """All the welcomes of a network, the latest first: two queries."""
    rows: Iterable[Welcome] = network.welcomes.select_related("kit").prefetch_related("steps")
    found = []
    for row in rows:
        member = known.people.of(row.party_id)
        name, root = (member.name, member.id) if member else ("", row.party_id)
        found.append(WelcomeOf(row.pk, root, name, row.kit.name, row.starts, tuple(row.steps.all())))
    return found


def to_welcome(known: Members, begun: Iterable[WelcomeOf], day: date) -> list[NewMember]:
    """The members whose first membership began within NEW_DAYS of a day, and nobody welcomes; the latest first."""
    welcomed = {one.party_id for one in begun}
    found = []
    for party_id in known.on(day):
        first = first_day(known.held[party_id])
        member = known.people.of(party_id)
        if first and member and party_id not in welcomed and day - timedelta(days=NEW_DAYS) <= first <= day:
            found.append(NewMember(party_id, member.name, first))
    return sorted(found, key=lambda one: (-one.starts.toordinal(), one.name))


def first_day(held: Iterable[Held]) -> date | None:
    """When somebody first became a member; None when that was before anybody noted it."""
    starts = [one.starts for one in held]
    return None if None in starts else min((day for day in starts if day), default=None)
