"""Codes of the packages below put into sentences: why a file is not read, what a person should look at, statuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jalon.cli.messages import text

# What each cause says. The values are those of `documents.errors.UnreadableFile`, and the name of the file.
CAUSES: Final[dict[str, str]] = {
    "empty": "{name} ne contient aucun texte.",
    "too_large": "{name} est trop gros ({megabytes} Mo) : la limite est de {limit} Mo.",
    "unknown_type": "{name} n’est pas d’un type connu : enregistrez-le en Word (.docx), OpenDocument, PDF ou Excel.",
    "wrong_type": "{name} ne contient pas ce que son nom annonce : enregistrez-le de nouveau et recommencez.",
    "damaged": "{name} est endommagé : ouvrez-le dans son logiciel, enregistrez-le de nouveau et recommencez.",
    "encrypted": "{name} est protégé par un mot de passe : enregistrez-en une copie sans mot de passe.",
    "unsafe": "{name} contient ce qu’un document ne devrait pas contenir : il n’a pas été ouvert.",
    "scanned": "{name} est une image de pages, sans texte : passez-le à la reconnaissance de caractères.",
    "picture": "{name} est une image : il faut un document qui contient du texte.",
    "old_format": "{name} est d’un ancien format : enregistrez-le en {save_as}.",
    "too_long": "{name} est trop long pour être lu en une fois : coupez-le en plusieurs fichiers.",
    "missing": "{name} est introuvable, ou ne peut pas être ouvert.",
}
ANY_CAUSE: Final = "{name} ne peut pas être lu."

# Why a document gave neither plan nor report (notes of role "reason").
REASONS: Final[dict[str, str]] = {
    "no_plan_found": "Aucun plan d’action n’a été trouvé dans ce document : ni tableau, ni liste "
    "d’objectifs et d’actions.",
    "no_words": "Ce document ne contient aucun texte à lire.",
}

# The questions of `recognition.doubts`, with their values.
DOUBTS: Final[dict[str, str]] = {
    "columns_guessed": "Aucun titre ne dit ce que contiennent les colonnes : c’est déduit de ce qui y est écrit.",
    "fewer_values": "La case « {field} » donne {values} valeurs pour {actions} actions : vérifiez laquelle va avec"
    " laquelle.",
    "more_values": "La case « {field} » donne {values} valeurs pour {actions} actions seulement : vérifiez laquelle va"
    " avec laquelle.",
    "shared_value": "Une seule valeur ({field}) vaut pour {actions} actions : elle reste avec ce qui les réunit.",
    "rows_joined": "Un saut de page coupait cette ligne : elle a été réunie.",
    "name_after_break": "Les numéros recommencent avant le nom de cet objectif : vérifiez où il débute.",
    "cell_slid": "Ces valeurs étaient à une colonne de leur place ({from}) : elles sont lues sous {to}.",
    "spilled_text": "Des mots d’une case sont imprimés dans sa voisine : « {text} ».",
    "status_as_action": "« {text} » est à la place d’une action, et se lit comme un état.",
    "status_in_schedule": "L’échéancier dit « {text} », un état, et les résultats ont leurs propres mots.",
    "result_in_schedule": "L’échéancier contient « {text} », qui se lit comme un résultat.",
    "status_conflict": "Deux états sont donnés : « {schedule} » à l’échéancier, « {results} » aux résultats.",
    "unread_schedule": "« {text} » ne dit aucun moment qui ait été compris : c’est gardé tel quel.",
    "prose_lead": "Les responsables sont donnés en une phrase : « {text} ».",
    "run_on_list": "Rien ne séparait cette liste : elle a été coupée en {entries}, aux majuscules.",
    "paragraphs_as_actions": "Chaque paragraphe de la case est lu comme une action ({actions}).",
    "paragraphs_as_one": "Les {paragraphs} paragraphes de la case sont lus comme une seule action.",
    "indicator_or_result": "La colonne « {heading} » peut contenir des indicateurs ou des résultats attendus.",
    "no_action": "Cet objectif a un échéancier ou des résultats, et aucune action.",
    "heading_guessed": "Cette ligne était seule au-dessus d’un tableau : elle est lue comme le nom d’un axe.",
    "nesting_guessed": "Des puces d’un même niveau ({entries}) sont rangées sous celle-ci, d’après leur sens "
    ": à vérifier.",
    "flat_group": "Ces puces ({entries}) sont d’un même niveau : certaines pourraient en réunir d’autres.",
    "not_placed": "Des mots de cette ligne n’ont pas trouvé de place : « {texts} ».",
}
ANY_DOUBT: Final = "Cette lecture est incertaine : comparez-la au document."

FIELDS: Final[dict[str, str]] = {
    "leads": "responsables",
    "schedule": "échéancier",
    "expected_results": "résultats attendus",
    "results": "résultats",
    "status": "état",
    "text": "texte",
    "number": "numéro",
}

# A shape and a word for each status.
STATUSES: Final[dict[str, tuple[str, str]]] = {
    "done": ("●", "Réalisé"),
    "in_progress": ("◐", "En cours"),
    "partial": ("◑", "En partie"),
    "not_done": ("✕", "Non réalisé"),
    "postponed": ("»", "Reporté"),
    "dropped": ("–", "Retiré"),
    "to_do": ("○", "À faire"),
}


def cause_sentence(cause: str, values: Mapping[str, Any], name: str) -> str:
    """Why a file cannot be read, in one sentence; in general terms when the cause or a value is unknown."""
    try:
        return text(CAUSES[cause]).format(**{**values, "name": name})
    except KeyError:
        return text(ANY_CAUSE, name=name)


def doubt_sentence(doubt: Mapping[str, Any]) -> str:
    """A doubt of a proposal, in one sentence; in general terms when its code or a value is unknown."""
    values = {name: _shown(name, value) for name, value in (doubt.get("values") or {}).items()}
    try:
        return text(DOUBTS[doubt["code"]]).format(**values)
    except (KeyError, IndexError):
        return text(ANY_DOUBT)


def _shown(name: str, value: Any) -> str:
    if isinstance(value, list):
        return " · ".join(map(str, value))
    return text(FIELDS[value]) if name == "field" and value in FIELDS else str(value)


def reason_sentence(code: str) -> str:
    """Why nothing was read."""
    return text(REASONS[code])
