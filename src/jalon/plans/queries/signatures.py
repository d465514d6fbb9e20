"""Who signs what is kept: "user:3" and "party:8" as names."""

from __future__ import annotations

from collections.abc import Iterable

from jalon.accounts.models import User
from jalon.network.models import Network, Party


def names_of_actors(network: Network, actors: Iterable[str]) -> dict[str, str]:
    """The name of each actor: two queries at most. Those who are nobody (a daily job, a command) have none.

    A person without a name is known by what stands before the @ of her address.
    """
    users: set[int] = set()
    parties: set[int] = set()
    for actor in actors:
        kind, _colon, number = actor.partition(":")
        if number.isdecimal():
            (users if kind == "user" else parties).add(int(number))
    names: dict[str, str] = {}
    if users:
        for user in User.objects.filter(pk__in=users).only("name", "email"):
            names[user.actor] = user.called
    if parties:
        for pk, name in Party.objects.filter(network=network, pk__in=parties).values_list("pk", "name"):
            names[f"party:{pk}"] = name
    return names
