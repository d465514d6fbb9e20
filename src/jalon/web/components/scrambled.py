"""« Signaler cette lecture »: a copy of a document with other words, shown to its owner before she gives it to anyone.

The copy takes a ticket of the line of readings like any file: hers alone, gone after a quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from jalon.accounts.models import User
from jalon.documents.errors import UnreadableFile
from jalon.reading import scramble
from jalon.reading.queue import State
from jalon.web.components import queueing
from jalon.web.components.uploads import Upload
from jalon.web.components.words import explain

TIMES, SECONDS = 20, 3600
LINES = 200
NAME, TEXT_NAME = "copie-brouillee", "copie-brouillee-texte"  # that of the file is not told


def make_copy(request: HttpRequest, upload: Upload) -> str:
    """Make a copy of a file: its ticket. Raises UnreadableFile and reading.queue.Full."""
    key = salted_hmac("scrambled", sha256(upload.data).hexdigest(), algorithm="sha256").digest()
    stranger = not isinstance(request.user, User)
    copy = scramble(upload.data, upload.name, key, stranger=stranger)
    name = f"{NAME if copy.whole else TEXT_NAME}.{copy.kind}"
    ticket, _read = queueing.give(request, Upload(name, copy.data))
    return ticket


def copy_context(request: HttpRequest, ticket: str) -> dict[str, Any] | None:
    """What the page of a copy shows; None when there is none of hers."""
    owner = queueing.owner_of(request)
    place = queueing.queue().place(ticket, owner=owner)
    if place is None or not _is_copy(place.name):
        return None
    context: dict[str, Any] = {"place": place, "ticket": ticket, "read": place.state == State.READ}
    if not context["read"]:
        return context
    try:
        document = queueing.queue().answer(ticket, owner=owner).document
    except UnreadableFile as error:
        return context | {"problem": explain(error)}
    lines = list(islice(_lines(document), LINES + 1))
    return context | {
        "lines": lines[:LINES],
        "cut": len(lines) > LINES,
        "text_only": place.name.startswith(TEXT_NAME),
        "mailto": _mailto(place.name),
        "most": LINES,
    }


def copy_file(request: HttpRequest, ticket: str) -> HttpResponse | None:
    """The copy, to be saved; None when there is none of hers."""
    try:
        name, data = queueing.queue().data(ticket, owner=queueing.owner_of(request))
    except UnreadableFile:
        return None
    if not _is_copy(name):
        return None
    return HttpResponse(
        data,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"},
    )


def _is_copy(name: str) -> bool:
    return name.rpartition(".")[0] in {NAME, TEXT_NAME}


def _mailto(name: str) -> str:
    """A link that begins a message to who mends readings; "" where the host names nobody."""
    if not settings.MAINTAINERS_EMAIL:
        return ""
    subject = _("A document read wrongly")
    body = _("What was read wrongly, in a few words:\n\n\nThe copy I saved, to attach: %(name)s") % {"name": name}
    return f"mailto:{quote(settings.MAINTAINERS_EMAIL, safe='@,')}?subject={quote(subject)}&body={quote(body)}"


def _lines(document: dict[str, Any]) -> Iterator[str]:
    """The text of a document as JSON: a line for a block, a line for a row."""
    for block in (*document["blocks"], *(one for margin in document["margins"] for one in margin["blocks"])):
        if block["type"] == "table":
            yield from ([block["caption"]] if block["caption"] else [])
            for row in block["rows"]:
                yield " | ".join(" ".join(_lines({"blocks": cell["blocks"], "margins": []})) for cell in row)
        elif line := _text(block).strip():
            yield line


def _text(block: dict[str, Any]) -> str:
    if block["type"] == "image":
        return str(block["alt"])
    return f"{block.get('marker', '')} {''.join(run['text'] for run in block['runs'])}"
