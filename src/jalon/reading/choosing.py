"""What was chosen of any document, for one of them."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.reading.model import Choices, Json


def narrowed(choices: Choices, document: Json) -> Choices:
    """The choices, with those of the names alone that a document says: nobody else is kept with what was read of it."""
    return choices.met_in(_texts(document.get("blocks", []))) if choices.names else choices


def _texts(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "table":
            for cell in (cell for row in block["rows"] for cell in row):
                yield from _texts(cell["blocks"])
        else:
            yield "".join(run["text"] for run in block.get("runs", []))
