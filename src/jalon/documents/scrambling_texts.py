"""Scrambled copies of text files: plain, Markdown, CSV and web pages."""

from __future__ import annotations

import re

from lxml import etree, html

from jalon.documents.readers.decoding import decode
from jalon.documents.scrambling_words import Change, over_pieces

# What is no word in Markdown: a line break, an entity.
_MARKUP = re.compile(r"(</?(?:br|b|i|u|s|sup|sub|details|summary)\s*/?>|&#?\w{1,8};)")
_URL = re.compile(r"(?:https?|file|ftp)://[^\s<>()\]|;\"]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_STAYING = {
    "style", "align", "valign", "colspan", "rowspan", "scope", "type", "start", "value", "checked", "width", "height",
    "border", "bgcolor", "color", "reversed", "hidden", "class",
}  # fmt: skip
_GONE = ("script", "noscript", "object", "embed", "iframe", "link", "base", "meta", "template")
_BLOCKS = {
    "p", "div", "li", "td", "th", "tr", "table", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "br",
    "section", "article", "header", "footer", "main", "aside", "nav", "caption", "thead", "tbody", "tfoot", "title",
    "body", "head", "html", "blockquote", "pre", "summary", "details", "figure", "figcaption", "hr", "option", "style",
}  # fmt: skip


def scramble_text(data: bytes, change: Change) -> bytes:
    """A plain text, CSV or Markdown file, in UTF-8. Raises UnreadableFile for bytes that are no text."""
    text = _URL.sub(lambda found: re.sub(r"\w", "x", found[0]), decode(data))
    parts = _MARKUP.split(text)  # every second one is markup
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts)).encode("utf-8", "replace")


def scramble_page(data: bytes, change: Change) -> bytes:
    """A web page, in UTF-8: no script, address, picture nor comment is left in it."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    text = decode(data, declared[1].decode() if declared else None)
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_GONE, with_tail=False)
    styled = root.find(".//style") is not None
    line: list[tuple[etree._Element, str]] = []

    def end_line() -> None:
        pieces = [getattr(element, place) for element, place in line]
        for (element, place), new in zip(line, over_pieces(pieces, change), strict=True):
            setattr(element, place, new)
        line.clear()

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            end_line()
        if event == "start":
            _strip(element, styled=styled)
            if element.tag == "style":
                element.text = re.sub(r"/\*.*?\*/|url\([^)]*\)|@import[^;]*;", "", element.text or "", flags=re.DOTALL)
            elif element.text:
                line.append((element, "text"))
        elif element.tail:
            line.append((element, "tail"))
    end_line()
    page: bytes = html.tostring(root, encoding="utf-8", doctype="<!doctype html>")
    head = page.find(b"<head>")
    meta = b'<meta charset="utf-8">'
    return page[: head + 6] + meta + page[head + 6 :] if head >= 0 else page.replace(b"<html>", b"<html>" + meta, 1)


def _strip(element: etree._Element, *, styled: bool) -> None:
    for name in list(element.attrib):
        if name not in _STAYING or (name == "class" and not styled):
            del element.attrib[name]
    if "url(" in element.get("style", ""):
        element.set("style", re.sub(r"url\([^)]*\)", "none", element.get("style", "")))
    if element.get("value") and not element.get("value", "").isdigit():
        del element.attrib["value"]
