"""What a spreadsheet shows for a value: dates, percents and numbers as text, whatever the machine's language.

Dates are ISO ("2024-03-01"; "2024-03" where the format shows month and year only), numbers have a decimal point,
percents a non-breaking space before the sign.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?., ]*")
_MIDNIGHT = dt.time(0)


def shown_value(value: object, number_format: str) -> str:
    """The text of a cell's value; text itself and errors ("#REF!") as they are."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.datetime):
        return _date(value, number_format)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return _duration(value) if isinstance(value, dt.timedelta) else str(value)


def _duration(value: dt.timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _date(value: dt.datetime, number_format: str) -> str:
    fields = _date_fields(number_format)
    if value.time() != _MIDNIGHT and "h" in fields:
        return value.strftime("%H:%M") if fields <= {"h", "s"} else value.strftime("%Y-%m-%d %H:%M")
    if "d" in fields or not fields or "y" not in fields:
        return value.strftime("%Y-%m-%d")
    return f"{value.year:04d}-{value.month:02d}" if "m" in fields else f"{value.year:04d}"


@lru_cache(maxsize=512)
def _date_fields(number_format: str) -> frozenset[str]:
    bare = _LITERAL.sub("", number_format.lower().split(";")[0]).replace("am/pm", "").replace("a/p", "")
    bare = re.sub(r"(?<=h)(\W*)m+|m+(?=\W*s)", r"\1", bare)  # minutes, not months
    bare = bare.translate(str.maketrans("aj", "yd")) if re.search(r"aa|jj", bare) else bare  # written in French
    return frozenset(letter for letter in "ymdhs" if letter in bare)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What a number format adds to the digits: words before and after, a percent sign, fixed decimals."""

    before: str = ""
    after: str = ""
    percent: bool = False
    decimals: int = 0


@lru_cache(maxsize=512)
def _pattern(number_format: str) -> _Pattern:
    section = number_format.split(";", maxsplit=1)[0]
    if section.lower() in {"general", "standard", "@", ""}:
        return _Pattern()
    words: list[str] = []

    def keep(match: re.Match[str]) -> str:
        words.append(match[1] or match[2] or match[3] or "")
        return f"\x00{chr(0xE000 + len(words) - 1)}"  # so that digits inside words are not the number's own

    masked = _LITERAL.sub(keep, section)
    digits = _DIGITS.search(masked)
    if digits is None:
        return _Pattern(percent="%" in masked)

    def put_back(part: str) -> str:
        part = re.sub("\x00(.)", lambda match: words[ord(match[1]) - 0xE000], part)
        return re.sub(r"[%#0?]|E\+0*", "", part).strip()

    decimals = re.search(r"\.(0+)", digits[0])
    before, after = put_back(masked[: digits.start()]), put_back(masked[digits.end() :])
    return _Pattern(before, after, "%" in masked, len(decimals[1]) if decimals else 0)


def _number(value: float, number_format: str) -> str:
    pattern = _pattern(number_format)
    if not math.isfinite(value):
        return str(value)
    if pattern.percent:
        text = f"{value * 100:.{min(pattern.decimals, 10)}f}\u00a0%"
    elif isinstance(value, int) and not pattern.decimals:
        text = str(value)
    else:
        text = f"{value:.15g}"
        _, _, written = text.partition(".")
        if "e" not in text and len(written) < pattern.decimals:
            text = f"{value:.{min(pattern.decimals, 10)}f}"
    before = pattern.before if pattern.before in {"", "+", "-", "("} else f"{pattern.before} "
    return f"{before}{text} {pattern.after}".rstrip()
