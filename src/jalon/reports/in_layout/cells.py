"""What each cell of the document said, and what it is to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jalon.documents.model import Cell, Document, Paragraph, Place, Table
from jalon.reports.cells import said
from jalon.reports.in_layout.origin import place_of
from jalon.reports.model import Line

Json = dict[str, Any]
_LISTS = ("leads", "expected_results")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a node where they stand: as the document said them, and now (none when it is taken out)."""

    place: Place
    base: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether something is to be written."""
        return self.base != self.now


def words_of(node: Json, line: Line | None) -> Iterator[Words]:
    """The words of a node but its results, each with its place; `line` is None when it is taken out."""
    sources = node["sources"]
    own = place_of(node["source"])
    if own is not None and node["text"]:
        text = () if line is None else (line.cells.get(line.item.kind, line.item.text),)
        yield Words(own, (node["text"],), text)
    if node["schedule"] and (place := place_of(sources.get("schedule")) or own):
        yield Words(place, (node["schedule"],), _now(line, "schedule"))
    for name in _LISTS:
        place = place_of(sources.get(f"{name}.0")) or own
        if node[name] and place:
            yield Words(place, tuple(node[name]), _now(line, name))
    for heading, text in node["extra"].items():
        if place := place_of(sources.get(f"extra.{heading}")):
            yield Words(place, (text,), _now(line, f"extra:{heading}"))


def _now(line: Line | None, role: str) -> tuple[str, ...]:
    return () if line is None else tuple(said(line, role))


def rewritten(old: Sequence[str], words: Sequence[Words]) -> list[str]:
    """The lines of a cell once its words are changed: what stands around them (numbers, dashes) stays."""
    lines = "\n".join(old)
    for each in words:
        if not each.changed:
            continue
        if len(words) == 1 and len(each.now) != len(each.base):
            return list(each.now)
        now = [*each.now, *[""] * (len(each.base) - len(each.now))]
        for base, new in zip(each.base, now, strict=False):
            if base not in lines:
                return [text for other in words for text in other.now]
            lines = lines.replace(base, new, 1)
        extra = now[len(each.base) :]
        lines = "\n".join([lines, *extra])
    return [line for line in lines.split("\n") if line.strip(" -–•*") or not line]


def texts_of(document: Document) -> dict[Place, list[str]]:
    """The lines of every cell and paragraph of the body, without their markers."""
    found: dict[Place, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                found[cell.place] = _lines(cell)
        elif isinstance(block, Paragraph):
            found[block.place] = [block.text]
    return found


def _lines(cell: Cell) -> list[str]:
    return [block.text for block in cell.blocks if isinstance(block, Paragraph)]
