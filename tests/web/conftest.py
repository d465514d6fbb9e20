"""Plans on screen: a small fictional plan with its document, people signed in, and one browser for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import ImportDraft, Plan
from jalon.web.components import queueing
from tests.conftest import draft_of, node, proposal_of
from tests.web.addresses import World, make_world
from tests.web.browser import chromium, context_for, session_of
from tests.web.serving import OneAtATime

OpenPage = Callable[..., Page]
PLAN_TEXT = """Plan d'action 2024-2027

AXE 1 : Jardins partagés

Objectifs\tMoyens\tResponsables\tÉchéancier\tRésultats attendus\tRésultats
Ouvrir des jardins\t1. Recenser les terrains\tComité jardins\tAutomne 2024\tListe des terrains\tRéalisé
\t2. Signer des ententes\tConseil d'administration\tHiver 2025\tTrois ententes\tEn cours

AXE 2 : Vie associative

Objectifs\tMoyens\tResponsables\tÉchéancier\tRésultats attendus\tRésultats
Animer le réseau\t1. Tenir une rencontre de jardinage\tComité jardins\tDeux fois par année\tDeux rencontres\t
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, by its fixtures: `-m browser` chooses it."""
    for item in items:
        if "chrome" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def maker() -> Callable[[], World]:
    """What the tests of a module share, where they ask for `shared_world`."""
    return make_world


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One browser for a run; each test opens its own profiles in it."""
    with chromium() as started, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop in this thread; none of ours awaits
        yield started


@pytest.fixture
def live_server(live_server: Any, transactional_db: None) -> Iterator[Any]:
    """The server of a run, which answers one thing at a time and has answered all once the test is over."""
    http = live_server.thread.httpd
    if not isinstance(http.get_app(), OneAtATime):
        http.set_app(OneAtATime(http.get_app()))
        http.get_app().follow(http)
    yield live_server
    http.get_app().wait()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no fault: what is read has its page when it is read, but where a test says otherwise."""
    monkeypatch.setattr(queueing, "PATIENCE", 600.0)


@pytest.fixture
def cookies(signed_in: Client, live_server: Any) -> list[dict[str, str]]:
    """The coordinator's session, for a browser."""
    return session_of(signed_in, live_server.url)


@pytest.fixture
def open_page(chrome: Browser, cookies: list[dict[str, str]]) -> Iterator[OpenPage]:
    """Opens a page for the coordinator, in the window asked for."""
    contexts: list[BrowserContext] = []

    def opened(**window: Any) -> Page:
        contexts.append(context_for(chrome, cookies=cookies, **window))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


def cell(row: int, column: int, text: str, **values: Any) -> dict[str, Any]:
    """A cell of a document kept as JSON."""
    place = {"page": None, "block": 1, "row": row, "column": column}
    blocks = [{"type": "paragraph", "place": place, "runs": [{"text": text}]}] if text else []
    return {"place": place, "blocks": blocks} | values


def place(row: int | None = None, column: int | None = None, block: int = 1) -> dict[str, Any]:
    """Where words stand."""
    return {"page": None, "block": block, "row": row, "column": column}


def document() -> dict[str, Any]:
    """A heading, then a table of two rows."""
    heading = {"type": "heading", "level": 1, "place": place(block=0), "runs": [{"text": "Plan des jardins"}]}
    rows = [
        [cell(0, 0, "Moyens"), cell(0, 1, "Qui"), cell(0, 2, "Quand"), cell(0, 3, "Résultats")],
        [cell(1, 0, "1. Recenser"), cell(1, 1, "Comité"), cell(1, 2, "Automne 2024"), cell(1, 3, "Réalisé")],
        [cell(2, 0, "2. Signer"), cell(2, 1, "CA", row_span=2), cell(2, 2, "Hiver 2025"), cell(2, 3, "")],
        [cell(3, 0, "3. Inviter <b>tous</b>"), cell(3, 2, "Lorsque reçu"), cell(3, 3, "")],
    ]
    table = {
        "type": "table",
        "place": place(),
        "columns": 4,
        "caption": "",
        "header_rows": 1,
        "pages": [],
        "rows": rows,
    }
    return {"format": "docx", "pages": None, "blocks": [heading, table], "margins": []}


def garden_proposal() -> dict[str, Any]:
    """The plan read in `document`, with a doubt and an unplaced text."""
    doubt = {"code": "unread_schedule", "values": {"text": "Lorsque reçu"}}
    count = {"code": "rows_joined", "values": {}}
    axis = node(
        "axis",
        "Jardins partagés",
        node(
            "objective",
            "Ouvrir des jardins",
            node(
                "action",
                "Recenser",
                number="1",
                leads=["Comité"],
                schedule="Automne 2024",
                when={"earliest": "2024-09-01", "latest": "2024-12-31", "kind": ["interval"]},
                results="Réalisé",
                status="done",
                source=place(1, 0),
                sources={"schedule": place(1, 2), "results": place(1, 3)},
            ),
            node(
                "action", "Signer", number="2", leads=["CA"], schedule="Hiver 2025", source=place(2, 0), doubts=[count]
            ),
            node(
                "action",
                "Inviter <b>tous</b>",
                number="3",
                inherited_leads=["CA"],
                schedule="Lorsque reçu",
                status="in_progress",
                source=place(3, 0),
                doubts=[doubt],
            ),
        ),
        number="AXE 1",
        source=place(block=0),
    )
    return proposal_of(
        axis,
        title="Plan des jardins",
        unplaced=[{"text": "Un mot égaré", "role": "", "source": place(block=0)}],
        layout={"columns": [{"heading": "Qui", "role": "leads"}], "highlight_means": None},
    )


@pytest.fixture
def draft(network: Network, coordinator: User) -> ImportDraft:
    """A draft of the coordinator's."""
    draft = draft_of(network, coordinator, garden_proposal())
    draft.document = document()
    draft.save(update_fields=["document"])
    return draft


@pytest.fixture
def plan(draft: ImportDraft, coordinator: User) -> Plan:
    """The plan that draft becomes."""
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    return plan


@pytest.fixture
def signed_in(client: Client, coordinator: User) -> Client:
    """The coordinator's browser, in French."""
    client.force_login(coordinator)
    client.cookies["django_language"] = "fr"
    return client


@pytest.fixture
def reading_client(reader: User) -> Client:
    """The browser of somebody who may only read."""
    client = Client(headers={"accept-language": "fr"})
    client.force_login(reader)
    return client


@pytest.fixture
def strange_client(stranger: User) -> Client:
    """The browser of somebody of no network."""
    client = Client(headers={"accept-language": "fr"})
    client.force_login(stranger)
    return client
