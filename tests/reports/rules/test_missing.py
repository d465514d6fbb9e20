"""What a bilan has nothing to say of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jalon.reports.model import Line, Result
from jalon.reports.rules.missing import missing
from tests.reports.bilans import TABLE, find, like, made

DAY = date(2026, 6, 30)


def action(text: str, *children: Line, results: tuple[str, ...] = (), **values: Any) -> Line:
    """A line of no plan."""
    line = like(find(made(TABLE)[0], "Recenser"), text)
    line.result, line.children, line.item.children = Result(results), list(children), [one.item for one in children]
    line.item.earliest = line.item.latest = None
    for name, value in values.items():
        setattr(line if name == "status" else line.item, name, value)
    return line


def names(*lines: Line) -> list[str]:
    return [line.item.text for line in missing(lines, DAY)]


def test_what_says_nothing_is_missing() -> None:
    assert names(action("A"), action("B", results=("Fait.",))) == ["A"]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_settled_is_not(status: str) -> None:
    assert names(action("A", status=status)) == []


def test_what_begins_later_is_not() -> None:
    assert names(action("A", earliest=date(2026, 9, 1)), action("B", earliest=DAY)) == ["B"]


def test_an_action_of_which_nothing_is_said_counts_once() -> None:
    assert names(action("A", action("a", kind="item"), action("b", kind="item"))) == ["A"]


def test_a_step_without_news_beside_one_with_news_counts() -> None:
    assert names(action("A", action("a", kind="item", results=("Fait.",)), action("b", kind="item"))) == ["b"]


def test_steps_of_an_action_that_says_something_do_not_count() -> None:
    assert names(action("A", action("a", kind="item"), results=("Bien avancé.",))) == []


def test_what_stands_under_a_heading_is_looked_at() -> None:
    assert names(action("Axe", action("A"), kind="axis")) == ["A"]
