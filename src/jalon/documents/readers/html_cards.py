"""Cards of a web page: definition lists with the same terms, one after the other, are tables of labels and values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_CARDS: Final = 2
_PAIRS: Final = 2
_WORDS: Final = 8  # of a label


def cards_as_tables(root: _Element) -> None:
    """Turn into tables the definition lists whose terms come back in others; a glossary alone stays as it is."""
    cards = {card: pairs for card in root.iter("dl") if (pairs := _pairs(card))}
    terms = Counter(term for pairs in cards.values() for term in {_words(dt) for dt, _dd in pairs})
    for card, pairs in cards.items():
        shared = sum(1 for dt, _dd in pairs if terms[_words(dt)] >= _CARDS)
        if len(pairs) >= _PAIRS and shared * 2 >= len(pairs):
            _turn(card, pairs)


def _pairs(card: _Element) -> list[tuple[_Element, _Element]]:
    """The terms with their one definition each; none when the list is of another shape."""
    parts = [part for part in card.iter("dt", "dd") if _owner(part) is card]
    terms, said = parts[::2], parts[1::2]
    alternate = all(part.tag == "dt" for part in terms) and all(part.tag == "dd" for part in said)
    short = all(0 < len(_words(term).split()) <= _WORDS for term in terms)
    if len(terms) != len(said) or not (alternate and short) or _loose(card, parts):
        return []
    return list(zip(terms, said, strict=True))


def _loose(card: _Element, parts: list[_Element]) -> bool:
    """Whether the list has words outside its terms and definitions: they must not be lost."""
    return _count(card) != sum(map(_count, parts))


def _count(element: _Element) -> int:
    return sum(len(str(text).split()) for text in element.itertext())


def _owner(part: _Element) -> _Element | None:
    return next(part.iterancestors("dl"), None)


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split()).lower().strip(" :")


def _turn(card: _Element, pairs: list[tuple[_Element, _Element]]) -> None:
    rows = []
    for term, said in pairs:
        row = etree.Element("tr")
        for part in (term, said):
            part.tag = "td"
            part.tail = None
            row.append(part)
        rows.append(row)
    for left in list(card):
        card.remove(left)
    card.text = None
    card.tag = "table"
    card.extend(rows)
