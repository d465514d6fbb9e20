"""Making people and bodies findable, by those who keep them. Call in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from jalon.accounts.roles import Audience
from jalon.network.models import Network, Party
from jalon.search.actions import Entry, put_many, remove

KIND: Final = "party"
_BETWEEN: Final = " · "


def index_network_parties(network: Network) -> None:
    """Everybody of a network."""
    index_parties(network.parties.order_by("pk"))


def index_parties(parties: Iterable[Party]) -> None:
    """Parties as they now are; one merged into another is found as that one."""
    by_network: dict[int, list[Party]] = {}
    for party in parties:
        by_network.setdefault(party.network_id, []).append(party)
    for network_id, some in by_network.items():
        merged = [party.pk for party in some if party.merged_into_id]
        if merged:
            remove(network_id=network_id, kind=KIND, object_ids=merged)
        standing = [party for party in some if not party.merged_into_id]
        put_many(network_id=network_id, entries=_entries(standing))


def _entries(parties: list[Party]) -> list[Entry]:
    names: dict[int, list[str]] = {party.pk: [] for party in parties}
    owner = {party.pk: party.pk for party in parties}
    below = list(owner)
    while below:  # those merged into them, however deep
        found = list(Party.objects.filter(merged_into__in=below).values_list("pk", "merged_into", "name"))
        for pk, above, name in found:
            owner[pk] = owner[above or 0]
            names[owner[pk]].append(name)
        below = [pk for pk, _above, _name in found]
    return [
        Entry(
            kind=KIND,
            object_id=party.pk,
            title=party.name,
            body=_BETWEEN.join(filter(None, [party.sigle, party.email, party.phone, *names[party.pk]])),
            audience=Audience.BOARD,  # a name may stand only in what the board alone sees
            language=party.language or "fr",
        )
        for party in parties
    ]
