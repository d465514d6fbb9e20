"""What each column holds: by its heading, by its cells, and by the other columns."""

from __future__ import annotations

import pytest

from tests.recognition.reading import node, nodes, outline, read


def columns(*rows: str) -> dict[str, str]:
    """The role of each column of a table written with bars between its cells."""
    proposal = read("\n".join(row.replace("|", "\t") for row in rows) + "\n")
    return {column["heading"]: column["role"] for column in proposal["layout"]["columns"]}


def test_words_glued_together_are_parted() -> None:
    roles = columns(
        "item_title|ownerName|planned_end",
        "Peindre la grange|Odile Roy|2026-03-02",
        "Curer le fossé|Jean Aubé|2026-05-08",
        "Semer la haie|Odile Roy|2026-06-01",
    )
    assert roles["ownerName"] == "leads"
    assert roles["planned_end"] == "schedule"


@pytest.mark.parametrize("heading", ["Confiée à", "Assignee", "Équipe en charge", "Encargada", "Personne-ressource"])
def test_who_leads_in_other_words(heading: str) -> None:
    roles = columns(
        f"Tâche|{heading}|Échéance",
        "Peindre la grange|Odile Roy|2 mars 2026",
        "Curer le fossé|Jean Aubé|8 mai 2026",
        "Semer la haie|Odile Roy|1er juin 2026",
    )
    assert roles[heading] == "leads"


def test_who_asked_and_when_it_was_entered_are_kept_aside() -> None:
    roles = columns(
        "Saisie le|Demandé par|Tâche|Confié à|À terminer pour",
        "2026-01-05|Le bureau|Peindre la grange|Odile Roy|2026-03-02",
        "2026-01-06|Le bureau|Curer le fossé|Jean Aubé|2026-05-08",
        "2026-01-07|Le bureau|Semer la haie|Odile Roy|2026-06-01",
    )
    assert roles == {
        "Saisie le": "extra",
        "Demandé par": "extra",
        "Tâche": "action",
        "Confié à": "leads",
        "À terminer pour": "schedule",
    }


def test_a_start_and_an_end_are_both_the_schedule() -> None:
    proposal = read(
        "Tâche\tDurée\tDébut\tFin\tResponsable\nPeindre la grange\t3 j\t2026-03-02\t2026-03-04\tOdile Roy\n"
        "Curer le fossé\t5 j\t2026-05-04\t2026-05-08\tJean Aubé\n"
    )
    when = node(proposal, "Peindre")["when"]
    assert (when["earliest"], when["latest"]) == ("2026-03-02", "2026-03-04")


def test_the_end_is_preferred_to_a_plain_date() -> None:
    roles = columns(
        "Date|Point|Pilote|Date butoir",
        "2026-01-05|Peindre la grange|Odile Roy|2026-03-02",
        "2026-01-06|Curer le fossé|Jean Aubé|2026-05-08",
        "2026-01-07|Semer la haie|Odile Roy|2026-06-01",
    )
    assert (roles["Date"], roles["Date butoir"]) == ("extra", "schedule")


def test_a_heading_is_not_believed_against_all_its_cells() -> None:
    roles = columns(
        "Axe|Sommaire|Action|Assigné",
        "KR-11|Peindre la grange|En cours|Odile Roy",
        "KR-12|Curer le fossé|À faire|Jean Aubé",
        "KR-13|Semer la haie|Terminé|Odile Roy",
    )
    assert roles["Axe"] == "number"
    assert roles["Sommaire"] == "action"
    assert roles["Action"] in {"status", "results"}


def test_a_table_of_follow_ups_is_a_plan() -> None:
    lines = outline(
        read(
            "Compte rendu du 4 mai\n\nSuite à donner\tQui\tQuand\n"
            "Peindre la grange avant les pluies\tOdile Roy\tmai 2026\n"
            "Curer le fossé du bas\tJean Aubé\tjuin 2026\nSemer la haie du nord\tOdile Roy\tété 2026\n"
        )
    )
    assert lines == [
        "action Peindre la grange avant les pluies",
        "action Curer le fossé du bas",
        "action Semer la haie du nord",
    ]


