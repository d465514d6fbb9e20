"""Counting tries: nothing said at the same time is missed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from jalon.accounts.limiting import attempt, forget_attempts
from jalon.accounts.models import Attempts


@pytest.mark.django_db
def test_so_many_times_and_no_more() -> None:
    until = timezone.now() + timedelta(minutes=1)
    assert [attempt("a", times=2, until=until) for _try in range(3)] == [True, True, False]
    assert attempt("b", times=2, until=until)


@pytest.mark.django_db(transaction=True)
def test_at_the_same_time_too() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    until = timezone.now() + timedelta(minutes=1)

    def one(_number: int) -> bool:
        try:
            return attempt("a", times=10, until=until)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as several:
        assert sum(several.map(one, range(120))) == 10


@pytest.mark.django_db
def test_what_counts_no_more_is_forgotten() -> None:
    now = timezone.now()
    attempt("past", times=1, until=now - timedelta(seconds=1))
    attempt("present", times=1, until=now + timedelta(minutes=1))
    assert forget_attempts(now) == 1
    assert Attempts.objects.get().key == "present"


@pytest.mark.django_db
def test_tries_to_sign_in_are_not_pushed_out_by_others() -> None:
    cache.set("somebody", [1.0], 300)
    cache.set_many({f"other{number}": [1.0] for number in range(1_000)}, 300)
    assert cache.get("somebody") == [1.0]
