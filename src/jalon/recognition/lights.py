"""Traffic lights in letters: R, A and G, or R, O or J and V in French, in the cells of a column of states."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from jalon.recognition.choices import plain

_ENGLISH: Final = {"R": "red", "A": "amber", "G": "green", "B": "blue"}
_FRENCH: Final = {"R": "rouge", "O": "orange", "J": "jaune", "V": "vert"}
WORDS: Final = frozenset({*_ENGLISH.values(), *_FRENCH.values(), "verte", "yellow", "ambre"})
_NAMED: Final = re.compile(r"\bb?rag\b|\b(?:feux?|lights?|lumieres?)\b")
# Late, or only going wrong: nobody can tell.
ASKED: Final = frozenset({"red", "amber", "rouge", "orange", "jaune", "yellow", "ambre"})


def lights_in(cells: Collection[str], *, named: bool = False) -> dict[str, str]:
    """The colour that each letter stands for ("R": "red"), where all cells are letters of lights; else nothing.

    R alone may be « réalisé » and A « à faire »: two lights are asked for, one of which only lights have, unless the
    heading is `named` after them.
    """
    letters = {bare for cell in cells if (bare := light_of(cell))}
    for lights, own in ((_ENGLISH, {"G"}), (_FRENCH, {"V", "J", "O"})):
        if letters and letters <= set(lights) and (named or (len(letters) > 1 and "R" in letters and letters & own)):
            return lights
    return {}


def names_lights(heading: str) -> bool:
    """Whether the heading of a column says that it holds traffic lights ("RAG")."""
    return bool(_NAMED.search(plain(heading)))


def light_of(cell: str) -> str:
    """The letter that a cell may be a light by."""
    return cell.strip(" .").upper()
