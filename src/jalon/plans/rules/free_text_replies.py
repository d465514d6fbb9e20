"""An answer somebody wrote in her own words, or that was noted on the phone, read line by line.

« 1 fait, 2 en cours », « La tournée est terminée, il reste Laval » : each piece is proposed for the action it
names, by its number in the request or by its words. Nothing is decided here: a person confirms.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from jalon.phrases.progress import Progress, read_progress
from jalon.plans.rules.own_words import own_lines
from jalon.search.words import key, words_of

Language = Literal["fr", "en"]
_NUMBERS = re.compile(
    r"(?:^|(?<=[,;.])|(?<=\s))\s*(?:(?:les?|la|the|et|and)\s+|l['’])*(?:actions?|points?|mesures?|items?|numéros?|n[o°º]s?\.?|#)?\s*"
    r"(\d{1,2}(?:\s*(?:,|&|\bet\b|\band\b)\s*(?:les?\s+|la\s+|the\s+)?\d{1,2})*)\s*([.):=–—-]+|\s)\s*(?=\S)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:(?<=[.!?…])(?<!\b[A-ZÀ-Ýa-z]\.)(?<!\bno\.)(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-ZÀ-Ý«“])|\s*;\s*)"
)
_CLAUSE = re.compile(
    r"\s*,\s+(?:et\s+|and\s+|mais\s+|but\s+)?|\s+(?:et|and|mais|but)\s+(?=(?:l[ae]s?|the|on|we|nous)\b|l['’])"
)
_LITTLE = 4  # letters: shorter words tell nothing apart
# Tuned on the answers of tests/plans/rules/test_free_text_replies.py, which all pass with ENOUGH from 0.3 to 0.4, AHEAD
# up to 2 and ALONE up to 0.25: below, a line is given to an action it does not name; above, one it names is missed.
ENOUGH, AHEAD = 0.34, 1.4  # of an action's weight found in a line; and how far before the next action
ALONE = 0.2  # enough where a line states something, and no other action has a word of it


@dataclass(slots=True)
class Proposed:
    """What was read of one action: the words, and what they state.

    `said` is the first status stated; `status` is empty where another one is stated after it.
    """

    item: int
    words: list[str] = field(default_factory=list)
    status: str = ""
    percent: Decimal | None = None
    said: str = ""

    @property
    def note(self) -> str:
        """All that was said of it, as written."""
        return "\n".join(self.words)


@dataclass(slots=True)
class RepliesReading:
    """Proposals by item, and the lines that belong to none."""

    proposed: dict[int, Proposed] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)


def read_replies(
    text: str,
    items: Sequence[tuple[int, str]],
    *,
    language: Language = "fr",
    told: Mapping[str, int] | None = None,
) -> RepliesReading:
    """What a text says of these items: (id, words), numbered as they were in the request.

    `told` are pieces of it that found no action before, and the item that a person chose for each.
    """
    chosen = told or {}
    reading = RepliesReading()
    names = _Names(items, language)
    last: int | None = None
    for line in own_lines(text):
        if not line:
            last = None
            continue
        for item, words in _pieces(line, items, names):
            said = read_progress(words, language=language)
            found = chosen.get(words) or item or names.named(words, states=bool(said.status))
            goes_on = item is None and found is None and last is not None and not said.status
            if goes_on and names.named(words, states=True) in {None, last}:
                found = last  # more about the same action
            if not found:
                reading.rest.append(words)
                continue
            _add(reading, found, words, said)
            last = found
    return reading


def _pieces(line: str, items: Sequence[tuple[int, str]], names: _Names) -> Iterator[tuple[int | None, str]]:
    """A line cut in what it says of each action; 0 for a number that no action has."""
    for sentence in filter(None, map(str.strip, _SENTENCE.split(line))):
        marks = _numbers(sentence)
        if not marks:
            yield from ((None, clause) for clause in _clauses(sentence, names))
            continue
        for at, match in enumerate(marks):
            words = sentence[match.end() : marks[at + 1].start() if at + 1 < len(marks) else len(sentence)]
            for number in map(int, re.findall(r"\d+", match[1])):
                known = 1 <= number <= len(items)
                said = words.strip(" ,;")
                yield (items[number - 1][0], said) if known else (0, f"{number} {said}")


def _numbers(sentence: str) -> list[re.Match[str]]:
    """Where numbers of actions begin: at the start, after a comma, or in order one after the other."""
    found: list[re.Match[str]] = []
    for match in _NUMBERS.finditer(sentence):
        strong, first = bool(match[2].strip()), int(re.findall(r"\d+", match[1])[0])
        apart = match.start() == 0 or sentence[: match.start(1)].rstrip(" ")[-1:] in {",", ";", "."}
        named = bool(re.search(r"[^\W\d]", match[0][: match.start(1) - match.start()]))
        last = int(re.findall(r"\d+", found[-1][1])[-1]) if found else 0
        follows = strong and bool(found) and first == last + 1
        if not (apart or named or follows) or (not found and match.start() > 0):
            continue
        if strong or _states(sentence[match.end() :]):
            found.append(match)
    return found


def _states(words: str) -> bool:
    """Whether what follows a number begins by saying how it goes, up to the next comma or number."""
    return bool(read_progress(re.split(r"[,;]|\s\d", words, maxsplit=1)[0]).status)


def _clauses(sentence: str, names: _Names) -> list[str]:
    """A sentence that says how something goes, cut where each part is of another action; whole when it is not so."""
    parts = [part for part in map(str.strip, _CLAUSE.split(sentence)) if part]
    about = [names.named(part, states=True) for part in parts]
    each = None not in about and len(set(about)) == len(about) > 1
    return parts if each and read_progress(sentence, language=names.language).status else [sentence]


def _add(reading: RepliesReading, item: int, words: str, said: Progress) -> None:
    one = reading.proposed.setdefault(item, Proposed(item))
    one.words.append(words)
    if said.status and one.said and said.status != one.said:
        one.status = ""  # two ways it goes: whoever confirms says which
    elif said.status:
        one.status = one.said = said.status
    if said.percent is not None and 0 <= said.percent <= 100:
        one.percent = Decimal(str(said.percent))


class _Names:
    """Which action a line names, by the words that tell the actions apart."""

    def __init__(self, items: Sequence[tuple[int, str]], language: Language) -> None:
        self.language = language
        self.words = {item: self.stems(text) for item, text in items}
        known = Counter(stem for stems in self.words.values() for stem in stems)
        self.weight: Mapping[str, float] = {stem: math.log(1 + len(items) / count) for stem, count in known.items()}

    def stems(self, text: str) -> frozenset[str]:
        return frozenset(key(word.plain, self.language) for word in words_of(text) if len(word.plain) >= _LITTLE)

    def named(self, line: str, *, states: bool) -> int | None:
        """The action whose words the line holds more than any other's. `states`: the line says how something goes."""
        stems = self.stems(line)
        scores = sorted(((self.share(own, stems), item) for item, own in self.words.items()), reverse=True)
        others = sum(share for share, _item in scores[1:])
        if not scores or scores[0][0] < (ALONE if states and not others else ENOUGH):
            return None
        return scores[0][1] if len(scores) == 1 or scores[0][0] >= AHEAD * scores[1][0] else None

    def share(self, own: frozenset[str], line: frozenset[str]) -> float:
        """How much of an action's weight is in a line; of a long action, four words are much."""
        common = own & line
        whole = sorted((self.weight[stem] for stem in own), reverse=True)[:4]
        return sum(self.weight[stem] for stem in common) / sum(whole) if whole else 0.0
