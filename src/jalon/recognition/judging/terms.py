"""What a right plan hardly shows: each term says how much of a proposal shows it, from 0 to 1, and at which lines.

No term looks at how a document was read, and none rewards many lines: only at what is proposed of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.calendars import is_mark
from jalon.recognition.columns import column_role
from jalon.recognition.contents import Content, content_of
from jalon.recognition.doubts import Code
from jalon.recognition.judging.looks import (
    column_heading,
    holds_date,
    is_bare,
    is_name,
    is_status,
    is_time,
    reads_as_line,
)
from jalon.recognition.judging.view import View
from jalon.recognition.letters import in_other_letters
from jalon.recognition.proposal import Node
from jalon.recognition.sentences import begins_low, unfinished
from jalon.recognition.verbs import is_infinitive

_COUNT: Final = re.compile(  # of things, before their name
    r"(?:au moins |plus de |at least |over )?(?:\d[\d\s.,]*|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze"
    r"|quinze|vingt|trente|cent|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dos|tres|cuatro|cinco|diez|dois|dez)\s+\S"
)
_TARGET: Final = re.compile(r"\s*\d[\d\s.,]*\s*[%$]?\s*")  # "85 %": what is aimed at beside its measure
LONG: Final = 45  # words: nine in ten results of real plans have fewer than 30
LONG_VALUE: Final = 20  # words of one name, time or expected result
_MANY: Final = 8  # parents: of fewer, that some have one line says nothing
WIDE: Final = 60  # words aside for each line, that would be a whole section
_AT_END: Final = re.compile(r"(?:\([^()]{3,60}\)|\[[^\[\]]{3,60}\]|\s[–—]\s[^–—]{3,60})[\s.]*$")
# One to four words with a capital before a colon, behind other words: "… Dates clés : mai".
_INNER: Final = re.compile(r"(?<=[\w).!?»,;|–-])\s+([A-ZÀ-Ý][^\W\d_]+(?:[ ’'/-]{1,2}[^\W\d_]+){0,3})\s?\??\s?:\s")
_HEARD: Final = frozenset({"leads", "schedule", "status", "results", "expected_results", "action"})
_FIELDS: Final = frozenset({"leads", "schedule", "status", "results", "expected_results"})
_LEVELS: Final = frozenset({"axis", "objective"})


@dataclass(frozen=True, slots=True)
class Found:
    """How much of a proposal shows something, from 0 to 1, and the lines that do."""

    share: float = 0.0
    nodes: Sequence[Node] = field(default_factory=tuple)


def _of(found: Iterable[Node], among: Sequence[Node]) -> Found:
    nodes = list(found)
    return Found(min(1.0, len(nodes) / len(among)) if among else 0.0, nodes)


def repeated_parents(view: View) -> Found:
    """Lines with others under them whose text stands in several places: the value of a column read as a level."""
    parents = [node for node in view.nodes if node.children]
    times = Counter(_same(node.text) for node in parents)
    return _of((node for node in parents if times[_same(node.text)] > 1), parents)


def repeated_lines(view: View) -> Found:
    """Lines under one parent that say the same."""
    found = []
    for family in view.families:
        times = Counter(_same(node.text) for node in family.children)
        found += [node for node in family.children if times[_same(node.text)] > 1 and not node.children]
    return _of(found, view.leaves)


def headings(view: View) -> Found:
    """Headings of columns read as lines, or as what a line says; an axis may well be called « Suivi »."""
    return _of(
        (
            node
            for node in view.nodes
            if any(column_heading(value) in _FIELDS for value in (*node.leads, _unread(node)))
            or (not node.children and column_heading(node.text) in _FIELDS)
        ),
        view.nodes,
    )


def jumps(view: View) -> Found:
    """Lines whose number does not follow that of the line before, or does not nest under its parent's."""
    found, numbered = [], []
    for family in view.families:
        above = _number(family.parent)
        last: tuple[int, ...] = ()
        for node in family.children:
            number = _number(node)
            nested = bool(above) and len(number) == len(above) + 1
            if number:
                numbered.append(node)
            if (last and number and not _follows(last, number)) or (nested and number[:-1] != above):
                found.append(node)
            last = number
    return _of(found, numbered)


def long_fields(view: View) -> Found:
    """Fields as long as a paragraph: the cells of several lines, or lines that were not seen."""
    return _of(
        (
            node
            for node in view.nodes
            if len((node.results or "").split()) > LONG
            or any(
                len(value.split()) > LONG_VALUE for value in (node.schedule or "", *node.leads, *node.expected_results)
            )
            or (not node.children and len(node.text.split()) > 2 * LONG)
        ),
        view.nodes,
    )


def only_text(view: View) -> Found:
    """No line says who, when or what is expected."""
    said = any(map(_says_something, view.nodes))
    return Found() if said or not view.leaves else Found(1.0, view.leaves)


