"""Another program reads old formats for us: whatever a document asks of it, it calls nobody."""

from __future__ import annotations

import io
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from jalon.documents import read_bytes
from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import block_text
from jalon.documents.readers import apart, legacy
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


def picture() -> bytes:
    """A PNG of one point."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(4))) + part(b"IEND", b"")


KINDS = {linked: Kind.RTF, page: Kind.DOC}


@needs_libreoffice
@pytest.mark.parametrize("isolated", [True, False])
@pytest.mark.parametrize("made", KINDS)
def test_what_a_document_links_to_is_not_fetched(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, made: Callable[[int], bytes], *, isolated: bool
) -> None:
    if not isolated:
        monkeypatch.setattr(apart, "means", tuple)
    elif not apart.means():
        pytest.skip("this system lets nobody make a network of their own")
    data, kind = legacy.convert(made(listener.server_port), KINDS[made])
    assert kind == Kind.DOCX
    assert data.startswith(b"PK")
    assert listener.asked == []


@needs_libreoffice
@pytest.mark.parametrize("address", ["file://{}", "{}"])
def test_no_file_of_this_machine_is_shown(tmp_path: Path, address: str) -> None:
    if not apart.hides_files(apart.means()):
        pytest.skip("this system lets nobody make a root of their own")
    kept = tmp_path / "kept.png"
    kept.write_bytes(picture())
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address.format(kept)}" \\d}}{{\fldrslt }}}}'
    data, _kind = legacy.convert(rf"{{\rtf1\ansi\pard Objectif un\par {field}\par}}".encode(), Kind.RTF)
    with zipfile.ZipFile(io.BytesIO(data)) as converted:
        assert "Objectif un" in converted.read("word/document.xml").decode()
        assert [name for name in converted.namelist() if "media" in name] == []


@needs_libreoffice
def test_a_strangers_file_is_not_converted_where_nothing_is_isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "means", tuple)
    with pytest.raises(UnreadableFile) as refused:
        legacy.convert(b"{\\rtf1 Planter}", Kind.RTF, stranger=True)
    assert (refused.value.cause, refused.value.values["save_as"]) == (Cause.OLD_FORMAT, ".docx")


def package(parts: dict[str, str]) -> bytes:
    """A zip with these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text)
    return written.getvalue()


def docx(port: int) -> bytes:
    """A Word document with a template, a picture, an object and a part of its text elsewhere."""
    address, relations = (
        f"http://127.0.0.1:{port}",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    kinds = ("image", "oleObject", "aFChunk", "attachedTemplate", "subDocument", "hyperlink")
    links = "".join(
        f'<Relationship Id="r{at}" Type="{relations}/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for at, kind in enumerate(kinds)
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="rels" ContentType="'
            'application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="a" '
            f'Type="{relations}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}/relationships">{links}</Relationships>',
            "word/document.xml": f'<!DOCTYPE w:document SYSTEM "{address}/x.dtd">'
            f'<w:document xmlns:w="{word}" xmlns:r="{relations}"><w:body><w:p><w:r><w:t>Objectif un</w:t></w:r></w:p>'
            '<w:altChunk r:id="r2"/><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
            f"DDEAUTO soffice {address}/a A1</w:instrText></w:r></w:p></w:body></w:document>",
        }
    )


def odt(port: int) -> bytes:
    """A text document with a picture, a section, a DDE section and a style sheet elsewhere."""
    address, names = f"http://127.0.0.1:{port}", "urn:oasis:names:tc:opendocument:xmlns"
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" '
            f'xmlns:draw="{names}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            f"<text:p>Objectif un</text:p><text:p><draw:frame><draw:image xlink:href='{address}/image.png'/>"
            "</draw:frame></text:p><text:section text:name='s'>"
            f"<text:section-source xlink:href='{address}/texte.odt'/></text:section>"
            f"<text:section text:name='d'><office:dde-source office:dde-application='soffice' "
            f"office:dde-topic='{address}/a.ods' office:dde-item='A1'/></text:section>"
            "</office:text></office:body></office:document-content>",
        }
    )


@pytest.mark.parametrize(("made", "name"), [(docx, "plan.docx"), (odt, "plan.odt")])
def test_what_we_read_ourselves_is_not_fetched_either(
    listener: Listener, made: Callable[[int], bytes], name: str
) -> None:
    words = " ".join(map(block_text, read_bytes(made(listener.server_port), name).walk()))
    assert "Objectif un" in words
    assert listener.asked == []
