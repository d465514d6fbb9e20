"""The excerpt of a document beside an item, from the JSON of `documents.as_json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def excerpt(document: Mapping[str, Any], source: Mapping[str, Any], *, around: int = 1) -> Json | None:
    """The block where words stand, with a few rows (of a table) or blocks around; None when it has no place.

    Returns `{"blocks": [...]}`; a table keeps its header rows and the rows `around` the one of the source.
    """
    wanted, blocks = source.get("block"), document.get("blocks", [])
    if wanted is None:
        return None
    index = next((i for i, block in enumerate(blocks) if block["place"]["block"] == wanted), None)
    if index is None:
        return None
    block = blocks[index]
    if block["type"] == "table":
        return {"blocks": [_rows_around(block, source.get("row"), around)]}
    return {"blocks": blocks[max(0, index - around) : index + around + 1]}


def _rows_around(table: Mapping[str, Any], row: int | None, around: int) -> Json:
    if row is None:
        return dict(table)
    heads = max(1, table["header_rows"])
    low, high = row - around, row + around
    kept = [
        [cell for cell in cells if index < heads or cell["place"]["row"] + cell.get("row_span", 1) > low]
        for index, cells in enumerate(table["rows"][: high + 1])
    ]
    shown = [[cell | {"row_span": max(1, _visible(cell, heads, low, high))} for cell in cells] for cells in kept]
    # A cell that begins above the excerpt and reaches into it is shown in the first row kept.
    top = [cell for cells in shown[heads : max(heads, low)] for cell in cells]
    rows = shown[:heads] + shown[max(heads, low) :]
    if top and len(rows) > heads:
        rows[heads] = sorted(top + rows[heads], key=lambda cell: cell["place"]["column"])
    return dict(table) | {"rows": rows, "cut": True}


def _visible(cell: Mapping[str, Any], heads: int, low: int, high: int) -> int:
    start = cell["place"]["row"]
    end = min(start + cell.get("row_span", 1), high + 1)
    return int(end - (start if start < heads else max(start, low, heads)))
