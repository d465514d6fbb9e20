"""What has the focus is seen: nothing that stays on the screen stands over it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page

from jalon.accounts.models import User
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.choices import RequestReason
from jalon.plans.models import Plan, Request, RequestLine
from jalon.web.replies.links import token_of
from tests.conftest import draft_of, node, proposal_of
from tests.web.browser import context_for
from tests.web.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("plan", "plan_responsibility", "timeline", "plan_news", "import_review")
REPLIES = ("reply_sheet", "reply_line")
POSITION = "one => getComputedStyle(one).position"
LOW = 640  # pixels: what is longer than the screen is gone through in fewer steps
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
    """Two chapters longer than a low screen."""
    when = {"earliest": "2025-10-23", "latest": "2025-10-23", "kind": ["date"]}
    axes = [
        node(
            "axis",
            f"Un chapitre dont le titre est assez long pour aller à la ligne sur un téléphone {axis}",
            *[
                node("action", f"Faire la chose {axis} {n}", leads=["CA"], schedule="23 octobre 2025", when=when)
                for n in range(9)
            ],
        )
        for axis in range(2)
    ]
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(*axes)), actor=coordinator).plan
    assert made is not None
    return made


def address(name: str, plan: Plan, author: User) -> str:
    if name == "import_review":
        nodes = [node("action", f"Chose {n}", doubts=[{"code": "rows_joined", "values": {}}]) for n in range(12)]
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
    page.set_viewport_size({"width": width, "height": LOW})
    page.goto(live_server.url + address(name, plan, coordinator))
    assert covered(page) == []


@pytest.fixture
def asked(plan: Plan) -> Request:
    """Somebody asked for news of more than a screen holds."""
    person = create_party(network=plan.network, name="Line Roy", kind="person", email="line@rjs.example", actor="test")
    made = Request.objects.create(network=plan.network, person=person, expires=timezone.now() + timedelta(days=30))
    for item in plan.items.filter(kind="action")[:5]:
        RequestLine.objects.create(request=made, item=item, reason=RequestReason.SILENT)
    return made


def reply_address(name: str, asked: Request) -> str:
    """The page of a link; that of a line as a message opens it, its answer chosen and all that folds unfolded."""
    token = token_of(asked)
    if name == "reply_sheet":
        return reverse(name, args=[token])
    return reverse(name, args=[token, asked.lines.earliest("pk").pk]) + "?rep=fait"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", REPLIES)
def test_nothing_stands_over_what_has_the_focus_where_a_link_leads(
    chrome: Browser, live_server: Any, asked: Request, *, name: str, width: int
) -> None:
    path = reply_address(name, asked)
    with context_for(chrome, width=width) as context:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(live_server.url + path)
        assert covered(page) == []
        if name == "reply_line":
            page.locator("summary").click()
            assert covered(page) == []


def test_nothing_stands_over_answers_before_one_is_chosen(chrome: Browser, live_server: Any, asked: Request) -> None:
    path = reply_address("reply_line", asked).partition("?")[0]
    with context_for(chrome, width=360) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 480})
        page.goto(live_server.url + path)
        bar = page.locator("button.main")
        assert bar.evaluate(POSITION) == "static"
        page.get_by_label("En cours", exact=True).check()
        assert bar.evaluate(POSITION) == "sticky"
