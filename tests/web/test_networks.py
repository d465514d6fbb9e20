"""Choosing a network, where its plan stands, its settings."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions import create_network, grant_access
from jalon.network.models import Network
from jalon.plans.models import Plan
from jalon.web.networks.forms import SettingsForm
from jalon.web.networks.overview import overview

pytestmark = pytest.mark.django_db


def settings_of(network: Network, **values: str) -> dict[str, str]:
    form = SettingsForm(network=network)
    return {name: str(field.initial or "") for name, field in form.fields.items()} | values


def test_who_has_one_network_goes_straight_to_it(signed_in: Client) -> None:
    assert signed_in.get("/")["Location"] == "/reseaux/rjs/"


def test_who_has_two_chooses(signed_in: Client, coordinator: User) -> None:
    other = create_network(name="Table de quartier", slug="tq", actor="test")
    grant_access(network=other, user=coordinator, role=Role.READER, actor="test")
    assert "Table de quartier" in signed_in.get("/", follow=True).content.decode()


def test_who_has_none_is_told_what_to_do(strange_client: Client) -> None:
    page = strange_client.get("/", follow=True).content.decode()
    assert "Demandez à la coordination" in page


def test_a_network_without_a_plan_begins_with_a_document(signed_in: Client, network: Network) -> None:
    page = signed_in.get("/reseaux/rjs/").content.decode()
    assert "Déposez votre plan d’action ici" in page


def test_a_reader_is_not_offered_to_import(reading_client: Client) -> None:
    assert 'type="file"' not in reading_client.get("/reseaux/rjs/").content.decode()


def test_each_axis_says_its_statuses(plan: Plan) -> None:
    seen = overview(plan.network, today=dt.date(2025, 1, 15))
    assert (seen.axes[0].total, seen.axes[0].words.count("1")) == (3, 3)
    assert seen.rows == 3


def test_what_is_past_its_date_is_said(plan: Plan) -> None:
    item = plan.items.get(text="Signer")
    item.earliest, item.latest = dt.date(2025, 1, 1), dt.date(2025, 3, 31)
    item.save()
    before, after = (overview(plan.network, today=dt.date(2025, month, 1)) for month in (3, 4))
    assert [one.text for one in before.soon] == ["Signer"]
    assert [one.text for one in after.late] == ["Signer"]


def test_what_is_done_is_never_late(plan: Plan) -> None:
    assert "Recenser" not in [one.text for one in overview(plan.network, today=dt.date(2026, 1, 1)).late]


def test_the_plan_in_force_comes_first(network: Network) -> None:
    for year in (2023, 2024, 2025):
        start, end = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
        Plan.objects.create(network=network, title=str(year), starts=start, ends=end)
    seen = overview(network, today=dt.date(2024, 6, 1))
    assert seen.plan is not None
    assert seen.plan.title == "2024"


def test_settings_are_kept(signed_in: Client, network: Network) -> None:
    values = settings_of(network, name="Nouveau nom", word_leads="Porteurs", season_23_last="11")
    response = signed_in.post("/reseaux/rjs/reglages/", values)
    network.refresh_from_db()
    assert response.status_code == 302
    assert (network.name, network.words, network.seasons) == ("Nouveau nom", {"leads": "Porteurs"}, {"23": [9, 11]})


def test_usual_settings_are_not_stored(signed_in: Client, network: Network) -> None:
    signed_in.post("/reseaux/rjs/reglages/", settings_of(network))
    network.refresh_from_db()
    assert (network.words, network.seasons) == ({}, {})


def test_two_seasons_do_not_share_a_month(signed_in: Client, network: Network) -> None:
    response = signed_in.post("/reseaux/rjs/reglages/", settings_of(network, season_22_last="9"))
    assert response.status_code == 422
    assert "a un mois en commun" in response.content.decode()


def test_the_language_changes_by_post(signed_in: Client, coordinator: User) -> None:
    response = signed_in.post("/langue/", {"language": "en", "next": "/reseaux/rjs/plans/"})
    coordinator.refresh_from_db()
    assert (response["Location"], coordinator.language) == ("/reseaux/rjs/plans/", "en")
    assert "Which plan do you want to see?" in signed_in.get("/reseaux/rjs/plans/").content.decode()


def test_the_language_follows_a_person_to_another_device(coordinator: User) -> None:
    coordinator.language = "en"
    coordinator.save()
    client = Client(headers={"accept-language": "fr"})
    client.force_login(coordinator)
    assert "Which plan do you want to see?" in client.get("/reseaux/rjs/plans/").content.decode()


def test_the_language_never_leads_to_another_site(signed_in: Client, network: Network) -> None:
    response = signed_in.post("/langue/", {"language": "en", "next": "https://ailleurs.example/"})
    assert "ailleurs" not in response["Location"]
