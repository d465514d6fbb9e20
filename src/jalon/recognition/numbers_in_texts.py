"""Numbers that stand before texts without a mark that says so, told by all of one level: "A – Loger", "A1 Ouvrir"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from jalon.recognition.draft import Branch
from jalon.recognition.numbers import number_value

_FORMS: Final = (
    re.compile(r"\s*(?P<number>[A-Z]|[IVX]{1,5})\s*[-–—:.]\s*(?=\S)"),  # "A – Loger", "I – Loger"
    re.compile(r"\s*(?P<number>[A-Z]\d{1,2})\s+(?=\S)"),  # "A1 Ouvrir la salle"
    re.compile(r"\s*(?P<number>\d{1,2})\s+(?=[A-ZÀ-Ý«“])"),  # "1 Ouvrir la salle"
)


def number_by_texts(branches: Sequence[Branch]) -> None:
    """Part all the texts of a level from their numbers, where each has one and they follow each other."""
    for level in ("axis", "objective", "action"):
        unnumbered = [branch for branch in _all(branches) if branch.level == level]
        for form in _FORMS if len(unnumbered) > 1 else ():
            found = [form.match(branch.text.string) for branch in unnumbered]
            said = [
                match["number"] if match else str(b.number or "") for match, b in zip(found, unnumbered, strict=True)
            ]
            twice = any(branch.number and match for match, branch in zip(found, unnumbered, strict=True))
            if any(found) and not twice and _follow(said):
                for match, branch in zip(found, unnumbered, strict=True):
                    _part(branch, match)
                break


def _part(branch: Branch, match: re.Match[str] | None) -> None:
    if match is not None:
        whole = branch.text
        branch.number, branch.text = whole.part(*match.span("number")), whole.part(match.end())


def _follow(numbers: Sequence[str]) -> bool:
    """Whether numbers begin with the first and go on by one, in one run or in one for each letter."""
    runs = [re.fullmatch(r"([A-Z]?)(\d{1,2})", number) for number in numbers]
    if all(runs):
        pairs = [(run[1], int(run[2])) for run in runs if run]
        return pairs[0][1] == 1 and all(
            one == (other[0], other[1] - 1) or (other[1] == 1 and one[0] < other[0]) for one, other in pairwise(pairs)
        )
    return _count_up(map(_letter, numbers)) or _count_up(map(_roman, numbers))


def _letter(number: str) -> int | None:
    return ord(number) - 64 if re.fullmatch(r"[A-Z]", number) else None


def _roman(number: str) -> int | None:
    value = number_value(number) if re.fullmatch(r"[IVX]+", number) else None
    return value[0] if value else None


def _count_up(values: Iterable[int | None]) -> bool:
    return all(value == at for at, value in enumerate(values, 1))


def _all(branches: Sequence[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _all(branch.children)
