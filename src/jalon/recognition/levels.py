"""Levels a table states beside its names: by a word ("Axe", "Mesure"), a level number, a code, a parent or indents.

What states them is found once, from the cells of a sample of rows; each row then says how deep it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from jalon.phrases.folding import fold
from jalon.recognition.contents import is_day
from jalon.recognition.proposal import Level
from jalon.recognition.vocabulary.labels import LABELS, LEVELS

Way = Literal["parent", "label", "word", "depth", "code", "indent"]
Strings = Sequence[str]
Indents = Sequence[float | None]

_ORDER: Final[tuple[Level, ...]] = ("axis", "objective", "action", "item")
_MOST_TYPES = 6
_LABEL_WORDS = 5
_LONGEST_CODE = 40  # letters
_LONGEST_WORD = 200  # letters of a cell that may name a level
_PARENT = re.compile(r"\b(?:parente?|padre|pai|mere|superieure?)\b")
_NO_PARENT = frozenset({"null", "none", "-", "n/a", "aucun", "aucune"})  # as programs write none
_HASHED = re.compile(r"#(\d+)\b")
_LINKED = re.compile(r"\s*\(https?://[^)]*\)$")
_LEVEL = re.compile(r"\b(?:niveaux?|level|rang|profondeur|depth|hierarch\w+|nivel|outline)\b")
_NUMBERED = re.compile(r"[\s.:#-]*\b(?:n[o°º]?\s*)?(?:[a-z]{0,2}\d+[a-z]?|[ivx]+)(?:[.-]\d+)*[\s.):]*$")
_OF = re.compile(
    r"\s+(?:d[ue]s?|de la|de l'|of(?: the)?|for|del|d[oa])\s*\w+$"
)  # "Activités du résultat 1": its activities
_CODE = re.compile(
    r"(?:[^\W\d]{2,}[\s.:_-]+){0,3}(?:[^\W\d]{2,})?"
    r"(?P<code>[A-Za-z]?[\s.-]?\d+(?:[.-](?:\d+|[A-Za-z]))*[a-z]?|[A-Z])[.):]?"
)
_PART = re.compile(r"\d+|[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Statement:
    """How a table states its levels: which column does, in which way, and the depth of each word it uses.

    `keys` is the column whose values a parent column repeats. `named`: its heading or its words speak of levels, so
    that it is no other kind of code or category.
    """

    way: Way
    column: int
    words: tuple[tuple[str, int], ...] = ()
    keys: int = 0
    named: bool = False

    @property
    def aside(self) -> bool:
        """Whether its column says nothing else: it is no field of the plan."""
        return self.way in {"word", "depth", "parent"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row stands: its level, and how many levels are above it."""

    level: Level
    depth: int


def find_statement(headings: Strings, texts: Sequence[Strings], indents: Sequence[Indents] = ()) -> Statement | None:
    """How the columns of a table (`texts` and `indents`, by column then row) state levels; None where they do not."""
    if len(headings) < 2 or max(map(len, texts), default=0) < 3:
        return None
    ways: tuple[Callable[[], Statement | None], ...] = (
        lambda: _by_parent(headings, texts),
        lambda: _first(range(len(texts)), lambda at: _by_label(at, texts)),
        lambda: _first(range(len(texts)), lambda at: _by_code(at, texts)),
        lambda: _first(range(len(texts)), lambda at: _by_word(at, texts, known=True)),
        lambda: _first(range(len(texts)), lambda at: _by_depth(at, headings[at], texts)),
        lambda: _first(range(len(texts)), lambda at: _by_word(at, texts, known=False)),
        lambda: _first(range(len(indents)), lambda at: _by_indent(at, indents[at], texts)),
    )
    found = next((found for way in ways if (found := way())), None)
    if found is not None and found.way == "code" and not found.words:
        found = replace(found, words=_words_beside(found, texts))
    return replace(found, named=_speaks_of_levels(found, headings, texts)) if found else None


