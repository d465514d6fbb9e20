"""How much may be attached to a line, and by one person."""

from __future__ import annotations

from typing import Final

import pytest

from jalon.accounts.models import User
from jalon.library.actions import store_file
from jalon.library.models import StoredFile
from jalon.network.models import Network
from jalon.plans.actions import reports
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.errors import NoRoomForFiles
from jalon.plans.models import PlanItem, ProgressReport
from tests.conftest import draft_of, node, proposal_of

OF_A_LINE: Final = 6
OF_A_PERSON: Final = 4


@pytest.fixture
def item(network: Network, coordinator: User, monkeypatch: pytest.MonkeyPatch) -> PlanItem:
    monkeypatch.setattr(reports, "FILES_OF_A_LINE", OF_A_LINE)
    monkeypatch.setattr(reports, "FILES_OF_A_PERSON", OF_A_PERSON)
    draft = draft_of(network, coordinator, proposal_of(node("action", "Semer")))
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    return plan.items.select_related("plan__network").get()


def file_of(item: PlanItem, data: bytes) -> StoredFile:
    return store_file(
        network=item.plan.network,
        name="photo.txt",
        data=data,
        media_type="text/plain",
        uploaded_by=None,
        origin="report",
        actor="test",
    )


def attach(item: PlanItem, data: bytes, actor: str) -> ProgressReport:
    content, channel = ReportContent(status="done"), ReportChannel.PAGE
    return report_progress(item=item, content=content, actor=actor, channel=channel, files=[file_of(item, data)])


def test_a_person_attaches_so_much_and_no_more(item: PlanItem) -> None:
    attach(item, b"1234", "user:1")
    with pytest.raises(NoRoomForFiles) as refused:
        attach(item, b"5", "user:1")
    assert (refused.value.limit, item.reports.count()) == (OF_A_PERSON, 1)


def test_a_line_holds_so_much_from_all(item: PlanItem) -> None:
    attach(item, b"1234", "user:1")
    attach(item, b"56", "user:2")
    with pytest.raises(NoRoomForFiles) as refused:
        attach(item, b"7", "user:3")
    assert refused.value.limit == OF_A_LINE


def test_what_a_line_holds_already_takes_no_more_room(item: PlanItem) -> None:
    attach(item, b"1234", "user:1")
    assert attach(item, b"1234", "user:1").files.count() == 1
