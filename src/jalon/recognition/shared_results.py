"""Results of several actions that share one cell, where the cell says which is whose.

By the numbers of the actions ("2. Deux numéros parus"), or one under the other in their order, with a dash alone where
nothing is said of one. What stands before the first mark is said of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from jalon.recognition.columns import heading_role
from jalon.recognition.entries import hung_lines, merge_lines, unroll_lines
from jalon.recognition.lines import Line
from jalon.recognition.numbers import split_number
from jalon.recognition.source import Text

_LABEL: Final = re.compile(r"(?<=\s)(?=(?P<label>[A-ZÀ-Ý][^.:;!?]{2,30}?)(?P<colon>\s*:\s*)\S)")
_ENDED: Final = tuple(".!?…»)")


@dataclass(slots=True)
class Told:
    """One way to read a cell of results: what is `held` by all, and what is said of `each`, None where nothing is.

    `numbers` are the words of the cell that only tell whose each is.
    """

    held: list[Text]
    each: list[Text | None]
    numbers: list[Text] = field(default_factory=list)


def told_in(lines: Sequence[Line], numbers: Sequence[str]) -> list[Told]:
    """The ways to read a cell, likeliest first; `numbers` are those of the actions beside it, "" for none.

    None for what has neither numbers, nor dashes alone, nor words before its marks: its lines are counted.
    """
    first = next((at for at, line in enumerate(lines) if _marked(line)), len(lines))
    head, rest = list(lines[:first]), list(lines[first:])
    ways = [_by_number(lines, numbers)]
    if any(line.blanks or line.blanks_below for line in lines):
        ways += [Told([], spread(lines, merge_lines)), Told([], spread(lines, hung_lines)) if not head else None]
    if head and rest:
        ways.append(Told(merge_lines(head), spread(rest, hung_lines)))
    return [way for way in ways if way is not None]


def _marked(line: Line) -> bool:
    return bool(line.bullet) or line.kind == "item"


def spread(lines: Sequence[Line], entries: Callable[[list[Line]], list[Text]]) -> list[Text | None]:
    """The entries of a cell in their order, as `entries` reads them, with a None for each dash that stands alone."""
    found: list[Text | None] = []
    run: list[Line] = []
    for line in lines:
        if line.blanks:
            found += [*entries(run), *[None] * line.blanks]
            run = []
        run.append(line)
    return [*found, *entries(run), *[None] * (lines[-1].blanks_below if lines else 0)]


def _by_number(lines: Sequence[Line], numbers: Sequence[str]) -> Told | None:
    """Each value beside the action whose number it bears; lines without one go on from what is over them."""
    known = {number: at for at, number in enumerate(numbers) if number}
    if len(numbers) < 2 or len(known) < len(numbers):
        return None
    found = Told([], [None] * len(numbers))
    last = -1
    for line in unroll_lines(list(lines)):
        numbered = split_number(line.text)
        said = numbered.number.string.strip(" .)") if numbered.number is not None else ""
        if numbered.number is not None and known.get(said, -1) > last:
            last = known[said]
            found.each[last] = numbered.text
            found.numbers.append(numbered.number)
        elif said and last < 0:
            return None  # numbers of its own
        elif last < 0:
            found.held.append(line.text)
        else:
            above = found.each[last]
            found.each[last] = line.text if above is None else above.join(line.text)
    return found if last >= 0 else None


def part_results(text: Text) -> tuple[Text, Text | None, Text | None]:
    """A line parted from what it says came of it ("… Résultats obtenus : Fait."): its words, the label, the results.

    A label of one word ("Résultat") is one where a sentence ends before it; of several, it says so by itself.
    """
    for found in _LABEL.finditer(text.string):
        told = text.string[: found.start()].rstrip().endswith(_ENDED) or len(found["label"].split()) > 1
        if told and heading_role(found["label"]) == ("results", 1.0):
            return text.part(0, found.start()), text.part(*found.span("label")), text.part(found.end("colon"))
    return text, None, None
