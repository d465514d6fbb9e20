"""Answers as they come: approved, corrected, refused; and those typed for somebody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from jalon.history.models import Entry
from jalon.network.models import Network, Party
from jalon.plans.actions.replies import reply
from jalon.plans.actions.reports import ReportContent
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.choices import ReplyChoice, ReportChannel, ReportState
from jalon.plans.models import Plan, PlanItem, ProgressReport, Request
from tests.web.news_requests.test_news_requests import news, shown
from tests.web.replies.conftest import ACTIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(asked: Request, network: Network) -> list[ProgressReport]:
    """Two answers that wait for approval."""
    change_rhythm(network=network, approve=True, actor="test")
    lines = asked.lines.order_by("id")[:2]
    told = ReportContent(note="Vingt terrains")
    return [kept for line in lines if (kept := reply(line=line, choice=ReplyChoice.DONE, more=told))]


def decide(client: Client, plan: Plan, report: ProgressReport, decision: str, **more: str) -> str:
    response = client.post(news(plan, f"reponses/{report.pk}/"), {"decision": decision} | more)
    report.refresh_from_db()
    return response["Location"] if response.status_code == 302 else str(response.status_code)


def test_answers_wait_in_a_row(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    page = shown(signed_in, news(ten, "reponses/")).replace("\u00a0", " ")
    for words in ("Réponse 1 de 2 à approuver", "Sophie Tremblay, par courriel", "Vingt terrains", "2 en attente"):
        assert words in page
    assert "Réponse 2 de 2" in shown(signed_in, news(ten, f"reponses/?reponse={two[1].pk}"))


def test_one_is_approved_and_the_next_comes(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    following = decide(signed_in, ten, two[0], "approuver")
    assert following.endswith(f"?reponse={two[1].pk}&fait={two[0].pk}")
    assert (two[0].state, PlanItem.objects.get(pk=two[0].item_id).status) == (ReportState.STANDING, "done")
    assert "Approuvé" in shown(signed_in, following)


def test_a_decision_is_undone(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    decide(signed_in, ten, two[0], "refuser")
    assert two[0].state == ReportState.REFUSED
    assert decide(signed_in, ten, two[0], "annuler").endswith(f"?reponse={two[0].pk}")
    assert two[0].state == ReportState.WAITING


def test_one_is_corrected_with_a_reason(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    assert "Corriger une réponse" in shown(signed_in, news(ten, f"reponses/?corriger={two[0].pk}"))
    said = {"status": "in_progress", "percent": "80", "note": "Dix-huit terrains", "reason": "Deux sont en double"}
    decide(signed_in, ten, two[0], "corriger", **said)
    kept = ProgressReport.objects.latest("pk")
    assert (two[0].state, two[0].note) == (ReportState.REFUSED, "Vingt terrains")
    assert (kept.status, kept.percent, kept.channel, kept.state) == ("in_progress", 80, ReportChannel.TYPED, "standing")
    assert kept.said_by == two[0].said_by
    assert kept.answers.get().item_id == kept.item_id
    assert Entry.objects.get(verb="refused", object_type="plan_item").changes["reason"] == [None, "Deux sont en double"]


def test_a_correction_needs_its_reason(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    assert decide(signed_in, ten, two[0], "corriger", status="done", note="", percent="", reason="") == "422"
    assert decide(signed_in, ten, two[0], "corriger", status="", note="", percent="", reason="Rien") == "422"
    assert two[0].state == ReportState.WAITING


def test_what_was_decided_meanwhile_is_said(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    decide(signed_in, ten, two[0], "refuser")
    response = signed_in.post(news(ten, f"reponses/{two[0].pk}/"), {"decision": "approuver"}, follow=True)
    assert "décidée entre-temps" in response.content.decode()


def test_home_leads_to_what_waits(signed_in: Client, ten: Plan, two: list[ProgressReport]) -> None:
    page = shown(signed_in, "/reseaux/rjs/")
    assert f'<a href="{news(ten, "reponses/")}">2 réponses à approuver</a>' in page


def typed(client: Client, plan: Plan, person: Party, **values: str) -> tuple[int, str]:
    response = client.post(news(plan, "noter/"), {"personne": str(person.pk)} | values)
    return response.status_code, response.content.decode()


def items_of(plan: Plan) -> list[PlanItem]:
    return list(plan.items.filter(kind="action").order_by("path"))


def test_her_words_are_read_and_nothing_is_kept_yet(
    signed_in: Client, ten: Plan, sophie: Party, asked: Request
) -> None:
    words = "1 fait, 2 en cours à 40 %\nBonne journée\n\nLe 3 octobre 2026 à 9 h, le Réseau a écrit :\n> 3 fait"
    status, page = typed(signed_in, ten, sophie, texte=words, lire="1")
    first, second = items_of(ten)[:2]
    assert (status, ProgressReport.objects.count()) == (200, 0)
    for item, chosen in ((first, "done"), (second, "in_progress")):
        start = page.index(f'id="id_i{item.pk}-status"')
        assert f'value="{chosen}" selected' in page[start : start + 900]
    assert 'value="40"' in page
    assert "Bonne journée" in page


def test_words_that_found_no_action_are_given_one(signed_in: Client, ten: Plan, sophie: Party, asked: Request) -> None:
    first, second = items_of(ten)[:2]
    words = "1 fait\n\nC'est reporté au printemps"
    _status, page = typed(signed_in, ten, sophie, texte=words, lire="1")
    assert 'name="reste-action"' in page
    said = {"reste": "C'est reporté au printemps", "reste-action": str(second.pk)}
    _status, page = typed(signed_in, ten, sophie, texte=words, lire="1", **said)
    for item, chosen in ((first, "done"), (second, "postponed")):
        start = page.index(f'id="id_i{item.pk}-status"')
        assert f'value="{chosen}" selected' in page[start : start + 900]
    assert f'name="reste-action" value="{second.pk}"' in page  # read again, it stays there


def test_words_go_to_no_action_that_was_not_asked(signed_in: Client, ten: Plan, sophie: Party, asked: Request) -> None:
    said = {"reste": "C'est reporté", "reste-action": "999999"}
    status, page = typed(signed_in, ten, sophie, texte="C'est reporté", lire="1", **said)
    assert status == 200
    assert 'value="postponed" selected' not in page


def test_one_form_keeps_several_answers_in_her_name(
    signed_in: Client, ten: Plan, sophie: Party, asked: Request
) -> None:
    first, second = items_of(ten)[:2]
    said = {f"i{first.pk}-status": "done", f"i{second.pk}-note": "La ville hésite", "on": "2026-01-05"}
    status, _page = typed(signed_in, ten, sophie, **said)
    reports = ProgressReport.objects.order_by("pk")
    assert status == 302
    assert [(one.status, one.note, one.channel, one.said_by_id) for one in reports] == [
        ("done", "", "typed", sophie.pk),
        ("", "La ville hésite", "typed", sophie.pk),
    ]
    assert asked.lines.exclude(answer="").count() == 2
    page = shown(signed_in, news(ten, "reponses/"))
    assert "Selon Sophie Tremblay, saisi par" in page


def test_saying_nothing_is_refused(signed_in: Client, ten: Plan, sophie: Party) -> None:
    status, page = typed(signed_in, ten, sophie, on=timezone.localdate().isoformat())
    assert status == 422
    assert "Rien n’est encore dit d’aucune action" in page


def test_a_percent_that_is_none_keeps_nothing(signed_in: Client, ten: Plan, sophie: Party) -> None:
    first, second = items_of(ten)[:2]
    said = {f"i{first.pk}-status": "done", f"i{second.pk}-percent": "140", "on": "2026-01-05"}
    assert typed(signed_in, ten, sophie, **said)[0] == 422
    assert ProgressReport.objects.count() == 0


def test_another_action_may_be_added(signed_in: Client, ten: Plan, sophie: Party) -> None:
    ten.assignments.all().delete()
    page = shown(signed_in, news(ten, f"noter/?personne={sophie.pk}"))
    assert ACTIONS[0] in page[page.index("Une autre action") :]
    item = items_of(ten)[0]
    page = shown(signed_in, news(ten, f"noter/?personne={sophie.pk}&ajouter={item.pk}"))
    assert f"id_i{item.pk}-status" in page
    said = {f"i{item.pk}-status": "done", "ajouter": str(item.pk), "on": "2026-01-05"}
    assert typed(signed_in, ten, sophie, **said)[0] == 302
    assert ProgressReport.objects.get().item == item


def test_somebody_of_no_network_is_not_there(signed_in: Client, ten: Plan) -> None:
    assert signed_in.get(news(ten, "noter/?personne=999999")).status_code == 404
