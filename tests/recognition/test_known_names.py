"""Names one line gives are known on the others, and what ends a line may say who and when in any order."""

from __future__ import annotations

import pytest

from tests.recognition.reading import node, read

HEAD = "Plan de travail 2026-2028\n\nAxe 1 - Ruches\n\n"


def plan(*lines: str) -> dict[str, object]:
    return read(HEAD + "\n".join(f"- {line}" for line in lines) + "\n")


def test_who_leads_a_dated_line_leads_one_without_a_date() -> None:
    proposal = plan(
        "Peindre les ruches (Wynne, mars 2027)",
        "Une miellerie mobile (Wynne)",
        "Visiter les ruchers voisins",
        "Récolter au mois d'août",
        "Semer la phacélie",
    )
    assert node(proposal, "Une miellerie")["leads"] == ["Wynne"]
    assert node(proposal, "Une miellerie")["text"] == "Une miellerie mobile"


def test_a_name_after_a_label_is_known_too() -> None:
    proposal = plan(
        "Peindre — responsable : Isaure — T1", "Semer la phacélie (Isaure)", "Récolter", "Visiter", "Extraire"
    )
    assert node(proposal, "Semer")["leads"] == ["Isaure"]


def test_words_in_brackets_that_name_nobody_stay() -> None:
    proposal = plan(
        "Peindre les ruches (Wynne, mars 2027)", "Semer la phacélie (Bleue)", "Récolter", "Visiter", "Extraire"
    )
    assert node(proposal, "Semer")["text"] == "Semer la phacélie (Bleue)"


@pytest.mark.parametrize(
    ("end", "leads", "schedule"),
    [
        (" (aux deux mois, Samir)", ["Samir"], "aux deux mois"),
        (", automne 2027, comité politique", ["comité politique"], "automne 2027"),
        (" — Board, by June", ["Board"], "by June"),
        (". Responsable : Wynne; échéance : mai 2027", ["Wynne"], "mai 2027"),
        (" (mai 2027 – Samir et Odile)", ["Samir", "Odile"], "mai 2027"),
    ],
)
def test_mixed_ends_are_fields(end: str, leads: list[str], schedule: str) -> None:
    action = node(plan("Peindre les ruches" + end, "Récolter", "Visiter les ruchers", "Extraire"), "Peindre")
    assert (action["text"], action["leads"], action["schedule"]) == ("Peindre les ruches", leads, schedule)


def test_places_after_commas_stay_in_the_text() -> None:
    proposal = plan("Peindre les ruches, les hausses, les cadres", "Récolter, extraire, mettre en pots", "Visiter")
    assert node(proposal, "Peindre")["text"] == "Peindre les ruches, les hausses, les cadres"


@pytest.mark.parametrize("who", ["tout le monde", "bénévoles", "Treasurer", "Chair"])
def test_everybody_and_seats_lead_where_lines_end_so(who: str) -> None:
    proposal = plan(f"Peindre les ruches ({who})", "Récolter (Wynne)", "Visiter les ruchers (Isaure)")
    assert node(proposal, "Peindre")["leads"] == [who]


def test_a_sign_behind_a_dash_says_how_far() -> None:
    proposal = plan("Peindre les ruches — ✅", "Récolter", "Visiter les ruchers")
    assert (node(proposal, "Peindre")["text"], node(proposal, "Peindre")["status"]) == ("Peindre les ruches", "done")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "Mars 2027 – Tenir un kiosque – Salon du miel, Fête des semences",
            "Tenir un kiosque – Salon du miel, Fête des semences",
        ),
        ("May 2027 - Speak at one event - SeedCon, Hive Summit", "Speak at one event - SeedCon, Hive Summit"),
        ("Juin 2027 : Tenir la fête (Parc)", "Tenir la fête (Parc)"),
    ],
)
def test_what_ends_one_dated_line_alone_may_be_a_place_or_an_event(line: str, text: str) -> None:
    proposal = plan(
        line,
        "Avril 2027 : Visiter les ruchers voisins",
        "Mai 2027 : Semer la phacélie",
        "Sept. 2027 : Récolter le miel",
        "Oct. 2027 : Extraire la cire",
    )
    assert (node(proposal, text[:8])["text"], node(proposal, text[:8])["leads"]) == (text, [])


def test_names_that_end_most_dated_lines_lead_them() -> None:
    proposal = plan(
        "Avril 2027 : Visiter les ruchers voisins (Ruchiers)",
        "Mai 2027 : Semer la phacélie (Ruchiers)",
        "Sept. 2027 : Récolter le miel",
        "Oct. 2027 : Extraire la cire",
    )
    assert node(proposal, "Semer")["leads"] == ["Ruchiers"]
