"""The region each party is in."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.network.models import Network
from jalon.network.queries.parties import Directory


@dataclass(frozen=True, slots=True)
class Home:
    """A region, by what lists ask of it."""

    id: int
    name: str
    position: int


def homes(network: Network, people: Directory) -> dict[int, Home]:
    """The region of each party that has one, by who that party now is; her own before those of names she went by."""
    rows = network.parties.exclude(region=None).order_by("pk")
    found: dict[int, Home] = {}
    for party_id, region_id, name, position in rows.values_list("pk", "region_id", "region__name", "region__position"):
        root = people.root_of(party_id)
        if root not in found or root == party_id:
            found[root] = Home(region_id or 0, name or "", position or 0)
    return found
