"""Changing an item, and what somebody else changed meanwhile."""

from __future__ import annotations

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import change_item, value_of
from jalon.plans.errors import EditConflict
from jalon.plans.models import PlanItem
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def item(network: Network, coordinator: User) -> PlanItem:
    """An action with leads, a schedule and expected results."""
    action = node(
        "action", "Recenser", leads=["Comité jardins"], schedule="Automne 2024", expected_results=["Liste", "Carte"]
    )
    plan = accept_draft(
        draft=draft_of(network, coordinator, proposal_of(node("axis", "Jardins", action))), actor=coordinator
    ).plan
    assert plan
    return plan.items.get(kind="action")


def test_schedule_changed_is_understood(item: PlanItem) -> None:
    """The dates follow the words."""
    changed = change_item(item=item, changes={"schedule": ("Automne 2024", "Mars 2025")}, actor="test")
    assert str(changed.earliest) == "2025-03-01"


def test_change_is_in_history(item: PlanItem) -> None:
    """From what to what."""
    change_item(item=item, changes={"text": ("Recenser", "Recenser les terrains")}, actor="test")
    entry = Entry.objects.get(object_type="plan_item", verb="changed")
    assert (entry.changes, entry.scope) == ({"text": ["Recenser", "Recenser les terrains"]}, f"plan:{item.plan_id}")


def test_nothing_changed_is_not_recorded(item: PlanItem) -> None:
    """The same words are no change."""
    change_item(item=item, changes={"text": ("Recenser", "Recenser ")}, actor="test")
    assert not Entry.objects.filter(object_type="plan_item").exists()


def test_two_people_on_one_field_conflict(item: PlanItem) -> None:
    """The second is told, and nothing of hers is written by half."""
    change_item(item=item, changes={"text": ("Recenser", "Compter")}, actor="a")
    with pytest.raises(EditConflict) as conflict:
        change_item(
            item=item, changes={"schedule": ("Automne 2024", "2025"), "text": ("Recenser", "Lister")}, actor="b"
        )
    item.refresh_from_db()
    assert (conflict.value.item_id, item.text, item.schedule) == (item.pk, "Compter", "Automne 2024")


def test_two_people_on_two_fields_do_not(item: PlanItem) -> None:
    """Both changes stand."""
    change_item(item=item, changes={"text": ("Recenser", "Compter")}, actor="a")
    changed = change_item(item=item, changes={"leads": (["Comité jardins"], ["CA", "Comité jardins"])}, actor="b")
    assert (changed.text, value_of(changed, "leads")) == ("Compter", ["CA", "Comité jardins"])


def test_expected_result_kept_keeps_its_row(item: PlanItem) -> None:
    """What hangs on it stays with it, wherever it goes in the list."""
    carte = item.expected_results.get(text="Carte")
    change_item(item=item, changes={"expected_results": (["Liste", "Carte"], ["Carte", "Guide"])}, actor="test")
    found = [(result.text, result.pk == carte.pk) for result in item.expected_results.all()]
    assert found == [("Carte", True), ("Guide", False)]
