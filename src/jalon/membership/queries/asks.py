"""Where what is asked of members stands on a day: who is asked, who answered what, who did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Q

from jalon.membership.choices import YES, AnswerKind
from jalon.membership.models import Ask, AskAnswer
from jalon.membership.queries.homes import Home, homes
from jalon.network.models import Network
from jalon.network.queries.membership import Members, members
from jalon.network.queries.parties import Directory, directory


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that stands."""

    value: str
    on: date
    channel: str


@dataclass(slots=True)
class AskState:
    """An ask on a day: the parties asked (by name) and the answer of each that has one."""

    ask: Ask
    asked: list[int]
    answers: dict[int, Given]

    @property
    def answered(self) -> list[int]:
        """Those asked who answered."""
        return [one for one in self.asked if one in self.answers]

    @property
    def missing(self) -> list[int]:
        """Those asked who did not."""
        return [one for one in self.asked if one not in self.answers]

    @property
    def counted(self) -> list[int]:
        """Those who said yes, where that is what is asked; else those who answered."""
        if self.ask.kind != AnswerKind.YES_NO:
            return self.answered
        return [one for one in self.answered if self.answers[one].value == YES]

    @property
    def percent(self) -> Decimal | None:
        """The share of those counted, to the tenth; None when nobody is asked."""
        if not self.asked:
            return None
        return (Decimal(100) * len(self.counted) / len(self.asked)).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def total(self) -> Decimal | None:
        """The sum of the answers that are numbers; None for another kind."""
        if self.ask.kind != AnswerKind.NUMBER:
            return None
        return sum((Decimal(self.answers[one].value) for one in self.answered), Decimal(0))


@dataclass(slots=True)
class Following:
    """The asks of a network on a day, with its members."""

    known: Members
    homes: dict[int, Home]
    states: list[AskState]
    day: date

    @property
    def people(self) -> Directory:
        """Everybody of the network."""
        return self.known.people

    def name(self, party_id: int) -> str:
        """Who somebody is."""
        return self.people.name(party_id)


def following(
    network: Network, day: date, asks: Sequence[Ask] | None = None, known: Members | None = None
) -> Following:
    """Where these asks (all of the network, the latest first) stand on a day: nine queries, however many.

    Answers given after the day do not count; one that was closed before is as it was then.
    """
    found = list(network.asks.select_related("region")) if asks is None else list(asks)
    known = known or members(network)
    places = homes(network, known.people)
    answers = answers_by_ask([one.pk for one in found], known.people, day)
    ticked = _ticked([one.pk for one in found], known.people)
    states = []
    for ask in found:
        asked = parties_asked(ask, ticked[ask.pk], known, places, min(day, ask.closed or day))
        states.append(AskState(ask, known.people.by_name(asked), answers[ask.pk]))
    return Following(known, places, states, day)


def parties_asked(ask: Ask, ticked: set[int], known: Members, places: dict[int, Home], day: date) -> list[int]:
    """Who is asked on a day: those ticked, else the members of the category and the region."""
    if ticked:
        return list(ticked)
    found = known.on(day, ask.category)
    if ask.region_id is None:
        return found
    return [one for one in found if one in places and places[one].id == ask.region_id]


def answers_by_ask(asks: Iterable[int], people: Directory, day: date) -> dict[int, dict[int, Given]]:
    """The answers that stand on a day, by ask and by who answered; one query."""
    rows = AskAnswer.objects.filter(ask__in=list(asks), on__lte=day).order_by("id")
    found: dict[int, dict[int, Given]] = defaultdict(dict)
    for ask, party, value, on, channel in rows.values_list("ask_id", "party_id", "value", "on", "channel"):
        root, given = people.root_of(party), Given(value, on, channel)
        if given.value:
            found[ask][root] = given
        else:
            found[ask].pop(root, None)
    return found


def people_asked(network: Network, asks: Sequence[Ask]) -> Directory:
    """The members, and whoever else is asked or answered: few of all there are. One query."""
    ticked = Ask.ticked.through.objects.filter(ask__in=asks).values("party_id")
    answered = AskAnswer.objects.filter(ask__in=asks).values("party_id")
    own = network.memberships.values("party")
    return directory(network, Q(pk__in=own) | Q(pk__in=ticked) | Q(pk__in=answered))


def _ticked(asks: list[int], people: Directory) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Ask.ticked.through.objects.filter(ask__in=asks).values_list("ask_id", "party_id")
    for ask_id, party_id in rows:
        found[ask_id].add(people.root_of(party_id))
    return found
