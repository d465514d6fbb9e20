"""Actions told as sheets: a numbered title ("Fiche action n° 3", "Commitment 12"), then labelled lines."""

from __future__ import annotations

import re
from collections import defaultdict

from jalon.phrases.folding import fold
from jalon.recognition.bullets.knots import Knot, Told

_WORD_AND_NUMBER = re.compile(r"([^\W\d][\w’' -]{2,24}?)\s+(?:n[o°º]\.?\s*)?(\d{1,3})\s*(?:[:.–—-]\s*|$)")
SHEET_RANK = 31


def name_sheets(knots: list[Knot]) -> None:
    """Take words that number lines in order as labels; goals named inside sheets are fields."""
    series: dict[str, list[tuple[int, Knot, re.Match[str]]]] = defaultdict(list)
    for knot in knots:
        match = _WORD_AND_NUMBER.match(knot.string)
        if match and knot.label is None and knot.number is None and not knot.bulleted:
            series[fold(match[1])].append((int(match[2]), knot, match))
    for word, found in series.items():
        numbers = [number for number, _, _ in found]
        follow = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if len(found) < 2 or not (follow or (len(found) > 2 and numbers == sorted(set(numbers)))):
            continue
        for _, knot, match in found:
            knot.label, knot.rank = word, SHEET_RANK
            knot.number = knot.text.part(0, match.end(2))
            knot.text = knot.text.part(match.end())
    _goals_inside(knots)


def join_names(knots: list[Knot]) -> list[Knot]:
    """A label that stands alone on its line takes the next line as its text."""
    joined: list[Knot] = []
    for knot in knots:
        last = joined[-1] if joined else None
        alone = last is not None and last.label is not None and last.number is not None and not last.string
        if last is not None and alone and not knot.bulleted and knot.label is None and not knot.fields:
            last.go_on(knot.line.text)
            continue
        joined.append(knot)
    return joined


def _goals_inside(knots: list[Knot]) -> None:
    """A line "Objectif : …" after the title of an action is a field of it, if none came before the first action."""
    seen: set[str] = set()
    action: Knot | None = None
    started = False
    for knot in knots:
        if knot.level == "action" and knot.number is not None:
            action, started = knot, True
        elif knot.mark is not None and knot.level in {"axis", "objective"} and knot.string:
            if not started:
                seen.add(str(knot.label))
            elif action is not None and knot.label not in seen:
                knot.fields = [Told("extra", knot.text, knot.mark)]
        elif knot.label is not None and knot.number is not None:
            action = None
