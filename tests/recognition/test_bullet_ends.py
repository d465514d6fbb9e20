"""Who, when and how far, written at the end of the lines of a list."""

from __future__ import annotations

import pytest

from tests.recognition.reading import node, read

HEAD = "Plan d'action 2026-2028\n\nAxe 1 - Jardins\n\n"


def plan(*lines: str) -> dict[str, object]:
    return read(HEAD + "\n".join(f"- {line}" for line in lines) + "\n")


@pytest.mark.parametrize(
    "form", ["{text} ({end})", "{text} [{end}]", "{text} – {end}", "{text} → {end}", "{text} | {end}"]
)
def test_a_regular_end_says_who(form: str) -> None:
    proposal = plan(
        form.format(text="Ouvrir trois jardins", end="Maison Bleue"),
        form.format(text="Former les bénévoles", end="Zoé Lajoie et Greffe"),
        form.format(text="Publier un guide", end="Pôle des sols"),
    )
    assert node(proposal, "Ouvrir")["leads"] == ["Maison Bleue"]
    assert node(proposal, "Former")["leads"] == ["Zoé Lajoie", "Greffe"]
    assert node(proposal, "Ouvrir")["text"] == "Ouvrir trois jardins"


def test_its_parts_say_who_when_and_how_far() -> None:
    proposal = plan(
        "Ouvrir trois jardins (Maison Bleue, T2 2026)",
        "Former les bénévoles (Greffe, automne 2027, en cours)",
        "Publier un guide (Pôle des sols, mai 2028)",
    )
    action = node(proposal, "Former")
    assert (action["leads"], action["schedule"], action["status"]) == (["Greffe"], "automne 2027", "in_progress")


def test_steps_below_need_not_end_so() -> None:
    proposal = read(
        HEAD
        + "- Ouvrir trois jardins – Maison Bleue\n  - Choisir le lieu\n  - Semer\n"
        + "- Former les bénévoles – Greffe\n  - Réserver la salle\n"
        + "- Publier un guide – Pôle des sols\n  - Relire\n"
    )
    assert node(proposal, "Former")["leads"] == ["Greffe"]
    assert node(proposal, "Choisir")["leads"] == []


def test_an_end_that_is_not_regular_stays_in_the_text() -> None:
    proposal = plan(
        "Siéger à la Table des jardins (Tableau)", "Former les bénévoles", "Publier un guide", "Semer", "Récolter"
    )
    assert node(proposal, "Siéger")["text"] == "Siéger à la Table des jardins (Tableau)"


def test_ends_that_are_no_names_stay_in_the_text() -> None:
    proposal = plan(
        "Ouvrir trois jardins (dont un sur un toit)",
        "Former les bénévoles (au moins dix)",
        "Publier un guide (papier et en ligne)",
    )
    assert node(proposal, "Former")["text"] == "Former les bénévoles (au moins dix)"


def test_ticks_say_what_is_done() -> None:
    proposal = read("Plan d'action 2026\n\n✔ Ouvrir trois jardins\n✔ Former les bénévoles\n☐ Publier un guide\n")
    assert [node(proposal, text)["status"] for text in ("Ouvrir", "Former", "Publier")] == ["done", "done", None]


def test_a_time_at_the_head_of_a_line_is_its_schedule() -> None:
    proposal = plan("12 mai 2026 : Ouvrir trois jardins", "Mars 2027 : Former les bénévoles", "Semer")
    action = node(proposal, "Ouvrir")
    assert (action["text"], action["when"]["latest"]) == ("Ouvrir trois jardins", "2026-05-12")


@pytest.mark.parametrize("end", ["(fait)", "– terminé", "[terminé]", "FAIT", "DONE"])
def test_a_status_set_apart_at_the_end_of_one_line_is_its_status(end: str) -> None:
    proposal = plan(f"Ouvrir trois jardins {end}", "Former les bénévoles", "Semer")
    assert (node(proposal, "Ouvrir")["text"], node(proposal, "Ouvrir")["status"]) == ("Ouvrir trois jardins", "done")


def test_a_colon_after_no_time_stays() -> None:
    assert node(plan("Terrains : ouvrir, semer", "Récolter", "Former"), "Terr")["text"] == "Terrains : ouvrir, semer"


@pytest.mark.parametrize("event", ["Fête de l'étang", "Journée des rives", "Spring Fair", "Festival des rives"])
def test_an_event_leads_nothing(event: str) -> None:
    lines = [
        f"- Préparer les kiosques – {event}",
        "- Inviter l'école – Sam Aubin",
        "- Curer le fossé – Comité des rives",
    ]
    found = node(read("Plan d'action 2031\n\n" + "\n".join(lines) + "\n"), "Préparer")
    assert (found["text"], found["leads"]) == (f"Préparer les kiosques – {event}", [])
