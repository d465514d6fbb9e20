"""Files given on a page, read a few at a time: at once when there is room, else after a page that shows the line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.proposals.tables import choices_in
from jalon.plans.queries.teaching import choices_for, with_taught
from jalon.reading import Choices, FileRead, narrowed
from jalon.reading.queue import Full, Place, Queue, State
from jalon.web.components.limits import client_address
from jalon.web.components.uploads import Upload

PATIENCE = 5.0  # seconds: a longer reading gets its page
WHILE_SHE_WAITS = 25.0  # seconds, for a file that was read once already
AGAIN = 3  # seconds between two looks of a browser without scripts


@cache
def _queue(root: Path) -> Queue:
    return Queue(root)


def queue() -> Queue:
    """The line of this instance."""
    return _queue(Path(settings.READING_ROOT))


def owner_of(request: HttpRequest) -> str:
    """Whose a file is: the person, or a stranger's address, which is kept as a keyed hash."""
    if isinstance(request.user, User):
        return f"user:{request.user.pk}"
    return f"address:{salted_hmac('reading', client_address(request)).hexdigest()[:32]}"


def give(request: HttpRequest, upload: Upload, choices: Choices | None = None) -> tuple[str, bool]:
    """Put a file in line: its ticket, and whether it is read already. Raises reading.queue.Full."""
    owner, stranger = owner_of(request), not isinstance(request.user, User)
    ticket = queue().add(upload.data, upload.name, choices, owner=owner, stranger=stranger)
    place = queue().wait(ticket, owner=owner, seconds=PATIENCE)
    return ticket, bool(place and place.state == State.READ)


def take(request: HttpRequest, ticket: str) -> tuple[Upload, FileRead]:
    """A file and what was read in it, out of the line. Raises UnreadableFile."""
    owner = owner_of(request)
    try:
        read = queue().answer(ticket, owner=owner)
        return Upload(*queue().data(ticket, owner=owner)), read
    finally:
        queue().forget(ticket)


def take_in(request: HttpRequest, ticket: str, network: Network) -> tuple[Upload, FileRead]:
    """The same, for a network: read again where it taught something of such a document. Raises UnreadableFile."""
    upload, read = take(request, ticket)
    chosen = choices_in(read.proposal)
    wanted = narrowed(with_taught(chosen, choices_for(network, read.document)), read.document)
    again = read_now(request, upload, wanted) if wanted != chosen else None
    return upload, again or read


def read_now(request: HttpRequest, upload: Upload, choices: Choices) -> FileRead | None:
    """What is read in a file that was read before, with what a person says of it; None when the line is too long."""
    owner = owner_of(request)
    try:
        ticket = queue().add(upload.data, upload.name, choices, owner=owner)
    except Full:
        return None
    try:
        place = queue().wait(ticket, owner=owner, seconds=WHILE_SHE_WAITS)
        return queue().answer(ticket, owner=owner) if place and place.state == State.READ else None
    finally:
        queue().forget(ticket)


def full() -> str:
    """What is said when there is no room in the line."""
    return _("Many documents are being read right now. Come back in a few minutes: nothing of yours was kept.")


def gone() -> str:
    """What is said of a file that is in line no longer."""
    return _("This document is no longer here: it is deleted after fifteen minutes. Give it again.")


def waits(response: HttpResponse, place: Place) -> HttpResponse:
    """The page of a file in line, looked at again by the browser until the file is read."""
    if place.state != State.READ:
        response["Refresh"] = str(AGAIN)
    response["Cache-Control"] = "no-store, private"
    return response
