"""What a person may do to a proposal, one operation at a time."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.plans.errors import EditRefused
from jalon.plans.proposals import apply, find, replay, walk
from tests.conftest import node, proposal_of

Json = dict[str, Any]


@pytest.fixture
def proposal() -> Json:
    """n1 axis > n2 objective > (n3 action, n4 action > n5 item), n6 axis."""
    return proposal_of(
        node(
            "axis",
            "Un",
            node("objective", "Deux", node("action", "Trois"), node("action", "Quatre", node("item", "Cinq"))),
        ),
        node("axis", "Six"),
        unplaced=[{"text": "Hiver 2025", "source": {"block": 4}}],
    )


def shape(nodes: list[Json]) -> list[Any]:
    return [[n["text"], *([shape(n["children"])] if n["children"] else [])] for n in nodes]


def test_the_proposal_given_stays_as_it_is(proposal: Json) -> None:
    apply(proposal, {"op": "discard", "node": "n1"})
    assert [n["id"] for n in walk(proposal["nodes"])] == ["n1", "n2", "n3", "n4", "n5", "n6"]


def test_a_schedule_written_is_read(proposal: Json) -> None:
    changed = apply(proposal, {"op": "set_text", "node": "n3", "field": "schedule", "value": "Septembre 2025"})
    target = find(changed, "n3").node
    assert (target["when"]["earliest"], target["when"]["latest"]) == ("2025-09-01", "2025-09-30")


def test_a_result_written_states_the_status(proposal: Json) -> None:
    changed = apply(proposal, {"op": "set_text", "node": "n3", "field": "results", "value": "100 %"})
    assert find(changed, "n3").node["status"] == "done"


def test_a_schedule_follows_the_network_s_seasons(proposal: Json) -> None:
    own = proposal | {"seasons": {"23": [10, 11]}}
    changed = apply(own, {"op": "set_text", "node": "n3", "field": "schedule", "value": "Automne 2025"})
    assert find(changed, "n3").node["when"]["earliest"] == "2025-10-01"


def test_another_period_moves_what_goes_on(proposal: Json) -> None:
    written = apply(proposal, {"op": "set_text", "node": "n3", "field": "schedule", "value": "En continu"})
    changed = apply(written, {"op": "set_title", "field": "period", "value": "2030/2031"})
    assert find(changed, "n3").node["when"]["latest"] == "2031-12-31"


@pytest.mark.parametrize(("field", "value"), [("period", "bientôt"), ("updated_on", "hier"), ("language", "xx")])
def test_a_title_nobody_can_read_is_refused(proposal: Json, field: str, value: str) -> None:
    with pytest.raises(EditRefused, match="bad_values"):
        apply(proposal, {"op": "set_title", "field": field, "value": value})


def test_leads_lose_empty_entries(proposal: Json) -> None:
    changed = apply(proposal, {"op": "set_list", "node": "n3", "field": "leads", "value": ["CA", " ", "Comité"]})
    assert find(changed, "n3").node["leads"] == ["CA", "Comité"]


def test_moving_keeps_what_is_below(proposal: Json) -> None:
    changed = apply(proposal, {"op": "move", "node": "n2", "parent": "n6", "position": 0})
    assert shape(changed["nodes"]) == [["Un"], ["Six", [["Deux", [["Trois"], ["Quatre", [["Cinq"]]]]]]]]


def test_moving_forward_among_siblings_counts_the_place_left(proposal: Json) -> None:
    changed = apply(proposal, {"op": "move", "node": "n1", "parent": None, "position": 2})
    assert [n["text"] for n in changed["nodes"]] == ["Six", "Un"]


def test_a_node_cannot_go_below_itself(proposal: Json) -> None:
    with pytest.raises(EditRefused, match="wrong_place"):
        apply(proposal, {"op": "move", "node": "n1", "parent": "n2"})


def test_an_axis_cannot_go_below_an_action(proposal: Json) -> None:
    with pytest.raises(EditRefused, match="wrong_level"):
        apply(proposal, {"op": "move", "node": "n6", "parent": "n3"})


def test_raised_to_an_axis_what_followed_comes_below(proposal: Json) -> None:
    changed = apply(proposal, {"op": "change_level", "node": "n3", "level": "axis"})
    assert shape(changed["nodes"]) == [["Un", [["Deux"]]], ["Trois", [["Quatre", [["Cinq"]]]]], ["Six"]]


def test_lowered_it_goes_below_the_one_before(proposal: Json) -> None:
    changed = apply(proposal, {"op": "change_level", "node": "n4", "level": "item"})
    assert shape(changed["nodes"])[0] == ["Un", [["Deux", [["Trois", [["Quatre", [["Cinq"]]]]]]]]]


def test_lowered_what_is_below_goes_down_too(proposal: Json) -> None:
    changed = apply(proposal, {"op": "change_level", "node": "n1", "level": "action"})
    assert {n["level"] for n in walk(changed["nodes"][:1])} == {"action", "item"}


def test_splitting_cuts_the_text(proposal: Json) -> None:
    long = apply(proposal, {"op": "set_text", "node": "n3", "field": "text", "value": "Écrire le plan. L'envoyer."})
    changed = apply(long, {"op": "split", "node": "n3", "at": 16})
    assert [n["text"] for n in find(changed, "n2").node["children"]][:2] == ["Écrire le plan.", "L'envoyer."]


@pytest.mark.parametrize("at", [0, -3, 50])
def test_there_must_be_words_on_both_sides(proposal: Json, at: int) -> None:
    with pytest.raises(EditRefused, match="nothing_to_split"):
        apply(proposal, {"op": "split", "node": "n3", "at": at})


def test_merging_puts_words_end_to_end() -> None:
    both = proposal_of(
        node("action", "Écrire", leads=["CA"], results="Fait"),
        node("action", "le plan", number="2", leads=["Comité"], results="en mai"),
    )
    merged = apply(both, {"op": "merge", "node": "n2"})["nodes"]
    assert [(n["text"], n["leads"], n["results"]) for n in merged] == [
        ("Écrire 2 le plan", ["CA", "Comité"], "Fait en mai")
    ]


def test_the_first_node_has_nothing_to_merge_into(proposal: Json) -> None:
    with pytest.raises(EditRefused, match="nothing_to_merge"):
        apply(proposal, {"op": "merge", "node": "n3"})


def test_what_is_discarded_is_kept_aside_and_comes_back(proposal: Json) -> None:
    gone = apply(proposal, {"op": "discard", "node": "n2"})
    assert shape(gone["nodes"]) == [["Un"], ["Six"]]
    back = apply(gone, {"op": "restore", "node": "n2"})
    assert shape(back["nodes"]) == shape(proposal["nodes"])


def test_restored_at_the_end_when_its_place_is_gone(proposal: Json) -> None:
    gone = replay(proposal, [{"op": "discard", "node": "n3"}, {"op": "discard", "node": "n2"}])
    back = apply(gone, {"op": "restore", "node": "n3"})
    assert shape(back["nodes"]) == [["Un"], ["Six"], ["Trois"]]


def test_an_unplaced_text_fills_a_field(proposal: Json) -> None:
    changed = apply(proposal, {"op": "place", "text": "u1", "node": "n3", "field": "schedule"})
    assert find(changed, "n3").node["schedule"] == "Hiver 2025"
    assert changed["unplaced"] == []


def test_an_unplaced_text_becomes_a_node_with_its_source(proposal: Json) -> None:
    changed = apply(proposal, {"op": "place_as_node", "text": "u1", "parent": "n6", "level": "action"})
    made = find(changed, "n6").node["children"][0]
    assert (made["text"], made["source"], made["id"]) == ("Hiver 2025", {"block": 4}, "n7")


def test_a_doubt_is_settled_alone() -> None:
    doubtful = proposal_of(node("action", "Un", doubts=[{"code": "a", "values": {}}, {"code": "b", "values": {}}]))
    changed = apply(doubtful, {"op": "settle", "node": "n1", "doubt": 0})
    assert [doubt["code"] for doubt in changed["nodes"][0]["doubts"]] == ["b"]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"op": "explode"}, "unknown_operation"),
        ({"op": "discard"}, "bad_values"),
        ({"op": "discard", "node": "n99"}, "unknown_node"),
        ({"op": "discard_text", "text": "u9"}, "unknown_text"),
        ({"op": "set_status", "node": "n1", "status": "great"}, "bad_values"),
        ({"op": "set_text", "node": "n1", "field": "children", "value": "x"}, "bad_values"),
        ({"op": "set_text", "node": "n1", "field": "text", "value": 3}, "bad_values"),
        ({"op": "add", "parent": "n3", "level": "axis", "text": "x"}, "wrong_level"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_code(proposal: Json, edit: Json, code: str) -> None:
    with pytest.raises(EditRefused, match=code):
        apply(proposal, edit)
