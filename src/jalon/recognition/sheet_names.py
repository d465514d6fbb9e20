"""What the name of a sheet says: a part of the plan, or nothing that its rows do not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Grid
from jalon.recognition.numbers import Numbered, split_label
from jalon.recognition.source import Text
from jalon.recognition.table_events import Event, Heading

_SHEET: Final = re.compile(r"(?:feuil|feuille|sheet|tableau|table)\s*\d*")

_KEY: Final = re.compile(
    r"(?:la |the )?(?:cles?|key|keys|legendes?|legend|listes?(?: deroulantes?| d[e']s? ?choix)?|(?:drop-?down )?lists?"
    r"|drop-?downs?|choix|choices|parametres?|settings|instructions?|lisez[- ]moi|read ?me|mode d'emploi"
    r"|menus?(?: deroulants?)?|options?|lookups?|validation|codes?)"
)
# Copies, years and instructions: no part of a plan.
_VERSION: Final = re.compile(
    r"\d{4}|\b(?:copie|copy|ancien\w*|old|archiv\w*|version|v\d+|brouillon|draft|backup|modele|template|exemple|example)\b"
)


def lists_choices(name: str) -> bool:
    """Whether a sheet is called as those are that explain or list what the cells of others hold."""
    return bool(_KEY.fullmatch(fold(name).replace("_", " ").strip(" .:")))


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


def sheets_of_one_kind(headed: Mapping[tuple[str, ...], list[Grid]]) -> set[str]:
    """The names of the sheets that hold one table each under the same header, as parts of one plan do.

    `headed` are the tables of the document by their header. Periods and generic names name no part, nor does the name
    of a sheet whose rows are parted by lines of their own.
    """
    names: set[str] = set()
    for grids in headed.values():
        captions = [grid.caption.string for grid in grids if grid.caption]
        apart = len(captions) == len(grids) > 1 and len(set(captions)) == len(captions)
        if apart and not any(map(_is_generic, captions)) and not any(map(_parted, grids)):
            names.update(captions)
    return names


def _is_generic(name: str) -> bool:
    return bool(_SHEET.fullmatch(fold(name)) or _VERSION.search(fold(name)))


def _parted(grid: Grid) -> bool:
    """Whether a row below the header has words in one cell only."""
    filled = [sum(1 for cell in row.own(index) if cell.string) for index, row in enumerate(grid.rows)]
    first = next((at for at, count in enumerate(filled) if count > 1), len(filled))
    return 1 in filled[first:]


def without_told_sheets(events: list[Event], draft: Draft) -> list[Event]:
    """The events, where the name of a sheet beside a heading of its own is kept aside: that one says more."""
    kept: list[Event] = []
    for event, after in zip_longest(events, events[1:]):
        beside = isinstance(after, Heading) or (bool(kept) and isinstance(kept[-1], Heading))
        if isinstance(event, Heading) and event.sheet and beside:
            words = [text for text in (event.numbered.number, event.numbered.text) if text is not None]
            draft.notes.extend((text, "sheet") for text in words)
        else:
            kept.append(event)
    return kept