def _words_beside(found: Statement, texts: Sequence[Strings]) -> tuple[tuple[str, int], ...]:
    """The words of levels that a column says beside one of codes, as many as the codes have depths."""
    others = (at for at in range(len(texts)) if at != found.column)
    beside = _first(others, lambda at: _by_word(at, texts, known=True))
    depths = len({len(code) for text in texts[found.column] if (code := code_value(text))})
    return beside.words if beside is not None and len({depth for _word, depth in beside.words}) == depths else ()


def _speaks_of_levels(found: Statement, headings: Strings, texts: Sequence[Strings]) -> bool:
    words = {level_word(text) for text in texts[found.column] if text}
    return bool(_LEVEL.search(fold(headings[found.column]))) or len(words & set(LEVELS)) > 1


def _first(columns: Iterable[int], way: Callable[[int], Statement | None]) -> Statement | None:
    return next((found for at in columns if (found := way(at))), None)


def _by_parent(headings: Strings, texts: Sequence[Strings]) -> Statement | None:
    """A column headed "Parent" whose cells repeat those of another column."""
    for at, heading in enumerate(headings):
        filled = [text for text in texts[at] if text and fold(text) not in _NO_PARENT]
        if not filled or len(fold(heading).split()) > 4 or not _PARENT.search(fold(heading)):
            continue
        for keys, column in enumerate(texts):
            known = set(column) - {""}
            if keys != at and len(known) > len(set(filled)) and all(_key_in(text, known) for text in filled):
                return Statement("parent", at, keys=keys)
    return None


def _key_in(said: str, keys: Container[str]) -> str | None:
    """The key of a row that a cell gives as its parent: alone, with a link, as "#12", or behind the word of its kind.

    None where it gives none of them.
    """
    numbered = _HASHED.search(said)
    tried = (said, _LINKED.sub("", said), numbered[1] if numbered else "", said.partition(":")[2].strip())
    return next((key for key in tried if key and key in keys), None)


def _by_label(at: int, texts: Sequence[Strings]) -> Statement | None:
    """A column whose cells begin with the word of their level ("Objectif global : …", "Résultat 1 : …").

    Where all these words are labels known everywhere, each line is read by its own.
    """
    if at > 1:
        return None
    words = [label_word(text) for text in texts[at] if text]
    kinds = {word for word in words if word}
    if len(words) < 3 or len(kinds) < 2 or not all(words) or kinds <= set(LABELS):
        return None
    ranks = sorted({_rank(word) for word in kinds})
    depths = {word: ranks.index(_rank(word)) for word in kinds}
    return Statement("label", at, tuple(depths.items())) if _nests([depths[word] for word in words]) else None


def label_word(text: str) -> str:
    """The word of a level that a cell begins with, before a colon; "" for none."""
    head, colon, rest = text.partition(":")
    word = level_word(head) if colon and rest.strip() and len(head.split()) <= _LABEL_WORDS else ""
    return word if word in LEVELS else ""


def _by_word(at: int, texts: Sequence[Strings], *, known: bool) -> Statement | None:
    """A column of a few words that come back: names of levels, or words whose first one opens every part."""
    if at > 2:
        return None
    words = [level_word(text) for text in texts[at]]
    filled = [word for word in words if word]
    kinds = list(dict.fromkeys(filled))
    if not 2 <= len(kinds) <= _MOST_TYPES or len(filled) < 3 or len(filled) * 3 < _rows(texts) * 2:
        return None
    if (len(filled) == len(kinds) and not known) or any(len(word.split()) > 3 for word in kinds):
        return None
    if known:
        if any(word not in LEVELS for word in kinds):
            return None
        ranks = sorted({_rank(word) for word in kinds})
        depths = {word: ranks.index(_rank(word)) for word in kinds}
    else:
        depths = {word: depth for depth, word in enumerate(kinds)}
    run = [depths[word] if word else None for word in words]
    if len(set(depths.values())) < 2 or not _nests(run) or not (known or _opens(run, texts, at)):
        return None
    return Statement("word", at, tuple(depths.items()))


