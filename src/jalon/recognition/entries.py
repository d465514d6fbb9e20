"""What a cell lists: its lines put back together into entries, nested as its marks and numbers show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import split_parties
from jalon.phrases.statuses import find_status
from jalon.recognition.lines import Line
from jalon.recognition.numbers import number_value, split_label, split_number
from jalon.recognition.sentences import (
    begins_low,
    capital_breaks,
    cut,
    ended,
    sentence_breaks,
    unfinished,
)
from jalon.recognition.source import Text, joined
from jalon.recognition.verbs import is_action

# Marks typically printed one inside the other, from the outside in.
_MARK_DEPTH = {
    "•": 0,
    "·": 0,
    "●": 0,
    "-": 0,
    "–": 0,
    "—": 0,
    "*": 0,
    "": 0,
    "o": 1,
    "◦": 1,
    "○": 1,
    "▪": 2,
    "■": 2,
    "§": 2,
}
_INNER_MARK = re.compile(r"(?<=\s)(?P<mark>[◦○▪■§•·●]|o)\s+(?=\S)")
_LONE_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-z])\s*[.)]-?")
_STEP: Final = 8.0  # points: a smaller difference of indentation says nothing
MAX_SHORT_ENTRY = 14
MAX_SENTENCE = 24


@dataclass(slots=True)
class Entry:
    """One thing a cell lists. `steps` are what stands under it."""

    text: Text
    number: Text | None = None
    bulleted: bool = False
    run_on: bool = False
    steps: list[Entry] = field(default_factory=list)

    def leaves(self) -> Iterator[Entry]:
        """The entries that hold no other."""
        if not self.steps:
            yield self
        for step in self.steps:
            yield from step.leaves()

    def all(self) -> Iterator[Entry]:
        """This entry and all under it, in order."""
        yield self
        for step in self.steps:
            yield from step.all()


@dataclass(slots=True)
class _Open:
    """An entry being read, with how deep its mark stands."""

    entry: Entry
    depth: float


def read_entries(lines: list[Line]) -> list[Entry]:
    """The entries of a cell of actions or objectives.

    A bullet or a number begins one; a line without either goes on with the one above it when the sentence does, or
    when it hangs under a bullet; a first line followed by bullets heads them.
    """
    entries: list[Entry] = []
    stack: list[_Open] = []
    lines = unroll_lines(lines)
    depths = _depths(lines)
    for line, depth in zip(lines, depths, strict=True):
        labelled = split_label(line.text)
        numbered = labelled or split_number(line.text)
        marked = bool(line.bullet) or line.kind == "item" or numbered.number is not None
        if stack and not marked and _goes_on(stack[-1].entry, line.string):
            last = stack[-1].entry
            last.text = last.text.join(line.text)
            continue
        entry = Entry(numbered.text, numbered.number, bool(line.bullet) or line.kind == "item", line.run_on)
        while stack and stack[-1].depth >= depth:
            stack.pop()
        (stack[-1].entry.steps if stack else entries).append(entry)
        stack.append(_Open(entry, depth))
    return _open_colons(entries)


def several_parts(lines: list[Line]) -> list[Entry]:
    """The parts that one cell names as bullets or numbers side by side; none where it names one."""
    entries = read_entries(lines) if len(lines) > 1 else []
    marked = all(entry.bulleted or entry.number is not None for entry in entries)
    return entries if len(entries) > 1 and marked and not any(entry.steps for entry in entries) else []


def lists_several(lines: list[Line]) -> bool:
    """Whether a cell lists things side by side: as bullets or numbers, or on lines that each say what to do."""
    return bool(several_parts(lines)) or (len(lines) > 1 and all(is_action(line.string) for line in lines))


def unroll_lines(lines: list[Line]) -> list[Line]:
    """Lines where marks or numbers follow each other in one run, cut before each of them."""
    whole: list[Line] = []
    for line in lines:
        if whole and _LONE_NUMBER.fullmatch(whole[-1].string):
            whole[-1] = replace(whole[-1], text=whole[-1].text.join(line.text))
        else:
            whole.append(line)
    return [piece for line in whole for piece in (_at_marks(line) or _at_numbers(line) or [line])]


def _at_marks(line: Line) -> list[Line]:
    """ "• Café : ◦ préparer ◦ inviter": a second mark inside a bulleted line opens what is under it."""
    if not line.bullet:
        return []
    found = [mark for mark in _INNER_MARK.finditer(line.string) if mark["mark"] != line.bullet]
    if not found:
        return []
    ends = [*(mark.start() for mark in found[1:]), len(line.string)]
    pieces = [replace(line, text=line.text.part(0, found[0].start()))]
    for mark, end in zip(found, ends, strict=True):
        text = line.text.part(mark.end(), end)
        pieces.append(replace(line, text=text, bullet=mark["mark"], level=line.level + 1))
    return [piece for piece in pieces if piece.string]


def _at_numbers(line: Line) -> list[Line]:
    """ "1) Tenir un bureau 2) Lancer une campagne": cut where the numbers go on one by one."""
    first = re.match(r"\s*(\d{1,2}|[a-z](?=\)))\s*([.)])\s", line.string)
    if not first:
        return []
    breaks: list[int] = []
    value = number_value(first[1])
    for found in re.finditer(rf"(?<=\s)(\d{{1,2}}|[a-z](?=\)))\s*\{first[2]}\s+(?=\S)", line.string):
        if value and number_value(found[1]) == (value[0] + 1,):
            breaks.append(found.start())
            value = (value[0] + 1,)
    return [replace(line, text=piece) for piece in cut(line.text, breaks)] if breaks else []


def _depths(lines: list[Line]) -> list[float]:
    """How deep each line stands: by list level and mark; bullets after a plain or numbered line stand under it."""
    depths: list[float] = []
    headed = False
    nested = _nested(lines)
    for at, line in enumerate(lines):
        numbered = (split_label(line.text) or split_number(line.text)).number
        bulleted = bool(line.bullet) or (line.kind == "item" and numbered is None)
        if numbered is not None:
            value = numbered.string
            # "a)" under "1.", "1.1" under "1": deeper; a number heads the bullets that follow it.
            deeper = value.isalpha() and value.islower() and any(not n.isalpha() for n in _numbers(lines[:at]))
            depths.append(value.count(".") * 0.2 + (0.5 if deeper else 0) + nested[at] * 0.1)
            headed = True
        elif bulleted:
            mixed = len({_MARK_DEPTH.get(other.bullet, 0) for other in lines if other.bullet}) > 1
            mark = _MARK_DEPTH.get(line.bullet, 0) if mixed else 0
            depths.append(max(line.level, mark) + (1.0 if headed else 0.0))
        else:
            following = lines[at + 1] if at + 1 < len(lines) else None
            heads = following is not None and (bool(following.bullet) or following.kind == "item")
            heads = heads and not split_number(following.text).number if following else False
            first_plain = at == 0 or line.string.rstrip().endswith(":")
            headed = headed or bool(heads and first_plain)
            depths.append(0.0)
    return depths


def _nested(lines: list[Line]) -> list[int]:
    """How many numbered lines above stand less far in than each, each less than the next."""
    open_at: list[float] = []
    depths = []
    for line in lines:
        if split_number(line.text).number is not None:
            while open_at and open_at[-1] > line.indent - _STEP:
                open_at.pop()
            open_at.append(line.indent)
        depths.append(len(open_at) - 1)
    return depths


def _numbers(lines: list[Line]) -> list[str]:
    found = (split_number(line.text).number for line in lines)
    return [number.string for number in found if number is not None]


def _goes_on(entry: Entry, string: str) -> bool:
    """Whether an unmarked line continues the entry above it."""
    above = entry.text.ending
    if begins_low(string) or string.startswith("(") or unfinished(entry.text):
        return True
    if entry.number is not None and not entry.bulleted:
        return not above.rstrip().endswith(":")
    return entry.bulleted and not above.rstrip().endswith(":") and not ended(above)


def _open_colons(entries: list[Entry]) -> list[Entry]:
    """An entry that ends with a colon and has nothing under it takes the entries that follow it in its cell."""
    for at, entry in enumerate(entries):
        if (
            entry.text.string.rstrip().endswith(":")
            and not entry.steps
            and entry.number is None
            and at + 1 < len(entries)
        ):
            until = next(
                (n for n in range(at + 1, len(entries)) if entries[n].text.string.rstrip().endswith(":")),
                len(entries),
            )
            entry.steps = entries[at + 1 : until]
            return [*entries[: at + 1], *_open_colons(entries[until:])]
        entry.steps = _open_colons(entry.steps)
    return entries


def numbered_values(lines: list[Line]) -> list[tuple[Text, Line]]:
    """A cell that numbers its values "1. … 2. …" or "a) … b) …", from the first on: each number and its value.

    Empty when it does not. A lone value may be numbered too, beside a lone action.
    """
    found: list[tuple[Text, Line]] = []
    for line in unroll_lines(lines):
        numbered = split_number(line.text)
        if numbered.number is not None and _is_next(numbered.value, found):
            found.append((numbered.number, replace(line, text=numbered.text, kind="item", bullet=line.bullet or "•")))
        elif found:
            number, above = found[-1]
            found[-1] = (number, replace(above, text=above.text.join(line.text)))
        else:
            return []
    return found


def _is_next(value: tuple[int, ...] | None, found: list[tuple[Text, Line]]) -> bool:
    """Whether a number goes on with those of a cell: 1, 2 or 3.1, 3.2."""
    if value is None or value[-1] != len(found) + 1:
        return False
    above = number_value(found[-1][0].string.strip(" .)")) if found else None
    return above is None or above[:-1] == value[:-1]


def merge_lines(lines: list[Line]) -> list[Text]:
    """The lines of a cell as entries of a flat list: each bullet, number or line that begins anew."""
    texts: list[Text] = []
    lines = unroll_lines(lines)
    bulleted = any(line.bullet or line.kind == "item" for line in lines)
    previous: Line | None = None
    for line in lines:
        marked = bool(line.bullet) or line.kind == "item"
        goes_on = texts and not marked and (unfinished(texts[-1]) or begins_low(line.string) or _is_aside(line))
        hangs = texts and not marked and bulleted and previous is not None and not ended(texts[-1].ending)
        if goes_on or hangs:
            texts[-1] = texts[-1].join(line.text)
        else:
            texts.append(line.text)
        previous = line
    return [text for text in texts if text.string]


def _is_aside(line: Line) -> bool:
    """Whether a line is a bracket on what is above it, and no number: "(Odile Roy, coordonnatrice)"."""
    return line.string.startswith("(") and split_number(line.text).number is None


def hung_lines(lines: list[Line]) -> list[Text]:
    """The entries of a cell that begin with a mark, each with the lines without one under it; none in other cells."""
    texts: list[Text] = []
    for line in unroll_lines(lines):
        if line.bullet or line.kind == "item":
            texts.append(line.text)
        elif not texts:
            return []
        else:
            texts[-1] = texts[-1].join(line.text)
    return texts


_LISTED: Final = re.compile(r"\[[^\[\]]*\]")


def parties_in(text: Text, known: Collection[str]) -> list[Text]:
    """A text cut into the parties it names; a list as programs write it ("[Line Roy, Marc Côté]") is what it holds."""
    if _LISTED.fullmatch(text.string):
        text = text.part(1, len(text.string) - 1)
        if not text.string.strip():
            return []
    names = split_parties(text.string, known)
    pieces: list[Text] = []
    at = 0
    for name in names:
        start = text.string.find(name, at)
        if start < 0:
            return [text]
        pieces.append(text.part(start, start + len(name)))
        at = start + len(name)
    return pieces or [text]


def read_expected(lines: list[Line], names: Collection[str]) -> list[Text]:
    """What a cell says should come, one text per result: bullets, lines, sentences, then capitals after words."""
    results: list[Text] = []
    marked = any(line.bullet or line.kind == "item" for line in lines if not line.run_on)
    for text, run_on in _expected_lines(lines):
        results.extend([text] if marked and not run_on else _split_run(text, names, loose=run_on))
    return results


def _expected_lines(lines: list[Line]) -> list[tuple[Text, bool]]:
    if any(line.run_on for line in lines):
        return [(line.text, line.run_on) for line in lines if line.string]
    return [(text, False) for text in merge_lines(lines)]


def _split_run(text: Text, names: Collection[str], *, loose: bool) -> list[Text]:
    sentences = cut(text, sentence_breaks(text.string))
    if len(sentences) > 1 and any(len(piece.string.split()) > MAX_SENTENCE for piece in sentences):
        return [text]
    pieces: list[Text] = []
    for sentence in sentences:
        parts = cut(sentence, capital_breaks(sentence.string, names, loose=loose))
        short = all(len(part.string.split()) <= MAX_SHORT_ENTRY for part in parts)
        pieces.extend(parts if short else [sentence])
    return pieces


def split_steps(entry: Entry, names: Collection[str]) -> list[Text]:
    """The steps run together in one list without separators."""
    return _split_run(entry.text, names, loose=True)


def as_one(lines: list[Line]) -> Text | None:
    """All the words of a cell."""
    return joined(line.text for line in lines if line.string)


def same_words(left: str, right: str) -> bool:
    """Whether two cells say the same thing."""
    return fold(left).split() == fold(right).split()


def without_continued(string: str) -> str:
    """A heading without the words that say it goes on from the page before."""
    return re.sub(r"\s*[(\[]?\b(?:suite|continued|cont['’]?d|cont\.)\s*[)\]]?\s*$", "", string, flags=re.IGNORECASE)


def says_only_a_status(entry: Entry) -> bool:
    """Whether an entry is only the words of a status, which stand where an action should."""
    found = find_status(entry.text.string)
    words = len(entry.text.string.split())
    length = len(entry.text.string.strip(" .…"))
    return found is not None and not entry.steps and words <= 3 and found.end - found.start >= length - 1
