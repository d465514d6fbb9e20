"""The front door: what a file is, what is refused and why, and that nothing else ever comes out."""

import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.documents import MAX_BYTES, read_bytes, read_file
from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.readers import budget, legacy
from jalon.documents.sniffing import Kind, sniff
from tests.documents.builders import opendocument as odf
from tests.documents.builders.compound import compound
from tests.documents.builders.packages import replaced, zipped
from tests.documents.builders.word import p, root, tbl, tc, tr, word
from tests.documents.makers.excel import of_rows
from tests.documents.shows import texts

WORD = word(p("Planter") + tbl(tr("a", "b"), tr("c", "d")))
TEXT = odf.opendocument(odf.p("Planter") + odf.table(odf.row("a", "b")))
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
THEFT = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)


def refusal(data: bytes, name: str) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, name)
    return caught.value


@pytest.mark.parametrize("name", ["plan.docx", "plan.odt", "plan", "plan.pdf", "../odd/plan.TXT"])
@pytest.mark.parametrize(("data", "expected"), [(WORD, "docx"), (TEXT, "odt")])
def test_content_decides_not_the_name(data: bytes, expected: str, name: str) -> None:
    document = read_bytes(data, name)
    assert document.format == expected
    assert texts(document)[0] == "Planter"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf\r\n", bytes(300)])
def test_empty_files(data: bytes) -> None:
    assert refusal(data, "plan.txt").cause is Cause.EMPTY


def test_a_document_without_a_word_is_empty() -> None:
    assert refusal(word(p()), "plan.docx").cause is Cause.EMPTY


def test_a_document_of_pictures_alone_was_scanned() -> None:
    assert refusal(odf.opendocument(odf.p("<draw:frame><draw:image/></draw:frame>")), "a.odt").cause is Cause.SCANNED


def test_files_over_the_limit_say_so(tmp_path: Path) -> None:
    file = tmp_path / "grand.txt"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableFile) as caught:
        read_file(file)
    assert caught.value.cause is Cause.TOO_LARGE
    assert caught.value.values == {"name": "grand.txt", "megabytes": 50, "limit": 50}


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.docx", tmp_path):
        with pytest.raises(UnreadableFile) as caught:
            read_file(path)
        assert caught.value.cause is Cause.MISSING


def test_files_are_read_from_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(WORD)
    assert texts(read_file(file))[0] == "Planter"