def set_apart(view: View) -> Found:
    """Lines that end with something in brackets or behind a dash, and have no lead."""
    return _of((node for node in view.sample if not node.leads and _AT_END.search(node.text)), view.sample)


def times_in_texts(view: View) -> Found:
    """Lines without schedule whose text has a date."""
    return _of((node for node in view.sample if not node.schedule and holds_date(node.text)), view.sample)


def values_aside(view: View) -> Found:
    """Lines where a value kept as it is looks like the lead, the time or the status they have not."""
    return _of(
        (
            node
            for node in view.sample
            if any(_missed(node, value) for key, value in node.extra.items() if not _kept(key))
        ),
        view.sample,
    )


def odd_times(view: View) -> Found:
    """Lines whose schedule says no time."""
    said = [node for node in view.sample if node.schedule]
    return _of((n for n in said if not (n.when or {}).get("kind") and not is_status(n.schedule or "")), said)


def odd_results(view: View) -> Found:
    """Lines whose expected results are a name, a time or a status."""
    said = [node for node in view.sample if node.expected_results]
    return _of(
        (n for n in said if all((is_bare(e) or is_name(e)) and not _counts(e) for e in n.expected_results)),
        said,
    )


def _counts(text: str) -> bool:
    """Whether a text says how much ("85 %", "1 000 visits a month", "Ten issues"), and no day."""
    return bool(_TARGET.fullmatch(text)) or (bool(_COUNT.match(fold(text))) and not holds_date(text))


def bare(view: View) -> Found:
    """Lines that are only a number, a mark, a date, a status, or one word that is no verb."""
    return _of((n for n in view.sample if is_bare(n.text) or _is_one_word(n.text)), view.sample)


def wordless(view: View) -> Found:
    """Lines that are only a number, a mark, a date or a status."""
    return _of((n for n in view.sample if is_bare(n.text)), view.sample)


def labels_inside(view: View) -> Found:
    """Lines that say one label inside a text or a value, as others do: fields not parted ("… Lead: Odile")."""
    labels = {id(node): _labels_in(node) for node in view.sample}
    times = Counter(label for found in labels.values() for label in found)
    return _of((node for node in view.sample if any(times[label] > 1 for label in labels[id(node)])), view.sample)


def _labels_in(node: Node) -> set[str]:
    said = (node.text, node.schedule or "", *node.leads, *node.expected_results)
    return {squeeze(fold(found[1])) for words in said if ":" in words for found in _INNER.finditer(words)}


def lonely(view: View) -> Found:
    """Parents with one line under them."""
    parents = [family for family in view.families if family.parent]
    alone = [family.parent for family in parents if len(family.children) == 1 and family.parent]
    return Found(len(alone) / max(_MANY, len(parents)), alone)


def cut_texts(view: View) -> Found:
    """Lines that begin or end as the middle of a sentence does, where most do not: rows cut across their cells."""
    low = [node for node in view.nodes if begins_low(node.text)]
    inner = [] if len(low) * 2 > len(view.nodes) else low
    known = set(map(id, inner))
    return _of([*inner, *(n for n in view.nodes if id(n) not in known and unfinished(n.text))], view.nodes)


def empty_sections(view: View) -> Found:
    """Axes and objectives with nothing under them, that say neither who, nor when, nor what is expected."""
    sections = [node for node in view.nodes if node.level in {"axis", "objective"}]
    return _of((node for node in sections if not node.children and not _says_something(node)), sections)


def aside(view: View) -> Found:
    """The share of the document's words that are in no line."""
    return Found(view.aside / max(1, view.aside + view.placed))


def unplaced(view: View) -> Found:
    """How many remnants found no place, for the lines there are."""
    return Found(min(1.0, len(view.proposal.unplaced) / max(1, len(view.nodes))))


def crowded(view: View) -> Found:
    """The share of lines with more than 30 words or several sentences: lines that were not told apart."""
    return _of(
        (n for n in view.sample if len(n.text.split()) > 30 or len(re.findall(r"[.!?]\s+[A-ZÀ-Ý]", n.text)) > 1),
        view.sample,
    )


def many_leads(view: View) -> Found:
    """Lines with more than six leads or one twice: a column read as one cell."""
    said = [node for node in view.sample if node.leads]
    return _of((n for n in said if len(n.leads) > 6 or len(set(map(_same, n.leads))) < len(n.leads)), said)


def few_lines(view: View) -> Found:
    """How far there are fewer than eight lines: few lines tell little."""
    return Found(max(0.0, 1 - len(view.nodes) / 8))


