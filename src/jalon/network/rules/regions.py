"""Regions met in other people's words: "Bas St-Laurent" is the Bas-Saint-Laurent, and so is "01"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from jalon.network.rules.names import tokens_of

_PREFIX = re.compile(r"^\s*(?:r[ée]gion\s*(?:de la|de l['’]|des|du|de|d['’])?\s*)?", re.IGNORECASE)
_CODE = re.compile(r"^\(?\s*([0-9]{1,2})\s*\)?\b(?!\s*[0-9])")
_CODE_BEHIND = re.compile(r"\s*\(\s*[0-9]{1,2}\s*\)\s*$")


class NamedRegion(Protocol):
    """A region, by its names."""

    @property
    def key(self) -> str:
        """Its name as `region_key` says it."""

    @property
    def code(self) -> str:
        """Its number, or nothing."""


_R = TypeVar("_R", bound=NamedRegion)


def region_key(name: str) -> str:
    """What the spellings of a region's name share."""
    return " ".join(tokens_of(name))


def region_said(text: str, regions: Iterable[_R]) -> _R | None:
    """The region that a cell means, by its name or its number; None when it means none of them."""
    words = _PREFIX.sub("", text, count=1)
    words = _CODE_BEHIND.sub("", words) or words
    number = _CODE.match(words)
    several = list(regions)
    rest = region_key(words[number.end() :] if number else words)
    coded = [one for one in several if number and one.code.zfill(2) == number[1].zfill(2)]
    if rest:  # beside its number, the beginning of a name is enough: "02 Saguenay"
        named = [one for one in several if one.key == rest]
        return next(iter([*named, *(one for one in coded if f"{one.key} ".startswith(f"{rest} "))]), None)
    return next(iter(coded), None)
