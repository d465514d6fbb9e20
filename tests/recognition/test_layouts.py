"""Plans of fictional networks in layouts unlike one another, with their answer keys, in `data`.

`about` in a key says what its layout tries; `scoring` says what else a key may hold.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.recognition.scoring import report, score, words_unaccounted

DATA = Path(__file__).parent / "data"
NAMES = sorted(path.stem for path in DATA.glob("*.txt"))
PARTS = ("practices", "needs", "recommendations", "contributions")
FIELDS = ("leads", "schedule", "expected_results", "results", "status")


def key(name: str) -> dict[str, Any]:
    """The answer key of a plan."""
    return dict(json.loads((DATA / f"{name}.key.json").read_text(encoding="utf-8")))


@lru_cache
def proposal(name: str) -> dict[str, Any]:
    """What the product reads in it."""
    from jalon.documents import read_file  # noqa: PLC0415 - so that a broken reader fails each test by name
    from jalon.recognition import as_dict, propose  # noqa: PLC0415

    return dict(as_dict(propose(read_file(DATA / f"{name}.txt"))))


def measured(name: str) -> dict[str, float]:
    """The measures of that reading."""
    return score(key(name), proposal(name)).values


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost(name: str) -> None:
    source = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    assert not words_unaccounted(source, proposal(name))


@pytest.mark.parametrize("name", NAMES)
def test_kind_and_title(name: str) -> None:
    values = measured(name)
    assert values.get("kind", 1.0) == values.get("title", 1.0) == values.get("period", 1.0) == 1.0, report(
        key(name), proposal(name)
    )


@pytest.mark.parametrize("name", NAMES)
def test_nodes_and_their_parents(name: str) -> None:
    values = measured(name)
    least = min(values["nodes_precision"], values["nodes_recall"])
    assert least >= 0.95 and values.get("parents", 1.0) >= 0.9, report(key(name), proposal(name))  # noqa: PT018


@pytest.mark.parametrize("name", NAMES)
def test_fields_and_parts_of_a_report(name: str) -> None:
    values = measured(name)
    assert min(values.get(part, 1.0) for part in FIELDS + PARTS) >= 0.85, report(key(name), proposal(name))
