"""A reading of thousands of lines that nobody corrects: pages of a bounded size, reached without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jalon.accounts.models import User
from jalon.plans.actions.acceptance import accept_draft
from jalon.web.components import queueing
from tests.conftest import make_coordinator, make_network
from tests.web.test_large_imports import MOST, WORDS, large, last_page, shown

LONG = 300.0  # seconds: nothing here is about how fast it is read

LINES = 2_000
pytestmark = pytest.mark.django_db


@dataclass
class Read:
    """Two long readings: one kept by a network, one tried by somebody, and what the pages of that one say."""

    coordinator: User
    kept: str
    tried: str
    pages: list[str]


@pytest.fixture(scope="module")
def maker() -> Callable[[], Read]:
    return read_both


def read_both() -> Read:
    """The addresses of a document that was accepted, and of what was read in one that is tried."""
    network = make_network()
    coordinator = make_coordinator(network)
    accepted = accept_draft(draft=large(network, coordinator, 1_500, unplaced=900), actor=coordinator)
    said = ("Comité des fêtes;Automne 2027", "Comité des fêtes;bientôt ou jamais")  # the last line is doubted
    rows = "".join(f"{WORDS} {number};{said[number == LINES - 1]}\n" for number in range(LINES))
    data = f"Actions;Responsables;Échéancier\n{rows}".encode()
    client = browser_of_nobody()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queueing, "PATIENCE", LONG)
        answer = client.post("/essayer", {"file": SimpleUploadedFile("plan.csv", data)})
        found = re.search(r'name="ticket" value="([^"]+)"', answer.content.decode())
        assert found
        assert len(answer.content) <= MOST
        tried = f"/essayer/{found[1]}/"
        pages = every_page(client, tried)
    return Read(coordinator, f"/reseaux/rjs/lectures/{accepted.reading.pk}/", tried, pages)


def browser_of_nobody() -> Client:
    return Client(headers={"accept-language": "fr"})


@pytest.fixture
def coordinator(shared_world: Read) -> User:
    return shared_world.coordinator


@pytest.fixture
def kept(shared_world: Read) -> str:
    return shared_world.kept


def every_page(client: Client, address: str) -> list[str]:
    first = client.get(address).content.decode()
    assert last_page(first) > 2
    pages = [client.get(f"{address}?page={number}") for number in range(1, last_page(first) + 1)]
    assert max(len(page.content) for page in pages) <= MOST
    return [page.content.decode() for page in pages]


def test_a_document_that_was_accepted_shows_every_line_once(signed_in: Client, kept: str) -> None:
    pages = every_page(signed_in, kept)
    assert [line for page in pages for line in shown(page)] == [f"n{number}" for number in range(1, 1_502)]
    left = [int(number) for page in pages for number in re.findall(r">Reste (\d+)<", page)]
    assert left == list(range(900))


def test_a_document_that_is_tried_shows_every_line_once(shared_world: Read) -> None:
    lines = [line for page in shared_world.pages for line in shown(page)]
    assert len(lines) == len(set(lines)) == LINES


def test_each_line_finds_its_place_in_the_source(shared_world: Read) -> None:
    for page in shared_world.pages:
        wanted = set(re.findall(r'data-show="([^"]+)"', page))
        assert wanted
        assert wanted <= set(re.findall(r' id="(s[\d-]+)"', page))


def test_a_doubt_leads_to_the_page_of_its_line(shared_world: Read) -> None:
    first, client = shared_world.pages[0], browser_of_nobody()
    found = re.search(r'href="([^"#]+\?ligne=(n\d+))#\2"', first)
    assert found
    assert found[2] not in shown(first)
    assert found[2] in shown(client.get(found[1]).content.decode())


def test_what_stands_on_another_page_is_one_link_away(signed_in: Client, kept: str) -> None:
    first = signed_in.get(kept).content.decode()
    found = re.search(r'href="([^"]+\?page=(\d+))#proposition">À la page', first)
    assert found
    assert ">Reste 0<" in signed_in.get(found[1]).content.decode()


def test_a_line_is_found_on_its_page(signed_in: Client, kept: str) -> None:
    assert "n1400" in shown(signed_in.get(f"{kept}?ligne=n1400").content.decode())


@pytest.mark.parametrize(("page", "closest"), [("0", 1), ("99999", 0), ("deux", 1), ("-1", 1), ("", 1)])
def test_a_page_that_is_none_is_the_closest(signed_in: Client, kept: str, page: str, closest: int) -> None:
    answer = signed_in.get(f"{kept}?page={page}").content.decode()
    assert f'value="{closest or last_page(answer)}" required' in answer
