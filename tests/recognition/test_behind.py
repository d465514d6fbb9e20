"""Columns that stand behind that of the actions: aims, news, starts and ends, states beside words."""

from __future__ import annotations

import pytest

from tests.recognition.reading import node, outline, read

ROWS = (
    ("Planter une haie", "Odile Roy", "mai 2031", "Moins de vent dans la cour"),
    ("Ouvrir un four à pain", "Marc Côté", "juin 2031", "Une fournée par semaine"),
    ("Peindre la grange", "Odile Roy", "juillet 2031", "Une grange visible du chemin"),
)


def _plan(heading: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    return "\n".join("\t".join(row) for row in (("Action", "Responsable", "Échéance", heading), *rows))


@pytest.mark.parametrize("heading", ["But à atteindre", "Goal", "Visée", "What we want"])
def test_aims_told_line_by_line_behind_the_actions_are_expected(heading: str) -> None:
    proposal = read(_plan(heading))
    assert [node["level"] for node in proposal["nodes"]] == ["action"] * 3
    assert node(proposal, "Planter")["expected_results"] == ["Moins de vent dans la cour"]


def test_an_objective_behind_the_actions_that_stands_over_several_holds_them() -> None:
    rows = tuple((*row[:3], "Une cour accueillante") for row in ROWS)
    assert outline(read(_plan("Objectif", rows)))[0] == "objective Une cour accueillante"


@pytest.mark.parametrize("heading", ["Nouvelles", "Suites", "Actual"])
def test_news_behind_the_actions_are_results(heading: str) -> None:
    assert node(read(_plan(heading)), "Ouvrir")["results"] == "Une fournée par semaine"


@pytest.mark.parametrize(
    ("start", "end"), [("Dès le début", "Jusqu'en"), ("À compter du", "Échéance"), ("Du", "Au"), ("Départ", "Closing")]
)
def test_from_when_and_until_when_are_one_schedule(start: str, end: str) -> None:
    rows = "\n".join(
        f"{text}\t{who}\t3 mai 2031\t{when} 2032"
        for text, who, when in (
            ("Planter une haie", "Odile Roy", "8 juin"),
            ("Ouvrir un four", "Marc Côté", "9 juin"),
            ("Peindre", "CA", "1 mai"),
        )
    )
    when = node(read(f"Action\tResponsable\t{start}\t{end}\n{rows}"), "Planter")["when"]
    assert (when["earliest"], when["latest"]) == ("2031-05-03", "2032-06-08")


def test_days_under_what_would_say_who_are_the_schedule() -> None:
    rows = "Planter une haie\t3 mai 2031\tOdile Roy\nOuvrir un four\t9 juin 2031\tMarc Côté\nPeindre\tété\tOdile Roy"
    assert node(read(f"Action\tTo be carried out by\tLead\n{rows}"), "Planter")["schedule"] == "3 mai 2031"


def test_what_only_numbers_a_line_is_no_line() -> None:
    rows = "Chantier 1\tPlanter une haie\tOdile\nChantier 2\tOuvrir un four\tMarc\nChantier 3\tPeindre la grange\tOdile"
    assert outline(read(f"Projets\tActions\tQui\n{rows}")) == [
        "action Planter une haie",
        "action Ouvrir un four",
        "action Peindre la grange",
    ]


def test_few_words_over_and_over_beside_sentences_are_the_states() -> None:
    told = (
        "La haie a pris",
        "Le four tire mal",
        "Le mur nord reste gris",
        "La pompe fuit encore",
        "Le puits est creusé",
    )
    states = ("fait", "au jaune", "fait", "au jaune", "fait")
    rows = "\n".join(
        f"Geste {n} de la ferme\tOdile Roy\t{a}\t{b}" for n, (a, b) in enumerate(zip(told, states, strict=True))
    )
    first = node(read(f"Action\tResponsable\tRésultats\tAvancement\n{rows}"), "Geste 0")
    assert (first["results"], first["status"]) == ("La haie a pris", "done")


def test_an_aim_behind_the_actions_is_expected_where_another_stands_before_them() -> None:
    aims = ("Une cour accueillante", "Une cour accueillante", "Un village vivant")
    rows = "\n".join(f"Vivre ensemble\t{row[0]}\t{row[1]}\t{aim}" for row, aim in zip(ROWS, aims, strict=True))
    proposal = read(f"But\tAction\tResponsable\tBut à atteindre\n{rows}")
    assert outline(proposal)[0] == "objective Vivre ensemble"
    assert node(proposal, "Ouvrir")["expected_results"] == ["Une cour accueillante"]


def test_stages_over_states_say_how_far_and_are_no_steps() -> None:
    states = ("En cours", "Fait", "Reporté")
    rows = "\n".join("\t".join((*row[:3], state)) for row, state in zip(ROWS, states, strict=True))
    proposal = read(f"Action\tResponsable\tÉchéance\tÉtape\n{rows}")
    assert [node(proposal, row[0])["status"] for row in ROWS] == ["in_progress", "done", "postponed"]
