"""When an item stands in a calendar: whole days, and the rule of what recurs.

A season or a year in a row would bury an agenda: what lasts more than a month stands on the day it is due. What
recurs by a rule of RFC 5545 is one entry with that rule; what only has a count (« 4 fois par année ») stands at the
end of each of its stretches. What goes on, or waits for an event, has no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from jalon.phrases.schedules.spans import SEASONS, Seasons
from jalon.plans.rules.recurrence import Window, recurs, windows_of
from jalon.plans.rules.timing import PlanSpan, Timed, due_on

LONGEST = timedelta(days=31)  # shown whole; what lasts longer stands on its last day
MOST = 60  # separate days of one item
FAR = 800  # days within which the first day of a rule is looked for
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Scheduled(Timed, Protocol):
    """What is looked at in an item."""

    @property
    def when(self) -> Mapping[str, Any] | None: ...


@dataclass(frozen=True, slots=True)
class Occasion:
    """Some days in a calendar, both included. `name` tells apart those of one item; `rule` makes them recur.

    `due` when only the day by which it is expected stands there.
    """

    first: date
    last: date
    name: str = ""
    rule: str = ""
    due: bool = False


def occasions(item: Scheduled, span: PlanSpan, today: date, seasons: Seasons = SEASONS) -> list[Occasion]:
    """The days of an item."""
    if recurs(item.when):
        return _recurring(item.when or {}, span, today, seasons)
    due = due_on(item, span)
    if due is None:
        return []
    first = item.earliest if item.earliest and due - item.earliest < LONGEST else due
    return [Occasion(first, due, due=first == due and item.earliest != due)]


def _recurring(when: Mapping[str, Any], span: PlanSpan, today: date, seasons: Seasons) -> list[Occasion]:
    windows = windows_of(when, span, today, seasons)
    if not windows:
        return []
    rule = (when.get("recurrence") or {}).get("rrule") or ""
    if rule and (ruled := _ruled(rule, windows)):
        return [ruled]
    return [_within(window) for window in windows[:MOST]]


def _within(window: Window) -> Occasion:
    short = window.last - window.first < LONGEST and window.times == 1
    first = window.first if short else window.last
    return Occasion(first, window.last, window.edtf, due=not short)


def _ruled(rule: str, windows: list[Window]) -> Occasion | None:
    """The first day of a rule, and the rule to the last of its windows; None when it never falls on a day."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    first, last = windows[0], windows[-1].last
    by_day = "BYDAY" in parts or "BYMONTHDAY" in parts
    if not by_day and ("BYMONTH" in parts or (parts["FREQ"] == "MONTHLY" and _ends_month(first.last))):
        parts["BYMONTHDAY"] = "-1"  # by the end of the month, however long it is
        by_day = True
    start = next(_days(parts, first.first), None) if by_day else first.last
    if start is None or start > last:
        return None
    if parts["FREQ"] == "YEARLY" and (start.month, start.day) == (2, 29):
        start = start.replace(day=28)
    parts["UNTIL"] = f"{last:%Y%m%d}"
    return Occasion(start, start, rule=";".join(f"{name}={value}" for name, value in parts.items()), due=not by_day)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _days(parts: Mapping[str, str], start: date) -> Iterator[date]:
    """The days a rule may fall on, from a day on."""
    months = {int(month) for month in parts.get("BYMONTH", "").split(",") if month}
    month_days = {int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day}
    week_days = [day for day in parts.get("BYDAY", "").split(",") if day]
    for step in range(FAR):
        day = start + timedelta(days=step)
        if (
            (not months or day.month in months)
            and (not month_days or day.day in month_days or (-1 in month_days and _ends_month(day)))
            and (not week_days or any(_falls(day, one) for one in week_days))
        ):
            yield day


def _falls(day: date, said: str) -> bool:
    """Whether a day is "TH", "1TH" (the first Thursday of its month) or "-1TH" (the last)."""
    found = re.fullmatch(r"([+-]?\d)?([A-Z]{2})", said)
    if not found or WEEK[day.weekday()] != found[2]:
        return False
    if not found[1]:
        return True
    return int(found[1]) in ((day.day - 1) // 7 + 1, -1 if (day + timedelta(days=7)).month != day.month else 0)
