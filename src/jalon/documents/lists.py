"""Lists people typed: paragraphs that begin with a dash or a pasted bullet become list items.

Numbers and letters ("1.", "a)", "3- ") are not bullets: they stay in the text, for whoever reads the meaning.
Check boxes stay too: they say whether something is done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from jalon.documents.model import Block, Heading, ListItem, Paragraph, Run

# Bullets of symbol fonts live in the private use area; shown as what the font draws. Any other one is a
# bullet too.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf06f": "o",
    "\uf0e0": "→",
    "\uf02d": "-",
}
_KINDS = {
    "dash": "-–—‒−‐",
    "bullet": "•·●∙⋅‣⦁\u2022\u00b7",
    "circle": "◦○o⚬",
    "square": "▪■□▫§◾◼❑❒",
    "arrow": "➢➔►▶→⇒➤➜⮚▸»›",
    "diamond": "❖◆◊♦⬥",
    "star": "*★✱",
    "check": "✓✔",
}
_KIND_OF = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_RANK = {"bullet": 0, "circle": 1, "square": 2}
_STRONG = "•●∙‣⦁◦○⚬▪■▫◾◼❑❒➢➔►▶➤➜⮚▸❖◆♦⬥✓✔\ue000-\uf8ff"
_HEADS = frozenset("".join(_KINDS.values()) + "§")
_SPACE = r"[\s\u00a0\u2002-\u200b\u202f]"
_MARK = re.compile(
    rf"{_SPACE}*(?:"
    rf"(?P<strong>[{_STRONG}]){_SPACE}*(?=\S)"
    rf"|(?P<dot>[·⋅]){_SPACE}*(?=[^\s·⋅])"
    rf"|(?P<dash>[-–—‒−‐])(?:{_SPACE}+(?=[^\s\d>–—-]|\d)|(?=[^\W\d_]|[«“\"(]|\d+{_SPACE}[^\W\d_]{{2}}))"
    rf"|(?P<loose>[o*★✱§□→⇒»›◊]){_SPACE}+(?=[^\s\d]|(?<!§ )\d)"
    rf")"
)
_STUCK_CIRCLE = re.compile(rf"{_SPACE}*(?P<mark>o)(?=[A-ZÀ-Ý][a-zà-ÿ’'])")
_OWN_LINES: Final = 3
_STEP = 8.0  # points: a smaller difference of indentation is no level


@dataclass(slots=True)
class _Open:
    """A level being filled: how far in it stands, and what kind of mark it uses."""

    indent: float
    kind: str


_LESS: Final = re.compile(r"\s*[-–−]\s?\d[\d\s.,]*(?:%|€|\$)\s*")  # "- 30 %" is a figure below zero, no entry


def typed_lists(blocks: list[Block]) -> list[Block]:
    """The blocks of one flow (a body, a cell) with typed bullets turned into list items.

    The mark goes to `marker` (a symbol font's glyph as the character it draws), the look of each run stays.
    Levels come from the indentation, else from the marks ("•", then "o", then "▪"). Tables are left as they
    are: each cell is a flow of its own. Applying it twice changes nothing.
    """
    out: list[Block] = []
    levels: list[_Open] = []
    listed = False
    apart = _one_a_line(blocks)
    for block in blocks:
        items = _items(block, listed=listed, apart=apart)
        if items is None:
            out.append(block)
            listed = isinstance(block, ListItem)
            levels = _automatic(block) if isinstance(block, ListItem) else []
            continue
        listed = True
        for item in items:
            if isinstance(block, ListItem):
                item.level, item.ordered = block.level, block.ordered
                levels = _automatic(block)
            else:
                item.level = _level(levels, item.indent, kind_of(item.marker))
            out.append(item)
    return out


def kind_of(mark: str) -> str:
    """The family of a mark, so that "-" and "–" are one level; the mark itself when it has no family."""
    return _KIND_OF.get(mark, mark)


def cut_runs(runs: list[Run], start: int, end: int | None = None) -> list[Run]:
    """The runs between two offsets of their text, outer white space removed, looks kept."""
    out: list[Run] = []
    position = 0
    for run in runs:
        low, high = position, position + len(run.text)
        position = high
        text = run.text[max(start - low, 0) : len(run.text) if end is None else max(end - low, 0)]
        if text:
            out.append(_with_text(run, text))
    return trim_runs(out)


def trim_runs(runs: list[Run]) -> list[Run]:
    """Without white space at both ends, and without empty runs."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if not runs:
        return []
    if runs[0].text[0].isspace():
        runs = [_with_text(runs[0], runs[0].text.lstrip()), *runs[1:]]
    if runs[-1].text[-1].isspace():
        runs = [*runs[:-1], _with_text(runs[-1], runs[-1].text.rstrip())]
    return runs


def separators(text: str, mark: str, start: int, *, any_length: bool) -> list[int]:
    """Where further entries begin with the same mark in one line of text, as offsets of the mark.

    A mark separates when white space stands around it, outside parentheses, before a capital or a digit (or
    a small letter where the first entry begins with one). With `any_length` false, dashes separate only
    entries of three words or more: "- Hiver - Printemps 2014" is one entry.
    """
    if text.find(mark, start) < 0:
        return []
    first = text[start:].lstrip()[:1]
    found: list[int] = []
    depth = 0
    dash = kind_of(mark) == "dash"
    for index, letter in enumerate(text):
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
        if index < start or letter != mark or (dash and depth):
            continue
        after = text[index + 1 : index + 2]
        if not text[index - 1].isspace() or (after and not after.isspace() and (dash or mark == "o")):
            continue
        following = text[index + 1 :].lstrip()[:1]
        if following and (not following.islower() or first.islower() or not dash):
            found.append(index)
    if dash and not any_length and found:
        bounds = [start, *found, len(text)]
        parts = [text[low:high].strip(" -–—") for low, high in pairwise(bounds)]
        if any(len(part.split()) < 3 for part in parts):
            return []
    return found


def split_entries(runs: list[Run], *, any_length: bool) -> list[tuple[str, list[Run]]] | None:
    """The entries of a text that begins with a mark, as (mark, runs); None when it begins with none."""
    text = "".join(run.text for run in runs)
    match = _MARK.match(text)
    if match is None or _LESS.fullmatch(text):
        return None
    group = match.lastgroup or ""
    mark, start = match[group], _past_marks(text, match.end())
    cuts = separators(text, mark, start, any_length=any_length)
    shown = _SYMBOLS.get(mark, "•" if "\ue000" <= mark <= "\uf8ff" else mark)
    begins = [start, *(_past_marks(text, cut + 1) for cut in cuts)]
    ends = [*cuts, len(text)]
    pairs = zip(begins, ends, strict=True)
    return [(shown, entry) for entry in (cut_runs(runs, low, high) for low, high in pairs) if entry]


def _start_of_words(runs: list[Run]) -> int:
    text = "".join(run.text for run in runs)
    match = _MARK.match(text)
    return _past_marks(text, match.end()) if match else 0


def _past_marks(text: str, at: int) -> int:
    """The place after the marks that go on at `at`: a pasted bullet before a typed dash is one mark."""
    while (again := _MARK.match(text, at)) and not again[again.lastgroup or 0].isalnum():
        if kind_of(again[again.lastgroup or 0]) == "check":
            break  # "- ✔ Texte": the tick says that it is done
        at = again.end()
    return at


def _one_a_line(blocks: list[Block]) -> bool:
    """Whether each entry begins its own line with a dash: a dash inside a line then parts what is said of it."""
    lines = ("".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph))
    dashed = [
        line for line in lines if (found := _MARK.match(line)) and kind_of(found[found.lastgroup or ""]) == "dash"
    ]
    return len(dashed) >= _OWN_LINES


