"""Which item of the plan a node was made from, when the file says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from jalon.plans.proposals.tree import walk

PLACE = ("block", "row", "column")


def identities_of(document: Mapping[str, Any], proposal: Mapping[str, Any]) -> dict[str, str]:
    """For each node of the proposal whose place in the document bears an identity, that identity.

    A document that came out of Jalon bears them in its bookmarks: the reader gives them as `identities`, a list of
    {"place", "identity"}. A place that several nodes share, or several identities, tells nothing: words do.
    """
    marks: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for one in document.get("identities") or []:
        marks[_key(one["place"])].add(str(one["identity"]))
    if not marks:
        return {}
    nodes: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for node in walk(proposal["nodes"]):
        nodes[_key(node["source"])].append(node["id"])
    return {
        nodes[place][0]: next(iter(found))
        for place, found in marks.items()
        if len(found) == 1 and len(nodes.get(place, ())) == 1
    }


def _key(place: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(place.get(name) for name in PLACE)
