"""What a server answers decides what a message becomes."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jalon.accounts.models import User
from jalon.mailings import transport
from jalon.mailings.actions.addresses import refuse
from jalon.mailings.actions.messages import cancel, resend
from jalon.mailings.actions.settings import change_mail_settings
from jalon.mailings.models import Message
from jalon.mailings.queries import server_refusal
from jalon.mailings.rules import DELAYS, LEASE, Channel, MessageKind, MessageState
from jalon.mailings.sending import send_due
from jalon.network.models import Network
from tests.mailings.conftest import NOON, Write
from tests.mailings.smtp import Post

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def test_sent_once_the_server_took_it(post: Post, write: Write) -> None:
    message = write()
    assert send_due(now=NOON) == 1
    message.refresh_from_db()
    letter = post.letters[0]
    assert (message.state, message.attempts.get().code) == (MessageState.SENT, 250)
    assert letter["Message-ID"] == message.message_id
    assert letter["To"] == "Léa Côté <lea@membre.example>"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


def test_it_is_not_sent_twice(post: Post, write: Write) -> None:
    write()
    assert [send_due(now=NOON), send_due(now=NOON + LEASE * 2)] == [1, 0]
    assert len(post.taken) == 1


def test_a_busy_server_is_asked_again_later(post: Post, write: Write) -> None:
    message = write()
    post.data = lambda _email: "451 4.3.0 later"
    assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert message.state == MessageState.WAITING
    post.data = lambda _email: "250 OK"
    assert send_due(now=message.send_after - SECOND) == 0
    assert send_due(now=message.send_after) == 1
    assert [attempt.code for attempt in message.attempts.all()] == [451, 250]


def test_after_the_last_delay_it_has_failed(post: Post, write: Write) -> None:
    message = write()
    post.to = lambda _email: "450 4.2.1 later"
    for _try in range(len(DELAYS) + 1):
        message.refresh_from_db()
        assert message.state == MessageState.WAITING
        send_due(now=max(message.send_after, NOON))
        Message.objects.filter(pk=message.pk, state=MessageState.WAITING).update(send_after=NOON)
    message.refresh_from_db()
    assert (message.state, message.reason, message.attempts.count()) == (MessageState.FAILED, "unreachable", 6)


def test_an_address_that_does_not_exist_fails_at_once_and_is_known(post: Post, write: Write, network: Network) -> None:
    message = write()
    post.to = lambda _email: "550 5.1.1 no such user"
    send_due(now=NOON)
    message.refresh_from_db()
    assert (message.state, message.reason) == (MessageState.FAILED, "recipient_refused")
    assert network.bounces.get().hard
    assert "no such user" in message.attempts.get().answer
    assert (write().state, write().reason) == (MessageState.REFUSED, "bounced")


def test_a_message_the_server_will_not_have_does_not_accuse_the_address(
    post: Post, write: Write, network: Network
) -> None:
    message = write()
    post.data = lambda _email: "554 5.6.0 cannot be read"
    send_due(now=NOON)
    message.refresh_from_db()
    assert (message.state, message.reason) == (MessageState.FAILED, "message_refused")
    assert not network.bounces.exists()


def test_a_server_that_refuses_to_pass_on_accuses_nobody_and_is_told(
    post: Post, write: Write, network: Network, coordinator: User
) -> None:
    message = write()
    post.to = lambda _email: "554 5.7.1 Relay access denied"
    assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert (message.state, message.reason) == (MessageState.WAITING, "server_refused")
    assert not network.bounces.exists()
    assert "Relay access denied" in server_refusal(network)
    client = Client(headers={"accept-language": "fr"})
    client.force_login(coordinator)
    assert "refuse de les transmettre" in client.get("/reseaux/rjs/").content.decode()
    assert "Relay access denied" in client.get("/reseaux/rjs/courriels/").content.decode()
    post.to = lambda _email: "250 OK"
    assert send_due(now=message.send_after) == 1
    assert server_refusal(network) == ""


@pytest.mark.parametrize("said", ["552 5.2.2 over quota", "552 mailbox full"])
def test_a_full_mailbox_waits(said: str, post: Post, write: Write, network: Network) -> None:
    message = write()
    post.to = lambda _email: said
    send_due(now=NOON)
    message.refresh_from_db()
    assert (message.state, message.reason) == (MessageState.WAITING, "mailbox_full")
    assert not network.bounces.get().hard


@pytest.mark.now("2026-10-13T10:00")  # an hour at which messages leave: what is sent again leaves at once
def test_a_person_has_a_bad_address_tried_again(post: Post, write: Write, network: Network) -> None:
    message = write()
    post.to = lambda _email: "550 no such user"
    send_due(now=NOON)
    assert write().state == MessageState.REFUSED
    post.to = lambda _email: "250 OK"
    message.refresh_from_db()
    resend(message=message, actor="test")
    assert not network.bounces.exists()
    assert send_due(now=timezone.now()) == 1


def test_one_bad_address_stops_nobody_else(post: Post, write: Write) -> None:
    for name in ("a", "mauvaise", "b"):
        write(to_email=f"{name}@membre.example")
    post.to = lambda email: "550 5.1.1 none" if email.startswith("mauvaise") else "250 OK"
    assert send_due(now=NOON) == 2
    assert sorted(post.recipients) == ["a@membre.example", "b@membre.example"]


def test_an_address_that_cannot_be_written_stops_nobody_else(post: Post, write: Write) -> None:
    """Letters that no header takes, as an archive may bring them."""
    odd = write()
    Message.objects.filter(pk=odd.pk).update(to_email="léa@membre.example")
    write(to_email="max@membre.example")
    assert send_due(now=NOON) == 1
    odd.refresh_from_db()
    assert odd.state == MessageState.FAILED
    assert post.recipients == {"max@membre.example": 1}


def test_many_leave_by_one_connection(post: Post, write: Write) -> None:
    for number in range(5):
        write(to_email=f"p{number}@membre.example")
    assert send_due(now=NOON) == 5
    assert post.connections == 1


def test_a_server_that_is_not_there_costs_one_try(settings: Any, post: Post, write: Write) -> None:
    settings.EMAIL_PORT = 1
    messages = [write(to_email=f"p{number}@membre.example") for number in range(3)]
    assert send_due(now=NOON) == 0
    tried = [message.attempts.count() for message in messages]
    assert tried == [1, 0, 0]


def test_a_wrong_password_accuses_no_address() -> None:
    answer = transport.answer_of(smtplib.SMTPAuthenticationError(535, b"5.7.8 wrong"))
    assert (answer.server, answer.final, answer.reason) == (True, False, "")


def test_a_worker_killed_after_the_server_took_it_loses_nothing(
    post: Post, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At least once: it leaves again, under the same Message-ID."""
    message = write()

    def die(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("jalon.mailings.sending._keep", die)
        with pytest.raises(KeyboardInterrupt):
            send_due(now=NOON)
    message.refresh_from_db()
    assert message.state == MessageState.SENDING
    assert send_due(now=NOON + LEASE) == 0
    assert send_due(now=NOON + LEASE + SECOND) == 1
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert {letter["Message-ID"] for letter in post.letters} == {message.message_id}


def test_a_refusal_that_came_meanwhile_is_obeyed(post: Post, write: Write, network: Network) -> None:
    message = write()
    refuse(network=network, email="LEA@membre.example", kind=MessageKind.REQUEST, channel=Channel.LINK, actor="link")
    assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert (message.state, message.reason, post.taken) == (MessageState.REFUSED, "unsubscribed", [])


def test_at_night_it_waits_for_the_morning(post: Post, write: Write) -> None:
    night = datetime(2027, 3, 11, 3, 30, tzinfo=UTC)
    message = write(send_after=night)
    urgent = write(send_after=night, urgent=True)
    assert send_due(now=night) == 1
    message.refresh_from_db()
    urgent.refresh_from_db()
    assert (message.state, urgent.state) == (MessageState.WAITING, MessageState.SENT)
    assert message.send_after == datetime(2027, 3, 11, 12, 0, tzinfo=UTC)
    assert message.tries == 0


def test_nothing_leaves_a_network_that_paused(post: Post, write: Write, network: Network) -> None:
    write()
    change_mail_settings(network=network, actor="test", paused=True, paused_until=NOON.date() + timedelta(days=1))
    assert send_due(now=NOON) == 0
    assert send_due(now=NOON + timedelta(days=1)) == 1


def test_what_was_cancelled_does_not_leave(post: Post, write: Write) -> None:
    cancel(message=write(), actor="test")
    assert send_due(now=NOON) == 0


def test_an_old_one_put_back_after_a_newer_is_cancelled(post: Post, write: Write) -> None:
    old = write(key="news")
    post.data = lambda _email: "451 later"
    Message.objects.filter(pk=old.pk).update(state=MessageState.SENDING, claimed=NOON - LEASE * 2)
    new = write(key="news")
    send_due(now=NOON)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.reason, new.state) == (MessageState.CANCELLED, "replaced", MessageState.WAITING)


def test_the_trial_sends_nothing(settings: Any, post: Post, write: Write) -> None:
    settings.DEMO = True
    message = write()
    assert send_due(now=NOON) == 1
    message.refresh_from_db()
    assert (message.state, post.taken) == (MessageState.SENT, [])
