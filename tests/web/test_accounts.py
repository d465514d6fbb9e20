"""Signing in and out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from jalon.accounts.models import User
from jalon.mailings.sending import send_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(reader: User) -> User:
    EmailAddress.objects.create(user=reader, email=reader.email, verified=True, primary=True)
    return reader


@pytest.fixture
def french() -> Client:
    return Client(headers={"accept-language": "fr"})


def test_a_password_signs_in(french: Client, known: User) -> None:
    response = french.post("/compte/login/", {"login": known.email, "password": "un autre mot de passe"}, follow=True)
    assert response.redirect_chain[-1][0] == "/reseaux/rjs/"


def test_a_wrong_password_says_so(french: Client, known: User) -> None:
    page = french.post("/compte/login/", {"login": known.email, "password": "autre chose"}).content.decode()
    assert 'role="alert"' in page


def test_a_code_sent_by_e_mail_signs_in(french: Client, known: User) -> None:
    page = french.post("/compte/login/code/", {"email": known.email}, follow=True).content.decode()
    assert "Quel code avez-vous reçu?" in page
    send_due()
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[0].body), re.MULTILINE)
    assert code is not None
    response = french.post("/compte/login/code/confirm/", {"code": code[1]}, follow=True)
    assert response.redirect_chain[-1][0] == "/reseaux/rjs/"


@pytest.mark.parametrize("page", ["/compte/login/code/", "/commencer/"])
def test_codes_tried_at_the_same_time_are_counted_each(page: str, french: Client, known: User) -> None:
    confirm = french.post(page, {"email": known.email})["Location"]
    code = next(iter(_found(dict(french.session), "code")))
    _tried_at_once(french, confirm, "AAAA-AAAA", "BBBB-BBBB", "CCCC-CCCC", code)
    assert "_auth_user_id" not in french.session


@pytest.mark.parametrize("page", ["/compte/login/code/", "/commencer/"])
def test_they_say_the_same_of_an_address_without_an_account(page: str, known: User) -> None:
    said = []
    for email in (known.email, "personne@autre.example"):
        client = Client(headers={"accept-language": "fr"})
        answers = _tried_at_once(client, client.post(page, {"email": email})["Location"], *["AAAA-AAAA"] * 5)
        said.append([re.sub(r'value="[^"]*"', "", one).replace(email, "") for one in answers])
    assert "Trop d’essais" in said[0][-1]
    assert said[0] == said[1]


def _tried_at_once(client: Client, confirm: str, *codes: str) -> list[str]:
    """What each of these codes is answered: none has written the session back when the next one reads it."""
    as_all_read_it, answers = dict(client.session), []
    for code in codes:
        session = client.session
        session.clear()
        session.update(as_all_read_it)
        session.save()
        answers.append(client.post(confirm, {"code": code}).content.decode())
    return answers


def _found(within: object, name: str) -> Iterator[str]:
    if isinstance(within, dict):
        if name in within:
            yield within[name]
        for inner in within.values():
            yield from _found(inner, name)


def test_an_unknown_address_learns_nothing(french: Client, db: None) -> None:
    page = french.post("/compte/password/reset/", {"email": "personne@autre.example"}, follow=True).content.decode()
    assert "Si cette adresse est connue ici" in page


def test_signing_out_takes_a_post(french: Client, known: User) -> None:
    french.force_login(known)
    french.get("/compte/logout/")
    assert "_auth_user_id" in french.session
    french.post("/compte/logout/")
    assert "_auth_user_id" not in french.session


@pytest.mark.parametrize("page", ["login/", "login/code/", "password/reset/", "signup/", "password/reset/done/"])
def test_every_page_of_sign_in_wears_the_products_clothes(french: Client, db: None, page: str) -> None:
    response = french.get(f"/compte/{page}")
    assert response.status_code == 200
    assert 'class="wordmark"' in response.content.decode()
