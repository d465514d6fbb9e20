"""Every test begins at the same instant, whenever it runs: `--now` gives another one.

A test whose plan has dates of its own says when it takes place: `pytest.mark.now("2026-10-13T10:00")`. The browser
and PostgreSQL keep their own clocks, and so does a process that a test starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

ORDINARY = "2026-10-13T10:00"  # a Tuesday, in the morning
HERE = ZoneInfo("America/Toronto")  # the product's own time zone


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let another instant be chosen."""
    parser.addoption("--now", default=ORDINARY, help="the local instant at which each test begins (ISO 8601)")


def pytest_configure(config: pytest.Config) -> None:
    """Let a test choose its own."""
    config.addinivalue_line("markers", "now(instant): the local instant at which this test begins, whatever --now says")


def _instant(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=HERE)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """What a module works out when it is loaded is of the same day."""
    with time_machine.travel(_instant(session.config.getoption("--now")), tick=True):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Fixtures, test and teardown."""
    own = item.get_closest_marker("now")
    with time_machine.travel(_instant(own.args[0] if own else item.config.getoption("--now")), tick=True):
        return (yield)
