"""A report parted where its headings say what follows: practice sheets, needs, recommendations, contributions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from jalon.phrases.folding import fold
from jalon.recognition.lines import Line
from jalon.recognition.numbers import split_number
from jalon.recognition.reports.titles import is_titled
from jalon.recognition.reports.words import PARTS, REGIONS
from jalon.recognition.sentences import begins_low, ended

Purpose = Literal["sheets", "needs", "advice", "parts", "end"]
MAX_HEADING_WORDS = 16


@dataclass(slots=True)
class Chapter:
    """A heading and the lines under it, up to the next one that changes the purpose or the region."""

    purpose: Purpose
    heading: Line | None
    region: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def region_name(self) -> str | None:
        """The region this part speaks of, without the word for it ("Région CENTRE" is CENTRE)."""
        if self.region is None:
            return None
        words = self.region.string.split()
        return " ".join(words[1:] if len(words) > 1 and fold(words[0]) in REGIONS else words)


def chapters(lines: list[Line]) -> list[Chapter]:
    """The chapters of a report; the first has no heading."""
    found = [Chapter("sheets", None, None)]
    for index, line in enumerate(lines):
        last = found[-1]
        if is_region(line):
            kept: Purpose = last.purpose if last.purpose in {"parts", "sheets"} else "sheets"
            found.append(Chapter(kept, None, line))
            continue
        purpose = purpose_of(lines, index)
        if purpose is None and last.purpose == "sheets" and _groups(lines, index):
            found.append(Chapter("sheets", None, line))
        elif purpose is not None:
            region = last.region if purpose not in {"end"} else None
            found.append(Chapter(purpose, line, region))
        else:
            last.lines.append(line)
    return found


def _groups(lines: list[Line], index: int) -> bool:
    """A heading right above a deeper one groups what follows: by region, in a report of practices."""
    line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    return line.kind == "heading" and after is not None and after.kind == "heading" and after.level > line.level


def is_region(line: Line) -> bool:
    """Whether a line alone names the region that what follows is about."""
    if line.bullet or len(line.string.split()) > 7 or ended(line.string) or ":" in line.string:
        return False
    words = fold(line.string).split()
    return (
        len(words) > 1
        and any(re.match(rf"{word}s?\b", " ".join(words)) for word in REGIONS)
        and line.string[0].isupper()
    )


def purpose_of(lines: list[Line], index: int) -> Purpose | None:
    """What a line announces, None when it is no heading of a part."""
    line = lines[index]
    if line.bullet or not line.string or len(line.string.split()) > MAX_HEADING_WORDS or begins_low(line.string):
        return None
    if line.string.endswith((".", ",", ";")) or (line.kind == "item" and not split_number(line.text).number):
        return None
    folded = fold(split_number(line.text).text.string)
    for purpose, pattern in _announcements():
        match = pattern.search(folded)
        if match is None:
            continue
        if purpose == "end":
            alone = match.start() == 0 and (is_titled(line) or len(folded.split()) <= 3)
            return purpose if alone else None
        early = len(re.split(r"[:–]", folded[: match.start()])[-1].split()) <= 4
        if early and _stands_as_heading(lines, index):
            return purpose
    return None


def _stands_as_heading(lines: list[Line], index: int) -> bool:
    """A heading is followed by something, and does not stand among entries of its own look in a list."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None:
        return False
    if is_titled(line) or split_number(line.text).number is not None or line.string.endswith(":"):
        return True
    before = lines[index - 1] if index else None
    among = before is not None and after.gap == line.gap == before.gap and not after.bullet and not ended(before.string)
    return not among


@cache
def _announcements() -> list[tuple[Purpose, re.Pattern[str]]]:
    return [
        (purpose, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"))  # type: ignore[misc]
        for purpose, words in PARTS.items()
    ]
