"""What a file really is: its first bytes decide, its name only settles the rest (Markdown or text?)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from jalon.documents.compound import Compound
from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.part_names import part_key
from jalon.documents.readers.decoding import wide_of


class Kind(StrEnum):
    """What the bytes hold. The first ten have a reader; the others go through LibreOffice."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    MD = "md"
    TXT = "txt"
    MHTML = "mhtml"
    DOC = "doc"
    XLS = "xls"
    XLSB = "xlsb"
    RTF = "rtf"
    PPT = "ppt"
    PPTX = "pptx"
    ODP = "odp"
    WORD_XML = "xml"


_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\0\0\1\0",
    b"8BPS",
    b"\xd7\xcd\xc6\x9a",
)
_TEXT_NAMES = {
    ".csv": Kind.CSV, ".tsv": Kind.CSV, ".tab": Kind.CSV, ".xls": Kind.CSV,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
    ".md": Kind.MD, ".markdown": Kind.MD,
}  # fmt: skip
_NEVER_TEXT = {
    ".docx", ".docm", ".dotx", ".odt", ".ott", ".pdf", ".xlsx", ".xlsm", ".ods", ".ots", ".pptx", ".odp",
    ".png", ".jpg", ".jpeg", ".gif", ".zip",
}  # fmt: skip
_OOXML_MAIN = {
    "wordprocessingml": Kind.DOCX,
    "ms-word": Kind.DOCX,
    "spreadsheetml": Kind.XLSX,
    "ms-excel.sheet.binary": Kind.XLSB,
    "ms-excel": Kind.XLSX,
    "presentationml": Kind.PPTX,
    "ms-powerpoint": Kind.PPTX,
}
_OOXML_FOLDERS = (("word/", Kind.DOCX), ("xl/", Kind.XLSX), ("ppt/", Kind.PPTX))
_ODF_TYPES = (("text", Kind.ODT), ("spreadsheet", Kind.ODS), ("presentation", Kind.ODP))
_XML_SIGNS = (
    ("opendocument.text", Kind.ODT),
    ("opendocument.spreadsheet", Kind.ODS),
    ('progid="word.document"', Kind.WORD_XML),
    ("<w:worddocument", Kind.WORD_XML),
    ("<pkg:package", Kind.WORD_XML),
)
_MAIN_TYPE = re.compile(
    rb'ContentType="application/vnd\.([^"]*?)\.main\+xml"|ContentType="application/vnd\.(ms-excel\.sheet\.binary[^"]*)"'
)
# A comment once read is never read otherwise (`?>`): comments by hundreds would be tried in every way there is.
_PAGE = re.compile(r"(?><\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*(?:<!doctype html|<html|<head|<body)", re.DOTALL)
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(data: bytes, name: str) -> Kind:
    """The kind of `data`; raise UnreadableFile for pictures, locked files and what nobody here can read."""
    extension = PurePath(name).suffix.lower()
    head = data[:1024].lstrip()
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return _sniff_zip(data, extension)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_compound(data, extension)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    if _is_picture(data):
        raise UnreadableFile(Cause.PICTURE, extension=extension)
    return _sniff_text(data, extension)


def _is_picture(data: bytes) -> bool:
    if data.startswith(b"BM"):  # two letters any text may begin with: a bitmap also has zero reserved words
        return data[6:10] == bytes(4)
    container = data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return data.startswith(_PICTURES) or container or webp


def _sniff_zip(data: bytes, extension: str) -> Kind:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = {part_key(name): name for name in archive.namelist()}
        if any(info.flag_bits & 1 for info in archive.infolist()):
            raise UnreadableFile(Cause.ENCRYPTED)
        types, manifest = names.get("[content_types].xml"), names.get("meta-inf/manifest.xml")
        if "mimetype" in names or manifest:
            if manifest:
                _refuse_locked(_start_of(archive, manifest, 1_000_000))
            mimetype = _start_of(archive, names["mimetype"]) if "mimetype" in names else b""
            return _odf_kind(mimetype.decode("ascii", "replace"), names, extension)
        if types:
            return _ooxml_kind(_start_of(archive, types, 1_000_000), names, extension)
    for folder, kind in _OOXML_FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    if extension in {".docx", ".xlsx", ".odt", ".ods"}:
        raise UnreadableFile(Cause.DAMAGED)
    raise UnreadableFile(Cause.UNKNOWN_TYPE, extension=extension or ".zip")


