"""Identities hidden in Word files, where the reader finds them again (see readers.marks)."""

from __future__ import annotations

from uuid import UUID

from jalon.documents.readers.docx_xml import Element, W
from jalon.documents.readers.marks import PREFIX, name_of
from jalon.documents.writers.word_text import make

FIRST = 2**20  # beyond the numbers Word gives, which begin at 0


def hide(paragraph: Element, identity: UUID) -> None:
    """Hide an identity in a paragraph, unless it holds one. See `number_marks` for their numbers."""
    name = name_of(identity)
    if any(mark.get(f"{W}name") == name for mark in paragraph.iter(f"{W}bookmarkStart")):
        return
    rank = str(identity.int % 2**30 + FIRST)
    at = 1 if paragraph.find(f"{W}pPr") is not None else 0
    paragraph.insert(at, make("bookmarkEnd", id=rank))
    paragraph.insert(at, make("bookmarkStart", id=rank, name=name))


def number_marks(root: Element) -> None:
    """Give each hidden identity of a whole text a number that no other bookmark has."""
    starts = list(root.iter(f"{W}bookmarkStart"))
    ours = [start for start in starts if (start.get(f"{W}name") or "").startswith(PREFIX)]
    taken = {start.get(f"{W}id") for start in starts} - {start.get(f"{W}id") for start in ours}
    for start in ours:
        old, end = start.get(f"{W}id", ""), start.getnext()
        number = int(old) if old.isdecimal() else FIRST
        while str(number) in taken:
            number += 1
        taken.add(str(number))
        if str(number) != old and end is not None and end.get(f"{W}id") == old:
            start.set(f"{W}id", str(number))
            end.set(f"{W}id", str(number))
