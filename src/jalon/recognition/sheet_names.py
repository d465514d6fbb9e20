"""What the name of a sheet says: a part of the plan, or nothing that its rows do not say."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.numbers import Numbered, split_label
from jalon.recognition.source import Text

_SHEET: Final = re.compile(r"(?:feuil|feuille|sheet|tableau|table)\s*\d*")


def part_of_sheet(caption: Text, last: Numbered | None) -> Numbered | str:
    """The part that a sheet is, as its tab says; else why its name is kept: "sheet_name", or "sheet" where it tells.

    `last` is the heading right above: "Axe 1 Accueil" on the tab of a sheet that begins with "AXE 1 : ACCUEIL DES
    MEMBRES" says nothing more.
    """
    labelled = split_label(caption)
    if _SHEET.fullmatch(fold(caption.string)):
        return "sheet_name"
    if not labelled or labelled.level not in {"axis", "objective"} or not labelled.value:
        return "sheet"
    said = last is not None and (last.level, last.value) == (labelled.level, labelled.value)
    return "sheet_name" if said else labelled
