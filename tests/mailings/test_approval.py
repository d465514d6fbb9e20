"""A network nobody approved yet writes to few addresses a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jalon.accounts.models import User
from jalon.mailings.actions.messages import hold, resend
from jalon.mailings.errors import NotNow
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageState, NotSentReason
from jalon.network.actions.founding import approve_network
from jalon.network.models import Network
from tests.mailings.conftest import Write

pytestmark = pytest.mark.django_db


@pytest.fixture
def unapproved(network: Network, settings: Any) -> Network:
    settings.NETWORK_CREATION, settings.UNAPPROVED_ADDRESSES = "anyone", 2
    network.approved = None
    network.save()
    return network


def write_to(write: Write, *names: str) -> list[Message]:
    return [write(to_email=f"{name}@membre.example") for name in names]


def test_beyond_the_few_nothing_leaves(unapproved: Network, write: Write) -> None:
    messages = write_to(write, "a", "b", "c")
    assert [one.state for one in messages] == [MessageState.WAITING, MessageState.WAITING, MessageState.REFUSED]
    assert messages[2].reason == NotSentReason.NOT_APPROVED


def test_the_same_address_is_written_to_again(unapproved: Network, write: Write) -> None:
    assert write_to(write, "a", "b", "A")[2].state == MessageState.WAITING


def test_who_has_access_does_not_count(unapproved: Network, coordinator: User, write: Write) -> None:
    write_to(write, "a", "b")
    assert write(to_email=coordinator.email).state == MessageState.WAITING


def test_the_next_day_others_are(unapproved: Network, write: Write) -> None:
    write_to(write, "a", "b")
    Message.objects.update(state=MessageState.SENT, sent_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert write_to(write, "c")[0].state == MessageState.WAITING


def test_what_is_held_for_days_counts(unapproved: Network, write: Write) -> None:
    for message in write_to(write, "a", "b"):
        hold(message=message, actor="test")
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert write_to(write, "c")[0].state == MessageState.REFUSED


def test_sending_again_by_hand_counts_too(unapproved: Network, write: Write) -> None:
    third = write_to(write, "a", "b", "c")[2]
    with pytest.raises(NotNow):
        resend(message=third, actor="test")


def test_where_approval_comes_first_nothing_leaves(unapproved: Network, settings: Any, write: Write) -> None:
    settings.NETWORK_CREATION = "approval"
    assert write_to(write, "a")[0].state == MessageState.REFUSED


def test_once_approved_it_writes_to_all(unapproved: Network, write: Write) -> None:
    assert approve_network(network=unapproved, actor="test")
    assert {one.state for one in write_to(write, "a", "b", "c")} == {MessageState.WAITING}
