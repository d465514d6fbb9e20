"""What a network taught its reader, and what that chooses for a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from jalon.network.models import Network
from jalon.plans.models import Taught
from jalon.plans.proposals.tables import first_rows
from jalon.reading import Choices
from jalon.recognition.choices import plain

MOST_NAMES = 5_000  # of parties, that are known when a document is read
_JOINED: Final = re.compile(r"\s*[,;/&+]\s*|\s+(?:et|and|ou|or)\s+")
MOST = 50  # of what was taken back, that are shown
OF_LAYOUT = ("reading", "header_row", "line")  # what is taught of a layout


def taught_in(network: Network) -> list[Taught]:
    """All that stands taught, headings first."""
    return list(Taught.objects.filter(network=network, removed=None))


def choices_for(network: Network, document: Mapping[str, Any] | None = None) -> Choices:
    """What was taught of headings, of words and of names, with the names the network knows; and, where the document
    has a table of a layout it knows, of that layout. Two queries, and one more where something was taken back.
    """
    taught = taught_in(network)
    roles = {one.words: role for one in taught if one.kind == Taught.HEADING and (role := one.says.get("role"))}
    words = {one.words: status for one in taught if one.kind == Taught.WORD and (status := one.says.get("status"))}
    names = [one.words for one in taught if one.kind == Taught.NAME]
    chosen = Choices(roles=roles, words=words, names=(*names, *_parties(network)))
    layouts = {one.key: one.says for one in taught if one.kind == Taught.LAYOUT}
    if not layouts or document is None:
        return chosen
    for rows in first_rows(document):
        for number, key in rows:
            if says := layouts.get(key):
                row = number if says.get("header_row") is not None else None
                return replace(chosen, header_row=row, line=says.get("line"), reading=says.get("reading"))
    return chosen


def _parties(network: Network) -> list[str]:
    """The names of the parties, in several words: those of two parties put together and those taken back aside."""
    known = dict(network.parties.values_list("key", "name")[:MOST_NAMES])
    gone = set(
        Taught.objects.filter(network=network, kind=Taught.NAME).exclude(removed=None).values_list("key", flat=True)
    )
    said = {plain(name) for name in known.values()}
    return [
        name for name in known.values() if len(name.split()) > 1 and plain(name) not in gone and not _both(name, said)
    ]


def _both(name: str, known: Collection[str]) -> bool:
    """Whether a name is those of several known parties: "CA et coordination"."""
    pieces = [plain(piece) for piece in _JOINED.split(name)]
    return len(pieces) > 1 and all(piece in known for piece in pieces)


def forgotten_in(network: Network) -> list[Taught]:
    """What was taught and taken back, the last first, where nothing else was taught instead."""
    known = {(one.kind, one.key) for one in taught_in(network)}
    found: dict[tuple[str, str], Taught] = {}
    for one in Taught.objects.filter(network=network).exclude(removed=None).order_by("-removed")[:MOST]:
        if (one.kind, one.key) not in known:
            found.setdefault((one.kind, one.key), one)
    return list(found.values())


def with_taught(chosen: Choices, taught: Choices) -> Choices:
    """What a person chose of this document, over what was taught of others."""
    roles, names = {**taught.roles, **chosen.roles}, (*taught.names, *chosen.names)
    words = {one: status for one, status in taught.words.items() if not chosen.status_of(one)} | dict(chosen.words)
    if any(value is not None for value in (chosen.header_row, chosen.line, chosen.reading, chosen.kind)):
        return replace(chosen, roles=roles, words=words, names=names)
    return replace(taught, roles=roles, words=words, names=names)
