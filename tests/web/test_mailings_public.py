"""What a recipient decides by the links of a message, without an account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jalon.mailings.queries import refusal_reason
from jalon.mailings.rules import MessageKind
from jalon.network.models import Network
from jalon.web.mailings.links import Recipient, recipient_of, token_of

pytestmark = pytest.mark.django_db
LEA = "lea@membre.example"


@pytest.fixture
def token(network: Network) -> str:
    return token_of(Recipient(network.pk, LEA, MessageKind.REQUEST))


@pytest.fixture
def strict() -> Client:
    """A browser whose forms must prove where they come from."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "fr"})


def test_opening_the_link_changes_nothing(strict: Client, network: Network, token: str) -> None:
    page = strict.get(f"/courriels/arreter/{token}/").content.decode()
    assert "Ne plus recevoir ces courriels?" in page
    assert not network.refusals.exists()


def test_one_click_of_a_mail_program(strict: Client, network: Network, token: str) -> None:
    """RFC 8058: a POST without a cookie nor a referer."""
    response = strict.post(f"/courriels/arreter/{token}/", {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    refusal = network.refusals.get()
    assert (refusal.email, refusal.kind, refusal.channel) == (LEA, "request", "one_click")


def test_the_button_of_the_page(strict: Client, network: Network, token: str) -> None:
    page = strict.post(f"/courriels/arreter/{token}/").content.decode()
    assert "Vous ne recevrez plus ces courriels" in page
    assert network.refusals.get().channel == "link"


def test_choosing_kinds(client: Client, network: Network, token: str) -> None:
    address = f"/courriels/choix/{token}/"
    client.post(address, {"kind": ["request", "invitation"], "pause": ""})
    assert set(network.refusals.values_list("kind", flat=True)) == {"notice", "letter"}
    client.post(address, {"kind": [kind.value for kind in MessageKind], "pause": ""})
    assert not network.refusals.exists()


def test_a_pause_then_its_end(client: Client, network: Network, token: str) -> None:
    address, kinds = f"/courriels/choix/{token}/", [kind.value for kind in MessageKind]
    client.post(address, {"kind": kinds, "pause": "30"})
    assert network.refusals.get().until == timezone.localdate() + timedelta(days=30)
    client.post(address, {"kind": kinds, "pause": "keep"})
    assert refusal_reason(network, LEA, MessageKind.REQUEST) == "paused"
    client.post(address, {"kind": kinds, "pause": ""})
    assert refusal_reason(network, LEA, MessageKind.REQUEST) == ""


@pytest.mark.parametrize("pause", ["-1", "9999", "x", "7; drop"])
def test_a_pause_that_is_not_offered_is_none(client: Client, network: Network, token: str, pause: str) -> None:
    client.post(f"/courriels/choix/{token}/", {"kind": [kind.value for kind in MessageKind], "pause": pause})
    assert not network.refusals.exists()


def test_choices_need_the_form_of_the_page(strict: Client, network: Network, token: str) -> None:
    assert strict.post(f"/courriels/choix/{token}/", {"pause": "7"}).status_code == 403


def test_an_altered_link_serves_nobody(client: Client, token: str) -> None:
    assert recipient_of(token + "x") is None
    assert client.post(f"/courriels/arreter/{token}x/").status_code == 404


def test_a_network_that_is_gone_is_not_found(client: Client, network: Network, token: str) -> None:
    network.delete()
    assert client.get(f"/courriels/choix/{token}/").status_code == 404
