"""Dashes, bullets and numbers that were typed before the lines of a cell: what is written there has them too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from jalon.documents.model import Paragraph, Place

Marks = list[str]


class TypedMarks:
    """The marks before each line of each cell, and those that most lines of each column have."""

    def __init__(self, blocks: Mapping[Place, Sequence[Paragraph]]) -> None:
        self._marks: dict[Place, Marks] = {}
        counts: dict[tuple[int, int | None], Counter[str]] = defaultdict(Counter)
        for place, found in blocks.items():
            if place.row is not None:
                self._marks[place] = [_typed_before(block) for block in found]
                counts[place.block, place.column].update(self._marks[place])
        self._usual = {at: count.most_common(1)[0][0] for at, count in counts.items() if count}

    def say(
        self,
        place: Place,
        old: Sequence[str],
        new: Sequence[str],
        under: Collection[int] = (),
        given: str | None = None,
    ) -> None:
        """The marks of the lines that are now said: what is given, those they had, those in their place, those of the
        cell."""
        marks = self._marks.get(place)
        if marks is None:
            return
        if given is not None:
            self._marks[place] = ["" if at in under else given for at in range(len(new))]
            return
        known = dict(zip(old, marks, strict=False))
        common = self.usual(place)
        same = len(old) == len(new)
        self._marks[place] = [
            "" if at in under else known.get(line, marks[at] if same and at < len(marks) else common)
            for at, line in enumerate(new)
        ]

    def of(self, place: Place) -> Marks:
        """Those of the lines of a cell, "" for none."""
        return list(self._marks.get(place, []))

    def put(self, place: Place, marks: Marks) -> None:
        """Say which its lines now have."""
        self._marks[place] = marks

    def usual(self, place: Place) -> str:
        """What a new line of a cell has before it: what the others there have, or those of its column; no number."""
        there = set(self._marks.get(place, []))
        mark = there.pop() if len(there) == 1 else "" if there else self._usual.get((place.block, place.column), "")
        return "" if re.search(r"\w", mark) else mark

    def before(self, place: Place, lines: Sequence[str]) -> Iterator[str]:
        """The lines of a cell with their marks."""
        marks = self._marks.get(place, [])
        for at, line in enumerate(lines):
            mark = marks[at] if at < len(marks) else ""
            yield f"{mark} {line}" if mark and line else line


def _typed_before(block: Paragraph) -> str:
    """The mark of a line, when it was typed; an automatic one is not among its words."""
    if not block.marker or block.origin is None:
        return ""
    written = "".join(map(str, block.origin.itertext()))
    words = re.escape(block.text[:12])
    return block.marker if re.search(rf"{re.escape(block.marker)}\s*{words}", written) else ""
