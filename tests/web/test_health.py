"""The address asked by what watches a host."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from jalon.health.actions import beat
from jalon.health.rules import LIMITS, Part
from jalon.web.health import views

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 10, 11, 5, tzinfo=UTC)
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def _given_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views.timezone, "now", lambda: NOW)
    for part in Part:
        beat(part, NOW)


def test_each_part_has_its_line(client: Client) -> None:
    answer = client.get("/sante/")
    assert answer.status_code == 200
    assert answer.content.decode().splitlines() == [
        f"{part}: ok, last 2027-03-10T11:05:00+00:00" for part in ("web", "worker", "daily")
    ]


def test_a_program_asks_for_json(client: Client) -> None:
    answer = client.get("/sante/", headers=JSON).json()
    assert answer["alive"] is True
    assert set(answer["parts"]) == {"web", "worker", "daily"}


@pytest.mark.parametrize("part", list(Part))
def test_what_is_silent_for_too_long_is_said(client: Client, part: Part) -> None:
    last = NOW - LIMITS[part] - timedelta(seconds=1)
    beat(part, last)
    answer = client.get("/sante/", headers=JSON)
    assert answer.status_code == 503
    assert answer.json()["parts"][part.value] == {"alive": False, "last": last.isoformat(timespec="seconds")}


def test_a_database_that_does_not_answer_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_now: datetime) -> None:
        raise OperationalError

    monkeypatch.setattr(views, "conditions", away)
    answer = client.get("/sante/")
    assert answer.status_code == 503
    assert "database: not working" in answer.content.decode()


def test_it_answers_on_the_host_itself_without_https(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/sante/").status_code == 200
    assert client.get("/").status_code == 301


def test_it_is_never_kept_and_starts_no_session(client: Client) -> None:
    answer = client.get("/sante/")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_it_is_only_read(client: Client) -> None:
    assert client.post("/sante/").status_code == 405
