"""What contains what, and which cell says what, in the tables of a plan."""

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import codes, node, nodes, outline, read

HEADER = "Objectifs\tMoyens\tResponsables\tÉchéancier\tRésultats attendus\tRésultats\n"


def test_blank_cells_below_an_objective_are_that_objective():
    proposal = read(
        HEADER + "Accueillir\tTenir une fête\tCA\tAutomne 2023\t\t\n\tPublier un guide\tCA\tHiver 2024\t\t\n"
    )
    assert outline(proposal) == ["objective Accueillir", "  action Tenir une fête", "  action Publier un guide"]


def test_an_objective_said_again_on_each_row_is_one_objective():
    proposal = read(HEADER + "Accueillir\tTenir une fête\tCA\t2023\t\t\nAccueillir\tPublier un guide\tCA\t2024\t\t\n")
    assert outline(proposal) == ["objective Accueillir", "  action Tenir une fête", "  action Publier un guide"]
    assert [remark["why"] for remark in proposal["ignored"]] == ["repeated_cell"]


def test_headings_in_another_order_hold_the_same():
    proposal = read("Qui\tQuand\tActions\tObjectif\nCA\tMai 2023\tTenir une fête\tAccueillir\n")
    action = node(proposal, "Tenir")
    assert (action["leads"], action["schedule"]) == (["CA"], "Mai 2023")
    assert outline(proposal)[0] == "objective Accueillir"


def test_an_unknown_column_is_kept():
    proposal = read("Objectifs\tMoyens\tÉchéancier\tCouleur du dossier\nAccueillir\tTenir une fête\tMai 2023\tbleu\n")
    assert node(proposal, "Tenir")["extra"] == {"Couleur du dossier": "bleu"}


def test_a_row_across_the_table_is_an_axis():
    text = HEADER + "AXE 1 : Vie associative\t\t\t\t\t\nAccueillir\tTenir une fête\tCA\t2023\t\t\n"
    proposal = read(text)
    assert outline(proposal) == ["axis Vie associative", "  objective Accueillir", "    action Tenir une fête"]
    assert proposal["nodes"][0]["number"] == "AXE 1"


def test_a_line_across_is_an_action_of_its_axis():
    text = "AXE 1 : Vie associative\n\n" + HEADER + "Accueillir\tTenir une fête\tCA\t2023\t\t\n"
    proposal = read(text + "\nEn continu : Informer les membres. Infolettre envoyée.\n")
    action = node(proposal, "Informer")
    assert outline(proposal)[-1] == "  action Informer les membres."
    assert (action["schedule"], action["expected_results"]) == ("En continu", ["Infolettre envoyée."])


def test_a_header_printed_again_is_ignored():
    row = "{}\tTenir {}\tCA\t2023\t\t\n"
    proposal = read(HEADER + row.format("Un but", "un") + "\n" + HEADER + row.format("Deux buts", "deux"))
    assert len(proposal["nodes"]) == 2
    assert {remark["why"] for remark in proposal["ignored"]} == {"repeated_header"}


def test_an_action_cut_by_a_page_is_put_back_together():
    text = HEADER + "Accueillir\tTenir une grande fête pour les\tCA\t2023\t\t\n\n\tfamilles du quartier\t\t\t\t\n"
    action = node(read(text), "Tenir")
    assert action["text"] == "Tenir une grande fête pour les familles du quartier"
    assert "rows_joined" in codes(action)


def test_an_orphan_lead_belongs_to_the_row_above():
    text = (
        HEADER + "Accueillir\t1. Tenir une fête\t• Conseil d'administration\t2023\t\t\n\n\t\t• Comité accueil\t\t\t\n"
    )
    assert node(read(text), "Tenir")["leads"] == ["Conseil d'administration", "Comité accueil"]


def test_numbers_that_restart_take_the_name_that_comes_after_the_break():
    text = (
        HEADER + "Accueillir\t1. Tenir une fête\tCA\t2023\t\t\n\t2. Publier un guide\tCA\t2023\t\t\n"
        "\t1. Siéger aux tables\tCA\t2024\tComptes rendus\t\n\nReprésenter le réseau\t\t\t\tMandat écrit\t\n"
        "\t2. Rencontrer la députée\tCA\t2024\t\t\n"
    )
    proposal = read(text)
    assert outline(proposal)[3:] == [
        "objective Représenter le réseau",
        "  action Siéger aux tables",
        "  action Rencontrer la députée",
    ]
    assert "name_after_break" in codes(node(proposal, "Siéger"))


