"""Accounts given, brought, changed: each change is in the history, and nothing else is."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from jalon.accounts.actions import accounts_at, bring_account, change_account, forget_second_factor, give_account
from jalon.accounts.models import User
from jalon.history.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def aline(db: None) -> User:
    """Somebody of whom the history says nothing yet."""
    return bring_account(email="aline@rjs.example", name="Aline", language="fr", key=None, known={})


def told() -> list[tuple[str, str, dict[str, list[str]]]]:
    """What history says: who, what, from what to what. None of it is of a network."""
    return list(Entry.objects.filter(network_id=None).values_list("actor", "verb", "changes"))


def test_an_account_given_is_in_the_history() -> None:
    give_account(email="aline@rjs.example", actor="user:7")
    assert told() == [("user:7", "created", {})]


def test_an_account_that_is_there_is_given_without_a_word(aline: User) -> None:
    assert give_account(email="ALINE@rjs.example", name="Autre", password="un autre", actor="user:7") == aline
    aline.refresh_from_db()
    assert (aline.name, aline.has_usable_password(), told()) == ("Aline", False, [])


def test_an_account_brought_has_the_key_it_had_and_no_password() -> None:
    brought = bring_account(email="rose@rjs.example", name="Rose", language="en", key=4321, known={})
    assert (brought.pk, brought.name, brought.language, brought.has_usable_password()) == (4321, "Rose", "en", False)
    assert EmailAddress.objects.get(user=brought).verified
    assert told() == []


def test_an_account_brought_where_its_address_is_known_is_that_one(aline: User) -> None:
    known = accounts_at([aline.email])
    assert bring_account(email=" Aline@RJS.example", name="Autre", language="en", key=4321, known=known) == aline
    aline.refresh_from_db()
    assert (aline.name, aline.language) == ("Aline", "fr")


def test_what_she_says_of_herself_is_kept_with_what_it_was(aline: User) -> None:
    change_account(user=aline, name="  Aline Roy ", language="fr")
    aline.refresh_from_db()
    assert aline.name == "Aline Roy"
    assert told() == [(aline.actor, "changed", {"name": ["Aline", "Aline Roy"]})]


def test_what_she_says_again_changes_nothing(aline: User) -> None:
    change_account(user=aline, name="Aline", language="fr")
    assert told() == []


def test_a_second_factor_lost_is_taken_away_with_its_spare_codes(aline: User) -> None:
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=aline, type=kind, data={})
    forget_second_factor(user=aline, actor="user:7")
    assert not Authenticator.objects.exists()
    assert told() == [("user:7", "unprotected", {})]


def test_there_is_nothing_to_say_of_a_second_factor_that_is_not_there(aline: User) -> None:
    forget_second_factor(user=aline, actor="user:7")
    assert told() == []
