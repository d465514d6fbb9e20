"""Requests for news: made once a day, replaced, answered, revoked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.mailings import writing
from jalon.mailings.actions.addresses import refuse
from jalon.mailings.models import Message
from jalon.mailings.rules import Channel, MessageKind, MessageState
from jalon.mailings.writing import Written
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.news_requests import ask_now, resend, revoke, run_daily
from jalon.plans.actions.replies import reply, take_note
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.choices import ReplyChoice, ReportChannel, ReportState, RequestReason
from jalon.plans.models import Assignment, Plan, ProgressReport, Request, RequestLine
from jalon.plans.queries.news_requests import digests_of, news_context
from jalon.plans.queries.reply_sheet import newest_request
from jalon.plans.rules.news_requests import Tempo
from tests.conftest import draft_of, node, proposal_of

DAY = datetime(2025, 1, 1, 15, tzinfo=UTC)  # the day after the end of autumn 2024: late since one day


@pytest.fixture(autouse=True)
def _plain_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def written(**values: Any) -> Written:
        texts = [line.item.text for line in values["lines"]]
        return Written(f"{len(texts)} actions", "\n".join(texts), "<p>")

    monkeypatch.setitem(writing._writers, "request", written)
    return


@pytest.fixture
def sophie(network: Network) -> Party:
    return create_party(network=network, name="Sophie Tremblay", email="sophie@atelier.example", actor="test")


@pytest.fixture
def plan(network: Network, coordinator: User, sophie: Party) -> Plan:
    """Two actions due in autumn 2024 and one in winter 2025, that Sophie answers for."""
    autumn = {"earliest": "2024-09-01", "latest": "2024-12-31", "kind": ["interval"]}
    winter = {"earliest": "2025-01-01", "latest": "2025-03-31", "kind": ["interval"]}
    axis = node(
        "axis",
        "Jardins",
        node("action", "Recenser", when=autumn),
        node("action", "Signer", when=autumn),
        node("action", "Inviter", when=winter),
    )
    plan = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert plan
    Assignment.objects.create(plan=plan, item=plan.items.get(kind="axis"), person=sophie)
    Assignment.objects.update(created=datetime(2024, 9, 1, tzinfo=UTC))
    change_rhythm(network=network, active=True, actor="test")
    return plan


def line(text: str) -> RequestLine:
    return RequestLine.objects.filter(item__text=text, request__replaced=None).get()


def test_one_message_holds_all_that_is_due(plan: Plan) -> None:
    assert run_daily(now=DAY) == 1
    message = Message.objects.get()
    assert (message.to_email, message.subject, message.text) == (
        "sophie@atelier.example",
        "2 actions",
        "Recenser\nSigner",
    )
    assert set(RequestLine.objects.values_list("reason", flat=True)) == {RequestReason.AFTER}


def test_twice_the_same_day_is_once(plan: Plan) -> None:
    assert [run_daily(now=DAY), run_daily(now=DAY + timedelta(hours=2))] == [1, 0]
    assert Message.objects.count() == 1


def test_nothing_leaves_of_a_network_that_does_not_ask(plan: Plan, network: Network) -> None:
    change_rhythm(network=network, active=False, actor="test")
    assert run_daily(now=DAY) == 0
    assert len(digests_of(news_context(network, DAY.date()), Tempo())) == 1


def test_nothing_leaves_during_a_pause(plan: Plan, network: Network) -> None:
    change_rhythm(network=network, paused_until=DAY.date() + timedelta(days=3), actor="test")
    assert run_daily(now=DAY) == 0


def test_what_was_answered_is_not_asked_again(plan: Plan) -> None:
    run_daily(now=DAY)
    reply(line=line("Recenser"), choice=ReplyChoice.IN_PROGRESS)
    RequestLine.objects.filter(item__text="Recenser").update(answered=DAY)
    run_daily(now=DAY + timedelta(days=6))
    newest = Request.objects.get(replaced=None)
    assert [one.item.text for one in newest.lines.all()] == ["Signer"]


def test_what_waits_still_goes_into_the_new_request(plan: Plan, network: Network) -> None:
    """Signer was asked about on the first day; the second request is about something else and holds it too."""
    ask_now(network=network, items=[plan.items.get(text="Signer").pk], actor="test", now=DAY - timedelta(days=40))
    ask_now(network=network, items=[plan.items.get(text="Inviter").pk], actor="test", now=DAY - timedelta(days=20))
    newest = Request.objects.get(replaced=None)
    assert [(one.item.text, one.carried) for one in newest.lines.order_by("id")] == [
        ("Inviter", False),
        ("Signer", True),
    ]
    assert newest_request(Request.objects.exclude(replaced=None).get()) == newest


def test_asking_again_on_the_same_day_sends_no_second_message(plan: Plan, network: Network) -> None:
    ask_now(network=network, items=[plan.items.get(text="Signer").pk], actor="test", now=DAY)
    Message.objects.update(state=MessageState.SENT)
    came = ask_now(network=network, items=[plan.items.get(text="Inviter").pk], actor="test", now=DAY)
    assert ([one.name for one in came.already], Message.objects.count()) == (["Sophie Tremblay"], 1)
    assert Request.objects.get().lines.count() == 2


def test_before_it_left_the_message_is_written_again(plan: Plan, network: Network) -> None:
    for text in ("Signer", "Inviter"):
        ask_now(network=network, items=[plan.items.get(text=text).pk], actor="test", now=DAY)
    assert list(Message.objects.order_by("id").values_list("state", "text")) == [
        (MessageState.CANCELLED, "Signer"),
        (MessageState.WAITING, "Inviter\nSigner"),
    ]


def test_an_answer_is_a_report_signed_by_that_person(plan: Plan, sophie: Party) -> None:
    run_daily(now=DAY)
    report = reply(line=line("Recenser"), choice=ReplyChoice.DONE, more=ReportContent(note="Vingt terrains"))
    assert report
    assert (report.status, report.channel, report.said_by, report.note) == (
        "done",
        ReportChannel.MAIL,
        sophie,
        "Vingt terrains",
    )
    assert (plan.items.get(text="Recenser").status, Request.objects.get().opened is not None) == ("done", True)


def test_an_answer_changed_withdraws_the_first(plan: Plan) -> None:
    run_daily(now=DAY)
    for choice in (ReplyChoice.DONE, ReplyChoice.NOT_YET):
        reply(line=line("Recenser"), choice=choice)
    states = ProgressReport.objects.filter(item__text="Recenser").order_by("id").values_list("status", "state")
    assert list(states) == [("done", ReportState.WITHDRAWN), ("to_do", ReportState.STANDING)]
    assert plan.items.get(text="Recenser").status == "to_do"


def test_not_me_makes_no_report_and_is_not_asked_again(plan: Plan) -> None:
    run_daily(now=DAY)
    for text in ("Recenser", "Signer"):
        assert reply(line=line(text), choice=ReplyChoice.NOT_ME, who="Amir") is None
    assert (line("Recenser").who, ProgressReport.objects.count()) == ("Amir", 0)
    assert run_daily(now=DAY + timedelta(days=6)) == 0


def test_an_answer_waits_where_answers_are_approved(plan: Plan, network: Network) -> None:
    change_rhythm(network=network, approve=True, actor="test")
    run_daily(now=DAY)
    report = reply(line=line("Recenser"), choice=ReplyChoice.DONE)
    assert report
    assert (report.state, plan.items.get(text="Recenser").status) == (ReportState.WAITING, "")


def test_what_was_said_by_telephone_answers_the_request(plan: Plan, network: Network, sophie: Party) -> None:
    run_daily(now=DAY)
    take_note(
        network=network,
        item=plan.items.get(text="Signer"),
        said_by=sophie,
        content=ReportContent(status="done"),
        actor="user:1",
    )
    report = ProgressReport.objects.get()
    assert (report.author, report.said_by, report.channel) == ("user:1", sophie, ReportChannel.TYPED)
    assert line("Signer").answer == ReplyChoice.DONE


def test_nothing_is_sent_to_who_asked_for_a_pause(plan: Plan, network: Network) -> None:
    refuse(
        network=network, email="sophie@atelier.example", kind=MessageKind.REQUEST, channel=Channel.LINK, actor="test"
    )
    assert run_daily(now=DAY) == 0


def test_what_is_for_the_board_is_asked_of_the_board_alone(plan: Plan) -> None:
    set_visibility(item=plan.items.get(text="Signer"), visibility=Audience.BOARD, actor="test")
    run_daily(now=DAY)
    assert Message.objects.get().text == "Recenser"


def test_a_revoked_request_takes_its_message_back(plan: Plan) -> None:
    run_daily(now=DAY)
    revoke(request=Request.objects.get(), actor="test")
    assert Message.objects.get().state == MessageState.CANCELLED
    assert Request.objects.get().revoked


def test_a_new_link_carries_what_waits(plan: Plan) -> None:
    run_daily(now=DAY - timedelta(days=0))
    reply(line=line("Recenser"), choice=ReplyChoice.DONE)
    assert resend(request=Request.objects.get(), actor="recipient", now=DAY + timedelta(days=70))
    assert [one.text for one in Message.objects.order_by("-id")[:1]] == ["Signer"]


@pytest.mark.now("2025-01-01T10:00")
def test_news_by_another_way_takes_it_out_of_what_waits(plan: Plan, network: Network) -> None:
    ask_now(network=network, items=[plan.items.get(text="Signer").pk], actor="test", now=DAY - timedelta(days=40))
    report_progress(
        item=plan.items.get(text="Signer"),
        content=ReportContent(status="in_progress"),
        actor="user:1",
        channel=ReportChannel.PAGE,
    )
    ask_now(network=network, items=[plan.items.get(text="Inviter").pk], actor="test")
    assert [one.item.text for one in Request.objects.get(replaced=None).lines.all()] == ["Inviter"]


def test_queries_do_not_grow_with_items(
    plan: Plan, network: Network, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with django_assert_max_num_queries(10):
        digests_of(news_context(network, DAY.date()), Tempo())
