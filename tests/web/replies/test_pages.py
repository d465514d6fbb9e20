"""Answering a request for news by the links of its message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageState
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.news_requests import ask_now, revoke
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.choices import ReplyChoice, ReportChannel
from jalon.plans.models import Plan, ProgressReport, Request, RequestLine
from jalon.web.replies.links import token_of
from tests.web.replies.conftest import ACTIONS, links

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def client() -> Client:
    """A telephone that knows nothing, and holds to CSRF as a browser would."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en"})


def line_url(asked: Request, text: str = ACTIONS[0]) -> str:
    line = RequestLine.objects.get(request__replaced=None, item__text=text)
    return f"/r/{token_of(asked)}/{line.pk}/"


def test_the_message_says_what_is_asked(asked: Request) -> None:
    message = Message.objects.get()
    assert (message.subject, message.direct, message.kind) == (
        "10 actions attendent de vos nouvelles – RJS",
        True,
        "request",
    )
    for words in ("Bonjour Sophie,", ACTIONS[9], "Automne 2026", "Que chaque quartier", "Un résultat à voir"):
        assert words in message.text
        assert words in message.html
    assert len(links()) == 1 + 10 * 5 + 1


def test_opening_a_link_changes_nothing(client: Client, asked: Request) -> None:
    before = (ProgressReport.objects.count(), Entry.objects.count())
    for address in links()[:11]:
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    asked.refresh_from_db()
    assert ((ProgressReport.objects.count(), Entry.objects.count()), asked.opened) == (before, None)


def test_the_page_shows_the_action_and_the_choice_made(client: Client, asked: Request) -> None:
    page = client.get(line_url(asked) + "?rep=en-cours").content.decode()
    for words in (ACTIONS[0], "Que chaque quartier", "Un résultat à voir", "Action 1 sur 10", 'lang="fr"'):
        assert words in page
    assert page.index("checked") - page.index('value="in_progress"') < 60


def test_one_button_confirms_and_the_next_is_offered(client: Client, asked: Request) -> None:
    response = client.post(line_url(asked), {"answer": "done", "note": "Vingt terrains", "percent": "100"})
    report = ProgressReport.objects.get()
    assert response["Location"] == f"{line_url(asked, ACTIONS[1])}?recu={asked.lines.order_by('id')[0].pk}"
    assert (report.status, report.note, report.percent, report.author) == (
        "done",
        "Vingt terrains",
        100,
        f"party:{asked.person_id}",
    )
    assert "Reçu" in client.get(response["Location"]).content.decode()


def test_a_photo_is_kept(client: Client, asked: Request) -> None:
    photo = SimpleUploadedFile("IMG 1.jpg", b"\xff\xd8\xff photo", "application/octet-stream")
    client.post(line_url(asked), {"answer": "done", "attached": [photo]})
    stored = ProgressReport.objects.get().files.get()
    assert (stored.name, stored.origin, stored.media_type) == ("IMG 1.jpg", "answer", "image/jpeg")


def test_parts_have_their_percents(client: Client, asked: Request, ten: Plan) -> None:
    ten.items.filter(text=ACTIONS[0]).update(progress={"parts": {"Montréal": 40, "Laval": 100}})
    assert 'value="40"' in client.get(line_url(asked)).content.decode()
    client.post(line_url(asked), {"answer": "in_progress", "part_0": "100", "part_1": "60"})
    assert ProgressReport.objects.get().parts == {"Montréal": 60, "Laval": 100}


def test_nothing_chosen_is_said(client: Client, asked: Request) -> None:
    response = client.post(line_url(asked), {"answer": ""})
    assert response.status_code == 422
    assert "Choisissez une des cinq réponses" in response.content.decode()


def test_not_me_names_somebody(client: Client, asked: Request) -> None:
    client.post(line_url(asked), {"answer": "not_me", "who": "Amir Haddad"})
    line = asked.lines.order_by("id")[0]
    assert (line.answer, line.who, ProgressReport.objects.count()) == (ReplyChoice.NOT_ME, "Amir Haddad", 0)


