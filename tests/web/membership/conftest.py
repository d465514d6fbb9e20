"""Three members, and something asked of them."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.membership.actions.asks import open_ask
from jalon.membership.choices import AnswerKind
from jalon.membership.models import Ask
from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_region
from jalon.network.models import Network, Party

BASE = "/reseaux/rjs/suivi/"


@pytest.fixture
def houses(network: Network) -> list[Party]:
    """Three members; the last has no address, and no region."""
    estrie = add_region(network=network, name="Estrie", actor="test")
    found = []
    for at in range(1, 4):
        values = {"email": f"maison{at}@membre.example", "region": estrie} if at < 3 else {}
        house = create_party(network=network, name=f"Maison {at}", kind="organisation", actor="test", **values)
        admit(party=house, starts=date(2020, 1, 1), actor="test")
        found.append(house)
    return found


@pytest.fixture
def ask(network: Network, houses: list[Party]) -> Ask:
    """Yes or no, of all of them."""
    return open_ask(
        network=network, title="Code d’éthique", kind=AnswerKind.YES_NO, opened=date(2026, 9, 1), actor="test"
    )
