"""What a measure is: a numerator, a denominator when there is one, a period, a day, and the rows behind it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from jalon.measures.sentences import Said

_T = TypeVar("_T")


class Unit(StrEnum):
    """How a value is told."""

    COUNT = "count"
    SHARE = "share"  # numerator of denominator
    YES = "yes"  # done or not: the numerator is 1 or 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a measure: of a network, for a period, as of a day (both ends included), with parameters.

    `known` is what the measures asked together have read already: it lives no longer than that.
    """

    network_id: int
    starts: date | None
    ends: date | None
    as_of: date
    given: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, read: Callable[[], _T]) -> _T:
        """What several measures need, read the first time it is."""
        if name not in self.known:
            self.known[name] = read()
        found: _T = self.known[name]
        return found

    @property
    def last(self) -> date:
        """The last day that counts: that of the period, or the day it is asked as of."""
        return min(self.ends, self.as_of) if self.ends else self.as_of

    def inside(self, day: date) -> bool:
        """Whether a day is of the period, and not after the day it is asked as of."""
        return (self.starts is None or self.starts <= day) and day <= self.last


@dataclass(frozen=True, slots=True)
class Row:
    """A row a value came from: `kind` and `id` name it as history does, `label` is what a person reads.

    `counts` when it is in the numerator; else it is what is missing.
    """

    kind: str
    id: int
    label: str
    on: date | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Value:
    """What a measure is worth, with every row it came from and its sentence."""

    numerator: int
    said: Said
    denominator: int | None = None
    rows: tuple[Row, ...] = ()

    @property
    def percent(self) -> Decimal | None:
        """The share, 0 to 100, to the tenth; None without a denominator, or of nothing."""
        if not self.denominator:
            return None
        return (Decimal(100) * self.numerator / self.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value a parameter may take, and how a person reads it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a measure has to be told; `title` is an English sentence to translate. Optional: nothing is everything."""

    name: str
    title: str
    optional: bool = False


class Measure(ABC):
    """One thing that can be counted. An area writes one class for each, and registers it.

    `title` is an English sentence to translate. `patterns` are regular expressions found in expected results that
    speak of it, written on folded text (see phrases.folding), French and English. `watches` are the objects of
    history whose changes may change its value (time alone may too: each value is looked at once a day). `by_item` when
    the words of the line it is a result of may say what it does not.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    unit: ClassVar[Unit] = Unit.COUNT
    patterns: ClassVar[tuple[str, ...]] = ()
    watches: ClassVar[frozenset[str]] = frozenset()
    by_item: ClassVar[bool] = False
    parameters: ClassVar[tuple[Parameter, ...]] = ()

    @abstractmethod
    def value(self, asked: Asked) -> Value | None:
        """What it is worth; None when what it was told of is no longer there, or has nothing to count yet."""

    def choices(self, asked: Asked, parameter: str) -> list[Choice]:
        """What a parameter may be in a network: a row is named as history does ("body:3")."""
        return []

    def guess(self, folded: str, asked: Asked) -> dict[str, str] | None:
        """The parameters that words (folded) say; None when they do not say enough of one that is needed."""
        return {} if all(one.optional for one in self.parameters) else None
