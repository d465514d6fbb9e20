"""Whose look a new paragraph of the document takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from jalon.documents.model import Heading, ListItem, Paragraph, Place
from jalon.reports.model import Bilan, Line

if TYPE_CHECKING:
    from jalon.documents.writers.in_place import InPlace


class Looks:
    """The paragraphs outside tables that are still there (`loose`), and which of them say lines, by level."""

    def __init__(self, file: InPlace, bilan: Bilan, places: Mapping[int, Place]) -> None:
        blocks = [
            block
            for block in file.document.blocks
            if isinstance(block, Paragraph) and file.element_at(block.place) is not None
        ]
        self.loose = {block.place for block in blocks}
        self.places = places
        self._headings = {block.place for block in blocks if isinstance(block, Heading)}
        self.entries = [block.place for block in blocks if isinstance(block, ListItem)]
        self._plain = [block.place for block in blocks if not isinstance(block, Heading | ListItem) and not block.bold]
        self._depths: dict[int, int] = {}
        self._levels: dict[tuple[str, int | None], list[Place]] = {}
        self._learn(bilan.lines, 0)

    def of(self, line: Line, anchor: Place, beside: Sequence[Line] = ()) -> Place | None:
        """That of a sibling of its level, else of the nearest line of its level and depth, else of its
        level, else of what is no heading; None where the document has nothing else than headings.
        """
        kind, depth = line.item.kind, self._depths.get(line.item.id)
        alike = (self._at(other) for other in beside if other.item.kind == line.item.kind)
        own = next((place for place in alike if place is not None), None)
        near = (_nearest(self._levels.get(key, []), anchor) for key in ((kind, depth), (kind, None)))
        return next(filter(None, (own, *near)), None) or self.under(anchor, entry=True)

    def over_tables(self, line: Line) -> Place | None:
        """For the heading of a new part: that of the last line of its level that stands outside tables."""
        return next(reversed(self._levels.get((line.item.kind, None), [])), None)

    def under(self, anchor: Place, *, entry: bool = False) -> Place | None:
        """For words under a paragraph: its own look, unless it is a heading; an `entry` is one of a list if it can."""
        if not entry and anchor not in self._headings:
            return anchor
        found = _nearest(self.entries, anchor) if entry else None
        return found or _nearest(self._plain, anchor) or (anchor if anchor not in self._headings else None)

    def _learn(self, lines: Sequence[Line], depth: int) -> None:
        for line in lines:
            self._depths[line.item.id] = depth
            if (place := self._at(line)) is not None:
                for key in (depth, None):
                    self._levels.setdefault((line.item.kind, key), []).append(place)
            self._learn(line.children, depth + 1)

    def _at(self, line: Line) -> Place | None:
        place = self.places.get(line.item.id)
        return place if place in self.loose else None


def _nearest(places: Iterable[Place], anchor: Place) -> Place | None:
    return min(places, key=lambda place: abs(place.block - anchor.block), default=None)
