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
from jalon.search.words import key, words_of

Language = Literal["fr", "en"]
# Where the message she replied to begins, and what mail programs put around.
_QUOTED = re.compile(
    r"^\s*(?:-{2,}\s*(?:message d.origine|original message|message transf)|_{8,}|"
    r"(?:le|on) .{6,90}(?:a écrit|wrote)\s*:|(?:de|from)\s*:\s.+@)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|(?<=[,;.\n]))\s*(?:#|n[o°º]\s*)?(\d{1,2})\s*([.):=–—-]+|\s)\s*(?=\S)")
_LITTLE = 4  # letters: shorter words tell nothing apart
# Tuned on the answers of tests/plans/rules/test_free_text_replies.py, which all pass with ENOUGH from 0.3 to 0.4, AHEAD
# up to 2 and ALONE up to 0.25: below, a line is given to an action it does not name; above, one it names is missed.
ENOUGH, AHEAD = 0.34, 1.4  # of an action's weight found in a line; and how far before the next action
ALONE = 0.2  # enough where a line states something, and no other action has a word of it


@dataclass(slots=True)
class Proposed:
    """What was read of one action: the words, and what they state."""

    item: int
    words: list[str] = field(default_factory=list)
    status: str = ""
    percent: Decimal | None = None

    @property
    def note(self) -> str:
        """All that was said of it, as written."""
        return "\n".join(self.words)


@dataclass(slots=True)
class RepliesReading:
    """Proposals by item, and the lines that belong to none."""

    proposed: dict[int, Proposed] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)


def read_replies(text: str, items: Sequence[tuple[int, str]], *, language: Language = "fr") -> RepliesReading:
    """What a text says of these items: (id, words), numbered as they were in the request."""
    reading = RepliesReading()
    names = _Names(items, language)
    last: int | None = None
    for line in _lines(text):
        if not line:
            last = None
            continue
        for item, words in _pieces(line, items):
            said = read_progress(words, language=language)
            found = item or names.named(words, states=bool(said.status))
            if found is None and last is not None and not said.status:
                found = last  # a line more about the same action
            if found is None:
                reading.rest.append(words)
                continue
            _add(reading, found, words, said)
            last = found
    return reading


def _lines(text: str) -> Iterator[str]:
    """The lines she wrote herself, without the message she replied to nor her signature."""
    for line in text.replace("\r\n", "\n").split("\n"):
        if _QUOTED.match(line) or line.rstrip("\r") == "-- ":
            return
        if not line.lstrip().startswith(">"):
            yield line.strip().lstrip("•·*–—- \t")


def _pieces(line: str, items: Sequence[tuple[int, str]]) -> list[tuple[int | None, str]]:
    """A line cut where numbers of actions begin."""
    marks = [match for match in _NUMBERED.finditer(line) if 1 <= int(match[1]) <= len(items)]
    kept = [match for match in marks if match[2].strip() or read_progress(_until(line, match, marks)).status]
    if not kept or kept[0].start() > 0:
        return [(None, line)]
    return [
        (items[int(match[1]) - 1][0], _until(line, match, kept)) for match in kept if _until(line, match, kept).strip()
    ]


def _until(line: str, match: re.Match[str], marks: Sequence[re.Match[str]]) -> str:
    """The words after a number, up to the next one."""
    following = next((other.start() for other in marks if other.start() > match.start()), len(line))
    return line[match.end() : following].strip(" ,;")


def _add(reading: RepliesReading, item: int, words: str, said: Progress) -> None:
    one = reading.proposed.setdefault(item, Proposed(item))
    one.words.append(words)
    one.status = said.status or one.status
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
