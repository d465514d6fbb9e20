"""The same draft open twice, or too late, or sent nonsense: nothing is lost without a word."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Plan
from tests.conftest import draft_of, node, proposal_of
from tests.web.conftest import garden_proposal

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

START = "/reseaux/rjs/importer/"


@pytest.fixture
def base(draft: ImportDraft) -> str:
    return f"{START}{draft.pk}/"


def seen(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def text_of(draft: ImportDraft) -> str:
    draft.refresh_from_db()
    return str(draft.proposal["nodes"][0]["children"][0]["children"][0]["text"])


def test_a_line_changed_elsewhere_is_not_overwritten(signed_in: Client, draft: ImportDraft, base: str) -> None:
    mark = seen(signed_in, f"{base}?modifier=n3")
    first = signed_in.post(f"{base}modifier/", {"op": "correct", "node": "n3", "seen": mark, "text": "Un"})
    second = signed_in.post(
        f"{base}modifier/", {"op": "correct", "node": "n3", "seen": mark, "text": "Deux"}, follow=True
    )
    assert first.status_code == 302
    assert "dans une autre fenêtre" in second.content.decode()
    assert text_of(draft) == "Un"


def test_another_line_changed_elsewhere_does_not_matter(signed_in: Client, draft: ImportDraft, base: str) -> None:
    mark = seen(signed_in, f"{base}?modifier=n3")
    signed_in.post(f"{base}modifier/", {"op": "correct", "node": "n4", "text": "Autre"})
    signed_in.post(f"{base}modifier/", {"op": "correct", "node": "n3", "seen": mark, "text": "Un"})
    assert text_of(draft) == "Un"


def test_a_doubt_settled_twice_settles_no_other(signed_in: Client, network: Network, coordinator: User) -> None:
    doubts = [{"code": "rows_joined", "values": {}}, {"code": "unread_schedule", "values": {"text": "x"}}]
    draft = draft_of(network, coordinator, proposal_of(node("action", "A", doubts=doubts)))
    base = f"{START}{draft.pk}/"
    mark = seen(signed_in, f"{base}?doute=1")
    for _time in range(2):
        signed_in.post(f"{base}modifier/", {"op": "settle", "node": "n1", "seen": mark, "doubt": "0"})
    draft.refresh_from_db()
    assert [doubt["code"] for doubt in draft.proposal["nodes"][0]["doubts"]] == ["unread_schedule"]


def test_a_change_after_the_plan_began_is_said_to_be_lost(signed_in: Client, draft: ImportDraft, base: str) -> None:
    signed_in.post(f"{base}accepter/")
    answer = signed_in.post(f"{base}modifier/", {"op": "correct", "node": "n3", "text": "Un"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/reseaux/rjs/plans/{Plan.objects.get().pk}/"
    assert "votre changement n’a pas été gardé" in answer.content.decode()


def test_a_fragment_asked_after_the_plan_began_opens_the_plan(signed_in: Client, base: str) -> None:
    signed_in.post(f"{base}accepter/")
    answer = signed_in.post(f"{base}annuler/", headers={"hx-request": "true"})
    assert answer["HX-Redirect"] == f"/reseaux/rjs/plans/{Plan.objects.get().pk}/"


def test_a_draft_past_its_day_is_gone(signed_in: Client, network: Network, coordinator: User) -> None:
    late = timezone.now() - timedelta(minutes=1)
    draft = draft_of(network, coordinator, garden_proposal(), expires=late)
    base = f"{START}{draft.pk}/"
    assert base not in signed_in.get(START).content.decode()
    assert signed_in.get(base).status_code == 404
    actions = ["modifier/", "lecture/", "annuler/", "refaire/", "accepter/", "supprimer/"]
    assert {signed_in.post(base + action).status_code for action in actions} == {404}


def test_a_plan_whose_lines_are_all_put_aside_is_not_kept(signed_in: Client, draft: ImportDraft, base: str) -> None:
    signed_in.post(f"{base}modifier/", {"op": "discard", "node": "n1"})
    assert signed_in.post(f"{base}accepter/")["Location"] == base
    draft.refresh_from_db()
    assert not draft.accepted


@pytest.mark.parametrize(
    "values",
    [
        {"op": "settle", "node": "n5", "doubt": "9" * 5000},
        {"op": "settle", "node": "n5", "doubt": "-1"},
        {"op": "together", "edits": "[]"},
        {"op": "read_again", "choices": "{}", "reading": "{}"},
        {"op": "correct", "node": "n1", "parent": "n3"},
        {"op": "correct", "node": "n999", "text": "x"},
        {"op": "correct", "node": "n3", "status": "<b>"},
        {"op": "correct", "node": "n3", "text": "a\n" * 5000},
        {"op": "title", "starts": "2027-01-01", "ends": "2024-01-01"},
        {"op": "title", "starts": "9" * 5000},
        {"op": "place", "text": "u1", "node": "n3", "field": "id"},
        {"op": "up", "node": "n1"},
    ],
    ids=lambda values: "-".join(f"{name}={text[:12]!r}" for name, text in values.items()),
)
def test_what_makes_no_sense_changes_nothing(
    signed_in: Client, draft: ImportDraft, base: str, values: dict[str, str]
) -> None:
    before = draft.proposal
    assert "message-error" in signed_in.post(f"{base}modifier/", values, follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.proposal == before
