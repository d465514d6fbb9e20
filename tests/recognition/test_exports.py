"""Exports of programs that follow work, each as a kind: other columns, groups, parents and marks than a plan's."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import codes, node, nodes, outline


def _read(*rows: str, name: str = "plan.csv") -> dict[str, Any]:
    return as_dict(propose(read_bytes("\n".join(rows).encode(), name)))


def test_a_column_that_says_one_project_on_every_row_is_no_action() -> None:
    proposal = _read(
        "Name,Section,Assignee,Due Date,Projects",
        "Recruit tutors,Outreach,Maya Lind,2026-04-30,Homework club",
        "Draft the poster,Outreach,Jon Avery,2026-02-15,Homework club",
        "Book the room,Logistics,Jon Avery,2026-03-01,Homework club",
    )
    assert {"Recruit tutors", "Draft the poster", "Book the room"} <= {one["text"] for one in nodes(proposal)}
    assert "Homework club" not in {one["text"] for one in nodes(proposal)}


def test_a_line_before_the_header_comes_again_is_a_heading() -> None:
    header = "Nom;Personne;Statut;Échéance"
    proposal = _read(
        "Plan annuel 2026;;;",
        "Accueil;;;",
        header,
        "Refaire l'affichage;Odile Roy;Fait;2026-03-12",
        "Former l'équipe;Paul Roy;En cours;2026-05-30",
        "Cuisine;;;",
        header,
        "Acheter un four;Odile Roy;À faire;2026-06-15",
    )
    assert outline(proposal) == [
        "axis Accueil",
        "  action Refaire l'affichage",
        "  action Former l'équipe",
        "axis Cuisine",
        "  action Acheter un four",
    ]


def test_a_scorecard_aims_acts_and_measures() -> None:
    proposal = _read(
        "Perspective,Goal,Measure,Baseline,Target 2028,Initiative,Owner",
        "Members,Members stay,Renewal rate,71 %,85 %,Call each member,Board",
        "Finance,Diverse income,Share of grants,90 %,60 %,Launch a donor circle,Treasurer",
    )
    assert outline(proposal)[:3] == ["axis Members", "  objective Members stay", "    action Call each member"]
    called = node(proposal, "Call")
    assert called["expected_results"] == ["85 %"]
    assert called["status"] is None
    assert called["extra"] == {"Measure": "Renewal rate", "Baseline": "71 %"}


def test_a_turned_table_with_an_empty_corner_is_read() -> None:
    proposal = _read(
        ";Action 1;Action 2;Action 3",
        "Description;Ouvrir un vestiaire;Créer un potager;Tenir un marché",
        "Responsable;Odile Roy;Paul Roy;Line Roy",
        "Échéance;mai 2026;juin 2026;août 2026",
    )
    first = node(proposal, "Ouvrir")
    assert (first["number"], first["leads"], first["schedule"]) == ("Action 1", ["Odile Roy"], "mai 2026")


def test_the_initials_of_months_are_months() -> None:
    proposal = _read(
        "Activités;J;F;M;A;M;J;J;A;S;O;N;D",
        "Semer;;;x;x;;;;;;;;",
        "Récolter;;;;;;;;x;x;;;",
    )
    assert node(proposal, "Semer")["schedule"] == "mars, avril"
    assert node(proposal, "Récolter")["schedule"] == "août, septembre"


def test_yes_and_no_answer_their_heading() -> None:
    proposal = _read(
        "Date;Activité;Réalisé (O/N)",
        "12/03/2026;Tenir l'assemblée;O",
        "24/05/2026;Visiter la ferme;N",
        "13/09/2026;Organiser la rentrée;",
    )
    assert [one["status"] for one in nodes(proposal)] == ["done", "not_done", None]


def test_the_name_under_the_number_of_a_sheet_is_its_name() -> None:
    sheet = "FICHE ACTION N° {}\nIntitulé : {}\nPilote : Maison Bleue\nCalendrier : mars 2025\n"
    text = "\n".join(
        ["PLAN LOCAL 2025-2027\n", sheet.format(1, "Marche du midi"), sheet.format(2, "Cuisine collective")]
    )
    proposal = _read(text, name="plan.txt")
    assert [one["text"] for one in nodes(proposal)] == ["Marche du midi", "Cuisine collective"]


def test_boxes_ticked_and_not_before_things_to_do_are_followed() -> None:
    proposal = _read(
        "Liste de vérification",
        "",
        "[x] Réserver la salle (Odile, 15 janvier)",
        "[ ] Envoyer l'avis (Paul, 1er mai)",
        "[ ] Imprimer le rapport",
        name="liste.txt",
    )
    assert [one["text"] for one in nodes(proposal)] == ["Réserver la salle", "Envoyer l'avis", "Imprimer le rapport"]


def test_a_body_after_a_dash_is_who_and_no_meeting() -> None:
    items = "- Semer le jardin — Odile\n- Réparer la serre — Paul\n- Tenir la fête — CA\n- Inviter l'école — Line"
    proposal = _read(f"# Feuille de route\n\n## Printemps 2026\n\n{items}", name="plan.md")
    assert node(proposal, "Tenir")["leads"] == ["CA"]


def test_a_part_of_a_report_that_says_what_comes_is_its_plan() -> None:
    report = (
        "# Rapport annuel 2025\n\n## Portrait des membres\n\nNous comptons 42 membres dans 12 régions.\n\n"
        "## Perspectives 2026\n\n- Tenir une journée des membres (coordination, mai 2026)\n"
        "- Renouveler le site Web (communications, automne 2026)\n"
        "- Rencontrer trois députés (présidence, avril 2026)\n\n"
        "## États financiers\n\nLes revenus sont de 210 000 $ et les dépenses de 205 000 $.\n"
    )
    proposal = _read(report, name="rapport.md")
    assert outline(proposal)[0] == "axis Perspectives 2026"
    assert len(nodes(proposal)) == 4
    assert "Nous comptons 42 membres dans 12 régions." in [note["text"] for note in proposal["notes"]]


def test_the_letters_of_parts_taken_name_who_is_responsible() -> None:
    proposal = _read(
        "Actions,Coordination,CA,Comité com.,Bénévoles",
        "Préparer l'AGA,R,A,C,I",
        "Publier l'infolettre,A,I,R,",
        "Recruter des bénévoles,R,I,C,C",
    )
    assert [one["leads"] for one in nodes(proposal)] == [["Coordination"], ["Comité com."], ["Coordination"]]
    assert [one["status"] for one in nodes(proposal)] == [None] * 3


def test_lines_that_begin_with_a_label_stay_lines_in_markdown() -> None:
    card = "**{}**\nResponsable: {}\nDates: {}\nStatut: {}\n"
    cards = [
        card.format("Festival", "Karine", "juin 2026", "En cours"),
        card.format("Site Web", "Louis", "mai 2026", "Terminé"),
    ]
    proposal = _read("\n".join(["# Projets 2026\n", *cards]), name="projets.md")
    assert [(one["text"], one["leads"], one["status"]) for one in nodes(proposal)] == [
        ("Festival", ["Karine"], "in_progress"),
        ("Site Web", ["Louis"], "done"),
    ]


def test_what_stands_after_a_bracket_of_who_is_how_far_it_is() -> None:
    proposal = _read(
        "# Plan 2026\n\n## Objective 1: Welcome\n\n- Hold three evenings (Owner: Ben) — 1/3\n"
        "- Welcome new members (Owner: Ada) — 45%\n- Write a guide (Owner: Cy) — 100%\n",
        name="okr.md",
    )
    welcome = node(proposal, "Welcome new")
    assert (welcome["leads"], welcome["results"], welcome["status"]) == (["Ada"], "45%", "partial")


def test_numbered_priorities_over_objectives_are_axes() -> None:
    proposal = _read(
        "Priorité;Objectif;Activités;Calendrier",
        "1. Isolement;Briser l'isolement;Dîners communautaires;Mai 2026",
        ";Outiller les proches;Ateliers sur le deuil;Octobre 2026",
        "2. Logement;Prévenir les évictions;Clinique juridique;Juin 2026",
    )
    assert [line for line in outline(proposal) if line.startswith("axis")] == ["axis Isolement", "axis Logement"]


def test_a_bucket_is_a_part_where_it_is_no_status() -> None:
    proposal = _read(
        "Task Name,Bucket Name,Progress,Assigned To,Due date",
        "Map the exits,Safety,In progress,Ada Bell,27/02/2026",
        "Train wardens,Safety,Not started,Ada Bell,30/03/2026",
        "Replace the boiler,Building,Completed,Omar Said,15/01/2026",
    )
    assert outline(proposal)[:3] == ["axis Safety", "  action Map the exits", "  action Train wardens"]
    assert node(proposal, "Replace")["status"] == "done"


def test_a_percentage_under_another_heading_is_no_status() -> None:
    proposal = _read(
        "name,status,owner,reductionPotentialPct",
        "Plant trees,Completed,Parks team,80-100%",
        "Run buses,In progress,Transit team,60-80%",
        "Build a sea wall,Pending,Works team,40-60%",
    )
    assert [one["status"] for one in nodes(proposal)] == ["done", "in_progress", "to_do"]


def test_how_much_is_finished_is_progress() -> None:
    proposal = _read(
        "Libellé;Pilote;% achevé", "Constituer le comité;Direction;100", "Rédiger le cahier;Odile Roy;60",
        "Former les équipes;Paul Roy;0",
    )  # fmt: skip
    assert [one["status"] for one in nodes(proposal)] == ["done", "partial", "to_do"]


def test_a_group_named_above_the_first_header_is_a_part_like_the_next_ones() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Plan 2026"], ["Accueil"], ["Name", "Owner", "Due date"], ["Refaire le guide", "Ana Roy", "2026-03-31"], [],
        ["Cuisine"], ["Name", "Owner", "Due date"], ["Acheter un four", "Paul Roy", "2026-05-20"],
    ):  # fmt: skip
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    proposal = as_dict(propose(read_bytes(out.getvalue(), "plan.xlsx")))
    assert [one["text"] for one in proposal["nodes"]] == ["Accueil", "Cuisine"]


def test_the_column_that_tells_rows_apart_is_the_line() -> None:
    rows = [f"Phase 1,Stage {1 + n // 4} foundation,Feature {n} of the guide,Not started" for n in range(8)]
    proposal = _read("Phase,Stage (Milestone),Feature,Status", *rows)
    assert [one["level"] for one in nodes(proposal)].count("action") == 8
    assert [one["text"] for one in proposal["nodes"][0]["children"]] == ["Stage 1 foundation", "Stage 2 foundation"]


def test_assumptions_of_a_logframe_are_kept_as_they_are() -> None:
    proposal = _read(
        "Hierarchy,Description,Indicator,Means of verification,Assumptions",
        "Goal,Better food security,Hunger score,Survey,Stable prices",
        "Outcome 1,Farmers use new seed,60% adoption,Field visits,Rains not extreme",
        "Activity 1.1,Build the seed bank,Bank built,Photos,Land granted",
    )
    assert node(proposal, "Build the seed bank")["extra"]["Assumptions"] == "Land granted"


def test_a_matrix_gives_each_body_what_stands_under_it() -> None:
    proposal = _read(
        "Objectifs;Commission Culture;Commission Sport",
        "Renforcer les liens;Organiser un bal de quartier;Ouvrir un cours de gym",
        "Réduire les déchets;Passer aux gobelets lavables;Collecter les vieux ballons",
    )
    assert node(proposal, "Ouvrir")["leads"] == ["Commission Sport"]
    assert outline(proposal)[0] == "objective Renforcer les liens"


def test_sentences_name_nobody() -> None:
    proposal = _read(
        "start,end,assignment,task",
        "2026-01-19,2026-01-27,Prepare the pitch that the class will hear,Pitch",
        "2026-01-26,2026-02-03,Complete the proposal and send it to the board,Proposal",
        "2026-02-02,2026-02-24,Create the design with sketches and a plan,Design",
    )
    assert not any(one["leads"] for one in nodes(proposal))


def test_a_list_of_prices_is_no_plan() -> None:
    proposal = _read(
        "Référence;Fournisseur;Famille;Désignation;Unité;Prix unitaire",
        "M-01;Odile Roy;Gros œuvre;Acier de dix;UN;5200",
        "M-02;Paul Roy;Gros œuvre;Rouleau de bidim;M2;750",
        "M-03;Paul Roy;Menuiserie;Pointe de huit;UN;36500",
    )
    assert proposal["kind"] == "other"


def test_a_program_of_projects_with_the_hours_of_starts_and_ends_is_a_plan() -> None:
    proposal = _read(
        "WBS Number;Title;Start;End;%Done;Assigned;Total Task Cost",
        "1;Draw the paths;11/09/2031 09:00;14/09/2031 18:00;100 %;Nell Ashby;",
        "2;Mend the fence;21/09/2031 09:00;26/09/2031 18:00;0 %;Rory Pike;",
        "2.1;Order the wood;27/09/2031 09:00;10/10/2031 13:00;0 %;Rory Pike;",
    )
    assert outline(proposal) == ["action Draw the paths", "action Mend the fence", "  item Order the wood"]


ISSUES = "Summary,Issue key,Type,Status,Assignee,Reporter,Created,Due date,Parent"


@pytest.mark.parametrize(
    "moment",
    ["31/Dec/26 12:00 AM", "2026-12-31 00:00", "2026-12-31T16:00:00.000Z", "12/31/2026 5:30 PM"],
)
def test_hours_of_moments_that_a_program_writes_make_no_agenda(moment: str) -> None:
    proposal = _read(
        ISSUES,
        f"Improve the garden,G-1,Epic,In progress,Maya Lind,Maya Lind,05/Jan/26 9:12 AM,{moment},",
        f"Build three beds,G-2,Task,Done,Jon Avery,Maya Lind,05/Jan/26 9:12 AM,{moment},G-1",
        f"Plant the hedge,G-3,Task,To do,Maya Lind,Maya Lind,06/Jan/26 9:12 AM,{moment},G-1",
    )
    assert outline(proposal) == ["action Improve the garden", "  item Build three beds", "  item Plant the hedge"]
    assert node(proposal, "Build")["when"]["latest"] == "2026-12-31"


@pytest.mark.parametrize(
    "parent",
    ["Phase #31: Grow food", "Phase : Grow food", "#31", "Grow food (https://notes.example/31)", "31"],
)
def test_a_parent_is_given_by_its_key_its_name_or_both(parent: str) -> None:
    proposal = _read(
        "ID,Subject,Status,Assignee,Due date,Parent",
        "31,Grow food,In progress,Maya Lind,2026-12-31,",
        f"32,Open the fridge,Closed,Jon Avery,2026-03-01,{parent}",
        f"33,Find ten gleaners,New,Maya Lind,2026-08-31,{parent}",
        "34,Feed the bees,New,Jon Avery,2026-09-30,null",
    )
    assert outline(proposal) == [
        "action Grow food",
        "  item Open the fridge",
        "  item Find ten gleaners",
        "action Feed the bees",
    ]


def test_depths_in_figures_number_no_line() -> None:
    proposal = _read(
        "ID;Nom;Durée;Début;Fin;Niveau hiérarchique;Noms ressources",
        "1;Consolider;200 jours;2026-01-05;2026-10-09;1;",
        "2;Accueillir les membres;60 jours;2026-01-05;2026-03-27;2;",
        "3;Rédiger la trousse;20 jours;2026-01-05;2026-01-30;3;Line Gagnon",
        "4;Représenter;100 jours;2026-06-01;2026-10-16;1;",
        "5;Rencontrer les élus;100 jours;2026-06-01;2026-10-16;2;Marc Roy",
    )
    assert [line.strip().split(" ", 1)[1] for line in outline(proposal)][:2] == ["Consolider", "Accueillir les membres"]
    assert proposal["unplaced"] == []


@pytest.mark.parametrize("heading", ["Completed At", "Terminé le", "Done date"])
def test_the_day_a_line_was_done_says_that_it_is(heading: str) -> None:
    proposal = _read(
        f"Name,Section,Assignee,Due Date,{heading}",
        "Recruit tutors,Outreach,Maya Lind,2026-04-30,",
        "Draft the poster,Outreach,Jon Avery,2026-02-15,2026-02-12",
        "Book the room,Logistics,Jon Avery,2026-03-01,2026-03-01",
    )
    assert [node(proposal, text)["status"] for text in ("Recruit", "Draft", "Book")] == [None, "done", "done"]
    assert node(proposal, "Draft")["extra"] == {heading: "2026-02-12"}


def test_lists_in_brackets_are_what_they_hold() -> None:
    proposal = _read(
        "Task Name,Status,Due Date,Assignees,List Name",
        'Review the wages,to do,Jun 30 2026,"[Maya Lind]",Staff',
        'Gather the practices,complete,Feb 28 2026,"[Jon Avery, Maya Lind]",Staff',
        'Update the register,in progress,May 1 2026,"[]",Records',
    )
    assert outline(proposal)[0] == "axis Staff"
    found = [node(proposal, text)["leads"] for text in ("Review", "Gather", "Update")]
    assert found == [["Maya Lind"], ["Jon Avery", "Maya Lind"], []]
    assert node(proposal, "Review")["when"]["latest"] == "2026-06-30"


def test_the_colour_of_a_label_is_no_status() -> None:
    proposal = _read(
        "Card Name,Labels,Members,Due Date,List Name",
        "Refaire le site,Communication (green),Line Gagnon,2026-09-30,À faire",
        "Publier l'infolettre,Communication (green),Marc Roy,2026-04-30,En cours",
        "Former l'équipe,Formation (red),Line Gagnon,2026-02-28,Fait",
    )
    found = [(one["status"], codes(one)) for one in nodes(proposal)]
    assert found == [("to_do", set()), ("in_progress", set()), ("done", set())]


def test_the_board_that_everybody_has_is_not_whose_plan_it_is() -> None:
    proposal = _read(
        "Tâche,Responsable,Échéance",
        "Former les nouveaux membres du CA,Line Gagnon,2026-10-15",
        "Présenter le budget aux membres du CA,Marc Roy,2026-11-15",
    )
    assert proposal["organisation"] is None


@pytest.mark.parametrize("title", ["Titre", "Nom", "Sujet"])
def test_titles_before_their_part_are_the_lines(title: str) -> None:
    proposal = _read(
        f"{title};Volet;État d'avancement;Affecté à;Date de fin;Pièces jointes",
        "Créer un fonds d'urgence;Solidarité;En retard;Line Gagnon;30/06/2026;False",
        "Cartographie des ressources;Connaissance;Terminé;Marc Roy;28/02/2026;False",
        "Animer le réseau;Solidarité;En bonne voie;Sara Tremblay;31/12/2026;False",
    )
    assert [one["text"] for one in nodes(proposal) if one["level"] == "action"] == [
        "Créer un fonds d'urgence",
        "Animer le réseau",
        "Cartographie des ressources",
    ]
    assert [one["text"] for one in proposal["nodes"]] == ["Solidarité", "Connaissance"]


@pytest.mark.parametrize(
    "keys",
    [
        ("1208923456789012", "1208923456789013"),
        ("5f1c9a0e7b", "5f1c9a0e7c"),
        ("Qx7-ZpT_02kLmN0aa", "Qx7-ZpT_02kLmN0ab"),
    ],
)
def test_keys_of_a_program_number_no_line(keys: tuple[str, str]) -> None:
    proposal = _read(
        "Task ID,Name,Section,Assignee,Due Date",
        f"{keys[0]},Recruit tutors,Outreach,Maya Lind,2026-04-30",
        f"{keys[1]},Draft the poster,Outreach,Jon Avery,2026-02-15",
        f"{keys[1]}9,Book the room,Outreach,Jon Avery,2026-03-15",
    )
    assert [one["number"] for one in nodes(proposal)] == [None] * 4
    assert node(proposal, "Recruit")["extra"] == {"Task ID": keys[0]}


def test_short_keys_number_their_lines() -> None:
    proposal = _read(
        "ID,Name,Assignee,Due Date",
        "PLAN-12,Recruit tutors,Maya Lind,2026-04-30",
        "PLAN-13,Draft the poster,Jon Avery,2026-02-15",
        "PLAN-14,Book the room,Jon Avery,2026-03-15",
    )
    assert [one["number"] for one in nodes(proposal)] == ["PLAN-12", "PLAN-13", "PLAN-14"]
