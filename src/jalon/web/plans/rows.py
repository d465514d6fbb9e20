"""The rows of a plan as HTML, written at once: a plan of a thousand items must be there before the eye looks for it.

Columns are the same for all the tables of a plan, so that they align from one chapter to the next.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jalon.plans.choices import SECTIONS, STATUSES
from jalon.plans.queries.outline import Outline, OutlineItem
from jalon.plans.rules.concern import Watch
from jalon.plans.rules.reports import percent_adds
from jalon.plans.rules.rollup import Rollup
from jalon.web.components.lines import status_html
from jalon.web.components.parts import EVERYTHING, Asked, Row, Sharing, Taken, chapters_asked, in_turn, rest_link
from jalon.web.components.words import (
    FIELDS,
    field_word,
    language_attribute,
    level_word,
    percent_word,
    printed,
    says_only,
    schedule_words,
)
from jalon.web.plans.words import concern_words
from jalon.wording.plans import capital

MAX_INDENT = 3
NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the plan: the field it shows and its heading, the document's own where it has one."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """An axis, or a run of items that stand under none. `apart` is the work nobody foresaw, or the way to the rest."""

    id: int
    kind: str
    number: str
    text: str
    body: SafeString
    progress: Rollup | None = None
    apart: str = ""
    headed: bool = False


@dataclass(slots=True)
class PlanTable:
    """A plan ready to show; `partial` when not all of its rows are there."""

    first_heading: str
    columns: list[Column]
    chapters: list[Chapter] = field(default_factory=list)
    partial: bool = False

    @property
    def headed_chapters(self) -> list[Chapter]:
        """Those that a table of contents names."""
        return [chapter for chapter in self.chapters if chapter.headed]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the rows are shown: the words of the network, what presses (`watch`), and what this person may change.

    `item_url` is the address of an item, with 0 for its number, "" where items have no page; `without` names the
    columns that are not shown. `editable` holds the ids of what she may change. `origins` says, as HTML, where an item
    comes from; `undoable` offers to take back what she changed before, as HTML; `language` is the one the plan is
    written in.
    """

    own: Mapping[str, Any]
    item_url: str
    watch: Watch | None = None
    editable: Container[int] = ()
    without: Container[str] = ()
    origins: Mapping[int, SafeString] = field(default_factory=dict)
    undoable: Mapping[int, SafeString] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """What a chapter is made of: an axis with what is below it, or items that stand under none; `apart` beside them."""

    items: list[OutlineItem]
    root: OutlineItem | None
    apart: list[OutlineItem]

    @property
    def id(self) -> int:
        return (self.root or (self.items or self.apart)[0]).id

    def holds(self, item_id: int) -> bool:
        """Whether the row of an item is there."""
        tops = [self.root] if self.root else self.items
        return any(item.id == item_id for top in (*tops, *self.apart) for item in top.walk())


def plan_table(outline: Outline, layout: Mapping[str, Any], manner: Manner, asked: Asked = EVERYTHING) -> PlanTable:
    """The chapters of a plan, or what `asked` has room for of them."""
    apart = [item for some in outline.unplanned.values() for item in some]
    columns = [column for column in _columns([*outline.roots, *apart], manner.own) if column.name not in manner.without]
    table = PlanTable(_first_heading(layout, manner.own), columns)
    writer, sharing = RowWriter(columns, manner), Sharing(asked)
    runs = chapters_asked(list(_runs(outline)), _Run.holds, asked)
    written = {
        run.id: _chapter(run, sharing.take(writer.written(run), toward=toward), outline, writer, asked)
        for run, toward in in_turn(runs, _Run.holds, asked)
    }
    table.chapters = [written[run.id] for run in runs]
    table.partial = sharing.partial
    return table


def _runs(outline: Outline) -> Iterator[_Run]:
    """The chapters, in reading order; work nobody foresaw is at the end of its own, else of the plan."""
    loose: list[OutlineItem] = []
    for root in outline.roots:
        if root.children or root.kind == "axis":
            if loose:
                yield _Run(loose, None, [])
                loose = []
            yield _Run(root.children, root, outline.unplanned.get(root.id) or [])
        else:
            loose.append(root)
    if loose:
        yield _Run(loose, None, [])
    shown = {root.id for root in outline.roots}
    if left := [item for axis, some in outline.unplanned.items() if axis not in shown for item in some]:
        yield _Run([], None, left)


