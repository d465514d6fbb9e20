"""Identities hidden in files that came out of Jalon: where the program that edited them left them.

In Word and OpenDocument a bookmark, whose name begins with an underscore, shown nowhere and kept with its paragraph;
in a web page an attribute (see readers.html). Word drops the second of two bookmarks alike: a row copied has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from jalon.documents.model import Block, Document, Image, Margin, Paragraph, Place, Table

PREFIX = "_jalon_"
ATTRIBUTE = "data-jalon"  # of a heading or a cell of a web page
_ABOUT = 0x4A414C4F4E000001 << 64  # "JALON": no random identity begins so
_OURS = re.compile(rf"{PREFIX}([0-9a-f]{{32}})$")


def name_of(identity: UUID) -> str:
    """The name of the bookmark that hides an identity; Word keeps at most 40 characters of one."""
    return f"{PREFIX}{identity.hex}"


def identity_in(name: str | None) -> UUID | None:
    """The identity that the name of a bookmark hides, if it is one of ours."""
    ours = _OURS.match(name or "")
    return UUID(ours[1]) if ours else None


def about(number: int) -> UUID:
    """What marks words that speak of the plan without being of it: a summary. Each has a number of its own."""
    return UUID(int=_ABOUT + number)


def is_about(identity: UUID) -> bool:
    """Whether it marks such words."""
    return identity.int & ~(2**64 - 1) == _ABOUT


def keep_identities(document: Document, marks: Iterable[Any], attribute: str) -> None:
    """Say in the document where each identity stands: `marks` are the bookmarks, named by `attribute`.

    A mark stands in the cell that holds it, else in its paragraph. The places of the document are settled. Blocks that
    only speak of the plan leave the text for its margins.
    """
    owners: dict[int, Place] = {}
    spoken: set[int] = set()
    for block in document.blocks:
        _own(block, owners)
    for mark in marks:
        identity = identity_in(mark.get(attribute))
        if identity is None:
            continue
        holder = next((element for element in mark.iterancestors() if id(element) in owners), None)
        if holder is None:
            continue
        if is_about(identity):
            spoken.add(owners[id(holder)].block)
        else:
            document.identities.append((owners[id(holder)], identity))
    if spoken:
        aside = [block for block in document.blocks if block.place.block in spoken]
        document.blocks = [block for block in document.blocks if block.place.block not in spoken]
        document.margins.append(Margin("about", aside))


def _own(block: Block, owners: dict[int, Place]) -> None:
    if isinstance(block, Paragraph | Image) and block.origin is not None:
        owners.setdefault(id(block.origin), block.place)
    elif isinstance(block, Table):
        for cell in (cell for row in block.rows for cell in row):
            if cell.origin is not None:
                owners[id(cell.origin)] = cell.place
