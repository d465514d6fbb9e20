"""Who answers for what, on screen."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.plans.models import Assignment, Plan, PlanItem
from jalon.web.components import parts

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def address(plan: Plan, more: str = "") -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/qui-repond/{more}"


def item(plan: Plan, text: str = "Recenser") -> PlanItem:
    return plan.items.get(text=text)


def key(plan: Plan, text: str = "Recenser") -> str:
    return f"element-{item(plan, text).pk}"


def entrust(client: Client, plan: Plan, *keys: str, **values: str) -> Any:
    return client.post(address(plan, "confier/"), {"cible": keys, "vu": ":"} | values)


@pytest.fixture
def rose(network: Network) -> Party:
    return create_party(network=network, name="Rose Dubé", email="rose@rjs.example", actor="test")


def test_what_has_no_one_is_counted_first(plan: Plan, signed_in: Client) -> None:
    page = signed_in.get(address(plan)).content.decode()
    assert "2 actions sans personne" in page
    assert page.index("2 actions sans personne") < page.index("Recenser")


def test_only_what_has_no_one(plan: Plan, signed_in: Client, rose: Party) -> None:
    Assignment.objects.create(plan=plan, item=item(plan), person=rose)
    page = signed_in.get(address(plan) + "?voir=personne").content.decode()
    assert "Signer" in page
    assert "Recenser" not in page


def test_a_new_name_answers_at_once(plan: Plan, signed_in: Client) -> None:
    answer = entrust(signed_in, plan, key(plan), person="Zoé Caron", email="zoe@rjs.example", substitute="Marc Roy")
    said = Assignment.objects.get()
    assert answer["Location"] == f"{address(plan)}?vers={item(plan).pk}#{key(plan)}"
    assert said.substitute
    assert (said.person.email, said.substitute.name) == ("zoe@rjs.example", "Marc Roy")


def test_a_body_does_for_all_it_leads(plan: Plan, signed_in: Client, rose: Party, network: Network) -> None:
    body = network.parties.get(name="CA")
    entrust(signed_in, plan, f"corps-{body.pk}", person="Rose Dubé")
    page = signed_in.get(address(plan)).content.decode()
    assert "Quelqu’un répond de tout ce qui reste à faire." in page
    assert "pour CA" in page


def test_several_at_once(plan: Plan, signed_in: Client, rose: Party) -> None:
    entrust(signed_in, plan, key(plan), key(plan, "Signer"), modifier="plusieurs", person="Rose Dubé")
    assert Assignment.objects.count() == 2


def test_several_of_nothing_is_refused(plan: Plan, signed_in: Client, rose: Party) -> None:
    answer = entrust(signed_in, plan, modifier="plusieurs", person="Rose Dubé")
    assert (answer.status_code, Assignment.objects.count()) == (422, 0)
    assert "cochez" in answer.content.decode()


def test_a_line_comes_back_alone_with_the_count(plan: Plan, signed_in: Client, rose: Party) -> None:
    answer = signed_in.post(
        address(plan, "confier/"),
        {"cible": key(plan), "vu": ":", "person": "Rose Dubé"},
        headers={"hx-request": "true"},
    )
    page = answer.content.decode()
    assert page.startswith("<li")
    assert "Rose Dubé" in page
    assert "2 actions sans personne" in page


def test_a_line_is_opened_without_javascript(plan: Plan, signed_in: Client) -> None:
    page = signed_in.get(address(plan) + f"?modifier={key(plan)}").content.decode()
    assert f'id="{key(plan)}-person"' in page


def test_nobody_any_more(plan: Plan, signed_in: Client, rose: Party) -> None:
    Assignment.objects.create(plan=plan, item=item(plan), person=rose)
    entrust(signed_in, plan, key(plan), vu=f"{rose.pk}:", retirer="1", person="Rose Dubé")
    assert not Assignment.objects.exists()


def test_the_second_of_two_is_told(plan: Plan, signed_in: Client, rose: Party) -> None:
    Assignment.objects.create(plan=plan, item=item(plan), person=rose)
    answer = entrust(signed_in, plan, key(plan), person="Zoé Caron")
    assert answer.status_code == 409
    assert not Party.objects.filter(name="Zoé Caron").exists()


def test_an_address_of_another_is_refused_beside_the_field(plan: Plan, signed_in: Client, rose: Party) -> None:
    answer = entrust(signed_in, plan, key(plan), person="Zoé Caron", email="rose@rjs.example")
    assert answer.status_code == 422
    assert "Rose Dubé" in answer.content.decode()


def test_who_has_no_address_is_said(plan: Plan, signed_in: Client) -> None:
    entrust(signed_in, plan, key(plan), person="Zoé Caron")
    assert "aucun courriel ne part" in signed_in.get(address(plan)).content.decode()


def test_who_reads_sees_and_changes_nothing(plan: Plan, reading_client: Client) -> None:
    page = reading_client.get(address(plan))
    assert (page.status_code, "confier" in page.content.decode()) == (200, False)
    assert entrust(reading_client, plan, key(plan), person="Zoé").status_code == 403


def test_what_is_for_the_board_is_not_shown_to_others(plan: Plan, reading_client: Client) -> None:
    PlanItem.objects.filter(text="Signer").update(audience=Audience.BOARD)
    assert "Signer" not in reading_client.get(address(plan)).content.decode()


def test_what_is_elsewhere_is_not_there(plan: Plan, signed_in: Client, coordinator: User) -> None:
    other = create_party(network=create_network(name="A", slug="a", actor="test"), name="Ailleurs", actor="test")
    for wrong in (f"corps-{other.pk}", "element-0", "x", "element-abc"):
        assert entrust(signed_in, plan, wrong, person="Zoé").status_code == 404


def test_a_thousand_actions_cost_as_many_queries_as_one(
    plan: Plan, signed_in: Client, django_assert_max_num_queries: Any
) -> None:
    top = item(plan, "Ouvrir des jardins")
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, parent=top, path=f"{top.path}.{at:05}", depth=2, position=at, kind="action", text=f"{at}")
        for at in range(10, 1010)
    )
    signed_in.get(address(plan))
    with django_assert_max_num_queries(11):
        assert signed_in.get(address(plan)).status_code == 200


def test_what_has_no_room_is_a_link_to_the_rest(plan: Plan, signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ROOM", 1)
    page = signed_in.get(address(plan)).content.decode()
    assert f'id="{key(plan)}"' not in page
    assert "Afficher la suite" in page


def test_the_rest_comes_alone_as_it_is_reached(plan: Plan, signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ROOM", 1)
    page = signed_in.get(address(plan)).content.decode()
    found = re.search(r'hx-get="([^"]*)"[^>]* hx-trigger="intersect once"', page)
    assert found
    monkeypatch.undo()
    answer = signed_in.get(address(plan) + html.unescape(found[1]), headers={"hx-request": "true"}).content.decode()
    assert answer.startswith("<li")


def test_the_line_just_changed_is_there_however_long_the_plan(
    plan: Plan, signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "ROOM", 1)
    page = signed_in.get(address(plan) + f"?vers={item(plan).pk}").content.decode()
    assert f'id="{key(plan)}"' in page
