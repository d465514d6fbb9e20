"""Shapes of JSON: small tests put together, each true of the values that it lets in."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, Final

Shape = Callable[[Any], bool]

LARGEST: Final = 10**12  # of a number; what pages and writers of files count with
DEEPEST: Final = 40  # of what holds itself: lines under lines, tables in cells


def text(value: Any) -> bool:
    """Words."""
    return isinstance(value, str)


def flag(value: Any) -> bool:
    """Yes or no."""
    return isinstance(value, bool)


def number(value: Any) -> bool:
    """A number of a size that pages can count with."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= LARGEST


def whole(value: Any) -> bool:
    """A whole number from 0."""
    return number(value) and isinstance(value, int) and value >= 0


def iso_day(value: Any) -> bool:
    """A day ("2027-03-01")."""
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def from_to(low: int, high: int) -> Shape:
    """A whole number between two, both included."""
    return lambda value: whole(value) and low <= value <= high


def like(pattern: str) -> Shape:
    """Words of one form."""
    found = re.compile(pattern, re.ASCII)
    return lambda value: text(value) and bool(found.fullmatch(value))


def one_of(values: Container[str]) -> Shape:
    """One of some words."""
    return lambda value: text(value) and value in values


def one_number_of(values: Container[int]) -> Shape:
    """One of some whole numbers."""
    return lambda value: whole(value) and value in values


def either(*shapes: Shape) -> Shape:
    """One shape or another."""
    return lambda value: any(shape(value) for shape in shapes)


def maybe(shape: Shape) -> Shape:
    """A shape, or nothing."""
    return lambda value: value is None or shape(value)


def many(shape: Shape) -> Shape:
    """A list."""
    return lambda value: isinstance(value, list) and all(map(shape, value))


def pair(shape: Shape) -> Shape:
    """A list of two."""
    return lambda value: isinstance(value, list) and len(value) == 2 and all(map(shape, value))


def words_of(made: type[Any]) -> Shape:
    """A list of the words that a dataclass is made of, in the order of its fields; those with a default may miss."""
    said = fields(made)
    fewest = sum(1 for one in said if one.default is MISSING)
    return lambda value: many(text)(value) and fewest <= len(value) <= len(said)


def table(shape: Shape, names: Shape = text) -> Shape:
    """An object whose names are free."""
    return lambda value: isinstance(value, dict) and all(names(name) and shape(one) for name, one in value.items())


def record(needed: Mapping[str, Shape], others: Mapping[str, Shape] | None = None) -> Shape:
    """An object: names that must be there, and names that may; nobody reads what it says besides."""
    allowed = {**needed, **(others or {})}

    def shape(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and needed.keys() <= value.keys()
            and all(name not in allowed or allowed[name](one) for name, one in value.items())
        )

    return shape


def nested(make: Callable[[Shape], Shape]) -> Shape:
    """A shape that holds itself, to a depth that whoever walks it can follow."""
    shape: Shape = one_of(())  # nothing stands deeper
    for _depth in range(DEEPEST):
        shape = make(shape)
    return shape
