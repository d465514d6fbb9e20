"""Accounts: known by an address, whatever its case."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.test import Client, override_settings

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Permission, Role

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe long"


def test_an_account_given_signs_in_with_its_password() -> None:
    user = give_account(email="Aline@RJS.example", password=PASSWORD, actor="test")
    assert user.email == "aline@rjs.example"
    assert authenticate(email="ALINE@rjs.example", password=PASSWORD) == user


def test_without_a_name_one_is_known_by_what_stands_before_the_at_sign() -> None:
    assert give_account(email="aline@rjs.example", actor="test").called == "aline"
    assert give_account(email="rose@rjs.example", name="Rose Dubé", actor="test").called == "Rose Dubé"


def test_its_address_is_taken_as_confirmed() -> None:
    give_account(email="aline@rjs.example", actor="test")
    assert EmailAddress.objects.get().verified


def test_an_address_has_one_account() -> None:
    first = give_account(email="aline@rjs.example", actor="test")
    assert give_account(email=" Aline@rjs.example ", actor="test") == first


def test_the_database_refuses_the_same_address_in_capitals() -> None:
    give_account(email="aline@rjs.example", actor="test")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ALINE@rjs.example")


def test_without_a_password_none_signs_in() -> None:
    assert not give_account(email="aline@rjs.example", actor="test").has_usable_password()


def test_an_actor_is_not_named_by_an_address() -> None:
    user = give_account(email="aline@rjs.example", actor="test")
    assert user.actor == f"user:{user.pk}"


@pytest.mark.parametrize(("opened", "accounts"), [(False, 0), (True, 1)])
def test_strangers_make_accounts_only_where_the_host_lets_them(client: Client, *, opened: bool, accounts: int) -> None:
    with override_settings(SIGNUP_OPEN=opened):
        client.post("/compte/signup/", {"email": "nouvelle@rjs.example", "password1": PASSWORD})
    assert User.objects.count() == accounts


def test_coordination_may_do_everything_and_readers_read() -> None:
    apart = {Permission.RESTORE_ACCESS}  # what the board does when the coordination has left
    assert {permission for permission in Permission if not Role.COORDINATION.permits(permission)} == apart
    assert [permission for permission in Permission if Role.READER.permits(permission)] == [Permission.READ_PLAN]


def test_contributors_say_how_their_own_goes_and_nothing_more() -> None:
    assert {permission for permission in Permission if Role.CONTRIBUTOR.permits(permission)} == {
        Permission.READ_PLAN,
        Permission.REPORT_OWN,
    }


def test_the_board_changes_neither_access_nor_settings() -> None:
    assert {permission for permission in Permission if not Role.BOARD.permits(permission)} == {
        Permission.CHANGE_ACCESS,
        Permission.CHANGE_SETTINGS,
    }


def test_what_is_for_the_board_is_for_it_and_the_coordination_alone() -> None:
    assert {role for role in Role if role.audience == Audience.BOARD} == {Role.BOARD, Role.COORDINATION}
