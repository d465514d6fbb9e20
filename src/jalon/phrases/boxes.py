"""Check boxes printed in a text: "☒ Fait ☐ En cours" says "Fait"."""

from __future__ import annotations

import re
from typing import Final

CHECKED: Final = "☒☑✓✔✅■●◉🗹"
EMPTY: Final = "☐□○◯"
_CHOICE = re.compile(rf"(?P<box>[{CHECKED}{EMPTY}]|\[(?P<typed>[xX ]?)\])\s*(?P<words>[^{CHECKED}{EMPTY}\[]*)")


def without_unchecked(text: str) -> str:
    """The text with spaces in place of what stands beside empty boxes, where it offers a choice; else as it is."""
    choices = list(_CHOICE.finditer(text))
    offered = [choice for choice in choices if choice["words"].strip()]
    if len(offered) < 2 or text[: choices[0].start()].strip():
        return text
    kept = text
    for choice in choices:
        start, end = choice.span() if not _is_checked(choice) else choice.span("box")
        kept = kept[:start] + " " * (end - start) + kept[end:]
    return kept


def _is_checked(choice: re.Match[str]) -> bool:
    return choice["box"] in CHECKED or (choice["typed"] or "").lower() == "x"
