"""A provider instead of a server: it takes messages, and reports by webhook what came back."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from anymail.signals import AnymailTrackingEvent, tracking
from django.test import Client
from django.urls import include, path

from jalon.mailings.models import Message
from jalon.mailings.rules import MessageState
from jalon.mailings.sending import send_due
from jalon.mailings.transport import answer_of
from jalon.network.models import Network
from tests.mailings.conftest import NOON, Write

pytestmark = pytest.mark.django_db

urlpatterns = [path("fournisseur/", include("anymail.urls"))]


@pytest.fixture
def sent(settings: Any, write: Write) -> Message:
    """A message a provider took."""
    settings.EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
    message = write()
    assert send_due(now=NOON) == 1
    Message.objects.filter(pk=message.pk).update(provider_id="<id@provider>")
    message.refresh_from_db()
    return message


def tell(event_type: str, **values: Any) -> None:
    given = {"message_id": "<id@provider>", "recipient": "lea@membre.example"} | values
    tracking.send(sender=None, event=AnymailTrackingEvent(event_type=event_type, **given), esp_name="Test")


def test_a_provider_takes_a_message(sent: Message) -> None:
    assert sent.state == MessageState.SENT


def test_what_comes_back_is_known(sent: Message, network: Network) -> None:
    tell("bounced", reject_reason="bounced", mta_response="550 5.1.1 no such user")
    assert (network.bounces.get().hard, network.bounces.get().answer) == (True, "550 5.1.1 no such user")


def test_what_comes_back_for_another_reason_is_tried_again(sent: Message, network: Network) -> None:
    tell("bounced", reject_reason="spam")
    assert not network.bounces.get().hard


def test_what_the_server_said_counts_more_than_the_provider_s_word(sent: Message, network: Network) -> None:
    tell("bounced", reject_reason="bounced", mta_response="554 5.7.1 Relay access denied")
    assert not network.bounces.get().hard


def test_a_complaint_refuses_everything_an_unsubscription_one_kind(sent: Message, network: Network) -> None:
    tell("unsubscribed")
    tell("complained")
    assert set(network.refusals.values_list("kind", flat=True)) == {"", "request"}


@pytest.mark.parametrize("values", [{"message_id": "autre"}, {"message_id": None}, {"recipient": "x@y.example"}])
def test_what_is_about_no_message_of_ours_changes_nothing(
    sent: Message, network: Network, values: dict[str, Any]
) -> None:
    tell("bounced", **values)
    assert not network.bounces.exists()


def test_a_webhook_proves_who_it_is(settings: Any, sent: Message, network: Network, client: Client) -> None:
    settings.ROOT_URLCONF = __name__
    settings.ANYMAIL = {"WEBHOOK_SECRET": "nom-long-1:mot-long-1"}
    event = {
        "RecordType": "Bounce", "MessageID": "<id@provider>", "Email": "lea@membre.example", "Type": "HardBounce",
        "BouncedAt": "2027-03-10T17:00:00Z", "ID": 1, "TypeCode": 1, "Details": "no such user",
    }  # fmt: skip

    def report(secret: bytes) -> int:
        headers = {"authorization": f"Basic {b64encode(secret).decode()}"}
        address = "/fournisseur/postmark/tracking/"
        return client.post(address, json.dumps(event), "application/json", headers=headers).status_code

    assert report(b"faux:faux") == 400
    assert not network.bounces.exists()
    assert report(b"nom-long-1:mot-long-1") == 200
    assert network.bounces.get().hard


def test_refusals_of_a_provider() -> None:
    refused = answer_of(AnymailRecipientsRefused())
    down = answer_of(AnymailAPIError())
    assert (refused.final, refused.reason) == (True, "recipient_refused")
    assert (down.final, down.server) == (False, True)
