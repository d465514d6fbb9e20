"""The measure itself: what it forgives, what it counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.recognition import answer_keys
from tests.recognition.matching import first_reading, similarity, words
from tests.recognition.scoring import score, words_repeated, words_unaccounted


def node(text: Any, *children: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A node as the contract has it."""
    return {"level": "action", "number": None, **fields, "text": text, "children": list(children)}


def plan(*nodes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A proposal or a key."""
    return {"kind": "plan", "title": "Plan", "nodes": list(nodes), **fields}


def measured(key: dict[str, Any], proposal: dict[str, Any]) -> dict[str, float]:
    """The measures by name."""
    return score(key, proposal).values


def test_markup_bullets_and_superscripts_are_no_words() -> None:
    assert words("<ul style='x'> - Le 1 ^{er} juin,\t• l&apos;été </ul>") == ("le", "1er", "juin", "l", "ete")


def test_texts_differing_in_case_accents_and_punctuation_are_the_same() -> None:
    assert similarity("RÉUNIR les comités;", "Réunir les comites") == 1.0


def test_a_reading_equal_to_its_key_is_perfect() -> None:
    key = plan(node("Tenir un café", node("Inviter", schedule="Mai", leads=["CA"], status="done")))
    assert set(measured(key, key).values()) == {1.0}


def test_a_missing_and_an_invented_node_count_in_recall_and_precision() -> None:
    values = measured(plan(node("Planter"), node("Arroser")), plan(node("Planter"), node("Tailler la haie")))
    assert (values["nodes_precision"], values["nodes_recall"]) == (0.5, 0.5)


def test_twins_are_told_apart_by_their_parents() -> None:
    first = node("Axe nord", node("Informer", schedule="Mai"))
    second = node("Axe sud", node("Informer", schedule="Juin"))
    assert set(measured(plan(first, second), plan(second, first)).values()) == {1.0}


def test_a_child_under_another_parent_is_misplaced() -> None:
    key = plan(node("Axe nord", node("Planter")), node("Axe sud"))
    assert measured(key, plan(node("Axe nord"), node("Axe sud", node("Planter"))))["parents"] == pytest.approx(2 / 3)


def test_any_accepted_parent_is_right() -> None:
    key = plan(node("Comité", node("But", optional=True), node("Planter", parents=["Comité", "But"])))
    assert measured(key, plan(node("Comité", node("But", node("Planter")))))["parents"] == 1.0


def test_an_optional_node_counts_neither_way() -> None:
    key = plan(node("Planter"), node("Note du comité", optional=True))
    without, with_it = measured(key, plan(node("Planter"))), measured(key, first_reading(key))
    assert without["nodes"] == with_it["nodes"] == 1.0


def test_an_ambiguous_value_accepts_each_reading_and_no_other() -> None:
    key = plan(node("Planter", schedule={"ambiguous": True, "alternatives": ["Mai", None]}))
    readings = ("Mai", None, "Juin")
    right = [not score(key, plan(node("Planter", schedule=at))).tally("schedule").mismatches for at in readings]
    assert right == [True, True, False]


def test_an_invented_value_is_counted() -> None:
    assert measured(plan(node("Planter")), plan(node("Planter", results="Réalisé")))["results"] == 0.0


def test_entries_of_a_list_run_together_are_counted() -> None:
    key = plan(node("Planter", leads=["Comité vert", "Conseil d'administration"]))
    together = plan(node("Planter", leads=["Comité vert Conseil d'administration"]))
    assert measured(key, together)["leads"] == 0.0


def test_lost_and_repeated_words_are_named() -> None:
    proposal = plan(node("Planter", schedule="Mai", when={"text": "jamais compté"}), title="Planter")
    assert words_unaccounted("Planter deux arbres Mai", proposal) == {"deux": 1, "arbres": 1}
    assert words_repeated("Planter deux arbres Mai", proposal) == {"planter": 1}


def test_an_acronym_accounts_only_for_words_kept_nowhere_else() -> None:
    proposal = plan(title="", acronyms={"CV": "Comité vert"})
    assert not words_unaccounted("CV : Comité vert", proposal)


def test_a_key_of_places_gives_back_its_texts() -> None:
    source = "Plan des\tjardins\nPlanter des\n\npommiers\tMai"
    key = plan(node("Planter des pommiers", schedule="Mai"), title="Plan des jardins")
    encoded = answer_keys.encode(key, source)
    assert "Planter" not in str(encoded)
    assert answer_keys._rebuild(encoded, answer_keys.normal(source))["nodes"] == key["nodes"]


def test_a_text_the_document_does_not_hold_cannot_be_encoded() -> None:
    with pytest.raises(LookupError, match="Arroser"):
        answer_keys.encode(plan(node("Arroser"), title=""), "Planter")


def test_a_number_left_in_the_text_is_a_fault_of_the_number_alone() -> None:
    values = measured(plan(node("Planter", number="Axe 1")), plan(node("Axe 1 : Planter")))
    assert (values["nodes"], values["numbers"]) == (1.0, 0.0)
