"""Contacts noted in a moment, and who is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.networks import grant_access
from jalon.network.models import Network, Party
from tests.web.membership.conftest import BASE

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00")]
ADDRESS = f"{BASE}contacts/"


@pytest.fixture
def contributor(network: Network) -> Client:
    user: User = give_account(email="c@membre.example", name="Chloé", actor="test")
    grant_access(network=network, user=user, role=Role.CONTRIBUTOR, actor="test")
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user)
    return client


def note(client: Client, house: Party, **values: str) -> Any:
    told = {"member": str(house.pk), "kind": "contact", "channel": "phone", "on": "2026-10-13"}
    return client.post(ADDRESS, told | values)


def test_a_contact_is_noted_with_today_chosen(signed_in: Client, network: Network, houses: list[Party]) -> None:
    assert 'value="2026-10-13"' in signed_in.get(ADDRESS).content.decode()
    assert note(signed_in, houses[0], theme="Financement", note="Tout va bien").status_code == 302
    made = network.contacts.get()
    assert (made.party, made.on, made.theme, made.note) == (
        houses[0],
        date(2026, 10, 13),
        "Financement",
        "Tout va bien",
    )


def test_nothing_is_noted_before_it_happened(signed_in: Client, network: Network, houses: list[Party]) -> None:
    assert (note(signed_in, houses[0], on="2026-10-14").status_code, network.contacts.exists()) == (422, False)


def test_a_contributor_notes_and_sees_her_own(
    contributor: Client, signed_in: Client, network: Network, houses: list[Party]
) -> None:
    note(signed_in, houses[0], note="De la coordination")
    note(contributor, houses[1], note="De Chloé")
    page = contributor.get(ADDRESS).content.decode()
    assert ("De Chloé" in page, "De la coordination" in page) == (True, False)
    theirs = network.contacts.get(note="De la coordination")
    assert contributor.post(f"{ADDRESS}{theirs.pk}/retirer/").status_code == 403
    assert contributor.get(BASE)["Location"] == ADDRESS


def test_a_quota_says_how_far_it_is(signed_in: Client, network: Network, houses: list[Party]) -> None:
    signed_in.post(f"{ADDRESS}rythmes/", {"nombre": "4", "sujet": "regions", "periode": "month"})
    rule = network.contact_rules.get()
    assert rule.name == "4 régions par mois"
    note(signed_in, houses[0])
    assert "1 sur 4" in signed_in.get(ADDRESS).content.decode()
    signed_in.post(f"{ADDRESS}rythmes/", {"retirer": str(rule.pk)})
    rule.refresh_from_db()
    assert rule.removed == date(2026, 10, 13)


def test_the_year_is_a_table_no_spreadsheet_runs(signed_in: Client, houses: list[Party]) -> None:
    note(signed_in, houses[0], note="=1+1", kind="support")
    note(signed_in, houses[1], note="Rappeler;=1+1")
    note(signed_in, houses[1], on="2025-12-31")
    lines = signed_in.get(f"{ADDRESS}2026.csv").content.decode("utf-8-sig").splitlines()
    assert [line.rpartition(",")[2] for line in lines[1:]] == ["'=1+1", "Rappeler;'=1+1"]
    assert "2026-10-13,Maison 1,Estrie,Soutien donné,Téléphone,,'=1+1" in lines
