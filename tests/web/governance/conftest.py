"""A network with a board of three seats, one of which somebody holds, and two regions."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.network.actions.governance import add_seat, form_body, give_seat
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_region
from jalon.network.choices import BodyKind
from jalon.network.models import Body, Mandate, Network, Party, Seat

BASE = "/reseaux/rjs/"


@pytest.fixture
def rose(network: Network) -> Party:
    return create_party(
        network=network, name="Rose Tremblay", kind="person", email="rose@membre.example", phone="418", actor="test"
    )


@pytest.fixture
def board(network: Network) -> Body:
    party = create_party(network=network, name="Conseil d'administration", actor="test")
    return form_body(party=party, kind=BodyKind.BOARD, mandate="Administrer le réseau.", actor="test")


@pytest.fixture
def seats(board: Body) -> list[Seat]:
    titles = ("Présidence", "Trésorerie", "Secrétariat")
    return [add_seat(body=board, title=title, term=24, actor="test") for title in titles]


@pytest.fixture
def held(seats: list[Seat], rose: Party) -> Mandate:
    return give_seat(seat=seats[0], holder=rose, starts=date(2026, 1, 1), actor="test")


@pytest.fixture
def delegates(network: Network) -> Body:
    for name in ("Côte-Nord", "Estrie"):
        add_region(network=network, name=name, actor="test")
    party = create_party(network=network, name="Délégations régionales", actor="test")
    return form_body(party=party, kind=BodyKind.DELEGATES, actor="test")
