"""Times that no calendar knows, set apart at the end of a line: "short term", "during the fair", "asap"."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.schedules import read_schedule

_SOON: Final = frozenset(
    (
        "des que possible",
        "le plus tot possible",
        "au plus vite",
        "au plus tot",
        "sous peu",
        "asap",
        "as soon as possible",
    )
)
_SPAN: Final = r"(?:courte?|moyen(?:ne)?|long(?:ue)?|short|medium|mid|middle|longer?|near|immediate?)s?"
_HORIZON: Final = re.compile(  # "court terme", "à moyen et long terme", "medium-term"
    rf"(?:a |au |dans le |sur le |in the |over the |for the )?(?:tres |very )?{_SPAN}"
    rf"(?:(?: ?[-/,] ?| (?:et|ou|a|au|and|or|to) ){_SPAN})*[ -](?:termes?|terms?|echeances?)"
)
_DURING: Final = re.compile(
    r"(?:during|throughout|in the course of|on the occasion of|pendant|durant"
    r"|(?:lors|au cours|a l'occasion|au moment) (?:de|du|des|d'))\s*(?=\w)"
)
# What is held on a day, before the day itself: "Open day on 20 November", « Assemblée du 12 mai ».
_HELD: Final = re.compile(
    r"(?:l[ae] |l'|the )?(?:fetes?|journees?|semaines?|soirees?|festivals?|salons?|foires?|kermesses?|galas?|forums?"
    r"|colloques?|congres|concerts?|assemblees?(?: generales?)?|a\.?g\.?a\.?|rencontres?|reunions?|conseils?|ca"
    r"|lancements?|vernissages?|lac-a-l'epaule|rentree)\b(?: \S+){0,3}"
    r"|(?:\S+ ){0,3}(?:fairs?|festivals?|days?|weeks?|galas?|conferences?|congress|forums?|part(?:y|ies)|meetings?"
    r"|agm|egm|assembly|retreats?|launch|concerts?|summits?)"
)
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORDS: Final = 7


def is_loose_time(string: str) -> bool:
    """Whether a phrase is a time that no calendar knows, and nothing else."""
    said = fold(string).strip(" .;")
    if said in _SOON or _HORIZON.fullmatch(said):
        return True
    if len(said.split()) > _WORDS or ":" in said:
        return False
    return bool(_DURING.match(said)) or is_occasion(string)


def is_occasion(string: str) -> bool:
    """Whether a phrase names what is held and its day: "Open day on 20 November"."""
    if not _DAY.search(string) or len(string.split()) > _WORDS:
        return False
    reading = read_schedule(string.strip(" .;"))
    rest = fold(reading.rest or "").strip(" ,.")
    return bool({"point", "interval"} & set(reading.kind)) and bool(rest) and _HELD.fullmatch(rest) is not None
