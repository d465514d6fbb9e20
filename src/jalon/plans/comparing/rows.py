"""The one shape in which a proposal and a plan are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jalon.phrases.folding import squeeze

CellValue = str | tuple[str, ...]

# The cells of a row, as `change_item` names them; those of other columns are "extra.<heading>".
CELLS = ("number", "text", "leads", "schedule", "expected_results")


@dataclass(frozen=True, slots=True)
class Row:
    """A node of a proposal, or an item of a plan; `parent` is the key of the row above, "" at the top."""

    key: str
    parent: str
    level: str
    text: str
    number: str = ""
    schedule: str = ""
    results: str = ""
    status: str = ""
    leads: tuple[str, ...] = ()
    inherited_leads: tuple[str, ...] = ()
    expected_results: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    identity: str = ""

    def value(self, name: str) -> CellValue:
        """A cell by its name."""
        if name.startswith("extra."):
            return self.extra.get(name.removeprefix("extra."), "")
        value: CellValue = getattr(self, name)
        return value


def rows_of(nodes: Sequence[Mapping[str, Any]], identities: Mapping[str, str] | None = None) -> list[Row]:
    """The nodes of a prepared proposal, in reading order. `identities` maps a node to the item it was made from."""
    rows: list[Row] = []
    known = identities or {}

    def add(node: Mapping[str, Any], parent: str) -> None:
        rows.append(
            Row(
                key=node["id"],
                parent=parent,
                level=node["level"],
                text=node["text"],
                number=node["number"] or "",
                schedule=node["schedule"] or "",
                results=node["results"] or "",
                status=node["status"] or "",
                leads=tuple(node["leads"]),
                inherited_leads=tuple(node["inherited_leads"]),
                expected_results=tuple(node["expected_results"]),
                extra=node["extra"],
                identity=known.get(node["id"], ""),
            )
        )
        for child in node["children"]:
            add(child, node["id"])

    for node in nodes:
        add(node, "")
    return rows


_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u2011": "-"})


def same(one: CellValue, other: CellValue) -> bool:
    """Whether two cells say the same: a program's own quotes and spaces are no change made by hand."""
    return _plain(one) == _plain(other)


def _plain(value: CellValue) -> CellValue:
    if isinstance(value, str):
        return squeeze(value.translate(_TYPOGRAPHY))
    return tuple(squeeze(text.translate(_TYPOGRAPHY)) for text in value)
