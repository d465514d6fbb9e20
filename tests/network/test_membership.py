"""Who is a member, when, by itself or through an organisation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jalon.network.actions.membership import (
    admit,
    correct_membership,
    end_membership,
    record_fee,
    relate,
    set_rule,
)
from jalon.network.actions.merging import merge, undo_merge
from jalon.network.actions.parties import create_party
from jalon.network.choices import Standing, Tie
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Network, Party
from jalon.network.queries.membership import members

DAY = date(2026, 6, 1)


def party(network: Network, name: str, **values: Any) -> Party:
    return create_party(network=network, name=name, actor="test", **values)


def test_who_was_a_member_on_the_day(network: Network) -> None:
    house = party(network, "Maison des jardins", kind="organisation")
    admit(party=house, starts=date(2020, 4, 1), ends=date(2026, 3, 31), actor="test")
    found = members(network)
    assert [found.standing(house.pk, day) for day in (date(2020, 3, 31), date(2026, 3, 31), date(2026, 4, 1))] == [
        None,
        Standing.GOOD,
        Standing.ENDED,
    ]


def test_people_are_members_through_their_organisation(network: Network) -> None:
    house, rose = party(network, "Maison des jardins", kind="organisation"), party(network, "Rose", kind="person")
    admit(party=house, actor="test")
    relate(party=rose, organisation=house, kind=Tie.WORKS_FOR, ends=DAY, actor="test")
    found = members(network)
    assert (found.standing(rose.pk, DAY), found.standing(rose.pk, date(2026, 6, 2))) == (Standing.GOOD, None)


def test_of_two_memberships_one_is_enough(network: Network) -> None:
    rose = party(network, "Rose", kind="person")
    for at, ends in enumerate((date(2026, 1, 1), None)):
        house = party(network, f"Maison {at}", kind="organisation")
        admit(party=house, ends=ends, actor="test")
        relate(party=rose, organisation=house, kind=Tie.WORKS_FOR, actor="test")
    assert members(network).standing(rose.pk, DAY) is Standing.GOOD


def test_a_late_fee_leaves_the_days_of_grace(network: Network) -> None:
    set_rule(network=network, fees=True, grace_days=90, categories=[], actor="test")
    kept = admit(party=party(network, "Maison", kind="organisation"), starts=date(2025, 4, 1), actor="test")
    for year, paid in ((2025, date(2025, 4, 10)), (2026, None)):
        first, last = date(year, 4, 1), date(year + 1, 3, 31)
        record_fee(membership=kept, starts=first, ends=last, paid_on=paid, actor="test")
    found, days = members(network), (date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 29), date(2026, 6, 30))
    assert [found.standing(kept.party_id, day) for day in days] == [
        Standing.GOOD,
        Standing.GRACE,
        Standing.GRACE,
        Standing.ENDED,
    ]


def test_a_fee_paid_late_gives_back_the_good_standing_from_that_day(network: Network) -> None:
    set_rule(network=network, fees=True, grace_days=30, categories=[], actor="test")
    kept = admit(party=party(network, "Maison", kind="organisation"), actor="test")
    for paid in (None, DAY):
        record_fee(membership=kept, starts=date(2026, 1, 1), ends=date(2026, 12, 31), paid_on=paid, actor="test")
    found = members(network)
    assert kept.fees.count() == 1
    assert (found.standing(kept.party_id, date(2026, 5, 31)), found.standing(kept.party_id, DAY)) == (
        Standing.ENDED,
        Standing.GOOD,
    )


def test_one_membership_at_a_time_under_all_its_names(network: Network) -> None:
    house, other = party(network, "Maison", kind="organisation"), party(network, "La Maison", kind="organisation")
    admit(party=house, starts=DAY, actor="test")
    merge(kept=other, gone=house, actor="test")
    with pytest.raises(GovernanceRefused, match="member_already"):
        admit(party=other, actor="test")


def test_a_correction_must_leave_the_others_their_days(network: Network) -> None:
    house = party(network, "Maison", kind="organisation")
    first = admit(party=house, ends=date(2025, 12, 31), actor="test")
    admit(party=house, starts=date(2026, 1, 1), actor="test")
    with pytest.raises(GovernanceRefused, match="member_already"):
        correct_membership(membership=first, ends=DAY, actor="test")


def test_a_merge_and_its_undo_leave_memberships_as_they_were(network: Network) -> None:
    house, other = party(network, "Maison", kind="organisation"), party(network, "La Maison", kind="organisation")
    admit(party=house, actor="test")
    before = members(network).on(DAY)
    merge(kept=other, gone=house, actor="test")
    assert members(network).on(DAY) == [other.pk]
    undo_merge(party=house, actor="test")
    assert members(network).on(DAY) == before == [house.pk]


def test_the_main_contact_is_one(network: Network) -> None:
    house = party(network, "Maison", kind="organisation")
    for name in ("Rose", "Marc"):
        relate(party=party(network, name), organisation=house, kind=Tie.REPRESENTS, main=True, actor="test")
    assert [one.party.name for one in house.people.filter(main=True)] == ["Marc"]


def test_members_take_as_many_queries_however_many_they_are(network: Network, django_assert_num_queries: Any) -> None:
    for at in range(5):
        kept = admit(party=party(network, f"Maison {at}", kind="organisation"), actor="test")
        end_membership(membership=kept, ends=DAY, actor="test")
    with django_assert_num_queries(3):
        members(network)
