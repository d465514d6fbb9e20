"""Minutes that hold what was decided: which parts of them are the plan, and who is named before what she does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.recognition.bullets.fields import is_body
from jalon.recognition.bullets.meeting_words import DECIDED, MET, SAID_IN_MEETINGS
from jalon.recognition.bullets.outline import Section
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.verbs import is_infinitive

_NAMED: Final = re.compile(r"\s*(?:@)?([^\W\d][^:;.(]{1,40}?)\s*:\s+(?=\S)")
_ATTENDING: Final = re.compile(rf"\W*(?:{'|'.join(map(re.escape, sorted(MET, key=len, reverse=True)))})\W*:\W*(.+)")
_BETWEEN: Final = re.compile(r"[,;/]|\s(?:et|and|&)\s")
_WORDS: Final = 3  # of a name
_ENOUGH: Final = 2  # lines
_MOST: Final = 0.6  # of the lines that begin with a name and a colon


def are_minutes(sections: Iterable[Section]) -> bool:
    """Whether parts of a document tell of a meeting, and others what it decided."""
    said = {_said(section.title) for section in sections if section.title is not None and _lines_of(section)}
    return bool(said & set(MET)) and bool(said & set(DECIDED))


def is_of_meeting(section: Section) -> bool:
    """Whether a part of minutes tells of the meeting: who came, what was talked about."""
    return section.title is not None and _said(section.title) in {*MET, *SAID_IN_MEETINGS}


def _said(title: OutlineNode) -> str:
    return fold(title.string).strip(" :.")


def _lines_of(section: Section) -> bool:
    return bool(section.body or section.sections)


@dataclass(frozen=True, slots=True)
class Named:
    """The names that stand before a colon and what they do, folded; none where lines do not begin so."""

    names: frozenset[str] = frozenset()

    def cut(self, node: OutlineNode) -> list[Told]:
        """Take the name off the head of a line."""
        match = _NAMED.match(node.string)
        if match is None or fold(match[1]) not in self.names or not is_infinitive(node.string[match.end() :]):
            return []
        name = node.text.part(*match.span(1))
        node.text = node.text.part(match.end())
        return [Told("leads", name)]


def learn_named(nodes: list[OutlineNode]) -> Named:
    """Who is named at the head of lines ("Rolf: order two benches"): those who attended, people, bodies."""
    attending = {
        fold(part).split()[0]
        for node in nodes
        if (found := _ATTENDING.match(fold(node.line.string)))
        for part in _BETWEEN.split(found[1])
        if part.split()
    }
    heads = [(match[1], node.string[match.end() :]) for node in nodes if (match := _NAMED.match(node.string))]
    acting = [head for head, rest in heads if is_infinitive(rest) and _may_name(head, attending)]
    if len(acting) < _ENOUGH or len(acting) < _MOST * sum(_may_name(head, attending) for head, _rest in heads):
        return Named()
    return Named(frozenset(map(fold, acting)))


def _may_name(head: str, attending: set[str]) -> bool:
    words = head.split()
    if len(words) > _WORDS or not head[:1].isupper():
        return False
    first = words[0].strip(",")
    return fold(first) in attending or classify_party(first) is PartyKind.PERSON or is_body(head)
