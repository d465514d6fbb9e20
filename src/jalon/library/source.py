"""A Document as JSON for showing: the source side of an import, and the excerpt beside an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from jalon.documents.model import Block, Cell, Document, Heading, Image, ListItem, Place, Run, Table

Json = dict[str, Any]


def document_as_dict(document: Document) -> Json:
    """The whole document.

    Blocks are `{"type": "paragraph" | "heading" | "list" | "image" | "table", "place", …}` with the place as
    `{"page", "block", "row", "column"}`; only what differs from the model's defaults is written. `identities`, in a
    file that came out of Jalon, is a list of `{"place", "identity"}`.
    """
    written: Json = {
        "format": document.format,
        "pages": document.pages,
        "blocks": _blocks(document.blocks),
        "margins": [{"kind": margin.kind, "blocks": _blocks(margin.blocks)} for margin in document.margins],
    }
    if document.identities:
        written["identities"] = [
            {"place": _place(place), "identity": str(identity)} for place, identity in document.identities
        ]
    return written


def _blocks(blocks: Iterable[Block]) -> list[Json]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Json:
    place = _place(block.place)
    if isinstance(block, Table):
        return {
            "type": "table",
            "place": place,
            "columns": block.columns,
            "caption": block.caption,
            "header_rows": block.header_rows,
            "pages": block.pages,
            "rows": [[_cell(cell) for cell in row] for row in block.rows],
        }
    if isinstance(block, Image):
        return {"type": "image", "place": place, "alt": block.alt}
    entry: Json = {"type": "paragraph", "place": place, "runs": [_run(run) for run in block.runs]}
    entry |= {name: value for name in ("marker", "indent", "gap", "align") if (value := getattr(block, name))}
    if isinstance(block, Heading):
        entry |= {"type": "heading", "level": block.level}
    elif isinstance(block, ListItem):
        entry |= {"type": "list", "level": block.level, "ordered": block.ordered}
    return entry


def _cell(cell: Cell) -> Json:
    entry: Json = {"place": _place(cell.place), "blocks": _blocks(cell.blocks)}
    if cell.row_span > 1:
        entry["row_span"] = cell.row_span
    if cell.col_span > 1:
        entry["col_span"] = cell.col_span
    if cell.header:
        entry["header"] = True
    if cell.background:
        entry["background"] = cell.background
    return entry


_RUN_FIELDS = [field.name for field in fields(Run) if field.name != "text"]


def _run(run: Run) -> Json:
    return {"text": run.text} | {name: value for name in _RUN_FIELDS if (value := getattr(run, name))}


def _place(place: Place) -> Json:
    return {"page": place.page, "block": place.block, "row": place.row, "column": place.column}


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
