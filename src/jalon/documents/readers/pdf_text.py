"""From lines of text to paragraphs: wrapped lines joined, cut words mended, lists and headings told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from jalon.documents.lists import typed_lists
from jalon.documents.model import Block, Heading, ListItem, Paragraph, Place
from jalon.documents.readers.flow import RunBuilder
from jalon.documents.readers.pdf_lines import Line

_MARKED = re.compile(r"^\s*(?:[•·●▪■□◦○➢►▶✓☐☑☒❖]|[-–—*]\s|o\s+\S|[-–—](?=[A-ZÀ-Ý]))")
_MARKED_TEXT = re.compile(r"^\s*(?:\S\s+|\(?\w{1,3}[.)]\s+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)°]\s|\(?[a-zA-Z][.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|\d{1,2}\s?-\s)")
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]{3,}")
# What follows a hyphen that belongs to the word: pronouns, inclusive endings.
_KEEPS = frozenset(
    {
        "e", "es", "s", "euse", "euses", "rice", "rices", "ère", "ères", "ne", "nes", "le", "les", "la", "il",
        "ils", "elle", "elles", "on", "y", "en", "ce", "là", "ci", "vous", "nous", "moi", "toi", "lui", "même",
        "mêmes", "t",
    }
)  # fmt: skip
# Words that follow another one far more often than they end one.
_SMALL_WORDS = frozenset(
    {
        "de", "du", "des", "la", "le", "les", "et", "à", "au", "aux", "pour", "par", "sur", "dans", "un", "une",
        "avec", "ou", "sans", "chez", "qui", "que", "dont", "se", "sa", "son", "ses", "leur", "leurs", "nos",
        "notre", "est", "sont", "en", "ce", "ces", "ne", "pas", "il", "on", "y", "ni", "si", "car", "vie", "is",
        "as", "be", "our", "all", "new", "up", "out", "off", "per", "via", "not", "of", "and", "to", "for", "the",
        "in", "with", "by", "at", "from", "or", "a", "an",
    }
)  # fmt: skip
_LETTERS_ALONE = frozenset("aàyoôdl")  # that are words, or begin one
_ENOUGH_ENDINGS = 80  # to say that no word ends so
_END_OF_WORD = 4  # letters: fewer, that are no small word, end a word
# "Objectif 2 : Former", "Fiche action n° 3 – Former": a part of a plan begins.
_LABELLED = re.compile(r"[A-ZÀ-Ý][^\W\d]+(?:[ -][^\W\d]+){0,2} (?:n[o°] ?)?\d{1,2}(?:\.\d{1,2})*\s*[:–—]\s")
_FIELD = re.compile(r"[A-ZÀ-Ý][^\W\d]{0,14}(?:\(s\))?\s?:\s")  # "C : la MRC"
# The end of a stretch of time whose beginning is above: "Sept. 2024" over "– juin 2027".
_MONTH = (
    r"(?:janv|févr|fév|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|jan|feb|mar|apr|may|jun|jul|aug|sep|dec)[^\W\d]*\.?"
)
_UNTIL = re.compile(rf"\s*[-–—]\s+(?:\d{{1,2}}(?:er)?\s+)?(?:{_MONTH}(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d)\s*$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_BY_MONTH = re.compile(rf"\b{_MONTH}$", re.IGNORECASE)
_TIME = re.compile(rf"(?:\d|{_MONTH})\s*$", re.I)
_LONE_MARK = re.compile(r"^\s*(?:[^\w\s]|o|\(?\w{1,3}[.)°]|\d{1,2}(?:\.\d{1,2})+\.?)\s*$")
_OUT = 2.0  # points
_TITLE_LEADING = 1.2  # times its size
_HEADING_RATIO = 1.18
_HEADING_LENGTH = 160


@dataclass(slots=True)
class Words:
    """What the whole document teaches: words met inside lines, and whether it cuts words at line ends."""

    joined: set[str] = field(default_factory=set)
    hyphenated: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)  # the last three letters of words
    short: set[str] = field(default_factory=set)  # words of one or two letters
    cuts: int = 0
    lines: int = 0
    spaced: int = 0  # lines that keep the space they were wrapped at

    def learn(self, line: Line) -> None:
        """Take in a line."""
        text = line.text.strip()
        self.lines += 1
        inner = text if text[:1].isupper() else text.partition(" ")[2]  # or the rest of a word cut above
        if not line.text[-1:].isspace():
            inner = inner.rpartition(" ")[0] if " " in inner else ""
        text, inner = text.lower(), inner.lower()
        self.hyphenated.update(_HYPHENATED.findall(text))
        found = _WORD.findall(inner)
        self.joined.update(found)
        self.short.update(word for word in _LETTERS.findall(inner) if len(word) < _END_OF_WORD - 1)
        self.endings.update(word[-3:] for word in found)
        self.spaced += line.text[-1:].isspace()
        self.cuts += bool(_CUT.search(text))

    def is_cut(self, before: str, after: str) -> bool:
        """Whether the hyphen between two halves is only there because the line ended."""
        if f"{before}-{after}".lower() in self.hyphenated or after.lower() in _KEEPS:
            return False
        if (before + after).lower() in self.joined:
            return True
        return self.cuts >= 3 and self.cuts > 0.02 * self.lines

    def is_forced(self, before: str, after: str) -> bool:
        """Whether two halves without a hyphen are one word too long for its column."""
        before, after = re.split(r"[^\w]", before.lower())[-1], after.lower()
        if before + after in self.joined:
            return True
        if self.spaced < 0.1 * self.lines:  # this program never keeps the space: its absence says nothing
            if len(after) == 1:
                return after not in _LETTERS_ALONE
            unknown = after not in _SMALL_WORDS | self.joined | self.short and before not in self.joined
            odd = before[-3:] not in self.endings and (before + after)[-3:] in self.endings
            return unknown and (len(after) < _END_OF_WORD or (odd and len(self.endings) >= _ENOUGH_ENDINGS))
        known = before in self.joined or (len(after) > 3 and after in self.joined)
        if known or after in _SMALL_WORDS:
            return False
        # A longer rest could be a word; then what stands before must not end as words here do.
        return len(after) < 4 or before[-3:] not in self.endings


@dataclass(slots=True)
class _Open:
    """A paragraph being joined."""

    lines: list[Line]
    gap: int

    @property
    def last(self) -> Line:
        return self.lines[-1]


def paragraphs(lines: list[Line], box: tuple[float, float], words: Words, *, page: int, cell: bool) -> list[Block]:
    """The paragraphs of lines that stand between two edges (x0, x1), typed lists recognised.

    A line goes on in the next one when the next one's first word had no room left; a mark, a number, a larger
    space or another size begin a new paragraph, and in a cell so does a capital after a full stop.
    """
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    right = _right_edge(lines, box, left, cell=cell)
    leading = _leading(lines)
    opened: list[_Open] = []
    for line in lines:
        space = line.top - opened[-1].last.bottom if opened else 0.0
        if opened and _goes_on(opened[-1], line, right, leading, cell=cell):
            opened[-1].lines.append(line)
        else:
            extra = (space - (leading - line.size)) / max(line.size * 1.15, 1)
            opened.append(_Open([line], max(0, min(20, round(extra))) if opened else 0))
    edge = right if cell else None
    return typed_lists([_paragraph(each, left, edge, words, page) for each in opened])


def _right_edge(lines: list[Line], box: tuple[float, float], left: float, *, cell: bool) -> float:
    widest = max(line.x1 for line in lines)
    if not cell:
        return widest
    padding = min(max(left - box[0], 1.0), 8.0)
    return max(widest, box[1] - padding)


def _leading(lines: list[Line]) -> float:
    """From one line's baseline to the next inside a paragraph: where the next begins with a small letter."""
    steps = [
        (below.bottom - above.bottom, below.text.lstrip()[:1].islower())
        for above, below in pairwise(lines)
        if 0 < below.bottom - above.bottom < 2.2 * above.size
    ]
    wrapped = [step for step, goes_on in steps if goes_on]
    if wrapped:
        return median(wrapped)
    return min([1.35 * lines[0].size, *(step for step, _ in steps)])


