"""A plan given as rows, its header first, in each of the formats plans come in."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from bench._large import TITLE, Made, Maker, docx, paragraph, pdf, plan_rows, sheet_rows, shown, xlsx

Rows = Sequence[Sequence[str]]

_LEFT, _TOP, _HIGH, _STEP = 30, 560, 792, 26
_WIDTHS = (130, 200, 110, 90, 140, 60)
_ON_A_PAGE = 19
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def _word(given: Rows) -> bytes:
    rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) + "</w:tr>" for row in given)
    return docx(f"{paragraph(TITLE)}<w:tbl>{rows}</w:tbl>")


def _excel(given: Rows) -> bytes:
    return xlsx(sheet_rows(given))


def _odt(given: Rows) -> bytes:
    cells = ("".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in given)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    table = f'<table:table><table:table-column table:number-columns-repeated="6"/>{rows}</table:table>'
    body = f"<office:body><office:text><text:p>{TITLE}</text:p>{table}</office:text></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", f"<office:document-content {_ODF}>{body}</office:document-content>")
    return out.getvalue()


def _web(given: Rows) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in given)
    return f"<html><meta charset=utf-8><h1>{TITLE}</h1><table>{rows}</table>".encode()


def _csv(given: Rows) -> bytes:
    return "\n".join(";".join(f'"{text}"' for text in row) for row in given).encode()


def _text(given: Rows) -> bytes:
    return "\n".join([TITLE, "", *("\t".join(row) for row in given)]).encode()


def _pdf(given: Rows) -> bytes:
    rows = iter(given)
    pages = iter(lambda: list(islice(rows, _ON_A_PAGE)), [])
    return pdf((b"".join(_drawn(page)) for page in pages), packed=True, wide=True)


def _drawn(rows: Rows) -> Iterator[bytes]:
    """The rows of a page between rules, long cells on two lines."""
    lefts = [_LEFT + sum(_WIDTHS[:number]) for number in range(len(_WIDTHS) + 1)]
    bottom = _TOP - _STEP * len(rows)
    for left in lefts:
        yield b"%d %d m %d %d l S\n" % (left, _TOP, left, bottom)
    for number in range(len(rows) + 1):
        yield b"%d %d m %d %d l S\n" % (lefts[0], _TOP - _STEP * number, lefts[-1], _TOP - _STEP * number)
    for number, row in enumerate(rows):
        for left, wide, text in zip(lefts, _WIDTHS, row, strict=False):
            for line, words in enumerate(_wrapped(text, wide // 4)):
                yield shown(words, left + 3, _TOP - _STEP * number - 10 - 10 * line, 8)


def _wrapped(text: str, letters: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "docx": _word,
    "xlsx": _excel,
    "odt": _odt,
    "html": _web,
    "csv": _csv,
    "txt": _text,
    "pdf": _pdf,
}


def _plan(kind: str, count: int) -> Made:
    return f"plan.{kind}", WRITERS[kind](plan_rows(count))


# A plan of so many actions
FORMATS: dict[str, Maker] = {kind: partial(_plan, kind) for kind in WRITERS}
