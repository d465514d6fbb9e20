"""A document in a layout of our own, as plain data: what every writer of new files takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from jalon.wording.figures import labelled


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says. `text` may hold several lines; a date or a number is typed where the format has types.

    `percent` is from 0 to 100. `bullets` shows each line as an entry of a list.
    """

    text: str = ""
    day: date | None = None
    number: float | None = None
    percent: float | None = None
    bold: bool = False
    bullets: bool = False

    @property
    def lines(self) -> list[str]:
        """Its lines, one at least."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid: its heading, and its share of the width beside the others'."""

    heading: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a value by column. A None goes on from the cell above; `across` is one value over all columns.

    `identity` is that of the item it shows, hidden where the format can hide something.
    """

    values: Sequence[Value | None]
    across: bool = False
    identity: UUID | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `name` says what it is to whoever cannot see it, and names a sheet of a workbook."""

    name: str
    columns: Sequence[GridColumn]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading inside the document; `level` from 1."""

    text: str
    level: int = 1
    identity: UUID | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or the entries of a list. `small` is for notes; `identity` is hidden in the first."""

    lines: Sequence[str]
    bullets: bool = False
    small: bool = False
    identity: UUID | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, with what it says in words; `width` as a share of the page; `identity` is hidden with it."""

    svg: str
    words: str
    width: float = 1.0
    identity: UUID | None = None


Block = Title | Text | Grid | Picture


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole document. `language` is "fr" or "en"; `footer` stands on every page; `made` is its date."""

    title: str
    language: str
    blocks: Sequence[Block]
    organisation: str = ""
    subtitle: str = ""
    footer: str = ""
    made: date | None = None
    landscape: bool = True
    facts: Sequence[tuple[str, str]] = field(default_factory=list)

    @property
    def said_facts(self) -> list[str]:
        """The facts as lines."""
        return [labelled(name, said, self.language) for name, said in self.facts]
