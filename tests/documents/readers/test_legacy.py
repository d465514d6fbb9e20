"""Another program reads old formats for us: whatever a document asks of it, it calls nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.readers import legacy
from jalon.documents.sniffing import Kind

needs_libreoffice = pytest.mark.skipif(legacy.libreoffice() is None, reason="LibreOffice is not installed")


class Listener(HTTPServer):
    """A server on this machine that keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    """Keeps the address, gives nothing."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Listener)
        self.server.asked.append(self.path)
        self.send_error(404)

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):  # whatever the method
            return self.do_GET
        raise AttributeError(name)

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def linked(port: int) -> bytes:
    """A rich text that asks for a picture and for a part of another document."""
    address = f"http://127.0.0.1:{port}"
    picture = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}/image.png" \\d}}{{\fldrslt }}}}'
    text = rf'{{\field{{\*\fldinst INCLUDETEXT "{address}/texte.rtf"}}{{\fldrslt }}}}'
    return rf"{{\rtf1\ansi\pard Objectif un\par {picture}\par {text}\par}}".encode()


def page(port: int) -> bytes:
    """A web page called .doc, with a picture and a style sheet elsewhere."""
    address = f"http://127.0.0.1:{port}"
    return (
        f'<html><head><link rel="stylesheet" href="{address}/style.css"></head>'
        f'<body background="{address}/fond.png"><p>Objectif un</p><img src="{address}/image.png"></body></html>'
    ).encode()


@needs_libreoffice
@pytest.mark.parametrize("isolated", [True, False])
@pytest.mark.parametrize("made", [linked, page])
def test_what_a_document_links_to_is_not_fetched(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, made: object, *, isolated: bool
) -> None:
    if not isolated:
        monkeypatch.setattr(legacy, "isolation", lambda: ())
    elif not legacy.isolation():
        pytest.skip("this system lets nobody make a network of their own")
    assert callable(made)
    data, kind = legacy.convert(made(listener.server_port), Kind.RTF if made is linked else Kind.DOC)
    assert kind == Kind.DOCX
    assert data.startswith(b"PK")
    assert listener.asked == []


@needs_libreoffice
def test_a_strangers_file_is_not_converted_where_nothing_is_isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "isolation", lambda: ())
    with pytest.raises(UnreadableFile) as refused:
        legacy.convert(b"{\\rtf1 Planter}", Kind.RTF, stranger=True)
    assert (refused.value.cause, refused.value.values["save_as"]) == (Cause.OLD_FORMAT, ".docx")