def test_the_end_says_that_answers_are_read_first(client: Client, asked: Request) -> None:
    change_rhythm(network=asked.network, approve=True, actor="test")
    for text in ACTIONS:
        client.post(line_url(asked, text), {"answer": "done"})
    page = client.get(f"/r/{token_of(asked)}/merci/").content.decode()
    assert "les lira avant qu’elles figurent au plan" in page


def test_an_answer_may_be_changed(client: Client, asked: Request) -> None:
    client.post(line_url(asked), {"answer": "done"})
    assert "Vous avez répondu « Fait »" in client.get(line_url(asked)).content.decode().replace("\u00a0", " ")
    client.post(line_url(asked), {"answer": "not_yet"})
    assert sorted(ProgressReport.objects.values_list("status", "state")) == [
        ("done", "withdrawn"),
        ("to_do", "standing"),
    ]


def test_the_end_thanks(client: Client, asked: Request) -> None:
    response = None
    for text in ACTIONS:
        response = client.post(line_url(asked, text), {"answer": "done"})
    assert response
    assert response["Location"] == f"/r/{token_of(asked)}/merci/"
    assert "Merci" in client.get(response["Location"]).content.decode()


def test_all_are_listed_with_their_answers(client: Client, asked: Request) -> None:
    client.post(line_url(asked), {"answer": "postponed"})
    page = client.get(links()[0]).content.decode()
    assert "Reporté" in page
    assert "Répondu : 1 sur 10" in page.replace("\u00a0", " ")


def sheet_url(asked: Request) -> str:
    return f"/r/{token_of(asked)}/"


def test_several_are_ticked_on_the_sheet_and_confirmed_at_once(client: Client, asked: Request) -> None:
    first, second = asked.lines.order_by("pk")[:2]
    assert f'name="answer-{first.pk}"' in client.get(sheet_url(asked)).content.decode()
    ticked = {f"answer-{first.pk}": "done", f"answer-{second.pk}": "not_yet"}
    page = client.post(sheet_url(asked), ticked, follow=True).content.decode()
    assert list(asked.lines.order_by("pk").values_list("answer", flat=True)[:3]) == ["done", "not_yet", ""]
    assert f"<strong>Fait</strong>, <span>{ACTIONS[0]}" in page


def test_all_ticked_at_once_ends_with_thanks(client: Client, asked: Request) -> None:
    ticked = {f"answer-{pk}": "done" for pk in asked.lines.values_list("pk", flat=True)}
    page = client.post(sheet_url(asked), ticked, follow=True).content.decode()
    assert "Merci" in page
    assert set(asked.lines.values_list("answer", flat=True)) == {"done"}


def test_nothing_ticked_is_said_and_an_answer_given_is_not_ticked_over(client: Client, asked: Request) -> None:
    line = asked.lines.earliest("pk")
    client.post(sheet_url(asked), {f"answer-{line.pk}": "done"})
    response = client.post(sheet_url(asked), {f"answer-{line.pk}": "postponed", "answer-0": "done"})
    assert response.status_code == 422
    line.refresh_from_db()
    assert line.answer == "done"


def test_the_page_of_an_action_says_the_state_it_has_in_the_plan(client: Client, asked: Request, ten: Plan) -> None:
    said = ReportContent(status="in_progress", percent=Decimal(40))
    report_progress(item=ten.items.get(text=ACTIONS[0]), content=said, actor="test", channel=ReportChannel.TYPED)
    assert "<strong>En cours</strong> 40" in client.get(line_url(asked)).content.decode()


def test_news_without_words_are_not_shown_as_news(client: Client, asked: Request, ten: Plan) -> None:
    for note, shown in (("", False), ("Trois jardins", True)):
        said = ReportContent(status="in_progress", note=note)
        report_progress(item=ten.items.get(text=ACTIONS[0]), content=said, actor="test", channel=ReportChannel.TYPED)
        assert ("Dernières nouvelles" in client.get(line_url(asked)).content.decode()) == shown


def test_headers_keep_the_link_to_itself(client: Client, asked: Request) -> None:
    for response in (client.get(line_url(asked)), client.post(line_url(asked), {"answer": "done"})):
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies


def test_an_altered_link_says_so(client: Client, asked: Request) -> None:
    token = token_of(asked)
    for wrong in (token[:-1], "1" + token, token.replace(".", "x."), "abc"):
        response = client.get(f"/r/{wrong}/")
        assert response.status_code == 404
        assert "Sophie" not in response.content.decode()


