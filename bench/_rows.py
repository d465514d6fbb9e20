"""One plan of so many actions, in each of the formats plans come in."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from bench._large import TITLE, Made, Maker, docx, paragraph, pdf, plan_rows, sheet_rows, shown, xlsx

_LEFT, _TOP, _HIGH, _STEP = 30, 560, 792, 26
_WIDTHS = (130, 200, 110, 90, 140, 60)
_ON_A_PAGE = 19
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def _word(count: int) -> Made:
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) + "</w:tr>" for row in plan_rows(count)
    )
    return "plan.docx", docx(f"{paragraph(TITLE)}<w:tbl>{rows}</w:tbl>")


def _excel(count: int) -> Made:
    return "plan.xlsx", xlsx(sheet_rows(plan_rows(count)))


def _odt(count: int) -> Made:
    cells = (
        "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        for row in plan_rows(count)
    )
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    table = f'<table:table><table:table-column table:number-columns-repeated="6"/>{rows}</table:table>'
    body = f"<office:body><office:text><text:p>{TITLE}</text:p>{table}</office:text></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", f"<office:document-content {_ODF}>{body}</office:document-content>")
    return "plan.odt", out.getvalue()


def _web(count: int) -> Made:
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in plan_rows(count)
    )
    return "plan.html", f"<html><meta charset=utf-8><h1>{TITLE}</h1><table>{rows}</table>".encode()


def _csv(count: int) -> Made:
    return "plan.csv", "\n".join(";".join(f'"{text}"' for text in row) for row in plan_rows(count)).encode()


def _text(count: int) -> Made:
    return "plan.txt", "\n".join([TITLE, "", *("\t".join(row) for row in plan_rows(count))]).encode()


def _pdf(count: int) -> Made:
    rows = iter(plan_rows(count))
    pages = iter(lambda: list(islice(rows, _ON_A_PAGE)), [])
    return "plan.pdf", pdf((b"".join(_drawn(page)) for page in pages), packed=True, wide=True)


def _drawn(rows: list[tuple[str, ...]]) -> Iterator[bytes]:
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


FORMATS: dict[str, Maker] = {
    "docx": _word,
    "xlsx": _excel,
    "odt": _odt,
    "html": _web,
    "csv": _csv,
    "txt": _text,
    "pdf": _pdf,
}
