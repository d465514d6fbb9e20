"""Which measure the words of an expected result speak of, in other words than any plan's."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.measures import Asked
from jalon.network.actions.governance import form_body
from jalon.network.actions.parties import create_party
from jalon.network.choices import BodyKind
from jalon.network.models import Network
from jalon.plans.rules.measuring import suggested


@pytest.fixture
def asked(network: Network) -> Asked:
    """A network with a board and two committees."""
    for name, kind, sigle in (
        ("Conseil d'administration", BodyKind.BOARD, "CA"),
        ("Comité formation", BodyKind.COMMITTEE, ""),
        ("Comité éthique", BodyKind.COMMITTEE, ""),
    ):
        party = create_party(network=network, name=name, actor="test", kind="body", sigle=sigle)
        form_body(party=party, kind=kind, actor="test")
    return Asked(network.pk, None, None, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Toutes les régions ont une déléguée", "regions_covered"),
        ("Les 17 régions sont représentées au comité", "regions_covered"),
        ("Représentation de toutes les régions", "regions_covered"),
        ("All regions are represented", "regions_covered"),
        ("Nombre de membres en règle", "members"),
        ("Nombre total d’organismes membres", "members"),
        ("Number of members", "members"),
        ("Trois nouveaux membres", "new_members"),
        ("Recrutement de membres", "new_members"),
        ("Postes du CA comblés", "seats_filled"),
        ("Tous les sièges sont pourvus", "seats_filled"),
        ("Comité éthique mis sur pied", "committee_formed"),
        ("Création d’un comité", "committee_formed"),
        ("Committee set up", "committee_formed"),
        ("Liste des membres à jour", "list_established"),
        ("Répertoire des organismes constitué", "list_established"),
        ("10 % des travailleuses sociales sont membres", "population_share"),
    ],
)
def test_what_it_speaks_of(asked: Asked, text: str, measure: str) -> None:
    found = suggested(text, asked)
    assert found is not None
    assert found.measure.name == measure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Liste des formations établie",
        "Liste de prix disponible",
        "Comité de lecture consulté",
        "Rencontre des régions",
        "Guide remis aux membres",
        "Le poste est affiché",
    ],
)
def test_what_speaks_of_no_measure(asked: Asked, text: str) -> None:
    assert suggested(text, asked) is None


def test_the_first_thing_said_is_what_it_is(asked: Asked) -> None:
    found = suggested("Liste des nouveaux membres établie", asked)
    assert found is not None
    assert found.measure.name == "list_established"


@pytest.mark.parametrize(
    ("text", "about", "body"),
    [
        ("Comité formé", "Relancer le comité éthique", "Comité éthique"),
        ("Comité formation formé", "", "Comité formation"),
        ("Postes du CA comblés", "", "Conseil d'administration"),
        ("Comité formé", "Préparer l’embauche", None),
    ],
)
def test_the_body_is_told_by_the_result_or_by_its_item(
    network: Network, asked: Asked, text: str, about: str, body: str | None
) -> None:
    found = suggested(text, asked, about)
    assert found is not None
    bodies = {choice.value: choice.label for choice in found.measure.choices(asked, "body")}
    assert (bodies[found.given["body"]] if found.given else None) == body
