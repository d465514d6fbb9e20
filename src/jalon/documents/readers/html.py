"""Web pages, and what Word, LibreOffice and Google save as one.

Only what a page shows is its body: menus, banners and footers of the site, hidden parts and the window's title go to
the margins, so that no word is lost. Nothing is fetched and no entity of a document type is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from lxml import etree

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.lists import typed_lists
from jalon.documents.model import (
    Block,
    Cell,
    Document,
    Image,
    Margin,
    MarginKind,
    Paragraph,
    Table,
    block_text,
)
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.decoding import decode
from jalon.documents.readers.flow import PLAIN, Look, RunBuilder
from jalon.documents.readers.html_cards import cards_as_tables
from jalon.documents.readers.html_flow import INDENT, Flow, OpenItem, OpenList, mark_of
from jalon.documents.readers.html_styles import Css, Styles, is_hidden, points, restyled, words_in
from jalon.documents.readers.html_tables import read_table
from jalon.documents.readers.marks import ATTRIBUTE, identity_in
from jalon.documents.readers.places import NOWHERE, assign_places
from jalon.documents.readers.symbols import is_symbol_font, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CHARACTERS = 30_000_000
MAX_DEPTH = 120  # of elements; what is deeper is read as plain text
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})""")
_WRAPPERS = re.compile(
    rb"</?(?:div|span|font|section|article|center|b|i|em|strong|a|blockquote)\b[^<>]*>", re.IGNORECASE
)
_DROPPED = {"script", "style", "template", "link", "meta", "base", "xml", "head"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "li", "main",
    "nav", "noscript", "option", "p", "pre", "section", "summary", "caption", "td", "th", "tr", "tbody", "thead",
    "tfoot", "dl", "ul", "ol", "menu", "dir", "h1", "h2", "h3", "h4", "h5", "h6", "button", "textarea",
}  # fmt: skip
_LISTS = {"ul", "ol", "menu", "dir"}
_SECTIONED = {"article", "main", "section", "figure", "blockquote", "dialog"}
_ROLES: dict[str, MarginKind] = {"navigation": "header", "banner": "header", "contentinfo": "footer"}
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "justify", "middle": "center"}
_WORD_LEVEL = re.compile(r"level(\d)")


def read(data: bytes) -> Document:
    """Read a web page; raise UnreadableFile when there is nothing to read or far too much."""
    declared = _XML_CHARSET.search(data[:400]) or _CHARSET.search(data[:8000])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    return read_text(text)


