"""What a person may do to a proposal. Each operation is `{"op": name, …its values}`.

They work on a copy of their own (see `apply`), so an edit refused half-way changes nothing. Each raises EditRefused,
with its code; `apply` and `replay` let it pass.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable

from jalon.plans.choices import Status
from jalon.plans.errors import EditRefused
from jalon.plans.proposals import meaning
from jalon.plans.proposals.tree import Json, Spot, find, lower_children, new_node, place_for, rank

Operation = Callable[..., None]
OPERATIONS: dict[str, Operation] = {}

TEXTS = ("text", "number", "schedule", "results")
LISTS = ("leads", "expected_results")
TITLES = ("title", "organisation", "period", "updated_on", "language")


def apply(proposal: Json, edit: Json) -> Json:
    """The proposal after one edit; the one given stays as it is. Raises EditRefused."""
    changed: Json = json.loads(json.dumps(proposal))
    _do(changed, edit)
    return changed


def replay(original: Json, edits: Iterable[Json]) -> Json:
    """The proposal after all these edits, from how it was read."""
    changed: Json = json.loads(json.dumps(original))
    for edit in edits:
        _do(changed, edit)
    return changed


def _do(proposal: Json, edit: Json) -> None:
    values = dict(edit)
    operation = OPERATIONS.get(str(values.pop("op", "")))
    if operation is None:
        raise EditRefused("unknown_operation")
    try:
        inspect.signature(operation).bind(proposal, **values)
    except TypeError as error:
        raise EditRefused("bad_values", problem=str(error)) from None
    operation(proposal, **values)


def _operation(function: Operation) -> Operation:
    OPERATIONS[function.__name__] = function
    return function


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise EditRefused("bad_values", problem="not a text")
    return " ".join(value.replace("\x00", "").split())


# The values of a node ---------------------------------------------------------------------------------------
@_operation
def set_text(proposal: Json, *, node: str, field: str, value: str | None) -> None:
    """Write a node's text, number, schedule or results; what they mean is read again."""
    if field not in TEXTS:
        raise EditRefused("bad_values", problem=f"no such field: {field}")
    target = find(proposal, node).node
    text = _text(value or "")
    target[field] = text if text or field == "text" else None
    meaning.read_again(proposal, target, field)


@_operation
def set_list(proposal: Json, *, node: str, field: str, value: list[str]) -> None:
    """Write the leads or the expected results of a node."""
    if field not in LISTS or not isinstance(value, list):
        raise EditRefused("bad_values", problem=f"no such list: {field}")
    texts = [text for text in map(_text, value) if text]
    find(proposal, node).node[field] = texts


@_operation
def set_extra(proposal: Json, *, node: str, heading: str, value: str) -> None:
    """Write what a node has in a column without a known role."""
    target, text = find(proposal, node).node, _text(value)
    target["extra"].pop(heading, None)
    if text:
        target["extra"][heading] = text


@_operation
def set_status(proposal: Json, *, node: str, status: str | None) -> None:
    """State a node's status, or that none is stated."""
    if status is not None and status not in set(Status):
        raise EditRefused("bad_values", problem=f"no such status: {status}")
    find(proposal, node).node["status"] = status


@_operation
def set_title(proposal: Json, *, field: str, value: str | None) -> None:
    """Write the title, organisation, period, date of update or language of the plan."""
    if field not in TITLES:
        raise EditRefused("bad_values", problem=f"no such field: {field}")
    text = _text(value or "")
    meaning.check_title(field, text)
    proposal[field] = text or ({"title": "", "language": "fr"}.get(field))
    if field in {"period", "language"}:
        meaning.read_schedules_again(proposal)


@_operation
def settle(proposal: Json, *, node: str, doubt: int) -> None:
    """Say that a doubt is settled: the value stands as it is."""
    doubts = find(proposal, node).node["doubts"]
    if not isinstance(doubt, int) or not 0 <= doubt < len(doubts):
        raise EditRefused("bad_values", problem="no such doubt")
    del doubts[doubt]


