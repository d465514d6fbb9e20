"""The page everybody reads, and what is decided of it."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.actions import change_account
from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Role
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network
from jalon.phrases.folding import fold
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import change_item, set_plan_visibility
from jalon.plans.actions.publishing import publish_plan, unpublish_plan
from jalon.plans.models import Plan
from jalon.plans.rules.public import Shown
from jalon.web.public import views
from tests.conftest import draft_of, node, proposal_of
from tests.plans.outsiders import BOARD_LINE, EXTRA, FILE, LINK, MEMBERS_LINE, NAMES, NOTE, SHOWN, plan_that_says_all
from tests.web.addresses import SECRET, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(plan: Plan) -> str:
    return address_of(plan)


def address_of(plan: Plan, **values: Any) -> str:
    """Published, and where."""
    published = publish_plan(plan=plan, actor="test", **({"indexable": False, "address": "jardins"} | values))
    return reverse("public_plan", args=[published.public_key])


def settings_of(plan: Plan) -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/publication/"


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


# The page ----------------------------------------------------------------------------------------------------
def test_everybody_reads_a_published_plan(client: Client, address: str) -> None:
    page = text(client, address)
    assert "Plan des jardins" in page
    assert "Recenser" in page
    assert "Inviter &lt;b&gt;tous&lt;/b&gt;" in page


def test_it_leads_nowhere_into_the_network(client: Client, address: str) -> None:
    assert {link for link in re.findall(r'href="(/[^"]*)"', text(client, address)) if "static" not in link} == set()
    assert "<form" not in text(client, address)
    assert "<script" not in text(client, address)


def test_any_cache_may_keep_it(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response["Vary"]
    assert not response.cookies
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_did_not_change_is_not_made_again(
    client: Client,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    tag = client.get(address)["ETag"]
    monkeypatch.setattr(views, "public_response", None)  # whoever makes a page fails
    with django_assert_max_num_queries(3):
        again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again["ETag"], again["Cache-Control"]) == (304, tag, "public, max-age=60")


def test_it_changes_when_the_plan_does(client: Client, address: str, plan: Plan) -> None:
    before = client.get(address)["ETag"]
    item = plan.items.get(text="Recenser")
    change_item(item=item, changes={"text": ("Recenser", "Recenser tout")}, actor="test")
    again = client.get(address, headers={"if-none-match": before})
    assert (again.status_code, "Recenser tout" in again.content.decode()) == (200, True)


def test_it_changes_when_somebody_is_called_otherwise(client: Client, address: str, reader: User) -> None:
    """Accounts are of no network; their names are taken out of the page."""
    before = client.get(address)["ETag"]
    change_account(user=reader, name="Inviter Recenser", language="fr")
    assert client.get(address, headers={"if-none-match": before}).status_code == 200


def test_it_changes_with_the_day(client: Client, address: str) -> None:
    before = client.get(address)["ETag"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert client.get(address)["ETag"] != before


def test_it_changes_with_the_language_of_the_plan(client: Client, address: str, plan: Plan) -> None:
    before = client.get(address)["ETag"]
    Plan.objects.filter(pk=plan.pk).update(language="en")
    assert client.get(address)["ETag"] != before


def test_two_pages_are_never_the_same(client: Client, address: str, network: Network, coordinator: User) -> None:
    other = accept_draft(draft=draft_of(network, coordinator, proposal_of(node("axis", "A"))), actor=coordinator).plan
    assert other is not None
    assert client.get(address)["ETag"] != client.get(address_of(other, address="autre"))["ETag"]


def test_another_site_has_another(client: Client, address: str, settings: Any) -> None:
    """The page says at what address it is."""
    settings.ALLOWED_HOSTS = ["testserver", "autre.example"]
    assert client.get(address)["ETag"] != client.get(address, headers={"host": "autre.example"})["ETag"]


def test_a_change_of_another_network_changes_nothing(client: Client, address: str) -> None:
    before = client.get(address)["ETag"]
    create_network(name="Autre", slug="autre", actor="test")
    assert client.get(address)["ETag"] == before


def test_a_page_withdrawn_is_gone_for_who_had_it(client: Client, address: str, plan: Plan) -> None:
    before = client.get(address)["ETag"]
    unpublish_plan(plan=plan, actor="test")
    assert client.get(address, headers={"if-none-match": before}).status_code == 410


@pytest.mark.parametrize(("indexable", "words"), [(True, "index, follow"), (False, "noindex, nofollow")])
def test_search_engines_are_told(client: Client, plan: Plan, indexable: bool, words: str) -> None:
    response = client.get(address_of(plan, indexable=indexable))
    assert f'<meta name="robots" content="{words}">' in response.content.decode()
    assert response.get("X-Robots-Tag") == (None if indexable else words)


def test_it_speaks_the_language_of_the_plan(client: Client, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(language="en")
    response = client.get(address_of(plan), headers={"accept-language": "fr"})
    assert response["Content-Language"] == "en"
    assert '<html lang="en">' in response.content.decode()


def test_columns_not_chosen_are_not_there(client: Client, plan: Plan) -> None:
    page = text(client, address_of(plan, shows=[]))
    assert "Automne 2024" not in page
    assert "Comité" not in page
    assert "Réalisé" not in page
    assert "Résultats" not in page


def test_a_page_withdrawn_is_gone_and_says_nothing(client: Client, address: str, plan: Plan) -> None:
    unpublish_plan(plan=plan, actor="test")
    response = client.get(address)
    assert response.status_code == 410
    assert "Plan des jardins" not in response.content.decode()


def test_a_plan_for_fewer_people_has_no_page(client: Client, address: str, plan: Plan) -> None:
    set_plan_visibility(plan=plan, visibility=Audience.MEMBERS, actor="test")
    assert client.get(address).status_code == 410


def test_an_address_nobody_gave_is_not_there(client: Client, address: str) -> None:
    assert client.get("/plans-publics/autre/").status_code == 404


def test_nothing_private_is_on_it(client: Client) -> None:
    """Everything shown, of a network with one of everything: no person, note, e-mail, board line, report, file."""
    world = make_world()
    published = publish_plan(plan=world.plan, indexable=True, actor="test", shows=[one.value for one in Shown])
    page = text(client, reverse("public_plan", args=[published.public_key]))
    people = [user.name for user in world.people.values()]
    parties = world.network.parties.filter(kind="person").values_list("name", flat=True)
    emails = [user.email for user in world.people.values()]
    for private in [SECRET, *people, *parties, *emails, "@", "Commencé", ".txt", "/reseaux/", "Comité " + SECRET]:
        assert private not in page


@pytest.mark.parametrize("page", ["public", "preview"])
def test_nobody_is_named_however_she_is_written(
    client: Client, signed_in: Client, network: Network, coordinator: User, page: str
) -> None:
    """Of a plan where every text names somebody, with all that may be shown, on the page and in its preview."""
    plan = plan_that_says_all(network, coordinator)
    address = reverse("public_plan", args=["tout"])
    found = text(client, address) if page == "public" else text(signed_in, f"{settings_of(plan)}apercu/")
    shown = fold(unescape(found)).replace(fold(str(network.name)), "")
    assert SHOWN in shown
    assert [word for word in (*NAMES, NOTE, EXTRA, FILE, LINK, MEMBERS_LINE, BOARD_LINE) if word in shown] == []


def test_a_name_in_a_text_is_taken_out(client: Client, network: Network, plan: Plan, reader: User) -> None:
    action = plan.items.get(text="Recenser")
    action.text = "Recenser avec Marc Côté (membre@rjs.example)"
    action.save()
    page = text(client, address_of(plan))
    assert "Recenser avec [nom retiré] ([nom retiré])" in page


@pytest.fixture
def long_plan(network: Network, coordinator: User) -> Plan:
    """A thousand lines with words in each column, under ten axes."""
    words = {"leads": ["Comité des jardins"], "expected_results": ["Un"], "schedule": "Automne 2024"}
    lines = [node("action", f"Action de l’année {number}", **words) for number in range(1000)]
    axes = [node("axis", f"Axe {at}", *lines[at * 100 : at * 100 + 100]) for at in range(10)]
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(*axes)), actor=coordinator).plan
    assert made is not None
    return made


def lines_of(page: str) -> list[str]:
    return re.findall(r"Action de l’année (\d+)<", page)


def following(page: str) -> list[str]:
    """Where the rows that had no room are asked for."""
    return [unescape(one) for one in re.findall(r'class="later" hx-get="([^"]+)"', page)]


def test_no_answer_is_long_and_following_it_reads_it_all(client: Client, long_plan: Plan) -> None:
    address = address_of(long_plan)
    page = text(client, address)
    assert len(page.encode()) < 300_000
    found, left = lines_of(page), following(page)
    while left:
        part = text(client, address + left.pop(0))
        assert len(part.encode()) < 300_000
        found += lines_of(part)
        left = following(part) + left
    assert found == [str(number) for number in range(1000)]


def test_each_axis_of_a_long_page_has_an_address_and_all_of_it_one(client: Client, long_plan: Plan) -> None:
    address, axis = address_of(long_plan), long_plan.items.get(text="Axe 9")
    page = text(client, address)
    assert f'href="?axe={axis.pk}"' in page
    assert "?tout=1" in page
    assert lines_of(text(client, f"{address}?axe={axis.pk}")) == [str(number) for number in range(900, 1000)]
    whole = text(client, f"{address}?tout=1")
    assert len(lines_of(whole)) == 1000
    assert "htmx" not in whole


@pytest.mark.parametrize("asked", ["axe=0", "axe=x", "depuis=0", "depuis=x", "partie=x"])
def test_an_address_that_makes_no_sense_shows_the_page(client: Client, address: str, asked: str) -> None:
    assert "Recenser" in text(client, f"{address}?{asked}")


def test_rows_alone_are_not_for_search_engines(client: Client, plan: Plan) -> None:
    answer = client.get(address_of(plan, indexable=True) + "?partie=1")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert b"<main" not in answer.content


def test_it_costs_the_same_for_a_thousand_lines(
    client: Client, network: Network, coordinator: User, plan: Plan
) -> None:
    lines = [node("action", f"Action {number}", leads=["CA"], expected_results=["Un"]) for number in range(1000)]
    draft = draft_of(network, coordinator, proposal_of(node("axis", "A", *lines)))
    large = accept_draft(draft=draft, actor=coordinator).plan
    assert large is not None
    few, many = address_of(plan), address_of(large, address="grand")
    client.get(few)

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    assert cost(few) == cost(many) <= 12


# What is decided ---------------------------------------------------------------------------------------------
def test_a_plan_is_published_with_what_is_chosen(signed_in: Client, plan: Plan) -> None:
    chosen = {"shows": ["schedule"], "indexable": "on", "address": "rjs-2024"}
    assert signed_in.post(settings_of(plan), chosen)["Location"] == settings_of(plan)
    plan.refresh_from_db()
    assert (plan.public_key, plan.indexable, plan.public_shows) == ("rjs-2024", True, ["schedule"])
    assert "http://testserver/plans-publics/rjs-2024/" in text(signed_in, settings_of(plan))


def test_a_page_is_withdrawn_by_a_button(signed_in: Client, plan: Plan, address: str) -> None:
    signed_in.post(f"{settings_of(plan)}retirer/")
    assert signed_in.get(address).status_code == 410
    assert "Publier le plan" in text(signed_in, settings_of(plan))


@pytest.mark.parametrize("wrong", ["Mon plan", "ab", "é" * 5, "a" * 41])
def test_an_address_nobody_could_type_is_refused(signed_in: Client, plan: Plan, wrong: str) -> None:
    response = signed_in.post(settings_of(plan), {"address": wrong})
    assert response.status_code == 422
    plan.refresh_from_db()
    assert plan.published_at is None


def test_an_address_taken_is_said_so(signed_in: Client, plan: Plan, network: Network, coordinator: User) -> None:
    other = accept_draft(draft=draft_of(network, coordinator, proposal_of(node("axis", "A"))), actor=coordinator).plan
    assert other is not None
    address_of(other)
    response = signed_in.post(settings_of(plan), {"address": "jardins"})
    assert response.status_code == 422
    assert "déjà cette adresse" in response.content.decode()


def test_a_preview_shows_the_page_to_its_network_alone(signed_in: Client, plan: Plan) -> None:
    response = signed_in.get(f"{settings_of(plan)}apercu/")
    assert "Recenser" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    plan.refresh_from_db()
    assert plan.published_at is None


def test_lines_where_a_name_is_taken_out_are_told(signed_in: Client, plan: Plan, reader: User) -> None:
    plan.items.filter(text="Recenser").update(text="Recenser avec Marc Côté")
    assert "Recenser avec [nom retiré]" in text(signed_in, settings_of(plan))


def test_words_that_may_be_names_are_listed_with_where(signed_in: Client, plan: Plan, reader: User) -> None:
    plan.items.filter(text="Recenser").update(text="Recenser au mont Marc")
    page = text(signed_in, settings_of(plan))
    assert "<strong>Marc</strong>" in page
    assert "Recenser au mont Marc</a>" in page


def test_a_person_decides_what_is_a_name_and_takes_it_back(signed_in: Client, plan: Plan, reader: User) -> None:
    plan.items.filter(text="Recenser").update(text="Recenser au mont Marc")
    address, decide = address_of(plan), f"{settings_of(plan)}noms/"
    assert "mont [nom retiré]" in text(signed_in, address)
    signed_in.post(decide, {"words": "Marc", "is": "word"})
    assert "mont Marc" in text(signed_in, address)
    assert "pas un nom" in text(signed_in, settings_of(plan))
    signed_in.post(decide, {"words": "Marc", "is": ""})
    assert "mont [nom retiré]" in text(signed_in, address)


def test_what_was_said_of_names_is_in_the_history(signed_in: Client, plan: Plan) -> None:
    signed_in.post(f"{settings_of(plan)}noms/", {"words": "Marc", "is": "word"})
    page = text(signed_in, f"/reseaux/rjs/plans/{plan.pk}/historique/")
    assert "a dit de mots s’ils sont un nom" in page
    assert "<dt>Pas un nom</dt>" in page


def test_only_who_may_adopt_publishes(plan: Plan, network: Network) -> None:
    contributor = User.objects.create_user("contributrice@rjs.example", None)
    grant_access(network=network, user=contributor, role=Role.CONTRIBUTOR, actor="test")
    client = Client()
    client.force_login(contributor)
    assert client.post(settings_of(plan), {"address": "rjs-2024"}).status_code == 403