def _start_of(archive: zipfile.ZipFile, name: str, length: int = 200) -> bytes:
    with archive.open(name) as stream:
        return stream.read(length)


def _refuse_locked(manifest: bytes) -> None:
    if b"encryption-data" in manifest:
        raise UnreadableFile(Cause.ENCRYPTED)


def _odf_kind(mimetype: str, names: Collection[str], extension: str) -> Kind:
    for word, kind in _ODF_TYPES:
        if mimetype.startswith(f"application/vnd.oasis.opendocument.{word}"):
            return kind
    if not mimetype and "content.xml" in names:
        return Kind.ODS if extension in {".ods", ".ots"} else Kind.ODT
    raise UnreadableFile(Cause.UNKNOWN_TYPE, extension=extension)


def _ooxml_kind(types: bytes, names: Collection[str], extension: str) -> Kind:
    for match in _MAIN_TYPE.finditer(types):
        found = (match[1] or match[2]).decode("ascii", "replace")
        for word, kind in _OOXML_MAIN.items():
            if word in found:
                return kind
    for folder, kind in _OOXML_FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    raise UnreadableFile(Cause.UNKNOWN_TYPE, extension=extension)


def _sniff_compound(data: bytes, extension: str) -> Kind:
    """Word 97, Excel 97 and PowerPoint 97 files; also the envelope of an encrypted .docx or .xlsx."""
    compound = Compound(data)
    if compound.encrypted():
        raise UnreadableFile(Cause.ENCRYPTED)
    for stream, kind in (
        ("WordDocument", Kind.DOC),
        ("Workbook", Kind.XLS),
        ("Book", Kind.XLS),
        ("PowerPoint Document", Kind.PPT),
    ):
        if compound.has(stream):
            return kind
    raise UnreadableFile(Cause.UNKNOWN_TYPE, extension=extension)


def _sniff_text(data: bytes, extension: str) -> Kind:
    sample = data[:65536]
    if not wide_of(data) and len(_CONTROL.findall(sample)) > len(sample) // 1000:
        known = extension in _NEVER_TEXT
        raise UnreadableFile(Cause.DAMAGED if known else Cause.UNKNOWN_TYPE, extension=extension)
    head = _opening_words(data)
    markup = _markup_kind(head)
    if markup is not None:
        return markup
    if head.startswith("<?xml") and extension not in _TEXT_NAMES:
        raise UnreadableFile(Cause.UNKNOWN_TYPE, extension=extension)
    if extension in _NEVER_TEXT:
        raise UnreadableFile(Cause.WRONG_TYPE, extension=extension)
    return _TEXT_NAMES.get(extension, Kind.TXT)


def _opening_words(data: bytes) -> str:
    return data[:4096].decode(wide_of(data) or "utf-8-sig", "replace").lstrip("\ufeff").lstrip().lower()


def _markup_kind(head: str) -> Kind | None:
    """Web pages and XML documents, whatever they are called (an Excel "export" is often a web page)."""
    if _PAGE.match(head):
        return Kind.HTML
    if re.match(r"(from|mime-version|date|subject|message-id):", head) and "multipart/related" in head:
        return Kind.MHTML
    if not head.startswith("<?xml"):
        return None
    if re.search(r"<svg[\s>]", head):
        raise UnreadableFile(Cause.PICTURE, extension=".svg")
    return next((kind for sign, kind in _XML_SIGNS if sign in head), None)
