"""Texts meant to do harm, or that are extreme, wherever a bilan says words: whole in every file, and nothing more."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import pytest

from jalon.documents import read_bytes
from jalon.documents.model import block_text
from jalon.documents.writers.characters import clean
from jalon.reports.choices import Format
from jalon.reports.model import Bilan
from jalon.reports.printing import print_from
from tests.reports.bilans import TABLE, letters_of_pdf, made, said
from tests.reports.test_moved import bilan_of, origin

TEXTS: Final = (
    '=HYPERLINK("http://x.example","ici")',
    "+33 1 22 33",
    "-2+3",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "avec\x00des\x08contrôles\x1f et une fin\ufffe",
    "שלום עולם مرحبا \u202eà rebours\u202c",
    "<script>alert(1)</script> &amp; ]]> <!-- <img src=http://x.example/i.png>",
    '#image("/etc/passwd") $x$ *gras* @ref {{ 7*7 }} {% debug %}',
    "x" * 10_000,
    "mot " * 2_500 + "fin",
    "👩‍👩‍👧 réunie 🎉",
)
LONG: Final = 1_000  # letters
LAYOUTS: Final = [(fmt, True) for fmt in (Format.DOCX, Format.ODT)] + [(fmt, False) for fmt in Format]
# What makes a program fetch, run or compute something, in the parts of each package.
ACTIVE: Final = {
    Format.DOCX: rb"<w:(?:instrText|fldSimple|hyperlink|object|altChunk)\b|TargetMode=.External",
    Format.ODT: rb"table:formula|xlink:href=.(?:https?|file):|<(?:script:|text:a\b|office:script)",
    Format.XLSX: rb"<f[ >]|<hyperlink|TargetMode=.External|<ddeLink",
    Format.HTML: rb"<script|<img|<iframe| on\w+=|(?:src|href)=",
    Format.PDF: rb"/URI|/JavaScript|/JS\b|/Launch|/SubmitForm",
}


def hostile(fmt: Format, *, in_place: bool) -> bytes:
    """The sample with such a text in each cell of its actions, and in what stands over them."""
    came_from = origin(TABLE, fmt) if in_place else None
    bilan = bilan_of(came_from.proposal)[0] if came_from else made(TABLE)[0]
    _fill(bilan)
    if not in_place:
        bilan.title, bilan.organisation = TEXTS[0], TEXTS[7]
    return print_from(bilan, fmt, came_from, highlights=True)


def _fill(bilan: Bilan) -> None:
    actions = [line for line in bilan.walk() if line.item.kind == "action" and not line.children]
    for line, text in zip(actions, TEXTS, strict=False):
        said(line, text)
        line.item.text, line.item.schedule, line.leads = text, text, (text,)


def words_of(data: bytes, fmt: Format) -> str:
    """All that a file says, without spaces."""
    if fmt is Format.PDF:
        return letters_of_pdf(data)
    if fmt is Format.JSON:
        return "".join("".join(_strings(json.loads(data))).split())
    if fmt is Format.CSV:
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
        return "".join("".join(cell for row in rows for cell in row).split())
    return "".join("".join(block_text(each) for each in read_bytes(data, f"plan.{fmt.value}").blocks).split())


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield clean(data)
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _strings(each)


@pytest.mark.parametrize(("fmt", "in_place"), LAYOUTS)
def test_they_are_whole_and_inert(fmt: Format, *, in_place: bool) -> None:
    data = hostile(fmt, in_place=in_place)
    words = words_of(data, fmt)
    # A PDF says what is written from right to left in the order it is drawn, emoji as no font of a server does, and
    # what goes on over the page among what stands beside it.
    drawn = [text for text in TEXTS if fmt is not Format.PDF or (text.isascii() and len(text) <= LONG)]
    assert [text[:40] for text in drawn if "".join(clean(text).split()) not in words] == []
    assert words.count("mot") >= TEXTS[-2].count("mot")
    assert not re.search(ACTIVE.get(fmt, rb"\x00"), _written(data))


def _written(data: bytes) -> bytes:
    """The parts of a package that say something, or the file; in a page, what is a tag and not words."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return b"\n".join(archive.read(each) for each in archive.namelist() if each.endswith((".xml", ".rels")))
    return b"".join(re.findall(rb"<[^>]*>", data)) if data.startswith(b"<!doctype") else data


def test_no_cell_of_a_table_begins_as_a_formula() -> None:
    """For the spreadsheet that opens it."""
    rows = csv.reader(io.StringIO(hostile(Format.CSV, in_place=False).decode("utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
