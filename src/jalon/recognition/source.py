"""The words of a document in one buffer, so that each can be accounted for.

Every text a recogniser handles is a `Text`: spans of that buffer. Cutting and joining texts never copies words, so
what nobody claimed at the end is known exactly, and is shown as not placed instead of being lost.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

from jalon.documents.model import Place
from jalon.phrases.folding import Folded

Span = tuple[int, int]
Piece = tuple[int, int, int, int]  # offset in the string, offset in the buffer, length, index of the span
SOFT_HYPHEN = "\u00ad"
_ENDING = 400  # letters: more than any word
_PIECE = re.compile(r"[^\s\u00ad]+|\s+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of the buffer is printed."""

    bold: bool = False
    strike: bool = False
    color: str | None = None
    background: str | None = None


class Source:
    """The buffer, the place and look of each of its stretches, and which characters were claimed."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._looks: list[Look] = []
        self.kinds: set[Look] = set()  # all the looks there are
        self._segments: list[Span] = []
        self.claimed_twice: list[Span] = []

    def add(self, stretches: Iterable[tuple[str, Look]], place: Place) -> Text:
        """Append one paragraph made of stretches; returns it whole."""
        begin = self._length
        for text, look in stretches:
            self._starts.append(self._length)
            self._places.append(place)
            self._looks.append(look)
            self.kinds.add(look)
            self._parts.append(text)
            self._length += len(text)
        self._parts.append("\n")
        self._segments.append((begin, self._length))
        self._length += 1
        return Text(self, ((begin, self._length - 1),))

    @cached_property
    def buffer(self) -> str:
        """All words; call once everything was added."""
        return "".join(self._parts)

    @cached_property
    def _claimed(self) -> bytearray:
        return bytearray(len(self.buffer))

    def place_at(self, offset: int) -> Place:
        """Where a character stands."""
        return self._places[max(0, bisect_right(self._starts, offset) - 1)]

    def looks(self, span: Span) -> Iterator[tuple[int, Look]]:
        """(number of letters and digits, look) for each stretch inside a span."""
        start, end = span
        index = max(0, bisect_right(self._starts, start) - 1)
        while start < end:
            following = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.buffer)
            stop = min(end, following)
            yield sum(map(str.isalnum, self.buffer[start:stop])), self._looks[index]
            start, index = stop, index + 1

    def claim(self, text: Text) -> None:
        """Say that these words have found their one place."""
        for start, end in text.spans:
            if any(self._claimed[start:end]):
                self.claimed_twice.append((start, end))
            self._claimed[start:end] = b"\x01" * (end - start)

    def unclaimed(self) -> Iterator[Text]:
        """What is left that has a letter or a digit, in reading order, one text per paragraph and gap."""
        for begin, finish in self._segments:
            start = begin
            while start < finish:
                end = start
                while end < finish and not self._claimed[end]:
                    end += 1
                if end > start and any(map(str.isalnum, self.buffer[start:end])):
                    yield Text(self, ((start, end),))
                start = end + 1


class Text:
    """Words of the document: spans of its buffer, in the order they are read.

    Two texts joined are put together only when their words are asked for: lines joined one after the other, each
    because of how the words so far end, take a time in proportion to their words.
    """

    __slots__ = ("_end", "_folded", "_glued", "_halves", "_pieces", "_spans", "_string", "source")

    def __init__(self, source: Source, spans: tuple[Span, ...], glued: frozenset[int] = frozenset()) -> None:
        self.source = source
        self._spans = spans
        self._glued = glued
        self._halves: tuple[Text, Text] | None = None
        self._string: str | None = None  # worked out when first asked for, with its pieces
        self._pieces: list[Piece] = []
        self._end: tuple[str, int] | None = None
        self._folded: Folded | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its words are."""
        if self._halves is not None:
            self._put_together()
        return self._spans

    @property
    def glued(self) -> frozenset[int]:
        """Indices of the spans that continue the word before them."""
        if self._halves is not None:
            self._put_together()
        return self._glued

    @property
    def ending(self) -> str:
        """The last words of `string`, all of it when it is short."""
        return self._ends()[0]

    @property
    def opened(self) -> int:
        """How many more brackets it opens than it closes."""
        return self._ends()[1]

    @property
    def string(self) -> str:
        """The words, white space normalised."""
        if self._string is None:
            self._align()
        return self._string or ""

    @property
    def folded(self) -> Folded:
        """The words, folded once however often they are looked at."""
        if self._folded is None:
            self._folded = Folded(self.string)
        return self._folded

    def __str__(self) -> str:
        return self.string

    def __bool__(self) -> bool:
        return any(map(str.isalnum, self.string))

    def __repr__(self) -> str:
        return f"Text({self.string!r})"

    @property
    def place(self) -> Place:
        """Where it begins."""
        text = self
        while text._halves is not None:
            text = text._halves[0]
        return self.source.place_at(text.spans[0][0])

    @property
    def bold(self) -> bool:
        """Whether at least nine letters in ten are bold."""
        return self._share(lambda look: look.bold) >= 0.9

    @property
    def colored(self) -> bool:
        """Whether at least nine letters in ten stand on a background or in a colour of their own."""
        return self._share(lambda look: bool(look.background or look.color)) >= 0.9

    @property
    def struck(self) -> bool:
        """Whether at least nine letters in ten are struck through."""
        return self._share(lambda look: look.strike) >= 0.9

    def _share(self, test: Callable[[Look], bool]) -> float:
        if not any(map(test, self.source.kinds)):  # so is most of a document that sets nothing apart
            return 0.0
        total = found = 0
        for span in self.spans:
            for count, look in self.source.looks(span):
                total += count
                found += count if test(look) else 0
        return found / total if total else 0.0

    def part(self, start: int, end: int | None = None) -> Text:
        """The words between two offsets of `string`."""
        string = self.string
        end = len(string) if end is None else min(end, len(string))
        while start < end and string[start].isspace():
            start += 1
        while end > start and string[end - 1].isspace():
            end -= 1
        if start >= end:
            return Text(self.source, ((self.spans[0][0], self.spans[0][0]),))
        kept: list[Span] = []
        origin: list[int] = []
        pieces = self._pieces
        for index in range(max(0, bisect_right(pieces, start, key=_start_of) - 1), len(pieces)):
            at, offset, length, span = pieces[index]
            if at >= end:
                break
            low, high = max(start - at, 0), min(end - at, length)
            if low >= high:
                continue
            if origin and origin[-1] == span:
                kept[-1] = (kept[-1][0], offset + high)
            else:
                origin.append(span)
                kept.append((offset + low, offset + high))
        glued = frozenset(index for index, n in enumerate(origin) if index and n in self.glued)
        return Text(self.source, tuple(kept), glued)

    def join(self, other: Text) -> Text:
        """Both, in order; a word cut by a hyphen at the joint is put back together."""
        both = Text(self.source, ())
        both._halves = (self, other)
        return both

    def _put_together(self) -> None:
        parts: list[Text] = []
        stack = [self]
        while stack:
            text = stack.pop()
            if text._halves is None:  # noqa: SLF001
                parts.append(text)
            else:
                stack.extend(text._halves)  # noqa: SLF001
        spans: list[Span] = []
        glued: set[int] = set()
        for text in reversed(parts):
            if spans and _cut_word(self.source.buffer, spans[-1]):
                glued.add(len(spans))
            glued.update(index + len(spans) for index in text.glued)
            spans.extend(text.spans)
        self._spans, self._glued, self._halves = tuple(spans), frozenset(glued), None

    def _ends(self) -> tuple[str, int]:
        if self._end is None:
            self._end = self._ends_of_halves() or (self.string[-_ENDING:], _opened(self.string))
        return self._end

    def _ends_of_halves(self) -> tuple[str, int] | None:
        """The same without putting the halves together, when that of the first one is known."""
        if self._halves is None or self._halves[0]._end is None:  # noqa: SLF001
            return None
        left, right = self._halves
        end = right.ending
        if left.ending and len(end) < _ENDING:
            space = " " if end and not _cut_word(self.source.buffer, left._last_span()) else ""  # noqa: SLF001
            end = f"{left.ending}{space}{end}"[-_ENDING:]
        return end, left.opened + right.opened

    def _last_span(self) -> Span:
        text = self
        while text._halves is not None:
            text = text._halves[1]
        return text.spans[-1]

    def _align(self) -> None:
        """Normalise the words, and note which stretches of the string are which stretches of the buffer."""
        if len(self.spans) == 1 and (whole := _whole(self.source.buffer, *self.spans[0])) is not None:
            self._pieces = [(0, self.spans[0][0], len(whole), 0)] if whole else []
            self._string = whole
            return
        parts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        spaced = True  # nothing yet, or a space last
        for index, (start, end) in enumerate(self.spans):
            if not spaced and index not in self.glued:
                parts.append(" ")
                length, spaced = length + 1, True
            for offset, part in _normal(self.source.buffer, start, end):
                if part == " " and spaced:
                    continue
                pieces.append((length, offset, len(part), index))
                parts.append(part)
                length, spaced = length + len(part), part == " "
        self._pieces = pieces
        self._string = "".join(parts).removesuffix(" ")


def _start_of(piece: Piece) -> int:
    return piece[0]


def _normal(buffer: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words of a span and single spaces between them, each with its offset, in as few parts as may be."""
    whole = _whole(buffer, start, end)
    if whole is not None:
        if whole:
            yield start, whole
        return
    for found in _PIECE.finditer(buffer[start:end]):
        part = found.group()
        yield start + found.start(), " " if part.isspace() else part


def _whole(buffer: str, start: int, end: int) -> str | None:
    """The words of a span that are as `string` has them; None when they are not."""
    written = buffer[start:end]
    return written if SOFT_HYPHEN not in written and " ".join(written.split()) == written else None


def joined(texts: Iterable[Text]) -> Text | None:
    """All the texts as one, None when there is none."""
    found = list(texts)
    return reduce(Text.join, found) if found else None


def _opened(string: str) -> int:
    return string.count("(") - string.count(")")


def _cut_word(buffer: str, span: Span) -> bool:
    """Whether a span ends with a hyphen that cuts a word."""
    start, end = span
    while end > start and buffer[end - 1].isspace():
        end -= 1
    return end > start and buffer[end - 1] == SOFT_HYPHEN
