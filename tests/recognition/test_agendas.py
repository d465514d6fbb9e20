"""What is said of an agenda or a calendar, in which no plan is found."""

from __future__ import annotations

from typing import Any

from tests.recognition.reading import read

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
