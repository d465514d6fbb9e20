"""A year of members and mandates, written by hand on its days. It knows nothing of what is counted afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from jalon.membership.actions.asks import keep_answer, open_ask
from jalon.membership.actions.contacts import add_rule, log_contact
from jalon.membership.actions.welcome import StepSaid, make_kit, start_welcome, tick_step
from jalon.membership.choices import AnswerChannel, AnswerKind, ContactChannel, ContactKind, Every, StepKind, Subject
from jalon.network.actions.governance import add_seat, delegate, end_mandate, form_body, give_seat
from jalon.network.actions.membership import admit, end_membership, record_fee, relate, set_rule
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import adopt_quebec
from jalon.network.choices import BodyKind, Tie
from jalon.network.models import Body, Network, Party, Region, Seat

ACTOR: Final = "bench"
FIRST: Final = date(2018, 4, 1)
LAST: Final = date(2019, 3, 31)
MEMBERS: Final = 40  # since before; 3 join, 2 leave, 1 never pays
SUPPORTED: Final = 14
ASKS: Final = {  # title -> yes among the first members
    "Adhésion aux outils uniformes": 29,
    "Outil testé": 6,
    "Adhésion aux données communes": 35,
}
COMMITTEES: Final = {  # name -> how many sit there at the end
    "Comité de sélection": 3,
    "Comité de soutien à la coordination": 2,
    "Comité conjoint de formation": 5,
}


@dataclass(slots=True)
class Year:
    """What the year made, for the next days of it."""

    houses: list[Party]
    delegates: dict[str, Seat]  # by the code of their region


def live(network: Network) -> Year:
    """The whole year, from its first day to the last."""
    regions = adopt_quebec(network=network, actor=ACTOR)
    houses = _members(network, regions)
    year = Year(houses, _delegates(network, regions))
    _board(network)
    _committees(network)
    _joined_and_left(network, houses, regions)
    _asked(network, houses)
    _followed(network, houses)
    return year


def vacate(year: Year, code: str, on: date) -> None:
    """The delegate of a region leaves."""
    end_mandate(mandate=year.delegates[code].mandates.get(ends=None), ends=on, actor=ACTOR, reason="Départ")


def _members(network: Network, regions: list[Region]) -> list[Party]:
    set_rule(network=network, fees=True, grace_days=90, categories=["Membre actif"], actor=ACTOR)
    houses = []
    for at in range(MEMBERS):
        house = create_party(
            network=network,
            name=f"Maison {at + 1}",
            actor=ACTOR,
            kind="organisation",
            region=regions[at % len(regions)],
        )
        kept = admit(party=house, category="Membre actif", starts=date(2012, 4, 1), actor=ACTOR)
        paid = None if at == MEMBERS - 1 else FIRST + timedelta(days=at)
        record_fee(membership=kept, starts=FIRST, ends=LAST, amount=Decimal(100), paid_on=paid, actor=ACTOR)
        person = create_party(network=network, name=f"Intervenante {at + 1}", actor=ACTOR, kind="person")
        relate(party=person, organisation=house, kind=Tie.WORKS_FOR, main=True, actor=ACTOR)
        houses.append(house)
    return houses


def _delegates(network: Network, regions: list[Region]) -> dict[str, Seat]:
    body = _body(network, "Délégués régionaux", BodyKind.DELEGATES)
    seats = {}
    for region in regions:
        seat = add_seat(body=body, title=f"Délégation – {region.name}", region=region, term=24, actor=ACTOR)
        _sit(network, seat, f"Personne déléguée {region.code}", date(2018, 6, 8))
        seats[region.code] = seat
    return seats


def _board(network: Network) -> None:
    body = _body(network, "Conseil d'administration", BodyKind.BOARD)
    for at in range(7):
        seat = add_seat(body=body, title=f"Poste {at + 1}", actor=ACTOR)
        if at:
            _sit(network, seat, f"Administratrice {at}", date(2018, 6, 8))


def _committees(network: Network) -> None:
    for name, count in COMMITTEES.items():
        body = _body(network, name, BodyKind.COMMITTEE, date(2018, 9, 10))
        for at in range(count):
            _sit(network, add_seat(body=body, title=f"Membre {at + 1}", actor=ACTOR), f"{name} – {at + 1}", FIRST)
    place = create_party(network=network, name="Coalition des voisinages", actor=ACTOR, kind="organisation")
    delegate(network=network, at=place, role="membre", starts=FIRST, actor=ACTOR)


def _joined_and_left(network: Network, houses: list[Party], regions: list[Region]) -> None:
    kit = make_kit(
        network=network,
        name="Trousse d'accueil",
        steps=[StepSaid("Guide du membre", StepKind.DOCUMENT), StepSaid("Appel", StepKind.FOLLOW_UP, 30)],
        actor=ACTOR,
    )
    for at, day in enumerate((date(2018, 5, 14), date(2018, 10, 2), date(2019, 2, 20))):
        name = f"Nouvelle maison {at + 1}"
        house = create_party(network=network, name=name, actor=ACTOR, kind="organisation", region=regions[at])
        admit(party=house, category="Membre actif", starts=day, actor=ACTOR)
        welcome = start_welcome(kit=kit, party=house, starts=day, actor=ACTOR)
        steps = list(welcome.steps.order_by("position"))
        for step in steps if at < 2 else steps[:1]:  # the last one still waits for its call
            tick_step(step=step, on=day + timedelta(days=10), actor=ACTOR)
    for house, day in ((houses[3], date(2018, 12, 31)), (houses[7], date(2019, 1, 15))):
        end_membership(membership=house.memberships.get(), ends=day, actor=ACTOR, reason="Fermeture")


def _asked(network: Network, houses: list[Party]) -> None:
    for title, count in ASKS.items():
        ask = open_ask(network=network, title=title, kind=AnswerKind.YES_NO, opened=FIRST, ticked=houses, actor=ACTOR)
        for at, house in enumerate(houses):
            if at < count + 1:
                words = "oui" if at < count else "non"
                keep_answer(
                    ask=ask, party=house, words=words, channel=AnswerChannel.GRID, on=date(2018, 11, 5), actor=ACTOR
                )


def _followed(network: Network, houses: list[Party]) -> None:
    add_rule(
        network=network,
        name="4 régions par mois",
        subject=Subject.REGIONS,
        quota=4,
        every=Every.MONTH,
        starts=FIRST,
        actor=ACTOR,
    )
    for month in range(12):
        day = date(2018 + (month + 3) // 12, (month + 3) % 12 + 1, 12)
        for at in range(4 if month != 3 else 2):  # July is short
            house = houses[(month * 4 + at) % 17]
            log_contact(party=house, on=day, channel=ContactChannel.PHONE, theme="Nouvelles", actor=ACTOR)
    for at in range(SUPPORTED):
        log_contact(
            party=houses[at],
            on=FIRST + timedelta(days=20 * at),
            channel=ContactChannel.EMAIL,
            kind=ContactKind.SUPPORT,
            theme="Outil de statistiques",
            actor=ACTOR,
        )


def _body(network: Network, name: str, kind: BodyKind, starts: date | None = None) -> Body:
    party = create_party(network=network, name=name, actor=ACTOR, kind="body")
    return form_body(party=party, kind=kind, starts=starts, actor=ACTOR)


def _sit(network: Network, seat: Seat, name: str, starts: date) -> None:
    holder = create_party(network=network, name=name, actor=ACTOR, kind="person")
    give_seat(seat=seat, holder=holder, starts=starts, actor=ACTOR)
