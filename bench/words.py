"""Counting words: those a document holds, and those a proposal gives a place to."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from jalon.documents.model import Document, Image, Table

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


def document_words(document: Document) -> Counter[str]:
    """Every word of a Document, with how often it stands there; soft hyphens join what they cut."""
    words: Counter[str] = Counter()
    for block in document.walk():
        if isinstance(block, Table):
            words.update(_split(block.caption))
        elif isinstance(block, Image):
            words.update(_split(block.alt))
        else:
            marker = block.marker if block.marker not in {"o", "O"} else ""
            words.update(_split(f"{marker} {block.text}"))
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


def words_lost(document: Document, proposal: Any) -> Counter[str]:
    """Words of the document that have no place in the proposal."""
    return document_words(document) - proposal_words(proposal)


def _split(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text.replace("\u00ad", ""))]
