"""What the review of a draft shows: the source, the tree, the walk through doubts, the line being corrected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from jalon.network.models import Network
from jalon.plans.choices import LEVELS, STATUSES
from jalon.plans.models import ImportDraft
from jalon.plans.proposals.tree import walk as walk_nodes
from jalon.web.components.proposals import Line, Question, Tree, tree_of
from jalon.web.components.source import render_source
from jalon.web.components.words import FIELDS, ROLES, names_of
from jalon.web.imports.edits import mark_of, period_fields

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk through doubts: the one at hand is `number` of `total`; None when it is over or not begun."""

    question: Question | None
    line: Line | None
    left: int
    total: int
    settled: int
    number: int
    previous: int
    following: int
    open: bool
    joinable: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided in a draft, in numbers."""

    settled: int = 0
    corrected: int = 0
    discarded: int = 0
    moved: int = 0
    placed: int = 0

    def __bool__(self) -> bool:
        return any((self.settled, self.corrected, self.discarded, self.moved, self.placed))


_DECISIONS = {
    "settle": "settled",
    "set_text": "corrected",
    "set_list": "corrected",
    "set_extra": "corrected",
    "set_status": "corrected",
    "set_title": "corrected",
    "split": "corrected",
    "merge": "corrected",
    "discard": "discarded",
    "discard_text": "discarded",
    "move": "moved",
    "change_level": "moved",
    "place": "placed",
    "place_as_node": "placed",
}


def review_context(draft: ImportDraft, network: Network, asked: QueryDict) -> Json:
    """All that the templates of the review need; `asked` says which doubt and which line are open."""
    proposal: Json = draft.proposal
    source = render_source(draft.document)
    names = names_of(proposal["layout"], network.words)
    tree = tree_of(proposal, source, names)
    edited = asked.get("modifier", "")
    return {
        "draft": draft,
        "own_words": names,
        "proposal": proposal,
        "source": source,
        "tree": tree,
        "walk": _walk(draft, tree, asked.get("doute", "")),
        "decisions": decisions(draft),
        "review_url": reverse("import_review", args=[network.slug, draft.pk]),
        "edited": edited,
        "edited_line": edited_line(proposal, tree, edited),
        "edited_text": next((text for text in proposal["unplaced"] if text["id"] == edited), None),
        "hosts": [line for line in tree.lines if line.level != "item"] if edited else [],
        "period": period_fields(proposal.get("period")),
        "levels": LEVELS,
        "statuses": STATUSES,
        "fields": FIELDS,
        "roles": ROLES,
        "can_redo": draft.done < len(draft.edits),
    }


def edited_line(proposal: Json, tree: Tree, identity: str) -> Json | None:
    """The line whose form is open, with the node's values as they are written in the form."""
    line = next((line for line in tree.lines if line.id == identity), None)
    node = next((node for node in walk_nodes(proposal["nodes"]) if node["id"] == identity), None)
    if line is None or node is None:
        return None
    below = {child["id"] for child in walk_nodes([node])}
    return {
        "line": line,
        "node": node,
        "seen": mark_of(node),
        "leads": "\n".join(node["leads"]),
        "expected_results": "\n".join(node["expected_results"]),
        "extra": list(node["extra"].items()),
        "hosts": [host for host in tree.lines if host.level != "item" and host.id not in below],
    }


def _walk(draft: ImportDraft, tree: Tree, asked: str) -> Walk:
    left = len(tree.questions)
    total = max(left, _doubts_at_first(draft))
    settled = total - left
    at = min(max(int(asked), 1), left) if asked.isdecimal() and len(asked) < 6 and left else 0
    question = tree.questions[at - 1] if at else None
    line = next((line for line in tree.lines if question and line.id == question.node), None)
    return Walk(
        question=question,
        line=line,
        left=left,
        total=total,
        settled=settled,
        number=settled + at,
        previous=at - 1,
        following=at + 1 if at < left else 0,
        open=bool(at) or (asked.isdecimal() and not left),
        joinable=bool(line and not line.first),
        seen=next(
            (mark_of(node) for node in walk_nodes(draft.proposal["nodes"]) if line and node["id"] == line.id), ""
        ),
    )


def _doubts_at_first(draft: ImportDraft) -> int:
    """How many doubts the last reading of the document left."""
    done = draft.edits[: draft.done]
    reading = next((edit["reading"] for edit in reversed(done) if edit["op"] == "read_with_roles"), draft.original)
    return sum(len(node["doubts"]) for node in walk_nodes(reading["nodes"]))


def decisions(draft: ImportDraft) -> Decisions:
    """What was done to a draft since it was read, undone steps aside."""
    steps: list[Json] = []
    for edit in draft.edits[: draft.done]:
        steps += edit["edits"] if edit["op"] == "together" else [edit]
    return Decisions(**Counter(_DECISIONS[step["op"]] for step in steps if step["op"] in _DECISIONS))
