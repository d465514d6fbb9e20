"""The review of a reading of thousands of lines: pages of a bounded size, reached without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.models import ImportDraft
from tests.conftest import draft_of, make_coordinator, make_network, node, proposal_of

pytestmark = pytest.mark.django_db

MOST = 300_000
WORDS = "Réunir les personnes du quartier autour d’un repas, puis d’un atelier, à l’automne"


def cell(row: int, column: int, text: str) -> dict[str, Any]:
    inside = {"type": "paragraph", "runs": [{"text": text}], "place": {"block": 0}}
    return {"place": {"block": 0, "row": row, "column": column}, "blocks": [inside]}


def large(network: Network, author: User, lines: int, *, unplaced: int = 0) -> ImportDraft:
    """A draft of one axis and as many actions, each a row of a table; every tenth is doubted."""
    actions = [
        node(
            "action",
            f"{WORDS} {number}",
            leads=["Comité des fêtes", "Conseil d’administration"],
            schedule="Automne 2027",
            source={"page": None, "block": 0, "row": number + 1, "column": 0},
            sources={"leads": {"page": None, "block": 0, "row": number + 1, "column": 1}},
            doubts=[{"code": "level", "message": "?"}] if number % 10 == 0 else [],
        )
        for number in range(lines)
    ]
    rows = [[cell(row, 0, f"{WORDS} {row - 1}"), cell(row, 1, "Comité des fêtes")] for row in range(lines + 1)]
    table = {"type": "table", "place": {"block": 0}, "columns": 2, "header_rows": 1, "rows": rows, "pages": []}
    left = [{"text": f"Reste {number}", "source": {}} for number in range(unplaced)]
    axis = node("axis", "Tout", *actions, source={"page": None, "block": 0, "row": 0, "column": 0})
    draft = draft_of(network, author, proposal_of(axis, unplaced=left))
    draft.document = {"format": "docx", "pages": None, "blocks": [table], "margins": []}
    draft.save()
    return draft


def address(draft: ImportDraft) -> str:
    return f"/reseaux/rjs/importer/{draft.pk}/"


def shown(page: str) -> list[str]:
    return re.findall(r'<li class="line line-\w+[^"]*" id="(n\d+)"', page)


def last_page(page: str) -> int:
    found = re.search(r'name="page" type="number" min="1" max="(\d+)"', page)
    return int(found[1]) if found else 1


def cost(client: Client, at: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(at)
    assert answer.status_code == 200
    return len(captured), len(answer.content)


@dataclass
class Drafts:
    """The addresses of a long reading, and of one with much that found no place."""

    network: Network
    coordinator: User
    long: str
    unplaced: str


@pytest.fixture(scope="module")
def maker() -> Callable[[], Drafts]:
    return read_both


def read_both() -> Drafts:
    network = make_network()
    author = make_coordinator(network)
    drafts = (large(network, author, 1_200), large(network, author, 1_200, unplaced=900))
    return Drafts(network, author, *map(address, drafts))


@pytest.fixture
def coordinator(shared_world: Drafts) -> User:
    return shared_world.coordinator


@pytest.fixture
def network(shared_world: Drafts) -> Network:
    return shared_world.network


@pytest.fixture
def long(shared_world: Drafts) -> str:
    return shared_world.long


def test_an_answer_does_not_grow_with_the_reading(signed_in: Client, network: Network, coordinator: User) -> None:
    few, many = (large(network, coordinator, lines) for lines in (1_500, 6_000))
    signed_in.get(address(few))  # templates and names of static files are read once
    for query in ("", "?page=2", "?doute=100", "?modifier=n700"):
        (queries, _), (queries_of_many, size) = (cost(signed_in, address(one) + query) for one in (few, many))
        assert queries_of_many == queries
        assert size <= MOST, query


def test_the_pages_show_every_line_once(signed_in: Client, shared_world: Drafts) -> None:
    unplaced = shared_world.unplaced
    first = signed_in.get(unplaced).content.decode()
    lines, left = [], []
    for number in range(1, last_page(first) + 1):
        answer = signed_in.get(f"{unplaced}?page={number}").content
        assert len(answer) <= MOST
        lines += shown(answer.decode())
        left += re.findall(r'<li class="left-line" id="(u\d+)"', answer.decode())
    assert lines == [f"n{number}" for number in range(1, 1_202)]
    assert left == [f"u{number}" for number in range(1, 901)]


def test_each_line_of_a_page_finds_its_place_in_the_source(signed_in: Client, long: str) -> None:
    page = signed_in.get(f"{long}?page=3").content.decode()
    wanted = set(re.findall(r'data-show="([^"]+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r' id="(s[\d-]+)"', page))
    assert {"s0-0-0"} <= set(re.findall(r' id="(s[\d-]+)"', page))  # the headings of the table


def test_each_doubt_opens_on_the_page_of_its_line(signed_in: Client, long: str) -> None:
    for number in (1, 60, 120):
        page = signed_in.get(f"{long}?doute={number}").content.decode()
        line = re.search(r'data-walk-open data-line="(n\d+)"', page)
        assert line
        assert line[1] == f"n{10 * (number - 1) + 2}"
        assert line[1] in shown(page)


def test_a_doubt_of_another_page_loads_that_page(signed_in: Client, long: str) -> None:
    answer = signed_in.get(f"{long}?doute=120&page=1", headers={"hx-request": "true"})
    assert re.search(r"\?doute=120&page=\d+#doutes$", answer["HX-Redirect"])


def test_a_change_comes_back_to_its_line(signed_in: Client, long: str) -> None:
    answer = signed_in.post(f"{long}modifier/", {"op": "settle", "node": "n1102", "doubt": "0", "page": "1"})
    assert answer["Location"].endswith("#n1102")
    assert "n1102" in shown(signed_in.get(answer["Location"]).content.decode())


def test_undoing_stays_on_the_page(signed_in: Client, long: str) -> None:
    signed_in.post(f"{long}modifier/", {"op": "settle", "node": "n1102", "doubt": "0"})
    answer = signed_in.post(f"{long}annuler/", {"page": "2"})
    assert answer["Location"].endswith("?page=2#proposition")


@pytest.mark.parametrize("page", ["0", "99999", "deux", "-1", ""])
def test_a_page_that_is_none_is_the_closest(signed_in: Client, long: str, page: str) -> None:
    assert shown(signed_in.get(f"{long}?page={page}").content.decode())


def test_one_endless_line_is_cut_where_it_is_shown_and_whole_in_its_form(
    signed_in: Client, network: Network, coordinator: User
) -> None:
    endless = node("action", "mot " * 500_000, source={"block": 0})
    draft = draft_of(network, coordinator, proposal_of(endless, node("action", "Court")))
    assert len(signed_in.get(address(draft)).content) <= MOST
    form = signed_in.get(f"{address(draft)}?modifier=n1", headers={"hx-request": "true"}).content.decode()
    assert "mot " * 400_000 in form


def test_a_small_reading_is_one_page(signed_in: Client, draft: ImportDraft) -> None:
    page = signed_in.get(address(draft)).content.decode()
    assert "review-pages" not in page
    assert 'name="page"' not in page
