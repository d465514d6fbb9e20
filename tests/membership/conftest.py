"""A network with members in two regions."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_region
from jalon.network.models import Network, Party


@pytest.fixture
def houses(network: Network) -> list[Party]:
    """Four members: two of Estrie, one of Laval, one nobody placed."""
    estrie, laval = (add_region(network=network, name=name, actor="test") for name in ("Estrie", "Laval"))
    found = []
    for at, region in enumerate((estrie, estrie, laval, None), start=1):
        house = create_party(
            network=network,
            name=f"Maison {at}",
            kind="organisation",
            region=region,
            email=f"maison{at}@membre.example",
            actor="test",
        )
        admit(party=house, category="Maison" if at < 4 else "Allié", starts=date(2020, 1, 1), actor="test")
        found.append(house)
    return found
