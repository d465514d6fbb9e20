"""Plain text: lines, rows of cells between tabs, bars or spaces, and the inline markup that extractions leave in cells.

Each run of rows without an empty line between them is a Table: an empty line may be a page break inside one
table, or the space between two, and only their meaning tells. Form feeds count pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.lists import typed_lists
from jalon.documents.model import Block, Cell, Document, Paragraph, Place, Table
from jalon.documents.readers.decoding import decode
from jalon.documents.readers.markup import TAG, inline_blocks
from jalon.documents.readers.places import assign_places
from jalon.documents.readers.txt_tables import tabbed

MAX_LINES = 400_000
MAX_COLUMNS = 400
_SPACE_POINTS, _TAB_POINTS = 5.0, 36.0  # how far in a leading space or tab stands, roughly
_PICTURE = "[image:"
_PICTURE_LINES, _TAG_LINES, _QUOTED_LINES = 8, 12, 60  # how far an open one is looked for
_TAG_LENGTH = 6000
_MUST_CLOSE = {
    "p",
    "li",
    "i",
    "b",
    "em",
    "strong",
    "u",
    "s",
    "span",
    "font",
    "a",
    "strike",
    "del",
    "ins",
    "mark",
}
_MARK_CELL = re.compile(
    r"^(?:[-–—•·●○◦o▪■□§➢►*\ue000-\uf8ff]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)°]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$"
)
_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_QUOTED_AT_LEAST = 3  # lines
_WORD_MARKS = str.maketrans({"\x07": "\t", "\x1e": "\u2011", "\x1f": None, "\x1a": None})


@dataclass(slots=True)
class _Line:
    """A logical line: what stands between two line ends, unless markup or a quote goes on below."""

    text: str
    page: int | None
    gap: int


@dataclass(slots=True)
class _Rows:
    """Consecutive lines of cells."""

    lines: list[_Line] = field(default_factory=list)


def _unquoted(text: str) -> str:
    """A text without the marks that mail puts before what it quotes, where most of its lines are quoted."""
    lines = [line for line in text.splitlines() if line.strip()]
    quoted = sum(line.startswith(">") for line in lines)
    return _QUOTE.sub("", text) if quoted >= _QUOTED_AT_LEAST and quoted * 2 > len(lines) else text


def read(data: bytes) -> Document:
    """Read a text file; raise UnreadableFile when it is empty, no text, or far too long."""
    text = decode(data).translate(_WORD_MARKS)
    if not text.strip():
        raise UnreadableFile(Cause.EMPTY)
    if text.count("\n") > MAX_LINES:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_LINES)
    blocks: list[Block] = []
    columns = 0
    for group in _groups(_laid_out(_logical_lines(_unquoted(text)))):
        if isinstance(group, _Line):
            blocks.extend(_paragraphs(group))
            columns = 0 if group.gap == 0 else columns
        elif _indented_only(group, columns):
            blocks.extend(block for line in group.lines for block in _paragraphs(line))
        else:
            table = _table(group)
            columns = table.columns
            blocks.append(table)
    pages = text.rstrip("\f\n ").count("\f") + 1 if "\f" in text else None
    document = Document(typed_lists(blocks), "txt", pages=pages)
    assign_places(document)
    return document


def _logical_lines(text: str) -> Iterator[_Line]:
    lines = text.split("\n")
    paged = "\f" in text
    page, gap, index = 1, 0, 0
    while index < len(lines):
        line, used = _whole_line(lines, index)
        index += used
        for number, piece in enumerate(line.split("\f")):
            page += number > 0
            if not piece.strip():
                gap += number == 0 and line == piece
                continue
            yield _Line(piece, page if paged else None, gap)
            gap = 0


def _whole_line(lines: list[str], index: int) -> tuple[str, int]:
    """The line at `index` with those below that its open picture, tag or quote takes in, and their count."""
    line = lines[index]
    if _PICTURE in line and line.rfind("]") < line.rfind(_PICTURE):
        for used, below in enumerate(lines[index + 1 : index + _PICTURE_LINES], 2):
            if "]" in below:
                whole = " ".join([*(part.strip() for part in lines[index : index + used - 1]), below])
                return (lines[index][: len(line) - len(line.lstrip())] + whole.lstrip(), used)
            if _PICTURE in below:
                break
    if "\t" in line or line.lstrip().startswith("<"):
        return _whole_cells(lines, index)
    return line, 1


def _whole_cells(lines: list[str], index: int) -> tuple[str, int]:
    line = lines[index]
    quoted = _open_quote(line)
    if not quoted and not ("<" in line and _open_tags(line)):
        return line, 1
    limit = _QUOTED_LINES if quoted else _TAG_LINES
    whole = line
    for used, below in enumerate(lines[index + 1 : index + limit], 2):
        whole += ("\n" if quoted else " ") + below
        if len(whole) - len(line) > _TAG_LENGTH:
            break
        if quoted and not _open_quote(whole):
            return whole, used
        if not quoted and below.strip() and not _open_tags(whole):
            return whole, used
    return line, 1


def _open_tags(line: str) -> bool:
    """Whether the last cell leaves a tag open that has to be closed ("<ul>" often never is)."""
    opened: list[str] = []
    for match in TAG.finditer(line.rsplit("\t", 1)[-1]):
        name = match["name"].lower()
        if name not in _MUST_CLOSE:
            continue
        if not match["close"]:
            opened.append(name)
        elif name in opened:
            del opened[len(opened) - 1 - opened[::-1].index(name) :]
    return bool(opened)


def _open_quote(line: str) -> bool:
    """Whether the last cell is quoted as spreadsheets do, and its quote still open."""
    start = max((match.end() for match in re.finditer(r'(?:^|\t)(?=")', line)), default=-1)
    if start < 0 or "\t" not in line:
        return False
    cell = line[start + 1 :].replace('""', "")
    return '"' not in cell


def _laid_out(lines: Iterator[_Line]) -> Iterator[_Line]:
    """The lines with tabs between the cells of tables that were drawn with bars or spaces."""
    run: list[_Line] = []
    for line in lines:
        if run and line.gap:
            yield from _tabbed(run)
            run = []
        run.append(line)
    yield from _tabbed(run)


def _tabbed(run: list[_Line]) -> Iterator[_Line]:
    if len(run) < 2 or any("\t" in line.text or "\n" in line.text for line in run):
        yield from run
        return
    gap = 0
    for line, text in zip(run, tabbed([line.text for line in run]), strict=True):
        if text is None:
            gap = line.gap
        else:
            yield _Line(text, line.page, line.gap or gap)
            gap = 0


def _groups(lines: Iterator[_Line]) -> Iterator[_Line | _Rows]:
    rows = _Rows()
    for line in lines:
        tabbed = "\t" in line.text
        if rows.lines and (not tabbed or line.gap):
            yield rows
            rows = _Rows()
        if tabbed:
            rows.lines.append(line)
        else:
            yield line
    if rows.lines:
        yield rows


def _indented_only(group: _Rows, columns: int) -> bool:
    """Whether tabs only indent, or set a mark apart from its text: a list saved from Word, not a table.

    `columns` is the width of the table just above, 0 when there is none: its rows may begin with empty cells.
    """
    for line in group.lines:
        stripped = line.text.rstrip().lstrip("\t ")
        leading = len(line.text) - len(line.text.lstrip("\t "))
        cells = re.split(r"\t+", stripped)
        if len(cells) > 2 or (len(cells) == 2 and not _MARK_CELL.match(cells[0].strip())):
            return False
        if len(cells) == 1 and (not leading or line.text.count("\t") + 1 == columns):
            return False
    return True


def _table(group: _Rows) -> Table:
    rows: list[list[Cell]] = []
    width = 0
    for number, line in enumerate(group.lines):
        texts = line.text.split("\t")
        if len(texts) > MAX_COLUMNS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_COLUMNS)
        width = max(width, len(texts))
        rows.append(
            [Cell(_cell_blocks(text), Place(0, line.page, number, column)) for column, text in enumerate(texts)]
        )
    page = group.lines[0].page
    pages = [line.page for line in group.lines]
    return Table(rows, Place(0, page), columns=width, pages=pages)


def _cell_blocks(text: str) -> list[Block]:
    text = text.strip(" ")
    if not text:
        return []
    if len(text) > 1 and text[0] == text[-1] == '"' and ("\n" in text or '""' in text[1:-1]):
        text = text[1:-1].replace('""', '"')
    if "\n" not in text:
        return inline_blocks(text)
    return typed_lists([block for part in text.split("\n") for block in inline_blocks(part)])


def _paragraphs(line: _Line) -> list[Block]:
    """The blocks of a line outside tables, its leading white space as an indentation."""
    bare = line.text.lstrip(" \t\u00a0")
    lead = line.text[: len(line.text) - len(bare)]
    indent = sum(_TAB_POINTS if letter == "\t" else _SPACE_POINTS for letter in lead)
    blocks = inline_blocks(bare, lists=False)  # the levels of typed ones depend on the lines around
    gap = line.gap
    for block in blocks:
        block.place = Place(0, line.page)
        if isinstance(block, Paragraph):
            block.indent, block.gap = indent, gap
            gap = 0
    return blocks
