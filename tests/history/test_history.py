"""History: one entry a change, with what was before and after."""

from __future__ import annotations

import pytest

from jalon.history.actions import record
from jalon.history.models import Entry
from jalon.history.queries import last_told


@pytest.mark.django_db
def test_a_change_says_who_what_from_what_to_what() -> None:
    record(
        network_id=7, actor="user:3", verb="changed", object_type="plan", object_id=12, changes={"title": ("A", "B")}
    )
    entry = Entry.objects.get()
    assert (entry.network_id, entry.actor, entry.verb, entry.object_type, entry.object_id) == (
        7, "user:3", "changed", "plan", "12",
    )  # fmt: skip
    assert entry.changes == {"title": ["A", "B"]}
    assert str(entry) == "user:3 changed plan:12"


@pytest.mark.django_db
def test_a_change_says_what_it_is_part_of() -> None:
    record(network_id=7, actor="user:3", verb="added", object_type="plan_item", object_id=5, scope="plan:12")
    assert (Entry.objects.get(scope="plan:12").object_id, Entry.objects.get().changes) == ("5", {})


def told(network_id: int | None) -> Entry:
    return record(network_id=network_id, actor="user:3", verb="changed", object_type="plan", object_id=1)


@pytest.mark.django_db
def test_what_a_network_told_last_is_its_own() -> None:
    first, _other, second, _none = told(7), told(8), told(7), told(None)
    assert last_told(7) == ((second.pk, second.at), (first.pk, first.at))


@pytest.mark.django_db
def test_what_is_of_no_network_is_told_apart() -> None:
    own, _other = told(None), told(7)
    assert last_told(None) == ((own.pk, own.at),)


@pytest.mark.django_db
def test_what_was_long_to_write_is_told_below_what_was_read_already() -> None:
    slow, _quick = told(7), told(7)
    Entry.objects.filter(pk=slow.pk).update(network_id=9)  # not there yet
    before = last_told(7)
    Entry.objects.filter(pk=slow.pk).update(network_id=7)
    assert last_told(7) != before
