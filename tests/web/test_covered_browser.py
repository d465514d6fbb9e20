"""What has the focus is seen: nothing that stays on the screen stands over it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of
from tests.web.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("plan", "plan_responsibility", "timeline", "plan_news", "import_review")
MOST = 400  # steps: more than any of these pages has places to stop at
# Two frames: one in which the page moves, one in which it is drawn. A part of each line of a link may be seen.
COVERED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = document.activeElement;
  if (!at || at === document.body || at.closest('.skip, .for-ears')) return '';
  const boxes = [...at.getClientRects()].filter(box => box.width && box.height);
  const seen = boxes.some(box => [0.2, 0.5, 0.8].some(part => {
    const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
    return found && (at.contains(found) || found.contains(at) || found.closest('label')?.control === at);
  }));
  return !boxes.length || seen ? '' : at.outerHTML.slice(0, 200);
}"""


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """Two chapters longer than a screen."""
    when = {"earliest": "2025-10-23", "latest": "2025-10-23", "kind": ["date"]}
    axes = [
        node(
            "axis",
            f"Un chapitre dont le titre est assez long pour aller à la ligne sur un téléphone {axis}",
            *[
                node("action", f"Faire la chose {axis} {n}", leads=["CA"], schedule="23 octobre 2025", when=when)
                for n in range(14)
            ],
        )
        for axis in range(2)
    ]
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(*axes)), actor=coordinator).plan
    assert made is not None
    return made


def address(name: str, plan: Plan, author: User) -> str:
    if name == "import_review":
        nodes = [node("action", f"Chose {n}", doubts=[{"code": "rows_joined", "values": {}}]) for n in range(20)]
        draft = draft_of(plan.network, author, proposal_of(node("axis", "Un axe", *nodes)))
        return reverse("import_review", args=["rjs", draft.pk])
    return reverse(name, args=["rjs", plan.pk])


def covered(page: Page) -> list[str]:
    """What was covered while going through the page with the keyboard, there and back."""
    found: list[str] = []
    for key in ("Tab", "Shift+Tab"):
        for _step in range(MOST):
            page.keyboard.press(key)
            if page.evaluate("!document.activeElement || document.activeElement === document.body"):
                break
            found += filter(None, [page.evaluate(COVERED)])
    return found


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_over_what_has_the_focus(
    open_page: OpenPage, live_server: Any, plan: Plan, coordinator: User, *, name: str, width: int
) -> None:
    page = open_page(width=width)
    page.goto(live_server.url + address(name, plan, coordinator))
    assert covered(page) == []
