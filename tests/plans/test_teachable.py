"""What a correction would teach: the words of the document, where they are of a kind that comes back."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.plans.proposals import prepare
from jalon.plans.proposals.operations import apply
from jalon.plans.proposals.teachable import Teachable, teachable
from tests.conftest import node, proposal_of


def taught(read: dict[str, Any], **step: Any) -> list[Teachable]:
    reading = prepare(proposal_of(read))
    edit = {"node": "n1", **step}
    return teachable(reading, apply(reading, edit), edit)


def status(said: str | None = "postponed", **fields: Any) -> list[Teachable]:
    return taught(node("action", "Semer", **fields), op="set_status", status=said)


def names(before: list[str], after: list[str]) -> list[str]:
    found = taught(node("action", "Semer", leads=before), op="set_list", field="leads", value=after)
    return [name for one in found for name in one.names]


def test_a_short_result_is_a_word_of_the_status() -> None:
    assert status(results="Bloqué") == [Teachable("n1", "Bloqué", "postponed")]


@pytest.mark.parametrize("words", ["Trois rencontres du comité", "6 régions", "", None])
def test_a_result_that_tells_something_else_is_none(words: str | None) -> None:
    assert status(results=words) == []


def test_a_schedule_without_dates_may_say_a_status() -> None:
    assert status(schedule="Sur la glace", when=None)[0].words == "Sur la glace"
    assert status(schedule="Mai", when={"kind": ["point"]}) == []


def test_a_status_taken_away_teaches_nothing() -> None:
    assert status(None, results="Bloqué", status="done") == []


def test_a_column_nobody_named_teaches_where_it_says_the_same_few_things() -> None:
    def read(values: list[str]) -> list[Teachable]:
        rows = [node("action", f"Semer {at}", extra={"Truc": value}) for at, value in enumerate(values)]
        reading = prepare(proposal_of(*rows))
        edit = {"op": "set_status", "node": "n1", "status": "postponed"}
        return teachable(reading, apply(reading, edit), edit)

    assert [one.words for one in read(["Bloqué", "Lu", "Lu", "Bloqué"])] == ["Bloqué"]
    assert read(["Bloqué", "Serre", "Pompe", "Cour"]) == []


def test_what_was_chosen_already_is_not_asked_again() -> None:
    reading = prepare(proposal_of(node("action", "Semer", results="Bloqué")))
    reading["choices"] = {"words": {"BLOQUE": "postponed"}}
    edit = {"op": "set_status", "node": "n1", "status": "postponed"}
    assert teachable(reading, apply(reading, edit), edit) == []


@pytest.mark.parametrize(
    ("before", "after", "learnt"),
    [
        (["Comité vie", "mobilisation"], ["Comité vie et mobilisation"], ["Comité vie et mobilisation"]),
        (["Le Phare La Ruche", "CA"], ["Le Phare", "La Ruche", "CA"], ["Le Phare", "La Ruche"]),
        (["Ana Roy (à confirmer"], ["Ana Roy"], ["Ana Roy"]),
        (["CA"], ["Conseil d’administration"], []),
        (["ana roy"], ["Ana Roy"], []),
        (["CA"], ["CA", "Ana Roy"], []),
        (["CA"], [], []),
    ],
)
def test_names_are_learnt_where_the_words_are_those_of_the_document(
    before: list[str], after: list[str], learnt: list[str]
) -> None:
    assert names(before, after) == learnt