def test_cells_that_slid_one_column_go_back():
    rows = "Accueillir\t1. Tenir une fête\tCA\t2023\tFête tenue\tRéalisé\n"
    slid = "\t2. Publier un guide\t\tConseil d'administration\tTout au long du plan d'action\tGuide publié\n"
    action = node(read(HEADER + rows + slid), "Publier")
    assert action["leads"] == ["Conseil d'administration"]
    assert action["schedule"] == "Tout au long du plan d'action"
    assert action["expected_results"] == ["Guide publié"]
    assert "cell_slid" in codes(action)


def test_a_body_alone_in_the_schedule_stays_there():
    rows = "Accueillir\t1. Tenir une fête\t\tAssemblée générale annuelle\tFête tenue\t\n"
    assert node(read(HEADER + rows), "Tenir")["schedule"] == "Assemblée générale annuelle"


def test_an_objective_without_action_keeps_its_own_fields():
    proposal = read(HEADER + "Mettre la salle à la disposition des membres\t\tCA\tEn continu\t\t\n")
    objective = node(proposal, "Mettre")
    assert (objective["level"], objective["schedule"]) == ("objective", "En continu")


def test_a_status_in_the_schedule_beside_a_date_moves_to_the_results():
    action = node(read(HEADER + "Accueillir\tTenir une fête\tCA\tAutomne 2017. Réalisé\t\t\n"), "Tenir")
    assert (action["schedule"], action["results"], action["status"]) == ("Automne 2017.", "Réalisé", "done")


def test_a_status_beside_a_date_is_shown_when_the_result_has_words():
    proposal = read(HEADER + "Accueillir\tTenir une fête\tCA\tTerminé septembre 2018\t\t40 personnes\n")
    action = node(proposal, "Tenir")
    assert (action["schedule"], action["results"]) == ("septembre 2018", "40 personnes")
    assert [remark["text"] for remark in proposal["unplaced"]] == ["Terminé"]
    assert "status_in_schedule" in codes(action)


def test_a_schedule_that_is_only_a_status_stays():
    action = node(read(HEADER + "Accueillir\tTenir une fête\tCA\tTerminé\t\t\n"), "Tenir")
    assert (action["schedule"], action["status"]) == ("Terminé", "done")


def test_crosses_under_headings_say_the_heading():
    header = "Activités\tResponsables\tT1\tT2\tRéalisé\tEn cours\n"
    text = header + "Tenir une fête\tCA\tX\tX\t\tX\nPublier\tCA\t\tX\tX\t\n"
    action = node(read(text), "Tenir")
    assert (action["schedule"], action["status"]) == ("T1, T2", "in_progress")


def test_numbers_in_one_column_show_the_levels():
    text = (
        "Éléments\tPorteur\tCalendrier\n1. Vie associative\t\t\n1.1 Accueillir\t\t\n1.1.1 Tenir une fête\tCA\t2023\n"
        "1.1.2 Publier un guide\tCA\t2024\n2. Représentation\t\t\n2.1 Siéger\t\t\n"
        "2.1.1 Rencontrer la députée\tCA\t2024\n"
    )
    assert outline(read(text)) == [
        "axis Vie associative",
        "  objective Accueillir",
        "    action Tenir une fête",
        "    action Publier un guide",
        "axis Représentation",
        "  objective Siéger",
        "    action Rencontrer la députée",
    ]


def test_a_total_is_a_note():
    text = "Actions\tResponsables\tBudget\nTenir une fête\tCA\t500 $\nTotal\t\t500 $\n"
    proposal = read(text)
    assert [n["text"] for n in nodes(proposal)] == ["Tenir une fête"]
    assert {"text": "Total", "role": "total"}.items() <= proposal["notes"][-2].items()


def test_a_person_may_give_a_column_another_role():
    text = "Objectifs\tMoyens\tIndicateurs\nAccueillir\tTenir une fête\t40 personnes venues\n"
    assert node(read(text, roles={"Indicateurs": "results"}), "Tenir")["results"] == "40 personnes venues"


def test_columns_without_header_are_known_by_what_they_hold():
    text = (
        "Accueillir les familles\tTenir une fête de quartier\tCoordination\tAutomne 2023\n"
        "\tPublier un guide des ressources\tComité accueil\tHiver 2024\n"
        "Représenter le réseau\tRencontrer la députée du comté\tPrésidence\tD'ici juin 2024\n"
    )
    proposal = read(text)
    assert node(proposal, "Publier")["leads"] == ["Comité accueil"]
    assert node(proposal, "Rencontrer")["schedule"] == "D'ici juin 2024"


