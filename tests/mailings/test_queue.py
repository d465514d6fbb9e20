"""What is queued: refused, replaced, held or drafted, and never with a forged header."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.history.models import Entry
from jalon.mailings.actions.addresses import accept_again, forget_bounce, record_bounce, refuse
from jalon.mailings.actions.messages import (
    cancel,
    hold,
    hold_all,
    mark_sent,
    release,
    release_all,
    resend,
    send_now,
)
from jalon.mailings.actions.settings import change_mail_settings
from jalon.mailings.errors import NotNow
from jalon.mailings.models import Message
from jalon.mailings.queries import mail_settings
from jalon.mailings.rules import Channel, MessageKind, MessageState
from jalon.mailings.transport import draft_of, letter_of
from jalon.network.actions.networks import create_network
from jalon.network.models import Network
from tests.mailings.conftest import Write

pytestmark = pytest.mark.django_db


def no_more(network: Network, email: str, kind: MessageKind | None, **values: Any) -> None:
    refuse(network=network, email=email, kind=kind, channel=Channel.LINK, actor="test", **values)


# Refusals ----------------------------------------------------------------------------------------------------
def test_a_kind_refused_is_not_sent_and_the_others_are(write: Write, network: Network) -> None:
    no_more(network, "Lea@Membre.example", MessageKind.REQUEST)
    states = [write(kind=kind).state for kind in (MessageKind.REQUEST, MessageKind.NOTICE)]
    assert states == [MessageState.REFUSED, MessageState.WAITING]


def test_everything_refused(write: Write, network: Network) -> None:
    no_more(network, "lea@membre.example", None)
    assert {write(kind=kind).reason for kind in MessageKind} == {"unsubscribed"}


def test_a_pause_ends_by_itself(write: Write, network: Network) -> None:
    today = timezone.localdate()
    no_more(network, "lea@membre.example", None, until=today + timedelta(days=1))
    assert write().reason == "paused"
    no_more(network, "lea@membre.example", None, until=today)
    assert write().state == MessageState.WAITING


def test_accepted_again(write: Write, network: Network) -> None:
    no_more(network, "lea@membre.example", MessageKind.REQUEST)
    accept_again(network=network, email="lea@membre.example", kind=MessageKind.REQUEST, actor="test")
    assert write().state == MessageState.WAITING


def test_another_network_is_not_refused(write: Write, network: Network) -> None:
    other = create_network(name="Autre", slug="autre", actor="test")
    no_more(other, "lea@membre.example", None)
    assert write().state == MessageState.WAITING


def test_an_address_that_does_not_exist_waits_to_be_corrected(write: Write, network: Network) -> None:
    record_bounce(network=network, email="lea@membre.example", hard=False, answer="full", actor="test")
    assert write().state == MessageState.WAITING
    record_bounce(network=network, email="lea@membre.example", hard=True, answer="none", actor="test")
    record_bounce(network=network, email="lea@membre.example", hard=False, answer="full", actor="test")
    assert write().reason == "bounced"
    assert (network.bounces.get().count, network.bounces.get().hard) == (3, True)
    forget_bounce(network=network, email="lea@membre.example", actor="test")
    assert write().state == MessageState.WAITING


@pytest.mark.parametrize("email", ["", "pas une adresse", "a@b", "lea@membre.example\nBcc: x@y.example"])
def test_what_is_no_address_is_said_and_stops_nothing(write: Write, email: str) -> None:
    assert write(to_email=email, direct=False).reason == "bad_address"


# Replacing ---------------------------------------------------------------------------------------------------
def test_a_new_one_replaces_the_one_that_has_not_left(write: Write) -> None:
    old, other = write(key="news"), write(key="news", to_email="paul@membre.example")
    new = write(key="news")
    for one in (old, other):
        one.refresh_from_db()
    assert (old.state, old.reason) == (MessageState.CANCELLED, "replaced")
    assert (other.state, new.state) == (MessageState.WAITING, MessageState.WAITING)


def test_what_left_is_not_replaced(write: Write) -> None:
    old = write(key="news")
    Message.objects.filter(pk=old.pk).update(state=MessageState.SENT)
    write(key="news")
    old.refresh_from_db()
    assert old.state == MessageState.SENT


# What a person decides ---------------------------------------------------------------------------------------
def test_held_released_hastened_cancelled(write: Write) -> None:
    message = write()
    hold(message=message, actor="test")
    assert message.state == MessageState.HELD
    release(message=message, actor="test")
    send_now(message=message, actor="test")
    assert (message.state, message.urgent) == (MessageState.WAITING, True)
    cancel(message=message, actor="test")
    assert (message.state, message.reason) == (MessageState.CANCELLED, "by_hand")
    verbs = Entry.objects.filter(object_type="message").values_list("verb", flat=True)
    assert list(verbs.order_by("pk")) == ["queued", "held", "released", "hastened", "cancelled"]


@pytest.mark.parametrize("decide", [cancel, hold, release, send_now, mark_sent, resend])
def test_what_is_leaving_cannot_be_changed(write: Write, decide: Any) -> None:
    message = write()
    Message.objects.filter(pk=message.pk).update(state=MessageState.SENDING)
    with pytest.raises(NotNow):
        decide(message=Message.objects.get(pk=message.pk), actor="test")


def test_all_held_then_all_released(write: Write, network: Network) -> None:
    for _time in range(3):
        write()
    assert hold_all(network=network, actor="test") == 3
    assert release_all(network=network, actor="test") == 3


def test_what_failed_is_tried_again_and_what_left_is_copied(write: Write) -> None:
    failed, sent = write(), write()
    Message.objects.filter(pk=failed.pk).update(state=MessageState.FAILED, tries=6)
    Message.objects.filter(pk=sent.pk).update(state=MessageState.SENT)
    again = resend(message=Message.objects.get(pk=failed.pk), actor="test")
    copy = resend(message=Message.objects.get(pk=sent.pk), actor="test")
    assert (again.pk, again.state, again.tries) == (failed.pk, MessageState.WAITING, 0)
    assert copy.pk != sent.pk
    assert copy.message_id != sent.message_id


def test_what_its_reader_refuses_is_not_sent_once_more(write: Write, network: Network) -> None:
    message = write()
    Message.objects.filter(pk=message.pk).update(state=MessageState.SENT)
    no_more(network, message.to_email, None)
    with pytest.raises(NotNow):
        resend(message=Message.objects.get(pk=message.pk), actor="test")


# Ways --------------------------------------------------------------------------------------------------------
def test_a_network_may_read_each_before_it_leaves(write: Write, network: Network) -> None:
    change_mail_settings(network=network, actor="test", hold=True)
    assert [write().state, write(urgent=True).state] == [MessageState.HELD, MessageState.WAITING]


def test_a_draft_opens_as_a_message_not_sent(write: Write, network: Network) -> None:
    change_mail_settings(network=network, actor="test", way="drafts", reply_to="aline@rjs.example")
    message = write(subject="Été : des nouvelles?")
    assert message.state == MessageState.DRAFTED
    letter = message_from_bytes(draft_of(message, mail_settings(network)), policy=policy.default)
    assert (letter["X-Unsent"], letter["Subject"]) == ("1", "Été : des nouvelles?")
    assert (letter["From"], letter["Message-ID"], letter["Reply-To"]) == (None, None, "aline@rjs.example")
    assert letter.get_content_type() == "multipart/alternative"
    mark_sent(message=message, actor="test")
    assert message.state == MessageState.SENT


def test_what_is_not_direct_is_refused_with_one_click(write: Write, network: Network) -> None:
    letter = letter_of(write(direct=False), mail_settings(network)).message()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].startswith("<http")
    assert letter_of(write(), mail_settings(network)).message()["List-Unsubscribe"] is None


def test_answers_go_to_the_coordination_unless_said_otherwise(write: Write, network: Network, coordinator: Any) -> None:
    def answers(**values: str) -> list[str]:
        return list(letter_of(write(**values), mail_settings(network)).reply_to)

    assert answers() == [coordinator.email]
    assert answers(reply_to="autre@rjs.example") == ["autre@rjs.example"]
    assert answers(reply_to="pas une adresse") == [coordinator.email]


# Headers -----------------------------------------------------------------------------------------------------
nasty = st.text(st.characters(codec="utf-8") | st.sampled_from('\r\n\x00\x0b\x85\u2028,;<>"@:'), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=st.tuples(nasty, nasty, nasty, nasty))
def test_no_header_can_be_forged(write: Write, network: Network, words: tuple[str, str, str, str]) -> None:
    name, subject, header, sender = words
    forged = "x\r\nBcc: victime@ailleurs.example\r\n\r\n"
    message = write(to_name=name + forged, subject=subject + forged, headers={"X-Jalon": header + forged})
    chosen = mail_settings(network)
    chosen.from_name = sender + forged
    letter = letter_of(message, chosen)
    read = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    assert read["Bcc"] is None
    assert len(read.get_all("Subject")) == len(read.get_all("To")) == 1
    assert [address.addr_spec for address in read["To"].addresses] == ["lea@membre.example"]


# Tasks -------------------------------------------------------------------------------------------------------
def test_the_worker_is_told_once_the_message_is_kept(write: Write, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write(urgent=True, send_after=None)
        assert mail.outbox == []
    assert [letter.subject for letter in mail.outbox] == ["Des nouvelles?"]
