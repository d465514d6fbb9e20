"""What the review of a draft shows: the source, the tree, the walk through doubts, the line being corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.text import Truncator

from jalon.network.models import Network
from jalon.plans.choices import LEVELS, STATUSES
from jalon.plans.drafts import last_reading
from jalon.plans.models import ImportDraft
from jalon.plans.proposals.tables import table_of
from jalon.plans.proposals.tree import walk as walk_nodes
from jalon.plans.rules import counted_period
from jalon.web.components.confidence import judged_of
from jalon.web.components.proposals import Line, Question, Tree, says_its_level, tree_of
from jalon.web.components.source import render_source
from jalon.web.components.table_form import table_form
from jalon.web.components.words import FIELDS, ROLES, level_word, names_of
from jalon.web.imports.edits import mark_of, period_fields
from jalon.web.imports.lessons import lessons_offered
from jalon.web.imports.pages import Pages, number_of, shortened

Json = dict[str, Any]

MOST_HOSTS = 300  # lines, in a list of where a line or a text may go


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


def review_context(request: HttpRequest, draft: ImportDraft, network: Network, asked: QueryDict) -> Json:
    """All that the templates of the review need; `asked` says which doubt, line and page are open."""
    proposal: Json = draft.proposal
    pages = Pages(proposal, draft.document)
    page = pages.page(page_asked(pages, asked))
    names = names_of(proposal["layout"], network.words)
    menus = table_of(draft.document, proposal) if page.number == 1 else None
    choose_url = reverse("import_reading", args=[network.slug, draft.pk])
    source = render_source(page.document, table_form(request, menus, choose_url, network.words))
    several = pages.count > 1
    tree = tree_of(proposal, source, names, shown=page.nodes, shape=None if pages.whole else shortened)
    edited = asked.get("modifier", "")
    text = next((text for text in proposal["unplaced"] if text["id"] == edited), None)
    review_url = reverse("import_review", args=[network.slug, draft.pk])
    return {
        "draft": draft,
        "own_words": names,
        "proposal": proposal,
        "shown": page.shown,
        "pages": page if several else None,
        "menus": menus,
        "choose_url": choose_url,
        "judged": judged_of(proposal, tree.questions, names),
        "source": source,
        "tree": tree,
        "walk": _walk(draft, tree, asked.get("doute", "")),
        "decisions": decisions(draft),
        "lessons": lessons_offered(draft),
        "review_url": review_url,
        "here": f"{review_url}?page={page.number}" if several else review_url,
        "edited": edited,
        "edited_line": edited_line(pages.nodes, tree, edited, names),
        "edited_text": text,
        "hosts": hosts_of(pages.nodes, names) if text else [],
        "counted": _counted(proposal),
        "period": period_fields(proposal.get("period")),
        "levels": LEVELS,
        "statuses": STATUSES,
        "fields": FIELDS,
        "roles": ROLES,
        "own_roles": network.words,
        "can_redo": draft.done < len(draft.edits),
    }


def _counted(proposal: Json) -> tuple[str, str] | None:
    """The years its document says and the month they were counted from, while that is how its period is counted."""
    said, month = str(proposal.get("period_said") or ""), int(proposal.get("first_month") or 1)
    if not said or counted_period(said, month) != proposal.get("period"):
        return None
    return said.replace("/", "-"), str(MONTHS[month])


def page_asked(pages: Pages, asked: Mapping[str, str]) -> int:
    """The page of the doubt or of the line that is open, else the one asked for, else the first."""
    if pages.count == 1:
        return 1
    number = asked.get("doute", "")
    if _is_number(number):
        doubted = [node["id"] for node in pages.nodes for _doubt in node["doubts"]]
        if doubted:
            return pages.page_of(doubted[min(max(int(number), 1), len(doubted)) - 1])
    return pages.page_of(asked.get("modifier", "")) or number_of(asked.get("page", ""))


def page_after(draft: ImportDraft, line: str, page: str) -> int:
    """The page that shows a line, else the one she was on; 0 when there is only one."""
    pages = Pages(draft.proposal, draft.document)
    if pages.count == 1:
        return 0
    return pages.page_of(line) or min(max(number_of(page), 1), pages.count)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 6


def hosts_of(nodes: list[Json], own: Json, about: str = "", *, below: Container[str] = ()) -> list[tuple[str, str]]:
    """Where a line or a text may go: identities and words of the lines that may have others under them.

    The closest ones to line `about`, and the first ones of the plan, when there are more than a list can show.
    """
    hosts = [node for node in nodes if node["level"] != "item" and node["id"] not in below]
    if len(hosts) > MOST_HOSTS:
        place = next((index for index, node in enumerate(nodes) if node["id"] == about), 0)
        places = {node["id"]: index for index, node in enumerate(nodes)}
        rank = {node["id"]: (LEVELS.index(node["level"]), abs(places[node["id"]] - place)) for node in hosts}
        near = sorted(hosts, key=lambda node: rank[node["id"]][1])[: MOST_HOSTS // 2]
        high = sorted(hosts, key=lambda node: rank[node["id"]])[: MOST_HOSTS // 2]
        kept = {node["id"] for node in (*near, *high)}
        hosts = [node for node in hosts if node["id"] in kept]
    return [(node["id"], _host_words(node, own)) for node in hosts]


def _host_words(node: Json, own: Json) -> str:
    word = "" if says_its_level(node["number"]) else level_word(node["level"], own)
    return f"{word} {node['number'] or ''} {Truncator(node['text']).chars(70)}"


def edited_line(nodes: list[Json], tree: Tree, identity: str, own: Json) -> Json | None:
    """The line whose form is open, with the node's values as they are written in the form."""
    line = next((line for line in tree.lines if line.id == identity), None)
    node = next((node for node in nodes if node["id"] == identity), None)
    if line is None or node is None:
        return None
    return {
        "line": line,
        "node": node,
        "seen": mark_of(node),
        "leads": "\n".join(node["leads"]),
        "expected_results": "\n".join(node["expected_results"]),
        "extra": list(node["extra"].items()),
        "hosts": hosts_of(nodes, own, identity, below={child["id"] for child in walk_nodes([node])}),
    }


def _walk(draft: ImportDraft, tree: Tree, asked: str) -> Walk:
    left = len(tree.questions)
    total = max(left, _doubts_at_first(draft))
    settled = total - left
    at = min(max(int(asked), 1), left) if _is_number(asked) and left else 0
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
    return sum(len(node["doubts"]) for node in walk_nodes(last_reading(draft)["nodes"]))


def decisions(draft: ImportDraft) -> Decisions:
    """What was done to a draft since it was read, undone steps aside."""
    steps: list[Json] = []
    for edit in draft.edits[: draft.done]:
        steps += edit["edits"] if edit["op"] == "together" else [edit]
    return Decisions(**Counter(_DECISIONS[step["op"]] for step in steps if step["op"] in _DECISIONS))
