"""What a network taught its reader, and what that chooses for a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jalon.network.models import Network
from jalon.plans.models import Taught
from jalon.plans.proposals.tables import first_rows
from jalon.reading import Choices

MOST = 50  # of what was taken back, that are shown
OF_LAYOUT = ("reading", "header_row", "line")  # what is taught of a layout


def taught_in(network: Network) -> list[Taught]:
    """All that stands taught, headings first."""
    return list(Taught.objects.filter(network=network, removed=None))


def choices_for(network: Network, document: Mapping[str, Any] | None = None) -> Choices:
    """What was taught of headings and, where the document has a table of a layout it knows, of that layout."""
    taught = taught_in(network)
    roles = {one.words: role for one in taught if one.kind == Taught.HEADING and (role := one.says.get("role"))}
    chosen = Choices(roles=roles)
    layouts = {one.key: one.says for one in taught if one.kind == Taught.LAYOUT}
    if not layouts or document is None:
        return chosen
    for rows in first_rows(document):
        for number, key in rows:
            if says := layouts.get(key):
                row = number if says.get("header_row") is not None else None
                return replace(chosen, header_row=row, line=says.get("line"), reading=says.get("reading"))
    return chosen


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
    roles = {**taught.roles, **chosen.roles}
    if any(value is not None for value in (chosen.header_row, chosen.line, chosen.reading, chosen.kind)):
        return replace(chosen, roles=roles)
    return replace(taught, roles=roles)
