"""Names a document gives beyond doubt, and ends of lines that hold nothing else: "(Solène)" beside "(Solène, mars)".

Somebody who leads one line with a date leads the next one without; in brackets or behind a dash she is no part of the
text. What stands after commas ("…, automne 2026, comité politique") says who and when where it says both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.recognition.bullets.ends import (
    EVERYBODY,
    FORMS,
    SHORTEST,
    begins_with_time,
    end_of,
    end_parts,
    names_all,
    says_when,
)
from jalon.recognition.bullets.fields import is_body, segments
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.bullets.own_labels import OwnLabels
from jalon.recognition.entries import parties_in
from jalon.recognition.source import Text
from jalon.recognition.states import is_status
from jalon.recognition.verbs import is_action

_COMMA: Final = re.compile(r",\s+")
_TAGGED: Final = re.compile(r"\s+@([^\W\d][\w.-]{1,30})\s*$")  # "Choisir les photos @Malik"
_MOST_PIECES: Final = 4  # of what stands after commas
_LETTER: Final = 2  # a name is longer
_DATED: Final = re.compile(
    r"\d|\b(?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec|printemps|ete\b|automne|hiver"
    r"|jan|feb|march|apr|may|june|july|aug|spring|summer|fall|autumn|winter)"
)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that lead something in a document, folded."""

    names: frozenset[str] = frozenset()

    def holds(self, string: str) -> bool:
        """Whether a phrase is one of them, a first name, a body, or everybody."""
        said = fold(string).strip(" .;")
        sure = said in self.names or said in EVERYBODY or is_body(string) or names_all(string)
        return sure or (classify_party(string) is PartyKind.PERSON and len(string.split()) <= _MOST_PIECES)

    def cut(self, node: OutlineNode) -> list[Told]:
        """Take the end off a line, where it holds names and times alone, and a name at least."""
        tagged = _TAGGED.search(node.string)
        if tagged is not None and tagged.start() >= SHORTEST:
            name = node.text.part(*tagged.span(1))
            node.text = node.text.part(0, tagged.start())
            return [Told("leads", name)]
        for form in FORMS.values():
            match = end_of(form, node.string)
            if match is None or match.start() < SHORTEST:
                continue
            told = self._read(node.text.part(*match.span(1)))
            if told:
                node.text = node.text.part(0, match.start())
                return told
        return self._cut_commas(node)

    def _read(self, text: Text) -> list[Told]:
        told = [
            Told("schedule" if says_when(one.string) else "leads", one)
            for part in end_parts(text)
            for one in self._names(part)
        ]
        sure = all(one.role == "schedule" or self.holds(one.words.string) for one in told)
        return told if sure and any(one.role == "leads" for one in told) else []

    def _told(self, text: Text) -> list[Told]:
        found = (one for part in end_parts(text) for one in self._names(part))
        return [Told("schedule" if says_when(one.string) else "leads", one) for one in found]

    def _names(self, part: Text) -> list[Text]:
        """The names of a part, where a comma or « et » joined several."""
        return [part] if says_when(part.string) or self.holds(part.string) else parties_in(part, self.names)

    def _cut_commas(self, node: OutlineNode) -> list[Told]:
        """What stands after the commas of an action, where it says who and when, or when alone by a date."""
        commas = list(_COMMA.finditer(node.string))[-_MOST_PIECES:]
        if not commas or not is_action(node.string):
            return []
        for comma in commas:
            if comma.start() < SHORTEST or _open(node.string[: comma.start()]):
                continue
            told = self._tail(node.text.part(comma.end()))
            if told:
                node.text = node.text.part(0, comma.start())
                return told
        return []

    def _tail(self, text: Text) -> list[Told]:
        told = [
            Told("schedule" if says_when(one.string) else "leads", one)
            for part in end_parts(text)
            for one in self._names(part)
        ]
        times = [one.words.string for one in told if one.role == "schedule"]
        if not any(_DATED.search(fold(time)) for time in times):
            return []
        return told if all(one.role == "schedule" or self.holds(one.words.string) for one in told) else []


def _open(string: str) -> bool:
    """Whether a bracket is open at the end of a stretch."""
    return string.count("(") > string.count(")") or string.count("«") > string.count("»")


def learn_names(nodes: Iterable[OutlineNode], own: OwnLabels) -> KnownNames:
    """The names after a label of leads, and those beside a time in what ends a line.

    A time that begins a line is beside its end too; what ends one such line may be a place or an event, though, so
    that names are known there that come again, or where such lines mostly end so.
    """
    found: set[str] = set()
    timed_lines, ended, behind = 0, 0, Counter[str]()
    for node in nodes:
        timed = begins_with_time(node.string)
        timed_lines += timed
        apart: set[str] = set()
        for told in (*node.fields, *(told for _start, told in segments(node.text, own))):
            if told.role == "leads":
                names = [
                    part for part in end_parts(told.words) if not (says_when(part.string) or is_status(part.string))
                ]
                found.update(said for name in names for said in _folded(name))
        for form in FORMS.values():
            match = end_of(form, node.string)
            if match is not None and match.start() >= SHORTEST:
                end = node.text.part(*match.span(1))
                found.update(_beside_time(end, timed=False))
                apart.update(_beside_time(end, timed=timed))
        ended += bool(apart)
        behind.update(apart)
    regular = ended * 3 >= timed_lines * 2
    found.update(name for name, times in behind.items() if regular or times > 1)
    return KnownNames(frozenset(found))


def _beside_time(text: Text, *, timed: bool) -> Iterable[str]:
    """The names of an end that says when too; `timed`: its line begins with a time."""
    parts = end_parts(text)
    names = [part for part in parts if not says_when(part.string)]
    short = all(part.string[:1].isupper() and len(part.string.split()) <= _MOST_PIECES for part in names)
    if (timed or len(parts) > len(names)) and short:
        for part in names:
            yield from _folded(part)


def _folded(text: Text) -> Iterable[str]:
    return (said for one in parties_in(text, frozenset()) if len(said := fold(one.string).strip(" .;")) >= _LETTER)
