"""A Document as JSON: what is kept and shown of it."""

from __future__ import annotations

from collections.abc import Iterable
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
