"""One date as said, read from a place in the tokens: « le 3 octobre 2013 », "mid-March", « T1 2023 », « A-13 »."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from jalon.phrases.schedules.spans import RENTREE, Point
from jalon.phrases.schedules.tokens import SHORT_DAYS, Tokens
from jalon.phrases.schedules.years import COUNTED, two_digit, whole_year, year_after
from jalon.phrases.vocabulary.schedules_fr import AUXILIARIES

Found = tuple[Point, int] | None
# Small words that may stand before a date and add nothing to it.
SMALL: Final = frozenset({"prep", "de", "to", "about"})
MOST_SMALL: Final = 8
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TWO_DIGITS: Final = 99
JOINING: Final = frozenset({"dash", "to", "and", "comma", "slash"})


def point(tokens: Tokens, at: int) -> Found:
    """The date that begins at a token, small words allowed before it, and the place after it; None if none does."""
    kinds, furthest = tokens.kinds, at + MOST_SMALL
    while kinds[at] in SMALL and at < furthest:
        if kinds[at] == "about":
            tokens.doubts.append("approximate")
        at += 1
    if kinds[at] == "weekday":
        cut = kinds[at + 1] == "dot" and tokens.words[at] in SHORT_DAYS
        at += 2 if cut or kinds[at + 1] == "comma" else 1
        return _number(tokens, at) if kinds[at] == "num" else _inner(tokens, at)
    reader = STARTERS.get(kinds[at])
    return reader(tokens, at) if reader else None


def _inner(tokens: Tokens, at: int) -> Found:
    """The date within another: « fin » of what, « première moitié de » what; a few levels, no more."""
    if tokens.depth > 3:
        return None
    tokens.depth += 1
    found = point(tokens, at)
    tokens.depth -= 1
    return found


def _month(tokens: Tokens, at: int) -> Found:
    month, language = tokens.values[at]
    english = language == "en"
    if english and tokens.words[at] in ("may", "march", "mar") and not _dated(tokens, at):
        return None
    after = at + 1
    tuesday = tokens.words[at] == "mar" and tokens.kinds[after] == "num" and tokens.kinds[after + 1] == "month"
    if tuesday and not _month_and_day(tokens, after + 1):
        return _number(tokens, after)  # « mar. 14 avr. »: a Tuesday
    english = english or (tuesday and _month_and_day(tokens, after + 1))
    # "Dec 31, 2024", "Sep 30 2024" are English whatever the language asked for
    english = english or tuple(tokens.kinds[after : after + 3]) == ("num", "comma", "year")
    english = english or tuple(tokens.kinds[after : after + 2]) == ("num", "year")
    if english and _is_day(tokens, after):
        year, _, end = year_after(tokens, after + 1, short=False)
        if tokens.two_figures(after) and year is None and tokens.kinds[after + 1] == "end":
            tokens.doubts.append("day_or_year")
        return Point("day", month, tokens.values[after], year, english=True), end
    year, second, end = year_after(tokens, after, short=not english)
    return Point("month", month, year=year, year2=second), end


def _month_and_day(tokens: Tokens, at: int) -> bool:
    """Whether a month is an English one with its day after it: the second date of "Mar 6 Mar 13"."""
    english = tokens.words[at] == "mar" or tokens.values[at][1] == "en"
    return english and _is_day(tokens, at + 1) and tokens.kinds[at + 2] == "end"


def _is_day(tokens: Tokens, at: int) -> bool:
    """Whether a number after the name of a month is a day."""
    if tokens.kinds[at] not in ("num", "ord") or not 1 <= tokens.values[at] <= 31:
        return False
    figures = tokens.words[at].isdigit() or tokens.kinds[at] == "ord"
    return figures and tokens.kinds[at + 1] not in COUNTED


def _dated(tokens: Tokens, at: int) -> bool:
    """Whether "may" or "march" is a month: alone in its clause, or with a number or another month beside it."""
    beside = {"num", "ord", "year", "dash", "to", "and", "comma", "slash", "end", "dot", "close", "line", "every", "de"}
    if tokens.kinds[at + 1] not in beside:
        return False
    before = tokens.kinds[at - 1] if at else "end"
    return before not in ("word", "sigle", "event") or tokens.kinds[at + 1] in ("num", "year", "ord")


def _season(tokens: Tokens, at: int) -> Found:
    if tokens.words[at] == "ete" and at and tokens.words[at - 1] in AUXILIARIES and at >= 1:
        before = tokens.folded.words(tokens.starts[at - 1], tokens.ends[at - 1])
        if before.lower() != "à" and not (before.isupper() and tokens.text(at, at + 1).isupper()):
            return None
    named = tokens.words[at + 1] in ("term", "session", "semester", "season", "trimester")
    year, second, after = year_after(tokens, at + 1 + named)
    return Point("season", tokens.values[at], year=year, year2=second), after


def _number(tokens: Tokens, at: int) -> Found:
    """A day before its month: « 3 octobre 2013 », « 3-5 octobre », « 3, 10 et 17 mai 2019 »."""
    number, kinds = tokens.values[at], tokens.kinds
    if not 1 <= number <= 31 or not (tokens.words[at][:1].isdigit() or kinds[at] == "ord"):
        return None
    after = at + 1
    joined = kinds[after] in ("dash", "slash") and tokens.stuck(after) and kinds[after + 1] == "month"
    while kinds[after] == "de" and tokens.words[after + 1] == "mois":  # « le 15 du mois de mai »
        after += 2
    if joined or kinds[after] == "de":  # "3-mai", "05/Jan/26", "3rd of October"
        after += 1
    if kinds[after] == "month":
        if _day_of_next(tokens, after + 1):  # « 6 mars 13 mars »: another day, and no year
            return Point("day", tokens.values[after][0], number), after + 1
        year, _, end = year_after(tokens, after + 1)
        return Point("day", tokens.values[after][0], number, year), end
    return (Point("day", 0, number), at + 1) if _days_follow(tokens, at + 1) else None


def _day_of_next(tokens: Tokens, at: int) -> bool:
    """Whether a number after a day and its month is the day of another month."""
    kinds = tokens.kinds
    return kinds[at] == "num" and 1 <= tokens.values[at] <= 31 and kinds[at + 1] == "month"


def _days_follow(tokens: Tokens, at: int) -> bool:
    """Whether more days and then a month follow: "- 5 octobre", « , 10 et 17 mai »."""
    kinds = tokens.kinds
    for _ in range(6):
        if kinds[at] not in JOINING:
            return False
        while kinds[at] in JOINING or kinds[at] == "prep":
            at += 1
        if kinds[at] == "dmy":  # « du 19 au 23/02/2026 »
            return True
        if kinds[at] not in ("num", "ord") or not 1 <= tokens.values[at] <= 31:
            return False
        at += 1
        if kinds[at] == "month" or (kinds[at] == "de" and kinds[at + 1] == "month"):
            return True
    return False


def _ordinal(tokens: Tokens, at: int) -> Found:
    """« 1er mars », « 1er trimestre 2023 », « première moitié de 2018 », "second half of 2019", « 1re année »."""
    number, kinds, values = tokens.values[at], tokens.kinds, tokens.values
    day = _nth_weekday(tokens, at) or _number(tokens, at)
    if kinds[at + 1] in JOINING and kinds[at + 2] == "ord" and values[at + 3] in ("M3", "M6"):
        return Point("quarter" if values[at + 3] == "M3" else "half", number), at + 1  # « 1er et 2e trimestres »
    if day or kinds[at + 1] not in ("unit", "half"):
        return day
    unit = values[at + 1]
    if kinds[at + 1] == "half" and number in (1, 2, -1):
        inner = _inner(tokens, at + 2)
        if inner:
            inner[0].part = "half1" if number == 1 else "half2"
        return inner
    sort, most = {"M3": ("quarter", 4), "M6": ("half", 2)}.get(unit, ("", 0))
    if sort and number <= most:
        year, _, after = year_after(tokens, at + 2, short=False)
        return Point(sort, most if number < 0 else number, year=year), after
    if unit in ("W1", "W2"):
        return _part_of_month(tokens, at, number)
    return (Point("planyear", number), _of_the_plan(tokens, at + 2)) if unit == "Y1" else None


def _nth_weekday(tokens: Tokens, at: int) -> Found:
    """« 2e lundi de mai 2027 », "last Friday of November 2026": the day it is, where a year says which."""
    kinds, after = tokens.kinds, at + 2
    if kinds[at + 1] != "weekday":
        return None
    while kinds[after] in ("de", "prep"):
        after += 1
    if kinds[after] != "month":
        return None
    month = tokens.values[after][0]
    year, second, end = year_after(tokens, after + 1)
    if year is None or second is not None:
        return None
    falls = WEEKDAYS.index(tokens.values[at + 1])
    days = [day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == falls]
    number = tokens.values[at]
    if not (number == -1 or 1 <= number <= len(days)):
        return None
    return Point("day", month, days[number if number < 0 else number - 1], year), end


def _part_of_month(tokens: Tokens, at: int, number: int) -> Found:
    """« 2e semaine de novembre 2023 », « 1re quinzaine de mai »; « 1er sem. 2024 » is half a year."""
    month = _inner(tokens, at + 2)
    if not month or month[0].unit != "month":
        half = month and month[0].unit == "year" and tokens.words[at + 1] == "sem" and number in (1, 2)
        return (Point("half", number, year=month[0].year), month[1]) if month and half else None
    if tokens.values[at + 1] == "W1":
        return Point("monthweek", month[0].n, number, month[0].year), month[1]
    month[0].part = "half1" if number == 1 else "half2"
    return month


def _of_the_plan(tokens: Tokens, at: int) -> int:
    """The place after « du plan d'action », "of the plan", if it stands here."""
    look = at
    while tokens.kinds[look] in ("de", "prep") or (look > at and tokens.words[look] in ("plan", "action")):
        look += 1
    return look if look > at and tokens.words[look - 1] in ("plan", "action") else at


