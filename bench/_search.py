"""The measurement of `bench.search`, imported once Django has its settings."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from typing import Any, Final

from django.db import connection, transaction

from bench._pages import database
from jalon.accounts.roles import Audience
from jalon.search.actions import Entry, put_many
from jalon.search.queries import find

ITEMS: Final = 1_000
OTHER_ITEMS: Final = 30
NETWORKS, QUICK_NETWORKS = 10_000, 1_000
ROUNDS, QUICK_ROUNDS = 20, 5
OURS: Final = 1
QUESTIONS: Final = {
    "word": "familles ",
    "typing": "fo",
    "one_letter": "r",
    "several": "guide intervenants régionaux ",
    "phrase": "« comité de formation »",
    "everywhere": "atelier ",
    "some": "famille introuvable ",
    "nothing": "introuvable ",
}
_VERBS: Final = "Rédiger Diffuser Planifier Organiser Réaliser Évaluer Promouvoir Documenter".split()  # noqa: SIM905
_THINGS: Final = (
    "un guide régional pour les intervenant-e-s",
    "une formation offerte aux familles",
    "le portrait des organismes communautaires",
    "des ateliers avec le comité de formation",
    "la tournée des régions",
    "les outils de communication",
)


def measure(*, quick: bool) -> dict[str, Any]:
    """The figures."""
    with database():
        return _measure(QUICK_NETWORKS if quick else NETWORKS, QUICK_ROUNDS if quick else ROUNDS)


def _measure(others: int, rounds: int) -> dict[str, Any]:
    putting = _took(lambda: put_many(network_id=OURS, entries=_entries(OURS, ITEMS)))
    again = _took(lambda: put_many(network_id=OURS, entries=_entries(OURS, ITEMS)))
    alone = {name: _asked(text, rounds) for name, text in QUESTIONS.items()}
    filling = _took(lambda: _fill(others))
    beside = {name: _asked(text, rounds) for name, text in QUESTIONS.items()}
    one = _took(lambda: put_many(network_id=OURS, entries=_entries(OURS, 1)))
    return {
        "database": connection.vendor,
        "items": ITEMS,
        "other_networks": others,
        "other_items": others * OTHER_ITEMS,
        "put_1000_ms": round(putting),
        "put_1000_again_ms": round(again),
        "put_one_beside_ms": round(one, 1),
        "fill_s": round(filling / 1000),
        "alone_ms": alone,
        "beside_ms": beside,
        "slowest_ms": max(beside.values()),
    }


def _took(action: Any) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def _asked(text: str, rounds: int) -> float:
    """The median of so many times, in milliseconds."""
    times = [_took(lambda: find(network_id=OURS, text=text, audience=Audience.MEMBERS)) for _round in range(rounds + 1)]
    return round(statistics.median(times[1:]), 1)


def _fill(others: int) -> None:
    for start in range(0, others, 100):
        with transaction.atomic():
            for network in range(start, min(start + 100, others)):
                put_many(network_id=OURS + 1 + network, entries=_entries(network, OTHER_ITEMS))


def _entries(seed: int, count: int) -> Iterator[Entry]:
    for number in range(count):
        chosen = number + seed
        yield Entry(
            kind="item",
            object_id=seed * 100_000 + number,
            title=f"{number}. {_VERBS[chosen % len(_VERBS)]} {_THINGS[chosen % len(_THINGS)]}",
            body=f"Conseil d’administration · Automne {2020 + chosen % 9} · {_THINGS[(chosen // 7) % len(_THINGS)]} · "
            f"Le guide numéro {number} est remis aux membres de la région {chosen % 17} à chaque atelier.",
            address={"plan": seed, "level": "action"},
            weight=20,
        )
