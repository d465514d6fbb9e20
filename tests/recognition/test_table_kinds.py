"""Tables of kinds of their own: minutes, cards, indicators, logframes, bands under divided headers, runs of a part."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import codes, node, nodes, outline, read


def table(*rows: str) -> str:
    """A table written with bars between its cells."""
    return "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def page(body: str) -> dict[str, Any]:
    """The proposal of a page."""
    return as_dict(propose(read_bytes(f"<html><body>{body}</body></html>".encode(), "plan.html")))


def grid(*rows: str, spans: str = "") -> str:
    """A table of a page, a line for each row, its cells between bars."""
    cells = (
        "".join(f"<td{spans if row.startswith('^') else ''}>{c.lstrip('^')}</td>" for c in row.split("|"))
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def test_a_band_right_under_a_divided_header_is_a_part() -> None:
    proposal = page(
        "<table><tr><th rowspan=2>But</th><th rowspan=2>Action</th><th rowspan=2>Responsable</th>"
        "<th colspan=2>Échéancier</th></tr><tr><th>2031</th><th>2032</th></tr>"
        "<tr><td colspan=5>Volet : Rivière</td></tr>"
        "<tr><td>Voir clair</td><td>Draguer la vase</td><td>Éclusier</td><td>X</td><td></td></tr>"
        "<tr><td>Voir loin</td><td>Relever le phare</td><td>Gardienne</td><td></td><td>X</td></tr></table>"
    )
    assert outline(proposal) == [
        "axis Rivière",
        "  objective Voir clair",
        "    action Draguer la vase",
        "  objective Voir loin",
        "    action Relever le phare",
    ]
    assert node(proposal, "Draguer")["schedule"] == "2031"


def test_the_year_over_several_months_is_that_of_each() -> None:
    proposal = page(
        "<table><tr><th rowspan=2>Tâche</th><th rowspan=2>Qui</th><th colspan=3>2031</th></tr>"
        "<tr><th>Mars</th><th>Avril</th><th>Mai</th></tr>"
        "<tr><td>Tondre les moutons</td><td>Bergère</td><td>X</td><td></td><td></td></tr>"
        "<tr><td>Filer la laine</td><td>Fileur</td><td></td><td>X</td><td>X</td></tr></table>"
    )
    assert node(proposal, "Filer")["schedule"] == "Avril 2031, Mai 2031"


def test_the_hour_at_which_a_row_was_changed_makes_no_agenda() -> None:
    proposal = read(
        table(
            "#|Statut|Sujet|Assigné à|Mis à jour|Échéance",
            "7|Nouveau|Graisser la poulie|Ève Lac|02/02/2031 10:12|15/03/2031",
            "8|En cours|Tendre la corde|Noé Val|03/02/2031 09:40|20/03/2031",
        )
    )
    assert [one["text"] for one in nodes(proposal)] == ["Graisser la poulie", "Tendre la corde"]


def test_many_columns_of_money_hide_no_header() -> None:
    proposal = read(
        table(
            "Équipée|Action menée|Prévu (€)|Dépensé (€)|Reste (€)|% consommé|Animé par|Fin visée|% avancement",
            "Forêt|Baguer les mésanges|1200|300|900|25 %|Lila Gomez|06/2031|40 %",
            "Forêt|Compter les pics|2500|0|2500|0 %|Marc Petit|08/2031|0 %",
            "Marais|Creuser une mare|400|380|20|95 %|Lila Gomez|03/2031|100 %",
            "Marais|Poser un ponton|900|450|450|50 %|Ida Brun|12/2031|50 %",
        )
    )
    assert outline(proposal)[:3] == ["axis Forêt", "  action Baguer les mésanges", "  action Compter les pics"]
    assert node(proposal, "Creuser")["leads"] == ["Lila Gomez"]


def test_a_part_named_on_its_first_row_only_is_one_whatever_its_heading() -> None:
    proposal = read(
        table(
            "Veine|Objectif|Action|Responsable|Échéance",
            "Grandir|Parler de nous|Repeindre l'enseigne|Ève Lac|mai 2031",
            "||Publier un almanach|Noé Val|juin 2031",
            "|Accueillir du monde|Parrainer les apprentis|Ève Lac|juillet 2031",
            "Durer|Trouver des sous|Ouvrir une tirelire|Noé Val|août 2031",
        )
    )
    assert [one["text"] for one in proposal["nodes"]] == ["Grandir", "Durer"]


def test_what_each_subject_of_minutes_leaves_to_do_is_the_plan() -> None:
    proposal = read(
        table(
            "Sujet|Discussion|Suivi|Responsable|Échéance",
            "Accueil|Ève ouvre la séance.|||",
            "Toit|Le devis est haut.|Demander un second devis|Noé|20 mars 2031",
            "Bal|La date plaît à tous.|||",
            "Caisse|Il manque deux reçus.|Retrouver les reçus|Ève|1er avril 2031",
        )
    )
    assert outline(proposal) == ["action Demander un second devis", "action Retrouver les reçus"]
    assert node(proposal, "Retrouver")["extra"]["Sujet"] == "Caisse"
    assert "La date plaît à tous." in [note["text"] for note in proposal["notes"]]


def test_a_table_of_indicators_is_what_the_objective_above_expects() -> None:
    def actions(one: str, other: str) -> str:
        return grid("Action|Responsable|Échéance", f"{one}|Ève Lac|mai 2031", f"{other}|Noé Val|août 2031")

    proposal = page(
        "<h2>Objectif 1 : Moudre le grain</h2>"
        + actions("Tailler les meules", "Curer le bief")
        + grid("Indicateur|Cible|Source", "Sacs moulus|40 par mois|Registre", "Meuniers formés|3|Carnet")
        + "<h2>Objectif 2 : Cuire le pain</h2>"
        + actions("Maçonner le four", "Couper du bois")
        + grid("Indicateur|Cible|Source", "Fournées|2 par semaine|Registre", "Pains donnés|30|Carnet")
    )
    assert node(proposal, "Moudre")["expected_results"] == ["Sacs moulus 40 par mois", "Meuniers formés 3"]
    assert node(proposal, "Cuire")["expected_results"] == ["Fournées 2 par semaine", "Pains donnés 30"]
    assert not any(one["text"].startswith(("Indicateur", "Sacs")) for one in nodes(proposal))


def test_two_objectives_in_one_cell_are_two_and_a_person_is_asked() -> None:
    proposal = page(
        "<table><tr><th>Enjeu</th><th>Objectifs</th><th>Actions</th><th>Responsable</th></tr>"
        "<tr><td>Vie</td><td><ul><li>Attirer des jeunes</li><li>Garder les anciens</li></ul></td>"
        "<td>Écrire un guide</td><td>Ève Lac</td></tr>"
        "<tr><td>Toit</td><td>Loger tout le monde</td><td>Poser des tuiles</td><td>Noé Val</td></tr></table>"
    )
    assert outline(proposal)[:4] == [
        "axis Vie",
        "  objective Attirer des jeunes",
        "  objective Garder les anciens",
        "    action Écrire un guide",
    ]
    assert "several_parts" in codes(node(proposal, "Garder"))


def test_cells_that_begin_with_the_word_of_their_level_nest() -> None:
    proposal = read(
        table(
            "Logique d'intervention|Indicateurs|Hypothèses",
            "Objectif global : Les hameaux ont de l'eau|80 % servis|Il pleut",
            "Objectif spécifique : Les puits sont tenus|15 puits|Ils paient",
            "Résultat 1 : Les comités sont formés|15 comités|",
            "Activité 1.1 : Choisir les membres||",
            "Activité 1.2 : Donner six journées||",
            "Résultat 2 : Les pompes tournent|15 pompes|",
            "Activité 2.1 : Acheter les pièces||",
        )
    )
    assert outline(proposal) == [
        "objective Les hameaux ont de l'eau",
        "  objective Les puits sont tenus",
        "    objective Les comités sont formés",
        "      action Choisir les membres",
        "      action Donner six journées",
        "    objective Les pompes tournent",
        "      action Acheter les pièces",
    ]
    assert node(proposal, "Donner")["number"] == "Activité 1.2"


def test_cards_beside_their_number_are_parts_with_what_they_say() -> None:
    document = docx.Document()
    rows = [
        (
            "Priorité 1",
            ["Un lieu ouvert", "Action : Repeindre la porte", "Responsable : Ève Lac", "Échéance : mai 2031"],
        ),
        (
            "Priorité 2",
            ["Des voix écoutées", "Action : Tenir un forum", "Responsable : Noé Val", "Échéance : août 2031"],
        ),
    ]
    made = document.add_table(len(rows), 2)
    for row, (label, lines) in zip(made.rows, rows, strict=True):
        row.cells[0].text = label
        row.cells[1].text = "\n".join(lines)
        row.cells[1].text = ""
        row.cells[1].paragraphs[0].add_run(lines[0])
        for line in lines[1:]:
            row.cells[1].add_paragraph(line)
    data = BytesIO()
    document.save(data)
    proposal = as_dict(propose(read_bytes(data.getvalue(), "plan.docx")))
    assert [one["text"] for one in proposal["nodes"]] == ["Un lieu ouvert", "Des voix écoutées"]
    assert node(proposal, "Tenir")["leads"] == ["Noé Val"]


def test_a_scorecard_lies_on_no_side() -> None:
    proposal = page(
        grid(
            "Perspective|But|Mesure|Cible|Initiative|Répondant",
            "Membres|Fidéliser|Taux de retour|85 %|Appeler chaque membre en mai|Adhésions",
            "Membres|Recruter|Nouveaux venus|40|Tenir un kiosque par vallée|Adhésions",
            "Caisse|Diversifier|Part des dons|20 %|Lancer une quête d'automne|Trésorerie",
            "Équipe|Apprendre|Heures de cours|12 chacun|Offrir un cours par saison|Direction",
        )
    )
    line = node(proposal, "Tenir un kiosque")
    assert (line["leads"], line["expected_results"]) == (["Adhésions"], ["Nouveaux venus"])


def test_projects_numbered_across_are_the_lines_themselves() -> None:
    proposal = read(
        table(
            "|Projet 1|Projet 2|Projet 3",
            "Ce que nous ferons|Rouvrir le lavoir|Bâtir un four|Filmer les anciens",
            "Porteurs|Ida Blanc|Les Fournées|Cercle mémoire",
            "Période|printemps 2031|automne 2031|2032",
        )
    )
    assert [(one["number"], one["text"]) for one in proposal["nodes"]] == [
        ("Projet 1", "Rouvrir le lavoir"),
        ("Projet 2", "Bâtir un four"),
        ("Projet 3", "Filmer les anciens"),
    ]


def test_a_row_that_tells_what_colours_mean_is_no_line() -> None:
    proposal = read(
        table(
            "Action|Responsable|Échéance|État",
            "Graisser la poulie|Ève Lac|mai 2031|Fait",
            "Tendre la corde|Noé Val|juin 2031|En cours",
            "Vert = réalisé, orange = en cours, rouge = pas commencé|||",
        )
    )
    assert [one["text"] for one in nodes(proposal)] == ["Graisser la poulie", "Tendre la corde"]


def test_the_first_of_several_named_tables_is_named_too() -> None:
    def part(name: str, one: str, other: str) -> str:
        return f"<p>{name}</p>" + grid("Quoi|Qui|Quand", f"{one}|Ève|mai 2031", f"{other}|Noé|août 2031")

    proposal = page(
        part("COMITÉ JARDIN", "Tourner le compost", "Récolter les graines")
        + part("COMITÉ CUISINE", "Nettoyer la hotte", "Tester vingt recettes")
        + part("COMITÉ ACCUEIL", "Fleurir l'entrée", "Écrire un mot")
    )
    assert [one["text"] for one in proposal["nodes"]] == ["COMITÉ JARDIN", "COMITÉ CUISINE", "COMITÉ ACCUEIL"]


def test_a_table_without_header_goes_on_below_a_line_that_heads_it() -> None:
    proposal = page(
        grid(
            "Activité|Détail|Responsable|Fin",
            "Infolettre|Écrire la lettre|Ève Lac|mai 2031",
            "Affiches|Coller|Noé Val|juin 2031",
        )
        + "<p><b>B. FORMATION</b></p>"
        + grid("Secours|Former douze membres|Noé Val|août 2031", "Paix|Former six médiatrices|Ève Lac|octobre 2031")
    )
    line = node(proposal, "Secours")
    assert (line["leads"], line["schedule"]) == (["Noé Val"], "août 2031")


def test_states_in_words_nobody_knows_are_results_and_a_person_is_asked() -> None:
    proposal = read(
        table(
            "Zadanie|Kto|Termin|Stan",
            "Pomalować świetlicę|Anna Kot|15.03.2031|zrobione",
            "Posadzić sto drzew|Jan Lis|30.04.2031|w toku",
            "Zaprosić sąsiadów na piknik|Anna Kot|20.06.2031|w toku",
            "Naprawić ławki w parku|Jan Lis|15.07.2031|nie zaczęte",
            "Wydać śpiewnik|Anna Kot|30.09.2031|nie zaczęte",
        )
    )
    assert node(proposal, "Posadzić")["results"] == "w toku"
    (doubt,) = [one for one in nodes(proposal)[0]["doubts"] if one["code"] == "unknown_status"]
    assert doubt["values"]["words"] == ["zrobione", "w toku", "nie zaczęte"]


def test_places_that_come_back_before_the_days_are_no_states() -> None:
    proposal = read(
        table(
            "Action|Hameau|Responsable|Échéance",
            "Repeindre le pont|Amont|Ève Lac|mai 2031",
            "Curer le puits|Aval|Noé Val|juin 2031",
            "Semer la haie|Amont|Ève Lac|juillet 2031",
            "Tailler les ifs|Aval|Noé Val|août 2031",
        )
    )
    assert node(proposal, "Curer")["extra"] == {"Hameau": "Aval"}


def test_what_is_aimed_at_left_of_the_actions_holds_them_where_proofs_stand_right() -> None:
    proposal = read(
        table(
            "Domaine|Retombées visées|Interventions|Qui|Quand|Indicateurs",
            "Eau|Des puits clairs|Curer les puits|Ève Lac|mai 2031|12 puits",
            "Air|Des fours sans fumée|Bâtir deux cheminées|Noé Val|juin 2031|2 cheminées",
        )
    )
    assert outline(proposal)[:3] == ["axis Eau", "  objective Des puits clairs", "    action Curer les puits"]
    assert node(proposal, "Curer")["expected_results"] == ["12 puits"]


def test_of_two_columns_of_parts_that_tell_rows_apart_the_second_is_what_is_done() -> None:
    proposal = read(
        table(
            "Orientation|Chantier|Pilote|Échéance",
            "Ouvrir|Repeindre la salle|Ève Lac|mai 2031",
            "Ouvrir|Tenir un café|Noé Val|juin 2031",
            "Relier|Inviter les voisins|Ève Lac|août 2031",
        )
    )
    assert outline(proposal)[:2] == ["axis Ouvrir", "  action Repeindre la salle"]


def test_a_figure_and_the_word_of_one_state_are_no_conflict() -> None:
    proposal = read(
        table(
            "Subject|Status|Assignee|Due date|% Complete",
            "Hire a marquee|In progress|Tim Fox|2031-04-15|30%",
            "Bake the cakes|New|Ann Poe|2031-06-28|0%",
        )
    )
    assert not any(codes(one) & {"status_conflict"} for one in nodes(proposal))
    assert node(proposal, "Hire")["status"] == "in_progress"


def test_a_word_that_only_says_no_state_among_known_ones_asks_nothing() -> None:
    rows = [
        f"Curer le puits {at}|Ève Lac|mai 2031|{state}"
        for at, state in enumerate(("Fait", "Fait", "N/A", "N/A", "Fait"))
    ]
    proposal = read(table("Action|Responsable|Échéance|État", *rows))
    assert not any(codes(one) & {"unknown_status"} for one in nodes(proposal))
