"""A start and an end, each in its column."""

from __future__ import annotations

import calendar
from typing import Final

from bench.drawing.dice import Dice
from bench.drawing.keys import Json
from bench.drawing.plan import Line, Plan

_FR: Final = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_EN: Final = "January February March April May June July August September October November December"
MONTHS: Final[dict[str, dict[str, list[str]]]] = {
    "long": {"fr": _FR.split(), "en": _EN.split()},
    "short": {
        "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    },
}


def dated(dice: Dice, plan: Plan) -> None:
    """Give each line a start and an end, printed in one way."""
    way = dice.pick("dates as", ("iso", "day/month/year", "month year", "short month year"))
    for line in plan.lines:
        (first, last), year = line.months, plan.year
        days = (dice.randint(13, 20), 28) if way in {"iso", "day/month/year"} else (1, _length(year, last))
        line.bounds = (f"{year}-{first + 1:02}-{days[0]:02}", f"{year}-{last + 1:02}-{days[1]:02}")
        line.dates = (_shown(line.bounds[0], way, plan.language), _shown(line.bounds[1], way, plan.language))


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month + 1)[1]


def _shown(day: str, way: str, language: str) -> str:
    year, month, number = day.split("-")
    names = MONTHS["short" if way.startswith("short") else "long"][language]
    return {"iso": day, "day/month/year": f"{number}/{month}/{year}"}.get(way, f"{names[int(month) - 1]} {year}")


def dates_key(line: Line, columns: list[str]) -> Json:
    """What the key says of a line whose start and end stand under these headings."""
    (first, last), (start, end) = line.dates, columns
    ways = [f"{first} – {last}", f"{first} à {last}", f"{first} to {last}", f"du {first} au {last}",
            f"de {first} à {last}", f"from {first} to {last}", f"{start} : {first} {end} : {last}"]  # fmt: skip
    ways += [first] if first == last else []
    return {"schedule": ways[0], "others": ways, "bounds": list(line.bounds)}
