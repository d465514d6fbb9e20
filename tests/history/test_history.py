"""History: one entry a change, with what was before and after."""

from __future__ import annotations

import pytest

from jalon.history.actions import record
from jalon.history.models import Entry


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
