"""A proposed plan as lines ready to show, each value with its place in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jalon.plans.choices import LEVELS
from jalon.web.components.source import SourceView
from jalon.web.components.words import FIELDS, count_of, doubt_sentence, field_word, level_word, when_words

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """Some words of the document: what they are, and the name of their place in the source ("" unknown)."""

    text: str
    anchor: str = ""
    note: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What a node says in one column."""

    name: str
    label: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt about a node: `number` counts those of the whole document from 1, `index` those of the node from 0."""

    number: int
    node: str
    index: int
    text: str
    code: str = ""


@dataclass(slots=True)
class Line:
    """A node of the tree. `place` is its position in the tree, from 0: "0.2.1"."""

    id: str
    level: str
    level_word: str
    depth: int
    number: str
    text: Value
    status: str
    highlighted: bool
    facts: list[Fact]
    questions: list[Question]
    first: bool
    last: bool


@dataclass(slots=True)
class Tree:
    """A proposal ready to show."""

    lines: list[Line]
    questions: list[Question]
    counts: list[str] = field(default_factory=list)


def tree_of(
    proposal: Json,
    source: SourceView,
    own: Json | None = None,
    *,
    shown: Container[int] | None = None,
    shape: Callable[[dict[str, Any]], Json] | None = None,
) -> Tree:
    """The nodes of a proposal in reading order; `own` are the network's words.

    Where only some are `shown` (their places in reading order, from 0), the others are no lines, but their doubts
    and levels count; `shape` says how each one shown is read.
    """
    builder = _Builder(source, own or {}, shown, shape)
    lines = list(builder.lines(proposal.get("nodes", []), 0))
    counts = [count_of(level, builder.found[level]) for level in LEVELS if builder.found[level]]
    return Tree(lines, builder.questions, counts)


def says_its_level(number: str | None) -> bool:
    """Whether a number holds the word of its level ("AXE 1")."""
    return any(len(word) > 2 and word.isalpha() for word in (number or "").split())


class _Builder:
    def __init__(
        self,
        source: SourceView,
        own: Json,
        shown: Container[int] | None,
        shape: Callable[[dict[str, Any]], Json] | None,
    ) -> None:
        self.source, self.own, self.shown, self.shape = source, own, shown, shape
        self.questions: list[Question] = []
        self.found: Counter[str] = Counter()
        self.nodes = 0
        self.levels = {level: level_word(level, own) for level in LEVELS}
        self.labels = {name: field_word(name, own) for name in FIELDS}

    def lines(self, nodes: list[Json], depth: int) -> Iterator[Line]:
        for index, node in enumerate(nodes):
            self.found[node["level"]] += 1
            self.nodes += 1
            identity = str(node.get("id") or f"n{self.nodes}")
            questions = self.ask(node, identity)
            if self.shown is None or self.nodes - 1 in self.shown:
                read = self.shape(dict(node)) if self.shape else node
                line = self.line(read, identity, depth, first=index == 0, last=index == len(nodes) - 1)
                line.questions = questions
                yield line
            yield from self.lines(node.get("children", []), depth + 1)

    def line(self, node: Json, identity: str, depth: int, *, first: bool, last: bool) -> Line:
        base = self.source.anchor(node.get("source"))
        return Line(
            id=identity,
            level=node["level"],
            level_word="" if says_its_level(node.get("number")) else self.levels[node["level"]],
            depth=depth,
            number=node.get("number") or "",
            text=Value(node["text"], base),
            status=node.get("status") or "",
            highlighted=bool(node.get("highlighted")),
            facts=list(self.facts(node, base)),
            questions=[],
            first=first,
            last=last,
        )

    def facts(self, node: Json, base: str) -> Iterator[Fact]:
        places = node.get("sources") or {}

        def value(text: str, *keys: str, note: str = "") -> Value:
            place = next((places[key] for key in keys if key in places), None)
            return Value(text, (self.source.anchor(place) if place else "") or base, note)

        if leads := node.get("leads"):
            values = [value(text, f"leads.{i}", "leads") for i, text in enumerate(leads)]
            yield Fact("leads", self.labels["leads"], values)
        elif inherited := node.get("inherited_leads"):
            yield Fact("leads", self.labels["leads"], [Value(text, inherited=True) for text in inherited])
        if schedule := node.get("schedule"):
            note = when_words(node.get("when"))
            yield Fact("schedule", self.labels["schedule"], [value(schedule, "schedule", note=note)])
        if expected := node.get("expected_results"):
            values = [value(text, f"expected_results.{i}", "expected_results") for i, text in enumerate(expected)]
            yield Fact("expected_results", self.labels["expected_results"], values)
        if results := node.get("results"):
            yield Fact("results", self.labels["results"], [value(results, "results")])
        for heading, text in (node.get("extra") or {}).items():
            yield Fact("extra", heading, [value(text, f"extra.{heading}")])

    def ask(self, node: Json, identity: str) -> list[Question]:
        asked = [
            Question(
                len(self.questions) + index + 1,
                identity,
                index,
                doubt_sentence(doubt, self.own),
                str(doubt.get("code", "")),
            )
            for index, doubt in enumerate(node.get("doubts") or [])
        ]
        self.questions.extend(asked)
        return asked
