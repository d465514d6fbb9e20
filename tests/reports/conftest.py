"""One plan that says everything, for the modules that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from jalon.plans.models import Plan
from tests.conftest import make_coordinator, make_network
from tests.plans.outsiders import plan_that_says_all


@pytest.fixture(scope="module")
def maker() -> Callable[[], Plan]:
    """What the tests of a module share."""
    return known_for_long


def known_for_long() -> Plan:
    """A plan whose document says when it was written: it is known since then."""
    network = make_network()
    plan = plan_that_says_all(network, make_coordinator(network))
    plan.updated_on = timezone.localdate() - timedelta(days=60)
    plan.save()
    return plan


@pytest.fixture
def plan(shared_world: Plan) -> Plan:
    """That plan, for one test."""
    return shared_world
