"""The rows of a plan as HTML, written at once: a plan of a thousand items must be there before the eye looks for it.

Columns are the same for all the tables of a plan, so that they align from one chapter to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jalon.plans.queries import OutlineItem
from jalon.web.components.lines import status_html
from jalon.web.components.words import FIELDS, STATUSES, capital, field_word, level_word, status_word

MAX_INDENT = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the plan: the field it shows and its heading, the document's own where it has one."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """An axis, or a run of items that stand under none."""

    id: int
    kind: str
    number: str
    text: str
    body: SafeString


@dataclass(slots=True)
class PlanTable:
    """A plan ready to show."""

    first_heading: str
    columns: list[Column]
    chapters: list[Chapter] = field(default_factory=list)


def plan_table(roots: list[OutlineItem], layout: Mapping[str, Any], own: Mapping[str, Any], item_url: str) -> PlanTable:
    """The chapters of a plan. `item_url` is the address of an item, with 0 for its number."""
    columns = _columns(roots, own)
    writer = _Writer(columns, item_url, own)
    table = PlanTable(_first_heading(layout, own), columns)
    loose: list[OutlineItem] = []
    for root in roots:
        if root.children or root.kind == "axis":
            if loose:
                table.chapters.append(Chapter(loose[0].id, "", "", "", writer.body(loose, 0)))
                loose = []
            body = writer.body(root.children, 0, host=root)
            word = "" if root.number else level_word(root.kind, own)
            table.chapters.append(Chapter(root.id, word, root.number, root.text, body))
        else:
            loose.append(root)
    if loose:
        table.chapters.append(Chapter(loose[0].id, "", "", "", writer.body(loose, 0)))
    return table


def _first_heading(layout: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    headings = (
        str(column.get("heading") or "") for column in layout.get("columns") or [] if column["role"] == "action"
    )
    return capital(str(own.get("action") or "")) or next(filter(None, headings), "") or _("Actions")


def _columns(roots: list[OutlineItem], own: Mapping[str, Any]) -> list[Column]:
    """The columns that have something to show somewhere in this plan."""
    items = [item for root in roots for item in root.walk()]
    used = {
        "leads": any(item.leads or item.inherited_leads for item in items),
        "schedule": any(item.schedule for item in items),
        "expected_results": any(item.expected_results for item in items),
        "results": True,
    }
    return [Column(name, field_word(name, own)) for name in FIELDS if used[name]]


class _Writer:
    """Writes rows; every text goes through `escape`."""

    def __init__(self, columns: list[Column], item_url: str, own: Mapping[str, Any]) -> None:
        self.columns = columns
        self.before, _zero, self.after = item_url.rpartition("0")
        self.labels = {column.name: escape(column.heading) for column in columns}
        self.marks = {status: status_html(status) for status in STATUSES} | {"": ""}
        self.own = own

    def body(self, items: list[OutlineItem], depth: int, host: OutlineItem | None = None) -> SafeString:
        parts = ["<tbody>"]
        if host is not None and _says_something(host):
            parts.append(self.row(host, depth, heading=False, text=_("For the whole")))
        parts.extend(self.rows(items, depth))
        parts.append("</tbody>")
        return mark_safe("".join(parts))  # noqa: S308 - every text in it was escaped

    def rows(self, items: list[OutlineItem], depth: int) -> Iterator[str]:
        for item in items:
            is_heading = item.kind in {"axis", "objective"} and bool(item.children)
            if is_heading:
                yield "</tbody><tbody>"
            yield self.row(item, depth, heading=is_heading)
            yield from self.rows(item.children, depth if is_heading else min(depth + 1, MAX_INDENT))

    def row(self, item: OutlineItem, depth: int, *, heading: bool, text: str = "") -> str:
        words = escape(text or item.text) or "—"
        number = f'<span class="num">{escape(printed(item.number))}</span> ' if item.number and not text else ""
        link = f'{number}<a href="{self.before}{item.id}{self.after}">{words}</a>'
        if heading and not _says_something(item):
            return f'<tr class="obj"><th colspan="{len(self.columns) + 1}" scope="rowgroup"><h3>{link}</h3></th></tr>'
        if heading:
            name = f'<th scope="rowgroup"><h3>{link}</h3>{_extra(item)}</th>'
        else:
            strong = " strong" if item.highlighted else ""
            name = f'<th scope="row" class="d{depth}{strong}">{link}{_extra(item)}</th>'
        cells = "".join(self.cell(column.name, item) for column in self.columns)
        return f"<tr{' class=obj' if heading else ''}>{name}{cells}</tr>"

    def cell(self, name: str, item: OutlineItem) -> str:
        inside = _CELLS[name](self, item)
        if not inside:
            return "<td></td>"
        return f'<td data-label="{self.labels[name]}">{inside}</td>'

    def leads(self, item: OutlineItem) -> str:
        if item.leads:
            return "<br>".join(map(escape, item.leads))
        if item.inherited_leads:
            return f'<span class="soft">{"<br>".join(map(escape, item.inherited_leads))}</span>'
        return ""

    def schedule(self, item: OutlineItem) -> str:
        return escape(item.schedule)

    def expected_results(self, item: OutlineItem) -> str:
        if len(item.expected_results) < 2:
            return "".join(map(escape, item.expected_results))
        return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in item.expected_results)}</ul>"

    def results(self, item: OutlineItem) -> str:
        mark = self.marks[item.status]
        words = escape(item.results)
        if mark and words:
            return f"{mark}<br>{words}" if not _same(item) else mark
        return mark or words


_CELLS = {
    "leads": _Writer.leads,
    "schedule": _Writer.schedule,
    "expected_results": _Writer.expected_results,
    "results": _Writer.results,
}


def printed(number: str) -> str:
    """A number as a list prints it: "3" is "3."."""
    return f"{number}." if number[-1:].isdigit() and " " not in number else number


def _same(item: OutlineItem) -> bool:
    """Whether the words of the result say nothing more than the status ("En cours")."""
    return item.results.strip(" .…").casefold() == status_word(item.status).casefold()


def _extra(item: OutlineItem) -> str:
    if not item.extra:
        return ""
    lines = (f"<div><dt>{escape(name)}</dt> <dd>{escape(text)}</dd></div>" for name, text in item.extra.items())
    return f'<dl class="extra">{"".join(lines)}</dl>'


def _says_something(item: OutlineItem) -> bool:
    """Whether a heading has a schedule, leads or results of its own."""
    return bool(item.leads or item.schedule or item.results or item.status or item.expected_results or item.extra)