def _part(tokens: Tokens, at: int) -> Found:
    """« Début 2018 », « mi-mars », "late spring 2019", « fin d'année »."""
    after = at + 1
    while tokens.kinds[after] in ("dash", "prep", "de") or tokens.kinds[after] in ("to",):
        after += 1
    if tokens.kinds[after] == "unit" and tokens.values[after] == "Y1":
        inner = _year_word(tokens, after) or (Point("year"), after + 1)
    elif tokens.kinds[after] == "fiscal":
        inner = _fiscal(tokens, after) or (Point("fiscal"), after + 1)
    elif tokens.kinds[after] == "school":
        inner = _school(tokens, after) or (Point("school"), after + 1)
    else:
        found = _inner(tokens, after)
        if not found:
            return None
        inner = found
    one = inner[0]
    one.part = one.part or tokens.values[at]
    if one.unit == "school" and one.part == "late" and one.year and one.year2 is None:
        one.year -= 1  # « fin d'année scolaire 2024 » is in 2024
    return inner


def _year(tokens: Tokens, at: int) -> Found:
    after = at + 1
    if tokens.kinds[after] == "dash" and tokens.stuck(after):
        after += 1
    if tokens.kinds[after] == "code" and tokens.words[after][0] in "tq" and tokens.words[after][1:] in "1234":
        return Point("quarter", int(tokens.words[after][1:]), year=tokens.values[at]), after + 1  # « 2024 T1 »
    return Point("year", year=tokens.values[at]), at + 1