def _goes_on(current: _Open, line: Line, right: float, leading: float, *, cell: bool) -> bool:
    above = current.last
    text, before = line.text.lstrip(), above.text.rstrip()
    if _goes_on_in_time(current, text, before):
        return True
    if _begins(current.lines[0], line, text, cell=cell) or _stands_apart(above, line, leading):
        return False
    if _LONE_MARK.match(before):
        return True
    unfinished = text[:1].islower() or before.endswith((",", "-", "\u00ad", "’", "'", "("))
    if unfinished or _all_bold(above) != _all_bold(line):
        return unfinished
    room = right - above.x1
    if room > line.first_word + 0.25 * above.size + 1.0:
        return False
    return not (cell and before.endswith((".", ";")) and text[:1].isupper())


def _goes_on_in_time(current: _Open, text: str, before: str) -> bool:
    """Whether a line is the rest of the time above it: "– juin 2027" under "Sept. 2024", "2027" under a month."""
    if _YEAR.fullmatch(text.rstrip()) and _ENDS_BY_MONTH.search(before):
        return True
    until = len(current.lines) == 1 and _UNTIL.match(text) and _TIME.search(before)
    return bool(until) and not _MARKED.match(before)


def _begins(first: Line, line: Line, text: str, *, cell: bool) -> bool:
    """Whether a line begins a paragraph by what it says: a mark, a number, a label, or a place left of a mark."""
    if _MARKED.match(text) or _NUMBERED.match(text) or _LABELLED.match(text) or (cell and _FIELD.match(text)):
        return True
    return bool(_MARKED.match(first.text)) and line.x0 < first.x0 - _OUT


