"""Taking a network's data away, having it erased, from its settings."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import timedelta

import pytest
from allauth.account.internal.flows import login
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jalon.exchange import asking
from jalon.exchange.models import Erasure, Export
from jalon.mailings.models import Message
from jalon.network.models import Network

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def just_signed_in(signed_in: Client) -> Client:
    """Who said who she is a moment ago."""
    session = signed_in.session
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = session["_auth_user_id"]
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "code", "at": time.time()}]
    session.save()
    return signed_in


def address(name: str, network: Network, *more: int) -> str:
    return reverse(name, args=[network.slug, *more])


@pytest.mark.django_db(transaction=True)
def test_an_archive_is_made_and_downloaded(signed_in: Client, network: Network) -> None:
    page = signed_in.post(address("data_export", network), follow=True).content.decode()
    found = Export.objects.get()
    assert address("data_archive", network, found.pk) in page
    response = signed_in.get(address("data_archive", network, found.pk))
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "jalon/data/tables/network.Network.ndjson" in archive.namelist()
    assert response["Cache-Control"] == "private, no-store"


def test_one_archive_is_made_at_a_time(signed_in: Client, network: Network) -> None:
    for _time in range(2):
        signed_in.post(address("data_export", network))
    assert Export.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_archive_ends(signed_in: Client, network: Network) -> None:
    signed_in.post(address("data_export", network))
    found = Export.objects.get()
    assert asking.delete_exports() == 0
    assert asking.delete_exports(found.expires + timedelta(seconds=1)) == 1
    assert not found.path.exists()


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_said(signed_in: Client, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr(asking, "export_network", fail)
    page = signed_in.post(address("data_export", network), follow=True).content.decode()
    assert "n’a pas pu être faite" in page


def test_nothing_is_erased_without_its_name(just_signed_in: Client, network: Network) -> None:
    response = just_signed_in.post(address("data_erase", network), {"slug": "autre"})
    assert response.status_code == 422
    assert not Erasure.objects.exists()


def test_the_board_is_told_and_it_can_be_called_off(just_signed_in: Client, network: Network) -> None:
    page = just_signed_in.post(address("data_erase", network), {"slug": network.slug}, follow=True).content.decode()
    assert "Tout sera effacé le" in page
    assert "tout sera effacé" in Message.objects.get().subject
    just_signed_in.post(address("data_keep", network))
    assert not Erasure.objects.exists()
    assert asking.erase_due(timezone.now() + timedelta(days=60)) == 0


def test_it_is_erased_on_its_day_and_not_before(just_signed_in: Client, network: Network) -> None:
    just_signed_in.post(address("data_erase", network), {"slug": network.slug})
    assert asking.erase_due() == 0
    assert asking.erase_due(timezone.now() + timedelta(days=15)) == 1
    assert not Network.objects.filter(slug=network.slug).exists()


def test_who_signed_in_long_ago_says_again_who_she_is(signed_in: Client, network: Network) -> None:
    response = signed_in.post(address("data_erase", network), {"slug": network.slug})
    assert (response.status_code, "reauthenticate" in response["Location"]) == (302, True)
    assert not Erasure.objects.exists()