def _by_depth(at: int, heading: str, texts: Sequence[Strings]) -> Statement | None:
    """A column of level numbers: 1, 2, 3, 2…"""
    filled = [text.strip() for text in texts[at] if text.strip()]
    if len(filled) < max(3, 0.9 * _rows(texts)) or not all(re.fullmatch(r"[0-9]", text) for text in filled):
        return None
    run = [int(text) if text.strip() else None for text in texts[at]]
    named = bool(_LEVEL.search(fold(heading)))
    least = min(int(text) for text in filled)
    run = [value - least if value is not None else None for value in run]
    if len({value for value in run if value is not None}) < 2 or not _nests(run):
        return None
    return Statement("depth", at) if named or _opens(run, texts, at) else None


def _by_code(at: int, texts: Sequence[Strings]) -> Statement | None:
    """A column of codes that nest: 1, 1.1, 1.1.2, or A, A1."""
    codes = [code_value(text) for text in texts[at]]
    said = sum(1 for text in texts[at] if text)
    filled = [code for code in codes if code]
    days = sum(1 for text in texts[at] if is_day(text))
    if days * 2 >= said:  # "juin 2026" and "2026-10-31" are cut as codes are, and nest by their year
        return None
    if len(filled) < 3 or len(filled) < said or len(filled) * 2 < _rows(texts) or len(set(filled)) < len(filled):
        return None
    depths = sorted({len(code) for code in filled})
    seen = set(filled)
    deeper = [code for code in filled if len(code) > depths[0]]
    if len(depths) < 2 or sum(1 for code in deeper if _above(code, seen)) * 4 < len(deeper) * 3:
        return None
    named = [(level_word(text), code) for text, code in zip(texts[at], codes, strict=True) if code]
    words = {word: _code_depth(code, seen) for word, code in named if word in LEVELS}
    return Statement("code", at, tuple(words.items()))


def _by_indent(at: int, indents: Indents, texts: Sequence[Strings]) -> Statement | None:
    """A column of names that stand more or less to the right."""
    told = [indent for indent in indents if indent is not None]
    if len(told) < max(3, 0.9 * _rows(texts)) or not 2 <= len(set(told)) <= _MOST_TYPES:
        return None
    order = sorted(set(told))
    run = [order.index(indent) for indent in told]
    wordy = sum(len(text.split()) for text in texts[at]) >= 2 * len(told)
    return Statement("indent", at) if wordy and _nests(run) else None


def _rows(texts: Sequence[Strings]) -> int:
    return sum(1 for row in range(max(map(len, texts), default=0)) if any(t[row] for t in texts if row < len(t)))


def _nests(run: Sequence[int | None]) -> bool:
    """Whether depths begin at the widest level and seldom leap over one on the way down."""
    told = [depth for depth in run if depth is not None]
    leaps = sum(1 for above, below in pairwise(told) if below > above + 1)
    return bool(told) and told[0] == 0 and leaps * 3 <= len(told)


def _opens(run: Sequence[int | None], texts: Sequence[Strings], at: int) -> bool:
    """Whether rows of the widest level name a part and say nothing else, while the deepest ones say more."""

    def bare(row: int) -> bool:
        return sum(1 for n, column in enumerate(texts) if n != at and row < len(column) and column[row]) <= 2

    deepest = max(depth for depth in run if depth is not None)
    wide = [bare(row) for row, depth in enumerate(run) if depth == 0]
    deep = [bare(row) for row, depth in enumerate(run) if depth == deepest]
    return len(texts) > 3 and len(wide) > 1 and sum(wide) >= 0.8 * len(wide) and sum(deep) <= 0.5 * len(deep)


def level_word(text: str) -> str:
    """The word of a cell that may name a level, in the singular where it is known, without its number."""
    if len(text) > _LONGEST_WORD:
        return fold(text).strip(" .:-")
    word = _NUMBERED.sub("", fold(text)).strip(" .:-")
    head = _OF.split(word)[0]
    candidates = (word, _singular(word), head, _singular(head))
    return next((known for known in candidates if known in LEVELS), word)


def _singular(word: str) -> str:
    return " ".join(part.removesuffix("s") for part in word.split())


def _rank(word: str) -> int:
    return LEVELS[word][1]


def code_value(text: str) -> tuple[str, ...] | None:
    """A code cut into its parts ("1.1.2", "A1", "Output 2.1"); a final zero ("1.0") adds no level."""
    found = _CODE.fullmatch(text.strip()) if len(text) <= _LONGEST_CODE else None
    if not found:
        return None
    parts = [part.lstrip("0") or "0" for part in _PART.findall(found["code"].lower())]
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return tuple(parts)


