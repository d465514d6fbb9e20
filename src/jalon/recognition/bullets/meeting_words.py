"""Headings of minutes, folded, French and English."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold

# Those only a meeting has.
MET: Final = (
    "participants", "participantes", "participant(e)s", "presents", "presentes", "personnes presentes", "presences",
    "absents", "absent", "absente", "absentes", "excuses", "excuse", "excusee", "excusees", "attending", "attendees",
    "attendance", "in attendance", "present", "apologies", "regrets", "ordre du jour", "agenda", "tour de table",
    "discussion", "discussions", "echanges", "points abordes", "points discutes",
)  # fmt: skip
# Those of what was said in it.
SAID_IN_MEETINGS: Final = (
    "notes", "compte rendu", "compte-rendu", "informations", "divers", "varia", "risques", "risks", "blockers",
    "blocages", "points de vigilance", "questions", "questions ouvertes", "open questions", "prochaine reunion",
    "next meeting", "prochaine rencontre", "key points", "points cles", "summary", "resume", "updates", "nouvelles",
)  # fmt: skip
# Those of what it decided, and of what was said of the meeting before.
_DECIDED: Final = re.compile(
    r"(?:(?:tableau|liste|releve|resume|rappel|suivi) (?:de |des |d'))?"
    r"(?:decisions?|suivis?|suites?|taches?|actions?|engagements|points? d'action|a faire|qui fait quoi"
    r"|prochaines etapes|action (?:items?|points?)|next steps|to[- ]?do|tasks?|follow[- ]?ups?|agreed actions"
    r"|who does what)\b"
    r"(?:[ ,/&()–—:-]+[\w'-]+){0,7}\W*$"
)
_BEFORE: Final = re.compile(
    r"\b(?:compte[- ]rendu|proces[- ]verba\w+|pv|dernier\w*|precedent\w*|last|previous|minutes)\b"
)
_NUMBER: Final = re.compile(r"^\W*(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] +")
# What minutes call themselves.
_MINUTES: Final = re.compile(
    r"\b(?:compte[- ]rendu|proces[- ]verbal|pv de|releve de decisions"
    r"|notes? (?:de|of|from) (?:la |l'|the )?(?:rencontre|reunion|meeting))\b|\bminutes\b|\bmeeting notes\b"
)


def decides(heading: str) -> bool:
    """Whether a heading is over what a meeting decided: « Décisions et suivis », "Action items"."""
    folded = _NUMBER.sub("", fold(heading)).strip(" :.")
    return bool(_DECIDED.match(folded)) and not _BEFORE.search(folded)


def names_minutes(title: str) -> bool:
    """Whether a title says that what follows are minutes."""
    return bool(_MINUTES.search(fold(title)))
