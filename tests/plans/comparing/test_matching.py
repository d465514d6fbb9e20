"""Rows find themselves again in a file edited by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.plans.comparing import match, rows_of
from jalon.plans.reading import read_plan
from jalon.samples import SAMPLES
from tests.conftest import node, proposal_of
from tests.plans.comparing.hand import Hand

PLANS = ("plan-2024-2027.docx", "plan-2021-2024.pdf", "comite-formation-2026-2027.docx", "communications-2026.xlsx")

texts = st.sampled_from(["Tenir une rencontre", "Publier le bulletin", "Suivi", "", "Former les équipes à l'accueil"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> list[dict[str, Any]]:
    level = ("action", "objective", "axis")[depth]
    return [
        node(level, draw(texts), *(draw(trees(depth - 1)) if depth else ()), leads=draw(st.sampled_from([[], ["CA"]])))
        for _ in range(draw(st.integers(0, 3)))
    ]


@given(trees())
@settings(max_examples=60)
def test_a_file_is_itself(nodes: list[dict[str, Any]]) -> None:
    rows = rows_of(proposal_of(*nodes)["nodes"])
    assert match([rows], rows) == {row.key: row.key for row in rows}


@given(trees(), trees())
@settings(max_examples=60)
def test_each_row_is_matched_once(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    known, new = rows_of(proposal_of(*before)["nodes"]), rows_of(proposal_of(*after)["nodes"])
    found = match([known], new)
    assert len(set(found.values())) == len(found)
    assert set(found) <= {row.key for row in new}
    assert set(found.values()) <= {row.key for row in known}


def test_an_identity_settles_it() -> None:
    known = rows_of(proposal_of(node("action", "Un"), node("action", "Deux"))["nodes"], {"n1": "a", "n2": "b"})
    new = rows_of(proposal_of(node("action", "Un"), node("action", "Deux"))["nodes"], {"n1": "b", "n2": "a"})
    assert match([known], new) == {"n1": "n2", "n2": "n1"}


def test_a_row_written_anew_is_the_one_whose_other_cells_stayed() -> None:
    others: dict[str, Any] = {"leads": ["CA"], "schedule": "Hiver 2025", "expected_results": ["Une liste"]}
    known = rows_of(proposal_of(node("action", "Recenser"), node("action", "Signer", **others))["nodes"])
    new = rows_of(proposal_of(node("action", "Recenser"), node("action", "Bâtir un mur", **others))["nodes"])
    assert match([known], new) == {"n1": "n1", "n2": "n2"}


def test_another_row_in_the_place_of_one_taken_out_is_new() -> None:
    known = rows_of(proposal_of(node("action", "Recenser"), node("action", "Signer", leads=["CA"]))["nodes"])
    new = rows_of(proposal_of(node("action", "Recenser"), node("action", "Bâtir", leads=["Comité"]))["nodes"])
    assert match([known], new) == {"n1": "n1"}


@pytest.mark.parametrize("name", PLANS)
def test_fifty_edits_by_hand(name: str) -> None:
    """Ten files, each edited fifty times at random: who is who is almost always found, and never wrong."""
    proposal = read_plan((SAMPLES / name).read_bytes(), name).proposal
    known = rows_of(proposal["nodes"])
    right = wrong = lost = 0
    for seed in range(10):
        edited, truth = Hand(proposal, seed).edit(50).read_again()
        found = match([known], rows_of(edited["nodes"]))
        right += sum(old in truth[new] for new, old in found.items())
        wrong += sum(old not in truth[new] for new, old in found.items())
        lost += len(set().union(*truth.values()) - set(found.values()))
    assert right / (right + wrong) >= 0.99
    assert right / (right + lost) >= 0.97
