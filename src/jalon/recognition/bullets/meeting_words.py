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


# Of these, those that stand before who came.
_CAME: Final = (
    "participants", "participantes", "participant(e)s", "presents", "presentes", "present(e)s", "present.e.s",
    "presentes et presents", "etaient presents", "etaient presentes", "sont presents", "sont presentes",
    "membres presents", "personnes presentes", "presences", "presence", "absents", "absent", "absente", "absentes",
    "absences", "excuses", "excuse", "excusee", "excusees", "attending", "attendees", "attendance", "in attendance",
    "present", "members present", "those present", "who came", "apologies", "regrets", "absent with apologies",
)  # fmt: skip
_ATTENDED: Final = re.compile(
    rf"\W*+(?:{'|'.join(map(re.escape, sorted(_CAME, key=len, reverse=True)))})\s*(?:\([^)]{{0,20}}\)\s*)?:\s*(?=\S)"
)
_SEVERAL: Final = re.compile(r"[,;]| (?:et|and|&) ")
_SEAT: Final = r"(?:seance|reunion|rencontre|assemblee|conseil|ag|aga|meeting|session|assembly|agm)"
_IS: Final = r"(?:est|a ete|fut|s'est|etait|was|is|were)"
_SHUT: Final = (
    r"(?:levee?s?|close?|cloturee?|terminee?|ajournee?|achevee?|leve|termine|cloture|closed|adjourned|ended|finished"
    r"|concluded|rose|dismissed|prend fin|se termine|s'acheve|ends|closes|finit)"
)
# "The meeting closed at 8 pm", « La séance est levée à 20 h », « Levée de l'assemblée : 21 h ».
_CLOSED: Final = re.compile(
    rf"(?:(?:la |l'|le |the |our )?{_SEAT}(?: generale)?(?: {_IS})?(?: declaree)? {_SHUT}\b"
    rf"|(?:levee|fin|cloture|ajournement|end|close|adjournment) (?:de la |de l'|du |of the |of )?{_SEAT}\b"
    r"|(?:adjourned|adjournment|meeting adjourned|ajournement|levee)\s*(?:at |a |:))"
)
_LONGEST: Final = 16  # words of the line that closes a meeting


def names_who_came(line: str) -> bool:
    """Whether a line says who came to a meeting: "Present: Ola Brix, Tam Reed"."""
    found = _ATTENDED.match(fold(line))
    names = [name.strip() for name in _SEVERAL.split(line.partition(":")[2]) if name.strip()]
    return found is not None and sum(name[:1].isupper() for name in names) * 3 >= len(names) * 2


def closes_meeting(line: str) -> bool:
    """Whether a line says when a meeting closed."""
    return len(line.split()) <= _LONGEST and _CLOSED.match(fold(line).strip(" -·*")) is not None


def decides(heading: str) -> bool:
    """Whether a heading is over what a meeting decided: « Décisions et suivis », "Action items"."""
    folded = _NUMBER.sub("", fold(heading)).strip(" :.")
    return bool(_DECIDED.match(folded)) and not _BEFORE.search(folded)


def names_minutes(title: str) -> bool:
    """Whether a title says that what follows are minutes."""
    return bool(_MINUTES.search(fold(title)))