def _year_word(tokens: Tokens, at: int) -> Found:
    """« Année 2018 », « an 2 », "Year 1"."""
    after = at + 1
    kinds, values = tokens.kinds, tokens.values
    while kinds[after] in ("de", "colon", "prep", "open"):
        after += 1
    if kinds[after] == "year":
        return Point("year", year=values[after]), after + 1
    if kinds[at + 1] == "num" and 1 <= values[at + 1] <= 10 and kinds[at + 2] not in COUNTED:
        return Point("planyear", values[at + 1]), at + 2
    return None


def _ymd(tokens: Tokens, at: int) -> Found:
    year, month, day = (int(part) for part in tokens.words[at].replace("/", "-").replace(".", "-").split("-"))
    return _exact(tokens, year, month, day), at + 1


def _dmy(tokens: Tokens, at: int) -> Found:
    """A numeric date: day or month first as `_day_first` says, whichever is possible otherwise."""
    word = tokens.words[at].replace("/", "-").replace(".", "-")
    one, two, year = (int(part) for part in word.split("-"))
    if told := _told_by_weekday(tokens, at, one, two, year):
        return told, at + 1
    if len(word.rsplit("-", 1)[1]) == 2:
        year = two_digit(tokens, year)
    swapped = not _day_first(tokens, at) and two <= 31 and one <= 12
    unsure = tokens.language == "en" and one <= 12 and two <= 12 and one != two
    if (unsure and tokens.day_first is None and swapped) or (one <= 12 < two and tokens.day_first is not False):
        tokens.doubts.append("day_or_month_first")
        swapped = True
    day, month = (two, one) if swapped else (one, two)
    return _exact(tokens, year, month, day), at + 1


