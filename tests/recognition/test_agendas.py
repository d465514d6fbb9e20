"""What is said of an agenda or a calendar, in which no plan is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.recognition.reading import outline, read

EXPORT = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20310310T180000\nSUMMARY:Réunion\nEND:VEVENT\nEND:VCALENDAR\n"
)
AGENDA = "Ordre du jour\n19 h 00 Accueil\n19 h 10 Lecture du procès-verbal\n19 h 30 Ruches\n20 h 00 Varia\n"


def reasons(proposal: dict[str, Any]) -> list[str]:
    return [note["text"] for note in proposal["notes"] if note["role"] == "reason"]


def test_a_calendar_export_says_what_it_is() -> None:
    proposal = read(EXPORT)
    assert (proposal["kind"], reasons(proposal)) == ("other", ["calendar_export"])


def test_an_agenda_says_what_it_is() -> None:
    proposal = read(AGENDA)
    assert (proposal["kind"], reasons(proposal)) == ("other", ["agenda"])


def test_any_other_text_says_that_no_plan_was_found() -> None:
    assert reasons(read("Le rucher est fleuri. Les abeilles dorment.\n")) == ["no_plan_found"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Rencontre du comité, mardi 13 h 30\n\nPoints à discuter\n- Préparer la fête de la rentrée (20 min)\n"
            "- Revoir le budget de la cuisine (15 min)\n- Choisir les dates des ateliers (10 minutes)\n"
            "- Organiser la corvée du jardin (15 min)\n"
        ),
        (
            "Comité de coordination – sujets\n\n1. Adopter le dernier texte – 5 min\n2. Évaluer la fête – 20 min\n"
            "3. Préparer l'assemblée – 30 minutes\n4. Fixer la prochaine date – 5 min\n"
        ),
        (
            "Board check-in, 2pm Thursday\n\nThe fence\n- Is the fence still ours to fix? Confirm with the city.\n"
            "- Ask for quotes: should we get two more of them?\n\nFollow-ups\n1. Do we rent the stage, or borrow it?\n"
            "2. Posters: who prints them, and when is the deadline?\n- After the break: hold the hall until June.\n"
        ),
    ],
)
def test_points_timed_in_minutes_or_asked_are_no_plan(text: str) -> None:
    assert read(text)["kind"] == "other"


def test_a_plan_may_ask_itself_something_and_count_minutes() -> None:
    lines = outline(
        read(
            "Plan d'action du jardin\n\n- Préparer les caissettes (20 min par bac)\n- Commander les semences\n"
            "- Trouver qui a la clé du cabanon, et où ?\n- Organiser la corvée d'août\n"
        )
    )
    assert len(lines) == 4
