"""From a file to a draft its author corrects: made, edited, undone, deleted."""

from __future__ import annotations

import mimetypes
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.library.actions import files_with_rows, goes_with_rows, hash_of
from jalon.network.models import Network
from jalon.plans import proposals
from jalon.plans.errors import DraftAccepted, EditRefused
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.proposals.carrying import carried
from jalon.plans.queries.teaching import OF_LAYOUT, choices_for, with_taught
from jalon.plans.reading import prepared, read_plan
from jalon.reading import Choices, FileRead, narrowed


def create_draft(
    *,
    network: Network,
    author: User,
    name: str,
    data: bytes,
    updates: Plan | None = None,
    read: FileRead | None = None,
    choices: Choices | None = None,
) -> ImportDraft:
    """Keep the proposal of a file for its author alone; `updates` is the plan it brings up to date.

    The file is read now, with what a person chose and what her network taught, unless `read` is what was read in it.
    Raises documents.errors.UnreadableFile.
    """
    read = prepared(read, **time_of(network)) if read else _read(network, name, data, choices or Choices())
    taught = narrowed(choices_for(network, read.document), read.document)
    if taught != Choices():
        layout = {at: value for at in OF_LAYOUT if (value := getattr(taught, at)) is not None}
        read.proposal["taught"] = {
            "roles": dict(taught.roles),
            "layout": layout,
            "words": dict(taught.words),
            "names": list(taught.names),
        }
    draft = ImportDraft(
        network=network,
        author=author,
        updates=updates,
        file_name=name[-255:],
        media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        sha256=hash_of(data),
        document=read.document,
        original=read.proposal,
        proposal=read.proposal,
        expires=timezone.now() + timedelta(days=settings.DRAFT_DAYS),
    )
    with files_with_rows():
        draft.content.save(name, ContentFile(data), save=False)
        goes_with_rows(str(draft.content.name))
        draft.save()
    return draft


def time_of(network: Network) -> dict[str, Any]:
    """How a network counts time, as `read_plan` takes it."""
    return {"seasons": network.seasons, "first_month": network.fiscal_year_start}


def _read(network: Network, name: str, data: bytes, choices: Choices) -> FileRead:
    """What is read in a file with what was chosen; again, where its tables are of a layout that was taught."""
    chosen = with_taught(choices, choices_for(network))
    read = read_plan(data, name, choices=chosen, **time_of(network))
    wanted = narrowed(with_taught(choices, choices_for(network, read.document)), read.document)
    if wanted != narrowed(chosen, read.document):
        read = read_plan(data, name, choices=wanted, **time_of(network))
    if wanted != Choices():
        read.proposal["choices"] = wanted.as_dict()
    return read


@transaction.atomic
def edit_draft(*, draft: ImportDraft, edit: dict[str, Any]) -> ImportDraft:
    """Do one operation of `proposals` on a draft; what was undone before it can be redone no more.

    Raises EditRefused and DraftAccepted.
    """
    locked = _lock(draft)
    locked.proposal = proposals.apply(locked.proposal, edit)
    locked.edits = [*locked.edits[: locked.done], edit]
    locked.done += 1
    locked.save(update_fields=["proposal", "edits", "done"])
    return locked


@transaction.atomic
def undo(*, draft: ImportDraft) -> ImportDraft:
    """Undo the last edit. Raises EditRefused when there is none."""
    locked = _lock(draft)
    if not locked.done:
        raise EditRefused("nothing_to_undo")
    return _replay(locked, locked.done - 1)


@transaction.atomic
def redo(*, draft: ImportDraft) -> ImportDraft:
    """Do again the last edit undone. Raises EditRefused when there is none."""
    locked = _lock(draft)
    if locked.done >= len(locked.edits):
        raise EditRefused("nothing_to_redo")
    return _replay(locked, locked.done + 1)


@transaction.atomic
def read_again(*, draft: ImportDraft, choices: Choices, read: FileRead) -> ImportDraft:
    """Take what was read with other choices, as one edit that can be undone; corrections are kept where they apply.

    Raises EditRefused and DraftAccepted.
    """
    locked = _lock(draft)
    read = prepared(read, **time_of(draft.network))
    edits = [
        {"op": "read_again", "choices": choices.as_dict(), "reading": read.proposal},
        *carried(last_reading(locked), locked.proposal, read.proposal),
    ]
    return edit_draft(draft=locked, edit=edits[0] if len(edits) == 1 else {"op": "together", "edits": edits})


def last_reading(draft: ImportDraft) -> dict[str, Any]:
    """The proposal as it was read last, before any correction of it."""
    for edit in reversed(draft.edits[: draft.done]):
        for step in edit["edits"] if edit["op"] == "together" else [edit]:
            if step["op"] == "read_again":
                reading: dict[str, Any] = step["reading"]
                return reading
    original: dict[str, Any] = draft.original
    return original


def delete_draft(*, draft: ImportDraft) -> None:
    """Delete a draft and its file."""
    with transaction.atomic():
        draft.delete()
        if name := draft.content.name:
            transaction.on_commit(lambda: draft.content.storage.delete(name))


def delete_expired_drafts() -> int:
    """Delete the drafts nobody accepted in time, with their files; the number of them."""
    expired = list(ImportDraft.objects.filter(expires__lte=timezone.now()).defer("document", "original", "proposal"))
    for draft in expired:
        delete_draft(draft=draft)
    return len(expired)


def _lock(draft: ImportDraft) -> ImportDraft:
    locked = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.accepted:
        raise DraftAccepted
    return locked


def _replay(draft: ImportDraft, done: int) -> ImportDraft:
    draft.proposal = proposals.replay(draft.original, draft.edits[:done])
    draft.done = done
    draft.save(update_fields=["proposal", "done"])
    return draft
