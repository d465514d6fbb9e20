"""What a spreadsheet shows for a value: dates, percents and numbers as text, whatever the machine's language.

Dates are ISO ("2024-03-01"; "2024-03" where the format shows month and year only), what numbers show is for
`xlsx_numbers`.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import lru_cache

from jalon.documents.readers.xlsx_numbers import GENERAL, LITERAL, formatted

_MIDNIGHT = dt.time(0)
_EPOCH = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_EPOCH_1904 = dt.datetime(1904, 1, 1, tzinfo=dt.UTC)


def shown_number(value: float, number_format: str, *, from_1904: bool = False) -> str:
    """The text of a number as its format shows it; dates are serial numbers in a date format."""
    if not math.isfinite(value):
        return str(value)
    fields = date_fields(number_format)
    if fields:
        shown = _duration(value) if "[" in fields else _moment(value, fields, from_1904=from_1904)
        if shown is not None:
            return shown
    return formatted(value, number_format)


def _duration(days: float) -> str:
    minutes = round(days * 1440)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _moment(serial: float, fields: frozenset[str], *, from_1904: bool) -> str | None:
    """A serial number as a date or an hour; None outside the years Excel knows."""
    if not 0 <= serial < 2_958_466:
        return None
    if serial < 1 and not fields & {"y", "d"}:
        minutes = round(serial * 1440) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    early = not from_1904 and serial < 60  # Excel believes that 1900 was a leap year
    epoch = _EPOCH_1904 if from_1904 else _EPOCH + dt.timedelta(days=early)
    return _date(epoch + dt.timedelta(minutes=round(serial * 1440)), fields)


def iso_date(text: str) -> str:
    """A date kept as ISO text, without an hour at midnight."""
    return text.removesuffix("Z").replace("T00:00:00", "").replace("T", " ")


def _date(value: dt.datetime, fields: frozenset[str]) -> str:
    if value.time() != _MIDNIGHT and "h" in fields:
        return value.strftime("%H:%M") if not fields & {"y", "d"} else value.strftime("%Y-%m-%d %H:%M")
    if "d" in fields or "y" not in fields:
        return value.strftime("%Y-%m-%d")
    return f"{value.year:04d}-{value.month:02d}" if "m" in fields else f"{value.year:04d}"


@lru_cache(maxsize=512)
def date_fields(number_format: str) -> frozenset[str]:
    """The fields of a date format ("y", "m", "d", "h", "s"; "[" for a duration); none for a number's."""
    code = number_format.lower().split(";", maxsplit=1)[0]
    if code in {"general", "standard", "@"}:
        return frozenset()
    if re.search(r"\[(h+|m+|s+)\]", code):
        return frozenset("[")
    bare = GENERAL.sub("", LITERAL.sub("", code)).replace("am/pm", "").replace("a/p", "")
    if re.search(r"[0#?]", re.sub(r"s\.0+", "s", bare)):
        return frozenset()
    if re.search(r"aa|jj", bare):  # written by a French program
        bare = bare.translate(str.maketrans("aj", "yd"))
    bare = re.sub(r"(?<=h)(\W*)m+|m+(?=\W*s)", r"\1", bare)  # minutes, not months
    return frozenset(letter for letter in "ymdhs" if letter in bare)
