"""The search page: what is asked, what answers, for whom."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Role
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network
from jalon.plans.actions.items import set_visibility
from jalon.plans.models import Plan
from jalon.search.actions import Entry, put_many

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

ADDRESS = "/reseaux/rjs/recherche/"


def search(client: Client, text: str, **asked: str) -> str:
    response = client.get(ADDRESS, {"q": text} | asked)
    assert response.status_code == 200
    return response.content.decode()


def test_nothing_asked_says_how_to_ask(signed_in: Client) -> None:
    page = signed_in.get(ADDRESS).content.decode()
    assert "Que cherchez-vous?" in page
    assert "Un mot suffit" in page


def test_signs_alone_find_nothing(signed_in: Client) -> None:
    assert "Écrivez un mot ou un nombre" in search(signed_in, "*")


def test_a_result_leads_to_its_page_with_its_words_marked(signed_in: Client, plan: Plan) -> None:
    item = plan.items.get(text="Recenser")
    page = search(signed_in, "recense")
    address = f"/reseaux/rjs/plans/{plan.pk}/elements/{item.pk}/"
    assert f'<a href="{address}">1 <mark>Recenser</mark></a>' in page
    assert "Action · Plan des jardins" in page
    assert signed_in.get(address).status_code == 200


def test_every_kind_leads_to_a_page(signed_in: Client, plan: Plan) -> None:
    page = search(signed_in, "jardin")
    for address in (f"/reseaux/rjs/plans/{plan.pk}/", f"/reseaux/rjs/lectures/{plan.reading_id}/"):
        assert f'<h2><a href="{address}">' in page
        assert signed_in.get(address).status_code == 200


def test_words_are_never_code(signed_in: Client, plan: Plan) -> None:
    page = search(signed_in, "<b>inviter</b>")
    assert "<mark>Inviter</mark> &lt;" in page
    assert "<b>" not in page.partition("<main")[2]


def test_one_kind_is_kept(signed_in: Client, plan: Plan) -> None:
    page = search(signed_in, "jardin", type="plan")
    assert page.count('<h2><a href="') == 1
    assert '?q=jardin&amp;type=plan" aria-current="true">Plans <' in page


def test_a_kind_with_nothing_shows_the_way_back(signed_in: Client, plan: Plan) -> None:
    page = search(signed_in, "recenser", type="plan")
    assert "Rien de cette sorte" in page
    assert "Voir tous les résultats" in page


def test_nothing_found_helps(signed_in: Client, plan: Plan) -> None:
    page = search(signed_in, "jarrdins ")
    assert "Rien ne répond à" in page
    assert '<a href="?q=jardins">jardins</a>' in page


def test_some_of_the_words_is_said(signed_in: Client, plan: Plan) -> None:
    assert "Rien ne contient tous ces mots" in search(signed_in, "recenser fusées ")


def test_pages_follow(signed_in: Client, network: Network) -> None:
    many = [
        Entry(kind="item", object_id=n, title=f"Guide {n}", address={"plan": 1, "level": "action"}) for n in range(45)
    ]
    put_many(network_id=network.pk, entries=many)
    page = search(signed_in, "guide", page="2")
    assert "page 2 de 3" in page
    assert "?q=guide&amp;page=3" in page
    assert 'rel="prev" href="?q=guide"' in page


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999", "²"])
def test_a_page_that_makes_no_sense_is_one_that_does(signed_in: Client, plan: Plan, number: str) -> None:
    assert "résultat" in search(signed_in, "jardin", page=number)


def test_a_member_does_not_find_what_is_for_the_board(signed_in: Client, reading_client: Client, plan: Plan) -> None:
    set_visibility(item=plan.items.get(text="Recenser"), visibility=Audience.BOARD, actor="test")
    assert "Recenser</mark>" in search(signed_in, "recenser")
    assert "Rien ne répond à" in search(reading_client, "recenser")


def test_another_network_finds_nothing_of_this_one(signed_in: Client, coordinator: User, plan: Plan) -> None:
    other = create_network(name="Autre", slug="autre", actor="test")
    grant_access(network=other, user=coordinator, role=Role.COORDINATION, actor="test")
    page = signed_in.get("/reseaux/autre/recherche/", {"q": "jardin"}).content.decode()
    assert "Rien ne répond à" in page


def test_a_stranger_sees_no_search(strange_client: Client, network: Network) -> None:
    assert strange_client.get(ADDRESS).status_code == 404


def test_the_same_few_queries_whatever_is_found(signed_in: Client, network: Network, plan: Plan) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            search(signed_in, "jardin")
        return len(captured)

    search(signed_in, "jardin")
    few = cost()
    many = [
        Entry(kind="item", object_id=9000 + n, title=f"Jardin {n}", address={"plan": plan.pk, "level": "action"})
        for n in range(500)
    ]
    put_many(network_id=network.pk, entries=many)
    assert cost() <= few <= 10


def test_the_search_is_at_the_top_of_every_page(signed_in: Client, plan: Plan) -> None:
    page = signed_in.get("/reseaux/rjs/plans/").content.decode()
    assert f'action="{ADDRESS}" role="search"' in page
