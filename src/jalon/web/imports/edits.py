"""What a form of the review says, as edits of the proposal (see `plans.proposals.operations`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jalon.plans.errors import EditRefused
from jalon.plans.proposals.operations import LISTS
from jalon.plans.proposals.tree import find
from jalon.plans.rules import period_dates

Json = dict[str, Any]
Fields = Mapping[str, str]

MAX_CUTS = 200  # lines one text may be cut into at once

SIMPLE = {
    "settle": ("node", "doubt"),
    "discard": ("node",),
    "restore": ("node",),
    "merge": ("node",),
    "discard_text": ("text",),
}


def edits_from(query: QueryDict, proposal: Json) -> list[Json]:
    """The edits a form asks for, in order; none when it changes nothing. Raises EditRefused for what makes no sense."""
    post = {key: str(query.get(key, "")) for key in query}
    operation = post.get("op", "")
    if "seen" in post and post["seen"] != mark_of(find(proposal, post.get("node", "")).node):
        raise EditRefused("changed_since", node=post.get("node", ""))
    if operation in SIMPLE:
        edit: Json = {"op": operation} | {name: post.get(name, "") for name in SIMPLE[operation]}
        if "doubt" in edit:
            edit["doubt"] = _number(edit["doubt"])
        return [edit]
    makers = {
        "correct": _correct,
        "up": _shift,
        "down": _shift,
        "title": _title,
        "place": _place,
    }
    if operation not in makers:
        raise EditRefused("unknown_operation")
    return makers[operation](post, proposal)


def mark_of(node: Json) -> str:
    """What a form saw of a node: another mark when the node was changed since, in another window for one."""
    own = {name: value for name, value in node.items() if name != "children"}
    return hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:16]


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise EditRefused("bad_values", problem="not a number")
    return int(text)


def _correct(post: Fields, proposal: Json) -> list[Json]:
    """One form for all of a node: only what differs becomes an edit."""
    identity = post.get("node", "")
    node = find(proposal, identity).node
    edits: list[Json] = []
    edits += [
        {"op": "set_text", "node": identity, "field": name, "value": _flat(post[name])}
        for name in ("number", "schedule", "results")
        if name in post and _flat(post[name]) != (node[name] or "")
    ]
    edits += [
        {"op": "set_list", "node": identity, "field": name, "value": lines}
        for name in LISTS
        if name in post and (lines := _lines(post[name])) != node[name]
    ]
    for key in sorted(key for key in post if key.startswith("extra:")):
        heading = key.removeprefix("extra:")
        if _flat(post[key]) != node["extra"].get(heading, ""):
            edits.append({"op": "set_extra", "node": identity, "heading": heading, "value": _flat(post[key])})
    if "status" in post and (post["status"] or None) != node["status"]:
        edits.append({"op": "set_status", "node": identity, "status": post["status"] or None})
    if post.get("settled"):
        edits += [{"op": "settle", "node": identity, "doubt": 0} for _doubt in node["doubts"]]
    if "text" in post:
        edits += _text_edits(identity, node["text"], post["text"])
    edits += _place_edits(identity, node, post)
    return edits


def _text_edits(identity: str, before: str, written: str) -> list[Json]:
    """A line break in the text cuts the node in two there; the last cut first, so that places stay right."""
    parts = _lines(written)
    if len(parts) > MAX_CUTS:
        raise EditRefused("too_many_lines", limit=MAX_CUTS)
    whole = " ".join(parts)
    edits: list[Json] = []
    if whole != before:
        edits.append({"op": "set_text", "node": identity, "field": "text", "value": whole})
    starts = [len(" ".join(parts[:count])) + 1 for count in range(1, len(parts))]
    return edits + [{"op": "split", "node": identity, "at": start} for start in reversed(starts)]


def _place_edits(identity: str, node: Json, post: Fields) -> list[Json]:
    edits: list[Json] = []
    if parent := post.get("parent", ""):
        edits.append({"op": "move", "node": identity, "parent": None if parent == "top" else parent})
    if post.get("level") and post["level"] != node["level"]:
        edits.append({"op": "change_level", "node": identity, "level": post["level"]})
    return edits


def _shift(post: Fields, proposal: Json) -> list[Json]:
    """One place up or down among its neighbours."""
    identity = post.get("node", "")
    spot = find(proposal, identity)
    position = spot.index - 1 if post["op"] == "up" else spot.index + 2
    if not 0 <= position <= len(spot.siblings):
        raise EditRefused("wrong_place", node=identity)
    parent = spot.above[-1]["id"] if spot.above else None
    return [{"op": "move", "node": identity, "parent": parent, "position": position}]


def _title(post: Fields, proposal: Json) -> list[Json]:
    values = {name: _flat(post[name]) for name in ("title", "organisation", "updated_on") if name in post}
    if "starts" in post or "ends" in post:
        given = (post.get("starts", ""), post.get("ends", ""))
        if given != period_fields(proposal.get("period")):
            values["period"] = f"{given[0] or '..'}/{given[1] or '..'}" if any(given) else ""
    return [
        {"op": "set_title", "field": name, "value": value}
        for name, value in values.items()
        if value != (proposal.get(name) or "")
    ]


def period_fields(period: str | None) -> tuple[str, str]:
    """First and last day of a period, as a date field writes them."""
    try:
        first, last = period_dates(period)
    except ValueError:
        return "", ""
    return (first.isoformat() if first else ""), (last.isoformat() if last else "")


def _place(post: Fields, proposal: Json) -> list[Json]:
    """An unplaced text goes into a field of a node, or becomes a node under it."""
    identity, where, text = post.get("node", ""), post.get("field", ""), post.get("text", "")
    if not where.startswith("new:"):
        if not identity:
            raise EditRefused("unknown_node", node="")
        return [{"op": "place", "text": text, "node": identity, "field": where}]
    parent = identity if identity and identity != "top" else None
    return [{"op": "place_as_node", "text": text, "parent": parent, "level": where.removeprefix("new:")}]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    return [line for line in map(_flat, text.splitlines()) if line]


def refusal(error: EditRefused) -> str:
    """Why an edit was refused, in a sentence."""
    sentences: Mapping[str, str] = {
        "wrong_level": _("A line cannot stand under one of a lower level. Change its level first."),
        "wrong_place": _("This line cannot go there."),
        "nothing_to_split": _("There is nothing to split at that place."),
        "nothing_to_merge": _("There is no line before this one to join it to."),
        "nothing_to_undo": _("There is nothing to undo."),
        "nothing_to_redo": _("There is nothing to redo."),
        "changed_since": _(
            "This line was changed in another window after you opened it here, so your change was not kept. "
            "The page shows the draft as it stands now."
        ),
        "too_many_lines": _("A text can be cut into %(limit)d lines at most. Nothing has changed.")
        % {"limit": MAX_CUTS},
        "busy": _("Many documents are being read right now. Try again in a moment."),
        "no_plan": _("Read this way, there is no action plan in this document. Nothing has changed."),
        "unknown_node": _("This line is no longer there. The page shows the draft as it stands now."),
        "unknown_text": _("This text has found its place already. The page shows the draft as it stands now."),
    }
    return sentences.get(error.code, _("This change could not be understood. Nothing has changed."))