def test_a_plan_in_spanish_is_read_by_its_headings() -> None:
    roles = columns(
        "Tarea|Encargado|Fecha|Resultado esperado",
        "Pintar el granero|Rosa Gil|marzo de 2026|Un granero rojo",
        "Limpiar la zanja|Luis Peña|mayo de 2026|Agua que corre",
        "Sembrar el seto|Rosa Gil|junio de 2026|Veinte arbustos",
    )
    assert list(roles.values()) == ["action", "leads", "schedule", "expected_results"]


def test_headings_nobody_knows_are_told_by_what_is_under_them() -> None:
    proposal = read(
        "Besogne\tMain\tAvant le\tOù ça\nPeindre la grange\tOdile Roy\t2 mars 2026\tAu nord\n"
        "Curer le fossé\tJean Aubé\t8 mai 2026\tAu sud\nSemer la haie\tOdile Roy\t1er juin 2026\tAu nord\n"
    )
    assert outline(proposal) == ["action Peindre la grange", "action Curer le fossé", "action Semer la haie"]
    assert node(proposal, "Curer")["leads"] == ["Jean Aubé"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Heure\tSujet\tPar\n18 h 30\tAccueil de tous\tLine Roy\n18 h 45\tLecture du texte\tJean Aubé\n"
            "19 h 10\tVote du budget\tLine Roy\n"
        ),
        (
            "Question\tRéponse\tNote\nLe registre est-il à jour ?\tOui\tVu\nTout luit-il ?\tNon\tÀ voir\n"
            "La porte ferme-t-elle ?\tOui\tVu\n"
        ),
        (
            "Facture\tClient\tÉmise le\tÉchéance\tMontant\nF-201\tAmis du quai\t2026-02-02\t2026-03-02\t120,00\n"
            "F-202\tGuilde\t2026-02-03\t2026-03-03\t96,50\nF-203\tAmis du quai\t2026-02-04\t2026-03-04\t12,00\n"
        ),
    ],
    ids=["agenda", "questions", "invoices"],
)
def test_tables_of_something_else_are_no_plan(text: str) -> None:
    assert read(text)["kind"] == "other"


@pytest.mark.parametrize("cell", ["Odile Roy (2 mars 2026)", "Odile Roy – 2 mars 2026", "2 mars 2026 / Odile Roy"])
def test_a_cell_of_leads_may_say_when(cell: str) -> None:
    proposal = read(
        f"Tâche\tQui et quand\tRésultat attendu\nPeindre la grange\t{cell}\tUn mur rouge\n"
        "Curer le fossé\tJean Aubé (mai 2026)\tDe l'eau\nSemer la haie\tJean Aubé\tDes baies\n"
    )
    painted = node(proposal, "Peindre")
    assert (painted["leads"], painted["schedule"]) == (["Odile Roy"], "2 mars 2026")
    assert (node(proposal, "Semer")["leads"], node(proposal, "Semer")["schedule"]) == (["Jean Aubé"], None)


def test_measures_that_count_are_indicators() -> None:
    roles = columns(
        "Objectif|Action|Responsable|Mesures",
        "Des murs sains|Peindre la grange|Odile Roy|Nombre de murs peints",
        "Des murs sains|Curer le fossé|Jean Aubé|Taux de satisfaction",
        "Une haie|Semer la haie|Odile Roy|Nombre de plants levés",
    )
    assert roles["Action"] == "action"
    assert roles["Mesures"] == "expected_results"


def test_what_describes_each_line_is_what_is_done_where_nothing_else_says_it() -> None:
    roles = columns(
        "No|Description du travail|Personne en charge|Date prévue|État",
        "1|Peindre la grange|Odile Roy|mars 2026|En cours",
        "2|Curer le fossé du bas|Jean Aubé|mai 2026|À faire",
        "3|Semer la haie|Odile Roy|juin 2026|À faire",
    )
    assert roles["Description du travail"] == "action"


def test_the_dates_of_a_column_together_tell_the_day() -> None:
    proposal = read(
        "Task\tOwner\tDue date\nPaint the barn\tJane Roy\t03/04/2026\nClear the ditch\tJohn Bay\t25/04/2026\n"
        "Sow the hedge\tJane Roy\t05/06/2026\n"
    )
    assert [node(proposal, text)["when"]["latest"] for text in ("Paint", "Clear", "Sow")] == [
        "2026-04-03",
        "2026-04-25",
        "2026-06-05",
    ]


