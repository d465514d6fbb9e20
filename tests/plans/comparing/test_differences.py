"""Three files side by side: who changed what."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from jalon.plans.comparing import Comparison, Row, compare, rows_of
from jalon.plans.comparing.differences import facts_of
from tests.conftest import node, proposal_of

Json = dict[str, Any]


def plan(*actions: Json, **values: Any) -> Json:
    return proposal_of(node("axis", "Jardins partagés", *deepcopy(actions), number="AXE 1"), **values)


def three(base: Json, new: Json, change: Any = lambda row: row, **values: Any) -> Comparison:
    """The comparison of two files with a plan made of the first, changed by `change` since."""
    now = [change(row) for row in rows_of(base["nodes"])]
    now = [replace(row, key=f"i{row.key}", parent=row.parent and f"i{row.parent}") for row in now if row]
    links = {row.key.removeprefix("i"): row.key for row in now}
    return compare(base, now, new, facts=facts_of(base), links=links, **values)


def said(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [(one.kind.value, one.state.value, one.item or one.node, one.field) for one in comparison.differences]


RECENSER, SIGNER, INVITER = (
    node("action", text) for text in ("Recenser les terrains", "Signer des ententes", "Inviter")
)


def test_the_same_file_changes_nothing() -> None:
    base = plan(RECENSER, SIGNER)
    found = three(base, plan(RECENSER, SIGNER))
    assert said(found) == []
    assert found.nothing_changed


def test_what_was_reworded_in_the_file_is_proposed() -> None:
    new = plan(node("action", "Recenser tous les terrains"), SIGNER)
    assert said(three(plan(RECENSER, SIGNER), new)) == [("changed", "open", "in2", "text")]


def test_what_both_changed_is_a_conflict() -> None:
    def ours(row: Row) -> Row:
        return replace(row, text="Recenser les terrains publics") if row.key == "n2" else row

    new = plan(node("action", "Recenser tous les terrains"), SIGNER)
    found = three(plan(RECENSER, SIGNER), new, ours)
    assert said(found) == [("changed", "conflict", "in2", "text")]
    (one,) = found.differences
    assert (one.base, one.now, one.new) == (
        "Recenser les terrains",
        "Recenser les terrains publics",
        "Recenser tous les terrains",
    )


def test_what_the_plan_alone_changed_is_not_proposed() -> None:
    def ours(row: Row) -> Row:
        return replace(row, schedule="Hiver 2026") if row.key == "n2" else row

    found = three(plan(RECENSER, SIGNER), plan(RECENSER, SIGNER), ours)
    assert said(found) == [("changed", "ours", "in2", "schedule")]
    assert found.nothing_changed


def test_a_new_branch_is_one_difference() -> None:
    branch = node("objective", "Nourrir", node("action", "Cuisiner ensemble"))
    new = plan(RECENSER, SIGNER, branch)
    (one,) = three(plan(RECENSER, SIGNER), new).differences
    assert (one.kind, one.node, one.rows, one.new) == ("added", "n4", ("n4", "n5"), ("n1", "n3"))


def test_a_row_taken_out_of_the_file_is_proposed_for_removal() -> None:
    assert said(three(plan(RECENSER, SIGNER), plan(RECENSER))) == [("removed", "open", "in3", "")]


def test_a_row_taken_out_of_the_file_and_changed_in_the_plan_is_a_conflict() -> None:
    def ours(row: Row) -> Row:
        return replace(row, status="done") if row.key == "n3" else row

    assert said(three(plan(RECENSER, SIGNER), plan(RECENSER), ours)) == [("removed", "conflict", "in3", "")]


def test_a_row_moved_keeps_who_it_is() -> None:
    found = three(plan(RECENSER, SIGNER, INVITER), plan(INVITER, RECENSER, SIGNER))
    assert said(found) == [("moved", "open", "in4", "")]
    assert found.differences[0].new == ("n1", "")


def test_a_row_taken_out_of_the_plan_does_not_come_back_by_itself() -> None:
    def ours(row: Row) -> Row | None:
        return None if row.key == "n3" else row

    assert said(three(plan(RECENSER, SIGNER), plan(RECENSER, SIGNER), ours)) == [("added", "ours", "n3", "")]


def test_a_result_written_by_hand_is_news() -> None:
    new = plan(RECENSER | {"results": "Réalisé", "status": "done"}, SIGNER)
    (one,) = three(plan(RECENSER, SIGNER), new).differences
    assert (one.kind, one.state, one.new) == ("progress", "open", ("Réalisé", "done"))


def test_what_was_refused_is_shown_as_such() -> None:
    new = plan(node("action", "Recenser tous les terrains"), SIGNER, INVITER)
    refused = [{"kind": "changed", "about": "in2", "field": "text"}, {"kind": "added", "about": "n4"}]

    def ours(row: Row) -> Row | None:
        if row.key == "n4":
            return None
        return replace(row, text="Recenser les terrains") if row.key == "n2" else row

    found = three(new | {"refused": refused}, new, ours)
    assert said(found) == [("changed", "refused", "in2", "text"), ("added", "refused", "n4", "")]


def test_the_same_people_through_a_merged_cell_are_no_change() -> None:
    base, new = plan(RECENSER | {"leads": ["CA"]}), plan(RECENSER | {"inherited_leads": ["CA"]})
    assert said(three(base, new)) == []


def test_the_quotes_of_a_program_are_no_change() -> None:
    base = plan(node("action", "Bâtir l'outil « Accueil »"))
    assert said(three(base, plan(node("action", "Bâtir l’outil «\u00a0Accueil\u00a0»")))) == []


def test_other_columns_are_compared_too() -> None:
    new = plan(RECENSER | {"extra": {"Budget": "500 $"}})
    assert said(three(plan(RECENSER), new)) == [("changed", "open", "in2", "extra.Budget")]


def test_what_is_said_of_the_plan_itself() -> None:
    new = plan(RECENSER, title="Plan d'action révisé")
    assert said(three(plan(RECENSER), new)) == [("plan", "open", "", "title")]


def test_what_is_added_under_a_row_that_moved_is_proposed_once() -> None:
    """An axis of a new name takes an objective with it, to which an action was added."""
    objective = node("objective", "Porter la voix des membres", *deepcopy((RECENSER, SIGNER)))
    base = proposal_of(node("axis", "Représentation", objective))
    longer = node("objective", "Porter la voix des membres", *deepcopy((RECENSER, SIGNER, INVITER)))
    new = proposal_of(node("axis", "Vie associative du regroupement", longer))
    found = three(base, new)
    added = [row for one in found.differences if one.kind == "added" for row in one.rows]
    assert len(added) == len(set(added))
