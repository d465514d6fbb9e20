"""Who may create a network, and when."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.founding import found_network
from jalon.network.errors import CreationRefused
from jalon.network.models import Network

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_who_creates_a_network_coordinates_it(stranger: User, settings: Any) -> None:
    settings.NETWORK_CREATION = "anyone"
    network = found_network(user=stranger, name="Réseau des jardins")
    assert network.accesses.get(user=stranger).role == Role.COORDINATION


def test_where_nobody_may_create_one_nothing_is_made(stranger: User, settings: Any) -> None:
    settings.NETWORK_CREATION = "nobody"
    with pytest.raises(CreationRefused) as refused:
        found_network(user=stranger, name="Réseau des jardins")
    assert (refused.value.code, Network.objects.count()) == ("not_allowed", 0)


def test_one_that_waits_for_approval_comes_before_another(stranger: User, settings: Any) -> None:
    settings.NETWORK_CREATION, settings.OWN_MACHINE = "approval", False
    found_network(user=stranger, name="Réseau des jardins")
    with pytest.raises(CreationRefused) as refused:
        found_network(user=stranger, name="Réseau des vergers")
    assert (refused.value.code, Network.objects.count()) == ("one_waits", 1)
