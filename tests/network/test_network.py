"""Networks: their settings, and who may enter."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from jalon.history.models import Entry
from jalon.network.actions.networks import change_settings, create_network, grant_access
from jalon.network.errors import NotPermitted
from jalon.network.models import Access, Network
from jalon.network.queries import access_to, networks_of
from jalon.network.rules import season_dates


def test_one_query_gives_access_and_network(
    coordinator: User, network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert access_to(coordinator, "rjs", Permission.IMPORT_PLAN).network == network


def test_a_stranger_cannot_tell_a_network_is_there(stranger: User, network: Network) -> None:
    with pytest.raises(Access.DoesNotExist):
        access_to(stranger, "rjs", Permission.READ_PLAN)
    with pytest.raises(Access.DoesNotExist):
        access_to(stranger, "nowhere", Permission.READ_PLAN)


def test_a_reader_reads_and_does_no_more(reader: User) -> None:
    assert access_to(reader, "rjs", Permission.READ_PLAN).role == Role.READER
    with pytest.raises(NotPermitted, match="import_plan"):
        access_to(reader, "rjs", Permission.IMPORT_PLAN)


def test_only_one_s_own_networks(coordinator: User, network: Network) -> None:
    create_network(name="Ailleurs", slug="ailleurs", actor="test")
    assert list(networks_of(coordinator)) == [network]


def test_only_what_changed_is_recorded(network: Network) -> None:
    change_settings(network=network, actor="user:1", name=network.name, fiscal_year_start=7)
    entry = Entry.objects.get(verb="changed")
    assert entry.changes == {"fiscal_year_start": [1, 7]}


def test_nothing_changed_nothing_recorded(network: Network) -> None:
    change_settings(network=network, actor="user:1", name=network.name)
    assert not Entry.objects.filter(verb="changed").exists()


def test_a_setting_that_is_none(network: Network) -> None:
    with pytest.raises(TypeError, match="slug"):
        change_settings(network=network, actor="user:1", slug="x")


def test_another_role_replaces_the_first(network: Network, reader: User) -> None:
    grant_access(network=network, user=reader, role=Role.COORDINATION, actor="user:1")
    assert [access.role for access in network.accesses.filter(user=reader)] == ["coordination"]
    assert Entry.objects.filter(verb="granted").latest("id").changes == {"role": ["reader", "coordination"]}


@pytest.mark.parametrize("month", [0, 13])
def test_the_database_refuses_a_month_that_is_none(network: Network, month: int) -> None:
    network.fiscal_year_start = month
    with pytest.raises(IntegrityError), transaction.atomic():
        network.save()


@pytest.mark.parametrize(
    ("code", "kept", "dates"),
    [
        (23, {}, (date(2024, 9, 1), date(2024, 12, 31))),
        (24, {}, (date(2024, 1, 1), date(2024, 3, 31))),
        (23, {"23": [10, 11]}, (date(2024, 10, 1), date(2024, 11, 30))),
    ],
)
def test_the_days_of_a_season(code: int, kept: dict[str, list[int]], dates: tuple[date, date]) -> None:
    assert season_dates(2024, code, kept) == dates
