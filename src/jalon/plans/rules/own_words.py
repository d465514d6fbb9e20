"""The lines a person wrote herself in a message: without what she replied to, nor her signature."""

from __future__ import annotations

import re

# Where the message she replied to begins, and what mail programs put around.
_QUOTED = re.compile(
    r"^\s*(?:-{2,}\s*(?:message d.origine|original message|message transf|forwarded message)|_{8,}|"
    r"(?:le|on) .{6,90}(?:a écrit|wrote)\s*:|(?:de|from)\s*:\s.+@)",
    re.IGNORECASE,
)
# The same over two or three lines: "Le lun. 3 oct. 2026 à 9:12, Aline" / "<aline@…> a écrit :".
_QUOTED_ON = re.compile(r"^\s*(?:le|on)\s+(?:[^\W\d]+[.,]*\s+){0,2}\d.{6,160}(?:a écrit|wrote)\s*:", re.IGNORECASE)
_HEAD = re.compile(r"^\s*(?:de|from)\s*:", re.IGNORECASE)
_HEAD_ON = re.compile(r"^\s*(?:envoyé|sent|date|à|to|objet|subject)\s*:", re.IGNORECASE)
_CLOSING = re.compile(
    r"^\s*(?:(?:bien |très |best |kind |warm )?"
    r"(?:cordialement|amicalement|solidairement|sincèrement|salutations|regards)"
    r"|bien à (?:vous|toi)|sincerely|yours truly|cheers)\b[^.:;]{0,30}[,.!]?\s*$",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"^\s*(?:envoyé (?:de|depuis|à partir de) m|sent from my|télécharger outlook|get outlook for|obtenez outlook)",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\+?\d(?:[ .]\d{2}){4}|\S+@\S+\.\w+|\bwww\.|https?://")
_CARD = 6  # lines of a signature, at most
_MARKS = "•·*–—- \t"


def own_lines(text: str) -> list[str]:
    """Her lines, without the mark of a list; "" for an empty one."""
    lines = text.replace("\r\n", "\n").split("\n")
    own: list[str] = []
    for at, line in enumerate(lines):
        if _ends(line, lines[at + 1 : at + 3]):
            break
        if not line.lstrip().startswith(">"):
            own.append(line.strip().lstrip(_MARKS))
    return _unsigned(own)


def _ends(line: str, following: list[str]) -> bool:
    """Whether her own words end before a line."""
    if _QUOTED.match(line) or line.rstrip("\r") == "-- " or _CLOSING.match(line) or _SENT_FROM.match(line):
        return True
    if _HEAD.match(line) and following and _HEAD_ON.match(following[0]):
        return True
    return any(_QUOTED_ON.match(" ".join([line, *following[:count]])) for count in range(1, len(following) + 1))


def _unsigned(lines: list[str]) -> list[str]:
    """The lines without a last paragraph that says how to reach her."""
    while lines and not lines[-1]:
        lines.pop()
    start = next((at + 1 for at in range(len(lines) - 1, -1, -1) if not lines[at]), 0)
    card = lines[start:]
    signed = start > 0 and len(card) <= _CARD and any(_REACHED.search(line) for line in card)
    return lines[:start] if signed and not any(line[:1].isdigit() and ":" in line for line in card) else lines
