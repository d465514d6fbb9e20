"""The days of a plan (see asof)."""

from __future__ import annotations

import time
from typing import Any

from django.core.management import call_command
from samples.lives import Life

from jalon.accounts.actions import give_account
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access


def measure(days: int, things: int, seed: int) -> dict[str, Any]:
    """Live so many days, then ask for each again."""
    call_command("migrate", verbosity=0, interactive=False)
    author = give_account(email="aline@exemple.example", actor="bench", name="Aline Roy")
    network = create_network(name="Réseau", slug="reseau", actor="bench")
    grant_access(network=network, user=author, role=Role.COORDINATION, actor="bench")
    begun = time.perf_counter()
    life = Life(network, author, seed)
    for _day in range(days):
        life.live(things)
    found = life.ask_again()
    return {
        "days": days,
        "things": dict(life.happenings.done),
        "differences": len(found),
        "seconds": round(time.perf_counter() - begun),
        "found": found,
    }
