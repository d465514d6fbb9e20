"""How far a plan has come, as one simple average that everybody can compute again.

What is done counts for 100 %; what has a percent, for that percent; what was begun without one, for half; the rest
for nothing. Statuses left out count neither for nor against. A line that says nothing counts as its own lines
below say, else as the nearest line above says. Work nobody foresaw is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, Self

from jalon.plans.choices import Level, Status

HALF = frozenset({Status.IN_PROGRESS, Status.PARTIAL})
LEFT_OUT: tuple[str, ...] = (Status.DROPPED.value, Status.TO_CONTINUE.value)  # unless the network chooses otherwise
# What a network may leave out: not what would make the average say something else than progress.
MAY_BE_LEFT_OUT = (Status.DROPPED, Status.TO_CONTINUE, Status.POSTPONED, Status.NOT_DONE, Status.TO_DO)

Worth = int | Fraction  # of a line, in percents


class Counted(Protocol):
    """What is looked at in an item."""

    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def percent(self) -> Decimal | None: ...
    @property
    def unplanned(self) -> bool: ...
    @property
    def children(self) -> Sequence[Self]: ...


@dataclass(frozen=True, slots=True)
class Rollup:
    """The average of some lines, as a whole percent; None when none counts."""

    percent: int | None
    counted: int
    left_out: int


def rollup(items: Iterable[Counted], left_out: Iterable[str]) -> Rollup:
    """How far these items have come, each with what is below it; `left_out` are statuses that do not count."""
    return rolled(worths(items, left_out))


def worths(items: Iterable[Counted], left_out: Iterable[str]) -> list[Worth | None]:
    """What each line of these items is worth, in percents; None for those left out."""
    return list(_values(items, frozenset(left_out), None))


def rolled(values: Sequence[Worth | None]) -> Rollup:
    """How far lines have come that are worth as much."""
    kept = [value for value in values if value is not None]
    if not kept:
        return Rollup(None, 0, len(values))
    average = _mean(kept)
    # Never « 100 % » while something is left to do, nor « 0 % » once something was begun.
    percent = 100 if average == 100 else 0 if not average else min(99, max(1, round(average)))
    return Rollup(percent, len(kept), len(values) - len(kept))


def _values(items: Iterable[Counted], out: frozenset[str], above: Counted | None) -> Iterator[Worth | None]:
    """The worth of each line in percents; None for those left out."""
    for item in items:
        if item.unplanned:
            continue
        says = _says(item)
        if item.children and not (says and item.kind == Level.ACTION):
            below = list(_values(item.children, out, item if says else above))
            if item.kind != Level.ACTION:
                yield from below
            else:
                yield _average(below)
        else:
            yield _worth(item if says or above is None else above, out)


def _average(values: list[Worth | None]) -> Worth | None:
    kept = [value for value in values if value is not None]
    return _mean(kept) if kept else None


def _mean(values: Sequence[Worth]) -> Fraction:
    """Exact; most are whole numbers, which are added much faster than fractions."""
    return Fraction(sum(values), len(values))


def _says(item: Counted) -> bool:
    return bool(item.status) or item.percent is not None


def _worth(item: Counted, out: frozenset[str]) -> Worth | None:
    if item.status in out:
        return None
    if item.status == Status.DONE:
        return 100
    if item.percent is not None:
        whole = int(item.percent)
        return whole if whole == item.percent else Fraction(item.percent)
    return 50 if item.status in HALF else 0
