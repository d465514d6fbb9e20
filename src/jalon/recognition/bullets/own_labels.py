"""What a document uses as labels of fields, learned from all its lines before any of them is cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, zip_longest

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.recognition.bullets.loose_times import is_loose_time
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.bullets.words import MORE_LABELS, PROMISES
from jalon.recognition.columns import column_role, heading_role
from jalon.recognition.contents import Content, contents_of
from jalon.recognition.pairing import says_time
from jalon.recognition.sentences import unfinished
from jalon.recognition.verbs import is_action
from jalon.recognition.vocabulary.columns import FIELD_ROLES, HEADINGS, PLAN_ROLES

_LONG_LABEL = 9  # words of a label beside known ones
_FROM_KNOWN = 2  # labels away from a known one
_SURE = 3  # values
_MOST = 0.7  # of the values of a label
UNKNOWN = re.compile(r"([^\W\d][\w’' ()/&-]{2,40}?)(?:\s*\?)?\s*:(?!//)\s*(?=\S|$)")
INSIDE = re.compile(r"(?:(?<=[.;|–—·•]\s)|(?<=\s[(\[]))([A-ZÀ-Ý][\w’' ()/&-]{2,30}?)(?:\s*\?)?\s*:(?=\s)")
_MESURE = "mesure"  # « Mesure : taux de réponse » beside who and when; before a verb it is what is done
_MEASURE = "measure"  # also "Measures": what is done in French, what tells success in English
_QUESTIONS = {"when": "schedule", "quand": "schedule", "who": "leads", "qui": "leads"}


@cache
def known_labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the known labels before a colon, and the role of each."""
    roles = {phrase: role for role in ("extra", *FIELD_ROLES) for phrase in HEADINGS[role] if len(phrase) > 2}
    roles |= {phrase: role for role, phrases in MORE_LABELS.items() for phrase in phrases}
    words = "|".join(map(re.escape, sorted(roles, key=len, reverse=True)))
    year = r"(\s+(?:en |in )?(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)"  # "Cible 2026 : 12"
    return re.compile(rf"(?<![\w’'])({words})(\((?:s|e|e?s|·?e·?s?)\))?{year}?(?:\s*\?)?\s*::?"), roles


@dataclass(frozen=True, slots=True)
class OwnLabels:
    """What this document uses as labels: unknown words before a colon, short lines alone, known words in mid-line.

    `inside`: any words in mid-line, after a full stop and before a colon. `roles`: what they stand for, told by their
    words and by all the values they have; the others are kept as they are. `measured`: "Measure: 40 visits" stands
    beside other fields of an action, and is none itself.
    """

    colons: frozenset[str]
    lines: frozenset[str]
    inline: frozenset[str]
    inside: frozenset[str]
    measured: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)


def learn_labels(nodes: list[OutlineNode]) -> OwnLabels:
    """Labels that come three times or more (twice in mid-line for known words)."""
    colons: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    inline: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    pattern, _ = known_labels()
    for node in nodes:
        found = UNKNOWN.match(node.string)
        opens = promises(found[1]) if found and not node.string[found.end() :] else False
        opens = opens or bool(found and not node.string[found.end() :] and fold(found[1]).strip() in _openers())
        told = found and not opens and not fold(found[1]).startswith(PROMISES)
        if found and told and node.number is None and len(found[1].split()) <= 5 and not _heads_action(found[1]):
            colons[fold(found[1]).strip()] += 1
        if (
            not node.bulleted
            and node.number is None
            and node.mark is None
            and node.words <= 6
            and not _opens_more(node)
        ):
            lines[node.text.folded.text.strip(" :")] += 1
        if ":" in node.text.folded.text:
            inline.update(match[1] for match in pattern.finditer(node.text.folded.text))
            inside.update(fold(match[1]).strip() for match in INSIDE.finditer(node.string))
    beside = _beside_fields(nodes, pattern)
    usual = frozenset(label for label, count in lines.items() if count >= (2 if field_role(label) else 3))
    own = OwnLabels(
        frozenset(label for label, count in colons.items() if count >= 3) | beside,
        (usual | _asides(nodes)) - _openers(),
        frozenset(label for label, count in inline.items() if count >= 2),
        frozenset(label for label, count in inside.items() if count >= 3),
        _measures_beside(nodes, pattern),
    )
    return replace(own, roles=_own_roles(nodes, own))


def _heads_action(label: str) -> bool:
    """Whether words before a colon are who does what follows, or when: "Rolf : semer", "June 2031: sell the jam"."""
    if is_loose_time(label) or says_time(label):
        return True
    named = classify_party(label) is not PartyKind.UNKNOWN
    return named and heading_role(label) is None and column_role(label) is None


def _beside_fields(nodes: list[OutlineNode], pattern: re.Pattern[str]) -> frozenset[str]:
    """Unknown labels that stand twice or more beside a bullet with a known one, as deep: fields like it."""
    labels = [_bullet_label(node) for node in nodes]
    known = {label for node, label in zip(nodes, labels, strict=True) if label and pattern.match(node.text.folded.text)}
    found: dict[str, set[int]] = {}
    for _ in range(_FROM_KNOWN):
        near = known | {label for label, places in found.items() if len(places) > 1}
        for at, (before, after) in enumerate(pairwise(nodes)):
            if before.line.indent != after.line.indent or before.line.level != after.line.level:
                continue
            for place, label, beside in ((at, labels[at], labels[at + 1]), (at + 1, labels[at + 1], labels[at])):
                if label and label not in known and beside in near:
                    found.setdefault(label, set()).add(place)
    return frozenset(label for label, places in found.items() if len(places) > 1)