def _above(code: tuple[str, ...], seen: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    return next((code[:end] for end in range(len(code) - 1, 0, -1) if code[:end] in seen), None)


def depths_of(statement: Statement, cells: Strings) -> list[int]:
    """How deep each row stands, from the cells of the column that says so; a blank one stands as the row above it.

    Where most rows of a column of codes have none, they are what the codes hold.
    """
    words = dict(statement.words)
    values: list[int | None] = []
    codes = [code_value(cell) for cell in cells]
    seen = {code for code in codes if code}
    for cell, code in zip(cells, codes, strict=True):
        if statement.way in {"word", "label"}:
            values.append(words.get(level_word(cell) if statement.way == "word" else label_word(cell)))
        elif statement.way == "depth":
            values.append(int(cell) if re.fullmatch(r"\d", cell.strip()) else None)
        else:
            values.append(_code_depth(code, seen) if code else None)
    told = [value for value in values if value is not None]
    least = min(told, default=0)
    blanks = sum(1 for value in values if value is None)
    below = max(told, default=0) + 1 - least if statement.way == "code" and blanks * 2 > len(values) else None
    depths: list[int] = []
    for value in values:
        above = depths[-1] if depths else 0
        depths.append(value - least if value is not None else above if below is None else below)
    return depths


def _code_depth(code: tuple[str, ...], seen: set[tuple[str, ...]]) -> int:
    depth = 0
    above = _above(code, seen)
    while above:
        depth += 1
        above = _above(above, seen)
    return depth


def parents_of(keys: Strings, parents: Strings) -> list[int | None]:
    """For each row the row its parent cell names; None for those at the top."""
    places = {key: row for row, key in reversed(list(enumerate(keys))) if key}
    named = [_key_in(parent, places) for parent in parents]
    return [places[key] if key is not None and places[key] != row else None for row, key in enumerate(named)]


def by_family(parents: Sequence[int | None]) -> list[tuple[int, int]]:
    """(row, depth) of all rows, each below its parent; rows of a circle of parents stand at the top."""
    below: dict[int | None, list[int]] = {}
    for row, parent in enumerate(parents):
        below.setdefault(parent, []).append(row)
    placed: dict[int, int] = {}
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    rest = iter(range(len(parents)))
    while len(placed) < len(parents):
        if not waiting:
            waiting = [(next(row for row in rest if row not in placed), 0)]
        row, depth = waiting.pop()
        if row not in placed:
            placed[row] = depth
            waiting.extend((child, depth + 1) for child in reversed(below.get(row, [])))
    return list(placed.items())


def name_levels(statement: Statement, depths: Sequence[int], bare: Sequence[bool]) -> list[Level]:
    """The level of each depth: as its words say, else by which depths only name a part (`bare`, row by row)."""
    count = max(depths, default=0) + 1
    names = [0] * count
    for depth in range(count):
        rows = [bare[row] for row, at in enumerate(depths) if at == depth]
        names[depth] = sum(rows) >= 0.8 * len(rows)
    outer = next((depth for depth, only in enumerate(names) if not only), count - 1)
    levels = _usual(count, outer)
    told = {depth: LEVELS[word][0] for word, depth in statement.words if word in LEVELS}
    named: list[Level] = []
    for depth in range(count):
        level = told.get(depth, levels[depth])
        least = _ORDER.index(named[-1]) if named else 0
        named.append(_ORDER[max(least, _ORDER.index(level))])
    if "action" not in named and "item" in named:
        named[named.index("item")] = "action"  # "Chantier" over "Tâche": what is done, whatever it is called
    return named


def _usual(count: int, outer: int) -> list[Level]:
    """What levels are called where nothing names them: `outer` of them hold the actions."""
    if outer == 0 and count > 2:
        outer = 1
    above: dict[int, list[Level]] = {0: [], 1: ["axis"], 2: ["axis", "objective"]}
    held = above.get(outer) or ["axis"] * (outer - 1) + ["objective"]
    return [*(held if outer else []), "action", *["item"] * count][:count]
