"""The rows of a long page, a part at a time: what an answer holds, and where the rest is asked for.

A plan of a thousand lines would make an answer of a megabyte. The first holds what has room in it; the rest of each
chapter is a link, which the page follows by itself as it comes into view (`?partie=1`: rows alone) and which leads
people without JavaScript to a page of it. `?depuis=` names the row to begin at, `?vers=` one that must be there,
`?tout=1` asks for everything, to print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

ROOM = 140_000  # bytes of rows in an answer: with what stands around them it stays under 300 kB
SINCE, TOWARD, WHOLE, FRAGMENT = "depuis", "vers", "tout", "partie"


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


def rest_link(asked: Asked, chapter: str, **where: str | int) -> tuple[str, str]:
    """The attributes of what stands for the rows left, and the link inside it, as HTML."""
    fragment = asked.address(**where, **{FRAGMENT: 1})
    about = f'<span class="for-ears">{escape(_(": "))}{escape(chapter)}</span>' if chapter else ""
    link = f'<a href="{asked.address(**where)}">{escape(_("Show what follows"))}{about}</a>'
    return f'class="later" hx-get="{fragment}" hx-trigger="intersect once" hx-swap="outerHTML"', link