def test_a_title_across_a_sheet_of_labels_is_its_action() -> None:
    page = (
        "<table><tr><td colspan=2>Fiche action n° 1 : Ouvrir une friperie</td></tr>"
        "<tr><td>Pilote</td><td>Comité entraide</td></tr><tr><td>Calendrier</td><td>Mai 2024</td></tr>"
        "<tr><td>Indicateurs</td><td>Local aménagé</td></tr></table>"
        "<table><tr><td colspan=2>Fiche action n° 2 : Tenir un bazar</td></tr>"
        "<tr><td>Pilote</td><td>Bénévoles</td></tr><tr><td>Calendrier</td><td>Juin 2024</td></tr>"
        "<tr><td>Indicateurs</td><td>40 exposants</td></tr></table>"
    )
    proposal = as_dict(propose(read_bytes(page.encode(), "fiches.html")))
    found = [(node["level"], node["text"], node["leads"], node["schedule"]) for node in nodes(proposal)]
    assert found == [
        ("action", "Ouvrir une friperie", ["Comité entraide"], "Mai 2024"),
        ("action", "Tenir un bazar", ["Bénévoles"], "Juin 2024"),
    ]


def test_a_schedule_that_begins_as_a_status_stays_whole() -> None:
    plan = "Actions\tÉchéancier\tAvancement\nOuvrir une friperie\tÀ compter de mars 2024\tEn cours\n"
    proposal = read(plan + "Tenir un bazar\tJuin 2024\tFait\n")
    friperie = node(proposal, "Ouvrir")
    assert friperie["schedule"] == "À compter de mars 2024"
    assert friperie["when"]["latest"] is None
    assert not friperie["doubts"]


STEPS = "Objectif\tAction\tÉtapes\tResponsable\tÉchéance\n"


def test_what_stands_beside_a_step_is_said_of_the_step():
    rows = "Accueillir\tTenir une fête\tRéserver la salle\tGreffe\tMai 2026\n\t\tInviter\tMaison Bleue\tJuin 2026\n"
    proposal = read(STEPS + rows + "\tPublier un guide\t\tCA\t2027\n")
    said = [(node(proposal, text)["leads"], node(proposal, text)["schedule"]) for text in ("Réserver", "Inviter")]
    assert said == [(["Greffe"], "Mai 2026"), (["Maison Bleue"], "Juin 2026")]
    assert node(proposal, "Tenir")["leads"] == []
    assert (node(proposal, "Publier")["leads"], node(proposal, "Publier")["schedule"]) == (["CA"], "2027")


def test_steps_listed_beside_their_action_share_what_is_said_of_it():
    rows = "Accueillir\tTenir une fête\tRéserver la salle\tGreffe\tMai 2026\nSiéger\tÉcrire\tRelire\tCA\t2027\n"
    proposal = read(STEPS + rows)
    assert (node(proposal, "Tenir")["leads"], node(proposal, "Réserver")["leads"]) == (["Greffe"], [])


def test_one_known_heading_over_what_to_do_makes_a_plan():
    proposal = read(
        "Room\tWhat to do\tRemark\nHall\tPaint the door\tBlue\nAttic\tSweep the floor\t\nHall\tOil the lock\t"
    )
    assert [one["text"] for one in nodes(proposal)] == ["Paint the door", "Sweep the floor", "Oil the lock"]


def test_one_known_heading_over_names_makes_none():
    proposal = read("Room\tActivity\tRemark\nHall\tYoga\tBlue mats\nAttic\tChess\t\nHall\tCooking\t")
    assert proposal["kind"] == "other"


def test_a_row_cut_before_a_column_of_the_plan_stops_nothing() -> None:
    proposal = read(
        "Objectifs\tMoyens\tResponsables\tÉchéancier\tRésultats attendus\tActivités\tComité\n"
        "\t2. Semer la phacélie autour du rucher\n\n"
        "\tavec les voisins\n"
        "Faire connaître les abeilles\t1. Inviter les écoles du quartier à la miellerie\n"
    )
    assert "Faire connaître les abeilles" in [one["text"] for one in nodes(proposal)]
    assert "Inviter les écoles du quartier à la miellerie" in str(proposal)
