"""The title of a plan, and the organisation, the sigle and the period said around it."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import outline, read

PLAN = "Objectif\tAction\tResponsable\tÉchéance\nAccoster\tRéparer six quais\tOdile\tjuin 2031"


@pytest.mark.parametrize(
    ("head", "organisation", "sigle"),
    [
        (
            "Maison des Quais du Nord\nMQN\nTableau de suivi du plan d'action 2030-2031",
            "Maison des Quais du Nord",
            "MQN",
        ),
        ("Plan d'action 2030-2031\nTable de concertation des ports\n(TCP)", "Table de concertation des ports", "TCP"),
        ("Plan d'action 2030-2031\nCoalition des phares\nCDP", "Coalition des phares", "CDP"),
    ],
)
def test_a_sigle_on_a_line_of_its_own_is_that_of_the_organisation(head: str, organisation: str, sigle: str) -> None:
    proposal = read(f"{head}\n\n{PLAN}")
    assert proposal["organisation"] == organisation
    assert proposal["acronyms"] == {sigle: organisation}
    assert not proposal["unplaced"]
    assert outline(proposal) == ["objective Accoster", "  action Réparer six quais"]


def test_a_sigle_of_other_words_is_not_that_of_the_organisation() -> None:
    assert read(f"Coalition des phares\nXKW\nPlan d'action 2030-2031\n\n{PLAN}")["acronyms"] == {}


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("Plan de travail de la Concertation des ports\nAnnée 2030-2031", "Concertation des ports"),
        ("Plan d'action de la Table des quais - Année scolaire 2030-2031", "Table des quais"),
        ("Plan d'action de la Table des quais pour l'exercice 2030-2031", "Table des quais"),
        ("Feuille de route du Réseau des phares (RP)", "Réseau des phares (RP)"),
        ("Réseau des phares\nPlanification triennale 2030-2033", "Réseau des phares"),
    ],
)
def test_the_organisation_of_a_title_is_neither_its_period_nor_half_a_bracket(title: str, organisation: str) -> None:
    assert read(f"{title}\n\n{PLAN}")["organisation"] == organisation


@pytest.mark.parametrize(
    "line", ["Calendrier des actions 2031 – Concertation des ports", "Port du Nord, 2031-2033", "Nos gestes en 2031"]
)
def test_the_first_line_of_a_sheet_over_parts_of_their_own_is_its_title(line: str) -> None:
    rows = [
        f"{line}\t\t",
        "Actions\tResponsable\tÉchéance",
        "Bloc 1 – Le quai\t\t",
        "Réparer six quais\tOdile\tjuin",
        "Bloc 2 – Le phare\t\t",
        "Acheter des lampes\tIda\tmai",
    ]
    proposal = as_dict(propose(read_bytes("\n".join(rows).replace("\t", ";").encode(), "plan.csv")))
    assert proposal["title"] == line
    assert outline(proposal) == [
        "axis Le quai",
        "  action Réparer six quais",
        "axis Le phare",
        "  action Acheter des lampes",
    ]


@pytest.mark.parametrize(
    "name", ["Regroupement des ruches (RDR)", "Coalition des ruchers du Nord", "Fédération des prés fleuris"]
)
def test_an_organisation_as_a_heading_over_all_the_parts_is_whose_plan_it_is(name: str) -> None:
    text = f"# Plan d’action 2026-2027\n## {name}\n\n### Axe 1 – Vie\n- Peindre\n- Semer\n### Axe 2 – Miel\n- Vendre\n"
    proposal = as_dict(propose(read_bytes(text.encode(), "plan.md")))
    assert proposal["organisation"] == name
    assert [one["text"] for one in proposal["nodes"]] == ["Vie", "Miel"]
