"""A document as HTML, each block with an address, so that any value can show its words in their place.

It starts from the JSON of `documents.as_json`. Words are shown as they stand: tables with their merged cells,
bold, italic and struck out text, page breaks. A place is named `s<block>`, `s<block>-<row>` or
`s<block>-<row>-<column>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

Json = Mapping[str, Any]

MAX_LEVEL = 4
FEW_COLUMNS = 5  # up to so many, there is room not to cut words
_PLAIN_COLOURS = {"", "000000", "ffffff", "auto"}


@dataclass(slots=True)
class SourceView:
    """The HTML of a document and the names of the places in it."""

    html: SafeString
    names: set[str] = field(default_factory=set)

    def anchor(self, source: Json | None) -> str:
        """The name of the closest place on the page: the cell, else its row, else its table; "" for none."""
        return next((name for name in reversed(_names(source)) if name in self.names), "")

    def marked(self, source: Json | None) -> SafeString:
        """The HTML with the place of a value marked."""
        name = self.anchor(source)
        marked = self.html.replace(f'id="{name}"', f'id="{name}" data-found', 1) if name else self.html
        return mark_safe(marked)  # noqa: S308 - it was safe, and a name is made of numbers


def _names(source: Json | None) -> list[str]:
    names: list[str] = []
    for key in ("block", "row", "column"):
        value = (source or {}).get(key)
        if value is None:
            break
        names.append(f"{names[-1]}-{value}" if names else f"s{value}")
    return names


@dataclass(frozen=True, slots=True)
class TableForm:
    """A form around the table of block `block`: what stands above the table, and the cells of a first row of it."""

    block: int
    above: SafeString
    heads: SafeString


def render_source(document: Json, form: TableForm | None = None) -> SourceView:
    """The whole document, or an excerpt of it (see `documents.as_json`, `library.source`)."""
    return _Renderer(sheets=document.get("format") in {"xlsx", "ods"}, form=form).document(document)


class _Renderer:
    """Writes blocks one after the other, with a mark where the page changes."""

    def __init__(self, *, sheets: bool, form: TableForm | None) -> None:
        self.sheets, self.form = sheets, form
        self.page: int | None = None
        self.names: set[str] = set()

    def document(self, document: Json) -> SourceView:
        parts = []
        for block in document.get("blocks", []):
            parts.append(self.page_mark(block["place"].get("page")))
            parts.append(self.block(block))
        for margin in document.get("margins", []):
            inside = "".join(self.block(block, named=False) for block in margin["blocks"])
            if inside:
                parts.append(
                    f'<div class="src-margin"><p class="src-aside">{_margin(margin["kind"])}</p>{inside}</div>'
                )
        return SourceView(mark_safe("".join(parts)), self.names)  # noqa: S308 - every text in it was escaped

    def page_mark(self, page: int | None) -> str:
        if page is None or page == self.page:
            return ""
        self.page = page
        words = (_("Sheet %(number)d") if self.sheets else _("Page %(number)d")) % {"number": page}
        return f'<p class="src-page"><span>{escape(words)}</span></p>'

    def mark(self, *parts: int | None) -> str:
        """An id, once."""
        name = "s" + "-".join(str(part) for part in parts)
        if name in self.names:
            return ""
        self.names.add(name)
        return f' id="{name}"'

    def block(self, block: Json, *, named: bool = True) -> str:
        if block["type"] == "table":
            return self.table(block, named=named)
        mark = self.mark(block["place"]["block"]) if named else ""
        if block["type"] == "image":
            label = block.get("alt", "").strip() or _("Picture")
            return f'<p class="src-image"{mark}>{escape(label)}</p>'
        return self.paragraph(block, mark)

    def paragraph(self, block: Json, mark: str) -> str:
        words = "".join(map(_run, block["runs"]))
        sign = str(block.get("marker", ""))
        if not words.strip() and not sign:
            return ""
        marker = f'<span class="src-marker">{escape(sign)}</span> ' if sign else ""
        level = min(block.get("level", 0), MAX_LEVEL)
        if block["type"] == "heading":
            return f'<p class="src-h src-h{level}"{mark}>{marker}{words}</p>'
        if block["type"] == "list":
            bullet = marker or '<span class="src-marker" aria-hidden="true">•</span> '
            return f'<p class="src-li src-l{level}"{mark}>{bullet}{words}</p>'
        return f'<p class="src-p{" src-gap" if block.get("gap") else ""}"{mark}>{marker}{words}</p>'

    def table(self, table: Json, *, named: bool) -> str:
        number = table["place"]["block"]
        mark = self.mark(number) if named else ""
        caption = f"<caption>{escape(table['caption'])}</caption>" if table.get("caption") else ""
        pages = table.get("pages") or []
        rows = []
        numbers = table.get("numbers") or range(len(table["rows"]))  # of the rows kept, where only some are
        for index, cells in zip(numbers, table["rows"], strict=True):
            page = pages[index] if index < len(pages) and not table.get("cut") else None
            if note := self.page_mark(page):
                rows.append(f'<tr class="src-break"><td colspan="{table["columns"]}">{note}</td></tr>')
            heads = index < table.get("header_rows", 0)
            row_mark = self.mark(number, index) if named and not table.get("cut") else ""
            inside = "".join(self.cell(cell, header=heads, named=named) for cell in cells)
            rows.append(f"<tr{row_mark}>{inside}</tr>")
        few = " src-few" if table["columns"] <= FEW_COLUMNS else ""
        form = self.form if named and self.form and self.form.block == number else None
        heads = f'<thead class="src-menus"><tr>{form.heads}</tr></thead>' if form else ""
        shown = f'<table class="src-table{few}"{mark}>{caption}{heads}<tbody>{"".join(rows)}</tbody></table>'
        return f"{form.above}{shown}</form>" if form else shown

    def cell(self, cell: Json, *, header: bool, named: bool) -> str:
        tag = "th" if header or cell.get("header") else "td"
        place = cell["place"]
        mark = self.mark(place["block"], place["row"], place["column"]) if named else ""
        spans = "".join(
            f' {name}="{cell[key]}"'
            for name, key in (("rowspan", "row_span"), ("colspan", "col_span"))
            if cell.get(key, 1) > 1
        )
        shade = ' class="src-shade"' if (cell.get("background") or "").lower() not in _PLAIN_COLOURS else ""
        inside = "".join(self.block(block, named=False) for block in cell["blocks"])
        return f"<{tag}{mark}{spans}{shade}>{inside}</{tag}>"


def _run(run: Json) -> str:
    words = str(escape(run["text"]))
    if not words.strip():
        return words
    if any((run.get(name) or "").lower() not in _PLAIN_COLOURS for name in ("color", "background")):
        words = f'<span class="src-tint">{words}</span>'
    for look, tag in (("italic", "i"), ("bold", "b"), ("strike", "s")):
        if run.get(look):
            words = f"<{tag}>{words}</{tag}>"
    return words


def _margin(kind: str) -> str:
    names = {
        "header": _("Page header"),
        "footer": _("Page footer"),
        "footnote": _("Footnote"),
        "endnote": _("Endnote"),
        "comment": _("Comment"),
        "hidden": _("Hidden text"),
        "textbox": _("Text box"),
        "about": _("Summary of a report"),
    }
    return escape(names.get(kind, kind))
