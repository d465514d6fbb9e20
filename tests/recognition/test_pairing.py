"""Values listed in one cell, given to the actions listed beside them."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import codes, node, outline, read

HEADER = "Objectifs\tMoyens\tÉchéancier\tRésultats\n"


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def _items(*texts):
    return '<ul style="list-style-type: none"> ' + " ".join(f"- {text}" for text in texts)


def test_as_many_values_as_actions_go_in_order():
    proposal = read(HEADER + f"Accueillir\t{_items('Tenir', 'Publier')}\t{_items('Mai 2023', 'Juin 2023')}\t\n")
    assert [node(proposal, text)["schedule"] for text in ("Tenir", "Publier")] == ["Mai 2023", "Juin 2023"]


def test_twice_as_many_dates_go_two_by_two():
    dates = "<p>Mai 2023</p> <p>Mai 2024</p> <p>Juin 2023</p> <p>Juin 2024</p>"
    proposal = read(HEADER + f"Accueillir\t{_items('Tenir', 'Publier')}\t{dates}\t\n")
    assert node(proposal, "Publier")["schedule"] == "Juin 2023 Juin 2024"


def test_one_run_of_dates_is_cut_where_it_reads_best():
    proposal = read(HEADER + f"Accueillir\t{_items('Tenir', 'Publier')}\tAutomne 2013 - Hiver 2014 Mai 2014\t\n")
    assert node(proposal, "Tenir")["schedule"] == "Automne 2013 - Hiver 2014"
    assert node(proposal, "Publier")["schedule"] == "Mai 2014"


def test_one_result_for_several_actions_stays_on_their_objective():
    proposal = read(HEADER + f"Accueillir\t{_items('Tenir', 'Publier')}\t{_items('Mai 2023', 'Juin 2023')}\tEn cours\n")
    objective = node(proposal, "Accueillir")
    assert objective["results"] == "En cours"
    assert "shared_value" in codes(objective)


def test_fewer_results_than_actions_leave_a_doubt():
    results = _items("Fait", "Fait aussi")
    proposal = read(HEADER + f"Accueillir\t{_items('Tenir', 'Publier', 'Lire')}\t\t{results}\n")
    assert "fewer_values" in codes(node(proposal, "Accueillir"))


def test_results_with_a_mark_count_with_the_lines_under_them():
    """Ended sentences of their own, where the marks alone are as many as the actions."""
    results = "<ul><li>Fait en mai.</li></ul><p>Trois rencontres tenues.</p><ul><li>En cours</li></ul>"
    actions = "<ul><li>Tenir</li><li>Publier</li></ul>"
    cells = "".join(f"<td>{each}</td>" for each in ("Accueillir", actions, results))
    heads = "".join(f"<th>{each}</th>" for each in ("Objectifs", "Moyens", "Résultats"))
    page = f"<html><body><table><tr>{heads}</tr><tr>{cells}</tr></table></body></html>"
    proposal = as_dict(propose(read_bytes(page.encode(), "plan.html")))
    assert node(proposal, "Tenir")["results"] == "Fait en mai. Trois rencontres tenues."
    assert node(proposal, "Publier")["results"] == "En cours"


def test_values_go_to_the_leaves_when_a_head_has_none():
    cell = _items("Communautés :", "Déléguer un membre", "Participer au groupe")
    proposal = read(HEADER + f"Accueillir\t{cell}\t{_items('Mai 2023', 'Juin 2023')}\t\n")
    assert outline(proposal) == [
        "objective Accueillir",
        "  action Communautés :",
        "    item Déléguer un membre",
        "    item Participer au groupe",
    ]
    assert node(proposal, "Participer")["schedule"] == "Juin 2023"


def test_numbers_that_follow_each_other_in_a_line_are_actions():
    proposal = read(HEADER + "Accueillir\t1) Tenir un kiosque 2) Publier un guide\t1) Été 2023 2) Automne 2023\t\n")
    assert [n.strip() for n in outline(proposal)[1:]] == ["action Tenir un kiosque", "action Publier un guide"]


def test_marks_inside_a_bullet_are_steps():
    proposal = read(HEADER + "Accueillir\t<ul> • Sonder : ◦ écrire ◦ compiler • Publier\t\t\n")
    assert outline(proposal)[1:] == ["  action Sonder :", "    item écrire", "    item compiler", "  action Publier"]


def test_expected_results_run_together_are_cut_before_capitals():
    header = "Objectifs\tMoyens\tRésultats attendus\n"
    proposal = read(
        header + "Former\tRecruter\tComité formé Affichage du poste Nombre de CV reçus Personne embauchée\n"
    )
    assert node(proposal, "Recruter")["expected_results"] == [
        "Comité formé",
        "Affichage du poste",
        "Nombre de CV reçus",
        "Personne embauchée",
    ]


def test_the_word_between_two_leads_is_left_aside():
    proposal = read("Objectifs\tMoyens\tResponsables\nAccueillir\tTenir\tConseil d'administration et coordination\n")
    assert node(proposal, "Tenir")["leads"] == ["Conseil d'administration", "coordination"]
    assert proposal["unplaced"] == []
    assert [remark["why"] for remark in proposal["ignored"]] == ["joining_word"]


def test_a_word_is_never_cut_to_make_a_status():
    proposal = read("Objectifs\tMoyens\tÉchéancier\nAccueillir\tTenir\tSur demande 20reporté\n")
    assert node(proposal, "Tenir")["schedule"] == "Sur demande 20reporté"


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("1) ", "2) "), ("a) ", "b) ")])
def test_values_numbered_as_the_actions_are_lose_their_numbers(marks: tuple[str, str]) -> None:
    cells = [["Tenir une fête", "Publier"], ["Maison Bleue", "Greffe"], ["Été 2026", "Juin 2027"], ["—", "2 guides"]]
    row = "|".join("<br>".join(mark + text for mark, text in zip(marks, cell, strict=True)) for cell in cells)
    proposal = read_md(f"|Objectifs|Actions|Responsables|Échéancier|Résultats|\n|-|-|-|-|-|\n|Accueillir|{row}|\n")
    action = node(proposal, "Publier")
    assert (action["leads"], action["schedule"], action["results"]) == (["Greffe"], "Juin 2027", "2 guides")
    assert {one["why"] for one in proposal["ignored"]} == {"list_number"}


def test_dates_that_begin_with_a_figure_are_no_list() -> None:
    row = "|Accueillir|• Tenir une fête<br>• Publier|1 mai 2026<br>2 juin 2027|"
    proposal = read_md(f"|Objectifs|Actions|Échéancier|\n|-|-|-|\n{row}\n")
    assert node(proposal, "Publier")["schedule"] == "2 juin 2027"


def _plan(actions: str, expected: str, when: str = "Mai 2023") -> dict[str, Any]:
    header = "Objectifs\tActions\tÉchéancier\tRésultats attendus\n"
    return read(header + f"Accueillir\t{actions}\t{when}\t{expected}\n")


STEPS = "<ul><li>Tenir un forum<ul><li>Réserver la salle</li><li>Inviter les membres</li></ul></li></ul>"
BROUGHT = "<ul><li>Un forum tenu</li><li>Des idées notées</li></ul>"


def test_as_many_expected_results_as_steps_are_of_the_action_that_has_one_date():
    proposal = _plan(STEPS, BROUGHT)
    assert node(proposal, "Tenir")["expected_results"] == ["Un forum tenu", "Des idées notées"]
    assert not node(proposal, "Réserver")["expected_results"]


def test_expected_results_of_steps_that_have_their_own_dates_are_theirs():
    proposal = _plan(STEPS, BROUGHT, "<ul><li>Mai 2023</li><li>Juin 2023</li></ul>")
    assert node(proposal, "Inviter")["expected_results"] == ["Des idées notées"]


@pytest.mark.parametrize("when", ["Automne 2024", "March 2025", "À partir de septembre 2022", "Q3 2026"])
def test_a_time_and_its_year_are_never_shared_between_two_actions(when):
    proposal = read(HEADER + f"Accueillir\t{_items('Tenir', 'Publier')}\t{when}\t\n")
    assert [node(proposal, text)["schedule"] for text in ("Accueillir", "Tenir", "Publier")] == [when, None, None]
    assert "shared_value" in codes(node(proposal, "Accueillir"))


@pytest.mark.parametrize("when", ["Automne 2030 et hiver 2031", "Hiver 2030, puis automne et hiver 2031"])
def test_times_joined_over_two_actions_are_not_cut_before_the_year_of_one(when):
    actions = "<ul><li>Réparer six quais</li><li>Draguer le bassin</li></ul>"
    (objective,) = read(f"Objectif\tActions\tResponsable\tÉchéance\nAccueillir\t{actions}\tOdile\t{when}\n")["nodes"]
    assert objective["schedule"] == when
    assert "shared_value" in codes(objective)