def _told_by_weekday(tokens: Tokens, at: int, *figures: int) -> Point | None:
    """The one date, of those that figures in two digits may be, that falls on the day of the week before them."""
    before = at - 2 if at > 1 and tokens.kinds[at - 1] in ("comma", "dot") else at - 1
    if before < 0 or tokens.kinds[before] != "weekday" or max(figures) > _TWO_DIGITS:
        return None
    falls = WEEKDAYS.index(tokens.values[before])
    one, two, three = figures
    orders = ((three, two, one), (three, one, two), (one, two, three))
    read = [(order, _day_of(whole_year(year), month, day)) for order, (year, month, day) in enumerate(orders)]
    found = {day: order for order, day in read if day is not None and day.weekday() == falls}
    if len(found) > 1:  # as the date before it
        found = {day: order for day, order in found.items() if order == tokens.order}
    if len(found) != 1:
        return None
    [(day, tokens.order)] = found.items()
    return Point("day", day.month, day.day, day.year)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_first(tokens: Tokens, at: int) -> bool:
    """Whether a numeric date gives its day first: as its column does, after a day alone ("1 - 10/3"), or in French."""
    if at > 1 and tokens.kinds[at - 1] in JOINING and tokens.kinds[at - 2] in ("num", "ord"):
        return True
    return tokens.language != "en" if tokens.day_first is None else tokens.day_first


def _dm(tokens: Tokens, at: int) -> Found:
    """A day and a month in two figures each, without a year (03/16): which comes first as in `_dmy`."""
    one, two = (int(part) for part in tokens.words[at].split("/"))
    swapped = one <= 12 and (two > 12 or not _day_first(tokens, at))
    if swapped and one != two and tokens.day_first is None:
        tokens.doubts.append("day_or_month_first")
    day, month = (two, one) if swapped else (one, two)
    return Point("day", month, day), at + 1


def _exact(tokens: Tokens, year: int, month: int, day: int) -> Point:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        tokens.doubts.append("impossible_date")
        return Point("year", year=year)
    return Point("day", month, day, year)


def _year_month(tokens: Tokens, at: int) -> Found:
    year, month = int(tokens.words[at][:4]), int(tokens.words[at][5:])
    if month == (year + 1) % 100:
        tokens.doubts.append("month_or_year")
    return Point("month", month, year=year), at + 1


def _month_year(tokens: Tokens, at: int) -> Found:
    month, year = tokens.words[at].replace("/", "-").split("-")
    return Point("month", int(month), year=int(year)), at + 1


SEASON_LETTERS: Final = {"h": 24, "p": 21, "e": 22, "a": 23}


def _code(tokens: Tokens, at: int) -> Found:
    """T1, Q3, S2, H1, S12 (week), H14, A-13, P2014, A2 (year of the plan), FY2024."""
    word = tokens.words[at].replace("-", "")
    letters, figures = word.rstrip("0123456789"), word.lstrip("abcdefghijklmnopqrstuvwxyz")
    number = int(figures)
    if letters in ("fy", "af"):
        year = number if len(figures) == 4 else two_digit(tokens, number)
        fiscal = _fiscal_years(tokens, year, at + 1)
        if fiscal and tokens.kinds[fiscal[1]] == "code" and tokens.words[fiscal[1]] in ("q1", "q2", "q3", "q4"):
            number = int(tokens.words[fiscal[1]][1])  # "FY24 Q1"
            return Point("fiscalquarter", number, year=fiscal[0].year), fiscal[1] + 1
        return fiscal
    if letters in SEASON_LETTERS and len(figures) > 1:
        year = number if len(figures) == 4 else two_digit(tokens, number)
        return Point("season", SEASON_LETTERS[letters], year=year), at + 1
    if letters in ("a", "y") and len(figures) == 1 and number:
        return Point("planyear", number), at + 1
    return _part_code(tokens, letters, number, at)


def _part_code(tokens: Tokens, letter: str, number: int, at: int) -> Found:
    year, second, after = year_after(tokens, at + 1)
    if letter in ("t", "q") and 1 <= number <= 4:
        if second is not None:  # « T1 2024-2025 »
            tokens.doubts.append("fiscal_year_assumed")
            return Point("fiscalquarter", number, year=year), after
        return _quarter(tokens, Point("quarter", number, year=year), after)
    if letter in ("s", "h") and 1 <= number <= 2:
        return Point("half", number, year=year), after
    if letter == "s" and 3 <= number <= 53 and year:
        return Point("week", number, year=year), after
    return None


def _quarter(tokens: Tokens, quarter: Point, at: int) -> Found:
    """A quarter, of a fiscal year when one follows: "Q1 FY2024"."""
    look = at + 1 if tokens.kinds[at] in ("de", "prep") else at
    if quarter.year is None and _is_fiscal(tokens, look):
        fiscal = STARTERS[tokens.kinds[look]](tokens, look)
        if fiscal and fiscal[0].unit == "fiscal":
            return Point("fiscalquarter", quarter.n, year=fiscal[0].year), fiscal[1]
    return quarter, at


