"""Web pages saved in one file (.mht): what some wikis and old offices call a .doc."""

from __future__ import annotations

import email
import email.policy
import importlib

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document


def read(data: bytes) -> Document:
    """Read the page such a file holds; raise UnreadableFile when it holds none."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_content().encode("utf-8-sig")
            document: Document = importlib.import_module("jalon.documents.readers.html").read(page)
            return document
    raise UnreadableFile(Cause.DAMAGED)
