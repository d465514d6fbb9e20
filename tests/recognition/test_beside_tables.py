"""What stands in and around the tables of plans and is no line of them, or says it in a way of its own."""

from __future__ import annotations

import pytest

from tests.recognition.reading import codes, node, outline, read
from tests.recognition.test_bullets_shapes import read as read_md

HEADER = "Actions\tPorteurs\tCalendrier\tIndicateurs\n"


def test_a_letter_before_names_says_who_leads_and_who_takes_part() -> None:
    proposal = read(
        "Action\tPorteur(s) / Collaborateur(s)\tÉchéance\n"
        "Semer la haie\t<p>P : la Régie</p><p>C : Odile Roy, Jean Aubé</p>\tmai 2031\n"
        "Curer le bief\t<p>P : le Moulin</p>\tjuin 2031\n"
    )
    sown = node(proposal, "Semer")
    assert (sown["leads"], sown["extra"]) == (["la Régie"], {"C": "Odile Roy, Jean Aubé"})
    assert node(proposal, "Curer")["leads"] == ["le Moulin"]


def test_a_divided_heading_says_start_and_end_by_its_parts() -> None:
    proposal = read(
        "Action\tPorteur\tÉchéancier\t\tSuivi\n\t\tDébut\tFin\tStatut\n"
        "Semer la haie\tOdile Roy\t2031-03-01\t2031-05-30\tEn cours\n"
        "Curer le bief\tJean Aubé\t2031-06-01\t2031-08-31\tÀ venir\n"
    )
    assert node(proposal, "Semer")["schedule"] == "2031-03-01 2031-05-30"


def test_means_in_money_are_no_action() -> None:
    proposal = read(
        "Intitulé de l'action\tPilote\tCalendrier\tMoyens\nSemer la haie\tOdile Roy\t2031\t1 ETP, 65 000 €\n"
        "Curer le bief\tJean Aubé\t2032\t12 000 €\nPeindre la vanne\tOdile Roy\t2033\tFonds de l'eau\n"
    )
    assert outline(proposal) == ["action Semer la haie", "action Curer le bief", "action Peindre la vanne"]
    assert node(proposal, "Curer")["extra"] == {"Moyens": "12 000 €"}


def test_headings_as_people_say_them() -> None:
    proposal = read(
        "What we'll do\tWho's on it\tBy\tHow's it going?\nMap the springs\tPond squad\tMay 31, 2031\tDone\n"
        "Hand out fans\tFood bank\tJune 30, 2031\tStarted\nClear the drains\tPublic works\tJuly 4, 2031\tGoing well\n"
    )
    assert outline(proposal)[0] == "action Map the springs"
    clear = node(proposal, "Clear")
    assert (clear["leads"], clear["status"]) == (["Public works"], "in_progress")


@pytest.mark.parametrize(
    "table",
    [
        (
            "Nom\tFonction\tCourriel\n"
            "Odile Roy\tCheffe de projet\to.roy@exemple.test\nJean Aubé\tÉlu\tj.aube@exemple.test\n"
        ),
        (
            "Indicateur\tMesure de départ\tCible 2031\tCible 2032\n"
            "Délai moyen\t45\t40\t30\nTaux de départ\t28 %\t25 %\t20 %\n"
        ),
    ],
)
def test_people_and_indicators_beside_the_tables_of_a_plan_are_no_lines(table: str) -> None:
    plan = HEADER + "Équiper cinq écoles\tVille\tRentrée 2031\t5 tables\nFormer les cuisiniers\tSyndicat\t2032\t12\n"
    proposal = read(f"Plan local 2031\n\n{table}\n\nAXE 1 : Trier\n\n{plan}")
    assert [line.strip() for line in outline(proposal)] == [
        "axis Trier",
        "action Équiper cinq écoles",
        "action Former les cuisiniers",
    ]


def test_leads_lettered_as_the_steps_are_those_of_the_steps() -> None:
    steps = "<p>a) Creuser</p><p>b) Semer</p><p>c) Arroser</p>"
    leads = "<p>a) Régie</p><p>b) Mairie</p><p>c) Régie</p>"
    proposal = read(
        f"Action\tSous-actions\tResponsables\nOuvrir un verger\t{steps}\t{leads}\n"
        "Tenir un bal\t<p>a) Louer la halle</p>\t<p>a) Mairie</p>\n"
    )
    led = [node(proposal, text)["leads"] for text in ("Creuser", "Semer", "Arroser")]
    assert led == [["Régie"], ["Mairie"], ["Régie"]]
    assert node(proposal, "Ouvrir")["leads"] == []


