"""White space of office documents: measured spaces as lost lines, typed ones as indentation."""

from __future__ import annotations

_LINE = (
    16.0  # points: a line of ordinary text with its spacing; a full empty one stands out, less is house style
)
_TAB = 36.0  # points: the usual stop
_SPACE = 3.0  # points, of an ordinary type


def lost_lines(space: float) -> int:
    """How many empty lines a space between two paragraphs is worth."""
    return min(int(space / _LINE), 20)


def typed_indent(text: str) -> float:
    """The indentation that tabs and spaces typed before the words give, in points."""
    lead = text[: len(text) - len(text.lstrip())]
    spaces = len(lead) - lead.count("\t")
    return _TAB * lead.count("\t") + (_SPACE * spaces if spaces > 1 else 0.0)
