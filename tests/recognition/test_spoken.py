"""Minutes that say in sentences who will do what, paragraphs of promises, and lists of orders without a title."""

from __future__ import annotations

import pytest

from tests.recognition.reading import codes, node, nodes, outline, read

MINUTES = """Compte rendu de la réunion du rucher
Présentes : Wynne, Isaure, Odalys

Isaure raconte sa visite chez un apiculteur. Il fait beau.

Ruches
Wynne s'occupe de peindre les hausses d'ici le 3 mars. Isaure commandera la cire avant la fin avril.

Miellerie
Odalys et Wynne vont visiter le local. On en reparle.
"""


def test_sentences_of_minutes_that_say_who_does_what_are_actions() -> None:
    proposal = read(MINUTES)
    assert outline(proposal) == [
        "axis Ruches",
        "  action peindre les hausses",
        "  action commandera la cire",
        "axis Miellerie",
        "  action visiter le local.",
    ]
    assert node(proposal, "peindre")["leads"] == ["Wynne"]
    assert node(proposal, "commandera")["schedule"] == "avant la fin avril"
    assert node(proposal, "visiter")["leads"] == ["Odalys", "Wynne"]


def test_what_else_was_said_is_shown_and_no_line() -> None:
    proposal = read(MINUTES)
    assert {"On en reparle."} <= {note["text"] for note in proposal["notes"]}
    assert proposal["unplaced"] == []


def test_english_minutes_too() -> None:
    proposal = read(
        "Notes from the bee group\nAttending: Wynne, Odalys, Rolf.\n\n"
        "Hives. Wynne will paint the boxes by 20 March. Rolf to order the wax.\n"
        "Honey house. Odalys agreed to ask the clerk about the shed.\n"
    )
    assert node(proposal, "paint")["leads"] == ["Wynne"]
    assert node(proposal, "order")["leads"] == ["Rolf"]
    assert node(proposal, "paint")["schedule"] == "by 20 March"


def test_minutes_that_only_tell_are_no_plan() -> None:
    told = "Compte rendu de la réunion\nPrésents : Wynne, Rolf\n\nWynne a peint les hausses. Rolf a goûté le miel.\n"
    assert read(told)["kind"] == "other"


def test_each_promise_of_a_paragraph_is_a_line() -> None:
    proposal = read(
        "Rucher des Ormes\nPlan stratégique 2031-2033\n\nAxe 1 : Apprendre\n"
        "Nous ouvrirons une école dès mars 2031. Nous publierons un cahier. Les abeilles y seront dessinées.\n\n"
        "Axe 2 : Partager\nNous offrirons du miel à chaque école. Nous tiendrons une fête d'ici 2032.\n"
    )
    assert outline(proposal) == [
        "axis Apprendre",
        "  action Nous ouvrirons une école",
        "  action Nous publierons un cahier. Les abeilles y seront dessinées.",
        "axis Partager",
        "  action Nous offrirons du miel à chaque école.",
        "  action Nous tiendrons une fête",
    ]
    assert node(proposal, "Nous ouvrirons")["schedule"] == "dès mars 2031"


def test_what_success_looks_like_is_expected() -> None:
    proposal = read(
        "Bee Trust\nStrategic Plan 2031-2033\n\nPriority One: Teach\n"
        "Over the next two years we will open a school. Success will look like forty pupils.\n"
        "\nPriority Two: Share\nWe will give honey to each school. We will hold a fair.\n"
    )
    assert node(proposal, "Over")["expected_results"] == ["Success will look like forty pupils."]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ring the clerk about the drain", "Order wax", "Thank the keepers", "Fix the gate"],
        ["Relancer les voisins", "Faire réparer la pompe", "Commander la cire", "Préparer la fête"],
    ],
)
def test_a_list_of_orders_alone_is_a_plan_to_confirm(lines: list[str]) -> None:
    proposal = read("\n".join(lines) + "\n")
    assert [one["text"] for one in nodes(proposal)] == lines
    assert {doubt["code"] for doubt in proposal["doubts"]} == {"uncertain_reading"}
    assert codes(nodes(proposal)[0]) == {"only_text"}


@pytest.mark.parametrize(
    "text",
    [
        "Mélanger la farine et le sucre\nAjouter le beurre\nRemuer dix minutes\nCuire au four\n",
        "Pour fermer la salle\n1. Ranger les chaises\n2. Éteindre les lampes\n3. Fermer la porte\n4. Rendre la clé\n",
    ],
)
def test_recipes_and_instructions_are_none(text: str) -> None:
    assert read(text)["kind"] == "other"


def test_dates_and_what_is_done_then_under_a_title_that_says_so_are_a_plan() -> None:
    proposal = read(
        "Échéancier du projet Rucher-école\n\n15 janvier 2031 – Rencontre de démarrage\n"
        "Février 2031 – Consultation des élèves (Wynne)\nJuin 2031 – Plantation (Wynne et Rolf)\n"
        "Automne 2031 – Inauguration\n"
    )
    assert [one["text"] for one in nodes(proposal)] == [
        "Rencontre de démarrage", "Consultation des élèves", "Plantation", "Inauguration",
    ]  # fmt: skip
    assert node(proposal, "Plantation")["leads"] == ["Wynne", "Rolf"]
