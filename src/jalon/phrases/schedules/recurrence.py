"""How often: « au moins trois fois par année », « 4 régions par mois », "every two weeks", « chaque automne »…"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jalon.phrases.schedules.points import point
from jalon.phrases.schedules.tokens import Tokens
from jalon.phrases.schedules.value import Recurrence

Rhythm = tuple[int, str]  # how many, of what: (2, "W")
Found = tuple[Recurrence, int] | None
FREQUENCIES: Final = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
AMBIGUOUS: Final = frozenset({"bimonthly", "biweekly", "biannual", "biannually"})
LINKS: Final = frozenset({"de", "prep", "every", "per", "to"})
STOPS: Final = frozenset(
    {"end", "dot", "line", "comma", "open", "close", "colon", "year", "month", "season", "ymd", "dmy", "status",
     "ongoing", "plan", "num", "cond", "by", "before", "event", "demand", "undef", "horizon"}
)  # fmt: skip


def rule(rhythm: Rhythm, extra: str = "") -> str:
    """The RFC 5545 rule of a rhythm."""
    number, unit = rhythm
    interval = f";INTERVAL={number}" if number > 1 else ""
    return f"FREQ={FREQUENCIES[unit]}{interval}{extra}"


def _rhythm(unit: str, number: int = 1) -> Rhythm:
    """So many of a unit of the vocabulary ("M3" is a quarter); fourteen or fifteen days are two weeks."""
    total = number * int(unit[1:])
    if unit[0] == "D" and total in (14, 15):
        return 2, "W"
    return total, unit[0]


def _times(low: int | None, high: int | None, rhythm: Rhythm, what: str | None = None) -> Recurrence:
    rrule = rule(rhythm) if low == high == 1 and what is None else None
    return Recurrence(low, high, f"P{rhythm[0]}{rhythm[1]}", what, rrule)


def recurrence(tokens: Tokens, at: int) -> Found:
    """The recurrence that begins at a token, and the place after it; None when there is none."""
    kind = tokens.kinds[at]
    if kind == "prep":
        return recurrence(tokens, at + 1) if tokens.kinds[at + 1] in ("num", "ord") else None
    return READERS.get(kind, counted)(tokens, at)


def _vague(tokens: Tokens, at: int) -> Found:
    del tokens
    return Recurrence(), at + 1


def _ordinal(tokens: Tokens, at: int) -> Found:
    return _nth_weekday(tokens, at) or _day_of_month(tokens, at)


def _number(tokens: Tokens, at: int) -> Found:
    return _day_of_month(tokens, at) or counted(tokens, at)


def _adjective(tokens: Tokens, at: int) -> Found:
    count, unit = tokens.values[at]
    if tokens.said(at).replace("-", "") in AMBIGUOUS:
        tokens.doubts.append("ambiguous_frequency")
    return _times(count, count, _rhythm(unit)), at + 1


def period(tokens: Tokens, at: int) -> tuple[Rhythm, int] | None:
    """« par année », « /an », « l'an », « aux deux mois », « tous les 2 ans », "a year", "yearly"."""
    kinds, values = tokens.kinds, tokens.values
    kind = kinds[at]
    if kind == "perunit":
        return _rhythm(values[at]), at + 1
    if kind == "freq" and values[at][0] == 1:
        return _rhythm(values[at][1]), at + 1
    if kind not in ("per", "slash", "every", "aux") and tokens.words[at] != "l'":
        return None
    after = at + 1
    if kinds[after] in ("every", "per"):
        after += 1
    number = 1
    if kinds[after] == "other":
        number, after = 2, after + 1
    elif kinds[after] in ("num", "ord") and kinds[after + 1] == "unit" and values[after] > 0:
        number, after = values[after], after + 1
    elif kind == "aux":
        return None
    if kinds[after] != "unit" or not number:
        return None
    return _rhythm(values[after], number), after + 1


def _count(tokens: Tokens, at: int) -> tuple[int | None, int | None, int] | None:
    """How many: « au moins trois », « 3-4 », "2 to 3", « plusieurs », "twice"; the place after."""
    kinds, values = tokens.kinds, tokens.values
    bound = ""
    furthest = at + 4
    while kinds[at] in ("least", "most", "about", "until", "bypost") and at < furthest:
        bound = bound or {"least": "least", "about": ""}.get(kinds[at], "most")
        at += 1
    while kinds[at] in ("to", "de", "prep") and kinds[at + 1] in ("num", "numx") and bound:
        at += 1
    if kinds[at] == "several":
        return None, None, at + 1
    if kinds[at] not in ("num", "numx", "once") or values[at] > 366:
        return None
    low = high = values[at]
    after = at + 1
    if kinds[after] == "open" and kinds[after + 1] == "num" and kinds[after + 2] == "close":
        low = high = values[after + 1]  # « deux (2) fois »
        after += 3
    if kinds[after] in ("to", "dash", "and") and kinds[after + 1] in ("num", "numx", "once") and kinds[at] != "numx":
        more = values[after + 1] > low and tokens.words[after] not in ("et", "and", "&")
        high, after = (values[after + 1], after + 2) if more else (high, after)
    if kinds[after] in ("least", "most", "bypost") and not bound:
        bound = "least" if kinds[after] == "least" or tokens.words[after] == "min" else "most"
        after += 1
    if bound == "least":
        return low, None if high == low else high, after
    return (None if bound == "most" else low), high, after