def test_a_deliverable_that_is_also_the_task_is_what_is_done() -> None:
    proposal = read(
        "Focus Area\tDeliverable/Task\tPoint Person\tTarget Completion\n"
        "Housing\tMap the vacant lots\tPriya Nair\tMay 2026\n"
        "Transit\tPilot a Sunday shuttle\tOmar Said\tJune 2026\n"
    )
    assert node(proposal, "Map")["leads"] == ["Priya Nair"]
    assert node(proposal, "Pilot")["schedule"] == "June 2026"


def test_headings_of_other_languages_are_known_or_stand_over_dates() -> None:
    known = read(
        "Handlungsfeld\tMaßnahme\tZuständig\tFrist\tStand\nKlima\tLadesäulen aufstellen\tBauamt\t31.12.2026\tläuft\n"
        "Soziales\tTreffpunkt eröffnen\tSozialamt\t30.06.2027\terledigt\n"
    )
    assert node(known, "Ladesäulen")["status"] == "in_progress"
    assert node(known, "Treffpunkt")["leads"] == ["Sozialamt"]
    unknown = read(
        "Toimintalinja\tToimenpide\tAikataulu\nIlmasto\tRakennetaan latauspisteitä\t31.12.2026\n"
        "Ilmasto\tAsennetaan uudet paneelit\t30.06.2027\nSosiaali\tAvataan uusi kohtaamispaikka\t01.09.2026\n"
    )
    assert "Toimenpide" not in {one["text"] for one in nodes(unknown)}


def test_two_columns_of_means_in_nouns_leave_one_of_actions() -> None:
    """Where no other column says what is done."""
    roles = columns(
        "Objectif|Moyens|Moyens retenus",
        "Mobiliser les membres|Budget du fonds|Salle et café",
        "Accueillir la relève|Deux personnes|Un local",
    )
    assert "action" in roles.values()
    proposal = read(
        "Objectif\tMoyens\tMoyens\nMobiliser\tBudget du fonds\tSalle et café\nAccueillir\tDeux personnes\tUn local\n"
    )
    assert [node(proposal, text)["level"] for text in ("Salle et café", "Un local")] == ["action", "action"]


def test_short_names_of_tasks_beside_what_is_done_are_nobody() -> None:
    proposal = read(
        "Task\tActions\tOutputs\n"
        "User interviews\tSpeak to twenty people of the valley and ask them about the springs\tNotes\n"
        "Survey\tCreate an online survey on the habits of those who walk by the pond\tAn analysis\n"
        "Competitor analysis\tLook at the other maps and write down their strengths and their gaps\tA matrix\n"
    )
    assert not any(one["leads"] for one in nodes(proposal))
    assert outline(proposal)[:2] == [
        "objective User interviews",
        "  action Speak to twenty people of the valley and ask them about the springs",
    ]


def test_a_second_column_of_means_may_be_empty() -> None:
    proposal = read(
        "Moyens\tMoyens\tÉchéance\n"
        "Organiser la fête des voisins et son souper partagé\t\tjuin 2026\n"
        "Rédiger le guide d'accueil des nouveaux bénévoles du quartier\t\tmai 2026\n"
    )
    assert {one["text"].split()[0] for one in nodes(proposal)} == {"Organiser", "Rédiger"}
    assert not any(one["leads"] for one in nodes(proposal))


@pytest.mark.parametrize("heading", ["Outcome measure", "Anticipated Product or Result", "Evidence of Completion"])
def test_what_shows_that_it_is_done_is_expected_beside_what_is_done(heading: str) -> None:
    roles = columns(
        f"Objective|Key activities|Lead|{heading}|Progress Notes",
        "Calm the street|Paint two crossings|Road crew|Two crossings|Paint ordered",
        "Calm the street|Plant forty trees|Garden club|Forty trees|Not started",
        "Warm the hall|Repair the boiler|Hall committee|Boiler runs|Done in May",
    )
    assert (roles["Key activities"], roles[heading], roles["Progress Notes"]) == (
        "action",
        "expected_results",
        "results",
    )


def test_a_target_in_days_says_when() -> None:
    roles = columns(
        "Deliverable|DRI|Target|State",
        "Publish a welcome guide|@odile|2025-03-31|done",
        "Run three repair days|@jean|2025-06-30|in progress",
        "Translate the house rules|@odile|2025-09-30|to do",
    )
    assert roles == {"Deliverable": "action", "DRI": "leads", "Target": "schedule", "State": "results"}


