"""The document that waits to be kept: its ticket in the session, its file in the line, for a quarter of an hour."""

from __future__ import annotations

from django.http import HttpRequest

from jalon.accounts.models import User
from jalon.documents.errors import UnreadableFile
from jalon.network.models import Network
from jalon.plans.drafts import create_draft
from jalon.plans.models import ImportDraft
from jalon.reading import FileRead
from jalon.web.components import queueing

KEY = "document_to_keep"  # of the session


def remember(request: HttpRequest, ticket: str) -> bool:
    """Keep the ticket of a document with the browser that saw it read; whether there is such a document."""
    found = queueing.queue().place(ticket, owner=queueing.owner_of(request))
    if found:
        request.session[KEY] = ticket
    else:
        request.session.pop(KEY, None)
    return found is not None


def asked_for(request: HttpRequest) -> bool:
    """Whether this browser asked to keep a document, be it still there or not."""
    return KEY in request.session


def what_waits(request: HttpRequest) -> tuple[str, FileRead] | None:
    """The document's name and what was read in it; None when there is none, or no longer."""
    ticket, owner = request.session.get(KEY, ""), queueing.owner_of(request)
    place = queueing.queue().place(ticket, owner=owner) if ticket else None
    if place is None:
        return None
    try:
        return place.name, queueing.queue().answer(ticket, owner=owner)
    except UnreadableFile:
        return None


def adopt(request: HttpRequest) -> None:
    """The document is that of who just proved her address, hers alone, and waits a quarter of an hour from now."""
    if ticket := request.session.get(KEY, ""):
        queueing.queue().adopt(ticket, owner=queueing.owner_of(request))


def keep(request: HttpRequest, network: Network, user: User) -> ImportDraft | None:
    """A draft of the document in this network, out of the line; None when it is there no longer."""
    ticket = request.session.pop(KEY, "")
    if not ticket:
        return None
    try:
        upload, read = queueing.take_in(request, ticket, network)
    except UnreadableFile:
        return None
    return create_draft(network=network, author=user, name=upload.name, data=upload.data, read=read)