# The shape of the tree --------------------------------------------------------------------------------------
@_operation
def add(proposal: Json, *, parent: str | None, level: str, text: str, position: int | None = None) -> None:
    """Add a node of one's own."""
    words = _text(text)
    siblings, index = place_for(proposal, parent, level, position)
    siblings.insert(index, new_node(proposal, level, text=words))


@_operation
def move(proposal: Json, *, node: str, parent: str | None, position: int | None = None) -> None:
    """Move a node, with all below it, under another (None: to the top)."""
    spot = find(proposal, node)
    if parent is not None:
        host = find(proposal, parent)
        if any(above is spot.node for above in [*host.above, host.node]):
            raise EditRefused("wrong_place", node=node)
    siblings, index = place_for(proposal, parent, spot.node["level"], position)
    if siblings is spot.siblings and index > spot.index:
        index -= 1
    del spot.siblings[spot.index]
    siblings.insert(index, spot.node)


@_operation
def change_level(proposal: Json, *, node: str, level: str) -> None:
    """Make a node an axis, an objective, an action or an item, as in an outline.

    Going up, it leaves the nodes it now stands level with, and those that followed it there come below it.
    Going down, it goes below the one before it. What is below goes down with it where it must.
    """
    place_for(proposal, None, level, None)
    spot = find(proposal, node)
    up = rank(level) < rank(spot.node["level"])
    spot.node["level"] = level
    if up:
        _raise(proposal, spot)
    else:
        _lower(spot)
        lower_children(spot.node)


def _raise(proposal: Json, spot: Spot) -> None:
    node, above, siblings = spot.node, list(spot.above), spot.siblings
    while above and rank(above[-1]["level"]) >= rank(node["level"]):
        parent = above.pop()
        index = next(i for i, child in enumerate(siblings) if child is node)
        followers = siblings[index + 1 :]
        del siblings[index:]
        node["children"].extend(followers)
        siblings = above[-1]["children"] if above else proposal["nodes"]
        siblings.insert(next(i for i, child in enumerate(siblings) if child is parent) + 1, node)


def _lower(spot: Spot) -> None:
    index = spot.index
    before = spot.siblings[index - 1] if index else None
    if before is None or rank(before["level"]) >= rank(spot.node["level"]):
        return
    del spot.siblings[index]
    while before["children"] and rank(before["children"][-1]["level"]) < rank(spot.node["level"]):
        before = before["children"][-1]
    before["children"].append(spot.node)


@_operation
def split(proposal: Json, *, node: str, at: int) -> None:
    """Cut a node's text before the character `at`: what follows becomes the next node, of the same level."""
    spot = find(proposal, node)
    text: str = spot.node["text"]
    if not isinstance(at, int) or not (text[:at].strip() and text[at:].strip() and 0 < at < len(text)):
        raise EditRefused("nothing_to_split", node=node)
    spot.node["text"] = text[:at].rstrip()
    second = new_node(
        proposal,
        spot.node["level"],
        text=text[at:].lstrip(),
        source=dict(spot.node["source"]),
        inherited_leads=list(spot.node["inherited_leads"] or spot.node["leads"]),
    )
    second["children"], spot.node["children"] = spot.node["children"], []
    spot.siblings.insert(spot.index + 1, second)


@_operation
def merge(proposal: Json, *, node: str) -> None:
    """Join a node to the one before it in the same place: words are put end to end, children follow."""
    spot = find(proposal, node)
    if not spot.index:
        raise EditRefused("nothing_to_merge", node=node)
    first, second = spot.siblings[spot.index - 1], spot.node
    second_text = f"{second['number'] or ''} {second['text']}".strip()
    first["text"] = f"{first['text']} {second_text}".strip()
    for field in ("schedule", "results"):
        if second[field]:
            first[field] = f"{first[field] or ''} {second[field]}".strip()
            meaning.read_again(proposal, first, field)
    for field in ("leads", "expected_results", "doubts", "children"):
        first[field].extend(second[field])
    for heading, words in second["extra"].items():
        first["extra"][heading] = f"{first['extra'].get(heading, '')} {words}".strip()
    first["status"] = first["status"] or second["status"]
    if rank(first["level"]) > rank(second["level"]):
        first["level"] = second["level"]
    del spot.siblings[spot.index]


