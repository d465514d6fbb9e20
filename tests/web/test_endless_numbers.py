"""A number of thousands of figures, where a form holds the number of something: nothing is found, no page breaks."""

from __future__ import annotations

import pytest
from django.test import Client

from jalon.accounts.roles import Role
from tests.web.addresses import World, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00")]
ENDLESS = "9" * 5_000  # more than Python turns into a number


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


def test_no_form_breaks_on_it(world: World) -> None:
    client = Client()
    client.force_login(world.people[Role.COORDINATION])
    known = {address.name: address for address in addresses()}
    for name, values in {
        "party_import_preview": {"row": ENDLESS},
        "plan_entrust": {"cible": f"element-{world.item.pk}", "vu": f"{ENDLESS}:{ENDLESS}"},
    }.items():
        assert client.post(known[name].fill(world), values).status_code < 500
