"""Corrections of one reading taken over to another reading of the same document, where they still apply.

A line is the same in both when it came from the same place with the same words. What was written, put aside or settled
is taken over; what was moved is not, for another reading has another shape.
"""

from __future__ import annotations

from collections.abc import Iterator

from jalon.plans.proposals.operations import LISTS, TEXTS, TITLES
from jalon.plans.proposals.tree import Json, walk

Key = tuple[int | None, int | None, int | None, str]


def carried(base: Json, corrected: Json, reading: Json) -> list[Json]:
    """The edits of `reading` that say again what was corrected of `base`, which gave `corrected`.

    All three are prepared proposals; none is changed.
    """
    edits = [
        {"op": "set_title", "field": name, "value": corrected.get(name)}
        for name in TITLES
        if corrected.get(name) != base.get(name) and reading.get(name) == base.get(name)
    ]
    now = {node["id"]: node for node in walk(corrected["nodes"])}
    aside = {entry["node"]["id"] for entry in corrected["discarded"] if "node" in entry}
    found = _by_key(reading)
    discards = []
    for key, before in _by_key(base).items():
        target = found.get(key)
        if target is None:
            continue
        if before["id"] in aside:
            discards.append({"op": "discard", "node": target["id"]})
        elif after := now.get(before["id"]):
            edits += _of_node(before, after, target)
    return [*edits, *_outermost(discards, reading)]


def _by_key(proposal: Json) -> dict[Key, Json]:
    """The lines by their place and words; those that are alike are none."""
    found: dict[Key, list[Json]] = {}
    for node in walk(proposal["nodes"]):
        source = node.get("source") or {}
        key = (source.get("block"), source.get("row"), source.get("column"), node["text"])
        found.setdefault(key, []).append(node)
    return {key: nodes[0] for key, nodes in found.items() if len(nodes) == 1}


def _of_node(before: Json, after: Json, target: Json) -> Iterator[Json]:
    identity = target["id"]
    left = [doubt for doubt in before["doubts"] if doubt not in after["doubts"]]
    for at, doubt in reversed(list(enumerate(target["doubts"]))):
        if doubt in left:
            yield {"op": "settle", "node": identity, "doubt": at}
    for field in (*TEXTS, *LISTS):
        if after[field] != before[field] == target[field]:
            operation = "set_list" if field in LISTS else "set_text"
            yield {"op": operation, "node": identity, "field": field, "value": after[field]}
    for heading in sorted({*before["extra"], *after["extra"]}):
        said = after["extra"].get(heading, "")
        if said != before["extra"].get(heading, "") == target["extra"].get(heading, ""):
            yield {"op": "set_extra", "node": identity, "heading": heading, "value": said}
    if after["status"] != before["status"] == target["status"]:
        yield {"op": "set_status", "node": identity, "status": after["status"]}


def _outermost(discards: list[Json], reading: Json) -> list[Json]:
    """Of lines to put aside, those that do not go with another one above them."""
    aside = {edit["node"] for edit in discards}
    below = {child["id"] for node in walk(reading["nodes"]) if node["id"] in aside for child in walk(node["children"])}
    return [edit for edit in discards if edit["node"] not in below]
