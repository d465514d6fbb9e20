"""A file edited by hand brings its plan up to date, and nothing that hangs on the plan is lost."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import OperationalError

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.deciding import ACCEPTED, REFUSED, decide, decisions_of, undo_decision
from jalon.plans.actions.items import change_item
from jalon.plans.actions.life import close_plan
from jalon.plans.actions.reimport import apply_update
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.structure import remove_item, restore_item
from jalon.plans.choices import ReportChannel
from jalon.plans.comparing import Comparison
from jalon.plans.drafts import create_draft
from jalon.plans.errors import DraftAccepted, PlanClosed
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.proposals import prepare
from jalon.plans.queries.updating import comparison_of
from jalon.reading import FileRead
from tests.conftest import draft_of, node, proposal_of
from tests.plans.comparing.hand import Hand

Json = dict[str, Any]


def garden() -> Json:
    actions = [
        node("action", "Recenser les terrains", number="1", leads=["Comité jardins"], schedule="Automne 2024"),
        node("action", "Signer des ententes", number="2", leads=["CA"], expected_results=["Trois ententes"]),
        node("action", "Inviter le voisinage", number="3", results="En cours", status="in_progress"),
    ]
    other = node("axis", "Vie associative", node("objective", "Animer", node("action", "Tenir une rencontre")))
    return proposal_of(node("axis", "Jardins", node("objective", "Ouvrir des jardins", *actions)), other)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    plan = accept_draft(draft=draft_of(network, coordinator, garden()), actor=coordinator).plan
    assert plan is not None
    return plan


def update(plan: Plan, author: User, proposal: Json) -> tuple[ImportDraft, Comparison]:
    draft = draft_of(plan.network, author, prepare(deepcopy(proposal)), updates=plan)
    return draft, comparison_of(draft, Plan.objects.select_related("reading").get(pk=plan.pk))


def actions_of(proposal: Json) -> list[Json]:
    actions: list[Json] = proposal["nodes"][0]["children"][0]["children"]
    return actions


def accept_all(draft: ImportDraft, comparison: Comparison) -> None:
    decide(draft=draft, choices={one.key: ACCEPTED for one in comparison.differences})


def texts(plan: Plan) -> list[str]:
    return [item.text for item in plan.items.standing()]


def kept() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_an_update_that_finds_no_room_leaves_no_file(
    plan: Plan, coordinator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = garden()
    actions_of(changed)[1]["text"] = "Signer toutes les ententes"
    draft, comparison = update(plan, coordinator, changed)
    accept_all(draft, comparison)
    draft.content.save("plan.txt", ContentFile(b"un autre fichier"))
    before = kept()
    monkeypatch.setattr("jalon.plans.actions.reimport.index_plan", _no_more)
    with pytest.raises(OperationalError):
        apply_update(draft=draft, actor=coordinator)
    assert kept() == before


def test_a_draft_that_finds_no_room_leaves_no_file(
    network: Network, coordinator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept()
    monkeypatch.setattr("jalon.plans.models.ImportDraft.save", _no_more)
    read = FileRead({"format": "txt", "blocks": [], "margins": []}, garden())
    with pytest.raises(OperationalError):
        create_draft(network=network, author=coordinator, name="plan.txt", data=b"un plan", read=read)
    assert kept() == before


def _no_more(*_given: Any, **_values: Any) -> None:
    raise OperationalError("database or disk is full")


def test_the_very_same_file_changes_nothing(plan: Plan, coordinator: User) -> None:
    _draft, found = update(plan, coordinator, garden())
    assert found.differences == []


def test_what_is_accepted_is_applied_and_the_item_stays_itself(plan: Plan, coordinator: User) -> None:
    item = plan.items.get(text="Recenser les terrains")
    report_progress(
        item=item, content=ReportContent(note="Le comité y travaille"), actor="test", channel=ReportChannel.PAGE
    )
    edited = garden()
    actions_of(edited)[0] |= {"text": "Recenser tous les terrains", "schedule": "Hiver 2025", "leads": ["CA"]}
    draft, found = update(plan, coordinator, edited)
    accept_all(draft, found)
    done = apply_update(draft=draft, actor=coordinator)
    item.refresh_from_db()
    assert (item.text, item.schedule, [lead.text for lead in item.leads.all()]) == (
        "Recenser tous les terrains",
        "Hiver 2025",
        ["CA"],
    )
    assert item.reports.count() == 1
    assert done.applied == {"changed": 3}
    changed = Entry.objects.filter(object_type="plan_item", object_id=item.pk, verb="changed").get()
    assert changed.changes["text"] == ["Recenser les terrains", "Recenser tous les terrains"]


def test_the_file_becomes_the_one_the_plan_came_from(plan: Plan, coordinator: User) -> None:
    edited = garden()
    actions_of(edited)[0]["text"] = "Recenser tous les terrains"
    draft, found = update(plan, coordinator, edited)
    accept_all(draft, found)
    apply_update(draft=draft, actor=coordinator)
    _again, found = update(plan, coordinator, edited)
    assert found.differences == []


def test_rows_added_moved_and_removed(plan: Plan, coordinator: User) -> None:
    edited = garden()
    actions = actions_of(edited)
    actions.insert(0, node("action", "Choisir les semences", leads=["Comité jardins"], results="Fait", status="done"))
    edited["nodes"][1]["children"][0]["children"].insert(0, actions.pop(2))  # « Signer » goes to the other axis
    actions.pop()  # « Inviter » is gone
    draft, found = update(plan, coordinator, edited)
    assert [one.kind.value for one in found.differences] == ["added", "moved", "removed"]
    accept_all(draft, found)
    apply_update(draft=draft, actor=coordinator)
    assert texts(plan) == [
        "Jardins",
        "Ouvrir des jardins",
        "Choisir les semences",
        "Recenser les terrains",
        "Vie associative",
        "Animer",
        "Signer des ententes",
        "Tenir une rencontre",
    ]
    made = plan.items.get(text="Choisir les semences")
    assert (made.status, made.reports.get().channel) == ("done", ReportChannel.DOCUMENT)
    assert plan.items.filter(text="Inviter le voisinage").exclude(removed=None).exists()


def test_a_result_written_by_hand_is_a_report(plan: Plan, coordinator: User) -> None:
    edited = garden()
    actions_of(edited)[1] |= {"results": "Réalisé", "status": "done"}
    draft, found = update(plan, coordinator, edited)
    accept_all(draft, found)
    apply_update(draft=draft, actor=coordinator)
    item = plan.items.get(text="Signer des ententes")
    assert (item.status, item.results, item.reports.get().channel) == ("done", "Réalisé", ReportChannel.DOCUMENT)


def test_what_was_refused_is_not_lost(plan: Plan, coordinator: User) -> None:
    edited = garden()
    actions_of(edited)[0]["text"] = "Recenser tous les terrains"
    actions_of(edited).pop()
    actions_of(edited).append(node("action", "Cuisiner ensemble"))
    draft, found = update(plan, coordinator, edited)
    decide(draft=draft, choices={one.key: REFUSED for one in found.differences})
    done = apply_update(draft=draft, actor=coordinator)
    assert (done.applied, done.refused) == ({}, 3)
    assert texts(plan) == [row["text"] for row in _walk(garden()["nodes"])]
    draft, found = update(plan, coordinator, edited)
    assert sorted((one.kind.value, one.state.value) for one in found.differences) == [
        ("added", "refused"),
        ("changed", "refused"),
        ("removed", "refused"),
    ]
    assert found.nothing_changed
    accept_all(draft, found)
    apply_update(draft=draft, actor=coordinator)
    assert "Cuisiner ensemble" in texts(plan)
    assert "Recenser tous les terrains" in texts(plan)
    assert "Inviter le voisinage" not in texts(plan)


def _walk(nodes: list[Json]) -> list[Json]:
    return [row for node in nodes for row in (node, *_walk(node["children"]))]


def test_a_branch_stays_while_something_stands_under_it(plan: Plan, coordinator: User) -> None:
    edited = garden()
    moved = edited["nodes"][1]["children"][0]["children"].pop()
    edited["nodes"].pop()
    actions_of(edited).append(moved)
    draft, found = update(plan, coordinator, edited)
    removal = next(one for one in found.differences if one.kind == "removed")
    decide(draft=draft, choices={removal.key: ACCEPTED})  # the move is refused
    done = apply_update(draft=draft, actor=coordinator)
    assert done.stuck == [removal]
    assert "Vie associative" in texts(plan)


def test_a_decision_about_other_words_is_no_decision(plan: Plan, coordinator: User) -> None:
    edited = garden()
    actions_of(edited)[0]["text"] = "Recenser tous les terrains"
    draft, found = update(plan, coordinator, edited)
    accept_all(draft, found)
    item = plan.items.get(text="Recenser les terrains")
    change_item(item=item, changes={"text": (item.text, "Recenser les terrains publics")}, actor="test")
    apply_update(draft=draft, actor=coordinator)
    item.refresh_from_db()
    assert item.text == "Recenser les terrains publics"


def test_deciding_can_be_undone(plan: Plan, coordinator: User) -> None:
    draft, _found = update(plan, coordinator, garden())
    decide(draft=draft, choices={"a": ACCEPTED, "b": ACCEPTED})
    draft = decide(draft=draft, choices={"a": ACCEPTED, "b": REFUSED})
    assert decisions_of(draft) == {"a": ACCEPTED, "b": REFUSED}
    assert decisions_of(undo_decision(draft=draft)) == {"a": ACCEPTED, "b": ACCEPTED}


def test_an_update_is_applied_once(plan: Plan, coordinator: User) -> None:
    draft, _found = update(plan, coordinator, garden())
    apply_update(draft=draft, actor=coordinator)
    with pytest.raises(DraftAccepted):
        apply_update(draft=draft, actor=coordinator)


def test_a_closed_plan_takes_no_update(plan: Plan, coordinator: User) -> None:
    draft, _found = update(plan, coordinator, garden())
    plan = close_plan(plan=plan, on=plan.created.date(), actor="test")
    with pytest.raises(PlanClosed):
        apply_update(draft=draft, actor=coordinator)


def test_what_the_plan_took_out_does_not_come_back(plan: Plan, coordinator: User) -> None:
    remove_item(item=plan.items.get(text="Recenser les terrains"), reason="", actor="test")
    _draft, found = update(plan, coordinator, garden())
    assert [(one.kind.value, one.state.value) for one in found.differences] == [("added", "ours")]


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edit_by_hand_the_plan_says_what_the_file_says(plan: Plan, coordinator: User, seed: int) -> None:
    """All accepted: same texts in the same order, and every row that went on kept its reports."""
    for item in plan.items.standing():
        report_progress(
            item=item, content=ReportContent(note=f"Nouvelles de {item.pk}"), actor="test", channel=ReportChannel.PAGE
        )
    reports = {item.pk: item.reports.count() for item in plan.items.all()}
    edited, _truth = Hand(garden(), seed).edit(8).read_again()
    draft, found = update(plan, coordinator, edited)
    accept_all(draft, found)
    done = apply_update(draft=draft, actor=coordinator)
    if not done.stuck:
        assert texts(plan) == [row["text"] for row in _walk(edited["nodes"])]
        _again, found = update(plan, coordinator, edited)
        assert found.nothing_changed
    assert all(plan.items.get(pk=pk).reports.count() >= count for pk, count in reports.items())


def test_many_rows_taken_out_at_once_come_back_one_by_one(plan: Plan, coordinator: User) -> None:
    """Their places are those they had, and each is put back by itself."""
    edited = garden()
    del actions_of(edited)[0], actions_of(edited)[1]
    draft, found = update(plan, coordinator, edited)
    decide(draft=draft, choices={one.key: ACCEPTED for one in found.differences})
    assert apply_update(draft=draft, actor=coordinator).applied == {"removed": 2}
    assert "Recenser les terrains" not in texts(plan)
    last = plan.items.get(text="Inviter le voisinage")
    restore_item(item=last, actor="test")
    assert texts(plan)[2:4] == ["Signer des ententes", "Inviter le voisinage"]