def unheard(view: View) -> Found:
    """The share of what headings plainly say that columns hold (who, when, what is done) and none was read as.

    A heading of levels ("Objectif") may head what is done where nothing else does; kept aside, it is lost.
    """
    columns = view.proposal.layout.columns
    read = {column.role for column in columns}
    read |= {"results"} if "status" in read else {"status"} if "results" in read else set()
    said, lost = set(), set()
    for column in columns:
        found = column_heading(column.heading)
        lane = found in {"status", "results"} and column.role == "action"  # of a board
        if found in _LEVELS:
            said.add(found)
            lost |= {found} if column.role == "extra" else set()
        elif found in _HEARD and not lane:
            said.add(found)
            lost |= {found} - read
    return Found(len(lost) / len(said) if said else 0.0)


def lines_as_headings(view: View) -> Found:
    """The share of headings that read as lines of a plan: the first row may have been taken for that of headings."""
    headed = [column.heading for column in view.proposal.layout.columns if column.heading]
    odd = [heading for heading in headed if reads_as_line(heading)]
    return Found(len(odd) / len(headed), view.nodes[:1]) if odd else Found()


def nothing_said(view: View) -> Found:
    """The share of lines that say neither who, nor when, nor what is expected."""
    return _of((node for node in view.leaves if not _says_something(node)), view.leaves)


Term = Callable[[View], Found]
# What is told to a person where a term fires, and the share from which it does: right documents stay below it.
TERMS: Final[dict[str, tuple[Term, Code | None, float]]] = {
    "repeated_parents": (repeated_parents, Code.VALUE_AS_LEVEL, 0.0),
    "repeated_lines": (repeated_lines, Code.REPEATED_LINE, 0.0),
    "headings": (headings, Code.HEADING_AS_LINE, 0.0),
    "jumps": (jumps, Code.NUMBERS_JUMP, 0.0),
    "long_fields": (long_fields, Code.LONG_FIELD, 0.0),
    "only_text": (only_text, Code.ONLY_TEXT, 0.0),
    "set_apart": (set_apart, Code.FIELD_IN_TEXT, 0.4),
    "times_in_texts": (times_in_texts, None, 0.2),
    "values_aside": (values_aside, Code.VALUES_ASIDE, 0.3),
    "odd_times": (odd_times, Code.ODD_TIMES, 0.5),
    "odd_results": (odd_results, None, 0.3),
    "bare": (bare, Code.BARE_LINES, 0.34),
    "wordless": (wordless, Code.WORDLESS_LINE, 0.0),
    "labels_inside": (labels_inside, Code.FIELD_IN_TEXT, 0.0),
    "lonely": (lonely, None, 0.6),
    "empty_sections": (empty_sections, None, 0.3),
    "aside": (aside, None, 0.4),
    "unplaced": (unplaced, None, 0.1),
    "cut_texts": (cut_texts, None, 0.2),
    "crowded": (crowded, None, 0.3),
    "many_leads": (many_leads, None, 0.1),
    "few_lines": (few_lines, None, 1.0),
    "nothing_said": (nothing_said, None, 1.0),
    "unheard": (unheard, None, 1.0),
    "lines_as_headings": (lines_as_headings, Code.LINE_AS_HEADING, 0.0),
}


def _is_one_word(text: str) -> bool:
    return len(text.split()) < 2 and not is_infinitive(text) and not in_other_letters([text])


def _same(text: str) -> str:
    return squeeze(fold(text)).strip(" .;:,-•")


def _unread(node: Node) -> str:
    """What stands as the schedule of a line where it says no time: "tous les mois" does, with a word of headings."""
    said = set((node.when or {}).get("kind") or ()) - {"undefined"}
    return "" if said else node.schedule or ""


def _says_something(node: Node) -> bool:
    return bool(
        node.leads or node.inherited_leads or node.schedule or node.expected_results or node.status or node.extra
    )


def _missed(node: Node, value: str) -> bool:
    """Whether a value kept as it is is of a kind this line has none of."""
    if is_mark(value) or len(value.strip(" .")) <= 1 or content_of(value) is Content.FLAG:
        return False  # "A": the part someone takes; "Oui" answers its heading
    if not node.schedule and is_time(value):
        return True
    return (not node.status and is_status(value)) or (not node.leads and not node.inherited_leads and is_name(value))


@lru_cache(maxsize=512)
def _kept(heading: str) -> bool:
    """Whether a heading says that its column is one to keep as it is ("Partenaires", "Coût")."""
    return (column_role(heading) or ("",))[0] == "extra"


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a number comes after another at its level; numbers that begin again do."""
    return len(one) == len(other) and one[:-1] == other[:-1] and other[-1] <= one[-1] + 1


def _number(node: Node | None) -> tuple[int, ...]:
    said = (node.number if node else None) or ""
    return tuple(map(int, re.findall(r"\d+", said))) if len(said) < 16 else ()
