"""How much two rows look alike, whatever was typed over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from jalon.phrases.folding import fold
from jalon.plans.comparing.rows import CellValue, Row

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=20_000)
def _trigrams(text: str) -> Counter[str]:
    padded = f"  {' '.join(words(text))} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: letters in common (a word corrected counts little), or one whole within the other (a row cut)."""
    if not words(one) or not words(other):
        return 1.0 if words(one) == words(other) else 0.0
    left, right = _trigrams(one), _trigrams(other)
    common = (left & right).total()
    dice = 2 * common / (left.total() + right.total())
    if min(len(words(one)), len(words(other))) < 3:
        return dice
    return max(dice, 0.85 * common / min(left.total(), right.total()))


_CELLS: tuple[tuple[Callable[[Row], CellValue], float], ...] = (
    (lambda row: row.leads or row.inherited_leads, 1.0),
    (lambda row: row.schedule, 1.0),
    (lambda row: row.expected_results, 1.5),
    (lambda row: row.results, 1.0),
    (lambda row: row.number, 0.7),
)


def cells_alike(one: Row, other: Row) -> float:
    """The share of the cells beside the text that say the same, of those that say something; 0.5 when none does."""
    weight = alike = 0.0
    for cell, counts in _CELLS:
        left, right = _joined(cell(one)), _joined(cell(other))
        if left or right:
            weight += counts
            alike += counts * (likeness(left, right) if left != right else 1.0)
    return alike / weight if weight else 0.5


def _joined(value: CellValue) -> str:
    return value if isinstance(value, str) else " ".join(value)