@pytest.mark.parametrize(
    "data",
    [PNG, b"\xff\xd8\xff\xe0" + bytes(40), b"GIF89a" + bytes(40), b"BM" + bytes(40), b"II*\0" + bytes(40),
     b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic", b'<?xml version="1.0"?><svg xmlns="x"/>'],
)  # fmt: skip
def test_pictures_whatever_they_are_called(data: bytes) -> None:
    assert refusal(data, "plan.docx").cause is Cause.PICTURE


def test_text_that_begins_like_a_bitmap_is_text() -> None:
    assert texts(read_bytes("BMX : plan du parc à vélos".encode(), "plan.txt")) == ["BMX : plan du parc à vélos"]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x7fELF\2\1\1" + bytes(100), zipped({"a.txt": "a"})])
def test_unknown_types(data: bytes) -> None:
    assert refusal(data, "plan.bin").cause is Cause.UNKNOWN_TYPE


def test_plain_text_called_word_is_refused_by_name() -> None:
    refused = refusal(b"Planter des arbres", "plan.docx")
    assert (refused.cause, refused.values) == (Cause.WRONG_TYPE, {"name": "plan.docx", "extension": ".docx"})


def test_a_web_page_called_excel_is_a_web_page() -> None:
    page = b"<html><body><table><tr><td>Planter</td></tr></table></body></html>"
    assert read_bytes(page, "plan.xls").format == "html"


def test_a_web_page_saved_in_one_file_is_a_web_page() -> None:
    page = (
        "Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n<p>Arros=E9</p>"
    )
    data = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n{page}\n--x--\n'.encode()
    document = read_bytes(data, "plan.doc")
    assert (document.format, texts(document)) == ("html", ["Arrosé"])


@pytest.mark.parametrize("streams", [{"EncryptedPackage": b""}, {"WordDocument": bytes(10) + b"\0\1"},
                                     {"Workbook": struct.pack("<HHHHHH", 0x809, 0, 0x2F, 2, 0, 0)}])  # fmt: skip
def test_office_files_locked_by_a_password(streams: dict[str, bytes]) -> None:
    assert refusal(compound(streams), "plan.docx").cause is Cause.ENCRYPTED


def test_opendocument_locked_by_a_password() -> None:
    lock = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    assert refusal(odf.opendocument(odf.p("x"), manifest=lock), "plan.odt").cause is Cause.ENCRYPTED


def test_zip_locked_by_a_password() -> None:
    data = bytearray(WORD)
    at = data.find(b"PK\1\2")
    data[at + 8] |= 1
    assert refusal(bytes(data), "plan.docx").cause is Cause.ENCRYPTED


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("data", [WORD, TEXT])
def test_truncated_files_are_damaged(data: bytes, share: float) -> None:
    assert refusal(data[: int(len(data) * share)], "plan.docx").cause is Cause.DAMAGED


def test_a_missing_main_part_is_damage() -> None:
    assert refusal(zipped({"[Content_Types].xml": "<Types/>", "word/a.xml": "<a/>"}), "a.docx").cause is Cause.DAMAGED


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    huge = root("document", "<w:body>" + " " * 60_000_000 + "</w:body>")
    data = replaced(WORD, "word/document.xml", huge)
    before = time.process_time()
    assert refusal(data, "plan.docx").cause is Cause.UNSAFE
    assert time.process_time() - before < 5


def test_parts_too_many_or_too_large_together_are_refused() -> None:
    crowd = zipped({f"word/{number}": b"" for number in range(10_001)} | {"[Content_Types].xml": "<Types/>"})
    assert refusal(crowd, "plan.docx").cause is Cause.UNSAFE


@pytest.mark.parametrize("prolog", [BOMB, THEFT, '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x">]>'])
@pytest.mark.parametrize(("data", "part"), [(WORD, "word/document.xml"), (TEXT, "content.xml")])
def test_entities_are_refused(data: bytes, part: str, prolog: str) -> None:
    assert refusal(replaced(data, part, f"{prolog}<x>&a;</x>"), "plan.docx").cause is Cause.UNSAFE


def test_entities_are_refused_in_other_encodings_and_flat_files() -> None:
    hidden = f'<?xml version="1.0" encoding="UTF-16"?>{THEFT}<x>&a;</x>'.encode("utf-16")
    assert refusal(replaced(WORD, "word/document.xml", hidden), "plan.docx").cause is Cause.UNSAFE
    flat = odf.flat(odf.p("&a;")).replace(b"?><", f"?>{THEFT}<".encode(), 1)
    assert refusal(flat, "plan.fodt").cause is Cause.UNSAFE


@pytest.mark.parametrize("repeat", ['table:number-rows-repeated="1000000"', 'table:number-columns-repeated="1000"'])
def test_endless_tables_are_refused_in_time(repeat: str) -> None:
    cells = odf.cell("x", repeat.replace("rows", "columns"))
    data = odf.opendocument(odf.table(odf.row(cells, attributes=repeat.replace("columns", "rows"))), kind="spreadsheet")
    before = time.process_time()
    assert refusal(data, "plan.ods").cause is Cause.TOO_LONG
    assert time.process_time() - before < 5


def test_tables_too_long_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_CELLS", 3)
    assert refusal(WORD, "plan.docx").cause is Cause.TOO_LONG
    assert refusal(odf.opendocument(odf.table(odf.row(*"abcd"))), "plan.odt").cause is Cause.TOO_LONG


def test_old_formats_say_what_to_save_as(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "libreoffice", lambda: None)
    refused = refusal(compound({"WordDocument": b""}), "plan.doc")
    assert refused.cause is Cause.OLD_FORMAT
    assert refused.values == {"name": "plan.doc", "extension": ".doc", "save_as": ".docx"}
    assert refusal(compound({"Workbook": b""}), "plan.xls").values["save_as"] == ".xlsx"
    assert refusal(b"{\\rtf1 Planter}", "plan.rtf").values["save_as"] == ".docx"


@pytest.mark.skipif(legacy.libreoffice() is None, reason="LibreOffice is not installed")
def test_old_formats_go_through_libreoffice() -> None:
    rich = rb"{\rtf1\ansi\pard Objectif un\par {\b Planter} des arbres\par}"
    document = read_bytes(rich, "plan.doc")
    assert (document.format, texts(document)) == ("docx", ["Objectif un", "Planter des arbres"])


def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o700)
    monkeypatch.setattr(legacy, "libreoffice", lambda: str(program))
    monkeypatch.setattr(legacy, "TIME_LIMIT", 0.2)
    assert refusal(b"{\\rtf1 Planter}", "plan.rtf").cause is Cause.TOO_LONG


