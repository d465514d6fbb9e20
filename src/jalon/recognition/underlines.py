"""Headings of typed texts: a line over a row of "====" or "----"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from jalon.recognition.lines import Element, Line

_RULE: Final = re.compile(r"(?P<mark>[=~*_–—-])(?P=mark){2,}")
_LONGEST: Final = 120  # letters of a heading
_LEVELS: Final = {"=": 1}


def read_underlines(elements: list[Element]) -> list[Element]:
    """The elements without rows of marks; a short line right over one of about its length is a heading."""
    read: list[Element] = []
    for element in elements:
        found = _RULE.fullmatch(element.string.strip()) if isinstance(element, Line) and not element.bullet else None
        if found is None:
            read.append(element)
            continue
        over = read[-1] if read else None
        if isinstance(over, Line) and isinstance(element, Line) and _fits(over, element):
            read[-1] = replace(over, kind="heading", level=_LEVELS.get(found["mark"], 2))
    return read


def _fits(line: Line, rule: Line) -> bool:
    plain = line.kind == "paragraph" and not line.bullet and rule.gap == 0
    length = len(line.string)
    return plain and 0 < length <= _LONGEST and 0.5 * length <= len(rule.string.strip()) <= 2 * length + 4
