"""A plan of two axes with a line for the board, news of it, and who looks at its bilan."""

from __future__ import annotations

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def garden(network: Network, coordinator: User) -> Plan:
    """Two axes; « Recenser » is done, « Négocier » is for the board."""
    proposal = proposal_of(
        node(
            "axis",
            "Jardins",
            node("action", "Recenser les terrains", leads=["Comité jardins"], schedule="Automne 2024"),
            node("action", "Négocier à huis clos", leads=["CA"]),
            number="AXE 1",
        ),
        node("axis", "Vie associative", node("action", "Tenir une fête", leads=["Équipe"]), number="AXE 2"),
        title="Plan d’action 2024-2027",
    )
    plan = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert plan is not None
    set_visibility(item=plan.items.get(text="Négocier à huis clos"), visibility=Audience.BOARD, actor="test")
    report_progress(
        item=plan.items.get(text="Recenser les terrains"),
        content=ReportContent(status="done", note="Vingt terrains trouvés."),
        actor=coordinator.actor,
        channel=ReportChannel.PAGE,
    )
    return plan
