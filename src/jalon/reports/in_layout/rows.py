"""Which rows of the document say a line that stands in several: cut by a page, or gone on below."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from jalon.documents.model import Place, Table
from jalon.reports.in_layout.origin import place_of

Json = dict[str, Any]


def rows_below(proposal: Json, nodes: Mapping[str, Json], tables: Mapping[int, Table]) -> dict[str, list[int]]:
    """The rows after its own that go on saying a node: those with words that nothing else claims."""
    own: dict[int, dict[int, str]] = defaultdict(dict)
    for identity, node in nodes.items():
        place = place_of(node["source"])
        if place is not None and place.row is not None:
            own[place.block][place.row] = identity  # the last of a row is the one that goes on
    claimed = set(rows_claimed(proposal, "notes", "unplaced", "ignored"))
    found: dict[str, list[int]] = defaultdict(list)
    for block, of_row in own.items():
        begins = sorted(of_row)
        for at in _worded(tables[block]) if block in tables else ():
            above = bisect_right(begins, at)
            if above and at not in of_row and (block, at) not in claimed:
                found[of_row[begins[above - 1]]].append(at)
    return dict(found)


def _worded(table: Table) -> Iterator[int]:
    """The rows below the headings in which some words begin."""
    for at, row in enumerate(table.rows):
        if at >= table.header_rows and any(cell.text.strip() for cell in row):
            yield at


def rows_claimed(proposal: Json, *kinds: str) -> Iterator[tuple[int, int]]:
    """The rows of what is no line: of these kinds (notes, headings said again, what has no place), block and rank."""
    for kind in kinds:
        for each in proposal.get(kind, []):
            place: Place | None = place_of(each.get("source"))
            if place is not None and place.row is not None:
                yield place.block, place.row
