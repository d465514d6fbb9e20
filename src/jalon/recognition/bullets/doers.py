"""Sentences of prose that say which body will do what: « Le comité relève verra à produire… », "The board will…"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.phrases.party_words import MATTERS
from jalon.recognition.bullets.ends import says_when
from jalon.recognition.source import Text
from jalon.recognition.verbs import is_infinitive

# What joins who acts to the verb of what is done, and is no part of either.
_TASK: Final = r"(?:le |la |les |pour |comme )?(?:mandat|tâche|charge|mission|rôle|responsabilité)"
_JOINS: Final = (
    rf"(?:verr(?:a|ont) à |(?:a|ont|aura|auront) {_TASK} (?:de |d['’])|(?:doit|doivent|devra|devront) "
    r"|s['’](?:occupe|occupent|occupera|occuperont|engage|engagent|engagera|engageront) (?:de |d['’]|à )"
    r"|(?:veille|veillent|veillera|veilleront) à |s['’]assure(?:ra|nt|ront)? (?:de |d['’])"
    r"|se charge(?:ra|nt|ront)? (?:de |d['’])|(?:est|sont|sera|seront) (?:chargée?s?|responsables?) (?:de |d['’])"
    r"|(?:va|vont) |prévoi(?:t|ent) (?:de |d['’])?|compten?t "
    r"|(?:accepte(?:nt)?|(?:a|ont) accepté|(?:se )?propose(?:nt)?|promet(?:tent)?|(?:a|ont) promis|offre(?:nt)?)"
    r" (?:de |d['’]))"
)
# A verb in the future that says an act; « sera », « aura », « se réunira » say how things will be.
_ACT: Final = r"(?!(?:se|au|fau|pour|de|viend)(?:ra|ront)\b)[a-zà-ÿ]{2,}(?:ra|ront)\b"
_FRENCH: Final = re.compile(
    rf"\s*(?:L[ea]s? |L['’]|Notre |Nos )(?P<who>[^.,;:!?()]{{3,70}}?(?:, [^.,;:!?()]{{3,60}})?),? "
    rf"(?:(?P<joins>{_JOINS})(?=[a-zà-ÿ])|(?={_ACT}))",
    re.IGNORECASE,
)
_WILL: Final = (
    r"(?:(?:will|shall|is to|are to|must)(?: also)? |(?:is|are) (?:going|due|set|expected) to "
    r"|(?:has |have )?(?:agreed|offered|volunteered|promised|undertaken|committed|pledged) to "
    r"|(?:agrees?|offers?|promises?|undertakes?|commits?|pledges?|plans?|intends?) to )(?!be\b)"
)
_ENGLISH: Final = re.compile(
    rf"\s*(?:The |Our )(?P<who>[^.,;:!?()]{{3,70}}?) (?P<joins>{_WILL})(?=[a-z])", re.IGNORECASE
)
# Somebody by name: "Ola Brix will…", « Maud et Rémi vont… ».
_NAME: Final = r"[A-ZÀ-Ý][\w’'.-]*(?: (?:(?:de|du|des|la|le|van|von|el|al|ben|Mc|Mac|O) ?)?[A-ZÀ-Ýd][’'\w.-]*){0,3}"
_NAMES: Final = rf"(?P<who>{_NAME}(?:(?:, (?:et |and )?| et | and | & ){_NAME}){{0,3}})"
_NAMED: Final = re.compile(rf"\s*{_NAMES} (?:(?P<joins>{_JOINS}|{_WILL})(?=[a-zà-ÿ])|(?={_ACT}))")
_NOBODY: Final = frozenset(
    ("we", "i", "you", "they", "it", "he", "she", "this", "that", "these", "those", "there", "each", "every", "all",
     "some", "any", "many", "most", "both", "such", "who", "what", "which", "nous", "on", "ils", "elles", "il", "elle",
     "ce", "cela", "ceci", "qui", "tout", "tous", "toute", "toutes", "chaque", "chacun", "chacune", "plusieurs", "un",
     "une", "des", "les", "la", "le", "personne", "rien", "aucun", "aucune", "si", "and", "but", "et", "mais", "or",
     "ou")
)  # fmt: skip
_ENGLISH_JOINS: Final = (
    "will", "shall", "is ", "are ", "must", "has ", "have ", "agree", "offers", "offered", "promises", "promised",
    "undertake", "commit", "pledge", "plan", "intend", "volunteered",
)  # fmt: skip
_TIME_FIRST: Final = re.compile(r"\s*([^,.;:!?]{3,60}(?:, (?:19|20)\d\d)?),\s+(?=[^\W\d])")
_MATTER: Final = re.compile(r"(?:ments?|tions?|sions?|ings?|it(?:y|ies)|ness|[ae]nces?|ships?|tures?|ics|[gc]y)$")
_BODIES: Final = frozenset(PartyKind) - {PartyKind.UNKNOWN, PartyKind.PERSON}
# They name who acts in a sentence, though in a list they may name anything.
_ALSO: Final = frozenset(
    ("secteur", "secteurs", "pole", "poles", "service", "services", "mairie", "commune", "antenne", "accueil")
)


@dataclass(frozen=True, slots=True)
class Doer:
    """Who will do what in a sentence: where the name and the joining words stand, and where what is done begins."""

    who: tuple[int, int]
    joins: tuple[int, int] | None
    start: int


def doer(sentence: Text) -> Doer | None:
    """Who acts in a sentence that begins with a body, or a person, and says what it will do; None for any other."""
    for form in (_FRENCH, _ENGLISH, _NAMED):
        found = form.match(sentence.string)
        if found is None or not (_acts(found["who"]) or (form is _NAMED and _is_named(found, sentence.string))):
            continue
        joins = found.span("joins") if found["joins"] else None
        if joins is None or found["joins"].startswith(_ENGLISH_JOINS) or is_infinitive(sentence.string[found.end() :]):
            return Doer(found.span("who"), joins, found.end())
    return None


def time_first(sentence: Text) -> tuple[int, int, int] | None:
    """Where a time that begins a sentence stands, and where what follows it begins: « D'ici mai, Rémi va… »."""
    found = _TIME_FIRST.match(sentence.string)
    return (*found.span(1), found.end()) if found and says_when(found[1]) else None


def _acts(who: str) -> bool:
    return classify_party(who) in _BODIES or fold(who).split()[0] in _ALSO


def _is_named(found: re.Match[str], sentence: str) -> bool:
    """Whether the words before a verb in the future are a name: known as one, of two words, or before an order."""
    who, first = found["who"], fold(found["who"]).split()[0]
    if first in _NOBODY or first in MATTERS or _MATTER.search(first):
        return False
    if classify_party(who) is PartyKind.PERSON or classify_party(who.split()[0]) is PartyKind.PERSON:
        return True
    rest = sentence[found.end() :]
    return is_infinitive(rest[:1].upper() + rest[1:]) and not (first.endswith("s") and " " not in who)