# What goes away, what comes back ----------------------------------------------------------------------------
@_operation
def discard(proposal: Json, *, node: str) -> None:
    """Put a node aside, with all below it."""
    spot = find(proposal, node)
    above = spot.above[-1]["id"] if spot.above else None
    proposal["discarded"].append({"node": spot.node, "parent": above, "position": spot.index})
    del spot.siblings[spot.index]


@_operation
def restore(proposal: Json, *, node: str) -> None:
    """Bring a discarded node back where it was, or at the end when that place is gone."""
    entry = next((e for e in proposal["discarded"] if e.get("node", {}).get("id") == node), None)
    if entry is None:
        raise EditRefused("unknown_node", node=node)
    try:
        siblings, index = place_for(proposal, entry["parent"], entry["node"]["level"], entry["position"])
    except EditRefused:
        siblings, index = proposal["nodes"], len(proposal["nodes"])
    siblings.insert(index, entry["node"])
    proposal["discarded"].remove(entry)


# Texts that found no place ----------------------------------------------------------------------------------
def _take(proposal: Json, text: str) -> tuple[int, Json]:
    for index, remark in enumerate(proposal["unplaced"]):
        if remark["id"] == text:
            return index, remark
    raise EditRefused("unknown_text", text=text)


@_operation
def place(proposal: Json, *, text: str, node: str, field: str) -> None:
    """Put an unplaced text into a field of a node, after what is there."""
    index, remark = _take(proposal, text)
    target = find(proposal, node).node
    if field in LISTS:
        target[field].append(remark["text"])
    elif field in TEXTS:
        target[field] = f"{target[field] or ''} {remark['text']}".strip()
        meaning.read_again(proposal, target, field)
    else:
        raise EditRefused("bad_values", problem=f"no such field: {field}")
    del proposal["unplaced"][index]


@_operation
def place_as_node(proposal: Json, *, text: str, parent: str | None, level: str, position: int | None = None) -> None:
    """Make an unplaced text a node."""
    index, remark = _take(proposal, text)
    siblings, at = place_for(proposal, parent, level, position)
    siblings.insert(at, new_node(proposal, level, text=remark["text"], source=remark.get("source") or {}))
    del proposal["unplaced"][index]


@_operation
def discard_text(proposal: Json, *, text: str) -> None:
    """Put an unplaced text aside."""
    index, remark = _take(proposal, text)
    proposal["discarded"].append({"text": remark})
    del proposal["unplaced"][index]


@_operation
def read_again(proposal: Json, *, choices: Json, reading: Json) -> None:
    """Take another reading of the same document, made with what a person chose (the fields of `reading.Choices`)."""
    if not isinstance(choices, dict) or not isinstance(reading, dict) or not isinstance(reading.get("nodes"), list):
        raise EditRefused("bad_values", problem="not a proposal")
    kept = {"choices": dict(choices)} | {name: proposal[name] for name in ("taught",) if name in proposal}
    proposal.clear()
    proposal |= json.loads(json.dumps(reading)) | kept


@_operation
def together(proposal: Json, *, edits: list[Json]) -> None:
    """Several edits as one step: undone at once, and done all or none."""
    if not isinstance(edits, list) or any(not isinstance(edit, dict) or edit.get("op") == "together" for edit in edits):
        raise EditRefused("bad_values", problem="not a list of edits")
    for edit in edits:
        _do(proposal, edit)
