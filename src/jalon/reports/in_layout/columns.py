"""Which column of each table of the document holds what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from jalon.documents.model import Table
from jalon.reports.model import Column

Json = dict[str, Any]


def columns_by_table(
    nodes: Iterable[Json], tables: Mapping[int, Table], columns: Iterable[Column]
) -> dict[int, dict[str, int]]:
    """By table, the column of each role as most of its rows have it.

    A role that a table shows nowhere (no result yet) stands where it stands in the others; one that has a heading,
    under it.
    """
    headings = {_squeezed(column.heading): column.role for column in columns if column.heading}
    votes: dict[int, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    everywhere: dict[str, Counter[int]] = defaultdict(Counter)
    for node in nodes:
        for role, source in [(node["level"], node["source"]), *_fields(node["sources"])]:
            if source and source.get("column") is not None:
                votes[source["block"]][role][source["column"]] += 1
                everywhere[role][source["column"]] += 1
    usual = {role: count.most_common(1)[0][0] for role, count in everywhere.items()}
    return {
        block: usual
        | {role: count.most_common(1)[0][0] for role, count in roles.items()}
        | _headed(tables.get(block), headings)
        for block, roles in votes.items()
    }


def _headed(table: Table | None, headings: Mapping[str, str]) -> dict[str, int]:
    """The columns of a table by what their headings say."""
    top = [] if table is None else [cell for row in table.rows[: max(table.header_rows, 1)] for cell in row]
    said = [(headings.get(_squeezed(cell.text)), cell.place.column) for cell in top]
    times = Counter(role for role, _column in said)
    return {role: column for role, column in said if role and column is not None and times[role] == 1}


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _fields(sources: Json) -> list[tuple[str, Json]]:
    fields = []
    dates = sources.get("schedule")
    for name, source in sources.items():
        if name == "results" and source == dates:
            continue  # said beside a date: that is no column of results
        role, _, rest = name.partition(".")
        fields.append((f"extra:{rest}" if role == "extra" else role, source))
    return fields
