"""Sentences of prose that say which body will do what: « Le comité relève verra à produire… », "The board will…"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party
from jalon.recognition.source import Text
from jalon.recognition.verbs import is_infinitive

# What joins a body to the verb of what it will do, and is no part of either.
_JOINS: Final = (
    r"verr(?:a|ont) à |(?:a|ont|aura|auront) (?:pour|le|comme) mandat (?:de |d['’])|(?:doit|doivent|devra|devront) "
    r"|s['’](?:occupera|occuperont|engage|engagent) (?:de |d['’]|à )|(?:veillera|veilleront) à |s['’]assurera de "
    r"|se charge(?:ra|ront)? (?:de |d['’])|(?:est|sera) chargée? (?:de |d['’])"
    r"|prévoi(?:t|ent) (?:de |d['’])?|compten?t "
)
# A verb in the future that says an act; « sera », « aura », « se réunira » say how things will be.
_ACT: Final = r"(?!(?:se|au|fau|pour|de|viend)(?:ra|ront)\b)[a-zà-ÿ]{2,}(?:ra|ront)\b"
_FRENCH: Final = re.compile(
    rf"\s*(?:L[ea]s? |L['’]|Notre |Nos )(?P<who>[^.,;:!?()]{{3,70}}?(?:, [^.,;:!?()]{{3,60}})?),? "
    rf"(?:(?P<joins>{_JOINS})(?=[a-zà-ÿ])|(?={_ACT}))"
)
_ENGLISH: Final = re.compile(
    r"\s*(?:The |Our )(?P<who>[^.,;:!?()]{3,70}?) "
    r"(?P<joins>(?:will|shall|is to|are to|must)(?: also)? )(?!be\b)(?=[a-z])"
)
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
    """Who acts in a sentence that begins with a body and says what it will do; None for any other."""
    for form in (_FRENCH, _ENGLISH):
        found = form.match(sentence.string)
        if found is not None and _acts(found["who"]):
            joins = found.span("joins") if found["joins"] else None
            if joins is None or form is _ENGLISH or is_infinitive(sentence.string[found.end() :]):
                return Doer(found.span("who"), joins, found.end())
    return None


def _acts(who: str) -> bool:
    return classify_party(who) in _BODIES or fold(who).split()[0] in _ALSO
