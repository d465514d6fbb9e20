"""Minutes that hold what was decided: which parts of them are the plan, and who is named before what she does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party, looks_like_party
from jalon.phrases.party_words import MATTERS
from jalon.recognition.bullets.ends import EVERYBODY, says_when
from jalon.recognition.bullets.fields import is_body
from jalon.recognition.bullets.meeting_words import MET, SAID_IN_MEETINGS, decides, names_minutes
from jalon.recognition.bullets.outline import Section
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.columns import heading_role
from jalon.recognition.sentences import begins_low, cut
from jalon.recognition.verbs import is_action, is_infinitive

_NAMED: Final = re.compile(r"\s*(?:@)?([^\W\d][^:;.(]{1,60}?)(?:\s*:|\s[–—-])\s+(?=\S)")
_ATTENDING: Final = re.compile(
    rf"\W*+(?:{'|'.join(map(re.escape, sorted(MET, key=len, reverse=True)))})[^\w:]*+:\W*(.+)"
)
_BETWEEN: Final = re.compile(r"[,;/]|\s(?:et|and|&)\s")
_JOINT: Final = re.compile(r",? (?:et|and|&) |, ")
_JOINT_END: Final = re.compile(r"(?:,? (?:et|and|&)|,)\s*$")
_NAMED_AT_HEAD: Final = re.compile(r"\s*@?([^\W\d][^:;.(]{1,60}?)\s*:\s+(?=\S)")
_WORDS_OF_A_BODY: Final = 7
_LED: Final = 3  # bullets
_NEARLY_ALL: Final = 0.85
_WORDS: Final = 3  # of a name
_FIRST_LINES: Final = 8
_SURE: Final = 0.6  # of those who may be named
_ENOUGH: Final = 2  # lines
_MOST: Final = 0.6  # of the lines that begin with a name and a colon


def are_minutes(sections: Iterable[Section], title: str, *, attended: bool) -> bool:
    """Whether parts of a document, its title or who attended tell of a meeting, and others what it decided."""
    parts = [section for section in sections if _lines_of(section)]
    said = {_said(section.title) for section in parts if section.title is not None}
    met = bool(said & set(MET)) or names_minutes(title)
    met = met or attended or any(_ATTENDING.match(fold(node.line.string)) for section in parts for node in section.body)
    return met and any(map(decides, said))


def lists_decisions(nodes: Sequence[OutlineNode]) -> bool:
    """Whether lines tell of a meeting, and lists under a heading what it decided, most of it as things to do."""
    first = nodes[:_FIRST_LINES]
    if not any(names_minutes(node.string) or _ATTENDING.match(fold(node.line.string)) for node in first):
        return False
    for at, node in enumerate(nodes):
        if node.bulleted or not decides(node.string):
            continue
        listed = list(takewhile(lambda other: not _heads(other), islice(nodes, at + 1, None)))
        if len(listed) >= _ENOUGH and sum(_is_to_do(one) for one in listed) >= _MOST * len(listed):
            return True
    return False


def _heads(node: OutlineNode) -> bool:
    return node.line.kind == "heading" or (node.text.bold and not node.bulleted)


def _is_to_do(node: OutlineNode) -> bool:
    named = _NAMED.match(node.string)
    return is_action(node.string) or (named is not None and is_action(node.string[named.end() :]))


def is_of_meeting(section: Section) -> bool:
    """Whether a part of minutes tells of the meeting: who came, what was talked about."""
    return section.title is not None and _said(section.title) in {*MET, *SAID_IN_MEETINGS}


def is_of_decisions(section: Section) -> bool:
    """Whether a part of minutes gives what was decided, under a heading that says no more."""
    return section.title is not None and decides(_said(section.title))


def _said(title: OutlineNode) -> str:
    return fold(title.string).strip(" :.")


def _lines_of(section: Section) -> bool:
    return bool(section.body or section.sections)


@dataclass(frozen=True, slots=True)
class Named:
    """The names that stand before a colon and what they do, folded; none where lines do not begin so.

    `every`: all the bullets begin so, with a verb after it or not.
    """

    names: frozenset[str] = frozenset()
    every: bool = False

    def cut(self, node: OutlineNode) -> list[Told]:
        """Take the name off the head of a line."""
        match = _NAMED.match(node.string)
        if match is None or fold(match[1]) not in self.names or not (self.every or _does(node.string[match.end() :])):
            return []
        names = cut(node.text.part(*match.span(1)), [joint.end() for joint in _JOINT.finditer(match[1])])
        node.text = node.text.part(match.end())
        ends = (_JOINT_END.search(name.string) for name in names)
        named = (name.part(0, end.start()) if end else name for name, end in zip(names, ends, strict=True))
        return [Told("leads", name) for name in named]


def learn_named(nodes: list[OutlineNode]) -> Named:
    """Who is named at the head of lines ("Rolf: order two benches"): those who attended, people, bodies."""
    if led := _led_lists(nodes):
        return Named(led, every=True)
    attending = {
        fold(part).split()[0]
        for node in nodes
        if (found := _ATTENDING.match(fold(node.line.string)))
        for part in _BETWEEN.split(found[1])
        if part.split()
    }
    heads = [(match[1], node.string[match.end() :]) for node in nodes if (match := _NAMED.match(node.string))]
    heads = [(head, rest) for head, rest in heads if _does(rest)]
    if any(_may_name(head, attending | EVERYBODY) for head, _rest in heads):
        often = Counter(name for head, _rest in heads for name in _names_of(head))
        attending |= {name for name, count in often.items() if count > 1 and name not in MATTERS} | EVERYBODY
    acting = [head for head, _rest in heads if _may_name(head, attending)]
    others = [head for head, _rest in heads if head not in acting]
    if len(acting) >= _SURE * len(heads) and not any(_names_of(head) & MATTERS for head in others):
        acting += [head for head in others if len(head.split()) <= _WORDS and head[:1].isupper()]
        attending |= {name for head in acting for name in _names_of(head)}
    if len(acting) < _ENOUGH or len(acting) < _MOST * sum(_may_name(head, attending) for head, _rest in heads):
        return Named()
    return Named(frozenset(map(fold, acting)))


def _led_lists(nodes: list[OutlineNode]) -> frozenset[str]:
    """The heads of bullets that nearly all begin with one, where most heads name a person, a body or a role."""
    listed = [node for node in nodes if node.bulleted and not node.fields]
    heads = [found[1] for node in listed if (found := _NAMED_AT_HEAD.match(node.string)) and found[1][:1].isupper()]
    if len(heads) < _LED or len(heads) < _NEARLY_ALL * len(listed):
        return frozenset()
    if any(heading_role(head) for head in heads if not looks_like_party(head)):
        return frozenset()
    named = sum(looks_like_party(head) or classify_party(head) is not PartyKind.UNKNOWN for head in heads)
    short = all(len(head.split()) <= _WORDS_OF_A_BODY and not says_when(head) for head in heads)
    several = len(set(map(fold, heads))) > 1
    return frozenset(map(fold, heads)) if short and several and named >= _MOST * len(heads) else frozenset()


def _does(rest: str) -> bool:
    """Whether what follows a name says what she does: a verb, or words that go on in small letters."""
    return is_infinitive(rest) or begins_low(rest)


def _names_of(head: str) -> set[str]:
    """The first words of the names before what is done."""
    return {fold(part).split()[0] for part in _BETWEEN.split(head) if part.split()}


def _may_name(head: str, attending: set[str]) -> bool:
    words = head.split()
    if len(words) > _WORDS or not head[:1].isupper():
        return False
    first = words[0].strip(",")
    return (
        fold(head) in attending
        or fold(first) in attending
        or classify_party(first) is PartyKind.PERSON
        or is_body(head)
    )
