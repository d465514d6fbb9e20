"""The rows of a timeline as HTML, written at once. The table is its own equivalent: each lane also says its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalon.plans.choices import STATUSES
from jalon.plans.queries.outline import OutlineItem, is_row
from jalon.web.components.parts import Asked, Row, Sharing, in_turn, rest_link
from jalon.web.components.words import language_attribute, printed, schedule_words, span, status_word
from jalon.web.timeline.layout import Lane, Shape

TOP, HEIGHT = 15, 14  # of a bar in its lane
MIDDLE = TOP + HEIGHT // 2
MARK = 14


@dataclass(slots=True)
class Band:
    """What stands at the top of a plan, with the `items` under it; folded, nothing is written of them in `body`."""

    id: int
    number: str
    text: str
    rows: int
    statuses: list[tuple[str, int]]
    folded: bool
    toggle: str
    items: list[OutlineItem]
    body: SafeString = field(default_factory=SafeString)

    def holds(self, item_id: int) -> bool:
        """Whether the row of an item is there."""
        return self.id == item_id or any(item.id == item_id for top in self.items for item in top.walk())


class RowWriter:
    """Writes rows; every text goes through `escape`. `late` says of an item whether it is; `language` is the plan's.

    `lane_of` draws what is shown of an item, as it is written.
    """

    def __init__(
        self,
        lane_of: Callable[[OutlineItem], Lane],
        item_url: str,
        late: Callable[[OutlineItem], bool],
        language: str = "",
    ) -> None:
        self.lane_of, self.late = lane_of, late
        self.theirs, self.language = language_attribute(language), language
        self.before, _zero, self.after = item_url.rpartition("0")
        self.late_word, self.waits_word = escape(_("late")), escape(_("waits for:"))
        self.marks = {status: _mark(status) for status in (*STATUSES, "")}
        self.span = cache(span)

    def rows(self, items: list[OutlineItem], depth: int = 0) -> Iterator[Row]:
        """The rows of some items and of what is below them; what has no date is listed elsewhere."""
        for item in items:
            below = self.rows(item.children, depth + is_row(item))
            if is_row(item):
                lane = self.lane_of(item)
                if not lane.undated:
                    yield Row(item.id, self.row(item, lane, min(depth, 2)))
            elif first := next(below, None):
                head = f'<tr class="t-head"><th colspan="2" scope="rowgroup">{self.name(item)}</th></tr>'
                yield Row(item.id, head)
                yield first
            yield from below

    def name(self, item: OutlineItem) -> str:
        number = f'<span class="num">{escape(printed(item.number))}</span> ' if item.number else ""
        return f'<a href="{self.before}{item.id}{self.after}"{self.theirs}>{number}{escape(item.text) or "—"}</a>'

    def row(self, item: OutlineItem, lane: Lane, depth: int) -> str:
        late = f' <b class="t-late">{self.late_word}</b>' if self.late(item) else ""
        schedule = (
            "" if lane.waits and lane.waits == item.schedule else escape(schedule_words(item.schedule, self.language))
        )
        if schedule and self.theirs:
            schedule = f"<span{self.theirs}>{schedule}</span>"
        small = f"<small>{schedule}{late}</small>" if schedule or late else ""
        waits = (
            f'<p class="t-waits"><svg class="mark" aria-hidden="true"><use href="#t-waits"/></svg>'
            f'<span class="for-ears">{self.waits_word} </span><span{self.theirs}>{escape(lane.waits)}</span></p>'
            if lane.waits and not lane.shapes
            else ""
        )
        status = item.status or "none"
        drawn = "".join(_DRAW[shape.kind](shape) for shape in lane.shapes)
        words = self.words(item, lane)
        return (
            f'<tr class="s-{status}"><th scope="row" class="d{depth}">{self.marks[item.status]}<span>{self.name(item)}'
            f'{small}</span></th><td><svg class="lane" aria-hidden="true" focusable="false">'
            f'<use href="#t-grid" width="100%" height="100%"/>{drawn}</svg>{waits}{words}</td></tr>'
        )

    def words(self, item: OutlineItem, lane: Lane) -> str:
        """What the lane draws, said."""
        said = [self.span(item.earliest, item.latest), *held_words(lane)]
        text = ", ".join(filter(None, said))
        return f'<span class="for-ears">{escape(text)}</span>' if text else ""


def held_words(lane: Lane) -> Iterator[str]:
    """ "2 done, 1 missed", for what recurs."""
    done, missed = lane.held["done"], lane.held["missed"]
    if done:
        yield ngettext("%(n)d held", "%(n)d held", done) % {"n": done}
    if missed:
        yield ngettext("%(n)d missed", "%(n)d missed", missed) % {"n": missed}


def _mark(status: str) -> str:
    if not status:
        return '<span class="t-mark"></span>'
    return (
        f'<span class="t-mark status-{status}"><svg class="mark" aria-hidden="true"><use href="#m-{status}"/></svg>'
        f'<span class="for-ears">{escape(status_word(status))} </span></span>'
    )


def percent(value: float) -> str:
    """A fraction as the percent SVG reads."""
    return f"{100 * value:.2f}%"


def _rect(shape: Shape, extra: str = "") -> str:
    x, width = percent(shape.x), percent(shape.width)
    return f'<rect class="bar" x="{x}" y="{TOP}" width="{width}" height="{HEIGHT}"{extra}/>'


def _line(name: str) -> Callable[[Shape], str]:
    def draw(shape: Shape) -> str:
        ends = percent(shape.x), percent(shape.x + shape.width)
        return f'<line class="{name}" x1="{ends[0]}" x2="{ends[1]}" y1="{MIDDLE}" y2="{MIDDLE}"/>'

    return draw


def _use(name: str, shift: int = -MARK // 2) -> Callable[[Shape], str]:
    """A mark of fixed size at a place: an svg whose overflow shows, moved by half its width."""

    def draw(shape: Shape) -> str:
        return (
            f'<svg class="spot" x="{percent(shape.x)}" y="{TOP}"><use href="#t-{name}" x="{shift}"'
            f' width="{MARK}" height="{MARK}"/></svg>'
        )

    return draw


_DRAW: dict[str, Callable[[Shape], str]] = {
    "bar": _rect,
    "fade-in": lambda shape: _rect(shape, ' mask="url(#t-fade-in)"'),
    "fade-out": lambda shape: _rect(shape, ' mask="url(#t-fade-out)"'),
    "line": _line("on"),
    "until": _line("until"),
    "thread": _line("thread"),
    "on-demand": _line("asked"),
    "deadline": _use("deadline", -MARK + 1),
    "onward": _use("onward", -MARK),
    "earlier": _use("earlier", 0),
    "day": _use("day"),
    "time-done": _use("done"),
    "time-missed": _use("missed"),
    "time-next": _use("next"),
    "time-coming": _use("coming"),
}


def band_of(root: OutlineItem, items: list[OutlineItem], *, folded: bool, toggle: str, headed: bool = True) -> Band:
    """A chapter of the timeline, not yet written; `items` are what is under its heading."""
    found = Counter(item.status or "none" for one in items for item in one.walk() if is_row(item))
    name: tuple[str, str] = (root.number, root.text) if headed else ("", "")
    counts = [(status, found[status]) for status in (*STATUSES, "none") if status in found]
    return Band(root.id, *name, found.total(), counts, folded, toggle, items)


def write_bands(bands: list[Band], writer: RowWriter, asked: Asked) -> Sharing:
    """Put in each chapter the rows it has room for."""
    sharing = Sharing(asked)
    for band, toward in in_turn([band for band in bands if not band.folded], Band.holds, asked):
        taken = sharing.take(writer.rows(band.items), toward=toward)
        html = taken.html
        if taken.left:
            axis = band.id if band.number or band.text else None
            attributes, link = rest_link(asked, band.text or band.number, taken.left, axis=axis, begun=bool(html))
            html += f'<tr {attributes}><td colspan="2">{link}</td></tr>'
        band.body = mark_safe(html)  # noqa: S308 - every text in it was escaped
    return sharing