def _stands_apart(above: Line, line: Line, leading: float) -> bool:
    """Whether more space than between lines, another column or another type size separates two lines."""
    if min(above.size, line.size) > leading:  # a title in larger type than the lines that tell the leading
        leading = _TITLE_LEADING * above.size
    if line.bottom - above.bottom > leading * 1.3 + 0.5 or line.top < above.top - 1:
        return True
    return abs(line.size - above.size) > 1.2 and not _is_raised(above, line)


def _is_raised(above: Line, line: Line) -> bool:
    """A line made taller by one superscript is no other size."""
    return abs(above.bottom - above.top - (line.bottom - line.top)) < 1.2


def _all_bold(line: Line) -> bool:
    return all(look.bold for text, look in line.pieces if text.strip())


def _paragraph(current: _Open, left: float, edge: float | None, words: Words, page: int) -> Paragraph:
    builder = RunBuilder()
    previous: Line | None = None
    for line in current.lines:
        if previous is not None and edge is not None and _is_forced(previous, line, edge, words):
            builder.glue()
        elif previous is not None:
            _join(builder, previous.text.strip(), line.text.strip(), words)
        for piece, look in line.pieces:
            builder.add(piece, look)
        previous = line
    first = current.lines[0]
    size = round(max(line.size for line in current.lines), 1)
    return Paragraph(
        builder.take(), Place(0, page), indent=round(max(first.x0 - left, 0.0), 1), gap=current.gap, size=size
    )


def _is_forced(above: Line, line: Line, edge: float, words: Words) -> bool:
    """Whether a word wider than its column was cut to fit: alone on its line, which it fills to the last letter."""
    before, after = _MARKED_TEXT.sub("", above.text).strip(), _LETTERS.match(line.text.lstrip())
    if after is not None and line.text.lstrip()[after.end() :][:1] in {"'", "’"}:
        return False  # "d'action" begins a word
    if above.text[-1:].isspace() or " " in before or not before[-1:].isalpha() or after is None:
        return False
    if before[-1].isupper() != after[0][0].isupper() or edge - above.x1 > line.first_letter + 1.0:
        return False
    return words.is_forced(before, after[0])


def _join(builder: RunBuilder, previous: str, text: str, words: Words) -> None:
    """Prepare the end of a line for the next: a space, a mended word, or a kept hyphen."""
    if previous.endswith("\u00ad"):
        builder.glue()
        return
    cut = _CUT.search(previous)
    following = _WORD.match(text) or re.match(r"[^\W\d_]+", text)
    if cut and following and text[0].islower():
        builder.glue()
        if words.is_cut(cut[1], following[0]):
            builder.drop_hyphen()
        return
    if cut and text[0].isupper() and cut[1][0].isupper():
        builder.glue()  # "Trois-" over "Lacs" is one name
        return
    if previous.endswith(("’", "'")) or text[0] in ".,)":
        builder.glue()
        return
    builder.space()


def mark_headings(blocks: list[Block], body_size: float) -> list[Block]:
    """Lines set clearly larger than the body are headings, the largest the highest."""
    sizes = sorted({size for block in blocks if (size := _heading_size(block, body_size))}, reverse=True)
    out: list[Block] = []
    for block in blocks:
        size = _heading_size(block, body_size)
        if size and isinstance(block, Paragraph):
            level = min(sizes.index(size) + 1, 6)
            block = Heading(  # noqa: PLW2901
                block.runs, block.place, indent=block.indent, gap=block.gap, size=block.size, level=level
            )
        out.append(block)
    return out


def _heading_size(block: Block, body_size: float) -> int:
    """The size of a line that may head others; 0 for anything else."""
    if not isinstance(block, Paragraph) or isinstance(block, ListItem) or len(block.text) >= _HEADING_LENGTH:
        return 0
    size = block.size or 0.0
    return round(size) if size >= body_size * _HEADING_RATIO else 0
