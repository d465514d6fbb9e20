"""What is decided of a report, by whoever it is decided."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.life import adopt_plan, close_plan
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.actions.undoing import undo
from jalon.plans.choices import ReportChannel, ReportState
from jalon.plans.errors import AlreadyDecided, EditRefused, PlanClosed
from jalon.plans.models import Plan, ProgressReport
from jalon.plans.rules.reports import ReportDecision
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    draft = draft_of(network, coordinator, proposal_of(node("action", "Semer")))
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    return plan


@pytest.fixture
def report(plan: Plan) -> ProgressReport:
    content = ReportContent(status="done")
    return report_progress(item=plan.items.get(), content=content, actor="test", channel=ReportChannel.PAGE)


def test_what_is_withdrawn_counts_no_more(report: ProgressReport, plan: Plan) -> None:
    decide_report(report=report, decision=ReportDecision.WITHDRAW, actor="test")
    assert plan.items.get().status == ""


def test_a_decision_that_its_state_does_not_allow_is_refused(report: ProgressReport) -> None:
    decide_report(report=report, decision=ReportDecision.REFUSE, actor="test")
    with pytest.raises(AlreadyDecided):
        decide_report(report=report, decision=ReportDecision.APPROVE, actor="test")
    assert ProgressReport.objects.get().state == ReportState.REFUSED


def test_what_is_restored_may_wait(report: ProgressReport) -> None:
    decide_report(report=report, decision=ReportDecision.WITHDRAW, actor="test")
    kept = decide_report(report=report, decision=ReportDecision.RESTORE, actor="test", waiting=True)
    assert kept.state == ReportState.WAITING


def test_nothing_is_decided_in_a_closed_plan(report: ProgressReport, plan: Plan) -> None:
    adopt_plan(plan=plan, on=date(2026, 1, 1), actor="test")
    close_plan(plan=plan, on=date(2026, 2, 1), actor="test")
    with pytest.raises(PlanClosed):
        decide_report(report=report, decision=ReportDecision.WITHDRAW, actor="test")


def test_what_was_refused_meanwhile_is_not_undone(report: ProgressReport) -> None:
    decide_report(report=report, decision=ReportDecision.REFUSE, actor="test")
    with pytest.raises(EditRefused):
        undo(entries=list(Entry.objects.filter(verb="reported")), actor="test")
    assert ProgressReport.objects.get().state == ReportState.REFUSED
