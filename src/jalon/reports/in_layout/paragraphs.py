"""Which paragraphs of the document say a line that stands outside tables: its words may go on in several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jalon.documents.model import Document, ListItem, Paragraph, Place
from jalon.reports.in_layout.origin import place_of

Json = dict[str, Any]


@dataclass(slots=True)
class Spread:
    """The paragraphs after the first of a line: those where its words go on, and those that say who, when or what."""

    on: list[Place] = field(default_factory=list)
    told: list[Place] = field(default_factory=list)

    def last(self, own: Place) -> Place:
        """The one that ends it."""
        return max([own, *self.on, *self.told], key=lambda place: place.block)


def paragraphs_below(nodes: Mapping[str, Json], document: Document) -> dict[str, Spread]:
    """By node, what stands right under its first paragraph and is its own alone."""
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    rank = {block.place: at for at, block in enumerate(blocks)}
    owners = Counter(place for node in nodes.values() for place in {*_places(node)})
    own = {place for node in nodes.values() if (place := place_of(node["source"])) is not None}
    found: dict[str, Spread] = {}
    for identity, node in nodes.items():
        place = place_of(node["source"])
        if place is None or place not in rank:
            continue
        spread = Spread(on=_going_on(node["text"].split(), blocks[rank[place] :], own))
        fields = {each for each in _places(node) if each in rank and owners[each] == 1 and each not in own}
        for block in blocks[rank[place] + 1 + len(spread.on) :]:
            if block.place not in fields:
                break
            spread.told.append(block.place)
        if spread.on or spread.told:
            found[identity] = spread
    return found


def _going_on(words: list[str], blocks: list[Paragraph], own: set[Place]) -> list[Place]:
    """The paragraphs that say the next words of a text, each from where the one over it ends."""
    first = blocks[0].text.split()
    # A number or a label may stand before them.
    at = next((len(first) - n for n in range(len(first)) if first[n:] == words[: len(first) - n]), None)
    if at is None:
        return []
    found: list[Place] = []
    for block in blocks[1:]:
        said = block.text.split()
        if not said or block.place in own or isinstance(block, ListItem) or words[at : at + len(said)] != said:
            break
        found.append(block.place)
        at += len(said)
    return found


def _places(node: Json) -> Iterator[Place]:
    for source in (node["source"], *node["sources"].values()):
        if (place := place_of(source)) is not None and place.row is None:
            yield place
