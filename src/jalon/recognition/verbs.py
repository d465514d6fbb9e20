"""Whether words begin as actions do: with a verb, or with the noun of one."""

from __future__ import annotations

import re

from jalon.phrases.folding import fold
from jalon.recognition.vocabulary.verbs import ENGLISH_VERBS, NOT_IMPERATIVES, NOT_INFINITIVES, RE_VERBS

_WORD = re.compile(r"[\w’'-]+")
_CLITIC = re.compile(r"^(?:ne pas |se |s' ?)")
_PRESENTATION = re.compile(r"^(?:to|nous allons|we will) ")
_ACTION_NOUN = re.compile(
    r"[a-z-]+(?:tion|sion|ment|age|ance|ence|ture|ise|ite)s?\s+"
    r"(?:d['eu]|des|de|aux?|a|avec|aupres|entre|en|sur|et|pour|visant|of)\b"
)
_PROMISE = re.compile(
    r"(?:nous (?:nous engageons|allons|voulons|promettons|[a-z]{2,}rons)|je (?:m'engage|vais|promets)|on va"
    r"|(?:l[ae] |l'|notre )\w+ s'engage|we (?:will|shall|commit|pledge|promise|are (?:going|committed) to)"
    r"|we'll|i (?:will|pledge|promise|commit)|i'll|nos comprometemos)\b"
)
# What a third party promises of itself: "The Ministry of Health commits to publishing…", « La Ville s'engage à… ».
_COMMITS = re.compile(
    r"(?:(?:the|our|notre|l[ae]s?) |l')[^.;:!?]{2,80}? (?:(?:commits?|pledges?|undertakes?) (?:itself |themselves )?to"
    r"|(?:is|are) committ(?:ed|ing) to|s'engage(?:nt)? (?:a|notamment))\b"
)
_WHEN_FIRST = re.compile(  # "D'ici 2026, nous ouvrirons…"
    r"(?:d'ici|avant|des|en|a partir d|a compter d|dans|au cours d|by|before|in|from|over|within)[^,.;:]{2,40}"
    r"(?:,\s+|\s+(?=(?:nous|on|we)\s))"
)
_SHORTEST_VERB = 4  # letters
_ARTICLE = r"(?:l'|(?:le|la|les|un|une|des|du|nos|notre|leurs?|deux|trois|quatre|cinq|six|dix|chaque|tous|toutes) )"
_IN_RE = re.compile(rf"(?!contre|entre|outre|votre|autre|centre|oeuvre)[a-z]{{2,}}re (?:en |a )?{_ARTICLE}")
_IBERIAN = re.compile(
    r"[a-z]{2,}ar(?:se)? (?:el|la|los|las|un|una|unos|unas|o|os|as|um|uma|uns|umas|al|del|con|com|dos|dois|duas|tres"
    r"|cuatro|quatro|cinco|cada|nuev[oa]s?|nov[oa]s?|mas|mais|todos|todas|\d+) "
)
# What stands after an English verb; in French "a" is another verb ("Luc a rencontré").
_OBJECT = (
    r"the|our|your|their|its|all|each|every|any|some|more|new|both|two|three|four|five|seven|eight|nine|ten|twelve"
)
_AN = r"an?(?! (?:été|eu|fait|pris|mis|\w+é[es]*)\b)"
_ORDERED = re.compile(rf"[\"“(]?[A-Z][a-z]+(?: (?:up|out|down|off|back|together))? (?:{_OBJECT}|{_AN}) ")
_NAMED_ACTION = re.compile(
    r"(?:demarche|rencontre|suivi|appui|soutien|envoi|ajout|achat|analyse|etude|enquete|sondage|tournee|visite|mise|tenue"
    r"|veille|reflexion|poursuite|refonte|relance|depot|maintien|developpement|accueil|accompagnement|atelier|formation"
    r"|activite|demande)s?\b"
)


def is_infinitive(string: str) -> bool:
    """Whether a text begins with the verb of an action ("Organiser…", "Se doter…", "Develop…", "Reparar el…")."""
    return _is_infinitive(string, fold(string).lstrip(' "('))


def _is_infinitive(string: str, folded: str) -> bool:
    folded = _PRESENTATION.sub("", _CLITIC.sub("", folded))
    found = _WORD.match(folded)
    if not found:
        return False
    word = found.group().split("'")[-1]
    if word in ENGLISH_VERBS or word in RE_VERBS:
        return True
    if word in NOT_INFINITIVES or len(word) < _SHORTEST_VERB:
        return False
    if len(word) > _SHORTEST_VERB and word.endswith(("er", "ir", "oir")):
        return True
    return bool(_IN_RE.match(folded) or _IBERIAN.match(folded)) or _is_imperative(string, word)


def _is_imperative(string: str, word: str) -> bool:
    """Whether a line is an English order: a word that may be a verb, then what it is done to ("Glaze the bowls")."""
    if not _ORDERED.match(string) or string.rstrip().endswith("?") or word in NOT_IMPERATIVES:
        return False
    return not word.endswith(("ing", "ed", "ly", "tion", "ment")) and not (word.endswith("s") and word[-2] not in "su")


def promises_something(string: str) -> bool:
    """Whether a sentence says what its authors will do ("We will plant…", « Nous nous engageons à… »)."""
    folded = fold(string).lstrip(' "(-')
    return bool(
        _PROMISE.match(folded) or ((when := _WHEN_FIRST.match(folded)) and _PROMISE.match(folded[when.end() :]))
    )


def commits(string: str) -> bool:
    """Whether a sentence says that somebody named in it commits to something."""
    return bool(_COMMITS.match(fold(string).lstrip(' "(-')))


def is_action(string: str) -> bool:
    """Whether a text begins as actions do, with a verb or with the noun of one ("Refonte du site…")."""
    folded = fold(string).lstrip(' "(')
    return _is_infinitive(string, folded) or bool(_ACTION_NOUN.match(folded) or _NAMED_ACTION.match(folded))
