"""A draft: made from a file, edited, undone, deleted; seen by its author alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from jalon.accounts.models import User
from jalon.documents.errors import UnreadableFile
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.drafts import (
    create_draft,
    delete_draft,
    delete_expired_drafts,
    edit_draft,
    read_again,
    redo,
    undo,
)
from jalon.plans.errors import DraftAccepted, EditRefused
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.proposals.tree import walk
from jalon.reading import Choices, read
from tests.conftest import draft_of, node, proposal_of

SHEET = (
    "Objectifs\tMoyens\tRemarques\tÉchéancier\n"
    "Accueillir les membres\tÉcrire un guide\tMireille\tAutomne 2024\n"
    "Accueillir les membres\tTenir une rencontre\tHassan\tMars 2025\n"
    "Former la relève\tTrouver un local\tMireille\tEn continu\n"
)


@pytest.fixture
def draft(network: Network, coordinator: User) -> ImportDraft:
    return draft_of(network, coordinator, proposal_of(node("action", "Un"), node("action", "Deux")))


def again(draft: ImportDraft, choices: Choices) -> ImportDraft:
    return read_again(draft=draft, choices=choices, read=read(SHEET.encode(), "plan.txt", choices))


def texts(draft: ImportDraft) -> list[str]:
    return [n["text"] for n in draft.proposal["nodes"]]


def test_a_file_becomes_a_draft_of_its_author(network: Network, coordinator: User) -> None:
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    assert draft.proposal["kind"] == "plan"
    assert draft.document["format"] == "txt"
    assert draft.author == coordinator
    assert not Plan.objects.exists()


def test_the_network_s_seasons_are_used(network: Network, coordinator: User) -> None:
    network.seasons = {"23": [10, 11]}
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    assert str(plan.items.get(schedule="Automne 2024").earliest) == "2024-10-01"


def test_a_file_nobody_can_read_leaves_nothing(network: Network, coordinator: User) -> None:
    with pytest.raises(UnreadableFile):
        create_draft(network=network, author=coordinator, name="plan.docx", data=b"")
    assert not ImportDraft.objects.exists()


def test_another_role_for_a_column_is_one_edit_that_can_be_undone(network: Network, coordinator: User) -> None:
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    changed = again(draft, Choices({"Remarques": "leads"}))
    leads = [lead for axis in changed.proposal["nodes"] for child in axis["children"] for lead in child["leads"]]
    assert leads == ["Mireille", "Hassan", "Mireille"]
    assert undo(draft=changed).proposal == draft.proposal


def action(draft: ImportDraft, text: str) -> dict[str, Any]:
    (found,) = [one for one in walk(draft.proposal["nodes"]) if one["text"] == text]
    return found


def test_a_correction_is_kept_by_another_reading_where_the_line_is_the_same(
    network: Network, coordinator: User
) -> None:
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    guide, met = action(draft, "Écrire un guide")["id"], action(draft, "Tenir une rencontre")["id"]
    draft = edit_draft(draft=draft, edit={"op": "set_text", "node": guide, "field": "schedule", "value": "Mai 2026"})
    draft = edit_draft(draft=draft, edit={"op": "discard", "node": met})
    draft = edit_draft(draft=draft, edit={"op": "set_title", "field": "title", "value": "Notre plan"})
    changed = again(draft, Choices({"Remarques": "leads"}))
    assert changed.proposal["title"] == "Notre plan"
    assert action(changed, "Écrire un guide")["schedule"] == "Mai 2026"
    assert action(changed, "Écrire un guide")["leads"] == ["Mireille"]
    assert "Tenir une rencontre" not in [one["text"] for one in walk(changed.proposal["nodes"])]
    assert undo(draft=changed).proposal == draft.proposal


def test_a_correction_of_what_is_read_otherwise_now_is_left(network: Network, coordinator: User) -> None:
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    guide = action(draft, "Écrire un guide")["id"]
    draft = edit_draft(draft=draft, edit={"op": "set_extra", "node": guide, "heading": "Remarques", "value": "Ana"})
    changed = again(draft, Choices({"Remarques": "leads"}))
    assert (action(changed, "Écrire un guide")["leads"], action(changed, "Écrire un guide")["extra"]) == (
        ["Mireille"],
        {},
    )


def test_what_was_corrected_stays_through_two_other_readings(network: Network, coordinator: User) -> None:
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    guide = action(draft, "Écrire un guide")["id"]
    draft = edit_draft(draft=draft, edit={"op": "set_status", "node": guide, "status": "done"})
    changed = again(again(draft, Choices({"Remarques": "leads"})), Choices({"Remarques": "results"}))
    assert action(changed, "Écrire un guide")["status"] == "done"
    assert changed.proposal["choices"]["roles"] == {"Remarques": "results"}


def test_undo_then_redo(draft: ImportDraft) -> None:
    after = edit_draft(draft=draft, edit={"op": "discard", "node": "n1"})
    assert texts(after) == ["Deux"]
    assert texts(undo(draft=draft)) == ["Un", "Deux"]
    assert redo(draft=draft).proposal == after.proposal


def test_an_edit_after_undoing_forgets_what_was_undone(draft: ImportDraft) -> None:
    edit_draft(draft=draft, edit={"op": "discard", "node": "n1"})
    undo(draft=draft)
    edit_draft(draft=draft, edit={"op": "discard", "node": "n2"})
    with pytest.raises(EditRefused, match="nothing_to_redo"):
        redo(draft=draft)


def test_nothing_to_undo(draft: ImportDraft) -> None:
    with pytest.raises(EditRefused, match="nothing_to_undo"):
        undo(draft=draft)


def test_a_refused_edit_changes_nothing(draft: ImportDraft) -> None:
    with pytest.raises(EditRefused):
        edit_draft(draft=draft, edit={"op": "discard", "node": "n9"})
    draft.refresh_from_db()
    assert (texts(draft), draft.done, draft.edits) == (["Un", "Deux"], 0, [])


def test_an_accepted_draft_changes_no_more(draft: ImportDraft, coordinator: User) -> None:
    accept_draft(draft=draft, actor=coordinator)
    with pytest.raises(DraftAccepted):
        edit_draft(draft=draft, edit={"op": "discard", "node": "n1"})


@pytest.mark.django_db(transaction=True)
def test_a_deleted_draft_takes_its_file_along(draft: ImportDraft) -> None:
    path = Path(draft.content.path)
    assert path.exists()
    delete_draft(draft=draft)
    assert not path.exists()


@pytest.mark.django_db(transaction=True)
def test_expired_drafts_are_deleted_with_their_files(network: Network, coordinator: User, draft: ImportDraft) -> None:
    late = timezone.now() - timedelta(minutes=1)
    old = draft_of(network, coordinator, proposal_of(node("action", "Vieux")), expires=late)
    path = Path(old.content.path)
    assert delete_expired_drafts() == 1
    assert not path.exists()
    assert ImportDraft.objects.get() == draft


def test_a_draft_lasts_thirty_days(network: Network, coordinator: User) -> None:
    draft = create_draft(network=network, author=coordinator, name="plan.txt", data=SHEET.encode())
    assert settings.DRAFT_DAYS == 30
    assert (draft.expires - draft.created).days in {29, 30}
