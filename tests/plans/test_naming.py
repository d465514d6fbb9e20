"""Words said to be a name, or none: kept once, taken back, in history."""

from __future__ import annotations

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.actions.naming import decide_name
from jalon.plans.models import Plan
from jalon.plans.queries.naming import names_to_decide
from tests.plans.outsiders import plan_that_says_all


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    return plan_that_says_all(network, coordinator)


def unsure(plan: Plan) -> set[str]:
    return {one.words for one in names_to_decide(plan).unsure}


def test_what_may_be_a_name_is_listed_wherever_the_plan_says_it(plan: Plan) -> None:
    assert {"Rosalie", "Zoé Gagnon"} <= unsure(plan)


def test_a_word_is_listed_with_the_first_line_that_says_it(plan: Plan) -> None:
    item = plan.items.get(text__startswith="Préparer")
    plan.items.filter(pk=item.pk).update(text="Préparer la salle Quenneville")
    found = next(one for one in names_to_decide(plan).unsure if one.words == "Quenneville")
    assert (found.item_id, found.text) == (item.pk, "Préparer la salle Quenneville")


@pytest.mark.parametrize("is_name", [True, False])
def test_what_was_decided_is_asked_no_more(plan: Plan, is_name: bool) -> None:
    decide_name(plan=plan, words="zoé  GAGNON", is_name=is_name, actor="test")
    assert "Zoé Gagnon" not in unsure(plan)
    assert [one.is_name for one in names_to_decide(plan).decided] == [is_name]


def test_what_was_decided_is_taken_back(plan: Plan) -> None:
    decide_name(plan=plan, words="Zoé Gagnon", is_name=False, actor="test")
    decide_name(plan=plan, words="Zoé Gagnon", is_name=None, actor="test")
    assert "Zoé Gagnon" in unsure(plan)
    assert names_to_decide(plan).decided == []


def test_history_keeps_each_decision(plan: Plan) -> None:
    for is_name in (False, False, True, None):
        decide_name(plan=plan, words="Rosalie", is_name=is_name, actor="test")
    entries = Entry.objects.filter(verb="name_decided", object_id=str(plan.pk)).order_by("pk")
    assert [one.changes for one in entries] == [
        {"not_names": ["", "Rosalie"]},
        {"are_names": ["", "Rosalie"], "not_names": ["Rosalie", ""]},
        {"are_names": ["Rosalie", ""]},
    ]


def test_words_without_a_letter_are_nothing_to_decide(plan: Plan) -> None:
    assert decide_name(plan=plan, words=" -- ", is_name=True, actor="test") is None
