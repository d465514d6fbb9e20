"""Saying who answers."""

from __future__ import annotations

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.actions.merging import merge
from jalon.network.actions.parties import create_party
from jalon.network.errors import PartyRefused
from jalon.network.models import Network, Party
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign, person_called
from jalon.plans.errors import AssignmentChanged
from jalon.plans.models import Assignment, Plan, PlanItem
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    nodes = [node("action", "Recenser", leads=["Comité jardins"]), node("action", "Signer")]
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(*nodes)), actor=coordinator).plan
    assert made is not None
    return made


@pytest.fixture
def rose(network: Network) -> Party:
    return create_party(network=network, name="Rose Dubé", actor="test", email="rose@rjs.example")


@pytest.fixture
def marc(network: Network) -> Party:
    return create_party(network=network, name="Marc Roy", actor="test")


def item(plan: Plan, text: str = "Signer") -> PlanItem:
    return plan.items.get(text=text)


def test_several_at_once(plan: Plan, rose: Party, marc: Party, network: Network) -> None:
    targets = [item(plan), item(plan, "Recenser"), network.parties.get(name="Comité jardins")]
    assert assign(plan=plan, targets=targets, person=rose, substitute=marc, actor="test") == 3
    assert {(one.person, one.substitute) for one in Assignment.objects.all()} == {(rose, marc)}
    assert assign(plan=plan, targets=targets, person=rose, substitute=marc, actor="test") == 0


def test_nobody_any_more(plan: Plan, rose: Party) -> None:
    for person in (rose, None):
        assign(plan=plan, targets=[item(plan)], person=person, substitute=None, actor="test")
    assert not Assignment.objects.exists()


def test_a_new_person_is_asked_from_today(plan: Plan, rose: Party, marc: Party) -> None:
    assign(plan=plan, targets=[item(plan)], person=rose, substitute=None, actor="test")
    first = Assignment.objects.get()
    assign(plan=plan, targets=[item(plan)], person=rose, substitute=marc, actor="test")
    assert Assignment.objects.get().pk == first.pk
    assign(plan=plan, targets=[item(plan)], person=marc, substitute=None, actor="test")
    assert Assignment.objects.get().created > first.created


def test_nobody_is_her_own_substitute(plan: Plan, rose: Party) -> None:
    assign(plan=plan, targets=[item(plan)], person=rose, substitute=rose, actor="test")
    assert Assignment.objects.get().substitute is None


def test_the_second_of_two_people_is_told(plan: Plan, rose: Party, marc: Party) -> None:
    assign(plan=plan, targets=[item(plan)], person=rose, substitute=None, actor="test", seen=(None, None))
    with pytest.raises(AssignmentChanged):
        assign(plan=plan, targets=[item(plan)], person=marc, substitute=None, actor="test", seen=(None, None))
    assert Assignment.objects.get().person == rose


def test_it_is_kept_in_the_history_of_the_plan(plan: Plan, rose: Party) -> None:
    assign(plan=plan, targets=[item(plan)], person=rose, substitute=None, actor="user:1")
    entry = Entry.objects.get(verb="assigned")
    assert (entry.scope, entry.changes) == (f"plan:{plan.pk}", {"person": [None, rose.pk]})


def called(network: Network, name: str, email: str = "") -> Party | None:
    return person_called(network=network, name=name, email=email, actor="test")


def test_a_known_name_makes_nobody_new(network: Network, rose: Party) -> None:
    assert called(network, "rose dube") == rose
    assert called(network, "") is None


def test_a_merged_name_is_who_it_was_merged_into(network: Network, rose: Party) -> None:
    merge(kept=rose, gone=create_party(network=network, name="R. Dubé", actor="test"), actor="test")
    assert called(network, "R. Dubé") == rose


def test_a_new_name_makes_a_person(network: Network, rose: Party) -> None:
    made = called(network, "Zoé", "zoe@rjs.example")
    assert made
    assert (made.kind, made.email) == ("person", "zoe@rjs.example")


def test_an_address_completes_who_has_none(network: Network, marc: Party) -> None:
    assert called(network, "Marc Roy", "marc@rjs.example") == marc
    marc.refresh_from_db()
    assert marc.email == "marc@rjs.example"


@pytest.mark.parametrize(
    ("name", "email", "code"),
    [
        ("Zoé", "ROSE@rjs.example", "address_taken"),
        ("Rose Dubé", "autre@rjs.example", "other_address"),
        ("", "zoe@rjs.example", "no_name"),
    ],
)
def test_an_address_in_doubt_is_refused(network: Network, rose: Party, name: str, email: str, code: str) -> None:
    with pytest.raises(PartyRefused, match=code):
        called(network, name, email)


def test_somebody_with_access_is_known_by_her_name(network: Network, reader: User) -> None:
    made = called(network, "Marc Côté")
    assert made
    assert made.user == reader
