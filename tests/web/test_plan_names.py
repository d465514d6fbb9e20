"""Two plans of one title are told apart wherever one is named, and naming them costs one query."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar

from jalon.accounts.models import User
from jalon.mailings.models import Message
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign
from jalon.plans.actions.feeds import make_feed
from jalon.plans.actions.life import describe_plan
from jalon.plans.actions.news_requests import ask_now
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan, Request
from jalon.plans.queries.plan_names import plan_names
from jalon.web.replies.links import token_of
from tests.conftest import draft_of, node, proposal_of

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00")]
NOW, NEXT = "Jardins (avril 2024 à mars 2027)", "Jardins (avril 2027 à mars 2030)"


def plan_of(network: Network, author: User, period: str) -> Plan:
    when = {"earliest": "2025-10-23", "latest": "2025-10-23", "kind": ["date"]}
    lines = [node("action", text, schedule="23 octobre 2025", when=when) for text in ("Semer", "Arroser")]
    proposal = proposal_of(node("axis", "Le terrain", *lines), title="Jardins", period=period)
    made = accept_draft(draft=draft_of(network, author, proposal), actor=author).plan
    assert made is not None
    return made


@pytest.fixture
def two(network: Network, coordinator: User) -> tuple[Plan, Plan]:
    """A plan and the next one, that kept its title."""
    return plan_of(network, coordinator, "2024-04/2027-03"), plan_of(network, coordinator, "2027-04/2030-03")


def said(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "plan",
        "timeline",
        "plan_responsibility",
        "plan_history",
        "plan_news",
        "plan_results",
        "plan_life",
        "plan_publication",
        "plan_settings",
        "bilan",
        "plan_carry",
        "update_start",
    ],
)
def test_every_page_of_a_plan_says_which(signed_in: Client, two: tuple[Plan, Plan], page: str) -> None:
    shown = said(signed_in, reverse(page, args=["rjs", two[0].pk]))
    assert NOW in shown
    assert NEXT not in shown


def test_the_page_of_a_line_says_of_which_plan(signed_in: Client, two: tuple[Plan, Plan]) -> None:
    item = two[1].items.get(text="Semer")
    assert NEXT in said(signed_in, reverse("plan_item", args=["rjs", two[1].pk, item.pk]))


@pytest.mark.parametrize("page", ["plan_list", "network_home", "plan_new", "feed_list"])
def test_every_list_says_both(signed_in: Client, two: tuple[Plan, Plan], page: str) -> None:
    shown = said(signed_in, reverse(page, args=["rjs"]))
    assert NOW in shown
    assert NEXT in shown


def test_what_waits_says_in_which_plan(signed_in: Client, two: tuple[Plan, Plan]) -> None:
    for plan in two:
        content = ReportContent(note="Fait")
        report_progress(
            item=plan.items.get(text="Semer"), content=content, actor="test", channel=ReportChannel.MAIL, waiting=True
        )
    shown = said(signed_in, reverse("network_home", args=["rjs"]))
    assert f"à approuver · {NOW}" in shown
    assert f"à approuver · {NEXT}" in shown


@pytest.mark.parametrize("text", ["Semer", "Jardins"])
def test_what_is_found_says_in_which_plan(signed_in: Client, two: tuple[Plan, Plan], text: str) -> None:
    shown = said(signed_in, reverse("search", args=["rjs"]) + f"?q={text}")
    places = [NOW, NEXT] if text == "Semer" else ["Plan · avril 2024 à mars 2027", "Plan · avril 2027 à mars 2030"]
    assert all(place in shown for place in places)


def test_what_somebody_answers_for_says_in_which_plan(signed_in: Client, two: tuple[Plan, Plan]) -> None:
    rose = create_party(network=two[0].network, name="Rose", actor="test")
    for plan in two:
        assign(plan=plan, targets=[plan.items.get(text="Semer")], person=rose, substitute=None, actor="test")
    shown = said(signed_in, reverse("party", args=["rjs", rose.pk]))
    assert NOW in shown
    assert NEXT in shown


def test_a_calendar_is_named_after_its_plan(client: Client, two: tuple[Plan, Plan], coordinator: User) -> None:
    feed = make_feed(network=two[0].network, user=coordinator, plan=two[1])
    read = Calendar.from_ical(client.get(f"/calendriers/{feed.secret}.ics").content)
    assert str(read["X-WR-CALNAME"]).endswith(f"– {NEXT}")
    assert all(str(event["DESCRIPTION"]).startswith(NEXT) for event in read.walk("VEVENT"))


@pytest.fixture
def asked(two: tuple[Plan, Plan]) -> Request:
    """Somebody asked about a line of each."""
    rose = create_party(network=two[0].network, name="Rose", email="rose@rjs.example", actor="test")
    for plan in two:
        assign(plan=plan, targets=[plan.items.get(text="Semer")], person=rose, substitute=None, actor="test")
    ids = [plan.items.get(text="Semer").pk for plan in two]
    ask_now(network=two[0].network, items=ids, actor="test")
    return Request.objects.get()


def test_a_message_that_asks_of_both_says_which_line_is_of_which(asked: Request) -> None:
    message = Message.objects.get(pk=asked.message_id)
    for plan in (NOW, NEXT):
        assert plan in message.text
        assert plan in message.html


def test_the_pages_of_a_link_say_it_too(client: Client, asked: Request) -> None:
    shown = said(client, reverse("reply_sheet", args=[token_of(asked)]))
    assert NOW in shown
    assert NEXT in shown
    line = asked.lines.order_by("id")[0]
    assert NOW in said(client, reverse("reply_line", args=[token_of(asked), line.pk]))


def test_a_name_follows_what_is_changed(two: tuple[Plan, Plan]) -> None:
    network = two[0].network
    names = plan_names(network, "fr")
    assert names.of(two[0]).words == NOW
    renamed = describe_plan(plan=two[1], facts={"title": "Outils"}, actor="test")
    assert names.of(renamed).words == "Outils"
    assert names.of(two[0]).words == "Jardins"


def test_names_of_all_the_plans_are_one_query(
    two: tuple[Plan, Plan], network: Network, django_assert_num_queries: Any
) -> None:
    fetched = Network.objects.get(pk=network.pk)
    plans = list(fetched.plans.all())
    with django_assert_num_queries(1), translation.override("fr"):
        assert {plan_names(fetched, "fr").of(plan).words for plan in plans} == {NOW, NEXT}