def test_a_lone_number_stays_with_the_result_it_numbers() -> None:
    proposal = read("Action\tIndicateur\tÉchéance\nPlanter une haie\t3. Nombre d'arbres plantés\tMai 2026\n")
    assert node(proposal, "Planter")["expected_results"] == ["3. Nombre d'arbres plantés"]


def test_ranks_under_impact_are_nothing_expected() -> None:
    roles = columns(
        "Action|Lead|By when|Carbon impact",
        "Insulate the hall roof|Estates|2031|High",
        "Mend the bicycle racks|Streets|2030|Low",
        "Buy two electric vans|Fleet|2032|Medium",
    )
    assert roles["Carbon impact"] == "extra"


def test_what_is_done_each_year_of_a_strategy_is_a_step_of_it() -> None:
    proposal = read(
        "Goal\tStrategy\tYear 1 (2031)\tYear 2 (2032)\tLead\n"
        "Calm the street\tOpen crossings\tSurvey three corners\tPaint two crossings\tRoad crew\n"
        "Calm the street\tSlow the cars\tMeet the drivers\tPlant forty trees\tGarden club\n"
    )
    assert node(proposal, "Open crossings")["schedule"] is None
    assert node(proposal, "Paint two")["when"]["edtf"] == "2032"
    assert [one["text"] for one in node(proposal, "Slow the cars")["children"]] == [
        "Meet the drivers",
        "Plant forty trees",
    ]


def test_figures_of_each_year_are_no_time() -> None:
    roles = columns(
        "Objectif|Moyens|An 1|An 2|Responsable",
        "Lire|Ouvrir un club|quarante lecteurs inscrits|quatre-vingts lecteurs inscrits|CA",
        "Lire|Prêter des livres|cent livres prêtés|deux cents livres prêtés|CA",
        "Écrire|Publier un recueil|dix auteurs du quartier|vingt auteurs du quartier|CA",
    )
    assert (roles["Moyens"], roles["An 1"], roles["An 2"]) == ("action", "extra", "extra")


def test_short_codes_of_a_horizon_say_when() -> None:
    roles = columns(
        "Action|Responsable|Échéance",
        "Peindre la grange|Odile Roy|CT",
        "Curer le fossé|Jean Aubé|MT",
        "Semer la haie|Odile Roy|LT",
    )
    assert roles["Échéance"] == "schedule"


@pytest.mark.parametrize(
    ("headings", "times"),
    [
        (
            (
                "Actions à court terme (2030-2031)",
                "Actions à moyen terme (2031-2032)",
                "Actions à long terme (2032-2033)",
            ),
            ("court terme (2030-2031)", "moyen terme (2031-2032)", "long terme (2032-2033)"),
        ),
        (("Activités 2030", "Activités 2031", "Activités 2032"), ("2030", "2031", "2032")),
        (
            ("Short-term actions", "Medium-term actions", "Long-term actions"),
            ("Short-term", "Medium-term", "Long-term"),
        ),
    ],
)
def test_actions_parted_by_when_they_are_done_are_all_actions(headings, times):
    first, second, third = headings
    proposal = read(
        f"Objectif\t{first}\t{second}\t{third}\tResponsables\n"
        "Accueillir\tRéparer six quais\tDraguer le bassin\tOuvrir une halte\tComité du port\n"
        "Éclairer\tAcheter des lampes\t\tRepeindre le phare\tComité du phare"
    )
    assert outline(proposal) == [
        "objective Accueillir",
        "  action Réparer six quais",
        "  action Draguer le bassin",
        "  action Ouvrir une halte",
        "objective Éclairer",
        "  action Acheter des lampes",
        "  action Repeindre le phare",
    ]
    assert [node(proposal, text)["schedule"] for text in ("Réparer", "Draguer", "Repeindre")] == list(times)


