"""Contacts with members, their quotas, who is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jalon.membership.actions.contacts import add_rule, log_contact
from jalon.membership.choices import ContactChannel, Every, Subject
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Contact, ContactRule
from jalon.membership.queries.contacts import contacts, due_members, reached_each
from jalon.membership.queries.homes import homes
from jalon.membership.rules.periods import span_with, spans_between
from jalon.network.models import Network, Party
from jalon.network.queries.membership import members

DAY = date(2026, 10, 13)


def called(party: Party, on: date, **values: Any) -> Contact:
    return log_contact(party=party, on=on, channel=ContactChannel.PHONE, actor="test", **values)


def quota(network: Network, number: int, subject: Subject = Subject.REGIONS, every: Every = Every.MONTH) -> ContactRule:
    return add_rule(
        network=network,
        name="Quota",
        subject=subject,
        quota=number,
        every=every,
        starts=date(2026, 8, 1),
        actor="test",
    )


def counted(rule: ContactRule, last: date = DAY) -> list[tuple[str, int, bool]]:
    made = contacts(rule.network, members(rule.network))
    return [(one.span.starts.isoformat(), one.count, one.kept) for one in reached_each(rule, made, None, last)]


def test_a_region_counts_once_in_a_month(network: Network, houses: list[Party]) -> None:
    for house, on in ((0, 3), (1, 4), (2, 31)):
        called(houses[house], date(2026, 8, on))
    called(houses[3], date(2026, 8, 5))  # of no region
    assert counted(quota(network, 2))[0] == ("2026-08-01", 2, True)


def test_the_month_under_way_counts_once_it_is_reached(network: Network, houses: list[Party]) -> None:
    rule = quota(network, 1)
    assert [one[0] for one in counted(rule)] == ["2026-08-01", "2026-09-01"]
    called(houses[0], DAY)
    assert counted(rule)[-1] == ("2026-10-01", 1, True)


def test_members_are_counted_by_themselves(network: Network, houses: list[Party]) -> None:
    for house in houses[:2]:
        called(house, date(2026, 8, 3))
    assert counted(quota(network, 2, Subject.MEMBERS))[0] == ("2026-08-01", 2, True)


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        (Every.WEEK, date(2026, 10, 12), date(2026, 10, 18)),
        (Every.MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Every.SEASON, date(2026, 9, 1), date(2026, 12, 31)),
    ],
)
def test_the_span_of_a_day(every: Every, first: date, last: date) -> None:
    found = span_with(every, DAY, {})
    assert (found.starts, found.ends) == (first, last)


def test_a_winter_goes_over_the_year() -> None:
    found = span_with(Every.SEASON, date(2026, 12, 31), {"23": [9, 11], "24": [12, 2]})
    assert (found.starts, found.ends) == (date(2026, 12, 1), date(2027, 2, 28))


def test_spans_follow_each_other() -> None:
    found = spans_between(Every.MONTH, date(2026, 8, 2), DAY, {})
    assert [one.starts for one in found] == [date(2026, 9, 1), date(2026, 10, 1)]


def test_the_least_recently_contacted_are_due_first(network: Network, houses: list[Party]) -> None:
    called(houses[0], date(2026, 9, 1))
    called(houses[2], date(2026, 8, 1))
    known = members(network)
    places = homes(network, known.people)
    due = due_members(known, places, contacts(network, known, places), DAY)
    assert [(one.home.name if one.home else "", [her.name for her in one.members]) for one in due] == [
        ("Laval", ["Maison 3"]),
        ("Estrie", ["Maison 2", "Maison 1"]),
        ("", ["Maison 4"]),
    ]


def test_nothing_is_noted_before_it_happened(houses: list[Party]) -> None:
    with pytest.raises(FollowingRefused, match="in_future"):
        called(houses[0], date(2026, 10, 14))


@pytest.mark.parametrize("number", [0, -1, 1_000])
def test_a_quota_is_a_number_that_can_be_kept(network: Network, number: int) -> None:
    with pytest.raises(FollowingRefused, match="no_quota"):
        quota(network, number)
