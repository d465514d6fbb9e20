"""What a person chooses of a reading on the table itself: the row of headings, what a line is, what columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jalon.phrases.folding import fold, squeeze
from jalon.plans.choices import LEVELS
from jalon.reading import Choices
from jalon.recognition.readings import READINGS
from jalon.web.components.words import ROLES

Json = Mapping[str, Any]

ROWS = 8  # of a table, that may be its headings
MOST_COLUMNS = 60  # of a table, whose roles are asked
WORDS = 60  # characters of a row, to tell it from others
KINDS = ("plan", "report", "other")


@dataclass(frozen=True, slots=True)
class ColumnMenu:
    """A column: its heading in the document ("" without one), and the role it has ("" when it was not read)."""

    heading: str
    role: str


@dataclass(frozen=True, slots=True)
class TableMenus:
    """What is asked of the table a plan was read in; `block` is its place in the document, None when it is not known.

    `rows` are the words of its first rows; `header_row` counts from 1, 0 for none; `line` is a heading.
    """

    block: int | None
    columns: list[ColumnMenu]
    rows: list[str] = field(default_factory=list)
    header_row: int = 0
    line: str = ""

    @property
    def headings(self) -> list[str]:
        """Those of the columns that have one, each once."""
        return list(dict.fromkeys(column.heading for column in self.columns if column.heading))


def choices_in(proposal: Json) -> Choices:
    """What was chosen for a proposal."""
    return Choices(**(proposal.get("choices") or {}))


def menus_of(document: Json, proposal: Json) -> TableMenus | None:
    """The menus of the table that was read, or could be; None where the document has none."""
    columns = [ColumnMenu(one["heading"], one["role"]) for one in proposal["layout"]["columns"]][:MOST_COLUMNS]
    chosen = choices_in(proposal)
    tables = [_Table(block) for block in document.get("blocks", []) if block["type"] == "table"]
    tables = [table for table in tables if 1 < table.width <= MOST_COLUMNS and len(table.rows) > 1]
    if not columns:
        largest = max(tables, key=lambda table: len(table.rows), default=None)
        return largest.unread(chosen.header_row) if largest else None
    best = max((found for table in tables if (found := table.read_as(columns))), default=None, key=lambda one: one[0])
    if best is None:
        return TableMenus(None, columns, line=_line(columns, chosen))
    _share, row, table = best
    return TableMenus(table.number, columns, table.previews, row, _line(columns, chosen))


def _line(columns: list[ColumnMenu], chosen: Choices) -> str:
    lines = [column.heading for column in columns if column.role == "action"]
    return chosen.line or next(iter(lines), "")


class _Table:
    """A table of a document kept as JSON."""

    def __init__(self, block: Json) -> None:
        self.number: int = block["place"]["block"]
        self.width: int = block["columns"]
        self.rows: list[list[Json]] = block["rows"]
        self.left = min((cell["place"]["column"] for row in self.rows[:ROWS] for cell in row), default=0)
        self.heads = [self._cells(row) for row in self.rows[:ROWS]]
        self.previews = [_preview(cells) for cells in self.heads]

    def _cells(self, row: list[Json]) -> list[str]:
        words = [""] * self.width
        for cell in row:
            at = cell["place"]["column"] - self.left
            if 0 <= at < self.width:
                words[at] = " ".join(_words(cell["blocks"])).strip()
        return words

    def unread(self, header_row: int | None) -> TableMenus:
        """The menus of a table that no plan was read in."""
        row = 1 if header_row is None or header_row > len(self.heads) else header_row
        headings = self.heads[row - 1] if row else [""] * self.width
        return TableMenus(self.number, [ColumnMenu(heading, "") for heading in headings], self.previews, row)

    def read_as(self, columns: list[ColumnMenu]) -> tuple[tuple[float, int], int, _Table] | None:
        """How well these columns are its own, and its row of headings; None when they are not."""
        if len(columns) != self.width:
            return None
        named = [(at, column.heading) for at, column in enumerate(columns) if column.heading]
        if not named:
            return (0.0, len(self.rows)), 0, self
        shares = [sum(1 for at, heading in named if _same(cells[at], heading)) / len(named) for cells in self.heads]
        best = max(range(len(shares)), key=lambda at: shares[at])
        # A heading over two rows stands in part on each: "Suivi – Statut".
        return ((shares[best], len(self.rows)), best + 1, self) if shares[best] >= 0.5 else None


def _same(words: str, heading: str) -> bool:
    plain = squeeze(fold(words))
    return bool(plain) and plain in {squeeze(fold(part)) for part in (heading, *heading.split(" – "))}


def _words(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "table":
            for cell in (cell for row in block["rows"] for cell in row):
                yield from _words(cell["blocks"])
        else:
            yield "".join(run["text"] for run in block.get("runs", []))


def _preview(cells: list[str]) -> str:
    words = " · ".join(filter(None, cells))
    return words if len(words) <= WORDS else words[: WORDS - 1].rstrip() + "…"


def choices_from(post: Mapping[str, str], document: Json, proposal: Json) -> Choices:
    """What was chosen before, with what a form chooses now. Raises ValueError for what makes no sense."""
    before = choices_in(proposal)
    if "reading" in post:
        if post["reading"] not in {reading.name for reading in READINGS}:
            raise ValueError("no such reading")
        return replace(before, reading=post["reading"], kind=None)
    if "kind" in post:
        kind = next((kind for kind in KINDS if kind == post["kind"]), None)
        if kind is None:
            raise ValueError("no such kind")
        return replace(before, kind=kind, reading=None)  # type: ignore[arg-type]  # one of KINDS
    menus = menus_of(document, proposal)
    return _of_table(post, menus, before) if menus else before


def _of_table(post: Mapping[str, str], menus: TableMenus, before: Choices) -> Choices:
    roles = dict(before.roles) | _roles(post, menus)
    chosen = replace(before, roles=roles, header_row=_header_row(post, menus, before), line=before.line)
    line = post.get("line", menus.line)
    if line != menus.line:
        if line not in menus.headings:
            raise ValueError("no such column")
        chosen = replace(chosen, line=line, roles=_beside(roles, menus, line))
    if chosen != before and before.reading not in {None, "table"}:
        chosen = replace(chosen, reading="table", kind=None)
    return chosen


def _roles(post: Mapping[str, str], menus: TableMenus) -> dict[str, str]:
    """The roles that are not those shown."""
    roles = {}
    for index, column in enumerate(menus.columns):
        role = post.get(f"role-{index}", column.role)
        if role and role not in ROLES:
            raise ValueError("no such role")
        if role and role != column.role:
            roles[column.heading or f"#{index + 1}"] = role
    return roles


def _header_row(post: Mapping[str, str], menus: TableMenus, before: Choices) -> int | None:
    given = post.get("header_row", str(menus.header_row))
    if not given.isdecimal() or not 0 <= int(given[:6]) <= len(menus.rows):
        raise ValueError("no such row")
    if int(given) != menus.header_row or (menus.block is not None and not any(one.role for one in menus.columns)):
        return int(given)
    return before.header_row


def _beside(roles: Mapping[str, str], menus: TableMenus, line: str) -> dict[str, str]:
    """The roles, where the column that held the lines stands above or below the one that does now."""
    said = dict(roles)
    places = {column.heading: at for at, column in enumerate(menus.columns)}
    taken = {column.role for column in menus.columns} | set(said.values())
    for column in menus.columns:
        if column.role == "action" and column.heading and column.heading not in {line, *roles}:
            above = next((level for level in reversed(LEVELS[:2]) if level not in taken), "objective")
            said[column.heading] = above if places[column.heading] < places[line] else "item"
    said.pop(line, None)
    return said