def _items(block: Block, *, listed: bool, apart: bool) -> list[ListItem] | None:
    if not isinstance(block, Paragraph) or isinstance(block, Heading) or not _may_begin_a_list(block):
        return None
    automatic = isinstance(block, ListItem)
    entries = split_entries(block.runs, any_length=False)
    if entries and len(entries) > 1 and apart and kind_of(entries[0][0]) == "dash":
        entries = [(entries[0][0], cut_runs(block.runs, _start_of_words(block.runs)))]
    if entries and block.marker and entries[0][0].isalnum():
        return None
    if entries is None and listed:
        entries = _stuck(block.runs)
    if not entries:
        return None
    run_on = isinstance(block, ListItem) and block.run_on
    if automatic and isinstance(block, ListItem):
        if block.marker and kind_of(entries[0][0]) == "check" != kind_of(block.marker):
            return None
        block.marker, block.runs = block.marker or entries[0][0], entries[0][1]
        return None if len(entries) == 1 else _spread(block, entries, run_on=run_on)
    return _spread(block, entries, run_on=run_on or _maybe_several(entries))


def _may_begin_a_list(block: Paragraph) -> bool:
    """A quick look at the first character, for the many paragraphs that do not."""
    if block.marker and not (isinstance(block, ListItem) and not block.ordered):
        return False
    head = block.runs[0].text.lstrip()[:1] if block.runs else ""
    return not head or head in _HEADS or "\ue000" <= head <= "\uf8ff"


def _spread(block: Paragraph, entries: list[tuple[str, list[Run]]], *, run_on: bool) -> list[ListItem]:
    return [
        ListItem(
            runs=runs,
            place=block.place,
            marker=mark,
            indent=block.indent,
            gap=block.gap if index == 0 else 0,
            size=block.size,
            align=block.align,
            style=block.style,
            run_on=run_on,
            origin=block.origin,
        )
        for index, (mark, runs) in enumerate(entries)
    ]


def _maybe_several(entries: list[tuple[str, list[Run]]]) -> bool:
    """Whether one entry still holds its own mark: too short, or too tight, to be split with certainty."""
    if len(entries) != 1:
        return False
    mark, runs = entries[0]
    return re.search(rf"{re.escape(mark)}\s+[^\W\d_]", "".join(run.text for run in runs)) is not None


def _stuck(runs: list[Run]) -> list[tuple[str, list[Run]]] | None:
    """A second-level "o" glued to its word, believed only inside a list."""
    match = _STUCK_CIRCLE.match("".join(run.text for run in runs))
    return [("o", cut_runs(runs, match.end()))] if match else None


def _automatic(item: ListItem) -> list[_Open]:
    """The levels open after a list item the file itself declares."""
    return [_Open(item.indent, kind_of(item.marker))] * (item.level + 1)


def _level(levels: list[_Open], indent: float, kind: str) -> int:
    while levels and indent < levels[-1].indent - _STEP:
        levels.pop()
    if not levels or indent > levels[-1].indent + _STEP:
        levels.append(_Open(indent, kind))
        return len(levels) - 1
    if any(level.kind == kind and abs(level.indent - indent) <= _STEP for level in levels):
        while levels[-1].kind != kind:
            levels.pop()
        return len(levels) - 1
    while levels and _RANK.get(kind, 9) < _RANK.get(levels[-1].kind, 0):
        levels.pop()
    levels.append(_Open(indent, kind))
    return len(levels) - 1


def _with_text(run: Run, text: str) -> Run:
    if text == run.text:
        return run
    return Run(text, run.bold, run.italic, run.strike, run.color, run.background, run.link)
