"""A plan begins with what the previous one leaves."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.accounts.models import User
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign
from jalon.plans.actions.carry_forward import carry_forward
from jalon.plans.actions.measuring import link_measure
from jalon.plans.actions.naming import decide_name
from jalon.plans.errors import NothingChosen
from jalon.plans.models import ExpectedResult, MeasureLink, Plan
from jalon.plans.queries.carry_forward import CarryForwardRow, carry_forward_rows, next_period, next_title, period_text
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    def action(
        text: str, status: str | None, schedule: str | None = None, latest: str = "2024-12-31"
    ) -> dict[str, object]:
        kinds = ["recurring"] if schedule == "Deux fois par année" else ["interval"]
        when = {"earliest": "2024-04-01", "latest": latest, "kind": kinds} if schedule else None
        return node("action", text, status=status, schedule=schedule, when=when, leads=["Comité"])

    actions = [
        action("Recenser", "done", "Automne 2024"),
        action("Signer", "postponed", "Hiver 2025", "2025-03-31"),
        action("Planter", "in_progress", "En continu", "2027-03-31"),
        action("Se rencontrer", "done", "Deux fois par année", "2027-03-31"),
        action("Vendre", "dropped"),
    ]
    axis = node("axis", "Jardins", node("objective", "Ouvrir des jardins", *actions), number="AXE 1")
    found = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert found is not None
    return found


def rows(plan: Plan) -> dict[str, CarryForwardRow]:
    def walk(row: CarryForwardRow) -> list[CarryForwardRow]:
        return [row, *(deeper for child in row.children for deeper in walk(child))]

    return {row.item.text: row for root in carry_forward_rows(plan) for row in walk(root)}


def test_what_is_done_stays_behind_and_the_rest_is_proposed(plan: Plan) -> None:
    assert {text: (row.reason, row.proposed) for text, row in rows(plan).items()} == {
        "Jardins": ("frame", True),
        "Ouvrir des jardins": ("frame", True),
        "Recenser": ("done", False),
        "Signer": ("postponed", True),
        "Planter": ("unfinished", True),
        "Se rencontrer": ("recurring", True),
        "Vendre": ("dropped", False),
    }


def test_days_past_are_left_blank(plan: Plan) -> None:
    found = rows(plan)
    assert [found[text].schedule for text in ("Signer", "Planter", "Se rencontrer")] == [
        "",
        "En continu",
        "Deux fois par année",
    ]


def test_what_recurs_starts_again_in_the_years_of_the_next_plan(network: Network, coordinator: User) -> None:
    when = {"earliest": "2024-04-01", "latest": "2026-12-31", "kind": ["recurring"]}
    nodes = [
        node("action", "Fêter", schedule="Chaque automne, 2024 à 2026", when=when),
        node("action", "Compter", schedule="Deux fois, aut.24", when=when),
    ]
    proposal = proposal_of(*nodes, period="2024-04/2027-03")
    plan = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert plan is not None
    found = rows(plan)
    assert [found[text].schedule for text in ("Fêter", "Compter")] == ["Chaque automne, 2027 à 2029", ""]


def test_who_answered_goes_on_answering(plan: Plan, network: Network) -> None:
    rose, marc = (create_party(network=network, name=name, actor="test") for name in ("Rose", "Marc"))
    body, signer = network.parties.get(name="Comité"), plan.items.get(text="Signer")
    for target, person in ((signer, rose), (plan.items.get(text="Vendre"), rose), (body, marc)):
        assign(plan=plan, targets=[target], person=person, substitute=None, actor="test")
    chosen = {signer.pk: "Hiver 2028"}
    made = carry_forward(plan=plan, title="Suite", period="2027-04/2030-03", chosen=chosen, actor="test")
    told = {(one.item.text if one.item else "", one.person.name) for one in made.assignments.all()}
    assert told == {("Signer", "Rose"), ("", "Marc")}


def test_measures_go_on_counting(network: Network, coordinator: User) -> None:
    proposal = proposal_of(node("action", "Rassembler", expected_results=["Climat", "Nombre de membres"]))
    plan = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert plan is not None
    expected = ExpectedResult.objects.get(text="Nombre de membres")
    link_measure(expected=expected, measure="members", given={}, actor="test")
    chosen = {plan.items.get().pk: ""}
    made = carry_forward(plan=plan, title="Suite", period="2027-04/2030-03", chosen=chosen, actor="test")
    link = MeasureLink.objects.get(expected__item__plan=made)
    assert (link.measure, link.expected.text, link.proposals.count()) == ("members", "Nombre de membres", 0)


def test_the_new_plan_keeps_who_comes_from_whom_and_why(plan: Plan, coordinator: User) -> None:
    found = rows(plan)
    chosen = {found["Signer"].item.id: "Hiver 2028", found["Se rencontrer"].item.id: "Deux fois par année"}
    made = carry_forward(plan=plan, title="Plan 2027-2030", period="2027-04/2030-03", chosen=chosen, actor="test")
    items = {item.text: item for item in made.items.all()}
    assert list(items) == ["Jardins", "Ouvrir des jardins", "Signer", "Se rencontrer"]
    assert (items["Signer"].origin_id, items["Signer"].origin_reason) == (found["Signer"].item.id, "postponed")
    assert (items["Signer"].schedule, items["Signer"].earliest) == ("Hiver 2028", date(2028, 1, 1))
    assert [item.status for item in items.values()] == ["", "", "", ""]
    assert [lead.text for lead in items["Signer"].leads.all()] == ["Comité"]
    assert (made.predecessor, made.starts, made.ends) == (plan, date(2027, 4, 1), date(2030, 3, 31))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["1", "2", "3"], ["1", "2"]),
        (["4", "5", "6"], ["5", "6"]),
        (["1", "3", "2"], ["3", "2"]),
        (["1.1", "1.2", "1.3"], ["1.2", "1.3"]),
        (["", "", ""], ["", ""]),
    ],
)
def test_lines_that_went_one_two_three_do_so_again(
    network: Network, coordinator: User, before: list[str], after: list[str]
) -> None:
    lines = [node("action", f"Chose {place}", number=number) for place, number in enumerate(before)]
    axis = node("axis", "Jardins", *lines, number="AXE 2")
    old = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert old is not None
    chosen = {item.pk: "" for item in old.items.filter(kind="action").exclude(text="Chose 0")}
    made = carry_forward(plan=old, title="Suite", period="2027-04/2030-03", chosen=chosen, actor="test")
    assert [item.number for item in made.items.order_by("path")] == ["AXE 2", *after]


def test_what_was_said_of_names_is_not_forgotten(plan: Plan, coordinator: User) -> None:
    for words, is_name in (("Ti-Loup", True), ("Rose des vents", False), ("Grand Orme", True)):
        decide_name(plan=plan, words=words, is_name=is_name, actor=coordinator.actor)
    decide_name(plan=plan, words="Grand Orme", is_name=None, actor=coordinator.actor)  # taken back
    chosen = {rows(plan)["Signer"].item.id: ""}
    made = carry_forward(plan=plan, title="Suite", period="2027-04/2030-03", chosen=chosen, actor="test")
    found = made.name_decisions.values_list("words", "is_name", "author", "removed")
    assert set(found) == {
        ("Ti-Loup", True, coordinator.actor, None),
        ("Rose des vents", False, coordinator.actor, None),
    }


def test_nothing_chosen_is_no_plan(plan: Plan) -> None:
    with pytest.raises(NothingChosen):
        carry_forward(plan=plan, title="", period="2027-04/2030-03", chosen={}, actor="test")
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("starts", "ends", "text"),
    [
        (date(2024, 4, 1), date(2027, 3, 31), "2027-04/2030-03"),
        (date(2021, 1, 1), date(2021, 12, 31), "2022-01/2022-12"),
        (date(2024, 9, 1), date(2025, 2, 28), "2025-03/2025-08"),
        (date(2024, 1, 10), date(2024, 1, 19), "2024-01-20/2024-01-29"),
    ],
)
def test_the_next_period_is_as_long(starts: date, ends: date, text: str) -> None:
    assert period_text(*next_period(Plan(starts=starts, ends=ends))) == text


@pytest.mark.parametrize(
    ("title", "starts", "ends", "renewed"),
    [
        ("Plan triennal 2024-2027", date(2024, 4, 1), date(2027, 3, 31), "Plan triennal 2027-2030"),
        ("Plan d’action 2017 à 2019", date(2017, 1, 1), date(2019, 12, 31), "Plan d’action 2020 à 2022"),
        ("Plan 2024-25", date(2024, 4, 1), date(2025, 3, 31), "Plan 2025-26"),
        ("Plan 2098-99", date(2098, 4, 1), date(2099, 3, 31), "Plan 2099-00"),
        ("Vision 2040, plan 2024", date(2024, 1, 1), date(2024, 12, 31), "Vision 2040, plan 2025"),
        ("Plan 2024-2027", None, None, "Plan 2024-2027"),
    ],
)
def test_the_next_title_says_the_next_years(title: str, starts: date | None, ends: date | None, renewed: str) -> None:
    plan = Plan(title=title, starts=starts, ends=ends)
    assert next_title(plan, next_period(plan)[0]) == renewed
