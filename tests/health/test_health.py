"""Signs of life: who works, since when nobody said so, and how little it costs to say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from jalon.health.actions import Pulse, beat
from jalon.health.models import Heartbeat
from jalon.health.queries import conditions
from jalon.health.rules import BEAT_EVERY, LIMITS, Part, alive, out_of_reach

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 10, 11, 5, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("part", list(Part))
def test_a_part_may_be_silent_for_so_long_and_no_longer(part: Part) -> None:
    assert alive(part, NOW - LIMITS[part], NOW)
    assert not alive(part, NOW - LIMITS[part] - SECOND, NOW)
    assert not alive(part, None, NOW)


def _new_instance(now: datetime) -> None:
    """As the migration leaves it, whatever another test left."""
    for part in Part:
        Heartbeat.objects.update_or_create(part=part.value, defaults={"at": now, "worked": False})


def test_a_new_instance_is_given_the_time_to_begin() -> None:
    _new_instance(NOW)
    assert [(one.alive, one.last) for one in conditions(NOW)] == [(True, None), (True, None)]
    assert not any(one.alive for one in conditions(NOW + max(LIMITS.values()) + SECOND))


def test_the_last_sign_is_known() -> None:
    beat(Part.WORKER, NOW)
    beat(Part.WORKER, NOW + SECOND)
    found = {one.part: one for one in conditions(NOW + SECOND)}
    assert (found[Part.WORKER].alive, found[Part.WORKER].last) == (True, NOW + SECOND)


def test_a_table_that_was_emptied_is_no_sign_of_life() -> None:
    Heartbeat.objects.all().delete()
    assert [one.alive for one in conditions(NOW)] == [False, False]
    beat(Part.DAILY, NOW)
    assert Heartbeat.objects.get().part == "daily"


def test_a_loop_says_it_each_half_minute_only(django_assert_num_queries: Any) -> None:
    pulse = Pulse(Part.WORKER)
    pulse.beat(NOW)
    with django_assert_num_queries(0):
        pulse.beat(NOW + BEAT_EVERY - SECOND)
    pulse.beat(NOW + BEAT_EVERY)
    assert Heartbeat.objects.get(part="worker").at == NOW + BEAT_EVERY


def test_a_clock_put_back_is_followed() -> None:
    pulse = Pulse(Part.WORKER)
    pulse.beat(NOW)
    pulse.beat(NOW - timedelta(hours=1))
    assert Heartbeat.objects.get(part="worker").at == NOW - timedelta(hours=1)


def test_all_is_known_in_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        conditions(NOW)


class Answered(Exception):
    """What PostgreSQL said, by its code."""

    def __init__(self, sqlstate: str | None) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("code", "away"), [("57P01", True), ("57P03", True), ("08006", True), ("57014", False), ("40P01", False)]
)
def test_a_server_that_stops_or_starts_is_away(code: str, *, away: bool) -> None:
    error = ValueError("of ours")
    error.__cause__ = Answered(code)
    assert out_of_reach(error) is away


def test_a_fault_of_ours_is_no_database_away() -> None:
    assert not out_of_reach(ValueError("of ours"))
    assert not out_of_reach(None)
