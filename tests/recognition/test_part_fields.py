"""What a plan says of a part under its heading, over the table of its actions."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline

TABLE = "| Étape | Début | Fin |\n|---|---|---|\n| {} | janvier 2031 | mars 2031 |\n"


def read(text: str, name: str = "plan.md") -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), name)))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Responsable : la capitainerie", "leads", ["la capitainerie"]),
        ("Échéance : mai 2031", "schedule", "mai 2031"),
        ("Indicateur : deux quais sûrs", "expected_results", ["deux quais sûrs"]),
        ("État : En cours", "status", "in_progress"),
        ("Budget : 3 000 $", "extra", {"Budget": "3 000 $"}),
    ],
)
def test_a_labelled_line_between_a_heading_and_its_table_is_said_of_the_part(line: str, field: str, value: Any) -> None:
    proposal = read(
        f"# Plan du port\n\n## Ouvrir le quai\n\n{line}\n\n{TABLE.format('Réparer l’échelle')}\n"
        f"## Éclairer la jetée\n\n{line}\n\n{TABLE.format('Acheter des lampes')}"
    )
    assert [node(proposal, text)[field] for text in ("Ouvrir", "Éclairer")] == [value, value]
    assert len(proposal["nodes"]) == 2


def test_its_words_are_nowhere_else() -> None:
    proposal = read(f"# Plan\n\n## Ouvrir le quai\n\nResponsable : la capitainerie\n\n{TABLE.format('Réparer')}")
    assert not proposal["unplaced"]
    assert {"text": "Responsable", "why": "field_label"} in [
        {key: one[key] for key in ("text", "why")} for one in proposal["ignored"]
    ]


def test_a_labelled_line_under_no_heading_stays_a_note() -> None:
    proposal = read(f"# Plan du port\n\nResponsable : la capitainerie\n\n{TABLE.format('Réparer')}")
    assert [line.strip() for line in outline(proposal)] == ["action Réparer"]


def _form(title: str, *pairs: tuple[str, str], step: str) -> str:
    rows = "".join(f"<tr><td>{label}</td><td colspan=2>{value}</td></tr>" for label, value in pairs)
    return (
        f"<table><tr><td colspan=3>{title}</td></tr>{rows}"
        "<tr><td>Milestone</td><td>Start date</td><td>End date</td></tr>"
        f"<tr><td>{step}</td><td>June 2031</td><td>July 2031</td></tr></table><p></p>"
    )


def test_rows_of_labels_over_the_header_of_a_table_are_said_of_its_part() -> None:
    said = ("Lead agency", "Ministry of Local Government"), ("What is the problem?", "Boats knock at night.")
    proposal = read(
        "<html><body><h1>Harbour plan</h1>"
        + _form("Commitment 1: Open the quay", *said, step="1.1 Mend the ladder")
        + _form("Commitment 2: Light the pier", *said, step="2.1 Buy lamps")
        + "</body></html>",
        "plan.html",
    )
    for text in ("Commitment 1", "Commitment 2"):
        assert node(proposal, text)["leads"] == ["Ministry of Local Government"]
        assert node(proposal, text)["extra"] == {"What is the problem?": "Boats knock at night."}
    assert node(proposal, "Buy lamps")["schedule"] == "June 2031 July 2031"


def _card(pairs: dict[str, str], header: list[str], *rows: list[str]) -> str:
    above = "".join(f"<tr><td>{a}</td><td colspan={len(header) - 1}>{b}</td></tr>" for a, b in pairs.items())
    below = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [header, *rows])
    return f"<table>{above}{below}</table><p></p>"


FRENCH = ["Actions", "Responsable", "Échéance", "Statut"]


@pytest.mark.parametrize(
    ("labels", "header"),
    [
        (("But", "Indicateurs", "Porteur"), FRENCH),
        (("Objectif {} :", "Résultat visé :", "Partenaires"), ["Activités", "Qui", "Quand", "Avancement"]),
        (("Objective {}", "Expected result", "Lead"), ["Action", "Lead", "Timeline", "Status"]),
    ],
)
def test_a_part_named_beside_its_level_over_the_actions_of_its_table_holds_them(
    labels: tuple[str, ...], header: list[str]
) -> None:
    level, expected, other = labels
    first = {level.format(1): "Ouvrir le port", expected: "vingt bateaux", other: "Odile"}
    second = {level.format(2): "Nourrir le quai", expected: "", other: "Basile"}
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + _card(
            first, header, ["Réparer six quais", "Odile", "juin 2031", "À faire"], ["Draguer", "Ida", "2031", "Fait"]
        )
        + _card(second, header, ["Ouvrir une cuisine", "Basile", "mai 2031", "Fait"]),
        "plan.html",
    )
    assert outline(proposal) == [
        "objective Ouvrir le port",
        "  action Réparer six quais",
        "  action Draguer",
        "objective Nourrir le quai",
        "  action Ouvrir une cuisine",
    ]
    assert node(proposal, "Ouvrir le port")["expected_results"] == ["vingt bateaux"]
    assert node(proposal, "Nourrir")["expected_results"] == []
    assert node(proposal, "Draguer")["leads"] == ["Ida"]
    assert not proposal["unplaced"]


def test_an_axis_and_its_objective_each_beside_their_level_nest() -> None:
    cards = [
        _card({"Axe 1": "Le quai", "Objectif 1.1": "Accoster"}, FRENCH, ["Réparer", "Odile", "2031", "Fait"]),
        _card({"Axe 1": "Le quai", "Objectif 1.2": "Éclairer"}, FRENCH, ["Acheter", "Ida", "2032", "Fait"]),
        _card({"Axe 2": "La halle", "Objectif 2.1": "Vendre"}, FRENCH, ["Laver", "Ana", "2033", "Fait"]),
    ]
    assert outline(read("<h1>Plan d'action du port</h1>" + "".join(cards), "plan.html")) == [
        "axis Le quai",
        "  objective Accoster",
        "    action Réparer",
        "  objective Éclairer",
        "    action Acheter",
        "axis La halle",
        "  objective Vendre",
        "    action Laver",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Planification", "Mise en œuvre"), ("Calendrier", "Réalisation"), ("Timeline", "Delivery")],
)
def test_headings_over_divided_ones_say_nothing_of_the_part(first: str, second: str) -> None:
    rows = (
        "<tr><td colspan=3>Axe 1. Ouvrir le quai</td></tr>"
        f"<tr><td>{first}</td><td colspan=2>{second}</td></tr>"
        "<tr><td>Moyens</td><td>Responsable</td><td>Échéancier</td></tr>"
        "<tr><td>Réparer l'échelle</td><td>Odile Roy</td><td>mars 2031</td></tr>"
        "<tr><td>Acheter des lampes</td><td>Ida Caron</td><td>mai 2031</td></tr>"
    )
    proposal = read(f"<html><body><table>{rows}</table></body></html>", "plan.html")
    assert node(proposal, "Ouvrir")["schedule"] is None
    assert node(proposal, "Acheter")["schedule"] == "mai 2031"
