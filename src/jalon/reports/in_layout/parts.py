"""Parts of the document that stand over their own tables, put in the order they have in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jalon.documents.model import Place
from jalon.reports.in_layout.moving import parts_of
from jalon.reports.in_layout.origin import Origin
from jalon.reports.model import Bilan, Line

if TYPE_CHECKING:
    from jalon.documents.writers.parts import Part, Parts


class Arranger:
    """Moves headings with their tables. Make it before anything is edited.

    `places`: those of the items that stand where the document has them.
    """

    def __init__(self, parts: Parts, origin: Origin, places: Mapping[int, Place]) -> None:
        self.parts, self.nodes, self.places = parts, origin.nodes, places
        self.order, self.over = parts_of(origin)
        self.new: Mapping[int, Part] = {}

    def arrange(self, bilan: Bilan, new: Mapping[int, Part]) -> None:
        """All of them; `new` are those made at the end of the file for lines that it does not have."""
        self.new = new
        for part in new.values():
            self.parts.know(part)
        self._below(None, bilan.lines)

    def _below(self, parent: Line | None, lines: Sequence[Line]) -> None:
        """From the deepest on: what stands under a heading goes with it."""
        for line in lines:
            self._below(line, line.children)
        kin = [line for line in lines if self._is_part(line)]
        stay = [line for line in kin if self._stood_under(line, parent)]
        ranks = [self.order[self.nodes[line.item.id]][1] for line in stay]
        if ranks != sorted(ranks):
            self.parts.rearrange([self._part(line.walk()) for line in stay])
        for at, line in enumerate(kin):
            if line not in stay:
                self._put(line, parent, kin[:at], [each for each in kin[at + 1 :] if each in stay])

    def _put(self, line: Line, parent: Line | None, before: Sequence[Line], after: Sequence[Line]) -> None:
        """A part that comes from elsewhere, or that is new: after the last before it, else before the next."""
        part, over = self._part(line.walk()), self._part(before[-1].walk() if before else ())
        under: Part = []
        if not over and after:
            under = self._part(after[0].walk())
        elif not over and parent is not None:
            over = self._part(self._own(parent))
        if part and (over or under):
            self.parts.put(part, after=over, before=under, anew=line.item.id in self.new)

    def _is_part(self, line: Line) -> bool:
        item = line.item.id
        return item in self.new or (item in self.places and self.nodes.get(item) in self.over)

    def _stood_under(self, line: Line, parent: Line | None) -> bool:
        """Whether the document has a part under this line, or at the top."""
        above = self.nodes.get(parent.item.id, "") if parent else None
        return line.item.id not in self.new and self.order[self.nodes[line.item.id]][0] == above

    def _own(self, line: Line) -> Iterator[Line]:
        """A line with those below it that are in no part of their own."""
        yield line
        for child in line.children:
            if not self._is_part(child):
                yield from self._own(child)

    def _part(self, lines: Iterable[Line]) -> Part:
        """What says these lines, from the first on."""
        return self.parts.of([each for line in lines for each in self._elements(line)])

    def _elements(self, line: Line) -> Part:
        place = self.places.get(line.item.id)
        return self.new.get(line.item.id) or (self.parts.at(place) if place else [])
