"""The list of members on a day: how each stands, whether the fee is in, and what narrows the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode

from jalon.membership.queries.homes import homes
from jalon.network.choices import Standing
from jalon.network.models import MembershipRule, Network
from jalon.network.queries.fees import YearFee, fees_of_year
from jalon.network.queries.membership import Held, Members, members
from jalon.network.queries.parties import directory
from jalon.network.rules.periods import holds
from jalon.network.rules.standing import best
from jalon.phrases.folding import fold
from jalon.web.components.words import iso_day
from jalon.web.governance.words import FEES, MARKS, OWED, PAID, STANDINGS, UNASKED, WAIVED

PEOPLE: Final = "personnes"  # those who belong to a member
ALL: Final = "tous"
CURRENT: Final = (Standing.GOOD, Standing.GRACE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to, as its address says it; without a word, those who are members on the day."""

    day: date
    today: date
    who: str = ""
    standing: str = ""
    category: str = ""
    region: str = ""
    fee: str = ""
    text: str = ""

    @property
    def query(self) -> str:
        """The same, as an address says it."""
        day = self.day.isoformat() if self.day != self.today else ""
        named = zip(_NAMES, (self.who, self.standing, self.category, self.region, self.fee, self.text), strict=True)
        return urlencode([(name, value) for name, value in (*named, ("au", day)) if value])


_NAMES: Final = ("qui", "statut", "categorie", "region", "cotisation", "texte")


def wanted_in(asked: QueryDict, today: date) -> Wanted:
    """What an address asks for."""
    return Wanted(iso_day(asked.get("au")) or today, today, *(asked.get(name, "")[:200] for name in _NAMES))


@dataclass(slots=True)
class MemberRow:
    """A member, or somebody who belongs to one: `through` then names it. `fee` is that of the year of the day."""

    party_id: int
    name: str
    sigle: str
    region: str
    standing: Standing
    membership: Held | None
    fee: str
    through: tuple[str, ...] = ()

    @property
    def word(self) -> str | Promise:
        """How it stands."""
        return STANDINGS[self.standing]

    @property
    def mark(self) -> str:
        """The shape of that."""
        return MARKS[self.standing]

    @property
    def fee_word(self) -> str | Promise:
        """Whether the fee is in."""
        return FEES[self.fee] if self.fee else ""


@dataclass(frozen=True, slots=True)
class MemberList:
    """The rows that were asked for, and what may be asked."""

    rows: list[MemberRow]
    counts: Counter[Standing]
    categories: list[str]
    regions: list[str]
    fees: bool
    any: bool

    @property
    def current(self) -> int:
        """How many are members on the day."""
        return sum(self.counts[one] for one in CURRENT)


def member_list(network: Network, wanted: Wanted) -> MemberList:
    """Members on a day: seven queries."""
    own = Q(pk__in=network.memberships.values("party"))
    found = members(network, directory(network, None if wanted.who == PEOPLE else own))
    regions = {party_id: home.name for party_id, home in homes(network, found.people).items()}
    rows = list(_own_rows(found, regions, wanted.day))
    counts = Counter(row.standing for row in rows)
    used = {row.membership.category for row in rows if row.membership}
    if wanted.who == PEOPLE:
        rows = list(_people_rows(found, regions, wanted.day))
    kept = [row for row in rows if _fits(row, wanted)]
    by_party = {row.party_id: row for row in kept}
    rule = MembershipRule.objects.filter(network=network).first()
    return MemberList(
        rows=[by_party[one] for one in found.people.by_name(by_party)],
        counts=counts,
        categories=categories_of(rule, used),
        regions=sorted(set(regions.values()), key=fold),
        fees=found.rule.fees,
        any=bool(found.held),
    )


def categories_of(rule: MembershipRule | None, used: Iterable[str]) -> list[str]:
    """The categories there are: those of the rule, then those that were written otherwise."""
    ruled = list(rule.categories) if rule else []
    return [*ruled, *sorted({one for one in used if one} - set(ruled))]


def fee_state(of_year: Sequence[YearFee]) -> str:
    """Whether the fee of a year is in."""
    if not of_year:
        return UNASKED
    if any(one.waived for one in of_year):
        return WAIVED
    return PAID if any(one.settled for one in of_year) else OWED


def _own_rows(found: Members, regions: dict[int, str], day: date) -> Iterator[MemberRow]:
    fees = fees_of_year(found.network, day) if found.rule.fees else {}
    for party_id, several in found.held.items():
        standing = found.own(party_id, day)
        if standing is None:
            continue
        begun = [one for one in several if one.starts is None or one.starts <= day]
        held = found.current(party_id, day) or max(begun, key=lambda one: (one.ends or date.max, one.id))
        fee = fee_state(fees.get(held.id, ())) if found.rule.fees and holds(held, day) else ""
        name, sigle = found.people.name(party_id), found.people.sigle(party_id)
        yield MemberRow(party_id, name, sigle, regions.get(party_id, ""), standing, held, fee)


def _people_rows(found: Members, regions: dict[int, str], day: date) -> Iterator[MemberRow]:
    standings = {one: found.own(one, day) for one in found.held}
    for party_id, ties in found.ties.items():
        held = dict.fromkeys(one.organisation_id for one in ties if holds(one, day))
        through = {place: own for place in held if (own := standings.get(place))}
        if not through:
            continue
        own = standings.get(party_id)
        standing = best([*through.values(), own] if own else [*through.values()]) or Standing.ENDED
        names = tuple(map(found.people.name, through))
        region = next(filter(None, map(regions.get, (party_id, *through))), "")
        current = found.current(party_id, day) if party_id in found.held else None
        name, sigle = found.people.name(party_id), found.people.sigle(party_id)
        yield MemberRow(party_id, name, sigle, region, standing, current, "", names)


def _fits(row: MemberRow, wanted: Wanted) -> bool:
    if wanted.standing != ALL and row.standing not in ([wanted.standing] if wanted.standing else CURRENT):
        return False
    if wanted.category and not (row.membership and row.membership.category == wanted.category):
        return False
    if wanted.region and row.region != wanted.region:
        return False
    if wanted.fee and row.fee != wanted.fee:
        return False
    if not wanted.text:
        return True
    said = fold(" ".join((row.name, row.sigle, *row.through)))
    return all(word in said for word in fold(wanted.text).split())
