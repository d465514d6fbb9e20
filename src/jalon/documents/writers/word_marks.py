"""Identities hidden in Word files, where the reader finds them again (see readers.marks)."""

from __future__ import annotations

from uuid import UUID

from jalon.documents.readers.docx_xml import Element, W
from jalon.documents.readers.marks import name_of
from jalon.documents.writers.word_text import make


def hide(paragraph: Element, identity: UUID) -> None:
    """Hide an identity in a paragraph, unless it holds one. Its number is its own: no two are alike."""
    name = name_of(identity)
    if any(mark.get(f"{W}name") == name for mark in paragraph.iter(f"{W}bookmarkStart")):
        return
    rank = str(identity.int % 2**30 + 2**20)  # beyond those Word gives, which begin at 0
    at = 1 if paragraph.find(f"{W}pPr") is not None else 0
    paragraph.insert(at, make("bookmarkEnd", id=rank))
    paragraph.insert(at, make("bookmarkStart", id=rank, name=name))
