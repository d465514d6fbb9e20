"""The days of a plan (see asof)."""

from __future__ import annotations

import time
from typing import Any

from django.core.management import call_command
from samples.lives import Life, unsaid_of

from jalon.accounts.actions import give_account
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access

FILES_EACH = 50  # days, or once at the end of a shorter life


def measure(days: int, things: int, seed: int) -> dict[str, Any]:
    """Live so many days, then ask for each again."""
    call_command("migrate", verbosity=0, interactive=False)
    author = give_account(email="aline@exemple.example", actor="bench", name="Aline Roy")
    network = create_network(name="Réseau", slug="reseau", actor="bench")
    grant_access(network=network, user=author, role=Role.COORDINATION, actor="bench")
    begun = time.perf_counter()
    life = Life(network, author, seed)
    unsaid: list[str] = []
    each = min(FILES_EACH, days)
    for number in range(1, days + 1):
        life.live(things)
        if number % each == 0:
            unsaid += [one for day in list(life.kept)[:: number // 2] for one in unsaid_of(life, day)]
            print(f"  {number} days, {time.perf_counter() - begun:.0f} s", flush=True)
    found = life.ask_again()
    return {
        "days": days,
        "things": dict(life.happenings.done),
        "differences": len(found),
        "files_unsaid": len(unsaid),
        "seconds": round(time.perf_counter() - begun),
        "found": found + unsaid,
    }
