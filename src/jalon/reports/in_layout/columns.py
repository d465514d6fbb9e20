"""Which column of each table of the document holds what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]


def columns_by_table(nodes: Iterable[Json]) -> dict[int, dict[str, int]]:
    """By table, the column of each role as most of its rows have it.

    A role that a table shows nowhere (no result yet) stands where it stands in the others.
    """
    votes: dict[int, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    everywhere: dict[str, Counter[int]] = defaultdict(Counter)
    for node in nodes:
        for role, source in [(node["level"], node["source"]), *_fields(node["sources"])]:
            if source and source.get("column") is not None:
                votes[source["block"]][role][source["column"]] += 1
                everywhere[role][source["column"]] += 1
    usual = {role: count.most_common(1)[0][0] for role, count in everywhere.items()}
    return {
        block: usual | {role: count.most_common(1)[0][0] for role, count in roles.items()}
        for block, roles in votes.items()
    }


def _fields(sources: Json) -> list[tuple[str, Json]]:
    fields = []
    for name, source in sources.items():
        role, _, rest = name.partition(".")
        fields.append((f"extra:{rest}" if role == "extra" else role, source))
    return fields