def _chapter(run: _Run, taken: Taken, outline: Outline, writer: RowWriter, asked: Asked) -> Chapter:
    root = run.root
    word = level_word(root.kind, writer.manner.own) if root and not root.number else ""
    number, text = (root.number, root.text) if root else ("", "")
    rest = NOTHING
    if taken.left:
        axis = root.id if root else None
        attributes, link = rest_link(asked, text or word, taken.left, axis=axis, begun=bool(taken.html))
        width = len(writer.columns) + 1
        rest = mark_safe(f'<tbody {attributes}><tr><td colspan="{width}">{link}</td></tr></tbody>')  # noqa: S308
    rows = f"<tbody>{taken.html}</tbody>" if taken.html or not taken.left else ""
    return Chapter(
        id=run.id,
        kind=word,
        number=number,
        text=text,
        body=mark_safe(rows) if root or run.items else NOTHING,  # noqa: S308 - every text in it was escaped
        progress=outline.progress_of.get(root.id) if root else None,
        apart=rest or writer.apart(run.apart),
        headed=root is not None,
    )


def _first_heading(layout: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    headings = (
        str(column.get("heading") or "") for column in layout.get("columns") or [] if column["role"] == "action"
    )
    return capital(str(own.get("action") or "")) or next(filter(None, headings), "") or _("Actions")


def _columns(roots: Iterable[OutlineItem], own: Mapping[str, Any]) -> list[Column]:
    """The columns that have something to show somewhere in this plan."""
    items = [item for root in roots for item in root.walk()]
    used = {
        "leads": any(item.leads or item.inherited_leads for item in items),
        "schedule": any(item.schedule for item in items),
        "expected_results": any(item.expected_results for item in items),
        "results": True,
    }
    return columns_named([name for name in FIELDS if used[name]], own)


def columns_named(names: Iterable[str], own: Mapping[str, Any]) -> list[Column]:
    """Some of the columns of a plan, in their order."""
    wanted = set(names) | {"results"}
    return [Column(name, field_word(name, own)) for name in FIELDS if name in wanted]


class RowWriter:
    """Writes rows; every text goes through `escape`."""

    def __init__(self, columns: list[Column], manner: Manner) -> None:
        self.columns, self.manner = columns, manner
        self.before, _zero, self.after = manner.item_url.rpartition("0")
        self.labels = {column.name: escape(column.heading) for column in columns}
        self.marks = {status: status_html(status) for status in STATUSES} | {"": ""}
        self.edit = escape(_("Edit"))
        self.theirs = language_attribute(manner.language)
        self.percent, self.concern = cache(percent_word), cache(concern_words)  # the same few, said of many rows

    def written(self, run: _Run) -> Iterator[Row]:
        """The rows of a chapter but for what stands apart, each as it is asked for."""
        if run.root is not None and _says_something(run.root):
            yield Row(run.root.id, self.row(run.root, 0, heading=False, text=_("For the whole")))
        yield from self.rows(run.items, 0)

    def apart(self, items: list[OutlineItem]) -> SafeString:
        """Work nobody foresaw, at the end of its chapter."""
        if not items:
            return NOTHING
        title = escape(_("Work done that nobody foresaw"))
        head = (
            f'<tr class="obj apart"><th colspan="{len(self.columns) + 1}" scope="rowgroup"><h3>{title}</h3></th></tr>'
        )
        rows = "".join(self.row(item, 0, heading=False) for item in items)
        return mark_safe(f"<tbody>{head}{rows}</tbody>")  # noqa: S308 - every text in it was escaped

    def rows(self, items: list[OutlineItem], depth: int) -> Iterator[Row]:
        """Items and what is below them."""
        for item in items:
            heading = is_heading(item)
            before = "</tbody><tbody>" if heading else ""
            yield Row(item.id, before + self.row(item, depth, heading=heading))
            yield from self.rows(item.children, depth if heading else min(depth + 1, MAX_INDENT))

    def row(self, item: OutlineItem, depth: int, *, heading: bool, text: str = "", saved: str = "") -> str:
        """One row. `saved` is what to say of the change just made, as HTML."""
        words = escape(text) or self.said(escape(item.text)) or "—"
        number = f'<span class="num">{escape(printed(item.number))}</span> ' if item.number and not text else ""
        address = f"{self.before}{item.id}{self.after}"
        link = f'{number}<a href="{address}">{words}</a>' if self.manner.item_url else f"{number}{words}"
        edit = ""
        if item.id in self.manner.editable:
            focus = " data-focus" if saved else ""
            edit = f' <a class="edit no-print" data-edit{focus} href="{address}modifier/">{self.edit}</a>'
        if origin := self.manner.origins.get(item.id):
            edit = f" {origin}{edit}"
        name = f"r{item.id}"
        saved = saved or self.manner.undoable.get(item.id, NOTHING)
        if heading and not _says_something(item) and not saved:
            return (
                f'<tr class="obj" id="{name}"><th colspan="{len(self.columns) + 1}" scope="rowgroup">'
                f"<h3>{link}</h3>{edit}</th></tr>"
            )
        if heading:
            head = f'<th scope="rowgroup"><h3>{link}</h3>{self.others(item)}{edit}{saved}</th>'
        else:
            strong = " strong" if item.highlighted else ""
            head = f'<th scope="row" class="d{depth}{strong}">{link}{self.others(item)}{edit}{saved}</th>'
        cells = "".join(self.cell(column.name, item) for column in self.columns)
        kind = "obj" if heading else "line"
        return f'<tr class="{kind}" id="{name}">{head}{cells}</tr>'

    def cell(self, name: str, item: OutlineItem) -> str:
        inside = _CELLS[name](self, item)
        if name != "results":  # that one holds words of ours too
            inside = self.said(inside, "div")
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
        return escape(schedule_words(item.schedule, self.manner.language))

    def expected_results(self, item: OutlineItem) -> str:
        if len(item.expected_results) < 2:
            return "".join(map(escape, item.expected_results))
        return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in item.expected_results)}</ul>"

    def results(self, item: OutlineItem) -> str:
        parts = [self.state(item), self.words(item)]
        if self.manner.watch and (concern := self.manner.watch.concern(item)) and not item.children:
            parts.insert(1, f'<span class="concern concern-{concern.concern}">{escape(self.concern(*concern))}</span>')
        return "<br>".join(filter(None, parts))

    def state(self, item: OutlineItem) -> str:
        """The status and the percent."""
        shown = percent_adds(item.status, item.percent)
        percent = f'<span class="number">{escape(self.percent(item.percent))}</span>' if shown else ""
        return " ".join(filter(None, (self.marks[item.status], percent)))

    def words(self, item: OutlineItem) -> str:
        """The last word said of it, else what its document said, when that is more than the status."""
        if item.note:
            return f'<span class="said"{self.theirs}>{escape(item.note)}</span>'
        return (
            ""
            if item.status and says_only(item.results, item.status, item.percent)
            else self.said(escape(item.results))
        )

    def others(self, item: OutlineItem) -> str:
        if not item.extra:
            return ""
        lines = (f"<div><dt>{escape(name)}</dt> <dd>{escape(text)}</dd></div>" for name, text in item.extra.items())
        return f'<dl class="extra"{self.theirs}>{"".join(lines)}</dl>'

    def said(self, html: str, tag: str = "span") -> str:
        """What the plan says, marked with its language when the page speaks another."""
        return f"<{tag}{self.theirs}>{html}</{tag}>" if html and self.theirs else html


_CELLS = {
    "leads": RowWriter.leads,
    "schedule": RowWriter.schedule,
    "expected_results": RowWriter.expected_results,
    "results": RowWriter.results,
}


def is_heading(item: OutlineItem) -> bool:
    """Whether it stands as a heading over what is below it."""
    return item.kind in SECTIONS and bool(item.children)


def _says_something(item: OutlineItem) -> bool:
    """Whether a heading has a schedule, leads or results of its own."""
    return bool(item.leads or item.schedule or item.results or item.status or item.expected_results or item.extra)