def test_reading_text_loads_neither_django_nor_the_other_readers() -> None:
    code = (
        "import sys; from jalon.documents import read_bytes; read_bytes(b'Planter', 'a.txt');"
        "print([m for m in ('django', 'pdfplumber', 'openpyxl', 'jalon.documents.readers.docx') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


EXPECTED_DAMAGE = (
    ValueError,
    KeyError,
    EOFError,
    SyntaxError,
    NotImplementedError,
    OSError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)


@settings(max_examples=150)
@given(
    data=st.sampled_from([WORD, TEXT]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_damaged_bytes_never_crash(data: bytes, cuts: list[tuple[float, int]]) -> None:
    damaged = bytearray(data)
    for where, byte in cuts:
        damaged[int(where * (len(damaged) - 1))] = byte
    cause = None
    try:
        read_bytes(bytes(damaged), "plan.docx")
    except UnreadableFile as refused:
        cause = refused.__cause__
    assert cause is None or isinstance(cause, EXPECTED_DAMAGE)


FRAGMENTS = st.sampled_from(
    [p("x"), "<w:p/>", "<w:tbl/>", "<w:tr/>", "<w:tc/>", tc(), tr("a"), tbl(tr("a")), "<w:p><w:r/></w:p>",
     '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:sdt/>",
     "<w:p><w:pPr><w:numPr/><w:ind w:left='x'/></w:pPr></w:p>", "<mc:AlternateContent/>", "<w:r><w:sym/></w:r>",
     "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='-3'/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>"]
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.recursive(
        FRAGMENTS,
        lambda inner: (
            st.lists(inner, max_size=4)
            .map("".join)
            .flatmap(
                lambda text: st.sampled_from(
                    [
                        text,
                        f"<w:p>{text}</w:p>",
                        f"<w:r>{text}</w:r>",
                        f"<w:tc>{text}</w:tc>",
                        f"<w:tbl>{text}</w:tbl>",
                        f"<w:tr>{text}</w:tr>",
                        f"<w:ins>{text}</w:ins>",
                    ]
                )
            )
        ),
        max_leaves=12,
    )
)
def test_elements_in_wrong_places_never_crash(body: str) -> None:
    document = read_bytes(word(p("Planter") + body), "plan.docx")
    assert "Planter" in texts(document)[0]


ODF_FRAGMENTS = st.sampled_from(
    [odf.p("x"), "<text:list/>", odf.ul(odf.li("x")), odf.table(), odf.table(odf.row("a")), "<table:table-row/>",
     "<table:table-cell table:number-columns-spanned='-4'/>", "<table:covered-table-cell>x</table:covered-table-cell>",
     "<text:h text:outline-level='zero'>x</text:h>", "<draw:frame/>", "<text:note/>", "<text:s text:c='-1'/>", "x"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.recursive(ODF_FRAGMENTS, lambda inner: st.lists(inner, max_size=4).map("".join).flatmap(
    lambda text: st.sampled_from([text, *(f"<{name}>{text}</{name}>" for name in (
        "text:p", "text:list", "text:list-item", "table:table", "table:table-row", "table:table-cell", "draw:frame",
        "draw:text-box", "text:span", "text:section"))])), max_leaves=12))  # fmt: skip
def test_opendocument_elements_in_wrong_places_never_crash(body: str) -> None:
    assert texts(read_bytes(odf.opendocument(odf.p("Planter") + body), "plan.odt"))[0] == "Planter"
    try:
        read_bytes(odf.opendocument(odf.table(odf.row("Planter")) + body, kind="spreadsheet"), "plan.ods")
    except UnreadableFile as refused:
        raise AssertionError from refused


def renamed(data: bytes, rename: Callable[[str], str]) -> bytes:
    """The same package with its parts named otherwise."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return zipped({rename(name): archive.read(name) for name in archive.namelist()})


@pytest.mark.parametrize(
    "rename", [lambda name: name.replace("/", "\\"), str.lower, str.upper, lambda name: name.lower().replace("/", "\\")]
)
@pytest.mark.parametrize(
    ("data", "kind"), [(WORD, "docx"), (TEXT, "odt"), (of_rows(["Planter", "b"], ["c", "d"]), "xlsx")]
)
def test_parts_named_with_backslashes_or_in_other_letters(data: bytes, kind: str, rename: Callable[[str], str]) -> None:
    document = read_bytes(renamed(data, rename), f"plan.{kind}")
    assert document.format == kind
    assert "Planter" in texts(document)[0]


def test_entities_of_parts_named_otherwise_are_refused_as_well() -> None:
    data = renamed(replaced(WORD, "word/document.xml", f"<?xml version='1.0'?>{BOMB}<x/>"), str.upper)
    assert refusal(data, "plan.docx").cause is Cause.UNSAFE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["plan.txt", "plan.csv"])
def test_wide_text_with_a_mark_or_without(name: str, encoding: str) -> None:
    document = read_bytes("Planter des aulnes ; l’été\r\nCreuser une mare ; l’hiver\r\n".encode(encoding), name)
    assert "Creuser une mare" in "\n".join(texts(document))


def test_a_wide_text_cut_inside_a_letter() -> None:
    assert texts(read_bytes("Planter des aulnes".encode("utf-16-le") + b"\n", "plan.txt")) == ["Planter des aulnes"]


def test_a_wide_page_without_a_mark() -> None:
    page = "<html><body><p>Planter des aulnes</p></body></html>".encode("utf-16-le")
    document = read_bytes(page, "plan.xls")
    assert (document.format, texts(document)) == ("html", ["Planter des aulnes"])


@pytest.mark.parametrize("rename", [str.upper, str.lower])
def test_streams_of_old_files_are_known_in_other_letters(rename: Callable[[str], str]) -> None:
    locked = compound({rename("EncryptionInfo"): b"", rename("EncryptedPackage"): b""})
    assert refusal(locked, "plan.docx").cause is Cause.ENCRYPTED
    old = compound({rename("WordDocument"): bytes(10) + b"\0\1" + bytes(100)})
    assert refusal(old, "plan.doc").cause is Cause.ENCRYPTED


def test_an_old_file_in_capitals_is_said_to_be_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "libreoffice", lambda: None)
    assert refusal(compound({"WORDDOCUMENT": bytes(100)}), "plan.doc").cause is Cause.OLD_FORMAT


def test_comments_by_hundreds_are_looked_at_once() -> None:
    """Pages look at what is attached in their own process: it is in no box."""
    assert sniff(b"<!---->" * 500 + b" Planter", "a.txt") == Kind.TXT
    assert sniff(b"<?xml version='1.0'?>\n" + b"<!-- a -->\n" * 300 + b"<html>", "a.txt") == Kind.HTML
