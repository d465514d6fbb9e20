"""Making what was read in a file findable: its name and the whole text of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from jalon.accounts.roles import Audience
from jalon.library.models import Reading
from jalon.search.actions import Entry, put

KIND: Final = "document"
_BETWEEN: Final = " · "


def index_reading(*, reading: Reading, audience: Audience = Audience.MEMBERS) -> None:
    """Make a document findable by those of this circle: call in the transaction that keeps or changes it.

    A document says all that is in it: `audience` is that of what in it is seen by the fewest.
    """
    name = reading.file.name
    entry = Entry(
        kind=KIND,
        object_id=reading.pk,
        title=reading.title or name,
        body=_BETWEEN.join(document_texts(reading.document.get("blocks") or [])),
        also=name,
        audience=audience,
        language=reading.proposal.get("language") or "fr",
    )
    put(network_id=reading.network_id, entry=entry)


def document_texts(blocks: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The texts of a document kept as JSON, a paragraph each, in order."""
    for block in blocks:
        if block["type"] == "table":
            yield from document_texts(inside for row in block["rows"] for cell in row for inside in cell["blocks"])
        elif block["type"] == "image":
            yield from filter(None, [block["alt"]])
        elif text := "".join(run["text"] for run in block["runs"]).strip():
            yield text
