"""Plans invented at random and drawn as files, each with the key that a person would write.

Nothing here comes from the vocabulary of the reader: words are those that coordinators write (`words/`), and every
choice of words or of shape is noted by name, so that what is misread can be told from what is not.
"""

from __future__ import annotations

from bench.drawing.document import Document, draw

__all__ = ["Document", "draw"]
