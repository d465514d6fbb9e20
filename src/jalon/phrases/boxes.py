"""Check boxes printed in a text: "☒ Fait ☐ En cours" says "Fait"."""

from __future__ import annotations

import re
from typing import Final

CHECKED: Final = "☒☑✓✔■●◉🗹"
EMPTY: Final = "☐□○◯"
_CHOICE = re.compile(rf"(?P<box>[{CHECKED}{EMPTY}]|\[(?P<typed>[xX ]?)\])\s*(?P<words>[^{CHECKED}{EMPTY}\[]*)")


def checked_words(text: str) -> str | None:
    """The words beside the checked boxes; None when the text offers no choice between boxes."""
    choices = list(_CHOICE.finditer(text))
    offered = [choice for choice in choices if choice["words"].strip()]
    if len(offered) < 2 or text[: choices[0].start()].strip():
        return None
    chosen = [choice["words"].strip() for choice in offered if _is_checked(choice)]
    return ", ".join(chosen)


def _is_checked(choice: re.Match[str]) -> bool:
    return choice["box"] in CHECKED or (choice["typed"] or "").lower() == "x"
