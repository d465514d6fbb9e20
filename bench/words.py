"""Counting words: those a document holds, and those a proposal gives a place to."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

Json = dict[str, Any]

_WORD = re.compile(r"\w+")
# Copies of what stands elsewhere: not places of their own.
_COPIES = {
    "when",
    "progress",
    "layout",
    "inherited_leads",
    "doubts",
    "source",
    "sources",
    "level",
    "status",
    "kind",
    "language",
    "period",
    "updated_on",
    "organisation",
    "region",
    "role",
    "why",
}


def document_words(document: Json) -> Counter[str]:
    """Every word of a document (`documents.as_json`) and how often it is there; soft hyphens join what they cut."""
    words: Counter[str] = Counter()
    stack = [*document["blocks"], *(block for margin in document["margins"] for block in margin["blocks"])]
    while stack:
        block = stack.pop()
        if block["type"] == "table":
            words.update(_split(block["caption"]))
            stack.extend(inner for row in block["rows"] for cell in row for inner in cell["blocks"])
        elif block["type"] == "image":
            words.update(_split(block["alt"]))
        else:
            marker = block.get("marker", "")
            text = "".join(run["text"] for run in block["runs"])
            words.update(_split(f"{'' if marker in {'o', 'O'} else marker} {text}"))
    return words


def proposal_words(value: Any) -> Counter[str]:
    """Every word of a proposal (the contract's JSON) in its original places."""
    words: Counter[str] = Counter()
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            words.update(_split(item))
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, dict):
            stack.extend(below for key, below in item.items() if key not in _COPIES)
            if "acronyms" in item:
                stack.extend(item["acronyms"])
    return words


def words_lost(document: Json, proposal: Json) -> Counter[str]:
    """Words of the document that have no place in the proposal."""
    return document_words(document) - proposal_words(proposal)


def _split(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text.replace("\u00ad", ""))]
