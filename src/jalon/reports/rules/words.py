"""The words bilans are written with, in the language of the plan rather than of who looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

NBSP: Final = "\u00a0"

STATUSES: Final = {
    "fr": {
        "to_do": "À faire",
        "in_progress": "En cours",
        "partial": "Réalisé en partie",
        "done": "Réalisé",
        "not_done": "Non réalisé",
        "to_continue": "À poursuivre",
        "postponed": "Reporté",
        "dropped": "Retiré",
        "none": "Sans statut",
    },
    "en": {
        "to_do": "To do",
        "in_progress": "In progress",
        "partial": "Partly done",
        "done": "Done",
        "not_done": "Not done",
        "to_continue": "To be continued",
        "postponed": "Postponed",
        "dropped": "Withdrawn",
        "none": "No status given",
    },
}
_MONTHS: Final = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_PHRASES: Final = {
    "fr": {
        "as_of": "au {day}",
        "times": "{done} fois sur {of}",
        "times_of": "{what} : {done} sur {of}",
        "except": "Toutes les parties ({n}), sauf {names}",
        "files": "Pièces : {names}",
        "links": "Liens : {names}",
        "carried": "reporté de {period}",
        "carried_unknown": "reporté du plan précédent",
        "results": "Résultats",
        "action": "Actions",
        "leads": "Responsables",
        "schedule": "Échéancier",
        "expected_results": "Résultats attendus",
        "untitled": "Sans titre",
    },
    "en": {
        "as_of": "as of {day}",
        "times": "{done} of {of} times",
        "times_of": "{what}: {done} of {of}",
        "except": "All parts ({n}), except {names}",
        "files": "Files: {names}",
        "links": "Links: {names}",
        "carried": "carried over from {period}",
        "carried_unknown": "carried over from the previous plan",
        "results": "Results",
        "action": "Actions",
        "leads": "In charge",
        "schedule": "Schedule",
        "expected_results": "Expected results",
        "untitled": "Untitled",
    },
}


def tongue(language: str) -> str:
    """ "en" or, for any other, "fr"."""
    return "en" if language.startswith("en") else "fr"


def phrase(name: str, language: str, **values: object) -> str:
    """A phrase with its values; spaces before a French colon do not break."""
    words = _PHRASES[tongue(language)][name]
    return words.replace(" :", f"{NBSP}:").format(**values)


def status_word(status: str, language: str) -> str:
    """The word of a status; "" states none."""
    return STATUSES[tongue(language)][status or "none"]


def day_words(day: date, language: str) -> str:
    """A date in words: "1er mars 2025", "March 1, 2025"."""
    month = _MONTHS[tongue(language)][day.month - 1]
    if tongue(language) == "en":
        return f"{month} {day.day}, {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {month} {day.year}"


def number_words(value: float, language: str) -> str:
    """A number as it is written: "1 250,5" or "1,250.5"; at most two decimals."""
    words = f"{value:,.2f}".rstrip("0").rstrip(".")
    if tongue(language) == "en":
        return words
    return words.replace(",", NBSP).replace(".", ",")


def percent_words(value: float, language: str) -> str:
    """ "40 %" or "40%"."""
    return number_words(value, language) + ("%" if tongue(language) == "en" else f"{NBSP}%")


def listed(names: Sequence[str], language: str) -> str:
    """ "A, B et C"."""
    if len(names) < 2:
        return "".join(names)
    last = "and" if tongue(language) == "en" else "et"
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
