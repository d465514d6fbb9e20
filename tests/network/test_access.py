"""Roles changed and removed, invitations, and the coordination given back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from jalon.history.models import Entry
from jalon.network.actions import restoring
from jalon.network.actions.access import change_role, remove_access
from jalon.network.actions.inviting import accept, invite, renew, revoke, waiting
from jalon.network.actions.networks import change_settings, grant_access
from jalon.network.errors import AccessRefused
from jalon.network.models import Access, Invitation, Network, Restoration
from jalon.network.queries import access_to, people_of, second_factor_due

pytestmark = pytest.mark.django_db
TWO_DAYS = timedelta(hours=48)


def member(network: Network, role: Role, name: str) -> User:
    user = give_account(email=f"{name}@rjs.example", name=name, actor="test")
    grant_access(network=network, user=user, role=role, actor="test")
    return user


@pytest.fixture
def board(network: Network) -> list[User]:
    return [member(network, Role.BOARD, name) for name in ("anne", "bruno")]


def refused(code: str) -> Any:
    return pytest.raises(AccessRefused, match=f"^{code}$")


# Roles
def test_the_last_coordination_keeps_its_role(network: Network, coordinator: User) -> None:
    with refused("last_coordination"):
        change_role(access=network.accesses.get(), role=Role.READER, actor="test")


def test_the_last_coordination_stays(network: Network, coordinator: User) -> None:
    with refused("last_coordination"):
        remove_access(access=network.accesses.get(), actor="test")


def test_a_changed_role_is_in_history(network: Network, reader: User) -> None:
    change_role(access=network.accesses.get(user=reader), role=Role.BOARD, actor="test")
    entry = Entry.objects.filter(object_type="access").latest("id")
    assert (entry.verb, entry.changes["role"]) == ("changed", ["reader", "board"])


def test_removing_an_access_keeps_the_account(network: Network, reader: User) -> None:
    remove_access(access=network.accesses.get(user=reader), actor="test")
    assert User.objects.filter(pk=reader.pk).exists()
    assert not network.accesses.filter(user=reader).exists()


def test_people_are_those_who_may_do_most_first(network: Network, reader: User, coordinator: User) -> None:
    assert [access.user for access in people_of(network)] == [coordinator, reader]


def test_the_coordination_has_fourteen_days_for_its_second_factor(network: Network, coordinator: User) -> None:
    access = access_to(coordinator, network.slug, Permission.READ_PLAN)
    assert second_factor_due(access) == access.granted + timedelta(days=14)


def test_a_reader_needs_no_second_factor(network: Network, reader: User) -> None:
    assert second_factor_due(access_to(reader, network.slug, Permission.READ_PLAN)) is None


# Invitations
def test_only_the_fingerprint_of_a_link_is_kept(network: Network, coordinator: User) -> None:
    invitation, token = invite(network=network, email="Neuf@rjs.example", role=Role.READER, actor=coordinator)
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())
    assert invitation.email == "neuf@rjs.example"


def test_an_invitation_gives_its_role_once(network: Network, coordinator: User, stranger: User) -> None:
    invitation, _token = invite(network=network, email="neuf@rjs.example", role=Role.BOARD, actor=coordinator)
    assert accept(invitation=invitation, user=stranger).role == Role.BOARD
    with refused("accepted"):
        accept(invitation=invitation, user=coordinator)


def test_accepting_never_lowers_a_role(network: Network, coordinator: User) -> None:
    invitation, _token = invite(network=network, email="neuf@rjs.example", role=Role.READER, actor=coordinator)
    assert accept(invitation=invitation, user=coordinator).role == Role.COORDINATION


def test_an_expired_invitation_lets_nobody_in(network: Network, coordinator: User, stranger: User) -> None:
    invitation, _token = invite(network=network, email="neuf@rjs.example", role=Role.READER, actor=coordinator)
    Invitation.objects.update(expires=timezone.now())
    with refused("expired"):
        accept(invitation=invitation, user=stranger)


def test_who_is_here_is_not_invited(network: Network, coordinator: User) -> None:
    with refused("here_already"):
        invite(network=network, email=coordinator.email.upper(), role=Role.READER, actor=coordinator)


def test_nobody_is_invited_twice(network: Network, coordinator: User) -> None:
    invite(network=network, email="neuf@rjs.example", role=Role.READER, actor=coordinator)
    with refused("invited_already"):
        invite(network=network, email="NEUF@rjs.example", role=Role.READER, actor=coordinator)


def test_a_renewed_invitation_has_another_link(network: Network, coordinator: User) -> None:
    invitation, token = invite(network=network, email="neuf@rjs.example", role=Role.READER, actor=coordinator)
    renewed, another = renew(invitation=invitation, actor=coordinator)
    assert another != token
    assert renewed.fingerprint != invitation.fingerprint


def test_a_revoked_invitation_waits_no_more(network: Network, coordinator: User, stranger: User) -> None:
    invitation, _token = invite(network=network, email="neuf@rjs.example", role=Role.READER, actor=coordinator)
    revoke(invitation=invitation, actor=coordinator)
    assert not waiting(network).exists()
    with refused("revoked"):
        accept(invitation=invitation, user=stranger)


# The coordination given back
def proposed(network: Network, board: list[User], person: User | None = None) -> Restoration:
    return restoring.propose(network=network, person=person or board[0], why="Partie", actor=board[0])


def test_two_of_the_board_give_the_coordination_after_the_delay(
    network: Network, board: list[User], coordinator: User
) -> None:
    found = restoring.confirm(restoration=proposed(network, board), actor=board[1], delay=TWO_DAYS)
    assert network.accesses.get(user=board[0]).role == Role.BOARD
    Restoration.objects.filter(pk=found.pk).update(effective=timezone.now())
    assert restoring.take_effect_all() == 1
    assert network.accesses.get(user=board[0]).role == Role.COORDINATION


def test_without_a_delay_it_takes_effect_at_once(network: Network, board: list[User]) -> None:
    restoring.confirm(restoration=proposed(network, board), actor=board[1], delay=timedelta(0))
    assert network.accesses.get(user=board[0]).role == Role.COORDINATION


def test_one_alone_is_not_enough(network: Network, board: list[User]) -> None:
    found = proposed(network, board)
    with refused("needs_another"):
        restoring.confirm(restoration=found, actor=board[0], delay=timedelta(0))


def test_only_the_board_proposes(network: Network, board: list[User], reader: User) -> None:
    with refused("not_board"):
        restoring.propose(network=network, person=reader, why="", actor=reader)


def test_the_board_of_another_network_is_no_board_here(network: Network, board: list[User], stranger: User) -> None:
    found = proposed(network, board)
    with refused("not_board"):
        restoring.confirm(restoration=found, actor=stranger, delay=timedelta(0))


def test_nobody_from_elsewhere_is_proposed(network: Network, board: list[User], stranger: User) -> None:
    with refused("not_here"):
        proposed(network, board, stranger)


def test_who_has_the_coordination_is_not_proposed(network: Network, board: list[User], coordinator: User) -> None:
    with refused("coordinates_already"):
        proposed(network, board, coordinator)


def test_what_was_confirmed_is_not_confirmed_again(network: Network, board: list[User]) -> None:
    found = restoring.confirm(restoration=proposed(network, board), actor=board[1], delay=TWO_DAYS)
    with refused("confirmed_already"):
        restoring.confirm(restoration=found, actor=board[1], delay=timedelta(0))


def test_the_board_does_not_refuse_for_the_coordination(network: Network, board: list[User]) -> None:
    with refused("not_coordination"):
        restoring.refuse(restoration=proposed(network, board), actor=board[1])


def test_nothing_takes_effect_before_the_delay(network: Network, board: list[User]) -> None:
    found = restoring.confirm(restoration=proposed(network, board), actor=board[1], delay=TWO_DAYS)
    with refused("too_early"):
        restoring.take_effect(restoration=found)


def test_a_coordination_still_here_refuses(network: Network, board: list[User], coordinator: User) -> None:
    found = restoring.confirm(restoration=proposed(network, board), actor=board[1], delay=TWO_DAYS)
    restoring.refuse(restoration=found, actor=coordinator)
    assert restoring.open_one(network) is None
    with refused("closed"):
        restoring.take_effect(restoration=found)


def test_one_proposal_at_a_time(network: Network, board: list[User], reader: User) -> None:
    proposed(network, board)
    with refused("under_way"):
        proposed(network, board, reader)


def test_a_proposal_nobody_confirms_lapses(network: Network, board: list[User]) -> None:
    found = proposed(network, board)
    Restoration.objects.filter(pk=found.pk).update(proposed=timezone.now() - timedelta(days=15))
    restoring.take_effect_all()
    assert Restoration.objects.get(pk=found.pk).outcome == "lapsed"


def test_who_lost_access_meanwhile_gets_nothing(network: Network, board: list[User], reader: User) -> None:
    found = restoring.confirm(restoration=proposed(network, board, reader), actor=board[1], delay=TWO_DAYS)
    remove_access(access=network.accesses.get(user=reader), actor="test")
    Restoration.objects.filter(pk=found.pk).update(effective=timezone.now())
    restoring.take_effect_all()
    assert not Access.objects.filter(network=network, user=reader).exists()


def test_each_step_is_in_history(network: Network, board: list[User]) -> None:
    restoring.confirm(restoration=proposed(network, board), actor=board[1], delay=timedelta(0))
    entries = Entry.objects.filter(network_id=network.pk, object_type="restoration").order_by("id")
    actors = [f"user:{user.pk}" for user in board]
    assert [(entry.verb, entry.actor) for entry in entries] == [
        ("proposed", actors[0]),
        ("confirmed", actors[1]),
        ("done", " + ".join(actors)),
    ]


# The network's own rule for the second factor
def test_a_network_may_ask_it_of_all_its_accounts(network: Network, reader: User) -> None:
    since = timezone.now() + timedelta(days=3)
    change_settings(network=network, actor="test", second_factor_for_all=since)
    assert second_factor_due(access_to(reader, network.slug, Permission.READ_PLAN)) == since + timedelta(days=14)


def test_who_comes_later_has_her_own_fourteen_days(network: Network, reader: User) -> None:
    change_settings(network=network, actor="test", second_factor_for_all=timezone.now() - timedelta(days=90))
    access = access_to(reader, network.slug, Permission.READ_PLAN)
    assert second_factor_due(access) == access.granted + timedelta(days=14)
