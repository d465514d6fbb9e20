"""Welcoming new members from the pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from tests.web.membership.conftest import BASE

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00")]
ADDRESS = f"{BASE}accueil/"
KIT = {
    "nom": "Trousse",
    "titre": ["Guide", "", "Suivi"],
    "sorte": ["document", "document", "follow_up"],
    "jours": ["0", "0", "60"],
}


@pytest.fixture
def newcomer(network: Network, houses: list[Party]) -> Party:
    house = create_party(network=network, name="Nouvelle maison", kind="organisation", actor="test")
    admit(party=house, starts=date(2026, 10, 1), actor="test")
    return house


def test_a_kit_keeps_the_steps_that_are_written(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{ADDRESS}trousses/ajouter/", KIT)
    found = network.kits.get().steps.values_list("title", "kind", "days")
    assert list(found) == [("Guide", "document", 0), ("Suivi", "follow_up", 60)]


def test_a_kit_without_steps_is_refused(signed_in: Client, network: Network) -> None:
    response = signed_in.post(f"{ADDRESS}trousses/ajouter/", KIT | {"titre": ["", "", ""]})
    assert (response.status_code, network.kits.exists()) == (422, False)


def test_a_new_member_is_proposed_welcomed_and_completed(signed_in: Client, network: Network, newcomer: Party) -> None:
    signed_in.post(f"{ADDRESS}trousses/ajouter/", KIT)
    page = signed_in.get(ADDRESS).content.decode()
    assert "1 nouveau membre à accueillir" in page
    told = {"membre": str(newcomer.pk), "trousse": str(network.kits.get().pk), "jour": "2026-10-02"}
    signed_in.post(f"{ADDRESS}commencer/", told)
    steps = list(network.welcomes.get().steps.all())
    assert [step.due for step in steps] == [date(2026, 10, 2), date(2026, 12, 1)]
    for step in steps:
        signed_in.post(f"{ADDRESS}etapes/{step.pk}/", {"jour": "2026-10-13"})
    page = signed_in.get(ADDRESS).content.decode()
    assert "1 trousse remise au complet" in page
    assert "nouveau membre à accueillir" not in page


def test_a_step_is_unticked_and_a_welcome_taken_away(signed_in: Client, network: Network, newcomer: Party) -> None:
    signed_in.post(f"{ADDRESS}trousses/ajouter/", KIT)
    signed_in.post(f"{ADDRESS}commencer/", {"membre": str(newcomer.pk), "trousse": str(network.kits.get().pk)})
    step = network.welcomes.get().steps.all()[0]
    signed_in.post(f"{ADDRESS}etapes/{step.pk}/", {})
    signed_in.post(f"{ADDRESS}etapes/{step.pk}/", {"defaire": "1"})
    step.refresh_from_db()
    assert step.done is None
    signed_in.post(f"{ADDRESS}{step.welcome_id}/retirer/")
    assert not network.welcomes.exists()
