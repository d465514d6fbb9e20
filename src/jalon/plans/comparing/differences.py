"""The file a plan came from, the plan now, the new file: what differs, and who changed it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from jalon.plans.comparing.matching import match
from jalon.plans.comparing.places import moved
from jalon.plans.comparing.rows import CELLS, CellValue, Row, rows_of, same

PLAN_FACTS = ("title", "organisation", "period", "updated_on", "general_objectives")
NOT_IN_PLAN = "b:"  # before the key of a row of the former file that the plan holds no more


class DifferenceKind(StrEnum):
    """What there is to accept or refuse."""

    PLAN = "plan"  # a fact about the plan itself
    CHANGED = "changed"  # a cell
    PROGRESS = "progress"  # a result or a status written in the file
    ADDED = "added"  # a row, with those below it
    MOVED = "moved"
    REMOVED = "removed"  # a row, with those below it


class DifferenceState(StrEnum):
    """Who changed it."""

    OPEN = "open"  # the new file alone
    CONFLICT = "conflict"  # the new file and the plan, each its own way
    REFUSED = "refused"  # the file, as when this was refused the last time
    OURS = "ours"  # the plan alone: the file still says what it said


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to accept or refuse. `key` stays the same as long as the plan and the file say the same.

    `item` is the key of the row in the plan, `node` in the new file. `base`, `now` and `new` are what the three
    say: a cell, or for a move the keys of the parent and of the row before; None where there is nothing. `rows`
    are those of a branch added (nodes) or removed (items).
    """

    kind: DifferenceKind
    state: DifferenceState
    item: str = ""
    node: str = ""
    field: str = ""
    base: CellValue | None = None
    now: CellValue | None = None
    new: CellValue | None = None
    rows: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a decision about it is kept under: one made of other words is no decision about these."""
        said = zlib.crc32(repr((self.now, self.new, self.rows)).encode())
        return f"{self.kind}:{self.item or self.node}:{self.field}:{said:08x}"

    @property
    def about(self) -> str:
        """The row of the plan it is about, else the node of the file."""
        return self.item or self.node


@dataclass(frozen=True, slots=True)
class Comparison:
    """All the differences in reading order, and which node of the file is which row of the plan."""

    differences: list[Difference]
    pairs: dict[str, str]
    base: dict[str, Row]
    now: dict[str, Row]
    new: dict[str, Row]

    @property
    def nothing_changed(self) -> bool:
        """Whether the file says nothing the plan does not know, or that was not refused already."""
        return not any(one.state in {DifferenceState.OPEN, DifferenceState.CONFLICT} for one in self.differences)

    def node_key(self, node: str) -> str:
        """The row of the plan that a node is; "" when the plan has none."""
        key = self.pairs.get(node, "")
        return "" if key.startswith(NOT_IN_PLAN) else key


def compare(
    base: Mapping[str, Any],
    now: Sequence[Row],
    new: Mapping[str, Any],
    *,
    facts: Mapping[str, CellValue],
    links: Mapping[str, str],
    identities: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare two proposals with the plan between them.

    `links` maps a node of `base` to the row of the plan made of it, `facts` are those of the plan itself.
    """
    new_rows, base_rows = rows_of(new["nodes"], identities), rows_of(base["nodes"])
    links = {node: key for node, key in links.items() if any(row.key == key for row in now)} or {
        old: key for key, old in match([base_rows], now).items()
    }
    names = {row.key: links.get(row.key, NOT_IN_PLAN + row.key) for row in base_rows}
    base_rows = [replace(row, key=names[row.key], parent=names.get(row.parent, "")) for row in base_rows]
    pairs = match([base_rows, now], new_rows)
    comparison = Comparison([], pairs, _by_key(base_rows), _by_key(now), _by_key(new_rows))
    work = _Work(comparison, base.get("refused") or [])
    comparison.differences.extend(work.facts(base, facts, new))
    comparison.differences.extend(work.rows())
    comparison.differences.extend(work.removed())
    return comparison


def facts_of(proposal: Mapping[str, Any]) -> dict[str, CellValue]:
    """What a proposal says of the plan itself."""
    facts: dict[str, CellValue] = {name: proposal.get(name) or "" for name in PLAN_FACTS}
    return facts | {"general_objectives": objectives_of(proposal.get("general_objectives") or [])}


