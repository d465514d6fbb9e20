"""A proposal as the judge looks at it: its lines, those that hold no other, families, and how many words it placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from jalon.recognition.proposal import Node, Proposal, Remark

SAMPLE: Final = 240  # lines: more say nothing new of a plan, and cost
# Words that stand outside the plan in every document, and say nothing of how it was read.
_EXPECTED_ASIDE: Final = frozenset(
    {
        "repeated_header", "page_header", "page_footer", "hidden", "image", "level", "list_number", "repeated_cell",
        "web_furniture", "joining_word", "footnote", "comment", "legend", "update", "period", "glossary", "sheet",
        "sheet_name", "title", "total", "minutes", "contents", "page_number",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """A line and those under it; no line holds those at the top."""

    parent: Node | None
    children: Sequence[Node]


class View:
    """What the terms look at. Built once for a proposal."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.families = list(_families(None, proposal.nodes))
        self.nodes = [node for family in self.families for node in family.children]
        self.leaves = [node for node in self.nodes if not node.children]

    @cached_property
    def sample(self) -> list[Node]:
        """Lines that hold no other: all, or some evenly spaced."""
        step = max(1, len(self.leaves) // SAMPLE)
        return self.leaves[::step]

    @cached_property
    def placed(self) -> int:
        """How many words are in lines and their fields."""
        return sum(map(_words_of, self.nodes))

    @cached_property
    def aside(self) -> int:
        """How many words are in no line, though they are no header, footer, legend or the like."""
        return sum(_words(remark.text) for remark in self.proposal.unplaced) + sum(
            _words(remark.text)
            for remark in self._remarks()
            if remark.role not in _EXPECTED_ASIDE and not (remark.role == "heading" and remark.text in self._headings)
        )

    @cached_property
    def _headings(self) -> set[str]:
        """The words of the columns' headings, whole and by their parts."""
        named = [column.heading for column in self.proposal.layout.columns]
        return {part for heading in named for part in (heading, *heading.split(" – "))}

    def _remarks(self) -> list[Remark]:
        return [*self.proposal.notes, *self.proposal.ignored]


def _families(parent: Node | None, children: Sequence[Node]) -> Iterator[Family]:
    yield Family(parent, children)
    for child in children:
        if child.children:
            yield from _families(child, child.children)


def _words(text: str) -> int:
    return len(text.split())


def _words_of(node: Node) -> int:
    values = (node.text, *node.leads, node.schedule or "", *node.expected_results, node.results or "")
    return sum(map(_words, values)) + sum(map(_words, node.extra.values()))
