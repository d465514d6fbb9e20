"""A document read again the way a person says: its draft, or that of an update, goes on from there."""

from __future__ import annotations

from django.http import HttpRequest

from jalon.plans.drafts import read_again
from jalon.plans.errors import EditRefused
from jalon.plans.models import ImportDraft
from jalon.plans.proposals.tables import choices_in
from jalon.web.components import queueing
from jalon.web.components.choosing import choices_from
from jalon.web.components.uploads import Upload


def read_as_chosen(request: HttpRequest, draft: ImportDraft, *, plan_only: bool = False) -> ImportDraft:
    """The draft read with what a form chooses, as one step; as it was when that changes nothing.

    `plan_only` refuses a reading without any line. Raises EditRefused and DraftAccepted.
    """
    try:
        choices = choices_from(request.POST.dict(), draft.document, draft.proposal)
    except ValueError as error:
        raise EditRefused("bad_values", problem=str(error)) from None
    if choices == choices_in(draft.proposal):
        return draft
    with draft.content.open("rb") as content:
        upload = Upload(draft.file_name, content.read())
    read = queueing.read_now(request, upload, choices)
    if read is None:
        raise EditRefused("busy")
    if plan_only and not read.proposal["nodes"]:
        raise EditRefused("no_plan")
    return read_again(draft=draft, choices=choices, read=read)