def _is_fiscal(tokens: Tokens, at: int) -> bool:
    kind = tokens.kinds[at]
    return kind == "fiscal" or (kind == "code" and tokens.words[at][:2] in ("fy", "af"))


def _back_code(tokens: Tokens, at: int) -> Found:
    """« 1T 2023 », « 2S 2024 »: only with a year."""
    found = _part_code(tokens, tokens.words[at][1], int(tokens.words[at][0]), at)
    return found if found and found[0].year else None


def _fiscal(tokens: Tokens, at: int) -> Found:
    after = at + 1
    while tokens.kinds[after] in ("de", "colon", "prep", "comma"):
        after += 1
    if tokens.kinds[after] == "year":
        return _fiscal_years(tokens, tokens.values[after], after + 1)
    if tokens.two_figures(after) and tokens.words[at] in ("fy", "af"):
        return _fiscal_years(tokens, two_digit(tokens, tokens.values[after]), after + 1)
    return None


def _fiscal_years(tokens: Tokens, year: int, at: int) -> Found:
    """« exercice 2021-22 »; a fiscal year named by one year ends in it ("FY2024"), an « exercice » is that year."""
    if tokens.kinds[at] in ("dash", "slash"):
        second = tokens.values[at + 1]
        if (tokens.kinds[at + 1] == "year" and second == year + 1) or (
            tokens.two_figures(at + 1) and second == (year + 1) % 100
        ):
            tokens.doubts.append("fiscal_year_assumed")
            return Point("fiscal", year=year, year2=year + 1), at + 2
    tokens.doubts.append("fiscal_year_assumed")
    if any(word.startswith("exercice") for word in tokens.words):
        return Point("year", year=year), at
    return Point("fiscal", year=year - 1), at


def _school(tokens: Tokens, at: int) -> Found:
    year, second, after = year_after(tokens, at + 1, short=False)
    return (Point("school", year=year, year2=second), after) if year else None


def _back_to_school(tokens: Tokens, at: int) -> Found:
    year, _, after = year_after(tokens, at + 1)
    return Point("month", RENTREE, year=year), after


def _christmas(tokens: Tokens, at: int) -> Found:
    year, _, after = year_after(tokens, at + 1)
    return Point("day", 12, 25, year), after


def _unit(tokens: Tokens, at: int) -> Found:
    """« semaine du 4 mars 2019 », "week 12 of 2020", « trimestre 1 », « année 2018 »."""
    unit, after = tokens.values[at], at + 1
    if unit == "Y1":
        return _year_word(tokens, at)
    if tokens.kinds[after] == "num" and tokens.kinds[after + 1] not in COUNTED:
        sort, most = {"M3": ("quarter", 4), "M6": ("half", 2), "W1": ("week", 53)}.get(unit, ("", 0))
        year, _, end = year_after(tokens, after + 1, short=False)
        if unit == "W1" and year and tokens.words[at] == "sem" and tokens.values[after] in (1, 2):
            sort = "half"  # « Sem. 2 2024 », as « 1er sem. 2024 »
        if sort and 1 <= tokens.values[after] <= most and tokens.kinds[end] != "month":
            return Point(sort, tokens.values[after], year=year), end
    if unit == "W1" and tokens.kinds[after] in ("de", "num"):
        found = _inner(tokens, after)
        if found and found[0].unit == "day":
            found[0].unit = "weekof" if found[0].n else "day"
            return found
    return None


def _plan_end(tokens: Tokens, at: int) -> Found:
    del tokens
    return Point("planend"), at + 1


def _year_end(tokens: Tokens, at: int) -> Found:
    year, _, after = year_after(tokens, at + 1)
    if tokens.values[at] == "calendar":
        return Point("month", 12, year=year), after
    tokens.doubts.append("fiscal_year_assumed")
    return Point("yearend", year=year), after


STARTERS: Final[dict[str, Callable[[Tokens, int], Found]]] = {
    "month": _month,
    "season": _season,
    "num": _number,
    "ord": _ordinal,
    "part": _part,
    "year": _year,
    "ymd": _ymd,
    "dmy": _dmy,
    "dm": _dm,
    "ym": _year_month,
    "my": _month_year,
    "code": _code,
    "back": _back_code,
    "fiscal": _fiscal,
    "school": _school,
    "rentree": _back_to_school,
    "christmas": _christmas,
    "unit": _unit,
    "planend": _plan_end,
    "yearend": _year_end,
}
