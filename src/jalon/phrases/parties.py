"""Who carries an action: the names a cell gives, one by one, even when it ran them together.

A name is cut where the writing says so (lines, bullets, semicolons), where both sides of "et", a comma or a slash
are names on their own, and before a word that begins a name when the one before is complete ("Conseil
d'administration Comité stratégie"). Names met elsewhere in the document settle the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from jalon.phrases import party_words as words
from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.party_cuts import Part, index_of
from jalon.phrases.party_names import PartyKind, Span, classify_party, trimmed

__all__ = [
    "PartyKind",
    "classify_party",
    "learn_parties",
    "looks_like_party",
    "looks_like_prose",
    "party_spans",
    "split_parties",
]

_KEPT: Final = 300  # letters: what is longer is met once
# The family name in capitals, then the first name: "GAGNON, Line". Of one alone, a body may come first ("CISSS, Line").
_INVERTED: Final = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'’ -]+, ?[A-ZÀ-Ý][a-zà-ÿ]+(?:[ -][A-ZÀ-Ý][a-zà-ÿ]+)?")
# Marks that always separate; a dash only at the start of a line or with a space on both sides of it.
_HARD: Final = re.compile(r"[;\n\r|•▪●◦○■□❖➢►▸]|(?<!\S)[·∙⋅‧*o](?=\s)|(?:^|(?<=\n))\s*[-–—](?=\s*\S)|\s\+\s")


def split_parties(text: str, known: Collection[str] = ()) -> list[str]:
    """The names a text gives, in order, each as written. A sentence is left whole.

    `known` holds names met elsewhere in the same document (see `learn_parties`). What joined two names (a comma,
    "et") is in none of them.
    """
    return [text[start:end] for start, end in party_spans(text, known)]


def party_spans(text: str, known: Collection[str] = ()) -> list[Span]:
    """The place of each name of `split_parties` in the text."""
    if looks_like_prose(text):
        return [trimmed(text, 0, len(text))] if text.strip() else []
    names = index_of(frozenset(known))
    spans: list[Span] = []
    parts = list(_hard_parts(text))
    if len(parts) > 1 and all(_INVERTED.fullmatch(text[start:end].strip()) for start, end in parts):
        return [trimmed(text, start, end) for start, end in parts]
    for start, end in parts:
        part = Part(text, start, end, names)
        spans.extend(part.spans())
    return spans


def learn_parties(cells: Iterable[str]) -> frozenset[str]:
    """The names that the cells of a column give beyond doubt: alone, or between explicit separators."""
    learnt: set[str] = set()
    for cell in cells:
        if looks_like_prose(cell):
            continue
        parts = _hard_parts(cell)
        for start, end in parts:
            part = Part(cell, start, end, index_of(frozenset()))
            spans = part.spans()
            name = squeeze(cell[slice(*spans[0])]) if len(spans) == 1 else ""
            if name and len(part.words) <= 8 and (looks_like_party(name) or len(parts) > 1 or len(part.words) <= 3):
                learnt.add(name)
    return frozenset(learnt)


def looks_like_party(text: str) -> bool:
    """Whether a text begins as the name of someone does, and is short enough to be one or a few."""
    return _looks_like_party(text) if len(text) > _KEPT else _short_looks_like_party(text)


def _looks_like_party(text: str) -> bool:
    if not text.strip() or looks_like_prose(text):
        return False
    found = split_parties(text)
    kinds = [classify_party(name) for name in found]
    return len(text.split()) <= 12 * len(found) and kinds.count(PartyKind.UNKNOWN) * 2 < len(kinds)


_short_looks_like_party = lru_cache(maxsize=1 << 15)(_looks_like_party)


def looks_like_prose(text: str) -> bool:
    """Whether a text is a sentence rather than names: a conjugated verb, or too many words for its marks."""
    said = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    if len(said) < 6:
        return False
    parts = [part for part in re.split(r"[\n;,•·▪/]| et ", text) if part.strip()]
    folded = [fold(word) for word in re.findall(r"(?:(?<=\s)|^)[^\W\d_]+(?=[\s,.;]|$)", text) if not is_sigle(word)]
    pairs = set(zip(["", *folded], folded, strict=False))  # each is looked for in all the text, once
    if any(_verb(before, word, text) for before, word in pairs):
        return True
    return max(len(part.split()) for part in parts) > 16 and not _heads_inside(text)


def _verb(before: str, word: str, text: str) -> bool:
    if word == "a":  # "à" and "CA" fold like the verb
        return re.search(r"(?<=\s)a(?=\s+\w+é)", text) is not None
    if word in {"fait", "font", "can", "may", "leads", "va", "est"} and (before in {"", "de", "cote", "region"}):
        return False
    if word == "est":
        return re.search(r"(?<=\s)est(?=\s)", text) is not None
    return word in words.SENTENCE_VERBS


def _heads_inside(text: str) -> bool:
    return len(re.findall(r"(?<=\s)(?:Comité|Conseil|Table|Membres|Direction|Coordination|Assemblée)", text)) >= 2


def _hard_parts(text: str) -> list[Span]:
    """The stretches between marks that always separate, outside brackets."""
    spans: list[Span] = []
    at = depth = 0
    for match in re.finditer(r"[()]|" + _HARD.pattern, text):
        if match[0] in "()":
            depth = depth + 1 if match[0] == "(" else max(depth - 1, 0)
        elif not depth or "\n" in match[0]:
            spans.append(trimmed(text, at, match.start()))
            at = match.end()
    spans.append(trimmed(text, at, len(text)))
    return [span for span in spans if span[0] < span[1]]
