"""What a coordination asks of its data: an archive, its network erased; asked once, kept in the history, called off."""

from __future__ import annotations

import logging
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from jalon.accounts.models import User
from jalon.exchange import asking
from jalon.exchange.asking import (
    ask_erasure,
    ask_export,
    call_off_erasure,
    delete_exports,
    erase_due,
    make_export,
)
from jalon.exchange.erasing import proofs
from jalon.exchange.models import Erasure, Export
from jalon.exchange.rules import CALLED_OFF, KEPT, STUCK, State
from jalon.history.models import Entry
from jalon.network.models import Network

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def verbs(network: Network) -> list[str]:
    """What the network was told of, without how it began."""
    told = Entry.objects.filter(network_id=network.pk, object_type="network").exclude(verb="created")
    return list(told.order_by("id").values_list("verb", flat=True))


@pytest.fixture
def asked(network: Network, coordinator: User) -> Export:
    """An archive asked for, not made yet."""
    return ask_export(network=network, user=coordinator)


def test_an_archive_asked_for_is_in_the_history(network: Network, asked: Export, coordinator: User) -> None:
    assert (asked.state, asked.asked_by, verbs(network)) == (State.WAITING, coordinator, ["exported"])


def test_one_asked_for_again_meanwhile_is_the_same(network: Network, asked: Export, coordinator: User) -> None:
    assert ask_export(network=network, user=coordinator) == asked
    assert verbs(network) == ["exported"]


def test_one_that_will_never_be_made_holds_up_no_other(network: Network, asked: Export, coordinator: User) -> None:
    Export.objects.update(asked=timezone.now() - STUCK)
    assert ask_export(network=network, user=coordinator) != asked


def test_an_archive_made_says_what_it_weighs_and_until_when_it_is_kept(asked: Export) -> None:
    make_export.call(asked.pk)
    asked.refresh_from_db()
    assert asked.made is not None
    assert (asked.state, asked.expires - asked.made) == (State.READY, KEPT)
    assert (asked.size, asked.rows > 0) == (asked.path.stat().st_size, True)
    assert zipfile.is_zipfile(asked.path)


@pytest.mark.parametrize("state", [State.READY, State.FAILED])
def test_one_made_or_failed_is_not_made_again(asked: Export, state: State) -> None:
    Export.objects.update(state=state)
    make_export.call(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.path.exists()) == (state, False)


def test_one_whose_worker_died_is_made_by_the_next(asked: Export) -> None:
    Export.objects.update(state=State.MAKING)
    make_export.call(asked.pk)
    asked.refresh_from_db()
    assert asked.state == State.READY


def test_one_that_fails_says_so_and_holds_up_no_other(
    asked: Export,
    network: Network,
    coordinator: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr(asking, "export_network", fail)
    with caplog.at_level(logging.CRITICAL + 1, logger="jalon.exchange.asking"):
        make_export.call(asked.pk)
    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert ask_export(network=network, user=coordinator) != asked


def test_an_archive_nobody_fetched_goes_with_its_file(asked: Export) -> None:
    make_export.call(asked.pk)
    asked.refresh_from_db()
    assert (delete_exports(asked.expires), asked.path.exists()) == (0, True)
    assert delete_exports(asked.expires + timedelta(seconds=1)) == 1
    assert (asked.path.exists(), Export.objects.exists()) == (False, False)


def test_an_erasure_is_asked_for_once_and_told(network: Network, coordinator: User) -> None:
    before = timezone.now()
    found = ask_erasure(network=network, user=coordinator)
    assert found.due >= before + CALLED_OFF
    assert ask_erasure(network=network, user=coordinator).due == found.due
    assert verbs(network) == ["erasure_asked"]


def test_a_network_is_kept_after_all(network: Network, coordinator: User) -> None:
    ask_erasure(network=network, user=coordinator)
    assert call_off_erasure(network=network, user=coordinator)
    assert (Erasure.objects.exists(), verbs(network)) == (False, ["erasure_asked", "erasure_called_off"])


def test_there_is_nothing_to_call_off_twice(network: Network, coordinator: User) -> None:
    assert not call_off_erasure(network=network, user=coordinator)
    assert verbs(network) == []


def test_a_network_erased_on_its_day_leaves_no_archive(network: Network, coordinator: User, asked: Export) -> None:
    make_export.call(asked.pk)
    found = ask_erasure(network=network, user=coordinator)
    assert erase_due(found.due - timedelta(seconds=1)) == 0
    assert erase_due(found.due) == 1
    assert (asked.path.exists(), Network.objects.filter(pk=network.pk).exists()) == (False, False)
    assert proofs()[0]["by"] == coordinator.actor


def test_one_asked_for_by_somebody_gone_since_is_erased_all_the_same(network: Network, coordinator: User) -> None:
    found = ask_erasure(network=network, user=coordinator)
    Erasure.objects.update(asked_by=None)
    assert erase_due(found.due) == 1
    assert proofs()[0]["by"] == "daily"