def objectives_of(objectives: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """General objectives as texts."""
    return tuple(". ".join(filter(None, (one.get("number"), one["text"]))) for one in objectives)


def _by_key(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.key: row for row in rows}


@dataclass(slots=True)
class _Work:
    comparison: Comparison
    refused: list[Mapping[str, str]]
    was_refused: set[tuple[str, str, str]] = field(init=False)
    moved: tuple[set[str], set[str], set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.was_refused = {(one["kind"], one.get("about", ""), one.get("field", "")) for one in self.refused}
        found = self.comparison
        base, now, new = (list(tree.values()) for tree in (found.base, found.now, found.new))
        same_keys = {key: key for key in found.now}
        self.moved = (moved(base, new, found.pairs), moved(now, new, found.pairs), moved(base, now, same_keys))

    def state(self, kind: DifferenceKind, about: str, name: str, *, by_file: bool, by_plan: bool) -> DifferenceState:
        if by_file:
            return DifferenceState.CONFLICT if by_plan else DifferenceState.OPEN
        return DifferenceState.REFUSED if (kind.value, about, name) in self.was_refused else DifferenceState.OURS

    def facts(
        self, base: Mapping[str, Any], now: Mapping[str, CellValue], new: Mapping[str, Any]
    ) -> Iterator[Difference]:
        before, after = facts_of(base), facts_of(new)
        for name in PLAN_FACTS:
            old, kept, wanted = before[name], now[name], after[name]
            if same(kept, wanted) or not wanted:
                continue
            state = self.state(
                DifferenceKind.PLAN, "", name, by_file=not same(old, wanted), by_plan=not same(old, kept)
            )
            yield Difference(DifferenceKind.PLAN, state, field=name, base=old, now=kept, new=wanted)

    def rows(self) -> Iterator[Difference]:
        """In the order of the new file: rows added, cells changed, news, moves."""
        found = self.comparison
        for row in found.new.values():
            item = found.node_key(row.key)
            if not item:
                if not row.parent or found.node_key(row.parent):
                    yield self.added(row)
                continue
            base, now = found.base.get(item), found.now[item]
            yield from self.cells(row, base, now)
            yield from self.progress(row, base, now)
            yield from self.move(row, base, now)

    def cells(self, row: Row, base: Row | None, now: Row) -> Iterator[Difference]:
        extras = {f"extra.{name}": None for one in (base, row) if one for name in one.extra}
        for name in (*CELLS, *extras):
            old = base.value(name) if base else None
            kept, wanted = now.value(name), row.value(name)
            if same(kept, wanted) or (name == "leads" and _same_leads(now, row)):
                continue
            by_file = old is None or not (same(old, wanted) or (name == "leads" and base and _same_leads(base, row)))
            by_plan = old is not None and not same(old, kept)
            state = self.state(DifferenceKind.CHANGED, now.key, name, by_file=by_file, by_plan=by_plan)
            yield Difference(DifferenceKind.CHANGED, state, now.key, row.key, name, old, kept, wanted)

    def progress(self, row: Row, base: Row | None, now: Row) -> Iterator[Difference]:
        old = _said(base) if base else None
        kept, wanted = _said(now), _said(row)
        if same(kept, wanted) or (not row.results and row.status in {"", now.status}):
            return
        if not any(wanted):
            return
        by_file, by_plan = old is None or not same(old, wanted), old is not None and not same(old, kept)
        state = self.state(DifferenceKind.PROGRESS, now.key, "results", by_file=by_file, by_plan=by_plan)
        yield Difference(DifferenceKind.PROGRESS, state, now.key, row.key, "results", old, kept, wanted)

    def move(self, row: Row, base: Row | None, now: Row) -> Iterator[Difference]:
        from_base, from_now, meanwhile = self.moved
        if row.key not in from_now or (row.parent and not self.comparison.pairs.get(row.parent) and base is None):
            return
        by_file, by_plan = base is None or row.key in from_base, now.key in meanwhile
        state = self.state(DifferenceKind.MOVED, now.key, "", by_file=by_file, by_plan=by_plan)
        found = self.comparison
        yield Difference(
            DifferenceKind.MOVED,
            state,
            now.key,
            row.key,
            base=place_of(base, found.base) if base else None,
            now=place_of(now, found.now),
            new=place_of(row, found.new),
        )

    def added(self, row: Row) -> Difference:
        """A branch the plan does not have; it may have had it, and have taken it out since."""
        found = self.comparison
        rows = _branch(row, found.new, lambda key: not found.node_key(key))
        known = [found.base[old] for key in rows if (old := found.pairs.get(key))]
        if len(known) < len(rows):
            state = DifferenceState.OPEN
        else:
            touched = any(
                not same(old.value(name), found.new[key].value(name))
                for key, old in zip(rows, known, strict=True)
                for name in CELLS
            )
            about = known[0].key.removeprefix(NOT_IN_PLAN)
            state = self.state(DifferenceKind.ADDED, about, "", by_file=touched, by_plan=True)
        return Difference(DifferenceKind.ADDED, state, node=row.key, new=place_of(row, found.new), rows=rows)

    def removed(self) -> Iterator[Difference]:
        """Branches that the former file had and the new one has no more."""
        found = self.comparison
        kept = set(found.pairs.values())
        gone = {key for key in found.now if key in found.base and key not in kept}
        refused = {about for kind, about, _name in self.was_refused if kind == DifferenceKind.REMOVED} & set(found.now)
        gone |= {key for key in refused if key not in kept}
        for key, row in found.now.items():
            if key not in gone or row.parent in gone:
                continue
            rows = _branch(row, found.now, gone.__contains__)
            if key in found.base:
                state = DifferenceState.CONFLICT if any(self.touched(one) for one in rows) else DifferenceState.OPEN
            else:
                state = DifferenceState.REFUSED
            yield Difference(DifferenceKind.REMOVED, state, item=key, now=place_of(row, found.now), rows=rows)

    def touched(self, key: str) -> bool:
        """Whether the plan changed a row since the former file."""
        base, now = self.comparison.base.get(key), self.comparison.now[key]
        if base is None:
            return True
        return not same(_said(base), _said(now)) or any(not same(base.value(name), now.value(name)) for name in CELLS)


def place_of(row: Row, tree: Mapping[str, Row]) -> tuple[str, str]:
    """The keys of the parent and of the sibling before, "" where there is none."""
    before = ""
    for other in tree.values():
        if other.key == row.key:
            break
        if other.parent == row.parent:
            before = other.key
    return row.parent, before


def _branch(row: Row, tree: Mapping[str, Row], goes: Callable[[str], bool]) -> tuple[str, ...]:
    """The keys of a row and of those below it that go with it, in reading order.

    What stands under a row that does not go is a branch of its own: it is said there, and nowhere else.
    """
    inside = {row.key: None}
    for other in tree.values():
        if other.parent in inside and goes(other.key):
            inside[other.key] = None
    return tuple(inside)


def _said(row: Row) -> tuple[str, ...]:
    return row.results, row.status


def _same_leads(one: Row, other: Row) -> bool:
    """Whether the same people are in charge, be it through a merged cell."""
    return same(one.leads or one.inherited_leads, other.leads or other.inherited_leads)
