"""The worker makes what is due: messages, and the work of the day once a day, caught up when the machine was off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from jalon.cli import daily
from jalon.cli import worker as worker_module
from jalon.cli.commands import worker as command
from jalon.cli.commands.daily import WORDS
from jalon.cli.daily import WORKS
from jalon.cli.tasks import do_daily
from jalon.cli.worker import make_due
from jalon.health.models import Heartbeat
from jalon.mailings.actions.messages import queue
from jalon.mailings.rules import MessageKind
from jalon.mailings.tasks import send_waiting
from jalon.network.models import Network

pytestmark = pytest.mark.django_db

EARLY = datetime(2027, 3, 10, 10, 30, tzinfo=UTC)  # half past five in Montréal
MORNING = datetime(2027, 3, 10, 11, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _kept_tasks(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def tasks(path: str) -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path=path))


def days() -> list[DBTaskResult]:
    return tasks(do_daily.module_path)


def test_the_work_of_the_day_waits_for_the_morning() -> None:
    make_due(EARLY)
    assert days() == []


def test_the_work_of_the_day_is_made_once() -> None:
    for minutes in range(3):
        make_due(MORNING + minutes * MINUTE)
    assert len(days()) == 1
    make_due(MORNING + timedelta(days=1))
    assert len(days()) == 2


def test_a_machine_that_was_off_in_the_morning_catches_up() -> None:
    make_due(MORNING + timedelta(hours=12))
    assert len(days()) == 1


def test_a_day_whose_worker_was_killed_is_taken_up_again() -> None:
    make_due(MORNING)
    days()[0].claim("worker")
    DBTaskResult.objects.update(started_at=MORNING)
    make_due(MORNING + timedelta(minutes=30))
    assert days()[0].status == "RUNNING"
    make_due(MORNING + timedelta(minutes=61))
    assert days()[0].status == "READY"


def test_what_is_due_is_sent_by_one_task(network: Network) -> None:
    for number in range(3):
        queue(
            network=network,
            kind=MessageKind.NOTICE,
            to_email=f"p{number}@membre.example",
            subject="S",
            text="T",
            html="",
            actor="test",
            send_after=EARLY,
        )
    make_due(EARLY - MINUTE)
    assert tasks(send_waiting.module_path) == []
    make_due(EARLY)
    make_due(EARLY)
    assert len(tasks(send_waiting.module_path)) == 1


def test_one_work_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise ValueError

    monkeypatch.setattr(daily, "WORKS", {"first": fail, "second": lambda: 3})
    assert daily.run_daily() == {"first": None, "second": 3}
    with pytest.raises(RuntimeError, match="first"):
        do_daily.call()


def test_old_tasks_are_forgotten() -> None:
    make_due(MORNING)
    DBTaskResult.objects.update(status="SUCCESSFUL", enqueued_at=MORNING - timedelta(days=9999))
    assert daily.old_tasks() == 1


def test_a_worker_at_work_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class OneTurn(worker_module.Worker):
        def configure_signals(self) -> None:
            """Those of the tests stay."""

        def run(self) -> None:
            self.running = False

    monkeypatch.setattr(worker_module, "Worker", OneTurn)
    monkeypatch.setattr(worker_module.timezone, "now", lambda: EARLY)
    worker_module.run(interval=0)
    found = Heartbeat.objects.get(part="worker")
    assert (found.at, found.worked) == (EARLY, True)


def test_a_database_that_is_away_is_said_once_and_so_is_its_return(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Away(worker_module.Worker):
        turns = 0

        def configure_signals(self) -> None:
            """Those of the tests stay."""

        def run(self) -> None:
            self.turns += 1
            self.running = self.turns < 4
            if self.turns < 3:
                raise OperationalError

    monkeypatch.setattr(worker_module, "Worker", Away)
    monkeypatch.setattr(worker_module.timezone, "now", lambda: EARLY)
    monkeypatch.setattr(worker_module.connections, "close_all", lambda: None)  # that of the test stays open
    with caplog.at_level("WARNING", logger="jalon.cli.worker"):
        worker_module.run(interval=0)
    assert [(one.levelname, bool(one.exc_info)) for one in caplog.records] == [("ERROR", True), ("WARNING", False)]


def test_every_work_of_the_day_is_named() -> None:
    assert set(WORDS) == set(WORKS)


def test_a_page_that_somebody_waits_for_comes_before_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    gave: list[int] = []
    monkeypatch.setattr(command.os, "nice", gave.append)
    monkeypatch.setattr(worker_module, "run", lambda **_asked: None)
    assert CliRunner().invoke(command.worker).exit_code == 0
    assert gave == [command.GIVES_WAY]
