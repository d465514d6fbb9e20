"""What an item asks, one thing at a time; and the seasons it is looked at through."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from jalon.plans.rules.concern import Concern, Watch
from jalon.plans.rules.seasons import seasons_between, soon
from jalon.plans.rules.timing import PlanSpan

TODAY = date(2026, 11, 24)


@dataclass
class Line:
    status: str = ""
    earliest: date | None = date(2026, 9, 1)
    latest: date | None = date(2026, 12, 31)
    reported: datetime | None = None
    schedule_kinds: list[str] = field(default_factory=list)


def watch(**values: object) -> Watch:
    span = PlanSpan(date(2026, 4, 1), date(2027, 3, 31))
    return Watch(span, TODAY, date(2026, 12, 31), timedelta(days=30), **values)  # type: ignore[arg-type]


def concern(line: Line) -> Concern | None:
    found = watch().concern(line)
    return found[0] if found else None


def test_what_is_past_its_date_is_late_rather_than_silent() -> None:
    assert watch().concern(Line(latest=date(2026, 10, 31))) == (Concern.LATE, date(2026, 10, 31), False)


def test_what_comes_within_the_season_is_due_rather_than_silent() -> None:
    assert concern(Line()) == Concern.DUE


def test_what_runs_without_news_is_silent_since_it_began() -> None:
    assert watch().concern(Line(latest=date(2027, 2, 28))) == (Concern.SILENT, date(2026, 9, 1), False)


def test_news_that_came_lately_is_no_silence() -> None:
    said = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert concern(Line(latest=date(2027, 2, 28), reported=said)) is None


@pytest.mark.parametrize("status", ["done", "dropped", "not_done", "to_continue", "postponed"])
def test_what_is_set_aside_asks_nothing(status: str) -> None:
    assert concern(Line(status=status, latest=date(2026, 10, 31))) is None


def test_soon_is_the_end_of_the_season() -> None:
    assert soon(TODAY, {}) == date(2026, 12, 31)


def test_near_the_end_of_a_season_soon_is_the_next_one() -> None:
    assert soon(date(2026, 12, 20), {}) == date(2027, 3, 31)


def test_seasons_are_those_of_the_network() -> None:
    found = seasons_between(date(2026, 9, 1), date(2026, 12, 31), {"23": [9, 11], "24": [12, 3]})
    assert [(one.edtf, one.first) for one in found] == [("2026-23", date(2026, 9, 1)), ("2027-24", date(2026, 12, 1))]


def test_what_has_no_date_is_without_news_since_its_plan_was_added() -> None:
    span = PlanSpan(date(2026, 4, 1), date(2027, 3, 31), date(2026, 10, 1))
    found = Watch(span, TODAY, date(2026, 12, 31), timedelta(days=30)).concern(Line(earliest=None, latest=None))
    assert found == (Concern.SILENT, date(2026, 10, 1), True)
