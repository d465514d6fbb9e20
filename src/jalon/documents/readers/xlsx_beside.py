"""What stands beside the cells of a sheet: comments, printed headers and footers, text boxes, charts, diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jalon.documents.model import Block, Image, MarginKind, Paragraph, Place, Run
from jalon.documents.readers.flow import squeeze
from jalon.documents.readers.places import NOWHERE
from jalon.documents.readers.xlsx_xml import Workbook, local, position, unescaped

if TYPE_CHECKING:
    from lxml.etree import _Element

LINE_END = re.compile(r"\r\n?|[\n\v]")
_DRAWN_KINDS = {"chart", "chartEx", "diagramData"}
# ECMA-376 part 1, 18.3.1.46: sections, what is filled in when the page is printed, then how the words look.
_CODE = re.compile(
    r"&(?:(?P<amp>&)|(?P<part>[LCR])|(?P<field>[PN](?:[+-]\d+(?!\d))?|[DTFAZG])"
    r'|"[^"]*"|\d{1,3}|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[BIUESXYOH])'
)


def comments(root: _Element | None, number: int) -> list[Block]:
    """The lines of the comments of a sheet, each at its cell."""
    blocks: list[Block] = []
    for comment in () if root is None else root.iter("{*}comment"):
        row, column = position(str(comment.get("ref", ""))) or (0, 0)
        text = unescaped("".join(node.text or "" for node in comment.iter("{*}t")))
        lines = (squeeze(line).strip() for line in LINE_END.split(text))
        blocks.extend(Paragraph([Run(line)], Place(0, number, row, column)) for line in lines if line)
    return blocks


def header_and_footer(root: _Element) -> Iterator[tuple[MarginKind, str]]:
    """What is printed above and under each page, without page numbers and dates."""
    kinds: tuple[tuple[str, MarginKind], ...] = (
        ("oddHeader", "header"), ("evenHeader", "header"), ("firstHeader", "header"),
        ("oddFooter", "footer"), ("evenFooter", "footer"), ("firstFooter", "footer"),
    )  # fmt: skip
    for name, kind in kinds:
        for element in root.iterfind(f"{{*}}headerFooter/{{*}}{name}"):
            for part in _printed(unescaped(element.text or "")):
                text = squeeze(part).strip()
                if text:
                    yield kind, text


def _printed(text: str) -> list[str]:
    """The words of the parts of a header (left, middle, right) without their codes."""
    parts = [""]
    last = 0
    for code in _CODE.finditer(text):
        parts[-1] += text[last : code.start()]
        last = code.end()
        if code["amp"]:
            parts[-1] += "&"
        elif code["field"]:
            parts[-1] += " "
        elif code["part"]:
            parts.append("")
    parts[-1] += text[last:]
    return parts


def drawing(workbook: Workbook, path: str) -> list[Block]:
    """The words of text boxes, charts and diagrams, and the alternative text of pictures."""
    root = workbook.package.xml(path)
    blocks: list[Block] = []
    for element in () if root is None else root.iter("{*}p", "{*}cNvPr"):
        if local(element) == "p":
            blocks.extend(_line(element))
        elif element.get("descr"):
            blocks.append(Image(" ".join(str(element.get("descr")).split()), NOWHERE))
    for kind, target in dict.fromkeys(workbook.relations(path).values()):
        if kind in _DRAWN_KINDS:
            blocks.extend(_written(workbook.package.xml(target)))
    return blocks


def _written(root: _Element | None) -> Iterator[Block]:
    """Titles of a chart, words of a diagram; what a chart shows of the cells is in the cells."""
    for element in () if root is None else root.iter("{*}p", "{*}tx", "{*}txData"):
        if local(element) == "p":
            yield from _line(element)
        else:
            for value in element.iterchildren("{*}v"):
                yield from _paragraph(value.text or "")


def _line(element: _Element) -> Iterator[Block]:
    yield from _paragraph("".join(node.text or "" for node in element.iter("{*}t")))


def _paragraph(text: str) -> Iterator[Block]:
    text = squeeze(text).strip()
    if text:
        yield Paragraph([Run(text)], NOWHERE)
