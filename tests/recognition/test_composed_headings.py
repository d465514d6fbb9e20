"""Headings of several words that no list holds, and headings over columns of several kinds."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.columns import column_role
from tests.recognition.reading import node, read


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Retombées souhaitées", "expected_results"),
        ("Effets que nous espérons", "expected_results"),
        ("Impacts escomptés du projet", "expected_results"),
        ("Foreseen benefits", "expected_results"),
        ("Changes we aim for", "expected_results"),
        ("Outputs to deliver", "expected_results"),
        ("Ce que cela devrait nous apporter", "expected_results"),
        ("Ce qui va s'améliorer", "expected_results"),
        ("What it should lead to", "expected_results"),
        ("Comment on va vérifier", "expected_results"),
        ("Effets constatés", "results"),
        ("Retombées à ce jour", "results"),
        ("Benefits recorded", "results"),
        ("Interim outcomes", "results"),
        ("What it led to", "results"),
        ("Compte rendu au conseil", "results"),
        ("How complete?", "status"),
        ("Où c’est rendu", "status"),
        ("Where things are at", "status"),
        ("Ce que nous devons entreprendre", "action"),
        ("What remains to be done", "action"),
        ("What might slow us down", "extra"),
        ("Embûches possibles", "extra"),
        ("Ce dont on a besoin", "extra"),
        ("Groupes touchés", "extra"),
        ("In partnership with", "extra"),
    ],
)
def test_words_say_together_what_a_column_holds(heading: str, role: str) -> None:
    found = column_role(heading)
    assert found is not None
    assert found[0] == role


@pytest.mark.parametrize("heading", ["What the weather was", "How many came", "Effect on the budget"])
def test_a_word_that_asks_anything_says_nothing_is_done_or_hoped_for(heading: str) -> None:
    assert (column_role(heading) or ("",))[0] not in {"expected_results", "action"}


def test_what_is_hoped_for_and_what_came_of_it_are_two_columns() -> None:
    proposal = read(
        "Gestes\tQui\tChangements espérés\tEffets constatés\n"
        "Planter une haie\tOdile\tMoins de vent dans la cour\tLa haie a pris au printemps\n"
        "Ouvrir un four à pain\tMarc\tUne fournée par semaine\tQuatre fournées ont eu lieu\n"
        "Peindre la grange\tOdile\tUne grange que l'on voit du chemin\tLe mur nord reste à faire\n"
    )
    first = node(proposal, "Planter")
    assert first["expected_results"] == ["Moins de vent dans la cour"]
    assert first["results"] == "La haie a pris au printemps"


HTML = (
    "<table><tr><th colspan=2>Calendrier des travaux</th><th colspan=2>Pour en savoir plus</th></tr>"
    "<tr><th>N°</th><th>Gestes</th><th>Qui</th><th>Quand</th></tr>{rows}</table>"
)


def test_a_heading_over_columns_of_several_kinds_says_nothing_of_any() -> None:
    lines = (("1.1", "Planter une haie", "Odile Roy", "mai 2031"), ("1.2", "Ouvrir un four", "Marc Côté", "juin 2031"))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    proposal = as_dict(propose(read_bytes(HTML.format(rows=rows).encode(), "plan.html")))
    assert [(node(proposal, text)["number"], node(proposal, text)["schedule"]) for _n, text, _w, _d in lines] == [
        ("1.1", "mai 2031"),
        ("1.2", "juin 2031"),
    ]
