"""Headings of minutes, folded, French and English: data, no logic."""

from __future__ import annotations

from typing import Final

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
# Those of what it decided.
DECIDED: Final = (
    "decisions", "decision", "decisions prises", "releve de decisions", "actions", "action items", "actions a mener",
    "next steps", "prochaines etapes", "suites a donner", "a faire", "to do", "todo", "taches", "tasks", "follow-up",
)  # fmt: skip
