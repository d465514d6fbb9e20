"""Who answers for what, and why."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Assignment, Plan, PlanItem
from jalon.plans.queries.responsibility import Responsibility, Silence, Why, items_of, responsibilities_of
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """An axis with an objective: one action with a lead, one without; and an action led by somebody known."""
    axis = node(
        "axis",
        "Jardins",
        node(
            "objective",
            "Ouvrir",
            node("action", "Recenser", leads=["Comité jardins"]),
            node("action", "Signer"),
        ),
        node("action", "Inviter", leads=["Marie Tremblay"]),
    )
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert made is not None
    return made


def person(network: Network, name: str = "Rose Dubé", email: str = "rose@rjs.example", **values: Any) -> Party:
    return create_party(network=network, name=name, actor="test", kind="person", email=email, **values)


def named(network: Network, name: str) -> Party:
    return network.parties.get(name=name)


def answer(plan: Plan, text: str) -> Responsibility:
    found = responsibilities_of(plan, Audience.BOARD)
    return next(one for one in found.by_item.values() if one.item.text == text)


def assign(plan: Plan, what: str | Party, who: Party, substitute: Party | None = None) -> Assignment:
    target = {"party": what} if isinstance(what, Party) else {"item": plan.items.get(text=what)}
    return Assignment.objects.create(plan=plan, person=who, substitute=substitute, **target)


def test_nobody_answers_until_somebody_can(plan: Plan) -> None:
    found = answer(plan, "Recenser")
    assert (found.person, found.silence) == (None, Silence.NOBODY)


def test_an_assignment_of_the_item_comes_first(plan: Plan, network: Network) -> None:
    rose, marc = person(network), person(network, "Marc Roy", "marc@rjs.example")
    assign(plan, named(network, "Comité jardins"), marc)
    assign(plan, "Recenser", rose, marc)
    found = answer(plan, "Recenser")
    assert (found.person and found.person.id, found.why) == (rose.pk, Why.ITEM)
    assert found.substitute
    assert found.substitute.id == marc.pk


def test_a_body_answers_through_its_person(plan: Plan, network: Network) -> None:
    assign(plan, named(network, "Comité jardins"), person(network))
    found = answer(plan, "Recenser")
    assert (found.why, found.body and found.body.name) == (Why.BODY, "Comité jardins")


def test_a_lead_with_an_address_answers(plan: Plan, network: Network) -> None:
    network.parties.filter(name="Marie Tremblay").update(email="marie@rjs.example")
    found = answer(plan, "Inviter")
    assert (found.why, found.recipient and found.recipient.email) == (Why.LEAD, "marie@rjs.example")


def test_a_lead_without_an_address_is_not_written_to(plan: Plan) -> None:
    found = answer(plan, "Inviter")
    assert (found.why, found.silence) == (Why.LEAD, Silence.NO_ADDRESS)


@pytest.mark.parametrize("text", ["Recenser", "Signer", "Inviter"])
def test_the_axis_answers_for_what_has_no_one(plan: Plan, network: Network, text: str) -> None:
    assign(plan, "Jardins", person(network))
    found = answer(plan, text)
    assert found.why == Why.ABOVE
    assert found.through == plan.items.get(text="Jardins").pk


def test_the_nearest_above_wins(plan: Plan, network: Network) -> None:
    marc = person(network, "Marc Roy", "marc@rjs.example")
    assign(plan, "Jardins", person(network))
    assign(plan, "Ouvrir", marc)
    found = answer(plan, "Signer")
    assert found.person
    assert found.person.id == marc.pk


def test_a_lead_above_answers_only_where_none_is_named(plan: Plan, network: Network) -> None:
    rose = person(network)
    plan.items.get(text="Ouvrir").leads.create(position=0, text="Rose", party=rose)
    assert answer(plan, "Signer").why == Why.ABOVE
    assert answer(plan, "Recenser").person is None


def test_merged_parties_are_one(plan: Plan, network: Network) -> None:
    kept = create_party(network=network, name="Comité des jardins", actor="test")
    network.parties.filter(name="Comité jardins").update(merged_into=kept)
    rose = person(network, email="")
    other = person(network, "R. Dubé", "rose@rjs.example")
    network.parties.filter(pk=other.pk).update(merged_into=rose)
    assign(plan, kept, other)
    found = answer(plan, "Recenser")
    assert found.person
    assert (found.person.id, found.person.email, found.person.names) == (rose.pk, "rose@rjs.example", ("R. Dubé",))


def test_of_bodies_merged_the_assignment_of_the_one_that_stays(plan: Plan, network: Network) -> None:
    gone = named(network, "Comité jardins")
    kept = create_party(network=network, name="Comité des jardins", actor="test")
    marc = person(network, "Marc Roy", "marc@rjs.example")
    assign(plan, gone, person(network))
    assign(plan, kept, marc)
    network.parties.filter(pk=gone.pk).update(merged_into=kept)
    found = answer(plan, "Recenser")
    assert found.person
    assert found.person.id == marc.pk


def test_what_is_for_the_board_goes_to_the_board_alone(
    plan: Plan, network: Network, coordinator: User, reader: User
) -> None:
    PlanItem.objects.filter(text="Signer").update(audience=Audience.BOARD)
    here, there = person(network, user=coordinator), person(network, "Marc Côté", "", user=reader)
    assign(plan, "Signer", there)
    assert answer(plan, "Signer").silence == Silence.NOT_FOR_HER
    Assignment.objects.update(person=here)
    assert answer(plan, "Signer").silence is None


def test_the_substitute_is_written_to_when_the_person_cannot_be(plan: Plan, network: Network) -> None:
    assign(plan, "Signer", person(network, email=""), person(network, "Marc Roy", "marc@rjs.example"))
    found = answer(plan, "Signer")
    assert found.recipient
    assert found.recipient.email == "marc@rjs.example"


def test_the_address_of_an_account_serves(plan: Plan, network: Network, reader: User) -> None:
    assign(plan, "Signer", person(network, "Marc Côté", "", user=reader))
    found = answer(plan, "Signer")
    assert found.recipient
    assert found.recipient.email == reader.email


def test_who_may_not_see_an_item_is_not_told_of_it(plan: Plan) -> None:
    PlanItem.objects.filter(text="Signer").update(audience=Audience.BOARD)
    texts = [one.item.text for one in responsibilities_of(plan, Audience.MEMBERS).rows]
    assert texts == ["Recenser", "Inviter"]


def test_only_what_is_hers(plan: Plan, network: Network) -> None:
    marie, rose = named(network, "Marie Tremblay"), person(network)
    assign(plan, "Ouvrir", rose, marie)
    [(found, hers)] = items_of(network, marie, Audience.BOARD)
    assert (found, [one.item.text for one in hers]) == (plan, ["Recenser", "Signer", "Inviter"])


def test_only_what_a_user_is_linked_to(plan: Plan, network: Network, reader: User) -> None:
    assert items_of(network, reader, Audience.BOARD) == []
    network.parties.filter(name="Marie Tremblay").update(user=reader)
    [(_plan, hers)] = items_of(network, reader, Audience.BOARD)
    assert [one.item.text for one in hers] == ["Inviter"]


def test_a_thousand_items_cost_as_many_queries_as_one(
    plan: Plan, network: Network, django_assert_num_queries: Any
) -> None:
    top = plan.items.get(text="Jardins")
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, parent=top, path=f"{top.path}.{at:05}", depth=1, position=at, kind="action", text=f"{at}")
        for at in range(10, 1010)
    )
    assign(plan, "Jardins", person(network))
    with django_assert_num_queries(5):
        found = responsibilities_of(plan, Audience.BOARD)
    assert len(found.rows) == 1003
