"""Kits of welcome and the welcomes begun from them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jalon.membership.actions.welcome import (
    StepSaid,
    change_kit,
    make_kit,
    start_welcome,
    tick_step,
    untick_step,
)
from jalon.membership.choices import StepKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Kit
from jalon.membership.queries.welcome import NEW_DAYS, to_welcome, welcomes
from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.network.queries.membership import members

DAY = date(2026, 10, 13)
STEPS = [
    StepSaid("Guide du membre", StepKind.DOCUMENT),
    StepSaid("Appel de bienvenue", StepKind.MEETING, 7),
    StepSaid("Suivi", StepKind.FOLLOW_UP, 60),
]


@pytest.fixture
def kit(network: Network) -> Kit:
    return make_kit(network=network, name="Trousse", steps=STEPS, actor="test")


def test_a_welcome_has_the_steps_of_its_kit_with_their_days(kit: Kit, houses: list[Party]) -> None:
    begun = start_welcome(kit=kit, party=houses[0], starts=DAY, actor="test")
    found = begun.steps.values_list("title", "due")
    assert list(found) == [(one.title, DAY + timedelta(days=one.days)) for one in STEPS]


def test_changing_the_kit_leaves_the_welcomes_begun(kit: Kit, houses: list[Party]) -> None:
    begun = start_welcome(kit=kit, party=houses[0], starts=DAY, actor="test")
    change_kit(kit=kit, name="Trousse", steps=STEPS[:1], actor="test")
    assert (begun.steps.count(), kit.steps.count()) == (3, 1)


def test_it_is_completed_on_the_day_of_its_last_step(network: Network, kit: Kit, houses: list[Party]) -> None:
    begun = start_welcome(kit=kit, party=houses[0], starts=DAY, actor="test")
    days = [DAY, DAY + timedelta(days=9), DAY + timedelta(days=3)]
    for step, on in zip(begun.steps.all(), days, strict=True):
        tick_step(step=step, on=on, actor="test")
    (found,) = welcomes(network, members(network))
    assert (found.completed(days[1] - timedelta(days=1)), found.completed(days[1])) == (None, days[1])


def test_a_step_unticked_is_to_do(network: Network, kit: Kit, houses: list[Party]) -> None:
    step = start_welcome(kit=kit, party=houses[0], starts=DAY, actor="test").steps.all()[0]
    tick_step(step=step, on=DAY, actor="user:1")
    untick_step(step=step, actor="test")
    step.refresh_from_db()
    assert (step.done, step.author) == (None, "")


def test_a_member_is_welcomed_once_at_a_time(kit: Kit, houses: list[Party]) -> None:
    start_welcome(kit=kit, party=houses[0], starts=DAY, actor="test")
    with pytest.raises(FollowingRefused, match="welcome_already"):
        start_welcome(kit=kit, party=houses[0], starts=DAY + timedelta(days=1), actor="test")


def test_no_step_is_done_before_the_welcome(kit: Kit, houses: list[Party]) -> None:
    step = start_welcome(kit=kit, party=houses[0], starts=DAY, actor="test").steps.all()[0]
    with pytest.raises(FollowingRefused, match="ends_before"):
        tick_step(step=step, on=DAY - timedelta(days=1), actor="test")


def test_a_kit_has_steps(network: Network) -> None:
    with pytest.raises(FollowingRefused, match="no_steps"):
        make_kit(network=network, name="Vide", steps=[StepSaid(" ", StepKind.DOCUMENT)], actor="test")


def test_new_members_are_to_welcome(network: Network, kit: Kit, houses: list[Party]) -> None:
    for at, days in enumerate((NEW_DAYS, NEW_DAYS + 1, 10)):
        house = create_party(network=network, name=f"Nouvelle {at}", kind="organisation", actor="test")
        admit(party=house, starts=DAY - timedelta(days=days), actor="test")
    start_welcome(kit=kit, party=house, starts=DAY, actor="test")
    known = members(network)
    assert [one.name for one in to_welcome(known, welcomes(network, known), DAY)] == ["Nouvelle 0"]
