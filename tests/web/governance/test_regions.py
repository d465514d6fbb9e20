"""Regions: who is there for each, those of the network, the share of people outside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from jalon.network.actions.governance import add_seat, give_seat
from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_population
from jalon.network.models import Body, Network, Party
from tests.web.governance.conftest import BASE
from tests.web.governance.test_bodies import words

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-06-01T10:00")]
REGIONS, EDIT = f"{BASE}regions/", f"{BASE}regions/modifier/"


@pytest.fixture
def represented(network: Network, delegates: Body, rose: Party) -> Body:
    """Somebody is there for Estrie."""
    for region in network.regions.all():
        seat = add_seat(body=delegates, title=region.name, region=region, actor="test")
    give_seat(seat=seat, holder=rose, starts=date(2026, 1, 1), actor="test")
    return delegates


def test_the_regions_that_are_missing_are_named(reading_client: Client, represented: Body) -> None:
    said = words(reading_client.get(REGIONS))
    assert "1 région sur 2 est représentée : il manque Côte-Nord" in said
    assert "Côte-Nord Personne aucun Estrie Rose Tremblay aucun" in said


def test_members_are_counted_by_region(reading_client: Client, network: Network, delegates: Body) -> None:
    region = network.regions.get(name="Estrie")
    admit(party=create_party(network=network, name="Maison", region=region, actor="test"), actor="test")
    assert "Estrie 1" in words(reading_client.get(REGIONS))


def test_regions_are_read_as_of_a_day(reading_client: Client, represented: Body) -> None:
    assert "Estrie Personne" in words(reading_client.get(f"{REGIONS}?au=2025-12-31"))


def test_the_queries_of_the_page_do_not_grow_with_bodies(
    reading_client: Client, network: Network, represented: Body, django_assert_num_queries: Any
) -> None:
    reading_client.get(REGIONS)
    with django_assert_num_queries(13):
        reading_client.get(REGIONS)


def test_the_regions_of_quebec_are_taken_in_one_click(signed_in: Client, network: Network) -> None:
    assert "Prendre les 17 régions" in words(signed_in.get(REGIONS))
    signed_in.post(EDIT, {"geste": "adopter"})
    assert network.regions.count() == 17


def test_a_region_is_added_renamed_and_taken_away(signed_in: Client, network: Network) -> None:
    signed_in.post(EDIT, {"geste": "ajouter", "name": "Le Fleuve"})
    region = network.regions.get()
    signed_in.post(EDIT, {"geste": "renommer", "region": region.pk, "name": "Le Grand Fleuve", "code": "GF"})
    assert network.regions.get().name == "Le Grand Fleuve"
    signed_in.post(EDIT, {"geste": "retirer", "region": region.pk, "name": "x"})
    assert network.regions.get().removed == date(2026, 6, 1)


def test_a_region_is_there_once(signed_in: Client, delegates: Body) -> None:
    answer = signed_in.post(EDIT, {"geste": "ajouter", "name": "ESTRIE"})
    assert answer.status_code == 422
    assert "ESTRIE fait déjà partie des régions." in words(answer)


def test_a_region_of_a_seat_stays(signed_in: Client, network: Network, represented: Body) -> None:
    region = network.regions.get(name="Estrie")
    page = signed_in.post(EDIT, {"geste": "retirer", "region": region.pk}, follow=True)
    assert "Le poste « Estrie » est pour cette région" in words(page)


def test_a_population_outside_is_counted(signed_in: Client, reading_client: Client, network: Network) -> None:
    given = {"geste": "population", "name": "Artisans", "size": "200", "source": "Registre", "on": "2026-01-01"}
    signed_in.post(EDIT, given)
    admit(party=create_party(network=network, name="Léa", kind="person", actor="test"), actor="test")
    assert "0,5 % de la population « Artisans »" in words(reading_client.get(REGIONS))


def test_a_population_written_by_mistake_is_taken_back(signed_in: Client, network: Network) -> None:
    made = add_population(network=network, name="A", size=1, source="B", on=date(2026, 1, 1), actor="test")
    signed_in.post(EDIT, {"geste": "oublier", "population": made.pk})
    assert not network.populations.exists()