@pytest.mark.parametrize(
    ("rate", "told"),
    [("Avancement", "Résultats"), ("Taux de réalisation", "Résultats obtenus"), ("Progress", "Results")],
)
def test_rates_beside_words_say_how_far_and_the_words_are_the_results(rate: str, told: str) -> None:
    rows = (
        f"Action|Responsable|{rate}|{told}",
        "Mener un sondage|Odile Roy|100 %|Sondage mené auprès de tous",
        "Visiter les membres|Jean Aubé|40 %|",
        "Louer la salle|Odile Roy|25 %|Salle louée; affiche à faire",
    )
    roles = columns(*rows)
    proposal = read("\n".join(row.replace("|", "\t") for row in rows) + "\n")
    assert (roles[rate], roles[told]) == ("status", "results")
    survey, visits, hall = (node(proposal, words) for words in ("Mener", "Visiter", "Louer"))
    assert survey["results"] == "Sondage mené auprès de tous"
    assert [each["progress"]["percent"] for each in (survey, visits, hall)] == [100, 40, 25]
    assert [each["status"] for each in (survey, visits, hall)] == ["done", "partial", "partial"]
    assert not proposal["unplaced"]


def test_words_of_state_beside_words_of_what_was_reached_are_the_states() -> None:
    roles = columns(
        "Action|Responsable|État d’avancement|Résultats",
        "Mener un sondage|Odile Roy|Terminé|Les membres ont presque tous répondu",
        "Visiter les membres|Jean Aubé|En cours|",
        "Louer la salle|Odile Roy|À venir|",
    )
    assert (roles["État d’avancement"], roles["Résultats"]) == ("status", "results")


def test_two_columns_of_words_keep_the_first_as_results() -> None:
    roles = columns(
        "Action|Responsable|Bilan|Suivi",
        "Mener un sondage|Odile Roy|Les membres ont presque tous répondu|",
        "Visiter les membres|Jean Aubé|Quatre visites faites cet automne|À refaire au printemps",
    )
    assert (roles["Bilan"], roles["Suivi"]) == ("results", "extra")


@pytest.mark.parametrize(
    ("heading", "names"),
    [("Canal", ("X", "Infolettre", "X")), ("Platform", ("X", "X", "Radio")), ("Où", ("Journal", "X", "X"))],
)
def test_a_letter_among_names_is_one_of_them_and_no_state(heading: str, names: tuple[str, ...]) -> None:
    whats = ("Peindre la grange du nord", "Curer le fossé du bas", "Semer la haie du verger")
    rows = [f"{day} mai 2026|{name}|{what}" for day, name, what in zip((4, 11, 18), names, whats, strict=True)]
    assert columns(f"Date|{heading}|Action", *rows)[heading] not in {"results", "status"}


@pytest.mark.parametrize("heading", ["Groupe", "group", "Catégorie", "Marketing channel"])
def test_what_parts_the_lines_says_not_how_far_they_are(heading: str) -> None:
    roles = columns(
        f"Activité|Début|Fin|{heading}",
        "Écrire le rapport de départ|2026-01-05|2026-02-02|Écrits",
        "Monter la base des membres|2026-02-02|2026-03-02|Données",
        "Saisir les réponses reçues|2026-03-02|2026-04-06|Données",
        "Compter les réponses reçues|2026-04-06|2026-05-04|Données",
        "Écrire le rapport de la fin|2026-05-04|2026-06-01|Écrits",
    )
    assert roles[heading] == "extra"


@pytest.mark.parametrize(("what", "heading"), [("Task", "Project"), ("Tâche", "Projet"), ("Activité", "Nom du projet")])
def test_the_project_of_a_task_is_not_who_does_it(what: str, heading: str) -> None:
    roles = columns(
        f"{what}|Start|Finish|{heading}",
        "Peindre la grange du nord|2026-01-05|2026-02-02|GRN",
        "Curer le fossé du bas|2026-02-02|2026-03-02|EAUX",
        "Semer la haie du verger|2026-03-02|2026-04-06|VERT",
        "Curer le bassin du haut|2026-04-06|2026-05-04|EAUX",
    )
    assert roles[heading] == "extra"


@pytest.mark.parametrize(
    ("start", "end"),
    [("2031-03-02", "2031-05-04"), ("mars 2031", "mai 2031"), ("2/03/2031", "24/05/2031")],
)
def test_a_start_and_an_end_in_two_columns_are_a_stretch_and_no_two_occasions(start: str, end: str) -> None:
    proposal = read(f"Tâche\tDébut\tFin\tResponsable\nPeindre la grange\t{start}\t{end}\tOdile Roy\n")
    when = node(proposal, "Peindre")["when"]
    assert (when["kind"], when["occurrences"]) == (["interval"], [])
