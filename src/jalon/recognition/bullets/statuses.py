"""A status on a line of its own under a bullet ("Débuté"), or as the last words of most bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jalon.phrases.statuses import find_status
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.states import is_status

ENOUGH: Final = 2  # lines
MOST: Final = 0.6  # of the bullets, where the status ends their text
_WORDS: Final = 5  # of a status
_SEVERAL: Final = 3  # bullets with a status after a colon
_LONGEST: Final = 25  # words of what became of a line
_COLON: Final = re.compile(r"\s*:\s+(?=\S)")
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
        listed = [node for node in nodes if node.bulleted]
        _cut_ends(listed)
        _cut_after_colons(listed)


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


def _cut_after_colons(bullets: Sequence[OutlineNode]) -> None:
    """Part what became of each bullet, after its colon, where most begin with a status: "Site : terminé en mai"."""
    found = [(node, _COLON.search(node.string)) for node in bullets]
    said = [(node, colon) for node, colon in found if colon is not None]
    stated = sum(_begins_with_status(node.string[colon.end() :]) for node, colon in said)
    if stated < _SEVERAL or stated < MOST * len(said) or len(said) < MOST * len(bullets):
        return
    for node, colon in said:
        node.told.setdefault("results", []).append(node.text.part(colon.end()))
        node.text = node.text.part(0, colon.start())


def _begins_with_status(string: str) -> bool:
    found = find_status(string.strip())
    return found is not None and found.start == 0 and len(string.split()) <= _LONGEST
