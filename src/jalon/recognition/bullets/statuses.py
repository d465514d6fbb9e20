"""A status on a line of its own under a bullet ("Débuté"), or as the last words of most bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jalon.recognition.bullets.knots import Knot, Told
from jalon.recognition.states import is_status

ENOUGH: Final = 2  # lines
MOST: Final = 0.6  # of the bullets, where the status ends their text
_WORDS: Final = 5  # of a status
_END: Final = re.compile(r"(?<=[^\W\d_).»\"])\s+(?=[A-ZÀ-Ý])")


def read_statuses(knots: Sequence[Knot]) -> None:
    """Make fields of the lines that give the status of the bullet right above them.

    Where such a line stands over the first bullet, statuses are headings of lists.
    """
    found = [
        (knot, above)
        for above, knot in pairwise([None, *knots])
        if knot is not None and not knot.bulleted and knot.line.kind != "heading" and is_status(knot.line.string)
    ]
    below = [knot for knot, above in found if above is not None and above.bulleted]
    if len(below) >= ENOUGH and len(below) == len(found):
        for knot in below:
            knot.fields = [Told("status", knot.line.text)]
    else:
        _cut_ends([knot for knot in knots if knot.bulleted])


def _cut_ends(bullets: Sequence[Knot]) -> None:
    """Part a status in capitals' shape from the end of the bullets, where most of them end so."""
    ends = {id(knot): at for knot in bullets if (at := _status_at(knot.string))}
    if len(ends) < max(ENOUGH, MOST * len(bullets)):
        return
    for knot in bullets:
        if at := ends.get(id(knot)):
            status = knot.text.part(at)
            knot.text = knot.text.part(0, at)
            knot.told.setdefault("status", []).append(status)


def _status_at(string: str) -> int | None:
    """Where a status begins that ends a text, after at least three words."""
    for found in reversed(list(_END.finditer(string))[-_WORDS:]):
        if is_status(string[found.end() :]) and len(string[: found.start()].split()) >= 2:
            return found.end()
    return None
