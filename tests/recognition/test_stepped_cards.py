"""Cards whose steps are a table: their title is the action, and lines around the table are said of it."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline


def read(page: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(page.encode(), "plan.html")))


def rows(*cells: tuple[str, ...]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells) + "</table>"


def card(title: str, above: tuple[str, ...], header: tuple[str, ...], steps: tuple[str, ...], below: str) -> str:
    lines = "".join(f"<p>{line}</p>" for line in above)
    table = rows(
        header,
        *[(step, who, when) for step, who, when in zip(steps, ["Odile", "Ida"], ("mai 2031", "2032"), strict=True)],
    )
    return f"<h2>{title}</h2>{lines}{table}<p>{below}</p>"


@pytest.mark.parametrize(
    ("label", "aim", "header", "told"),
    [
        ("Fiche n°{} – ", "Axe {} : ", ("Étapes", "Qui", "Quand"), "Indicateur d'évaluation : dix bateaux"),
        ("Action {} : ", "Objectif {} : ", ("Activités", "Responsable", "Échéance"), "Résultat attendu : dix bateaux"),
        ("Action {}: ", "Goal {}: ", ("Steps", "Who", "When"), "Expected result: dix bateaux"),
    ],
)
def test_the_title_of_a_card_is_the_action_whose_steps_its_table_lists(
    label: str, aim: str, header: tuple[str, ...], told: str
) -> None:
    proposal = read(
        "<h1>Plan d'action du port 2031-2032</h1>"
        + card(label.format(1) + "Le quai", (aim.format(1) + "Accoster",), header, ("Draguer", "Payer"), told)
        + card(label.format(2) + "Le phare", (aim.format(2) + "Éclairer",), header, ("Peindre", "Louer"), told)
    )
    assert [line.split(" ", line.count("  ") * 2 + 1)[-1] for line in outline(proposal)] == [
        "Accoster", "Le quai", "Draguer", "Payer", "Éclairer", "Le phare", "Peindre", "Louer",
    ]  # fmt: skip
    levels = [line.split()[0] for line in outline(proposal)]
    assert levels[1:4] == levels[5:8] == ["action", "item", "item"]
    assert node(proposal, "Le quai")["expected_results"] == ["dix bateaux"]
    assert (node(proposal, "Payer")["leads"], node(proposal, "Payer")["schedule"]) == (["Ida"], "2032")
    assert not proposal["unplaced"]


def test_one_card_alone_is_no_set_of_cards() -> None:
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + card("Action 1 : Le quai", (), ("Activités", "Responsable", "Échéance"), ("Draguer", "Payer"), "Merci à tous")
    )
    assert not [line for line in outline(proposal) if line.strip().startswith("item")]


def test_a_title_over_a_table_of_aims_names_no_action() -> None:
    header = ("Objectif", "Responsable", "Échéance")
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + card("Action 1 : Le quai", (), header, ("Accoster", "Amarrer"), "Merci")
        + card("Action 2 : Le phare", (), header, ("Éclairer", "Signaler"), "Merci")
    )
    assert not [line for line in outline(proposal) if line.strip().startswith("item")]
