"""What a drawn document is made of, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cell:
    """A cell of a table, over so many rows and columns."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    bold: bool = False
    italic: bool = False
    struck: bool = False
    fill: str = ""  # six hexadecimal digits


@dataclass(slots=True)
class Table:
    """A table: rows of cells, `None` where another cell covers the place."""

    rows: list[list[Cell | None]]
    ruled: bool = True


@dataclass(slots=True)
class Heading:
    """A heading of a level; 0 is the title."""

    level: int
    text: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph; the label in front of it may be bold."""

    text: str
    label: str = ""
    bold: bool = False
    indent: int = 0
    struck: bool = False
    fill: str = ""


@dataclass(slots=True)
class Bullet:
    """A line of a list, at a depth, with the mark that formats without lists print."""

    text: str
    depth: int = 0
    mark: str = "-"
    bold: bool = False


@dataclass(slots=True)
class Sheet:
    """What follows stands in a sheet of its own, or under nothing more where there are no sheets."""

    name: str


@dataclass(slots=True)
class Break:
    """A page ends."""


Block = Table | Heading | Paragraph | Bullet | Sheet | Break


@dataclass(slots=True)
class Paper:
    """The blocks of a document, and what stands at the top and the foot of its pages."""

    title: str
    blocks: list[Block] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    looks: dict[str, str] = field(default_factory=dict)  # choices that a format may follow: bullets, delimiter…


def row(*texts: str, bold: bool = False, fill: str = "") -> list[Cell | None]:
    """A row of plain cells."""
    return [Cell(text, bold=bold, fill=fill) for text in texts]


def grid(table: Table) -> list[list[str]]:
    """The texts of a table, empty where a cell is covered."""
    return [[cell.text if cell else "" for cell in line] for line in table.rows]
