"""Writing to the members who did not answer, and what they answer by their links."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from jalon.history.models import Entry
from jalon.mailings.models import Message
from jalon.membership.actions.asks import change_ask, close_ask, keep_answer, open_ask
from jalon.membership.actions.reminders import remind, remind_due, revoke_link
from jalon.membership.choices import AnswerChannel, AnswerKind
from jalon.membership.models import Ask, AskLink
from jalon.membership.queries.reminders import reminding
from jalon.network.actions.membership import relate
from jalon.network.actions.parties import create_party
from jalon.network.choices import Tie
from jalon.network.models import Network, Party
from jalon.web.membership.links import token_of
from tests.web.membership.conftest import BASE

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone() -> Client:
    """A telephone that knows nothing, and holds to CSRF as a browser would."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en"})


@pytest.fixture
def link(ask: Ask, houses: list[Party]) -> AskLink:
    remind(ask=ask, people=[houses[0].pk], actor="test")
    return ask.links.get()


def sent() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("to_email", flat=True))


def later(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def test_those_missing_are_written_to_once_in_five_days(ask: Ask, houses: list[Party]) -> None:
    keep_answer(ask=ask, party=houses[0], words="oui", channel=AnswerChannel.GRID, actor="test")
    for days in (0, 0, 4, 5):
        remind(ask=ask, actor="test", now=later(days))
    assert sent() == ["maison2@membre.example"] * 2
    found = reminding(ask, timezone.now())
    assert [(one.member, one.why) for one in found.unreached] == [("Maison 3", "no_address")]


def test_an_organisation_without_address_is_written_to_by_who_speaks_for_it(
    network: Network, ask: Ask, houses: list[Party]
) -> None:
    rose = create_party(
        network=network, name="Rose", kind="person", email="rose@ailleurs.example", language="en", actor="t"
    )
    relate(party=rose, organisation=houses[2], kind=Tie.REPRESENTS, main=True, actor="test")
    remind(ask=ask, people=[houses[2].pk], actor="test")
    message = Message.objects.get()
    assert (message.to_email, message.to_name, message.language) == ("rose@ailleurs.example", "Rose", "en")
    assert "Maison 3" in message.text
    assert ask.links.get().language == "en"


def test_the_page_shows_whom_and_sends_to_those_ticked(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    address = f"{BASE}demandes/{ask.pk}/rappels/"
    page = signed_in.get(address).content.decode()
    assert f'src="{address}{houses[0].pk}/courriel/"' in page
    assert "Aucune adresse courriel" in page
    signed_in.post(address, {"membre": [str(houses[1].pk)]})
    assert sent() == ["maison2@membre.example"]
    assert "de nouveau à partir du" in signed_in.get(address).content.decode()


def test_the_message_holds_an_answer_in_one_tap(ask: Ask, link: AskLink) -> None:
    message = Message.objects.get()
    for slug in ("oui", "non"):
        assert f"/d/{token_of(link)}/?rep={slug}" in message.text
        assert f"/d/{token_of(link)}/?rep={slug}" in message.html
    assert (message.kind, message.key) == ("request", f"ask_link:{link.pk}")


def test_opening_a_link_changes_nothing(phone: Client, link: AskLink) -> None:
    before = Entry.objects.count()
    page = phone.get(f"/d/{token_of(link)}/?rep=oui")
    assert (page.status_code, Entry.objects.count(), link.ask.answers.exists()) == (200, before, False)
    assert re.search(r'value="oui"[^>]*checked', page.content.decode())
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Content-Language"] == "fr"


def test_a_confirmed_tap_writes(phone: Client, link: AskLink, houses: list[Party]) -> None:
    address = f"/d/{token_of(link)}/"
    answer = phone.post(address, {"reponse": "oui"})
    assert answer["Location"] == f"{address}?recu=1"
    given = link.ask.answers.get()
    assert (given.value, given.channel, given.author) == ("yes", "link", f"party:{houses[0].pk}")
    assert "Reçu" in phone.get(answer["Location"]).content.decode()
    phone.post(address, {"reponse": "non"})
    assert list(link.ask.answers.values_list("value", flat=True)) == ["yes", "no"]


@pytest.mark.parametrize("given", ["", "peut-être", "x" * 3000])
def test_what_is_no_answer_is_asked_again(phone: Client, link: AskLink, given: str) -> None:
    page = phone.post(f"/d/{token_of(link)}/", {"reponse": given})
    assert (page.status_code, link.ask.answers.exists()) == (422, False)
    assert 'role="alert"' in page.content.decode()


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [(AnswerKind.NUMBER, "12,5", 'inputmode="decimal"'), (AnswerKind.DATE, "2026-10-03", 'type="date"')],
)
def test_each_kind_has_its_field(phone: Client, link: AskLink, kind: AnswerKind, words: str, field: str) -> None:
    change_ask(ask=link.ask, kind=kind.value, actor="test")
    address = f"/d/{token_of(link)}/"
    assert field in phone.get(address).content.decode()
    assert phone.post(address, {"reponse": words}).status_code == 302


@pytest.mark.parametrize("why", ["revoked", "expired", "closed", "no member"])
def test_a_link_that_ended_writes_nothing(phone: Client, link: AskLink, why: str) -> None:
    if why == "revoked":
        revoke_link(link=link, actor="test")
    elif why == "expired":
        AskLink.objects.update(expires=timezone.now())
    elif why == "closed":
        close_ask(ask=link.ask, on=date(2026, 10, 13), actor="test")
    else:
        link.party.memberships.all().delete()
    for page in (phone.get(f"/d/{token_of(link)}/"), phone.post(f"/d/{token_of(link)}/", {"reponse": "oui"})):
        assert page.status_code == 403
    assert not link.ask.answers.exists()


def test_the_message_after_a_revoked_link_brings_another(signed_in: Client, ask: Ask, link: AskLink) -> None:
    before = token_of(link)
    signed_in.post(f"{BASE}demandes/{ask.pk}/liens/{link.party_id}/revoquer/")
    remind(ask=ask, people=[link.party_id], actor="test", now=later(6))
    link.refresh_from_db()
    assert (link.revoked, token_of(link) == before) == (None, False)


def reminded(days: int) -> Any:
    with time_machine.travel(later(days), tick=False):
        return remind_due()


def test_a_day_that_nothing_can_be_counted_from_stops_no_other(ask: Ask, houses: list[Party]) -> None:
    change_ask(ask=ask, reminders=[7], actor="test")
    Ask.objects.filter(pk=ask.pk).update(opened=date.max)
    today = timezone.localdate()
    values = {"kind": AnswerKind.YES_NO, "opened": today, "reminders": [7]}
    after = open_ask(network=ask.network, title="Tenue des livres", **values, actor="test")
    with pytest.raises(OverflowError):
        reminded(7)
    assert after.links.exists()


def test_reminders_leave_on_their_days(ask: Ask, houses: list[Party]) -> None:
    ask.opened = timezone.localdate()
    change_ask(ask=ask, reminders=[7, 21], actor="test")
    ask.save()
    assert [reminded(days) for days in (6, 7, 7, 8, 20, 22, 25, 30)] == [0, 2, 0, 0, 0, 2, 0, 0]


def test_a_link_that_expired_is_renewed_at_the_same_address(phone: Client, ask: Ask, link: AskLink) -> None:
    AskLink.objects.update(expires=later(-1))
    old = token_of(link)
    assert "nouveau-lien/" in phone.get(f"/d/{old}/").content.decode()
    answer = phone.post(f"/d/{old}/nouveau-lien/")
    assert (answer.status_code, sent()) == (200, ["maison1@membre.example"] * 2)
    assert phone.get(f"/d/{old}/").status_code == 404
    assert phone.get(f"/d/{token_of(ask.links.get())}/").status_code == 200


def test_a_link_that_serves_is_not_renewed(phone: Client, link: AskLink) -> None:
    phone.post(f"/d/{token_of(link)}/nouveau-lien/")
    assert sent() == ["maison1@membre.example"]


def test_the_link_of_a_closed_ask_is_not_renewed(phone: Client, ask: Ask, link: AskLink) -> None:
    AskLink.objects.update(expires=later(-1))
    close_ask(ask=ask, on=timezone.localdate(), actor="test")
    phone.post(f"/d/{token_of(link)}/nouveau-lien/")
    assert sent() == ["maison1@membre.example"]
