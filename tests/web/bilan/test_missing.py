"""What is missing before a bilan is printed, and asking for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jalon.mailings.models import Message
from jalon.network.actions.parties import create_party
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan, RequestLine
from tests.web.bilan.test_page import address, shown

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00")]  # while the plan of these tests goes on


@pytest.fixture
def answered_for(garden: Plan) -> Plan:
    """Léa answers for the feast; nobody for what is for the board."""
    lea = create_party(network=garden.network, name="Léa Fortin", email="lea@jardins.example", actor="test")
    garden.assignments.create(item=garden.items.get(text="Tenir une fête"), person=lea)
    return garden


def part(client: Client, plan: Plan, asked: str = "") -> str:
    return shown(client, plan, asked).partition('class="bilan-missing"')[2].partition("</section>")[0]


def test_empty_cells_are_counted_by_who_answers(signed_in: Client, answered_for: Plan) -> None:
    section = part(signed_in, answered_for)
    assert "1 case vide" in section
    assert "Léa Fortin" in section
    assert "Tenir une fête" in section


def test_what_its_readers_do_not_see_is_not_missing_for_them(signed_in: Client, answered_for: Plan) -> None:
    assert "huis clos" not in part(signed_in, answered_for)
    assert "2 cases vides" in part(signed_in, answered_for, "?vu=1&pour=board")


def test_what_was_said_is_not_missing_because_its_readers_may_not_read_it(
    signed_in: Client, answered_for: Plan
) -> None:
    said = ReportContent(status="", note="Salle réservée.")
    item = answered_for.items.get(text="Tenir une fête")
    report_progress(item=item, content=said, actor="test", channel=ReportChannel.PAGE)
    assert "Rien ne manque" in part(signed_in, answered_for, "?vu=1&notes=non")


def test_they_are_asked_with_the_day_of_the_assembly(signed_in: Client, answered_for: Plan) -> None:
    day = timezone.localdate() + timedelta(days=20)
    response = signed_in.post(address("bilan_ask", answered_for), {"assemblee": day.isoformat()}, follow=True)
    line = RequestLine.objects.get()
    assert (line.item.text, line.reason, line.due) == ("Tenir une fête", "bilan", day)
    assert "Le bilan se prépare pour l’assemblée du" in Message.objects.get(kind="request").text
    assert "Léa Fortin" in response.content.decode()


def test_a_day_that_is_past_is_none(signed_in: Client, answered_for: Plan) -> None:
    day = timezone.localdate() - timedelta(days=1)
    signed_in.post(address("bilan_ask", answered_for), {"assemblee": day.isoformat()})
    assert RequestLine.objects.get().due is None


def test_an_answer_fills_the_preview(signed_in: Client, answered_for: Plan) -> None:
    item = answered_for.items.get(text="Tenir une fête")
    said = ReportContent(status="done", note="Quatre-vingts personnes.")
    report_progress(item=item, content=said, actor="test", channel=ReportChannel.MAIL)
    assert "Rien ne manque" in part(signed_in, answered_for)
    assert "Quatre-vingts personnes." in shown(signed_in, answered_for)


def test_who_may_only_read_is_told_of_nothing_missing(reading_client: Client, answered_for: Plan) -> None:
    assert part(reading_client, answered_for) == ""
    assert reading_client.post(reverse("bilan_ask", args=["rjs", answered_for.pk])).status_code == 403
