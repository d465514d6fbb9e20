"""A bilan as plain data: what the figures and the reports of a plan come to, ready to be printed or frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from jalon.plans.queries.outline import OutlineItem
from jalon.plans.rules.rollup import Rollup
from jalon.reports.choices import Choices


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence comes from: a progress report, its day, who said it ("" when names are left out)."""

    report: int | None
    on: date | None
    who: str
    channel: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What the results cell of an item says: `lines`, one sentence or phrase each.

    `composed` is what the reports say when a person edited it (`edited`), `stale` when that changed since her edit.
    `from_document` when the words are still those of the document, to be left exactly as they are.
    """

    lines: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    edited: bool = False
    composed: tuple[str, ...] = ()
    stale: bool = False
    from_document: bool = False

    @property
    def text(self) -> str:
        """Its lines, one under another."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class Line:
    """An item with what came of it. `cells` are the texts of other columns a person edited, by role.

    `stated` is what a column of statuses says of it, in the words of the document as long as they hold. `carried`
    says what it was carried over from (« reporté de 2017-2019 »), "" when it was not.
    """

    item: OutlineItem
    identity: UUID
    result: Result
    status: str
    percent: float | None
    leads: tuple[str, ...]
    stated: str = ""
    late: bool = False
    carried: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    children: list[Line] = field(default_factory=list)

    def walk(self) -> Iterator[Line]:
        """This line, then all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role ("action", "leads", "schedule", "expected_results", "results", "status"… as `layout` of
    the contract says, or "extra:HEADING") and its heading in the document's words."""

    role: str
    heading: str


def role_in(column: Mapping[str, Any]) -> str:
    """The role of a column of a layout (see the contract of `jalon read`), as a Column has it."""
    return f"extra:{column['heading']}" if column["role"] == "extra" else str(column["role"])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the summary, with the figures it says; `key` names what it speaks of, `heading` the axis."""

    key: str
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What the last bilan said: its day, how far each axis had come (the whole under None), the lines done by then."""

    as_of: date
    percents: dict[UUID | None, float]
    done: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Share:
    """How far an axis (or the whole, `identity` None) has come, now and at the last bilan if there was one."""

    identity: UUID | None
    name: str
    progress: Rollup
    statuses: dict[str, int]
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the figures say, in paragraphs, with the shares its chart shows."""

    paragraphs: tuple[Paragraph, ...]
    shares: tuple[Share, ...]


@dataclass(slots=True)
class Bilan:
    """What became of a plan. `lines` is its tree; `unplanned` the work nobody foresaw, by the identity of its axis.

    `acronyms` are the sigles its words use, with their expansion.
    """

    plan_id: int
    title: str
    organisation: str
    language: str
    period: str
    made: date
    choices: Choices
    columns: tuple[Column, ...]
    lines: list[Line]
    unplanned: dict[UUID | None, list[Line]]
    summary: Summary
    acronyms: dict[str, str]

    def walk(self) -> Iterator[Line]:
        """All its planned lines, in reading order."""
        for line in self.lines:
            yield from line.walk()
