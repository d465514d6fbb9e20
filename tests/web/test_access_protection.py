"""The second factor, the devices, the attempts to sign in, one's own account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from jalon.accounts.models import User
from jalon.mailings.sending import send_due
from jalon.network.models import Access, Network

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
PASSWORD = "un mot de passe long"


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def known(coordinator: User) -> User:
    EmailAddress.objects.create(user=coordinator, email=coordinator.email, verified=True, primary=True)
    return coordinator


@pytest.fixture
def french() -> Client:
    return Client(headers={"accept-language": "fr"})


def sign_in(client: Client, user: User, **values: Any) -> Any:
    return client.post("/compte/login/", {"login": user.email, "password": PASSWORD} | values, follow=True)


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


# The second factor
def test_the_coordination_is_asked_as_it_signs_in(french: Client, known: User) -> None:
    response = sign_in(french, known)
    page = response.content.decode()
    assert response.redirect_chain[-1][0].startswith("/compte/proteger/")
    assert "Plus tard" in page
    assert "Vous pouvez attendre encore 14 jours" in page


def test_it_may_wait(french: Client, known: User) -> None:
    sign_in(french, known)
    assert french.get("/reseaux/rjs/").status_code == 200


def test_after_the_delay_the_network_waits_for_it(french: Client, known: User) -> None:
    sign_in(french, known)
    Access.objects.update(granted=timezone.now() - timedelta(days=15))
    response = french.get("/reseaux/rjs/", follow=True)
    assert "Le délai est passé" in response.content.decode()
    assert "Plus tard" not in response.content.decode()


def test_the_demo_asks_nothing(french: Client, known: User, settings: Any) -> None:
    settings.SECOND_FACTOR_DAYS = None
    assert sign_in(french, known).redirect_chain[-1][0] == "/reseaux/rjs/"


def test_where_to_go_afterwards_stays_on_this_site(french: Client, known: User) -> None:
    french.force_login(known)
    page = french.get("/compte/proteger/?next=https://ailleurs.example/").content.decode()
    assert "ailleurs.example" not in page.split("<main")[1].split("</main")[0]


def test_a_telephone_is_added_then_asked(french: Client, known: User) -> None:
    sign_in(french, known)
    page = french.get("/compte/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml' in page
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert secret
    page = french.post("/compte/2fa/totp/activate/", {"code": code_of(secret[1])}, follow=True).content.decode()
    assert "Où garderez-vous ces codes?" in page
    assert len(re.findall(r"<li><code>\d{8}</code>", page)) == 10
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code
    again = Client(headers={"accept-language": "fr"})
    page = sign_in(again, known).content.decode()
    assert "Quel code montre votre téléphone?" in page
    assert again.get("/reseaux/rjs/").status_code == 302
    spare = re.search(r"<li><code>(\d{8})</code>", french.get("/compte/2fa/recovery-codes/").content.decode())
    assert spare
    response = again.post("/compte/2fa/authenticate/", {"code": spare[1]}, follow=True)
    assert response.redirect_chain[-1][0] == "/reseaux/rjs/"


def test_a_wrong_code_says_so(french: Client, known: User) -> None:
    sign_in(french, known)
    french.get("/compte/2fa/totp/activate/")
    assert 'aria-invalid="true"' in french.post("/compte/2fa/totp/activate/", {"code": "000"}).content.decode()


# Devices
def test_devices_are_listed_and_signed_out(french: Client, known: User) -> None:
    sign_in(french, known)
    other = Client(headers={"accept-language": "fr", "user-agent": "Mozilla/5.0 (iPhone) Safari/604.1"})
    sign_in(other, known)
    assert "Safari, iPhone" in french.get("/compte/sessions/").content.decode()
    device = UserSession.objects.get(user_agent__contains="iPhone")
    french.post(f"/compte/appareils/{device.pk}/fermer/")
    assert other.get("/compte/").status_code == 302
    assert french.get("/compte/").status_code == 200


def test_all_others_are_signed_out_at_once(french: Client, known: User) -> None:
    others = [Client(), Client()]
    for client in (french, *others):
        sign_in(client, known)
    french.post("/compte/sessions/")
    assert [client.get("/compte/").status_code for client in (french, *others)] == [200, 302, 302]


# Attempts
def test_guessing_a_password_is_stopped(french: Client, known: User) -> None:
    pages = [french.post("/compte/login/", {"login": known.email, "password": f"x{n}"}) for n in range(6)]
    assert "Trop d’essais de suite" in pages[-1].content.decode()
    assert "_auth_user_id" not in french.session
    sign_in(french, known)
    assert "_auth_user_id" not in french.session


def test_too_many_attempts_are_answered_kindly(french: Client, known: User) -> None:
    for _number in range(31):
        response = french.post("/compte/login/", {"login": f"a{_number}@b.example", "password": "x"})
    assert response.status_code == 429
    assert "Attendons un peu" in response.content.decode()


@pytest.mark.parametrize("address", ["/compte/login/code/", "/compte/password/reset/"])
def test_an_unknown_address_is_answered_like_a_known_one(known: User, address: str) -> None:
    answers = []
    for email in (known.email, "personne@rjs.example"):
        client = Client(headers={"accept-language": "fr"})
        page = client.post(address, {"email": email}, follow=True)
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()).replace(email, "")
        answers.append((page.redirect_chain, text))
    assert answers[0] == answers[1]


def test_a_wrong_password_says_the_same_of_an_unknown_address(french: Client, known: User) -> None:
    answers = []
    for email in (known.email, "personne@rjs.example"):
        page = french.post("/compte/login/", {"login": email, "password": "x"}).content.decode()
        answers.append(re.search(r'role="alert">(.*?)</div>', page, re.DOTALL)[1])  # type: ignore[index]
    assert answers[0] == answers[1]


# One's own account
def test_the_account_says_how_one_signs_in_and_where(signed_in: Client, network: Network) -> None:
    page = signed_in.get("/compte/").content.decode()
    for words in ("Aline Roy", "coordination@rjs.example", "Regroupement des jardins solidaires", "Non activé."):
        assert words in page


def test_a_name_and_a_language_are_kept(signed_in: Client, coordinator: User) -> None:
    page = signed_in.post("/compte/", {"name": "Aline Roy-Dubé", "language": "en"}, follow=True).content.decode()
    coordinator.refresh_from_db()
    assert (coordinator.name, coordinator.language) == ("Aline Roy-Dubé", "en")
    assert "How are you known here?" in page


def test_a_new_address_replaces_the_old_once_proved(french: Client, known: User) -> None:
    sign_in(french, known)
    page = french.post("/compte/email/", {"email": "neuve@rjs.example", "action_add": ""}, follow=True).content.decode()
    assert "Quel code avez-vous reçu?" in page
    assert User.objects.get(pk=known.pk).email == "coordination@rjs.example"
    send_due()
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code
    french.post("/compte/confirm-email/", {"code": code[1]})
    assert User.objects.get(pk=known.pk).email == "neuve@rjs.example"


PAGES = [
    "email/",
    "password/change/",
    "password/set/",
    "2fa/",
    "2fa/totp/activate/",
    "sessions/",
    "reauthenticate/",
    "",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_account_wears_the_products_clothes(french: Client, known: User, page: str) -> None:
    sign_in(french, known)
    text = french.get(f"/compte/{page}", follow=True).content.decode()
    assert 'class="wordmark"' in text
    assert "<h1>" in text
    assert not re.search(r"\b(Two-Factor|Authenticator App|Sign In|Deactivate|Change Password)\b", text)


# The network's own rule
def test_the_rule_of_a_network_is_chosen_in_its_settings(signed_in: Client, network: Network) -> None:
    fields = signed_in.get("/reseaux/rjs/reglages/").context["form"]
    values = {field.html_name: field.value() for field in fields if field.value() is not None}
    signed_in.post("/reseaux/rjs/reglages/", values | {"second_factor": "all"})
    network.refresh_from_db()
    assert network.second_factor_for_all is not None


def test_all_must_have_it_where_the_network_says_so(reading_client: Client, network: Network, reader: User) -> None:
    ago = timezone.now() - timedelta(days=15)
    Access.objects.update(granted=ago)
    Network.objects.update(second_factor_for_all=ago)
    page = reading_client.get("/reseaux/rjs/", follow=True).content.decode()
    assert "Protégerez-vous votre compte?" in page
    Authenticator.objects.create(user=reader, type=Authenticator.Type.TOTP, data={})
    assert reading_client.get("/reseaux/rjs/").status_code == 200


def test_another_network_asks_nothing_more(reading_client: Client, network: Network) -> None:
    Access.objects.update(granted=timezone.now() - timedelta(days=15))
    assert reading_client.get("/reseaux/rjs/").status_code == 200


def test_a_wrong_code_may_be_one_of_the_two_kinds(french: Client, known: User) -> None:
    TOTP.activate(known, "JBSWY3DPEHPK3PXP")
    french.post("/compte/login/", {"login": known.email, "password": PASSWORD})
    page = french.post("/compte/2fa/authenticate/", {"code": "12345678"}).content.decode()
    assert "ni un code de secours" in page
