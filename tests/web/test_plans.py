"""The plan on screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jalon.accounts.models import User
from jalon.network.actions.networks import change_settings
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

MAX_QUERIES = 16


@pytest.fixture
def address(plan: Plan) -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/"


def large_plan(network: Network, author: User, count: int) -> Plan:
    """Ten axes of actions with everything in them."""
    per_axis = count // 10 - 1
    axes = [
        node(
            "axis",
            f"Axe numéro {axis}",
            *[
                node(
                    "action",
                    f"Tenir la rencontre {index} avec les membres de la région",
                    number=str(index),
                    leads=["Conseil d'administration", "Comité jardins"],
                    schedule="Automne 2024",
                    when={"earliest": "2024-09-01", "latest": "2024-12-31", "kind": ["interval"]},
                    expected_results=["Une rencontre", "Un compte rendu"],
                    results="6 régions visitées",
                    status="in_progress",
                )
                for index in range(per_axis)
            ],
        )
        for axis in range(10)
    ]
    plan = accept_draft(draft=draft_of(network, author, proposal_of(*axes)), actor=author).plan
    assert plan is not None
    return plan


def queries(client: Client, address: str) -> int:
    client.get(address)  # the first visit of the day is noted
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_plan_reads_as_a_document(signed_in: Client, address: str) -> None:
    page = signed_in.get(address).content.decode()
    order = [page.index(words) for words in ("Jardins partagés", "Ouvrir des jardins", ">Recenser<", ">Signer<")]
    assert order == sorted(order)


def test_a_status_is_a_shape_and_a_word(signed_in: Client, address: str) -> None:
    page = signed_in.get(address).content.decode()
    assert '<use href="#m-done"/></svg>Réalisé' in page


def test_what_the_document_says_is_escaped(signed_in: Client, address: str) -> None:
    page = signed_in.get(address).content.decode()
    assert "Inviter &lt;b&gt;tous&lt;/b&gt;" in page
    assert "<b>tous" not in page


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ("etat=done", "Recenser", ">Signer<"),
        ("etat=none", "Signer", ">Recenser<"),
        ("responsable=CA", "Signer", ">Recenser<"),
        ("saison=2024-23", "Recenser", ">Signer<"),
        ("texte=SIGNER", "Signer", ">Recenser<"),
    ],
)
def test_the_address_says_what_is_shown(signed_in: Client, address: str, asked: str, shown: str, hidden: str) -> None:
    page = signed_in.get(f"{address}?{asked}").content.decode()
    assert f">{shown}<" in page
    assert hidden not in page


@pytest.mark.parametrize(
    "asked", ["axe=abc", "axe=99999999999999999999999", "saison=x", "etat=x", "texte=%00", "axe=-1"]
)
def test_an_address_that_makes_no_sense_breaks_nothing(signed_in: Client, address: str, asked: str) -> None:
    assert signed_in.get(f"{address}?{asked}").status_code == 200


def test_nothing_found_says_what_to_do(signed_in: Client, address: str) -> None:
    page = signed_in.get(f"{address}?texte=introuvable").content.decode()
    assert "Rien dans le plan n’y correspond" in page


def test_a_network_calls_things_its_own_way(signed_in: Client, network: Network, address: str) -> None:
    change_settings(network=network, actor="test", words={"action": "Moyen", "leads": "Porteurs"})
    page = signed_in.get(address).content.decode()
    assert '<th scope="col">Moyen</th><th scope="col">Porteurs</th>' in page


def test_a_plan_of_a_thousand_items_asks_few_queries(signed_in: Client, network: Network, coordinator: User) -> None:
    small = large_plan(network, coordinator, 100)
    large = large_plan(network, coordinator, 1000)
    few, many = (queries(signed_in, f"/reseaux/rjs/plans/{plan.pk}/") for plan in (small, large))
    assert few == many <= MAX_QUERIES


def test_the_first_page_of_a_network_asks_few_queries(signed_in: Client, network: Network, coordinator: User) -> None:
    large_plan(network, coordinator, 1000)
    assert queries(signed_in, "/reseaux/rjs/") <= MAX_QUERIES


def test_an_item_shows_its_words_in_the_document(signed_in: Client, plan: Plan, address: str) -> None:
    item = plan.items.get(text="Recenser")
    page = signed_in.get(f"{address}elements/{item.pk}/").content.decode()
    assert 'id="s1-1-0" data-found' in page
    assert "Ouvrir des jardins" in page


def test_an_item_of_another_plan_is_not_there(
    signed_in: Client, plan: Plan, network: Network, coordinator: User
) -> None:
    other = large_plan(network, coordinator, 20)
    item = plan.items.get(text="Recenser")
    assert signed_in.get(f"/reseaux/rjs/plans/{other.pk}/elements/{item.pk}/").status_code == 404


def test_the_document_is_downloaded_never_shown(signed_in: Client, plan: Plan) -> None:
    response: Any = signed_in.get(f"/reseaux/rjs/lectures/{plan.reading_id}/fichier/")
    body = b"".join(response.streaming_content)
    response.close()
    assert body == b"Plan d'action"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_document_gone_from_the_disk_is_a_page_not_found(signed_in: Client, plan: Plan) -> None:
    assert plan.reading is not None
    plan.reading.file.content.storage.delete(plan.reading.file.content.name)
    assert signed_in.get(f"/reseaux/rjs/lectures/{plan.reading_id}/fichier/").status_code == 404


def test_the_list_of_plans_says_where_to_begin(signed_in: Client, network: Network) -> None:
    page = signed_in.get("/reseaux/rjs/plans/").content.decode()
    assert "Il n’y a pas encore de plan ici" in page
    assert "/reseaux/rjs/importer/" in page


def test_the_list_of_plans_costs_the_same_for_many(signed_in: Client, network: Network) -> None:
    Plan.objects.create(network=network, title="Un plan")
    one = queries(signed_in, "/reseaux/rjs/plans/")
    for number in range(20):
        Plan.objects.create(network=network, title=f"Plan {number}")
    assert queries(signed_in, "/reseaux/rjs/plans/") == one


def test_what_is_done_says_it_once_whatever_its_document_repeats(signed_in: Client, plan: Plan, address: str) -> None:
    """« Réalisé », then « 100 % » in the words of the document: one of them is enough."""
    item = plan.items.filter(kind="action").earliest("path")
    rows = []
    for results in ("100 %", "Réalisé 100\u00a0%", "Réalisé, 100 %", "100 arbres"):
        plan.items.filter(pk=item.pk).update(status="done", percent=100, results=results)
        page = signed_in.get(address).content.decode()
        rows.append(page[page.index(f'id="r{item.pk}"') :].partition("</tr>")[0])
    assert ["100" in row for row in rows] == [False, False, False, True]


def test_what_a_document_says_of_parts_is_said_once(signed_in: Client, plan: Plan, address: str) -> None:
    item = plan.items.filter(kind="action").earliest("path")
    parts = {"Environnement": 100.0, "Économie": 50.0}
    told = ReportContent(note="Environnement 100 % Économie 50 %", parts=parts)
    report_progress(item=item, content=told, actor="jalon", channel=ReportChannel.DOCUMENT)
    page = signed_in.get(f"{address}elements/{item.pk}/").content.decode()
    assert "report-note" in page
    assert 'class="parts"' not in page


def test_what_the_average_leaves_out_is_said_where_there_is_some(signed_in: Client, plan: Plan, address: str) -> None:
    said = []
    for status in ("done", "dropped"):
        plan.items.filter(kind="action").update(status=status)
        said.append("Laissées de côté" in signed_in.get(address).content.decode())
    assert said == [False, True]
