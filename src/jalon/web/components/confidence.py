"""How sure a reading is, and what to look at in it: what the pages that show a proposal say first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe

from jalon.plans.proposals.tree import walk
from jalon.web.components.proposals import Question, tree_of
from jalon.web.components.source import SourceView
from jalon.web.components.words import doubt_sentence, language
from jalon.wording import readings

Json = Mapping[str, Any]

FEW = 7  # doubts, or groups of them, shown before the rest is unfolded
MOST = 60  # doubts of a group that can be unfolded; the walk goes through them all


@dataclass(frozen=True, slots=True)
class Doubted:
    """Doubts about one column or of one kind, "13 schedules": the first ones, then more of them, then how many left."""

    words: str
    first: list[Question]
    more: list[Question]
    left: int


@dataclass(frozen=True, slots=True)
class Other:
    """Another way to read the document: its name for the form, its words, what it gives."""

    name: str
    words: str
    counts: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a reading before the reading itself. `kind` is "sure", "check", "uncertain" or ""."""

    kind: str
    word: str
    advice: str
    doubts: list[str]
    groups: list[Doubted]
    more: list[Doubted]
    others: list[Other]
    no_plan: bool

    def __bool__(self) -> bool:
        return bool(self.kind or self.doubts or self.others or self.no_plan)


def judged_of(proposal: Json, questions: list[Question], own: Json | None = None) -> Judged:
    """What a proposal says of itself; `questions` are the doubts of its lines, in reading order (see `tree_of`)."""
    doubts = [dict(doubt) for node in walk(proposal.get("nodes", [])) for doubt in node.get("doubts") or []]
    asked = {id(doubt): question for doubt, question in zip(doubts, questions, strict=True)}
    found = readings.grouped(doubts)
    groups = [_doubted(group, [asked[id(doubt)] for doubt in group.doubts]) for group in found]
    return Judged(
        kind=readings.confidence_of(proposal),
        word=readings.confidence_word(proposal, language()),
        advice=readings.confidence_advice(proposal, found, language()),
        doubts=[doubt_sentence(doubt, own) for doubt in proposal.get("doubts") or []],
        groups=groups[:FEW],
        more=groups[FEW:],
        others=[
            Other(
                one["what"],
                readings.way_words(one["what"], language()),
                readings.count_words(one["counts"], language()),
            )
            for one in proposal.get("readings") or []
        ],
        no_plan=proposal.get("kind") == "other",
    )


def judged_alone(proposal: dict[str, Any], own: Json) -> Judged:
    """The same, for a page that does not show the lines of the proposal."""
    return judged_of(proposal, tree_of(proposal, SourceView(mark_safe("")), own, shown=()).questions, own)


def _doubted(group: readings.Group, questions: list[Question]) -> Doubted:
    return Doubted(group.words(language()), questions[:FEW], questions[FEW:MOST], len(questions[MOST:]))
