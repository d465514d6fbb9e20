"""Whom to ask for news, pauses, the rhythm, the log."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jalon.history.models import Entry
from jalon.mailings.actions.addresses import record_bounce, refuse
from jalon.mailings.actions.settings import change_mail_settings
from jalon.mailings.models import Message
from jalon.mailings.rules import Channel, MessageKind
from jalon.network.models import Network, Party
from jalon.plans.actions.news_requests import ask_network, ask_now
from jalon.plans.actions.replies import reply
from jalon.plans.choices import ReplyChoice
from jalon.plans.models import Plan, Request, Rhythm
from jalon.plans.queries.news_requests import digests_of, news_context, tempo_of
from tests.web.replies.conftest import ACTIONS
from tests.web.test_costs import queries

pytestmark = pytest.mark.django_db


def news(plan: Plan, page: str = "") -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/nouvelles/{page}"


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_who_would_be_asked_and_why(signed_in: Client, ten: Plan) -> None:
    page = shown(signed_in, news(ten, "?quoi=tout"))
    for words in (
        "Sophie Tremblay",
        "sophie@atelier.example",
        ACTIONS[9],
        "Personne n’en a encore donné de nouvelles.",
    ):
        assert words in page
    assert Request.objects.count() == 0


def test_the_message_is_read_before_it_is_sent(signed_in: Client, ten: Plan, sophie: Party) -> None:
    page = shown(signed_in, news(ten, f"apercu/{sophie.pk}/?quoi=tout"))
    assert "10 actions attendent de vos nouvelles" in page
    response = signed_in.get(news(ten, f"apercu/{sophie.pk}/courriel/?quoi=tout"))
    assert ACTIONS[0] in response.content.decode()
    assert "sandbox" in response["Content-Security-Policy"]
    assert (Message.objects.count(), Request.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["seule", "personne", "tous"])
def test_it_is_sent_to_one_to_those_ticked_to_all(signed_in: Client, ten: Plan, sophie: Party, who: str) -> None:
    response = signed_in.post(news(ten, "envoyer/"), {"quoi": "tout", who: sophie.pk}, follow=True)
    assert "La demande est en route vers Sophie Tremblay" in response.content.decode()
    assert Request.objects.get().lines.count() == 10
    assert Message.objects.get().to_email == sophie.email


def test_nobody_chosen_is_said(signed_in: Client, ten: Plan) -> None:
    response = signed_in.post(news(ten, "envoyer/"), {"quoi": "tout"}, follow=True)
    assert "choisissez au moins une personne" in response.content.decode()
    assert Message.objects.count() == 0


@pytest.mark.now("2026-10-13T10:00")  # nothing is late: the rhythm asks for nothing
def test_what_was_asked_meanwhile_is_said(signed_in: Client, ten: Plan, sophie: Party) -> None:
    response = signed_in.post(news(ten, "envoyer/"), {"seule": sophie.pk}, follow=True)
    assert "Il ne reste rien à envoyer" in response.content.decode()


@pytest.mark.parametrize(
    ("chosen", "words"),
    [({"way": "drafts"}, "un brouillon"), ({"hold": True}, "que vous le laissiez partir"), ({"paused": True}, "pause")],
)
def test_what_does_not_leave_by_itself_is_said(
    signed_in: Client, ten: Plan, network: Network, chosen: dict[str, Any], words: str
) -> None:
    change_mail_settings(network=network, actor="test", **chosen)
    response = signed_in.post(news(ten, "envoyer/"), {"quoi": "tout", "tous": "1"}, follow=True)
    assert words in response.content.decode()


def test_what_the_rhythm_asks_can_be_sent_at_once(signed_in: Client, ten: Plan, network: Network) -> None:
    day = timezone.localdate()
    ten.items.filter(text__in=ACTIONS[:2]).update(earliest=day - timedelta(days=40), latest=day - timedelta(days=1))
    due = {line.item.text for line in digests_of(news_context(network, day), tempo_of(Rhythm(late=[1, 7])))[0].lines}
    assert set(ACTIONS[:2]) <= due
    signed_in.post(news(ten, "envoyer/"), {"tous": "1"})
    assert {line.item.text for line in Request.objects.get().lines.all()} == due


def test_what_was_just_answered_is_not_asked_again(signed_in: Client, ten: Plan, asked: Request) -> None:
    line = asked.lines.order_by("id")[0]
    reply(line=line, choice=ReplyChoice.IN_PROGRESS)
    page = shown(signed_in, news(ten, "?quoi=tout"))
    assert ACTIONS[0] not in page
    assert ACTIONS[1] in page


def test_an_axis_alone(signed_in: Client, ten: Plan) -> None:
    axis = ten.items.get(kind="axis")
    assert ACTIONS[0] in shown(signed_in, news(ten, f"?quoi=axe-{axis.pk}"))
    assert ACTIONS[0] not in shown(signed_in, news(ten, "?quoi=axe-0"))


def test_asked_twice_the_same_day_is_one_message(signed_in: Client, ten: Plan, asked: Request) -> None:
    Message.objects.update(state="sent")
    page = signed_in.post(news(ten, "envoyer/"), {"quoi": "tout", "tous": "1"}, follow=True).content.decode()
    assert "a déjà reçu un courriel aujourd’hui" in page
    assert Message.objects.count() == 1


def test_who_cannot_be_asked_is_said(signed_in: Client, ten: Plan, sophie: Party, network: Network) -> None:
    record_bounce(network=network, email=sophie.email, hard=True, answer="550", actor="test")
    page = shown(signed_in, news(ten))
    assert "Les courriels à cette adresse reviennent." in page
    Party.objects.filter(pk=sophie.pk).update(email="")
    assert "Aucune adresse connue" in shown(signed_in, news(ten))


def test_what_nobody_answers_for_is_counted(signed_in: Client, ten: Plan) -> None:
    ten.assignments.all().delete()
    assert "<strong>10 actions</strong> dont personne ne répond" in shown(signed_in, news(ten))


def test_it_is_not_me_asks_who(signed_in: Client, ten: Plan, asked: Request) -> None:
    line = asked.lines.order_by("id")[0]
    reply(line=line, choice=ReplyChoice.NOT_ME, who="Amir Haddad")
    for address in (news(ten), news(ten, "reponses/")):
        page = shown(signed_in, address)
        assert "Ce serait plutôt Amir Haddad" in page
        assert f"?modifier=element-{line.item_id}#element-{line.item_id}" in page
    form = shown(signed_in, f"/reseaux/rjs/plans/{ten.pk}/qui-repond/?modifier=element-{line.item_id}")
    assert f'name="cible" value="element-{line.item_id}"' in form


def test_who_answers_tells_of_what_its_person_says_is_not_hers(signed_in: Client, ten: Plan, asked: Request) -> None:
    board = f"/reseaux/rjs/plans/{ten.pk}/qui-repond/"
    assert "Dit que ce n’est pas elle" not in shown(signed_in, board)
    reply(line=asked.lines.order_by("id")[0], choice=ReplyChoice.NOT_ME, who="Amir Haddad")
    assert shown(signed_in, board).count("Dit que ce n’est pas elle : à régler.") == 1


def test_a_person_is_left_alone_for_a_while(signed_in: Client, ten: Plan, sophie: Party, network: Network) -> None:
    signed_in.post(news(ten, "pause/"), {"personne": sophie.pk, "jours": "30"})
    refusal = network.refusals.get()
    assert (refusal.kind, refusal.until) == (MessageKind.REQUEST, timezone.localdate() + timedelta(days=30))
    page = shown(signed_in, news(ten, "?quoi=tout"))
    assert "En pause jusqu’au" in page
    assert ACTIONS[0] not in page
    signed_in.post(news(ten, "pause/"), {"personne": sophie.pk})
    assert network.refusals.count() == 0


def test_what_she_decided_herself_is_hers(signed_in: Client, ten: Plan, sophie: Party, network: Network) -> None:
    refuse(network=network, email=sophie.email, kind=MessageKind.REQUEST, channel=Channel.LINK, actor="recipient")
    signed_in.post(news(ten, "pause/"), {"personne": sophie.pk, "jours": "30"})
    signed_in.post(news(ten, "pause/"), {"personne": sophie.pk})
    assert network.refusals.get().until is None


def test_a_plan_is_left_alone_for_a_while(signed_in: Client, ten: Plan, network: Network) -> None:
    day = timezone.localdate()
    ten.items.filter(kind="action").update(earliest=None, latest=day - timedelta(days=1))
    signed_in.post(news(ten, "pause/"), {"jours": "14"})
    assert "<strong>En pause :</strong>" in shown(signed_in, news(ten)).replace("\u00a0", " ")
    assert ask_network(network=network, now=timezone.now()) == 0
    signed_in.post(news(ten, "pause/"), {})
    assert ask_network(network=network, now=timezone.now()) == 1


def test_what_waits_of_a_plan_in_pause_is_asked_in_no_other_message(ten: Plan, asked: Request) -> None:
    ten.news_paused_until = timezone.localdate() + timedelta(days=9)
    ten.save()
    state = news_context(ten.network, timezone.localdate())
    member = state.people.of(asked.person_id)
    assert member
    assert state.waiting(member) == []


RHYTHM = {
    "active": "on",
    "assigned_after": "2",
    "before": "10",
    "late": "14, 3",
    "again": "21",
    "silent_after": "60",
    "link_days": "45",
    "approve": "on",
    "quiet_from": "20:00",
    "quiet_until": "08:00",
    "paused_until": "",
}


def test_the_rhythm_is_kept(signed_in: Client, ten: Plan, network: Network) -> None:
    assert signed_in.post(news(ten, "rythme/"), RHYTHM).status_code == 302
    rhythm = Rhythm.objects.get(network=network)
    assert (rhythm.before, rhythm.late, rhythm.again, rhythm.approve) == (10, [3, 14], 21, True)
    network.refresh_from_db()
    assert network.mail_settings.quiet_from.hour == 20
    assert Entry.objects.filter(object_type="rhythm", changes__has_key="late").exists()
    assert "puis tous les 21 jours" in shown(signed_in, news(ten, "rythme/"))


def test_the_days_of_the_example_read_as_a_sentence(signed_in: Client, ten: Plan) -> None:
    example = shown(signed_in, news(ten, "rythme/"))
    assert re.search(r"on redemande le \S+\xa0\w+ \d{4} et le \S+\xa0\w+ \d{4}, puis", example)


@pytest.mark.parametrize("late", ["demain", "0", "1, 400", "1,2,3,4,5,6,7", ""])
def test_a_rhythm_that_is_none_is_refused(signed_in: Client, ten: Plan, late: str) -> None:
    response = signed_in.post(news(ten, "rythme/"), RHYTHM | {"late": late})
    assert response.status_code == 422
    assert Rhythm.objects.get().late == [1, 7]


def test_the_log_says_what_became_of_it(signed_in: Client, ten: Plan, asked: Request) -> None:
    for line in asked.lines.order_by("id")[:3]:
        reply(line=line, choice=ReplyChoice.DONE)
    Message.objects.update(state="sent")
    page = shown(signed_in, news(ten, "journal/"))
    for words in ("Sophie Tremblay", "10 qui étaient sans", "Répondu en partie", "3 sur 10 actions", ACTIONS[0]):
        assert words in page


def test_a_link_is_closed_and_another_sent(signed_in: Client, ten: Plan, asked: Request) -> None:
    signed_in.post(news(ten, f"journal/{asked.pk}/"), {"decision": "renvoyer"})
    assert "Remplacé par une demande plus récente" in shown(signed_in, news(ten, "journal/"))
    newest = Request.objects.latest("pk")
    signed_in.post(news(ten, f"journal/{newest.pk}/"), {"decision": "revoquer"})
    newest.refresh_from_db()
    assert newest.revoked
    assert "Lien fermé le" in shown(signed_in, news(ten, "journal/"))


def test_an_expired_link_is_said(signed_in: Client, ten: Plan, asked: Request) -> None:
    Message.objects.update(state="sent")
    Request.objects.update(expires=timezone.now() - timedelta(days=1))
    assert "Expiré le" in shown(signed_in, news(ten, "journal/"))


def test_a_plan_that_is_over_asks_nothing(signed_in: Client, ten: Plan) -> None:
    Plan.objects.update(starts=date(2020, 1, 1), ends=date(2022, 1, 1))
    assert "Ce plan est terminé" in shown(signed_in, news(ten))


PAGES = ("", "?quoi=tout", "reponses/", "noter/", "journal/", "rythme/")


@pytest.mark.parametrize("page", PAGES)
def test_pages_cost_the_same_for_many(signed_in: Client, ten: Plan, sophie: Party, network: Network, page: str) -> None:
    items = list(ten.items.filter(kind="action").order_by("path"))
    address = news(ten, page) + (f"?personne={sophie.pk}" if page == "noter/" else "")
    ask_now(network=network, items=[items[0].pk], actor="test")
    reply(line=Request.objects.get().lines.get(), choice=ReplyChoice.DONE)
    signed_in.get(address)
    few = queries(signed_in, address)
    Request.objects.update(created=timezone.now() - timedelta(days=3))
    ask_now(network=network, items=[item.pk for item in items[1:]], actor="test")
    for line in Request.objects.latest("pk").lines.all()[:6]:
        reply(line=line, choice=ReplyChoice.NOT_YET)
    assert queries(signed_in, address) == few <= 16
