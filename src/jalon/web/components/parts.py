"""The rows of a long page, a part at a time: what an answer holds, and where the rest is asked for.

A plan of a thousand lines would make an answer of a megabyte. The first holds what has room in it; the rest of each
chapter is a link, which the page follows by itself as it comes into view (`?partie=1`: rows alone) and which leads
people without JavaScript to a page of it. `?depuis=` names the row to begin at, `?vers=` one that must be there,
`?tout=1` asks for everything, to print it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import NamedTuple, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

ROOM = 140_000  # bytes of rows in an answer: with what stands around them it stays under 300 kB
SINCE, TOWARD, WHOLE, FRAGMENT = "depuis", "vers", "tout", "partie"

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a page asks of its rows, by the numbers of items, and the rest of its query."""

    query: QueryDict
    since: int | None = None
    toward: int | None = None
    whole: bool = False
    fragment: bool = False

    def address(self, **more: str | int) -> str:
        """The same page asked otherwise, as HTML."""
        query = self.query.copy()
        for name, value in more.items():
            query[name] = str(value)
        return escape(f"?{query.urlencode()}")


EVERYTHING = Asked(QueryDict(), whole=True)


class Row(NamedTuple):
    """A row as HTML, and the number of its item."""

    id: int
    html: str


class Taken(NamedTuple):
    """Rows that had room, as HTML, and the number of the first that had none."""

    html: str
    left: int | None


def asked_parts(query: QueryDict, known: Iterable[int] | Mapping[int, object]) -> Asked:
    """What an address asks; a row that is not among those `known` is not looked for."""
    rest = query.copy()
    for name in (SINCE, TOWARD, WHOLE, FRAGMENT):
        rest.pop(name, None)
    since, toward = _number(query.get(SINCE, "")), _number(query.get(TOWARD, ""))
    return Asked(
        rest,
        since if since in known else None,
        toward if toward in known else None,
        whole=query.get(WHOLE) == "1",
        fragment=query.get(FRAGMENT) == "1",
    )


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 18 else None


class Sharing:
    """Shares the room of an answer between the chapters of a page; `partial` when some rows had none."""

    def __init__(self, asked: Asked) -> None:
        self.room = ROOM
        self.whole, self.since = asked.whole, asked.since
        self.partial = False

    def take(self, rows: Iterable[Row], *, toward: int | None = None) -> Taken:
        """The rows of a chapter, from the one asked for to where the room ends; never short of the one `toward`."""
        kept: list[str] = []
        for id_, html in rows:
            if self.since is not None and id_ != self.since:
                continue
            self.since = None
            if self.room <= 0 and not self.whole and toward is None:
                self.partial = True
                return Taken("".join(kept), id_)
            toward = None if id_ == toward else toward
            kept.append(html)
            self.room -= len(html.encode())
        return Taken("".join(kept), None)


def chapters_asked(chapters: list[C], holds: Callable[[C, int], bool], asked: Asked) -> list[C]:
    """The chapters of an answer: from the one that holds the row it begins at; alone when only rows are asked."""
    since = asked.since
    if since is None:
        return chapters
    first = next((place for place, one in enumerate(chapters) if holds(one, since)), len(chapters))
    return chapters[first : first + 1] if asked.fragment else chapters[first:]


def in_turn(chapters: list[C], holds: Callable[[C, int], bool], asked: Asked) -> list[tuple[C, int | None]]:
    """The chapters as they share the room, the one that holds a row that must be there first, with that row."""
    toward = asked.toward
    held = [one for one in chapters if toward is not None and holds(one, toward)]
    return [(one, toward) for one in held] + [(one, None) for one in chapters if one not in held]


def rest_link(asked: Asked, chapter: str, left: int, *, axis: int | None, begun: bool) -> tuple[str, str]:
    """The attributes of what stands for the rows of a chapter that are left, and the link inside it, as HTML.

    `axis` is what the address of the chapter names, None where it has none; `begun` when some of its rows are there.
    """
    where: dict[str, int] = {"axe": axis} if axis is not None else {}
    if begun or axis is None:
        where[SINCE] = left
    fragment = asked.address(**{SINCE: left, FRAGMENT: 1})
    about = f'<span class="for-ears">{escape(_(": "))}{escape(chapter)}</span>' if chapter else ""
    link = f'<a href="{asked.address(**where)}">{escape(_("Show what follows"))}{about}</a>'
    return f'class="later" hx-get="{fragment}" hx-trigger="intersect once" hx-swap="outerHTML"', link
