"""A plan over time, as its people decide it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Amendment, Plan, PlanItem
from tests.conftest import draft_of, node, proposal_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    axis = node(
        "axis",
        "Jardins",
        node("action", "Recenser", status="done", schedule="Automne 2024", leads=["Comité"]),
        node("action", "Signer", status="postponed", schedule="Hiver 2025"),
        node("action", "Planter", schedule="En continu"),
        number="AXE 1",
    )
    proposal = proposal_of(axis, title="Plan 2024-2027")
    proposal["period"] = "2024-04/2027-03"
    found = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert found is not None
    return found


def address(name: str, plan: Plan, *more: object) -> str:
    return reverse(name, args=[plan.network.slug, plan.pk, *more])


def item(plan: Plan, text: str) -> PlanItem:
    return plan.items.get(text=text)


# Begun -------------------------------------------------------------------------------------------------------
def test_a_plan_is_begun_from_nothing(signed_in: Client, network: Network) -> None:
    given = {"title": "Plan neuf", "organisation": "Nous", "starts": "2027-04-01", "ends": "2030-03-31"}
    response = signed_in.post(reverse("plan_new", args=[network.slug]), given)
    made = network.plans.get()
    assert (made.title, made.period, made.starts, made.ends) == (
        "Plan neuf",
        "2027-04/2030-03",
        date(2027, 4, 1),
        date(2030, 3, 31),
    )
    assert response["Location"] == address("item_add", made)


def test_it_cannot_end_before_it_starts(signed_in: Client, network: Network) -> None:
    given = {"title": "Plan neuf", "starts": "2027-04-01", "ends": "2026-03-31"}
    response = signed_in.post(reverse("plan_new", args=[network.slug]), given)
    assert response.status_code == 422
    assert "finit avant de commencer" in response.content.decode()
    assert not network.plans.exists()


# Carried on --------------------------------------------------------------------------------------------------
def test_what_is_done_stays_behind_unless_it_is_ticked(signed_in: Client, plan: Plan) -> None:
    page = signed_in.get(address("plan_carry", plan)).content.decode()
    assert 'value="2027-04-01"' in page
    assert 'value="2030-03-31"' in page
    ticked = [text for text in ("Recenser", "Signer", "Planter") if f'value="{item(plan, text).pk}" checked' in page]
    assert ticked == ["Signer", "Planter"]


def test_the_next_plan_has_what_was_chosen_with_its_schedule(signed_in: Client, plan: Plan) -> None:
    signer, recenser = item(plan, "Signer"), item(plan, "Recenser")
    given = {
        "title": "Plan 2027-2030",
        "starts": "2027-04-01",
        "ends": "2030-03-31",
        "choisi": [signer.pk, recenser.pk],
        f"echeancier-{signer.pk}": "Automne 2027",
    }
    signed_in.post(address("plan_carry", plan), given)
    made = plan.successors.get()
    found = [(one.text, one.schedule, one.status) for one in made.items.order_by("path")]
    assert [text for text, _schedule, _status in found] == ["Jardins", "Recenser", "Signer"]
    assert ("Signer", "Automne 2027", "") in found
    assert made.items.get(text="Signer").origin == signer


def test_nothing_chosen_is_said(signed_in: Client, plan: Plan) -> None:
    given = {"title": "Suite", "starts": "2027-04-01", "ends": "2030-03-31"}
    response = signed_in.post(address("plan_carry", plan), given)
    assert (response.status_code, "Rien n’est choisi" in response.content.decode()) == (422, True)
    assert not plan.successors.exists()


def test_lines_say_where_they_come_from(signed_in: Client, plan: Plan) -> None:
    given = {"title": "Suite", "starts": "2027-04-01", "ends": "2030-03-31", "choisi": [item(plan, "Signer").pk]}
    signed_in.post(address("plan_carry", plan), given)
    made = plan.successors.get()
    page = signed_in.get(reverse("plan", args=[plan.network.slug, made.pk])).content.decode()
    assert "Reporté de" in page
    assert reverse("plan_item", args=[plan.network.slug, plan.pk, item(plan, "Signer").pk]) in page
    sheet = reverse("plan_item", args=[plan.network.slug, made.pk, made.items.get(text="Signer").pk])
    assert "Reporté de" in signed_in.get(sheet).content.decode()


def test_the_day_that_the_document_prints_is_proposed(signed_in: Client, plan: Plan) -> None:
    plan.notes = [{"text": "Adopté à l’assemblée générale du 12 juin 2024", "role": "introduction", "source": None}]
    plan.save(update_fields=["notes"])
    assert 'value="2024-06-12"' in signed_in.get(address("plan_life", plan)).content.decode()


# Adopted, closed ---------------------------------------------------------------------------------------------
def test_it_is_adopted_on_a_day_and_that_can_be_undone(signed_in: Client, plan: Plan) -> None:
    signed_in.post(address("plan_step", plan, "adopter"), {"on": "2026-06-10"})
    plan.refresh_from_db()
    assert (plan.state, plan.adopted_on) == ("adopted", date(2026, 6, 10))
    signed_in.post(address("plan_step", plan, "desadopter"))
    plan.refresh_from_db()
    assert (plan.state, plan.adopted_on) == ("draft", None)


def test_before_an_assembly_nothing_is_offered_of_a_line_until_it_is_chosen(signed_in: Client, plan: Plan) -> None:
    signing = plan.items.get(text="Signer")
    page = signed_in.get(address("plan_assembly", plan)).content.decode()
    assert f"?ligne={signing.pk}#ligne-{signing.pk}" in page
    assert "geste=changed" not in page
    chosen = signed_in.get(address("plan_assembly", plan) + f"?ligne={signing.pk}").content.decode()
    assert chosen.count("geste=changed") == 1


def test_the_letters_of_an_assembly_keep_the_size_chosen(signed_in: Client, plan: Plan) -> None:
    signed_in.get(address("plan_assembly", plan) + "?taille=3")
    assert "assembly-size-3" in signed_in.get(address("plan_assembly", plan)).content.decode()


def test_a_day_is_needed(signed_in: Client, plan: Plan) -> None:
    assert signed_in.post(address("plan_step", plan, "adopter"), {"on": "hier"}).status_code == 422
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_closed_plan_is_amended_no_more_until_it_is_open_again(signed_in: Client, plan: Plan) -> None:
    signed_in.post(address("plan_step", plan, "fermer"), {"on": "2027-04-01"})
    assert signed_in.get(address("plan_assembly", plan)).status_code == 403
    assert signed_in.get(address("plan_describe", plan)).status_code == 403
    signed_in.post(address("plan_step", plan, "rouvrir"))
    assert signed_in.get(address("plan_assembly", plan)).status_code == 200


def test_what_another_window_decided_is_said(signed_in: Client, plan: Plan) -> None:
    signed_in.post(address("plan_step", plan, "adopter"), {"on": "2026-06-10"})
    page = signed_in.post(address("plan_step", plan, "adopter"), {"on": "2026-06-11"}, follow=True).content.decode()
    plan.refresh_from_db()
    assert "déjà décidé" in page
    assert plan.adopted_on == date(2026, 6, 10)


def test_the_whole_plan_is_described(signed_in: Client, plan: Plan) -> None:
    given = {"title": "Titre juste", "starts": "2024-04-01", "ends": "2027-03-31", "general_objectives": "Un\nDeux"}
    signed_in.post(address("plan_describe", plan), given)
    plan.refresh_from_db()
    assert (plan.title, [one["text"] for one in plan.general_objectives]) == ("Titre juste", ["Un", "Deux"])
    assert plan.period == "2024-04/2027-03"


# Amended -----------------------------------------------------------------------------------------------------
def propose(client: Client, plan: Plan, text: str, **values: object) -> Amendment:
    given = {"geste": "changed", "element": item(plan, text).pk, "champ": "text", "on": "2026-06-10"} | values
    client.post(address("amendment_propose", plan), given)
    return plan.amendments.order_by("number").last()  # type: ignore[return-value]


def test_an_amendment_adopted_changes_the_plan(signed_in: Client, plan: Plan) -> None:
    kept = propose(signed_in, plan, "Signer", after="Signer deux ententes", vote="adopted", proposed_by="Rosalie")
    assert (kept.outcome, kept.proposed_by) == ("adopted", "Rosalie")
    assert item(plan, "Signer deux ententes")
    page = signed_in.get(address("plan_amendments", plan)).content.decode()
    assert "proposé par Rosalie" in page
    assert "deux ententes</ins>" in page


def test_what_is_to_be_voted_changes_nothing_until_then(signed_in: Client, plan: Plan) -> None:
    kept = propose(signed_in, plan, "Signer", after="Signer trois ententes", vote="open")
    assert item(plan, "Signer")
    signed_in.post(address("amendment_reword", plan, kept.pk), {"after": "Signer dix ententes", "on": "2026-06-10"})
    signed_in.post(address("amendment_vote", plan, kept.pk), {"vote": "adopted"})
    assert item(plan, "Signer dix ententes")
    signed_in.post(address("amendment_vote", plan, kept.pk), {"vote": "open"})
    assert item(plan, "Signer")


def test_a_line_is_added_and_another_taken_out(signed_in: Client, plan: Plan) -> None:
    axis = item(plan, "Jardins")
    added = {"geste": "added", "element": axis.pk, "kind": "action", "after": "Arroser", "on": "2026-06-10"}
    signed_in.post(address("amendment_propose", plan), added | {"vote": "adopted"})
    assert item(plan, "Arroser").parent == axis
    removed = {"geste": "removed", "element": item(plan, "Planter").pk, "on": "2026-06-10", "vote": "adopted"}
    signed_in.post(address("amendment_propose", plan), removed)
    assert item(plan, "Planter").removed


def test_the_same_words_are_no_amendment(signed_in: Client, plan: Plan) -> None:
    given = {"geste": "changed", "element": item(plan, "Signer").pk, "champ": "text", "after": "Signer"}
    response = signed_in.post(address("amendment_propose", plan), given | {"on": "2026-06-10"})
    assert response.status_code == 422
    assert not plan.amendments.exists()


def test_an_amendment_under_which_the_plan_changed_says_so(signed_in: Client, plan: Plan) -> None:
    kept = propose(signed_in, plan, "Signer", after="Signer trois ententes", vote="open")
    propose(signed_in, plan, "Signer", after="Tout signer", vote="adopted")
    page = signed_in.post(address("amendment_vote", plan, kept.pk), {"vote": "adopted"}, follow=True).content.decode()
    assert "a changé sous cet amendement" in page
    kept.refresh_from_db()
    assert kept.outcome == "open"


def test_leads_are_amended_one_a_line(signed_in: Client, plan: Plan) -> None:
    propose(signed_in, plan, "Recenser", champ="leads", after="Comité\nConseil", vote="adopted")
    assert [lead.text for lead in item(plan, "Recenser").leads.all()] == ["Comité", "Conseil"]


def test_an_amendment_that_adds_says_under_what(signed_in: Client, plan: Plan) -> None:
    given = {"element": item(plan, "Jardins").pk, "kind": "action", "after": "Arroser", "on": "2026-06-10"}
    signed_in.post(address("amendment_propose", plan), given | {"geste": "added", "vote": "open"})
    removed = {"geste": "removed", "element": item(plan, "Planter").pk, "on": "2026-06-10", "vote": "open"}
    signed_in.post(address("amendment_propose", plan), removed)
    page = signed_in.get(address("plan_life", plan)).content.decode()
    assert "Ajouté sous\u00a0:</strong>" in page
    assert "Retiré de sous\u00a0:</strong>" in page


def test_the_plan_says_when_it_was_adopted(signed_in: Client, plan: Plan) -> None:
    assert "adopté le" not in signed_in.get(address("plan", plan)).content.decode()
    signed_in.post(address("plan_step", plan, "adopter"), {"on": "2024-06-12"})
    plan.refresh_from_db()
    assert "adopté le 12\u00a0juin 2024" in signed_in.get(address("plan", plan)).content.decode()


def test_a_closed_plan_says_so_and_asks_nothing_more(signed_in: Client, plan: Plan) -> None:
    open_page = signed_in.get(address("plan", plan)).content.decode()
    signed_in.post(address("plan_step", plan, "fermer"), {"on": "2026-06-10"})
    closed_page = signed_in.get(address("plan", plan)).content.decode()
    assert ["fermé le 10\u00a0juin 2026" in page for page in (open_page, closed_page)] == [False, True]
    assert ['value="late"' in page for page in (open_page, closed_page)] == [True, False]
    assert "concern-late" not in closed_page
    listed = signed_in.get(reverse("plan_list", args=[plan.network.slug])).content.decode()
    assert "fermé le 10\u00a0juin 2026" in listed


def test_the_printed_list_of_amendments_has_its_headings_in_order(signed_in: Client, plan: Plan) -> None:
    propose(signed_in, plan, "Signer", after="Signer trois ententes", vote="adopted")
    page = signed_in.get(address("plan_amendments", plan)).content.decode().partition("<main")[2]
    assert [page.index(mark) for mark in ("<h1", "<h2", "<h3")] == sorted(
        page.index(mark) for mark in ("<h1", "<h2", "<h3")
    )
