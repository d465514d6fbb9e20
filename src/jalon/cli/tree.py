"""A proposal as a person reads it in a terminal: counts, the tree with its doubts, what found no place.

Works on the plain data of `recognition.as_dict`, so that it serves whoever has it.
"""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jalon.cli.messages import labelled, plural, spoken, text
from jalon.cli.sentences import MARKS, doubt_sentence, status_word
from jalon.wording import readings
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.catalogue import ngettext_noop

Node = Mapping[str, Any]
_SECTIONS: Final = {
    "practices": ngettext_noop("{n} sheet", "{n} sheets"),
    "needs": ngettext_noop("{n} need", "{n} needs"),
    "recommendations": ngettext_noop("{n} recommendation", "{n} recommendations"),
    "contributions": ngettext_noop("{n} contribution", "{n} contributions"),
}
_KINDS: Final = {
    "plan": _("Plan"),
    "report": _("Report"),
    "other": _("Other document"),
}


def tree(proposal: Mapping[str, Any], width: int | None = None) -> Iterator[str]:
    """The lines of a proposal, wrapped to the terminal's width."""
    columns = width or min(shutil.get_terminal_size().columns, 120)
    yield from _heading(proposal, columns)
    for number, objective in enumerate(proposal["general_objectives"], start=1):
        yield from _wrapped(f"{objective.get('number') or number}. {objective['text']}", columns, 0)
    for node in proposal["nodes"]:
        yield ""
        yield from _branch(node, columns, 0)
    yield from _report(proposal, columns)
    yield from _rest(proposal, columns)


def counts(proposal: Mapping[str, Any]) -> str:
    """How many of each level, and how many doubts: « 5 axes, 18 objectifs, 64 actions · 12 doutes »."""
    levels = Counter(node["level"] for node in walk(proposal["nodes"]))
    parts = [words] if (words := readings.count_words(levels, spoken())) else []
    parts += [plural(*_SECTIONS[name], len(proposal[name])) for name in _SECTIONS if proposal[name]]
    doubts = sum(len(node["doubts"]) for node in walk(proposal["nodes"]))
    placed = ", ".join(parts) or text("nothing that looks like a plan")
    doubted = plural("{n} doubt", "{n} doubts", doubts)
    return f"{placed} · {doubted}"


def walk(nodes: list[Node]) -> Iterator[Node]:
    """Every node, depth first."""
    for node in nodes:
        yield node
        yield from walk(node["children"])


def _heading(proposal: Mapping[str, Any], columns: int) -> Iterator[str]:
    yield from _wrapped(proposal["title"] or text("Untitled"), columns, 0)
    facts = [proposal["organisation"], proposal["period"]]
    if proposal["updated_on"]:
        facts.append(text("updated on {date}", date=proposal["updated_on"]))
    kind = text(_KINDS.get(proposal["kind"], "Other document"))
    yield " · ".join([kind, *(fact for fact in facts if fact)])
    yield counts(proposal)
    yield from _confidence(proposal, columns)


def _confidence(proposal: Mapping[str, Any], columns: int) -> Iterator[str]:
    """How sure the reading is, what to look at first, and what another reading would give."""
    language = spoken()
    groups = readings.grouped(doubt for node in walk(proposal["nodes"]) for doubt in node["doubts"])
    if word := readings.confidence_word(proposal, language):
        yield from _wrapped(labelled(word, readings.confidence_advice(proposal, groups, language)), columns, 0)
    for doubt in proposal.get("doubts", []):
        yield from _wrapped(f"? {doubt_sentence(doubt)}", columns, 1)
    for other in proposal.get("readings", []):
        told = f"{readings.way_words(other['what'], language)} ({readings.count_words(other['counts'], language)})"
        yield from _wrapped(f"{labelled(text('Another reading'), told)} · --reading {other['what']}", columns, 1)


def _branch(node: Node, columns: int, depth: int) -> Iterator[str]:
    number = f"{node['number']} " if node["number"] else ""
    mark = f"{MARKS[node['status']]} " if node["status"] in MARKS else ""
    yield from _wrapped(f"{mark}{number}{node['text']}", columns, depth)
    for label, value in _facts(node):
        yield from _wrapped(labelled(label, value), columns, depth + 2)
    for doubt in node["doubts"]:
        yield from _wrapped(f"? {doubt_sentence(doubt)}", columns, depth + 2)
    for child in node["children"]:
        yield from _branch(child, columns, depth + 1)


def _facts(node: Node) -> Iterator[tuple[str, str]]:
    if node["leads"]:
        yield text("In charge"), " · ".join(node["leads"])
    elif node["inherited_leads"]:
        yield text("In charge (cell above)"), " · ".join(node["inherited_leads"])
    if node["schedule"]:
        yield text("Schedule"), node["schedule"]
    if node["expected_results"]:
        yield text("Expected results"), " · ".join(node["expected_results"])
    if node["results"]:
        yield text("Results"), node["results"]
    if node["status"] in MARKS:
        yield text("Status"), status_word(node["status"])
    yield from ((heading, value) for heading, value in node["extra"].items() if value)


def _report(proposal: Mapping[str, Any], columns: int) -> Iterator[str]:
    """Sheets, needs, recommendations and contributions of a report."""
    sections = (
        (text("Sheets"), [sheet["title"] for sheet in proposal["practices"]]),
        (text("Needs"), proposal["needs"]),
        (text("Recommendations"), [one["theme"] for one in proposal["recommendations"]]),
        (text("Contributions"), [one["title"] for one in proposal["contributions"]]),
    )
    for title, entries in sections:
        yield from _section(title, entries, columns)


def _rest(proposal: Mapping[str, Any], columns: int) -> Iterator[str]:
    yield from _section(text("Not placed"), [one["text"] for one in proposal["unplaced"]], columns)
    yield from _section(text("Notes"), [one["text"] for one in proposal["notes"]], columns)
    if proposal["ignored"]:
        yield ""
        yield plural(
            "{n} passage left aside (headers, page numbers…).",
            "{n} passages left aside (headers, page numbers…).",
            len(proposal["ignored"]),
        )


def _section(title: str, entries: list[str], columns: int) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield f"{title} ({len(entries)})"
    for entry in entries:
        yield from _wrapped(f"- {entry}", columns, 1)


def _wrapped(line: str, columns: int, depth: int) -> list[str]:
    margin = "  " * depth
    return textwrap.wrap(
        line, max(columns, 40), initial_indent=margin, subsequent_indent=margin + "  ", break_on_hyphens=False
    ) or [margin]
