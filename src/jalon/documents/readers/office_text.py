"""From the text of an office document to blocks: what Word and OpenDocument have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile

from jalon.documents.lists import trim_runs, typed_lists
from jalon.documents.model import Align, Block, Heading, ListItem, Paragraph, Run, Table
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.places import NOWHERE

DEFAULT_SIZE = 10.0  # points, when a document says nothing (ECMA-376 17.3.2.38)
_LINE = 16.0  # points: a line of ordinary text; a full empty one stands out, less is house style
_TAB = 36.0  # points: the usual stop
_STEP = 8.0  # points: a smaller difference of indentation is no level
_AHEAD = 200  # items looked at to see where their list begins
_SPACE = 3.0  # points, of an ordinary type
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"  # soft hyphens, zero-width marks
_UNTIDY = re.compile(f"[ \n\r\t\u2028\u2029]{{2,}}|[\n\r\t\u2028\u2029{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text finally looks; `size` in points."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    hidden: bool = False
    color: str | None = None
    background: str | None = None
    size: float = DEFAULT_SIZE
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `look` and `link` say how it shows and where it leads."""

    text: str
    look: Look
    link: str | None = None


class Break:
    """The end of a line inside a paragraph."""


Item = Piece | Break | list[Block]
BREAK = Break()


@dataclass(slots=True)
class Shape:
    """What all the lines of one paragraph have in common; measures in points.

    `marker` is the automatic number or bullet; a paragraph with one is a list item of `level`, unless it is a
    heading. `first` is the indentation of the first line beside `left`.
    """

    style: str = ""
    heading: int | None = None
    marker: str = ""
    level: int = 0
    ordered: bool = False
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    align: Align | None = None
    background: str | None = None


def tidy(text: str) -> str:
    """Line ends as spaces, runs of spaces as one, invisible marks gone."""
    if _UNTIDY.search(text):
        return _UNTIDY.sub(lambda found: "" if found[0] in _UNSEEN else " ", text)
    return text


def lost_lines(space: float) -> int:
    """How many empty lines a space between two paragraphs is worth."""
    return min(int(space / _LINE), 20)


def typed_indent(text: str) -> float:
    """The indentation that tabs and spaces typed before the words give, in points."""
    if not text[:1].isspace():
        return 0.0
    lead = text[: len(text) - len(text.lstrip())]
    spaces = len(lead) - lead.count("\t")
    return _TAB * lead.count("\t") + (_SPACE * spaces if spaces > 1 else 0.0)


@dataclass(slots=True)
class Builder:
    """Gathers the blocks of one body, cell, note…, counting the lines left empty between them."""

    budget: Budget
    in_cell: bool = False
    blocks: list[Block] = field(default_factory=list)
    _gap: int = 0
    _after: float = 0.0

    def finish(self) -> list[Block]:
        """The blocks, typed lists recognised."""
        _nest(self.blocks)
        return typed_lists(self.blocks)

    def table(self, table: Table) -> None:
        """Add a table; one without rows is nothing."""
        if table.rows:
            self.blocks.append(table)
        self._gap, self._after = 0, 0.0

    def paragraph(self, items: list[Item], shape: Shape) -> None:
        """Add a paragraph: what is drawn before its words, its lines, what is drawn after them."""
        before: list[Block] = []
        after: list[Block] = []
        lines: list[list[Piece]] = [[]]
        worded = False
        for item in items:
            if isinstance(item, Piece):
                lines[-1].append(item)
                worded = worded or bool(item.text.strip())
            elif isinstance(item, Break):
                lines.append([])
            else:
                (after if worded else before).extend(item)
        if shape.heading is not None and len(lines) > 1:
            lines = [_joined(lines)]
        self.blocks.extend(before)
        self._gap += lost_lines(max(self._after, shape.before))
        self._after = shape.after
        marker = shape.marker
        for index, line in enumerate(lines):
            if self._line(line, shape, marker):
                marker = ""
            elif index < len(lines) - 1 or not (before or after):
                self._gap += 1
        self.blocks.extend(after)

    def _line(self, line: list[Piece], shape: Shape, marker: str) -> bool:
        """Add one line; False when it is empty (a numbered cell is not: its number is what it says)."""
        runs = trim_runs(_runs(line, shape.background))
        if not runs and not (marker and shape.ordered and self.in_cell):
            return False
        block: Paragraph
        if shape.heading is not None:
            block = Heading(runs, NOWHERE, level=shape.heading)
        elif marker:
            block = ListItem(runs, NOWHERE, level=shape.level, ordered=shape.ordered)
        else:
            block = Paragraph(runs, NOWHERE)
        typed = typed_indent("".join(piece.text for piece in line)) if line and line[0].text[0].isspace() else 0.0
        block.marker = marker
        block.indent = round(shape.left + shape.first + typed, 1)
        block.gap = self._gap
        block.size = max((piece.look.size for piece in line if not piece.text.isspace()), default=None)
        block.align = shape.align
        block.style = shape.style
        self._gap = 0
        self.blocks.append(block)
        self.budget.count_block()
        return True


