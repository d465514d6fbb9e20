"""A status on a line of its own under a bullet ("Débuté"), or as the last words of most bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.states import is_status

ENOUGH: Final = 2  # lines
MOST: Final = 0.6  # of the bullets, where the status ends their text
_WORDS: Final = 5  # of a status
_END: Final = re.compile(r"(?<=[^\W\d_).»\"])\s+(?=[A-ZÀ-Ý])")


def read_statuses(nodes: Sequence[OutlineNode]) -> None:
    """Make fields of the lines that give the status of the bullet right above them.

    Where such a line stands over the first bullet, statuses are headings of lists.
    """
    found = [
        (node, above)
        for above, node in pairwise([None, *nodes])
        if node is not None and not node.bulleted and node.line.kind != "heading" and is_status(node.line.string)
    ]
    below = [node for node, above in found if above is not None and above.bulleted]
    if len(below) >= ENOUGH and len(below) == len(found):
        for node in below:
            node.fields = [Told("status", node.line.text)]
    else:
        _cut_ends([node for node in nodes if node.bulleted])


def _cut_ends(bullets: Sequence[OutlineNode]) -> None:
    """Part a status in capitals' shape from the end of the bullets, where most of them end so."""
    ends = {id(node): at for node in bullets if (at := _status_at(node.string))}
    if len(ends) < max(ENOUGH, MOST * len(bullets)):
        return
    for node in bullets:
        if at := ends.get(id(node)):
            status = node.text.part(at)
            node.text = node.text.part(0, at)
            node.told.setdefault("status", []).append(status)


def _status_at(string: str) -> int | None:
    """Where a status begins that ends a text, after at least three words."""
    for found in reversed(list(_END.finditer(string))[-_WORDS:]):
        if is_status(string[found.end() :]) and len(string[: found.start()].split()) >= 2:
            return found.end()
    return None
