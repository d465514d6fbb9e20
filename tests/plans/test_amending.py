"""What an assembly is asked: its words change until it has voted."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.amending import Motion, propose_amendment, reword_amendment, vote_amendment
from jalon.plans.choices import Outcome
from jalon.plans.errors import AlreadyVoted
from jalon.plans.models import Amendment
from tests.conftest import draft_of, node, proposal_of

MOTION = Motion(on=date(2026, 6, 1), proposed_by="Aline")


@pytest.fixture
def amendment(network: Network, coordinator: User) -> Amendment:
    draft = draft_of(network, coordinator, proposal_of(node("action", "Semer")))
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    change = {"verb": "changed", "item": plan.items.get().pk, "field": "text", "after": "Semer tôt"}
    return propose_amendment(plan=plan, change=change, motion=MOTION, actor="test")


def test_its_words_change_before_the_vote(amendment: Amendment) -> None:
    again = reword_amendment(amendment=amendment, after="Semer tard", motion=MOTION, actor="test")
    assert again.changes[0]["after"] == "Semer tard"


@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.REJECTED, Outcome.WITHDRAWN])
def test_its_words_stay_after_the_vote(amendment: Amendment, outcome: Outcome) -> None:
    vote_amendment(amendment=amendment, outcome=outcome, actor="test")
    with pytest.raises(AlreadyVoted):
        reword_amendment(amendment=amendment, after="Semer tard", motion=MOTION, actor="test")
    amendment.refresh_from_db()
    assert amendment.changes[0]["after"] == "Semer tôt"
