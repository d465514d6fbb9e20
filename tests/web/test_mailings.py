"""The outbox of a network, its messages, its settings, its addresses."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jalon.mailings.actions.addresses import record_bounce
from jalon.mailings.actions.messages import queue
from jalon.mailings.actions.settings import change_mail_settings
from jalon.mailings.models import Message
from jalon.mailings.queries import mail_settings
from jalon.mailings.rules import MessageKind, MessageState
from jalon.network.models import Network
from jalon.web.mailings.links import preferences_url
from jalon.web.mailings.writing import render_message
from tests.web.test_costs import queries

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
BASE = "/reseaux/rjs/courriels/"
HTML = "<html><head><title>T</title></head><body><p>Bonjour</p><script>alert(1)</script></body></html>"


def written(network: Network, **values: Any) -> Message:
    given = {"to_email": "lea@membre.example", "to_name": "Léa", "subject": "Des nouvelles?", "html": HTML}
    text = "Voir https://jalon.example.org/oui"
    return queue(network=network, kind=MessageKind.REQUEST, text=text, actor="test", **(given | values))


@pytest.fixture
def message(network: Network) -> Message:
    return written(network)


def test_an_empty_outbox_says_what_it_is_for(signed_in: Client) -> None:
    assert "Aucun courriel encore" in signed_in.get(BASE).content.decode()


def test_the_outbox_by_state_and_words(signed_in: Client, network: Network, message: Message) -> None:
    failed = written(network, subject="Une autre chose", to_name="Paul")
    Message.objects.filter(pk=failed.pk).update(state=MessageState.FAILED, reason="unreachable")
    page = signed_in.get(BASE, {"etat": "failed"}).content.decode()
    assert "Une autre chose" in page
    assert "Des nouvelles?" not in page
    found = signed_in.get(BASE, {"texte": "paul autre"}).content.decode()
    assert "Une autre chose" in found
    assert "Des nouvelles?" not in found


@pytest.mark.parametrize("asked", ["etat=x", "page=0", "page=abc", "texte=%00", "etat=sending", "texte=zzz"])
def test_a_senseless_question_breaks_nothing(signed_in: Client, message: Message, asked: str) -> None:
    assert signed_in.get(f"{BASE}?{asked}").status_code == 200


def test_the_outbox_costs_the_same_for_many(signed_in: Client, network: Network, message: Message) -> None:
    queries(signed_in, BASE)  # the first page of the day notes that she came
    few = queries(signed_in, BASE)
    for number in range(60):
        written(network, to_email=f"p{number}@membre.example")
    assert queries(signed_in, BASE) == few <= 12


def test_a_message_shows_its_words_and_its_tries(signed_in: Client, message: Message) -> None:
    message.attempts.create(ok=False, code=451, answer="<b>plus tard</b>")
    page = signed_in.get(f"{BASE}{message.pk}/").content.decode()
    assert 'href="https://jalon.example.org/oui"' in page
    assert "&lt;b&gt;plus tard" in page


def test_its_web_page_can_do_nothing(signed_in: Client, message: Message) -> None:
    response = signed_in.get(f"{BASE}{message.pk}/apercu/")
    policy = response["Content-Security-Policy"]
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")
    assert "sandbox allow-popups" in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_blank">' in response.content.decode()


@pytest.mark.parametrize(
    ("before", "decision", "after"),
    [
        ("waiting", "hold", "held"),
        ("waiting", "cancel", "cancelled"),
        ("waiting", "send_now", "waiting"),
        ("held", "release", "waiting"),
        ("failed", "resend", "waiting"),
        ("drafted", "mark_sent", "sent"),
        ("sent", "cancel", "sent"),
        ("waiting", "pigeon", "waiting"),
    ],
)
def test_what_is_decided(signed_in: Client, message: Message, before: str, decision: str, after: str) -> None:
    Message.objects.filter(pk=message.pk).update(state=before)
    response = signed_in.post(f"{BASE}{message.pk}/decider/", {"decision": decision})
    message.refresh_from_db()
    assert (response.status_code, message.state) == (302, after)


def test_what_can_no_more_be_changed_says_so(signed_in: Client, message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(state=MessageState.SENT)
    page = signed_in.post(f"{BASE}{message.pk}/decider/", {"decision": "hold"}, follow=True).content.decode()
    assert "ne peut plus être changé" in page


def test_all_held_then_all_released(signed_in: Client, network: Network, message: Message) -> None:
    signed_in.post(f"{BASE}tous/", {"decision": "hold"})
    assert network.messages.get().state == MessageState.HELD
    signed_in.post(f"{BASE}tous/", {"decision": "release"})
    assert network.messages.get().state == MessageState.WAITING


def test_drafts_one_by_one_and_together(signed_in: Client, network: Network) -> None:
    change_mail_settings(network=network, actor="test", way="drafts")
    one, two = written(network), written(network, to_name="Paul Été")
    single = signed_in.get(f"{BASE}{one.pk}/message.eml")
    assert (single["Content-Type"], b"X-Unsent: 1" in single.content) == ("message/rfc822", True)
    archive = zipfile.ZipFile(io.BytesIO(signed_in.get(f"{BASE}brouillons.zip").content))
    assert archive.namelist() == [f"{one.pk:06d}-lea.eml", f"{two.pk:06d}-paul-ete.eml"]
    three = written(network)  # made while the others were being sent
    signed_in.post(f"{BASE}tous/", {"decision": "mark_sent", "last": two.pk})
    states = {found.pk: found.state for found in network.messages.all()}
    assert states == {one.pk: "sent", two.pk: "sent", three.pk: "drafted"}


def test_how_they_leave(signed_in: Client, network: Network) -> None:
    given = {"way": "drafts", "from_name": "RJS\r\nBcc: x", "quiet_from": "20:00", "quiet_until": "08:00"}
    assert signed_in.post(f"{BASE}reglages/", given).status_code == 302
    chosen = mail_settings(network)
    assert (chosen.way, chosen.from_name, chosen.quiet_from.hour) == ("drafts", "RJS Bcc: x", 20)


def test_a_day_without_a_pause_is_a_mistake(signed_in: Client) -> None:
    given = {"way": "server", "paused_until": "2027-03-10", "quiet_from": "20:00", "quiet_until": "08:00"}
    assert signed_in.post(f"{BASE}reglages/", given).status_code == 422


def test_who_receives_nothing(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{BASE}adresses/", {"decision": "refuse", "email": "Lea@membre.example"})
    record_bounce(network=network, email="vieux@membre.example", hard=True, answer="550", actor="test")
    page = signed_in.get(f"{BASE}adresses/").content.decode()
    assert "lea@membre.example" in page
    assert "vieux@membre.example" in page
    signed_in.post(f"{BASE}adresses/", {"decision": "accept", "pk": network.refusals.get().pk})
    signed_in.post(f"{BASE}adresses/", {"decision": "forget", "pk": network.bounces.get().pk})
    assert not network.refusals.exists()
    assert not network.bounces.exists()


def test_who_may_only_read_does_not_see_them(reading_client: Client) -> None:
    assert reading_client.get(BASE).status_code == 403


def test_a_message_in_two_parts_and_two_languages(network: Network, settings: Any, tmp_path: Path) -> None:
    words = "{% block content %}Bonjour{% endblock %}"
    (tmp_path / "example_subject.txt").write_text("Un\nobjet\n")
    (tmp_path / "example.txt").write_text('{% extends "mailings/message.txt" %}' + words)
    (tmp_path / "example.html").write_text('{% extends "mailings/message.html" %}' + words)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    choices = preferences_url(network, "lea@membre.example", MessageKind.NOTICE)
    context = {"network": network, "preferences_url": choices}
    french = render_message("example", context, "fr")
    english = render_message("example", context, "en")
    assert french.text.endswith(f"Choisir ce que vous recevez\N{NO-BREAK SPACE}: {choices}\n")
    assert french.subject == "Un objet"
    assert "\n-- \n" in french.text
    assert '<html lang="en"' in english.html
    assert "<img" not in french.html
