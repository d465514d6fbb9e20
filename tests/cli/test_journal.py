"""No link that opens something reaches the journal, whatever goes wrong."""

from __future__ import annotations

import logging
import logging.config
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from jalon.cli.journal import discreet
from jalon.web.replies import views
from tests.web.addresses import Address, World, addresses, make_world

LINKS = [address for address in addresses() if {"token", "key"} & set(address.arguments)]


@pytest.fixture(scope="module")
def maker() -> Callable[[], World]:
    return make_world


@pytest.fixture
def journal() -> Any:
    """What the product's own settings write."""
    written = StringIO()
    handlers = {"console": settings.LOGGING["handlers"]["console"] | {"stream": written}}
    logging.config.dictConfig(settings.LOGGING | {"handlers": handlers})
    yield written
    logging.config.dictConfig(settings.LOGGING)


@pytest.mark.django_db
@pytest.mark.parametrize("address", LINKS, ids=lambda address: address.name)
def test_a_link_is_hidden(address: Address, shared_world: World) -> None:
    key = {"key": "cx3k2l-0123456789abcdef0123456789abcdef"} if "key" in address.arguments else {}
    link = address.fill(shared_world, **key)
    secret = next(step for step in link.split("/") if len(step) > 20)
    for words in (link, f"Not Found: {link}", f"GET {link}?a=1 HTTP/1.1", f"next=%2F{link[1:].replace('/', '%2F')}"):
        assert secret not in discreet(words)


@pytest.mark.parametrize("piece", ["/", "a.", "%2F!", "@a", "/.py", "/A_"])
def test_an_endless_line_is_gone_through_once(piece: str) -> None:
    """Whoever asks for an address writes a line: what is done at every letter of it is done for the whole site."""
    assert discreet(piece * (1_000_000 // len(piece)))


def test_a_source_is_shown_and_a_link_after_it_is_not() -> None:
    link = "/r/" + "Ab1_" * 6
    assert (
        discreet(f'"/srv/jalon/Python3_12/site-packages/x.py:{link}/"')
        == '"/srv/jalon/Python3_12/site-packages/x.py:/r/…/"'
    )


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "put"])
def test_no_answer_writes_it(
    method: str, journal: StringIO, monkeypatch: pytest.MonkeyPatch, shared_world: World
) -> None:
    link = next(one for one in LINKS if one.name == "reply_sheet").fill(shared_world)
    secret = max(link.split("/"), key=len)

    def broken(token: str) -> None:
        raise ValueError(f"/x/{token}/ of somebody@membre.example")

    client = Client(raise_request_exception=False)
    getattr(client, method)(link)
    monkeypatch.setattr(views, "request_of", broken)
    assert client.get(link).status_code == 500
    assert client.get(link + "nulle-part/").status_code == 404
    assert "Internal Server Error" in journal.getvalue()
    assert "ValueError" in journal.getvalue()
    assert secret not in journal.getvalue()
    assert "somebody@" not in journal.getvalue()


def test_sources_and_pages_are_named() -> None:
    for words in (
        'File "/srv/jalon/plans/queries/news_requests.py", line 3',
        "/r/reseau-des-jardins-solidaires/plans/12/",
    ):
        assert discreet(words) == words
