"""`jalon health`: what no longer works is said, and told by mail once a day at most."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core import mail
from django.db import OperationalError

from jalon.cli import alarm, daily
from jalon.cli.alarm import AGAIN, Finding, look, tell
from jalon.cli.main import main
from jalon.health.actions import beat
from jalon.health.models import Heartbeat
from jalon.health.rules import LIMITS, Part

NOW = datetime(2027, 3, 10, 11, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WELL = [Finding("worker", alive=True), Finding("daily", alive=True)]
NO_WORKER = [Finding("worker", alive=False, last=NOW), Finding("daily", alive=True)]
NOTHING = [Finding("worker", alive=False, last=NOW), Finding("daily", alive=False)]


@pytest.fixture(autouse=True)
def _host(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.ALARM_EMAILS = ["technique@hote.example", "garde@hote.example"]


def told() -> list[str]:
    return [letter.body for letter in mail.outbox]


def test_nothing_is_told_when_all_is_well() -> None:
    assert not tell(WELL, NOW)
    assert told() == []


def test_what_stops_is_told_to_each_address() -> None:
    tell(NO_WORKER, NOW)
    (letter,) = mail.outbox
    assert letter.to == ["technique@hote.example", "garde@hote.example"]
    assert "«\u00a0jalon worker\u00a0» ne tourne plus" in letter.body
    assert "10 mars 2027, 6\u00a0h\u00a005" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_it_is_told_once_a_day() -> None:
    tell(NO_WORKER, NOW)
    tell(NO_WORKER, NOW + MINUTE)
    tell(NO_WORKER, NOW + AGAIN - MINUTE)
    assert len(told()) == 1
    tell(NO_WORKER, NOW + AGAIN)
    assert len(told()) == 2


def test_what_stops_too_is_told_at_once() -> None:
    tell(NO_WORKER, NOW)
    tell(NOTHING, NOW + MINUTE)
    assert "Le travail du jour" in told()[1]


def test_what_stops_again_is_told_again() -> None:
    for number, found in enumerate([NOTHING, NO_WORKER, NOTHING]):
        tell(found, NOW + number * MINUTE)
    assert len(told()) == 2


def test_the_end_is_told_once() -> None:
    tell(NO_WORKER, NOW)
    tell(WELL, NOW + MINUTE)
    tell(WELL, NOW + 2 * MINUTE)
    assert told()[1:] == [f"Tout fonctionne de nouveau.\n\n{alarm.settings.SITE_URL}\n"]


def test_a_message_that_did_not_leave_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(alarm, "_send", refuse)
        with pytest.raises(ConnectionError):
            tell(NO_WORKER, NOW)
    tell(NO_WORKER, NOW + MINUTE)
    assert len(told()) == 1


def test_a_database_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_now: datetime) -> None:
        raise OperationalError

    monkeypatch.setattr(alarm, "conditions", away)
    tell(look(NOW), NOW)
    assert "La base de données ne répond pas." in told()[0]


@pytest.mark.django_db
def test_a_dead_worker_is_seen() -> None:
    beat(Part.DAILY, NOW)
    beat(Part.WORKER, NOW - LIMITS[Part.WORKER] - MINUTE)
    assert [(one.part, one.alive) for one in look(NOW)] == [("worker", False), ("daily", True)]


@pytest.mark.django_db(transaction=True)
def test_pages_are_asked(live_server: Any) -> None:
    answered = look(NOW, f"{live_server.url}/sante/")[0]
    assert (answered.part, answered.alive) == ("web", True)


@pytest.mark.django_db
def test_pages_that_do_not_answer_are_seen() -> None:
    answered = look(NOW, "http://127.0.0.1:9/sante/")[0]  # nothing listens there
    assert (answered.part, answered.alive) == ("web", False)


@pytest.mark.django_db
def test_the_command_fails_when_something_is_wrong() -> None:
    for part in Part:
        beat(part, datetime(2000, 1, 1, tzinfo=UTC))
    result = CliRunner().invoke(main, ["health", "--mail"])
    assert result.exit_code == 1
    assert "worker\u00a0: «\u00a0jalon worker\u00a0» ne tourne plus" in result.output
    assert len(told()) == 1


@pytest.mark.django_db
def test_the_command_says_that_nobody_would_be_told(settings: Any) -> None:
    settings.ALARM_EMAILS = []
    result = CliRunner().invoke(main, ["health", "--mail"])
    assert result.exit_code == 1
    assert "JALON_ALARM_EMAILS" in result.output


@pytest.mark.django_db
@pytest.mark.parametrize(("done", "seen"), [(3, True), (None, False)])
def test_a_day_is_a_sign_of_life_when_all_of_it_was_done(
    monkeypatch: pytest.MonkeyPatch, done: int | None, *, seen: bool
) -> None:
    def work() -> int:
        if done is None:
            raise ValueError
        return done

    Heartbeat.objects.all().delete()
    monkeypatch.setattr(daily, "WORKS", {"work": work})
    daily.run_daily()
    assert Heartbeat.objects.filter(part="daily", worked=True).exists() is seen


def test_what_was_told_is_remembered_without_the_database(tmp_path: Path) -> None:
    tell(NO_WORKER, NOW)
    assert json.loads((tmp_path / "alarm.json").read_text(encoding="utf-8"))["parts"] == ["worker"]