def counted(tokens: Tokens, at: int) -> Found:
    """So many times, or so many of something, per period or in all."""
    count = _count(tokens, at)
    if not count:
        return _at_least(tokens, at)
    low, high, after = count
    kinds = tokens.kinds
    said = kinds[after - 1] in ("numx", "once")
    if kinds[after] == "times":
        said, after = True, after + 1
    look = after + 1 if kinds[after] in ("comma", "open") else after
    found = period(tokens, look)
    if found:
        after = found[1] + 1 if kinds[after] == "open" and kinds[found[1]] == "close" else found[1]
        return _times(low, high, found[0]), after
    if said:
        return _said_times(tokens, low, high, after)
    return _counted_things(tokens, low, high, after)


def _at_least(tokens: Tokens, at: int) -> Found:
    """ "at least quarterly", « au moins chaque année »."""
    if tokens.kinds[at] != "least":
        return None
    found = recurrence(tokens, at + 1) if tokens.kinds[at + 1] in ("freq", "every", "aux") else None
    return (replace(found[0], at_most=None, rrule=None), found[1]) if found else None


def _said_times(tokens: Tokens, low: int | None, high: int | None, at: int) -> Found:
    """« une fois », "twice": a count, unless « une fois » or "once" opens a condition."""
    following = tokens.kinds[at]
    if low == high == 1 and following in ("word", "freq", "prep", "session", "status", "event", "sigle"):
        return None
    return Recurrence(low, high), at


def _counted_things(tokens: Tokens, low: int | None, high: int | None, at: int) -> Found:
    """« 4 régions par mois », « 3-4 rencontres »."""
    after = at
    while after < at + 7 and tokens.kinds[after] not in STOPS:
        found = period(tokens, after)
        if found and after > at:
            return _times(low, high, found[0], tokens.text(at, after)), found[1]
        after += 1
    for after in (at, at + 1):
        if tokens.kinds[after] == "session" and tokens.kinds[at] in ("session", "word"):
            return Recurrence(low, high, None, tokens.text(at, after + 1)), after + 1
    return None


def _every(tokens: Tokens, at: int) -> Found:
    """« tous les quinze jours », « chaque automne », "every Monday", « chaque 1er mardi du mois »."""
    found = period(tokens, at)
    if found:
        return _times(1, 1, found[0]), found[1]
    if tokens.kinds[at] == "aux":
        return None
    after = at + 1
    while tokens.kinds[after] == "prep":
        after += 1
    if tokens.kinds[after] == "weekday":
        return _weekdays(tokens, after)
    if tokens.kinds[after] in ("ord", "num"):
        found_day = _ordinal(tokens, after)
        if found_day or tokens.kinds[after + 1] == "weekday":
            return found_day or _weeks_apart(tokens, after)
    if tokens.kinds[after] in ("fiscal", "school"):
        return _times(1, 1, (1, "Y")), after + 1
    dated = tokens.kinds[after] in ("month", "season", "ord", "num", "part", "rentree", "christmas", "yearend")
    return (_times(1, 1, (1, "Y")), after) if dated and point(tokens, after) else None


def _weeks_apart(tokens: Tokens, at: int) -> Found:
    """ "every second Thursday"."""
    weeks = tokens.values[at]
    if weeks < 1:
        return None
    rrule = rule((weeks, "W"), f";BYDAY={tokens.values[at + 1]}")
    return Recurrence(1, 1, f"P{weeks}W", None, rrule), at + 2


def _weekdays(tokens: Tokens, at: int) -> Found:
    days = [tokens.values[at]]
    at += 1
    look = at
    while tokens.kinds[look] in ("and", "comma", "prep", "weekday"):
        if tokens.kinds[look] == "weekday":
            days.append(tokens.values[look])
            at = look + 1
        look += 1
    return Recurrence(len(days), len(days), "P1W", None, rule((1, "W"), ";BYDAY=" + ",".join(days))), at


def _plural_weekdays(tokens: Tokens, at: int) -> Found:
    """« les mardis et jeudis »."""
    return _weekdays(tokens, at) if tokens.words[at].endswith("s") else None


def _nth_weekday(tokens: Tokens, at: int) -> Found:
    """« premier mardi du mois », "last Friday of each month"."""
    if tokens.kinds[at + 1] != "weekday":
        return None
    after = at + 2
    while tokens.kinds[after] in LINKS:
        after += 1
    if after == at + 2 or tokens.kinds[after] != "unit" or tokens.values[after] != "M1":
        return None
    day = f";BYDAY={tokens.values[at]}{tokens.values[at + 1]}"
    return Recurrence(1, 1, "P1M", None, rule((1, "M"), day)), after + 1


def _day_of_month(tokens: Tokens, at: int) -> Found:
    """« le 15 de chaque mois », "15th of each month"."""
    after = at + 1
    while tokens.kinds[after] in ("de", "every", "prep"):
        after += 1
    of_month = tokens.kinds[after] == "unit" and tokens.values[after] == "M1" and after > at + 1
    if not of_month or not 1 <= tokens.values[at] <= 31:
        return None
    return Recurrence(1, 1, "P1M", None, rule((1, "M"), f";BYMONTHDAY={tokens.values[at]}")), after + 1


READERS: Final = {
    "freq": _adjective,
    "every": _every,
    "aux": _every,
    "ord": _ordinal,
    "weekday": _plural_weekdays,
    "vague": _vague,
    "num": _number,
}
