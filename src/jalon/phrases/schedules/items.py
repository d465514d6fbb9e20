"""Dates with their bounds: « de juin à août 2020 », « d'ici juin 2018 », "before X", « Juin 13-Juin 15 »."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from jalon.phrases.schedules.points import SMALL, point
from jalon.phrases.schedules.spans import Point
from jalon.phrases.schedules.tokens import Tokens
from jalon.phrases.schedules.years import year_after

# Words before a date that say which side of it is meant, and the bound they make.
BOUNDS: Final = {
    "by": "by", "before": "before", "from": "from", "after": "after", "until": "by", "between": "between"
}  # fmt: skip


@dataclass(slots=True)
class Item:
    """One date, or one interval, of the phrase. `mode`: "in", "by", "before", "from", "after".

    `link` says what joins it to the item before: "list", "open" (a bracket), "dash", "" (nothing). `years`: two bare
    years joined by a hyphen or a stroke (« 2024-2025 »), counted from the month in which the years begin.
    """

    mode: str
    start: Point
    end: Point | None = None
    link: str = ""
    at: int = 0
    years: bool = False


def item(tokens: Tokens, at: int) -> tuple[Item, int] | None:
    """The item that begins at a token and the place after it; None when no date stands there."""
    mode = BOUNDS.get(tokens.kinds[at], "in")
    first = at + 1 if mode != "in" else at
    if mode != "in" and tokens.kinds[first] == "colon":
        first += 1
    parts = _two_parts(tokens, first)
    found = parts or point(tokens, first)
    if not found:
        return None
    start, after = found
    made = Item(mode, start, at=at)
    if parts:
        made.end, made.start = start, replace(start, part=tokens.values[first])
    elif mode in ("by", "before", "after") and start.unit == "year":
        after = _years(tokens, made, after)
    elif mode in ("in", "from", "between"):
        after = _range_end(tokens, made, after)
    if mode == "between" or (mode == "from" and made.end):
        made.mode = "in"
    return made, _suffix(tokens, made, after)


def _two_parts(tokens: Tokens, at: int) -> tuple[Point, int] | None:
    """The second date of "mid to late 2024", « début à mi-2024 »: the first part is of the same date."""
    kinds = tokens.kinds
    double = kinds[at] == "part" and kinds[at + 1] in ("to", "dash") and kinds[at + 2] == "part"
    return point(tokens, at + 2) if double else None


def _range_end(tokens: Tokens, made: Item, at: int) -> int:
    """Read "– Hiver 14", « à août 2020 », "-20"; the place after what was read."""
    kind = tokens.kinds[at]
    if kind in ("slash", "dash") and made.start.unit == "year":
        after = _years(tokens, made, at)
        if after > at or kind == "slash":
            return after
    if kind not in ("dash", "to", "until") and not (kind == "and" and made.mode == "between"):
        return at
    found = _bare_end(tokens, made.start, at + 1) or point(tokens, at + 1)
    if not found:
        return at
    end, after = found
    if made.start.unit == "year" and end.year is None and end.unit not in ("planyear", "planend"):
        if kind != "dash":
            return at
        made.start = replace(end, year=made.start.year)  # « 2018 – automne »
        return after
    made.end = end
    while kind == "dash" and made.end.year is None and tokens.kinds[after] == "dash":
        further = point(tokens, after + 1)  # « mars-avril-mai 2024 »
        if not further or further[0].unit != end.unit or end.unit == "day":
            break
        made.end, after = further
    return after


def _years(tokens: Tokens, made: Item, at: int) -> int:
    """« 2018-20 », « 2023-2024 à 2025-2026 », « 2024-25 (exercice) »; the place after."""
    after = _second_year(tokens, made, at)
    kind = tokens.kinds[after]
    if after > at and kind in ("to", "until") and tokens.kinds[after + 1] == "year":
        last = Item("in", Point("year", year=tokens.values[after + 1]))
        after = _second_year(tokens, last, after + 2)
        made.end, made.years = last.end or last.start, last.years
    return after


def _bare_end(tokens: Tokens, start: Point, at: int) -> tuple[Point, int] | None:
    """The second number of "October 3-5, 2013" or of « année 1 à 3 »."""
    if start.english and start.unit == "day" and not start.year:
        return _same_month_day(tokens, start, at)
    if start.unit == "planyear" and tokens.kinds[at] == "num":
        return Point("planyear", tokens.values[at]), at + 1
    return None


def _same_month_day(tokens: Tokens, start: Point, at: int) -> tuple[Point, int] | None:
    """The second day of "October 3-5, 2013"."""
    if tokens.kinds[at] not in ("num", "ord") or tokens.kinds[at + 1] == "month" or tokens.values[at] > 31:
        return None
    year, _, after = year_after(tokens, at + 1, short=False)
    return Point("day", start.n, tokens.values[at], year, english=True), after


def _second_year(tokens: Tokens, made: Item, at: int) -> int:
    """The second year of « 2018-20 » or « 2018/2019 », stuck to the first."""
    year = made.start.year or 0
    if tokens.kinds[at] not in ("slash", "dash"):
        return at
    if tokens.kinds[at + 1] == "year":
        made.end = Point("year", year=tokens.values[at + 1])
        made.years = not made.start.part
        return at + 2
    number = tokens.values[at + 1]
    if (
        not made.start.part
        and tokens.two_figures(at + 1)
        and tokens.stuck(at)
        and tokens.kinds[at + 2] != "month"
        and number > year % 100
    ):
        made.end = Point("year", year=year - year % 100 + number)
        made.years = True
        return at + 2
    return at


def _suffix(tokens: Tokens, made: Item, at: int) -> int:
    """What may follow: "onwards", « et plus », « au plus tard »."""
    kind = tokens.kinds[at]
    if kind in ("fiscal", "school", "unit") and made.start.unit == "year":
        return _sort_of_year(made, kind, tokens, at)
    if kind == "comma" and tokens.kinds[at + 1] in ("onward", "bypost"):
        at += 1
        kind = tokens.kinds[at]
    if kind == "dash" and tokens.kinds[at + 1] == "onward":
        at += 1
        kind = "onward"
    if kind == "and" and tokens.words[at] == "+" and tokens.stuck(at - 1) and made.mode == "in":
        made.mode = "from"  # "2030+"
        return at + 1
    if kind == "onward" and made.mode in ("in", "from"):
        made.mode = "from"
        return at + 1
    if kind == "by" and tokens.words[at] == "au" and made.mode == "in" and not point(tokens, at + 1):
        kind = "bypost"
    if kind == "bypost" and made.mode == "in":
        made.mode = "by"
        return at + 1
    if made.mode == "from" and tokens.words[at] == "on" and tokens.kinds[at + 1] not in SMALL:
        return at + 1
    return at


def _sort_of_year(made: Item, kind: str, tokens: Tokens, at: int) -> int:
    """ "2024-25 financial year", "the 2024 calendar year"."""
    first, last = made.start.year or 0, made.end.year if made.end else None
    if kind == "unit":
        return at + 1 if tokens.values[at] == "Y1" else at
    if last != first + 1 or point(tokens, at):
        return at
    tokens.doubts.append("fiscal_year_assumed")
    made.start, made.end = Point(kind, year=first), None
    return at + 1


def another_day(tokens: Tokens, before: Item, at: int) -> tuple[Item, int] | None:
    """A number that goes on a list: "May 3, 10 and 17, 2019", « années 1 et 2 »."""
    if before.start.unit == "planyear" and before.end is None and tokens.kinds[at] == "num" and tokens.values[at] < 11:
        return Item("in", Point("planyear", tokens.values[at]), link="list", at=at), at + 1
    if not (before.start.english and before.start.unit == "day" and before.start.year is None and before.end is None):
        return None
    found = _same_month_day(tokens, before.start, at)
    return (Item("in", found[0], link="list", at=at), found[1]) if found else None
