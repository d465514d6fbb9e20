"""Whom to write to about what is asked of members: who did not answer, and by which address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from jalon.mailings.queries import refusal_reasons
from jalon.mailings.rules import MessageKind
from jalon.membership.models import Ask, AskLink
from jalon.membership.queries.asks import AskState, following
from jalon.network.models import Relation
from jalon.network.queries.parties import Directory, Member
from jalon.network.rules.periods import holds

REST_DAYS: Final = 5  # at least, between two messages about the same thing
NO_ADDRESS: Final = "no_address"


@dataclass(frozen=True, slots=True)
class Addressee:
    """A member who did not answer, and who is written to for her: herself, or who speaks for the organisation."""

    party_id: int
    member: str
    to_name: str
    email: str
    language: str
    kind: str
    sent: datetime | None = None

    def rests_until(self, now: datetime) -> date | None:
        """The day from which she may be written to again; None when she may be now."""
        if self.sent is None:
            return None
        again = timezone.localdate(self.sent) + timedelta(days=REST_DAYS)
        return again if again > timezone.localdate(now) else None


@dataclass(frozen=True, slots=True)
class Unreached:
    """A member who did not answer and cannot be written to: NO_ADDRESS, or why mail does not go there."""

    party_id: int
    member: str
    why: str


@dataclass(frozen=True, slots=True)
class Reminding:
    """Of those who did not answer: who may be written to now, who was too lately, who cannot be."""

    ready: list[Addressee]
    resting: list[tuple[Addressee, date]]
    unreached: list[Unreached]
    links: dict[int, AskLink]
    state: AskState
    people: Directory


def reminding(ask: Ask, now: datetime) -> Reminding:
    """Whom to write to about an ask; the same number of queries however many members."""
    day = timezone.localdate(now)
    found = following(ask.network, day, [ask])
    state = found.states[0]
    links = {found.people.root_of(one.party_id): one for one in ask.links.all()}
    refusing = refusal_reasons(ask.network, MessageKind.REQUEST)
    speakers = _speakers(ask, found.people, day)
    ready, resting, unreached = [], [], []
    for party_id in state.missing:
        member = found.people.of(party_id)
        if member is None:
            continue
        to = member if member.email else speakers.get(party_id, member)
        if not to.email or to.email.lower() in refusing:
            unreached.append(Unreached(party_id, member.name, refusing.get(to.email.lower(), NO_ADDRESS)))
            continue
        sent = links[party_id].sent if party_id in links else None
        one = Addressee(party_id, member.name, to.name, to.email, to.language, to.kind, sent)
        rests = one.rests_until(now)
        if rests:
            resting.append((one, rests))
        else:
            ready.append(one)
    return Reminding(ready, resting, unreached, links, state, found.people)


def addressee_of(ask: Ask, party_id: int, now: datetime) -> Addressee | None:
    """Who would be written to for a member asked, be it with no address yet; None when she is not asked."""
    day = timezone.localdate(now)
    found = following(ask.network, day, [ask])
    member = found.people.of(party_id)
    if member is None or member.id not in found.states[0].asked:
        return None
    to = member if member.email else _speakers(ask, found.people, day).get(member.id, member)
    return Addressee(member.id, member.name, to.name, to.email, to.language, to.kind)


def _speakers(ask: Ask, people: Directory, day: date) -> dict[int, Member]:
    """Who of each organisation may be written to: its main contact first; one query."""
    rows: Iterable[Relation] = Relation.objects.filter(network=ask.network_id).order_by("-main", "id")
    found: dict[int, Member] = {}
    for row in rows:
        person = people.of(row.party_id)
        if person and person.email and holds(row, day):
            found.setdefault(people.root_of(row.organisation_id), person)
    return found