def test_a_line_of_somebody_else_is_not_served(client: Client, asked: Request) -> None:
    other = Request.objects.create(network=asked.network, person=asked.person, expires=asked.expires)
    foreign = RequestLine.objects.create(request=other, item=asked.lines.all()[0].item, reason="silent")
    response = client.post(f"/r/{token_of(asked)}/{foreign.pk}/", {"answer": "done"})
    assert (response.status_code, ProgressReport.objects.count()) == (302, 0)


def test_an_expired_link_gives_a_new_one_to_the_same_address(client: Client, asked: Request) -> None:
    Message.objects.update(state=MessageState.SENT)
    Request.objects.update(expires=timezone.now(), created=timezone.now() - timedelta(days=60))
    address = line_url(asked)
    assert client.get(address).status_code == client.post(address, {"answer": "done"}).status_code == 403
    page = client.post(f"/r/{token_of(asked)}/nouveau-lien/").content.decode()
    assert "sophie@" not in page
    assert list(Message.objects.filter(state=MessageState.WAITING).values_list("to_email", "urgent")) == [
        ("sophie@atelier.example", True)
    ]
    assert client.get(links()[0]).status_code == 200


def test_a_revoked_link_serves_no_more(client: Client, asked: Request) -> None:
    address = line_url(asked)
    revoke(request=asked, actor="test")
    assert client.post(address, {"answer": "done"}).status_code == 403
    assert client.post(f"/r/{token_of(asked)}/nouveau-lien/").status_code == 403
    assert ProgressReport.objects.count() == 0


def test_an_old_link_leads_to_the_newest_page(client: Client, asked: Request, ten: Plan) -> None:
    old = line_url(asked)
    later = timezone.now() + timedelta(days=2)
    ask_now(network=ten.network, items=[ten.items.get(text=ACTIONS[1]).pk], actor="test", now=later)
    assert "Un courriel plus récent" in client.get(f"/r/{token_of(asked)}/").content.decode()
    assert ACTIONS[0] in client.get(old).content.decode()
    client.post(old, {"answer": "done"})
    assert RequestLine.objects.get(request__replaced=None, item__text=ACTIONS[0]).answer == "done"


def test_what_became_for_the_board_is_hidden(client: Client, asked: Request, ten: Plan) -> None:
    address = line_url(asked)
    set_visibility(item=ten.items.get(text=ACTIONS[0]), visibility=Audience.BOARD, actor="test")
    assert client.get(address).status_code == 302
    assert ACTIONS[0] not in client.get(f"/r/{token_of(asked)}/").content.decode()


def test_an_answer_waits_where_answers_are_approved(client: Client, asked: Request) -> None:
    change_rhythm(network=asked.network, approve=True, actor="test")
    client.post(line_url(asked), {"answer": "done"})
    assert ProgressReport.objects.get().state == "waiting"


def test_a_link_is_tried_a_limited_number_of_times(client: Client, db: None) -> None:
    statuses = {client.get(f"/r/{number}-abc.def/").status_code for number in range(70)}
    assert statuses == {404, 429}


def test_queries_do_not_grow(client: Client, asked: Request, django_assert_num_queries: Callable[..., Any]) -> None:
    with django_assert_num_queries(6):
        client.get(f"/r/{token_of(asked)}/")


@pytest.mark.parametrize("page", ["", "{}/"])
def test_what_the_plan_says_of_an_action_is_said_once(client: Client, asked: Request, page: str) -> None:
    """The state is there to be confirmed; the words of the document that repeat it are not."""
    line = asked.lines.order_by("id")[0]
    line.item.status, line.item.percent, line.item.results = "in_progress", Decimal(50), "En cours, 50 %"
    line.item.save()
    told = ReportContent(note="En cours, 50 %", status="in_progress", percent=Decimal(50))
    report_progress(item=line.item, content=told, actor="jalon", channel=ReportChannel.DOCUMENT)
    said = client.get(f"/r/{token_of(asked)}/{page.format(line.pk)}").content.decode()
    assert (said.count("50\u00a0%"), said.count("50 %")) == (1, 0)
