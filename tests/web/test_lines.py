"""A line of the plan changed in place: what the form shows, what it keeps, what two people write at once."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Role
from jalon.network.actions.networks import grant_access
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import set_visibility
from jalon.plans.models import Plan, PlanItem
from tests.conftest import draft_of, node, proposal_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    action = node(
        "action", "Planter", schedule="Automne 2024", leads=["Comité", "Conseil"], expected_results=["Dix arbres"]
    )
    axis = node("axis", "Jardins", action, node("action", "Arroser"))
    found = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert found is not None
    return found


@pytest.fixture
def item(plan: Plan) -> PlanItem:
    return plan.items.get(text="Planter")


def address(name: str, item: PlanItem) -> str:
    return reverse(name, args=[item.plan.network.slug, item.plan_id, item.pk])


def colleague(network: Network, role: Role) -> Client:
    """Somebody else, signed in."""
    user = give_account(email=f"{role}@rjs.example", name=f"Dominique {role}", actor="test")
    grant_access(network=network, user=user, role=role, actor="test")
    client = Client()
    client.force_login(user)
    return client


def form_of(client: Client, item: PlanItem) -> dict[str, str]:
    """The values of the form as a browser sends them back."""
    page = client.get(address("item_edit", item)).content.decode()
    inputs = re.findall(r'<input[^>]*\bname="([\w-]+)"[^>]*?\bvalue="([^"]*)"', page)
    areas = re.findall(r'<textarea[^>]*\bname="([\w-]+)"[^>]*>([^<]*)</textarea>', page)
    chosen = re.findall(r'<select[^>]*\bname="(status)"', page)
    return {**dict(inputs), **dict(areas), **dict.fromkeys(chosen, "")}


def test_the_form_shows_what_may_be_changed(signed_in: Client, item: PlanItem) -> None:
    form = form_of(signed_in, item)
    assert form["text"] == form["seen-text"] == "Planter"
    assert form["schedule"] == form["seen-schedule"] == "Automne 2024"
    assert form["leads"].split("\n") == ["Comité", "Conseil"]
    assert form["expected_results"] == "Dix arbres"
    assert {"status", "percent", "note"} <= set(form)


def test_what_is_changed_is_kept_and_the_rest_left_alone(signed_in: Client, item: PlanItem) -> None:
    signed_in.post(address("item_edit", item), form_of(signed_in, item) | {"schedule": "Hiver 2025"})
    item.refresh_from_db()
    assert (item.schedule, item.text, item.status) == ("Hiver 2025", "Planter", "")
    assert item.earliest is not None
    assert item.earliest.isoformat() == "2025-01-01"
    assert not item.reports.exists()


def test_progress_is_a_report(signed_in: Client, item: PlanItem) -> None:
    said = {"status": "in_progress", "percent": "40", "note": "Quatre plantés"}
    signed_in.post(address("item_edit", item), form_of(signed_in, item) | said)
    item.refresh_from_db()
    assert (item.status, item.percent) == ("in_progress", 40)
    assert item.reports.get().note == "Quatre plantés"


def test_how_far_the_plan_has_come_follows_what_is_said_in_place(signed_in: Client, plan: Plan, item: PlanItem) -> None:
    page = signed_in.get(f"/reseaux/rjs/plans/{plan.pk}/").content.decode()
    axis = plan.items.get(parent=None, pk=item.parent_id or item.pk).pk
    assert f'id="percent-{axis}"' in page
    said = form_of(signed_in, item) | {"status": "done"}
    row = signed_in.post(address("item_edit", item), said, headers={"HX-Request": "true"}).content.decode()
    page = signed_in.get(f"/reseaux/rjs/plans/{plan.pk}/").content.decode()
    for name in ("percent", f"percent-{axis}"):
        found = [re.search(rf'id="{name}"[^>]*>.*?(\d+\s%)', text, re.DOTALL) for text in (row, page)]
        said_now = [one[1] if one else "" for one in found]
        assert said_now[0] == said_now[1] == "50\u00a0%"
    assert row.count('hx-swap-oob="true"') == 2


def test_two_people_on_two_fields_both_keep_theirs(signed_in: Client, network: Network, item: PlanItem) -> None:
    theirs = colleague(network, Role.BOARD)
    mine, hers = form_of(signed_in, item), form_of(theirs, item)
    theirs.post(address("item_edit", item), hers | {"text": "Planter vingt arbres"})
    signed_in.post(address("item_edit", item), mine | {"schedule": "Hiver 2025"})
    item.refresh_from_db()
    assert (item.text, item.schedule) == ("Planter vingt arbres", "Hiver 2025")


def test_two_people_on_one_field_the_second_sees_both(signed_in: Client, network: Network, item: PlanItem) -> None:
    theirs = colleague(network, Role.BOARD)
    mine, hers = form_of(signed_in, item), form_of(theirs, item)
    theirs.post(address("item_edit", item), hers | {"text": "Planter vingt arbres"})
    response = signed_in.post(address("item_edit", item), mine | {"text": "Planter trente arbres"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Planter vingt arbres" in page
    assert "Planter trente arbres" in page
    assert "Dominique board" in page
    item.refresh_from_db()
    assert item.text == "Planter vingt arbres"


def test_two_windows_of_one_person_are_said_to_be_hers(signed_in: Client, item: PlanItem) -> None:
    first, second = form_of(signed_in, item), form_of(signed_in, item)
    signed_in.post(address("item_edit", item), first | {"text": "Planter vingt arbres"})
    page = signed_in.post(address("item_edit", item), second | {"text": "Planter trente arbres"}).content.decode()
    assert "Vous avez changé ceci" in page
    assert "L’autre version" in page


@pytest.mark.parametrize(("kept", "expected"), [("mine", "Planter trente arbres"), ("theirs", "Planter vingt arbres")])
def test_she_chooses_which_one_stays(
    signed_in: Client, network: Network, item: PlanItem, kept: str, expected: str
) -> None:
    theirs = colleague(network, Role.BOARD)
    mine, hers = form_of(signed_in, item), form_of(theirs, item)
    theirs.post(address("item_edit", item), hers | {"text": "Planter vingt arbres"})
    wanted = {"text": "Planter trente arbres", "seen-text": "Planter vingt arbres", "keep-text": kept}
    signed_in.post(address("item_edit", item), mine | wanted)
    item.refresh_from_db()
    assert item.text == expected


def test_it_is_undone(signed_in: Client, item: PlanItem) -> None:
    values = form_of(signed_in, item) | {"text": "Arracher", "status": "done"}
    row = signed_in.post(address("item_edit", item) + "?colonnes=leads", values, headers={"HX-Request": "true"})
    entries = re.findall(r'name="entry" value="(\d+)"', row.content.decode())
    assert entries
    signed_in.post(address("item_undo", item), {"entry": entries})
    item.refresh_from_db()
    assert (item.text, item.status) == ("Planter", "")


def test_a_change_is_still_undone_from_a_page_opened_again_by_its_author_until_something_else_changes_there(
    signed_in: Client, network: Network, item: PlanItem
) -> None:
    plan = reverse("plan", args=[network.slug, item.plan_id])
    signed_in.post(address("item_edit", item), form_of(signed_in, item) | {"text": "Arracher"})
    undo = address("item_undo", item)
    entries = re.findall(r'name="entry" value="(\d+)"', signed_in.get(plan).content.decode())
    assert entries
    theirs = colleague(network, Role.BOARD)
    assert undo not in theirs.get(plan).content.decode()
    theirs.post(address("item_edit", item), form_of(theirs, item) | {"schedule": "Mai"})
    assert undo not in signed_in.get(plan).content.decode()


def test_what_was_undone_is_offered_no_more(signed_in: Client, network: Network, item: PlanItem) -> None:
    signed_in.post(address("item_edit", item), form_of(signed_in, item) | {"text": "Arracher"})
    plan = reverse("plan", args=[network.slug, item.plan_id])
    entries = re.findall(r'name="entry" value="(\d+)"', signed_in.get(plan).content.decode())
    page = signed_in.post(address("item_undo", item), {"entry": entries}, follow=True).content.decode()
    item.refresh_from_db()
    assert (item.text, address("item_undo", item) in page) == ("Planter", False)


def test_a_percent_that_makes_no_sense_is_said_and_no_word_lost(signed_in: Client, item: PlanItem) -> None:
    values = form_of(signed_in, item) | {"percent": "beaucoup", "note": "Un long mot à ne pas perdre"}
    response = signed_in.post(address("item_edit", item), values)
    assert response.status_code == 422
    assert "Un long mot à ne pas perdre" in response.content.decode()


def test_a_reader_changes_nothing(network: Network, item: PlanItem) -> None:
    reader = colleague(network, Role.READER)
    assert reader.get(address("item_edit", item)).status_code == 403
    assert reader.post(address("item_edit", item), {"text": "x", "seen-text": "Planter"}).status_code == 403


def test_who_may_only_tell_of_her_own_sees_no_other_form(network: Network, item: PlanItem) -> None:
    assert colleague(network, Role.CONTRIBUTOR).get(address("item_edit", item)).status_code == 403


def test_a_line_is_added_moved_taken_out_and_put_back(signed_in: Client, plan: Plan, item: PlanItem) -> None:
    axis, place = plan.items.get(text="Jardins"), [plan.network.slug, plan.pk]
    given = {"text": "Récolter", "kind": "action", "leads": "Comité\nConseil", "schedule": "Été 2025"}
    signed_in.post(reverse("item_add", args=place) + f"?sous={axis.pk}", given)
    made = plan.items.get(text="Récolter")
    assert made.parent == axis
    signed_in.post(address("item_move", made), {"way": "up"})
    assert list(plan.items.filter(parent=axis).order_by("path").values_list("text", flat=True)) == [
        "Planter",
        "Récolter",
        "Arroser",
    ]
    signed_in.post(address("item_remove", made), {"reason": "Trop tôt"})
    made.refresh_from_db()
    assert made.removed
    signed_in.post(address("item_restore", made))
    made.refresh_from_db()
    assert made.removed is None


def test_the_plan_is_shown_as_of_a_day(signed_in: Client, plan: Plan, item: PlanItem) -> None:
    signed_in.post(address("item_edit", item), form_of(signed_in, item) | {"text": "Arracher"})
    page = reverse("plan", args=[plan.network.slug, plan.pk])
    assert "Arracher" in signed_in.get(page).content.decode()
    before = signed_in.get(f"{page}?au=2020-01-01").content.decode()
    assert "Arracher" not in before


def test_work_nobody_foresaw_stands_in_for_a_line(signed_in: Client, plan: Plan, item: PlanItem) -> None:
    given = {"text": "Potager d’urgence", "instead": item.pk, "note": "Six familles", "on": "2024-10-01"}
    signed_in.post(reverse("plan_unplanned", args=[plan.network.slug, plan.pk]), given)
    made = plan.items.get(unplanned=True)
    assert (made.stands_for, made.status) == (item, "done")
    assert "Potager d’urgence" in signed_in.get(address("plan_item", item)).content.decode()


def test_the_history_names_nobody_who_only_touched_what_is_hidden(network: Network, item: PlanItem) -> None:
    board = colleague(network, Role.BOARD)
    set_visibility(item=item, visibility=Audience.BOARD, actor="test")
    board.post(address("item_edit", item), form_of(board, item) | {"text": "Secret"})
    page = reverse("plan_history", args=[network.slug, item.plan_id])
    assert "Dominique board" in board.get(page).content.decode()
    assert "Dominique board" not in colleague(network, Role.READER).get(page).content.decode()
