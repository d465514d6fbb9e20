"""Points to be talked about: timed in minutes, or put as questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.bullets.outline_nodes import OutlineNode

_MINUTES: Final = r"\(?(?:environ |about |~ ?)?\d{1,3} ?(?:min(?:utes?|s)?\b\.?|[\u2019\u2032'](?!\w))\)?"
_TIMED: Final = re.compile(rf"^\W*{_MINUTES}\s*[:–—-]|[ (\[–—-]{_MINUTES}\W*$", re.DOTALL)
_ASKED: Final = re.compile(r"([^.?!;:]+)\?")
_WORDS: Final = 4  # of a question: « Qui ? » asks for a field
_ENOUGH: Final = 3
_TIMES: Final = 0.6  # of the lines
_QUESTIONS: Final = 0.45  # of the lines: a plan may ask itself something here and there


def is_agenda(nodes: Sequence[OutlineNode]) -> bool:
    """Whether most lines are points of a meeting: so many minutes are given to each, or it is a question."""
    lines = [node.string for node in nodes if node.line.kind != "heading"]
    timed, asked = sum(bool(_TIMED.search(fold(line))) for line in lines), sum(map(_asks, lines))
    return timed >= max(_ENOUGH, _TIMES * len(lines)) or asked >= max(_ENOUGH, _QUESTIONS * len(lines))


def _asks(line: str) -> bool:
    return any(len(asked.split()) >= _WORDS for asked in _ASKED.findall(line))
