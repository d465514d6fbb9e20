"""Whether every word of a source is somewhere in the Document read from it."""

import re
from collections import Counter

from jalon.documents.model import Document, Image, Paragraph

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Counter[str]:
    """How often each run of letters and digits stands in a text."""
    return Counter(_WORD.findall(text))


def document_words(document: Document) -> Counter[str]:
    """How often each word stands in a document, margins, marks and pictures included."""
    counted: Counter[str] = Counter()
    for block in document.walk():
        if isinstance(block, Paragraph):
            counted += words_of(f"{block.marker} {block.text}")
        elif isinstance(block, Image):
            counted += words_of(block.alt)
    return counted


def lost_words(source: str, document: Document) -> Counter[str]:
    """The words of the source that the document lacks."""
    return words_of(source) - document_words(document)
