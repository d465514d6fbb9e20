"""The menus: what each person may open, and nothing that is not there."""

from __future__ import annotations

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.accounts.roles import Permission
from jalon.network.models import Access, Network
from jalon.web.components import menu
from jalon.web.components.menu import Entry, network_menu

pytestmark = pytest.mark.django_db


def access_of(user: User) -> Access:
    return Access.objects.select_related("network").get(user=user)


def addresses(user: User, area: str = "home") -> list[str]:
    return [link.href for link in network_menu(access_of(user), area).links]


def test_a_reader_sees_only_what_she_may_open(reader: User) -> None:
    assert addresses(reader) == ["/reseaux/rjs/", "/reseaux/rjs/plans/", "/reseaux/rjs/instances/"]


def test_the_coordination_sees_the_settings(coordinator: User) -> None:
    assert "/reseaux/rjs/reglages/" in addresses(coordinator)


def test_an_entry_without_an_address_is_not_there(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "NETWORK", (Entry("Nulle part", "nowhere", Permission.READ_PLAN, ()),))
    assert addresses(reader) == []


def test_the_page_where_one_is_is_marked(coordinator: User) -> None:
    links = network_menu(access_of(coordinator), "imports").links
    assert [link.href for link in links if link.current] == ["/reseaux/rjs/plans/"]


def test_who_has_not_signed_in_is_offered_to_try(client: Client, network: Network) -> None:
    assert 'href="/essayer"' in client.get("/").content.decode()
