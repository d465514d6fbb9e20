"""Plans drawn at random: words of their own, none from the vocabulary of the reader."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

_DO: Final = {
    "fr": ("Repeindre", "Curer", "Semer", "Réparer", "Inviter", "Dresser", "Filmer", "Traduire", "Récolter", "Graver"),
    "en": ("Repaint", "Dredge", "Sow", "Mend", "Invite", "Draw up", "Film", "Translate", "Harvest", "Engrave"),
}
_WHAT: Final = {
    "fr": (
        "la clôture du verger", "le bassin des carpes", "la haie du presbytère", "les volets du moulin",
        "les tisserandes du canton", "la carte des sources", "le bal des vendanges", "le guide des nuages",
        "les prunes du chemin haut", "la plaque du lavoir", "les ruches du couvent", "le four à pain",
    ),
    "en": (
        "the orchard fence", "the carp pond", "the rectory hedge", "the mill shutters", "the weavers of the valley",
        "the map of springs", "the harvest ball", "the guide to clouds", "the plums of the upper lane",
        "the wash-house plaque", "the convent hives", "the bread oven",
    ),
}  # fmt: skip
_WHO: Final = {
    "fr": ("Line Aubé", "Comité du verger", "Équipe du moulin", "Régis Pouliot", "Conseil", "Ada Morin", "Trésorerie"),
    "en": ("Nell Ashby", "Orchard committee", "Mill team", "Rory Pike", "Board", "Ada Morrow", "Treasurer"),
}
_PART: Final = {
    "fr": (
        "Des vergers vivants",
        "Une eau claire",
        "Un village accueillant",
        "Des savoirs transmis",
        "Un patrimoine debout",
    ),
    "en": ("Living orchards", "Clear water", "A welcoming village", "Skills handed on", "A heritage that stands"),
}
_OUT: Final = {
    "fr": ("Dix arbres sauvés", "Trente visites", "Un registre tenu", "Deux murs sains", "Une fête réussie"),
    "en": ("Ten trees saved", "Thirty visits", "A register kept", "Two sound walls", "A feast enjoyed"),
}
_STATE: Final = {
    "fr": (("Fait", "done"), ("En cours", "in_progress"), ("À faire", "to_do"), ("Reporté", "postponed")),
    "en": (("Done", "done"), ("In progress", "in_progress"), ("To do", "to_do"), ("Postponed", "postponed")),
}
_MONTHS: Final = {
    "fr": ("janvier", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre"),
    "en": ("January", "March", "April", "May", "June", "September", "October", "November"),
}


@dataclass(slots=True)
class Line:
    """An action drawn at random."""

    text: str
    lead: str
    when: str
    expected: str
    status: tuple[str, str]


@dataclass(slots=True)
class Part:
    """A part of a plan with its actions."""

    name: str
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Drawn:
    """A plan drawn at random."""

    language: str
    title: str
    parts: list[Part]


def drawn(dice: random.Random) -> Drawn:
    """A plan of two to four parts with two to five actions each, none said twice."""
    language = dice.choice(("fr", "en"))
    texts = [f"{verb} {what}" for verb in _DO[language] for what in _WHAT[language]]
    dice.shuffle(texts)
    year = dice.randint(2025, 2029)
    parts = []
    for name in dice.sample(_PART[language], dice.randint(2, 4)):
        lines = [
            Line(
                texts.pop(),
                dice.choice(_WHO[language]),
                f"{dice.choice(_MONTHS[language])} {year}",
                dice.choice(_OUT[language]),
                dice.choice(_STATE[language]),
            )
            for _ in range(dice.randint(2, 5))
        ]
        parts.append(Part(name, lines))
    title = f"Plan d’action {year}" if language == "fr" else f"Action plan {year}"
    return Drawn(language, title, parts)
