"""What the pages of people and bodies show: the list, likely duplicates, what one leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from jalon.network.models import Network
from jalon.network.queries.parties import Directory, Member, directory
from jalon.network.rules.duplicates import Named, Pair, likely_duplicates
from jalon.phrases.folding import fold
from jalon.plans.choices import PlanState
from jalon.plans.models import PlanLead
from jalon.web.parties.words import KINDS, REASONS, kind_word


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the list. `led` counts the items of the plans that run and that name them."""

    member: Member
    led: int
    doubtful: bool

    @property
    def kind(self) -> str:
        """What she is, in a word."""
        return kind_word(self.member.kind)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two parties to look at: `first` is the one suggested to keep."""

    first: Row
    second: Row
    why: str
    sure: bool


@dataclass(slots=True)
class People:
    """Everybody of a network, with what is likely to be one."""

    members: Directory
    led: Mapping[int, int]
    pairs: list[Pair]
    looked: bool = True  # whether likely duplicates were looked for

    def rows(self, kind: str = "", text: str = "") -> list[Row]:
        """Those of a kind whose names hold these words, the likely duplicates first."""
        doubtful = {party for pair in self.pairs for party in (pair.first, pair.second)}
        words = fold(text).split()
        found = [one for one in self.members.members if not kind or one.kind == kind]
        if words:
            found = [one for one in found if all(word in _said(one) for word in words)]
        rows = [self.row(one, one.id in doubtful) for one in found]  # by name already
        return [row for row in rows if row.doubtful] + [row for row in rows if not row.doubtful]

    def row(self, member: Member, doubtful: bool = False) -> Row:  # noqa: FBT001, FBT002
        """Somebody with her count."""
        return Row(member, self.led.get(member.id, 0), doubtful)

    def kinds(self) -> list[tuple[str, str, int]]:
        """Each kind met, its word and how many."""
        counts: dict[str, int] = defaultdict(int)
        for member in self.members.members:
            counts[member.kind] += 1
        return [(str(kind), kind_word(kind), counts[kind]) for kind in KINDS if counts[kind]]

    def twins(self) -> list[Twins]:
        """The pairs to look at, the surest first."""
        return [self._twins(pair) for pair in self.pairs]

    def _twins(self, pair: Pair) -> Twins:
        both = [
            row for party in (pair.first, pair.second) if (one := self.members.of(party)) and (row := self.row(one))
        ]
        first, second = sorted(both, key=_stays)
        return Twins(first, second, str(REASONS[pair.why]), pair.certainty >= 0.7)


def _said(member: Member) -> str:
    return fold(" ".join([member.name, member.sigle, member.email, *member.names]))


def _stays(row: Row) -> tuple[bool, bool, bool, int, int]:
    """Which name is better kept: with an account, an address, more than a sigle, more to lead, the older."""
    one = row.member
    return (not one.user_id, not one.email, len(one.name) <= 6, -row.led, one.id)


def people_of_network(network: Network, *, most: int | None = None) -> People:
    """Everybody, what they lead, who is likely one: four queries.

    Of more than `most` people, who is likely one is not looked for: a list must not wait for it.
    """
    members = directory(network)
    if most is not None and members.count > most:
        return People(members, _led(network, members), [], looked=False)
    acronyms: dict[str, str] = {}
    for found in network.plans.order_by("pk").values_list("acronyms", flat=True):
        acronyms |= found
    apart = {
        frozenset({members.root_of(first), members.root_of(second)})
        for first, second in network.known_apart.values_list("first", "second")
    }
    named = [Named(one.id, (one.name, *one.names), one.kind, one.sigle) for one in members.members]
    pairs = likely_duplicates(named, acronyms=acronyms, own=(network.name, network.sigle), apart=apart)
    return People(members, _led(network, members), _possible(pairs, members))


def _possible(pairs: list[Pair], members: Directory) -> list[Pair]:
    """Two who have an account each are two."""
    accounts = {one.id for one in members.members if one.user_id}
    return [pair for pair in pairs if not {pair.first, pair.second} <= accounts]


def _led(network: Network, members: Directory) -> dict[int, int]:
    items: dict[int, set[int]] = defaultdict(set)
    leads = PlanLead.objects.filter(item__plan__network=network, item__removed=None).exclude(party=None)
    for party, item in leads.exclude(item__plan__state=PlanState.CLOSED).values_list("party", "item"):
        items[members.root_of(party or 0)].add(item)
    return {party: len(found) for party, found in items.items()}
