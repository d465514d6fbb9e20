"""Headings of two or three nouns, and columns whose words mislead."""

from __future__ import annotations

import pytest

from jalon.recognition.columns import column_role
from tests.recognition.reading import node, outline, read


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Task owner", "leads"),
        ("Activity cost", "extra"),
        ("Action deadline", "schedule"),
        ("Goal status", "status"),
        ("Action n°", "number"),
        ("Project lead", "leads"),
        ("Projet pilote", "action"),
        ("Activities and outputs", "action"),
        ("À faire par", "leads"),
        ("Fait par", "leads"),
        ("Assumé par", "leads"),
        ("To be done by", "leads"),
        ("Avec l'aide de", "extra"),
        ("Supported by", "extra"),
        ("Saisi par", "extra"),
        ("Pour le", "schedule"),
        ("À remettre le", "schedule"),
        ("Due by", "schedule"),
        ("Situation actuelle", "extra"),
        ("Situation souhaitée", "objective"),
        ("Comment on saura que ça marche", "expected_results"),
        ("What success looks like", "expected_results"),
        ("Critères de succès", "expected_results"),
        ("Où on est rendu", "results"),
        ("Axes / Activités", "action"),
        ("Axe du projet", "axis"),
        ("Domaine d'activité", "axis"),
        ("Orientation du plan d'action", "axis"),
        ("Outcome of the activity", "expected_results"),
        ("Grands objectifs", "objective"),
        ("Objectif chiffré", "expected_results"),
        ("What does success look like?", "expected_results"),
        ("Anticipated completion", "schedule"),
        ("Moyens mobilisés", "extra"),
        ("Niveau d'atteinte", "results"),
        ("Respo nsable", "leads"),
        ("Échéan ce", "schedule"),
    ],
)
def test_the_last_noun_says_what_a_column_holds(heading: str, role: str) -> None:
    found = column_role(heading)
    assert found is not None
    assert found[0] == role


def test_the_name_of_an_action_is_its_text_and_its_description_is_kept() -> None:
    proposal = read(
        "action_id\taction_name\taction_description\tlead\tdue\n"
        "7\tQuai\tRefaire le tablier et les garde-corps du quai\tOdile Roy\t2026-05-02\n"
        "8\tPhare\tRepeindre la tour et changer la lampe\tJean Aubé\t2026-06-02\n"
        "9\tSentier\tBaliser le tour du marais\tOdile Roy\t2026-07-02\n"
    )
    assert outline(proposal) == ["action Quai", "action Phare", "action Sentier"]
    phare = node(proposal, "Phare")
    assert (phare["number"], phare["extra"]) == ("8", {"action_description": "Repeindre la tour et changer la lampe"})


def test_a_milestone_at_the_left_holds_what_is_done() -> None:
    proposal = read(
        "Jalon\tTâches\tLivrables\n"
        "Mise à l'eau\tCalfater la coque\tUne coque étanche\n"
        "Première sortie\tFormer l'équipage\tQuatre marins\n"
    )
    assert outline(proposal)[:2] == ["objective Mise à l'eau", "  action Calfater la coque"]


def test_what_was_found_before_the_plan_is_no_result() -> None:
    proposal = read(
        "Constats\tActions\tResponsable\tÉchéance\nLe quai penche\tRefaire le quai\tOdile Roy\tMai 2026\n"
        "Le phare rouille\tRepeindre le phare\tJean Aubé\tJuin 2026\n"
    )
    assert node(proposal, "Refaire")["results"] is None


def test_priorities_that_are_named_hold_the_actions_and_ranks_do_not() -> None:
    rows = "{}\tPêcher au filet\tOdile Roy\tMai 2026\n{}\tSécher le poisson\tJean Aubé\tJuin 2026\n"
    header = "Priorité\tAction\tResponsable\tÉchéance\n"
    named = read(header + rows.format("Alimentation", "Conservation"))
    assert outline(named)[0] == "axis Alimentation"
    ranked = read(header + rows.format("Élevée", "Court terme"))
    assert outline(ranked)[0] == "action Pêcher au filet"


def test_percentages_under_an_unknown_heading_say_nothing_of_how_far_it_is() -> None:
    proposal = read(
        "Action\tlead\tsea_level.effect\nDraguer la passe\tOdile Roy\t20-39%\nLever la digue\tJean Aubé\t40-59%\n"
        "Planter les oyats\tAda Morin\t10-19%\n"
    )
    assert node(proposal, "Draguer")["status"] is None


def test_a_heading_cut_by_its_column_is_the_same_when_it_comes_again() -> None:
    row = "{}\tRégie\tmai 2031\n"
    proposal = read(
        "Action\tLead organisation\tTimescale\n" + row.format("Dredge the pond") + row.format("Mend the sluice")
        + "Action\tLead organisati on\tTimescale\n" + row.format("Sow the bank")
    )  # fmt: skip
    assert outline(proposal) == ["action Dredge the pond", "action Mend the sluice", "action Sow the bank"]
