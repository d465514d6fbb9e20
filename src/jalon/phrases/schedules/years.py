"""The year written after a month, a season or a quarter: « 2018 », « 14 », "'14", « (2018) », « 2013-2014 »."""

from __future__ import annotations

from typing import Final

from jalon.phrases.schedules.tokens import Tokens

# What makes the number before it a count, and no year.
COUNTED: Final = frozenset({"times", "session", "unit", "per", "perunit", "aux", "numx"})


def two_digit(tokens: Tokens, number: int) -> int:
    """The year meant by two figures."""
    tokens.doubts.append("two_digit_year")
    return whole_year(number)


def whole_year(number: int) -> int:
    """The year that two figures end."""
    return 2000 + number if number < 70 else 1900 + number


def year_after(tokens: Tokens, at: int, *, short: bool = True) -> tuple[int | None, int | None, int]:
    """The year written after a month or a season, a second year when two follow, and the place after them.

    `short`: a bare number of two figures is a year too ("Juin 13"); after an apostrophe or a hyphen it always is.
    """
    kinds, values = tokens.kinds, tokens.values
    look = at
    while look < at + 4 and kinds[look] in ("comma", "de", "prep", "open", "unit", "dash", "quote", "slash"):
        look += 1
    if kinds[look] == "year" and not (kinds[at] == "open" and kinds[look + 1] != "close"):
        after = look + 1
        year = values[look]
    else:
        found = _short_year(tokens, at, short=short)
        if not found:
            return None, None, at
        year, after = found
    if kinds[at] == "open" and kinds[after] == "close":
        return year, None, after + 1
    if kinds[after] in ("dash", "slash") and tokens.stuck(after) and tokens.stuck(after - 1):
        following = values[after + 1]
        if kinds[after + 1] == "year" and following == year + 1:
            return year, following, after + 2
        if tokens.two_figures(after + 1) and following == (year + 1) % 100:
            return year, year + 1, after + 2
    return year, None, after


def _short_year(tokens: Tokens, at: int, *, short: bool) -> tuple[int, int] | None:
    sign = tokens.kinds[at] in ("quote", "dash", "slash") and tokens.stuck(at)
    place = at + 1 if sign and (tokens.kinds[at] == "quote" or tokens.stuck(at - 1)) else at
    if not tokens.two_figures(place) or not (short or place > at):
        return None
    following = tokens.kinds[place + 1]
    if following in COUNTED or following == "freq" or (following == "word" and place == at):
        return None
    # "June 6-10, 2026": the number ends days, the year comes after.
    year_next = following == "year" or (following == "comma" and tokens.kinds[place + 2] == "year")
    if tokens.kinds[at] == "dash" and place > at and year_next and tokens.values[place] <= 31:
        return None
    # « Novembre 3 décembre 2013 »: the number belongs to what follows.
    if following == "month" and tokens.kinds[place + 2] == "year" and tokens.values[place] <= 31:
        return None
    return two_digit(tokens, tokens.values[place]), place + 1