def _measures_beside(nodes: list[OutlineNode], pattern: re.Pattern[str]) -> bool:
    """Whether "Measure: …" stands beside a bullet with a known label, as deep, or follows a line with one."""
    for before, after in pairwise(nodes):
        if says_measure(after) and not after.bulleted and pattern.match(before.text.folded.text):
            return True
        for one, other in ((before, after), (after, before)):
            if not (says_measure(one) and one.bulleted and one.line.level == other.line.level):
                continue
            if other.bulleted and pattern.match(other.text.folded.text):
                return True
    return False


def says_measure(node: OutlineNode) -> bool:
    """Whether a line is "Measure: …"."""
    if node.number is not None or ":" not in node.line.string:
        return False
    return node.label == _MEASURE or (node.label == _MESURE and not is_action(node.string))


def _bullet_label(node: OutlineNode) -> str:
    """The label of a bullet that has one and a value, "" for any other."""
    found = UNKNOWN.match(node.string) if node.bulleted and ":" in node.string else None
    label = fold(found[1]).strip() if found and node.string[found.end() :] else ""
    return label if len(label.split()) <= _LONG_LABEL else ""


def _own_roles(nodes: list[OutlineNode], own: OwnLabels) -> dict[str, str]:
    """What unknown labels stand for, as unknown headings do: by their words, else by what all their values are."""
    values: dict[str, list[str]] = {}
    for node, below in pairwise([*nodes, *nodes[:1]]):
        for label, value in _inside(node, own):
            values.setdefault(label, []).append(value)
        found = UNKNOWN.match(node.string)
        if found and (label := fold(found[1]).strip()) in own.colons:
            inner = next(
                (
                    match.start()
                    for match in INSIDE.finditer(node.string, found.end())
                    if fold(match[1]).strip() in own.inside
                ),
                None,
            )
            values.setdefault(label, []).append(node.string[found.end() : inner].strip(" .;|–—·•"))
        elif not node.bulleted and (label := node.text.folded.text.strip(" :")) in own.lines:
            values.setdefault(label, []).append(below.string.strip(" .;"))
    roles = {label: role for label in values if (role := field_role(label)) and not _is_aside(label)}
    if "schedule" not in roles.values():  # "To be done by" is no status where all its values are days
        roles |= {
            label: "schedule"
            for label in roles
            if len(values[label]) >= _SURE and _by_values(values[label]) == "schedule"
        }
    for label, held in values.items():
        said = column_role(label)
        role = said[0] if said and said[0] in FIELD_ROLES else None if _is_aside(label) else _by_values(held)
        if role and label not in roles and role not in roles.values():
            roles[label] = role
    return roles


def _is_aside(label: str) -> bool:
    """Whether the whole of a label says something that is no field of the plan: « Personnes visées »."""
    said = column_role(label)
    return said is not None and said == ("extra", 1.0)


def _inside(node: OutlineNode, own: OwnLabels) -> Iterator[tuple[str, str]]:
    """The labels in mid-line, with what stands up to the next one."""
    found = [match for match in INSIDE.finditer(node.string) if fold(match[1]).strip() in own.inside]
    for match, after in zip_longest(found, found[1:]):
        stop = after.start() if after is not None else len(node.string)
        yield fold(match[1]).strip(), node.string[match.end() : stop].strip(" .;|–—·•")


def _by_values(values: list[str]) -> str | None:
    contents = contents_of(["2000" if is_loose_time(value) else value for value in values])
    told = ((Content.DATE, "schedule"), (Content.STATUS, "status"), (Content.NAME, "leads"))
    return next((role for kind, role in told if contents.share(kind) >= _MOST), None)


def promises(string: str) -> bool:
    """Whether words open what is promised ("Nous nous engageons à"), or a sentence that goes on below."""
    return fold(string).startswith(PROMISES) or unfinished(string.strip(" :"))


def _opens_more(node: OutlineNode) -> bool:
    return node.string.endswith(":") and promises(node.string)


def _asides(nodes: list[OutlineNode]) -> frozenset[str]:
    """Headings that come back over a plain paragraph each time ("Pourquoi", "Why it matters"): parts of a card."""
    seen: dict[str, list[bool]] = {}
    for node, below in pairwise(nodes):
        if node.line.kind == "heading" and node.number is None and node.mark is None and node.words <= 6:
            plain = not below.bulleted and below.line.kind == "paragraph" and not is_action(below.string)
            seen.setdefault(node.text.folded.text.strip(" :"), []).append(plain)
    return frozenset(label for label, plain in seen.items() if len(plain) > 1 and all(plain))


@cache
def _openers() -> frozenset[str]:
    return frozenset(phrase for role in PLAN_ROLES for phrase in HEADINGS[role])


def field_role(label: str) -> str | None:
    """The field a label of a few words stands for, mostly said by them ("Our progress", "When this will happen")."""
    asked = _QUESTIONS.get(fold(label).split(" ")[0]) or known_labels()[1].get(fold(label).strip(" :?"))
    found = heading_role(label)
    if asked is not None:
        return asked if asked in FIELD_ROLES else None
    return found[0] if found and found[0] in FIELD_ROLES and found[1] >= 0.5 else None
