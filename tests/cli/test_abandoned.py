"""Tasks of a worker that was killed: done again by another, and not for ever."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from jalon.accounts.models import User
from jalon.cli.abandoned import MOST, known_alive, take_up_tasks
from jalon.exchange.asking import ask_export, make_export
from jalon.exchange.models import Export
from jalon.exchange.rules import State
from jalon.network.models import Network

ME, OTHER = "me", "other"


@pytest.fixture(autouse=True)
def _kept(settings: Any, tmp_path: Path) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.VAR = tmp_path


@pytest.fixture
def task(db: None) -> DBTaskResult:
    """One that the other worker is at."""
    make_export.enqueue(1)
    found = DBTaskResult.objects.get()
    found.claim(OTHER)
    return found


def status(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return str(task.status)


def killed(name: str) -> None:
    """A worker was here, and nothing of it runs any more."""
    with known_alive(name):
        path = next(file for file in workers() if file.name == name)
    path.touch()


def workers() -> list[Path]:
    from django.conf import settings  # noqa: PLC0415 - those of the test

    return list((settings.VAR / "workers").iterdir())


def test_the_task_of_a_worker_that_works_is_left_to_it(task: DBTaskResult) -> None:
    with known_alive(OTHER):
        assert take_up_tasks(ME) == 0
        assert [path.name for path in workers()] == [OTHER]
    assert status(task) == "RUNNING"


def test_that_of_a_killed_one_is_done_again(task: DBTaskResult) -> None:
    killed(OTHER)
    assert take_up_tasks(ME) == 1
    assert status(task) == "READY"
    assert workers() == []


def test_that_of_one_elsewhere_is_not_judged(task: DBTaskResult) -> None:
    with known_alive(ME):
        assert take_up_tasks(ME) == 0
    assert status(task) == "RUNNING"


def test_a_worker_whose_task_was_not_closed_does_it_again(task: DBTaskResult) -> None:
    with known_alive(OTHER):
        assert take_up_tasks(OTHER) == 1  # it looks between two tasks: the database was away at the end of one
    assert status(task) == "READY"


def test_a_task_that_kills_who_does_it_stops_no_other(task: DBTaskResult) -> None:
    for number in range(MOST - 1):
        killed(OTHER)
        take_up_tasks(ME)
        task.refresh_from_db()
        task.claim(OTHER)
        assert len(task.worker_ids) == number + 2
    killed(OTHER)
    take_up_tasks(ME)
    assert status(task) == "FAILED"


def test_a_worker_that_ends_leaves_nothing() -> None:
    with known_alive(ME), pytest.raises(BlockingIOError), workers()[0].open() as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert workers() == []


@pytest.mark.django_db
def test_an_archive_whose_worker_was_killed_is_made(network: Network, coordinator: User) -> None:
    asked = ask_export(network=network, user=coordinator)
    Export.objects.update(state=State.MAKING)
    make_export.call(asked.pk)
    asked.refresh_from_db()
    assert asked.state == State.READY
    assert asked.path.is_file()
