"""Reports of practice sheets, needs, recommendations and contributions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.recognition.reading import read

SHEETS = """Pratiques inspirantes

Café des voisins – Association Le Fil – Ville de Monteux

Public : familles du quartier

Un café ouvert chaque samedi dans une salle prêtée par la commune.

Intérêt : des liens entre générations.

Difficulté : trouver des bénévoles.

Bus des droits – Département de la Vaise

Public : habitants des villages

Intérêt : un accueil près de chez soi.

Difficultés : le coût du véhicule.

Atelier de récits et de mémoire pour les personnes
qui vivent seules – Foyer des Ormes – Val de Brune

Intérêt : la parole circule.

Public : personnes âgées
"""
LISTS = """
Besoins repérés

- Mieux se connaître entre organismes
- Former ensemble

Recommandations

Ce que les groupes proposent au comité.

3.1 Formation

Ouvrir les stages à plusieurs métiers.

Rendre les formations plus courtes.

3.2 Coopération

- créer une charte commune
- partager les locaux

Liste des contributions

Région NORD

Groupe 1 : accès aux droits – Animation Réseau Alpha

Contribution du collectif Bêta

Région Sud

Groupe 2 : logement – Animation Maison Gamma
"""


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """A report with everything in it."""
    return read("Journées du réseau – 2019\n\n" + SHEETS + LISTS)


def test_it_is_a_report_and_no_plan(report: dict[str, Any]) -> None:
    assert report["kind"] == "report"
    assert report["nodes"] == []


def test_titles_give_title_carrier_and_territory(report: dict[str, Any]) -> None:
    assert [(one["title"], one["carrier"], one["territory"]) for one in report["practices"]] == [
        ("Café des voisins", "Association Le Fil", "Ville de Monteux"),
        ("Bus des droits", None, "Département de la Vaise"),
        ("Atelier de récits et de mémoire pour les personnes qui vivent seules", "Foyer des Ormes", "Val de Brune"),
    ]


def test_labels_fill_fields_in_any_order(report: dict[str, Any]) -> None:
    first, _, last = report["practices"]
    assert first["public"] == "familles du quartier"
    assert first["difficulty"] == "trouver des bénévoles."
    assert first["text"].startswith("Un café ouvert")
    assert (last["interest"], last["public"]) == ("la parole circule.", "personnes âgées")


def test_needs_are_listed(report: dict[str, Any]) -> None:
    assert report["needs"] == ["Mieux se connaître entre organismes", "Former ensemble"]


def test_numbered_themes_hold_paragraphs_or_bullets(report: dict[str, Any]) -> None:
    assert report["recommendations"] == [
        {
            "number": "3.1",
            "theme": "Formation",
            "items": ["Ouvrir les stages à plusieurs métiers.", "Rendre les formations plus courtes."],
        },
        {"number": "3.2", "theme": "Coopération", "items": ["créer une charte commune", "partager les locaux"]},
    ]


def test_contributions_know_their_region_group_and_facilitator(report: dict[str, Any]) -> None:
    assert report["contributions"] == [
        {"region": "NORD", "group": "Groupe 1", "title": "accès aux droits", "facilitator": "Réseau Alpha"},
        {"region": "NORD", "group": None, "title": "Contribution du collectif Bêta", "facilitator": None},
        {"region": "Sud", "group": "Groupe 2", "title": "logement", "facilitator": "Maison Gamma"},
    ]


def test_every_word_has_its_place(report: dict[str, Any]) -> None:
    assert report["unplaced"] == []


def test_sheets_in_english() -> None:
    proposal = read("""Good practices

Neighbours' table – Open Door Society – Town of Ashby

Audience: families
Aim: cook together
Benefit: people meet
Challenge: finding a kitchen

Repair night – Tool Library Network – Mill County

Audience: tenants
Benefit: less waste
Challenge: insurance
""")
    assert proposal["kind"] == "report"
    assert [(one["carrier"], one["aim"], one["difficulty"]) for one in proposal["practices"]] == [
        ("Open Door Society", "cook together", "finding a kitchen"),
        ("Tool Library Network", None, "insurance"),
    ]


def test_sheets_without_labels_begin_with_their_carrier() -> None:
    proposal = read(
        "Rencontres du réseau\n\n"
        + SHEETS
        + """
Région EST

Maison des aînés : « Les mercredis bleus » :

Des sorties préparées par les membres.

http://exemple.org/mercredis

Conseil du Plateau : Un toit partagé

Deux logements ouverts aux jeunes en stage.
"""
    )
    blue, roof = proposal["practices"][-2:]
    assert (blue["title"], blue["carrier"], blue["region"]) == ("Les mercredis bleus", "Maison des aînés", "EST")
    assert (blue["text"], blue["url"]) == ("Des sorties préparées par les membres.", "http://exemple.org/mercredis")
    assert (roof["title"], roof["carrier"]) == ("Un toit partagé", "Conseil du Plateau")


def test_the_furniture_of_a_web_page_is_set_aside() -> None:
    proposal = read(
        "Journées du réseau – 2019\n\ntélécharger 0.4 Mb.\npage2/9\ntaille0.4 Mb.\n1   2   3   4   ...   9\n\n"
        + SHEETS
        + "\n1   2   3   4   ...   9\n\nsimilaire:\n\nUn autre texte du site\nTous droits réservés. Copyright © 2020\n"
    )
    assert len(proposal["practices"]) == 3
    assert [one["text"] for one in proposal["ignored"] if one["why"] == "web_furniture"][-2:] == [
        "Un autre texte du site",
        "Tous droits réservés. Copyright © 2020",
    ]
