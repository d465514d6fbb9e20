"""The scrambled copies of our own samples are read as they are."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from jalon.reading import read, scramble

SAMPLES = [
    "comite-formation-2026-2027.docx",
    "communications-2026.xlsx",
    "plan-2024-2027.docx",
    "tournee-des-ateliers-2025.docx",
]
FIELDS = ("leads", "schedule", "results", "status", "expected_results")


def counted(nodes: list[dict[str, Any]]) -> Counter[str]:
    """How many nodes of each level, and how many say each thing."""
    found: Counter[str] = Counter()
    for node in nodes:
        found.update([node["level"], *(name for name in FIELDS if node.get(name))])
        found += counted(node.get("children", []))
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_a_copy_is_read_into_the_same_levels_and_counts(name: str) -> None:
    data = (files("jalon.samples") / name).read_bytes()
    before = read(data, name).proposal
    after = read(scramble(data, name, b"key").data, name).proposal
    assert after["kind"] == before["kind"]
    assert counted(after["nodes"]) == counted(before["nodes"])
    assert len(after["practices"]) == len(before["practices"])
