"""Which decision each state of a report allows, and the state that comes of several."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from jalon.plans.choices import ReportState
from jalon.plans.rules.reports import TRANSITIONS, ReportDecision, latest_state, states_before


@dataclass
class Report:
    status: str = ""
    percent: float | None = None


@pytest.mark.parametrize("decision", ReportDecision)
def test_no_decision_leaves_a_report_as_it_is(decision: ReportDecision) -> None:
    sources, target = TRANSITIONS[decision]
    assert sources
    assert target not in sources


@pytest.mark.parametrize("state", ReportState)
def test_no_state_is_for_ever(state: ReportState) -> None:
    assert any(state in states_before(decision) for decision in ReportDecision)


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        ([], ("", None)),
        ([Report(), Report("done")], ("done", None)),
        ([Report(percent=40), Report("in_progress", 20)], ("in_progress", 40)),
        ([Report("in_progress", 20), Report(percent=40)], ("in_progress", 20)),
        ([Report("done"), Report(percent=40)], ("done", None)),
    ],
)
def test_a_percent_counts_unless_a_status_came_after_it(reports: list[Report], state: tuple[str, float | None]) -> None:
    assert latest_state(reports) == state