def test_strengths_and_weaknesses_before_a_plan_are_no_lines() -> None:
    swot = "Forces\tFaiblesses\nÉquipe stable\tLocaux vétustes\n"
    plan = HEADER + "Équiper cinq écoles\tVille\tRentrée 2031\t5 tables\nFormer les cuisiniers\tSyndicat\t2032\t12\n"
    proposal = read(f"Plan local 2031\n\n{swot}\n\nAXE 1 : Trier\n\n{plan}")
    assert proposal["unplaced"] == []


def test_a_legend_at_the_foot_of_a_table_is_no_part_of_the_plan() -> None:
    proposal = read(
        HEADER + "Curer le bief\tSANA\t2031\t1\nSemer\tSANA\t2032\t2\nLégende : SANA = Service d'accueil\t\t\t\n"
    )
    assert "Légende" not in " ".join(outline(proposal))


def test_the_mission_of_who_wrote_a_plan_holds_no_goal() -> None:
    proposal = read(
        "Mission: Every pond is clear.\n\nGoal 1: Clear water\n\nAction step\tLead\tTimeline\n"
        "Dredge the pond\tBoard\tMay 2031\n"
        "Mend the sluice\tBoard\tJune 2031\n"
    )
    assert outline(proposal)[0] == "axis Clear water"


def test_a_part_that_lists_what_to_do_beside_tables_is_of_the_plan_and_asked_about() -> None:
    table = (
        "| Initiative | Owner | Status |\n|---|---|---|\n| {} | Nell | Not started |\n| {} | Rory | In progress |\n\n"
    )
    proposal = read_md(
        "# Ponds roadmap\n\n## Now (Q2 2031)\n\n" + table.format("Dredge the pond", "Mend the sluice")
        + "## Next (Q3 2031)\n\n" + table.format("Sow the bank", "Draw a map")
        + "## Later\n\n- Open the lock\n- Train ten keepers\n\n## Contacts\n\n- Nell Ashby\n- Rory Pike\n"
    )  # fmt: skip
    assert proposal["title"] == "Ponds roadmap"
    assert [one["text"] for one in proposal["nodes"]] == ["Now (Q2 2031)", "Next (Q3 2031)", "Later"]
    assert outline(proposal)[-2:] == ["  action Open the lock", "  action Train ten keepers"]
    assert "heading_guessed" in codes(node(proposal, "Later"))


def test_values_numbered_as_the_actions_lose_their_numbers_and_amounts_do_not() -> None:
    cell = "<p>1.1 {}</p><p>1.2 {}</p>"
    proposal = read(
        "Objective\tAction\tWho\tWhen\tCost\n"
        f"1. Cut waste\t{cell.format('Survey the hall', 'Buy a pump')}\t{cell.format('Nell Ashby', 'Board')}\t"
        f"{cell.format('May 2031', 'Sept 2031')}\t1.5 M$\n"
        "2. Walk\t2.1 Mend the path\tRory Pike\tSpring 2032\t12 000 $\n"
    )
    survey = node(proposal, "Survey")
    assert (survey["leads"], survey["schedule"]) == (["Nell Ashby"], "May 2031")
    assert "1.5 M$" in str(proposal["nodes"])


def test_rows_that_name_parts_stand_over_a_column_of_parts_and_actions() -> None:
    proposal = read(
        "Axes / Activités\tResponsables\tT1\tT2\n"
        "AXE 1 : EAU\t\t\t\nCurer le bief\tRégie\tX\t\nPeindre la vanne\tMairie\t\tX\n"
    )
    assert outline(proposal) == ["axis EAU", "  action Curer le bief", "  action Peindre la vanne"]


def test_a_numbered_heading_over_headings_over_tables_is_a_part() -> None:
    table = (
        "| Actions | Pilotes | Calendrier |\n|---|---|---|\n| {} | Odile | mai 2031 |\n| {} | Paul | juin 2031 |\n\n"
    )
    told = "Le constat est long à dire et tient en une phrase de plus de douze mots, que voici.\n\n"
    proposal = read_md(
        "# Projet du lycée\n\n## Ambition 1 – Réussir\n\n### Objectif 1.1 – Lire\n\n" + told
        + table.format("Ouvrir un club", "Acheter des livres")
        + "## Ambition 2 – Voyager\n\n### Objectif 2.1 – Partir\n\n"
        + told + table.format("Louer un car", "Écrire aux villes")
    )  # fmt: skip
    assert [one["text"] for one in proposal["nodes"]] == ["Réussir", "Voyager"]