def _nest(blocks: list[Block]) -> None:
    """Deepen list items that stand further in than the item before, though their own list says level 0.

    Styles such as "List Bullet 2" are lists of their own, of one level each.
    """
    open_at: list[float] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, ListItem):
            inside = type(block) is Paragraph and bool(open_at) and block.indent > open_at[0] + _STEP
            open_at = open_at if inside else []  # prose that stands under an item closes no list
            continue
        _close(open_at, block)
        if not open_at:
            outer = _outer(blocks, at)
            shallow = outer < block.indent - _STEP and block.level == 0  # taken up in its middle, after prose
            open_at = [outer, block.indent] if shallow else [block.indent] * (block.level + 1)
        elif block.indent > open_at[-1] + _STEP:
            open_at.append(block.indent)
        block.level = max(block.level, len(open_at) - 1)


def _outer(blocks: list[Block], at: int) -> float:
    """How far in the outermost of the items that follow one another stands."""
    following = takewhile(lambda block: isinstance(block, ListItem), islice(blocks, at, at + _AHEAD))
    return min(block.indent for block in following if isinstance(block, ListItem))


def _close(open_at: list[float], item: ListItem) -> None:
    """Forget the levels an item ends: those farther in, and those below its own that stand where theirs above do."""
    while len(open_at) > 1 and item.indent < open_at[-1] - _STEP:
        open_at.pop()
    while len(open_at) > item.level + 1 and open_at[-1] <= open_at[-2] + _STEP:
        open_at.pop()
    if open_at and item.indent < open_at[-1] - _STEP:
        open_at[-1] = item.indent  # it began in the middle of its list


def _joined(lines: list[list[Piece]]) -> list[Piece]:
    """The lines of a heading as one, a space for each break."""
    joined: list[Piece] = []
    for line in lines:
        if joined and line:
            joined.append(Piece(" ", joined[-1].look))
        joined.extend(line)
    return joined


def _runs(line: list[Piece], shade: str | None) -> list[Run]:
    """The pieces of a line as runs, those that look the same joined."""
    runs: list[Run] = []
    last: Piece | None = None
    for piece in line:
        look = piece.look
        if last is not None and last.look is look and last.link == piece.link:
            runs[-1].text += piece.text
            continue
        last = piece
        background = look.background or shade
        run = Run(piece.text, look.bold, look.italic, look.strike, look.color, background, piece.link)
        if runs and _same(runs[-1], run):
            runs[-1].text += run.text
        else:
            runs.append(run)
    return runs


def _same(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.strike, one.color, one.background, one.link) == (
        other.bold, other.italic, other.strike, other.color, other.background, other.link,
    )  # fmt: skip
