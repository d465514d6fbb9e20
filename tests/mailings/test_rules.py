"""When a message may leave, and what may stand in its headers."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.mailings.rules import DELAYS, Quiet, next_allowed, one_line, retry_after

MONTREAL = ZoneInfo("America/Toronto")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
NIGHT = Quiet(time(21), time(7))
zones = st.sampled_from(["America/Toronto", "Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "UTC"])
quiets = st.builds(Quiet, st.times(), st.times(), st.booleans())
# Years with their changes of clocks.
moments = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes, seconds=7))


def local(*when: int) -> datetime:
    return datetime(*when, tzinfo=MONTREAL)  # type: ignore[misc]


@given(moments, quiets, zones)
def test_what_leaves_leaves_when_it_may_and_never_before(at: datetime, quiet: Quiet, zone: str) -> None:
    found = next_allowed(at, quiet, ZoneInfo(zone))
    assert found >= at
    assert not quiet.covers(found.astimezone(ZoneInfo(zone)))
    assert found - at <= timedelta(days=4)


@given(moments, quiets, zones)
def test_what_may_leave_now_is_not_delayed(at: datetime, quiet: Quiet, zone: str) -> None:
    if not quiet.covers(at.astimezone(ZoneInfo(zone))):
        assert next_allowed(at, quiet, ZoneInfo(zone)) == at


@given(moments, quiets, zones)
def test_it_leaves_at_the_first_moment(at: datetime, quiet: Quiet, zone: str) -> None:
    found = next_allowed(at, quiet, ZoneInfo(zone))
    if found > at:
        just_before = max(at, found - timedelta(microseconds=1))
        assert quiet.covers(just_before.astimezone(ZoneInfo(zone)))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (local(2027, 3, 10, 20, 59), local(2027, 3, 10, 20, 59)),
        (local(2027, 3, 10, 21, 0), local(2027, 3, 11, 7, 0)),
        (local(2027, 3, 11, 2, 0), local(2027, 3, 11, 7, 0)),
        (local(2027, 3, 13, 23, 0), local(2027, 3, 14, 7, 0)),  # the night clocks jump
        (local(2027, 11, 6, 23, 0), local(2027, 11, 7, 7, 0)),  # the night an hour comes twice
    ],
)
def test_nights(at: datetime, expected: datetime) -> None:
    assert next_allowed(at, NIGHT, MONTREAL) == expected


def test_a_weekend_ends_on_monday_morning() -> None:
    quiet = Quiet(time(21), time(7), weekends=True)
    assert next_allowed(local(2027, 3, 12, 22, 0), quiet, MONTREAL) == local(2027, 3, 15, 7, 0)


def test_the_same_hour_twice_is_no_quiet_hour() -> None:
    quiet = Quiet(time(7), time(7))
    assert next_allowed(local(2027, 3, 10, 3, 0), quiet, MONTREAL) == local(2027, 3, 10, 3, 0)


def test_tries_are_further_and_further_apart_then_end() -> None:
    delays = [retry_after(tries) for tries in range(1, len(DELAYS) + 2)]
    assert delays == [*DELAYS, None]
    assert sorted(DELAYS) == list(DELAYS)


@given(st.text(), st.integers(1, 300))
def test_no_header_holds_two_lines(text: str, length: int) -> None:
    found = one_line(text, length)
    assert len(found) <= length
    assert all(character.isprintable() for character in found)
    assert len(found.splitlines()) <= 1
