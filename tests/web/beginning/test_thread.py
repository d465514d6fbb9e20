"""From a document tried to the review of it in one's own network."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.mailings.models import AccountMessage
from jalon.network.actions.inviting import invite
from jalon.network.models import Network
from jalon.plans.models import ImportDraft
from tests.web.beginning.conftest import DOCUMENT, signed_up, tried

pytestmark = pytest.mark.django_db
NAMED = {"name": "Regroupement des jardins", "sigle": "RJF", "language": "fr", "fiscal_year_start": "4"}


def keep(client: Client) -> None:
    client.post("/commencer/garder/", {"ticket": tried(client)})


def test_the_first_button_of_what_was_read_keeps_it(french: Client) -> None:
    response = french.post("/commencer/garder/", {"ticket": tried(french)}, follow=True)
    assert "plan.txt" in response.content.decode()
    assert response.redirect_chain == [("/commencer/", 302)]


def test_nothing_is_kept_before_the_code(french: Client, settings: Any) -> None:
    keep(french)
    french.post("/commencer/", {"email": "ana@jardins.example"})
    assert not ImportDraft.objects.exists()
    assert not User.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*"))


def test_name_sigle_and_year_are_proposed(french: Client) -> None:
    keep(french)
    page = signed_up(french).content.decode()
    assert 'value="Regroupement des jardins du fleuve"' in page
    assert 'value="RJF"' in page
    assert '<option value="4" selected>' in page


def test_it_lands_on_the_review_of_that_document(french: Client) -> None:
    keep(french)
    signed_up(french)
    response = french.post("/commencer/reseau/", NAMED)
    draft = ImportDraft.objects.get()
    assert response["Location"] == f"/reseaux/rjf/importer/{draft.pk}/"
    assert Path(draft.content.path).read_bytes() == DOCUMENT.encode()
    assert draft.author.email == "ana@jardins.example"
    assert draft.network.accesses.get().role == Role.COORDINATION


def test_the_file_leaves_the_line_once_kept(french: Client, settings: Any) -> None:
    keep(french)
    signed_up(french)
    french.post("/commencer/reseau/", NAMED)
    assert not list((Path(settings.READING_ROOT) / "waiting").iterdir())


def test_a_document_that_waited_too_long_is_asked_for_again(french: Client) -> None:
    keep(french)
    signed_up(french)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "n’est plus ici" in french.get("/commencer/reseau/").content.decode()
        response = french.post("/commencer/reseau/", NAMED, follow=True)
    assert response.redirect_chain[-1][0] == "/reseaux/rjf/importer/"
    assert "n’est plus ici" in response.content.decode()


def test_the_right_code_gives_another_quarter_of_an_hour(french: Client) -> None:
    keep(french)
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        signed_up(french)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        french.post("/commencer/reseau/", NAMED)
    assert ImportDraft.objects.count() == 1


def test_once_proved_hers_nobody_else_has_the_document(french: Client, strange_client: Client) -> None:
    ticket = tried(french)
    french.post("/commencer/garder/", {"ticket": ticket})
    signed_up(french)
    assert strange_client.post("/commencer/garder/", {"ticket": ticket})["Location"] == "/essayer"


def test_a_wrong_code_makes_no_account(french: Client) -> None:
    french.post("/commencer/", {"email": "ana@jardins.example"})
    response = french.post("/commencer/code/", {"code": "AAAA-AAAA"})
    assert response.status_code == 422
    assert not User.objects.exists()


def test_a_code_is_tried_a_few_times_only(french: Client) -> None:
    french.post("/commencer/", {"email": "ana@jardins.example"})
    for _time in range(3):
        response = french.post("/commencer/code/", {"code": "AAAA-AAAA"})
    assert response["Location"] == "/commencer/"


def test_a_network_begins_without_a_document_too(french: Client) -> None:
    signed_up(french)
    assert french.post("/commencer/reseau/", NAMED)["Location"] == "/reseaux/rjf/importer/"


def test_who_coordinates_already_keeps_it_in_her_network(signed_in: Client, network: Network) -> None:
    keep(signed_in)
    assert "Regroupement des jardins solidaires" in signed_in.get("/commencer/reseau/").content.decode()
    signed_in.post("/commencer/reseau/rjs/")
    assert ImportDraft.objects.get().network == network


def test_who_was_invited_enters_that_network(french: Client, network: Network, coordinator: User) -> None:
    invite(network=network, email="ana@jardins.example", role=Role.BOARD, actor=coordinator)
    keep(french)
    page = signed_up(french).content.decode()
    assert "Entrer dans Regroupement des jardins solidaires" in page
    response = french.post(f"/commencer/invitations/{network.invitations.get().pk}/")
    assert response["Location"] == f"/reseaux/rjs/importer/{ImportDraft.objects.get().pk}/"
    assert Network.objects.count() == 1


def test_nobody_else_accepts_her_invitation(french: Client, network: Network, coordinator: User) -> None:
    invite(network=network, email="ana@jardins.example", role=Role.BOARD, actor=coordinator)
    signed_up(french, "bea@jardins.example")
    assert french.post(f"/commencer/invitations/{network.invitations.get().pk}/").status_code == 404


@pytest.mark.parametrize(
    ("rule", "email", "may"),
    [
        ("anyone", "ana@jardins.example", True),
        ("approval", "ana@jardins.example", True),
        ("listed", "ana@jardins.example", True),
        ("listed", "ana@ailleurs.example", False),
        ("nobody", "ana@jardins.example", False),
    ],
)
def test_the_instance_says_who_creates(french: Client, settings: Any, rule: str, email: str, may: bool) -> None:
    settings.NETWORK_CREATION, settings.NETWORK_ADDRESSES = rule, ["@jardins.example"]
    signed_up(french, email)
    french.post("/commencer/reseau/", NAMED)
    assert Network.objects.exists() is may
    assert User.objects.exists() is may


def test_a_person_has_one_network_waiting_for_approval(french: Client, settings: Any) -> None:
    settings.OWN_MACHINE = False
    signed_up(french)
    french.post("/commencer/reseau/", NAMED)
    assert french.post("/commencer/reseau/", NAMED).status_code == 422
    assert Network.objects.count() == 1


def test_the_host_is_told_of_a_network_that_waits(french: Client, settings: Any) -> None:
    settings.OWN_MACHINE, settings.ALARM_EMAILS = False, ["technique@hote.example"]
    signed_up(french)
    french.post("/commencer/reseau/", NAMED)
    told = AccountMessage.objects.get(to_email="technique@hote.example")
    assert "jalon network approve rjf" in told.text


def test_on_ones_own_machine_nobody_approves(french: Client, settings: Any) -> None:
    settings.OWN_MACHINE, settings.ALARM_EMAILS = True, ["technique@hote.example"]
    signed_up(french)
    french.post("/commencer/reseau/", NAMED)
    assert Network.objects.get().approved is not None
    assert not AccountMessage.objects.filter(to_email="technique@hote.example").exists()


@pytest.mark.parametrize(("rule", "shown"), [("anyone", True), ("nobody", False)])
@pytest.mark.parametrize("page", ["/", "/compte/login/"])
def test_the_first_pages_say_how_to_begin(french: Client, settings: Any, page: str, rule: str, shown: bool) -> None:
    settings.NETWORK_CREATION = rule
    assert ("Créer mon réseau" in french.get(page).content.decode()) is shown


def test_an_invited_person_sees_it_where_she_chooses(
    strange_client: Client, stranger: User, network: Network, coordinator: User
) -> None:
    EmailAddress.objects.create(user=stranger, email=stranger.email, verified=True, primary=True)
    invite(network=network, email=stranger.email, role=Role.READER, actor=coordinator)
    assert "Entrer dans Regroupement des jardins solidaires" in strange_client.get("/reseaux/").content.decode()


def test_an_address_nobody_proved_is_offered_nothing(
    strange_client: Client, stranger: User, network: Network, coordinator: User
) -> None:
    EmailAddress.objects.create(user=stranger, email=stranger.email, verified=False, primary=True)
    invite(network=network, email=stranger.email, role=Role.READER, actor=coordinator)
    assert "Entrer dans" not in strange_client.get("/reseaux/").content.decode()


def test_her_second_factor_is_asked_before_the_document_is_kept(french: Client) -> None:
    signed_up(french)
    user = User.objects.get()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    again = Client(headers={"accept-language": "fr"})
    keep(again)
    assert signed_up(again).redirect_chain[-1][0] == "/compte/2fa/authenticate/"
    assert again.get("/commencer/reseau/").status_code == 302
