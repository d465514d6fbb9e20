"""The places of blocks, given once everything is read."""

from __future__ import annotations

from jalon.documents.model import Block, Document, Place, Table

NOWHERE = Place(0)  # until the reader is done


def assign_places(document: Document) -> None:
    """Give every block its rank in the document, margins after the body; rows, columns and pages are kept."""
    rank = 0
    for blocks in (document.blocks, *(margin.blocks for margin in document.margins)):
        for block in blocks:
            _assign(block, Place(rank, block.place.page))
            rank += 1


def _assign(block: Block, place: Place) -> None:
    block.place = place
    if not isinstance(block, Table):
        return
    for row in block.rows:
        for cell in row:
            cell.place = Place(place.block, place.page, cell.place.row, cell.place.column)
            for inner in cell.blocks:
                _assign(inner, cell.place)