def read_text(text: str) -> Document:
    """Read the source of a web page, already decoded."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CHARACTERS)
    root = _parse(re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1))
    cards_as_tables(root)
    reader = HtmlReader(root)
    blocks = reader.flow(root)
    body, margins = _place_furniture(blocks, reader.margins)
    document = Document(body, "html", margins=margins)
    assign_places(document)
    document.identities = [(block.place, identity) for block, identity in reader.marked]
    return document


def _parse(text: str) -> _Element:
    clean = re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", "", text).encode("utf-8", "replace")
    try:
        root, complete = _tree(clean)
        if not complete:  # nested too deeply for the parser: wrappers that mean nothing go
            root, _ = _tree(_WRAPPERS.sub(b" ", clean))
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise UnreadableFile(Cause.EMPTY if not clean.strip() else Cause.DAMAGED) from error
    return root


def _tree(page: bytes) -> tuple[_Element, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, no_network=True)
    root: _Element | None = etree.fromstring(page, parser)
    if root is None:
        raise UnreadableFile(Cause.EMPTY)
    return root, not any("depth" in entry.message.lower() for entry in parser.error_log)


def _place_furniture(blocks: list[Block], margins: list[Margin]) -> tuple[list[Block], list[Margin]]:
    """Headers and footers go back into a page that has nothing else."""
    margins = [margin for margin in margins if margin.blocks]
    if any(block_text(block) for block in blocks):
        return blocks, margins
    body = [block for margin in margins if margin.kind != "hidden" for block in margin.blocks]
    if not body:
        return blocks, margins
    return blocks + body, [margin for margin in margins if margin.kind == "hidden"]


class HtmlReader:
    """Walks one page. `margins` fills up on the way, and so does what bears an identity, `marked` (see marks)."""

    def __init__(self, root: _Element) -> None:
        self.margins: list[Margin] = []
        self.marked: list[tuple[Block | Cell, UUID]] = []
        self.budget = Budget()
        self._styles = Styles(root)
        self._flow = Flow()
        self._depth = 0
        self._inside_section = 0
        self._font: str | None = None

    def flow(self, element: _Element, look: Look = PLAIN) -> list[Block]:
        """The blocks of an element as a flow of its own."""
        if not len(element):
            return self._words(element.text, look)
        outer, self._flow = self._flow, Flow()
        try:
            self._children(element, look)
            self._flush()
            return typed_lists(self._flow.blocks)
        finally:
            self._flow = outer

    def _words(self, text: str | None, look: Look) -> list[Block]:
        """The blocks of an element that holds nothing but text: most cells."""
        runs = RunBuilder()
        runs.add(text or "", look)
        found = runs.take()
        if not found:
            return []
        self.budget.count_block()
        return typed_lists([Paragraph(found, NOWHERE)])

    def css(self, element: _Element) -> Css:
        """What is declared for an element."""
        return self._styles.of(element)

    def mark(self, element: _Element, blocks: Sequence[Block | Cell]) -> None:
        """Keep the identity that an element bears, as that of the first of what it became."""
        identity = identity_in(element.get(ATTRIBUTE))
        if identity and blocks:
            self.marked.append((blocks[0], identity))

    def stray(self, element: _Element, look: Look) -> None:
        """Read something that stands in a table outside its cells, before the table."""
        self._element(element, look)

    def stray_text(self, text: str | None, look: Look) -> None:
        """Text that stands in a table outside its cells."""
        if text and text.strip():
            self._flow.runs.add(text, look)
            self._flush()

    # -- walking

    def _children(self, element: _Element, look: Look) -> None:
        text = element.text
        if text:
            self._text(text, look)
        for child in element.iterchildren():
            if isinstance(child.tag, str):
                self._element(child, look)
            text = child.tail
            if text:
                self._text(text, look)

    def _text(self, text: str, look: Look) -> None:
        self._flow.runs.add(shown(text, self._font) if self._font else text, look)

    def _element(self, element: _Element, look: Look) -> None:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if tag in _DROPPED:
            self._dropped(element, tag)
            return
        if tag == "p" and not len(element) and not element.keys() and self._styles.plain:
            self._plain_paragraph(element.text, look)
            return
        if self._depth > MAX_DEPTH:
            self._text(words_in(element, " "), look)
            return
        css = self._styles.of(element)
        kind = self._margin_kind(element, tag, css)
        self._depth += 1
        self._inside_section += tag in _SECTIONED
        try:
            if kind is not None:
                self._flush()
                self.margins.append(Margin(kind, self.flow(element)))
            else:
                self._shown(element, tag, css, restyled(look, tag, css))
        finally:
            self._depth -= 1
            self._inside_section -= tag in _SECTIONED

    def _plain_paragraph(self, text: str | None, look: Look) -> None:
        self._flush()
        if text and text.strip():
            heading, self._flow.heading = self._flow.heading, 0
            self._text(text, look)
            self._flush()
            self._flow.heading = heading
        elif self._flow.blocks:
            self._flow.gap += 1

    def _dropped(self, element: _Element, tag: str) -> None:
        if tag != "head":
            return
        title = element.find("title")
        if title is not None and words_in(title).strip():
            self.margins.append(Margin("hidden", self.flow(title)))

    def _margin_kind(self, element: _Element, tag: str, css: Css) -> MarginKind | None:
        if (css and is_hidden(css)) or tag == "noscript":
            return "hidden"
        if tag in {"nav", "aside"}:
            return "header" if not self._flow.blocks else "footer"
        if self._inside_section:
            return None
        if tag == "header":  # a page's own title is no furniture
            return None if element.find(".//h1") is not None else "header"
        return "footer" if tag == "footer" else _ROLES.get(element.get("role", ""))

    def _shown(self, element: _Element, tag: str, css: Css, look: Look) -> None:
        if tag == "table":
            self._table(element, look)
        elif tag == "br":
            self._break()
        elif tag in {"img", "input", "hr", "wbr"}:
            self._void(element, tag, look)
        elif tag in _LISTS:
            self._list(element, tag, css, look)
        elif tag == "li":
            self._item(element, css, look)
        elif tag == "pre" or css.get("white-space", "").startswith("pre"):
            self._preformatted(element, look)
        elif tag in _BLOCKS or css.get("display", "") in {"block", "list-item", "table-row"}:
            self._block(element, tag, css, look)
        else:
            self._inline(element, tag, css, look)

    # -- inline

    def _inline(self, element: _Element, tag: str, css: Css, look: Look) -> None:
        if tag in {"sup", "sub"} or css.get("vertical-align", "") in {"super", "sub"}:
            self._flow.runs.glue()
        elif "mso-list" in css and css["mso-list"].lower() == "ignore":
            self._flow.word_mark = shown(" ".join(words_in(element).split()), self._font)
            return
        elif tag == "a":
            address = element.get("href", "")
            if address and not address.startswith(("#", "javascript:")):
                look = replace(look, link=address)
        if "font-size" in css and self._flow.runs.empty():
            self._flow.size = points(css["font-size"]) or self._flow.size
        outer = self._font
        if "font-family" in css:
            family = css["font-family"].split(",")[0].strip("\"' ")
            self._font = family if is_symbol_font(family) else None
        self._children(element, look)
        self._font = outer

    def _void(self, element: _Element, tag: str, look: Look) -> None:
        if tag == "img":
            self._flow.blocks.append(Image(" ".join(element.get("alt", "").split()), NOWHERE))
            if not self._flow.runs.empty():
                self._text(" ", look)
        elif tag == "hr":
            self._flush()
        elif tag == "input":
            kind = element.get("type", "text").lower()
            if kind in {"checkbox", "radio"}:
                self._text("☒ " if "checked" in element.attrib else "☐ ", look)
            elif kind not in {"hidden", "password", "image", "file"}:
                self._text(f" {element.get('value', '')} ", look)

    def _break(self) -> None:
        if self._flow.runs.empty():
            self._flow.gap += 1 if self._flow.blocks else 0
        self._flush()

    # -- blocks

    def _block(self, element: _Element, tag: str, css: Css, look: Look) -> None:
        self._flush()
        flow = self._flow
        kept = (flow.heading, flow.indent, flow.align, flow.size)
        flow.heading = _heading_level(element, tag)
        if tag in {"dd", "blockquote"}:
            flow.indent += INDENT
        flow.indent += points(css.get("margin-left")) + points(css.get("padding-left"))
        flow.align = _ALIGN.get(css.get("text-align", ""), flow.align)
        flow.size = points(css.get("font-size")) or flow.size
        level = _WORD_LEVEL.search(css.get("mso-list", ""))
        flow.word_level = int(level[1]) if level else 0
        made = len(flow.blocks)
        self._children(element, look)
        self._flush()
        self.mark(element, flow.blocks[made:])
        if tag == "p" and len(flow.blocks) == made and made:
            flow.gap += 1
        flow.word_level, flow.word_mark = 0, None
        flow.heading, flow.indent, flow.align, flow.size = kept

    def _preformatted(self, element: _Element, look: Look) -> None:
        self._flush()
        for line in words_in(element).split("\n"):
            if not line.strip():
                self._flow.gap += 1
            self._text(line, look)
            self._flush()

    def _list(self, element: _Element, tag: str, css: Css, look: Look) -> None:
        self._flush()
        style = css.get("list-style-type") or css.get("list-style") or element.get("type") or ""
        start = element.get("start", "1")
        count = int(start) if re.fullmatch(r"-?\d{1,9}", start) else 1
        self._flow.lists.append(OpenList(tag == "ol", style, count))
        self._flow.items.append(None)
        self._children(element, look)
        self._flush()
        self._flow.lists.pop()
        self._flow.items.pop()

    def _item(self, element: _Element, css: Css, look: Look) -> None:
        self._flush()
        flow = self._flow
        lonely = not flow.lists
        if lonely:
            flow.lists.append(OpenList(ordered=False, style="", count=1))
            flow.items.append(None)
        current, level = flow.lists[-1], len(flow.lists) - 1
        value = element.get("value", "")
        if re.fullmatch(r"-?\d{1,9}", value):
            current.count = int(value)
        style = css.get("list-style-type") or current.style
        flow.items[-1] = OpenItem(mark_of(current, style, level), level, current.ordered)
        current.count += 1
        self._children(element, look)
        self._flush()
        flow.items[-1] = None
        if lonely:
            flow.lists.pop()
            flow.items.pop()

    def _table(self, element: _Element, look: Look) -> None:
        self._flush()
        table = read_table(self, element, look)
        if table is None:
            return
        only = table.rows[0][0].blocks if len(table.rows) == 1 and len(table.rows[0]) == 1 else []
        if any(isinstance(block, Table) for block in only):
            self._flow.blocks.extend(only)  # a frame around the real tables
        else:
            self._flow.blocks.append(table)

    def _flush(self) -> None:
        """End the paragraph being gathered."""
        flow = self._flow
        if not flow.runs.pieces:
            return
        runs = flow.runs.take()
        if not runs:
            return
        self.budget.count_block()
        block = flow.paragraph()
        block.runs, block.gap, block.size = runs, flow.gap, flow.size
        block.align = flow.align or None  # type: ignore[assignment]  # values of _ALIGN
        flow.gap = 0
        flow.blocks.append(block)


def _heading_level(element: _Element, tag: str) -> int:
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return int(tag[1])
    if element.get("role") == "heading":
        level = element.get("aria-level", "2")
        return int(level) if re.fullmatch(r"[1-9]", level) else 2
    return 0
