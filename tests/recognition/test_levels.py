"""Levels that a table states beside its names: by a word, a number, a code, a parent, or indents."""

import io

import openpyxl
import pytest
from openpyxl.styles import Alignment

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.levels import by_family, code_value, find_statement, parents_of
from tests.recognition.reading import node, outline


def read(*rows: str) -> dict:
    return as_dict(propose(read_bytes("\n".join(rows).encode(), "plan.csv")))


@pytest.mark.parametrize("heading", ["Niveau", "Nature", "Échelon", "Type d'élément"])
@pytest.mark.parametrize(
    "words", [("Axe", "Objectif", "Mesure"), ("Enjeu", "But", "Tâche"), ("Goal", "Objective", "Activity")]
)
def test_a_column_of_words_says_the_level(heading, words):
    part, aim, deed = words
    proposal = read(
        f"{heading};Intitulé;Responsable;Échéance",
        f"{part};Le port;;",
        f"{aim};Un quai sûr;;",
        f"{deed};Réparer le quai;Odile;mai 2026",
        f"{deed};Peindre les bornes;Paul;juin 2026",
        f"{part};La halle;;",
        f"{aim};Une halle propre;;",
        f"{deed};Laver la halle;Odile;août 2026",
    )
    assert outline(proposal)[0].endswith(" Le port")
    assert [len(line) - len(line.lstrip()) for line in outline(proposal)] == [0, 2, 4, 4, 0, 2, 4]
    assert node(proposal, "Peindre")["leads"] == ["Paul"]
    assert proposal["layout"]["columns"][0] == {"heading": heading, "role": "extra"}
    assert {remark["why"] for remark in proposal["ignored"]} == {"level"}
    assert not proposal["unplaced"]


def test_words_known_to_nobody_are_levels_where_the_first_only_names_parts():
    proposal = read(
        "Kind,Statement,Who,When",
        "Epic,The library,,",
        "Story,Open on Sundays,Mara,June 2026",
        "Story,Lend tools,Tom,July 2026",
        "Epic,The garden,,",
        "Story,Dig a pond,Mara,May 2026",
    )
    assert outline(proposal) == [
        "axis The library",
        "  action Open on Sundays",
        "  action Lend tools",
        "axis The garden",
        "  action Dig a pond",
    ]


def test_words_of_another_kind_are_no_levels():
    proposal = read(
        "Type,Intitulé,Public,Responsable,Date",
        "Formation,Tenir un atelier de poterie,Aînés,Ana,mai 2026",
        "Rencontre,Réunir les voisins,Tous,Paul,juin 2026",
        "Formation,Donner un cours de tricot,Aînés,Ana,juillet 2026",
    )
    assert all(line.startswith("action ") for line in outline(proposal))
    assert node(proposal, "Réunir")["extra"]["Type"] == "Rencontre"


@pytest.mark.parametrize("heading", ["Niveau", "Outline level", "Rang"])
def test_a_column_of_level_numbers(heading):
    proposal = read(
        f"{heading},Intitulé,Responsable,Échéance",
        "1,Le port,,",
        "2,Réparer le quai,Odile,mai 2026",
        "3,Louer une grue,Paul,avril 2026",
        "2,Peindre les bornes,Odile,juin 2026",
    )
    assert outline(proposal) == [
        "axis Le port",
        "  action Réparer le quai",
        "    item Louer une grue",
        "  action Peindre les bornes",
    ]


def test_a_rank_of_priority_is_no_level():
    proposal = read(
        "Priorité,Action,Responsable,Échéance",
        "1,Réparer le toit,Ana,mai 2026",
        "2,Peindre la porte,Paul,juin 2026",
        "1,Vider la cave,Ana,juin 2026",
    )
    assert [line.split()[0] for line in outline(proposal)] == ["action"] * 3


@pytest.mark.parametrize(
    "codes",
    [("1", "1.1", "1.2", "2", "2.1"), ("A", "A1", "A2", "B", "B1"), ("1.0", "1.1", "1.2", "2.0", "2.1")],
)
def test_a_column_of_codes_nests(codes):
    names = ["Le port,,", "Réparer le quai,Odile,mai 2026", "Peindre,Paul,juin 2026", "La halle,,", "Laver,Ana,2027"]
    proposal = read("Code,Intitulé,Responsable,Échéance", *(",".join(pair) for pair in zip(codes, names, strict=True)))
    assert [len(line) - len(line.lstrip()) for line in outline(proposal)] == [0, 2, 2, 0, 2]
    assert node(proposal, "Laver")["number"] == codes[-1]


@pytest.mark.parametrize(("starts", "ends"), [("Début", "Fin"), ("Date de début", "Échéance"), ("Start", "End")])
@pytest.mark.parametrize("days", [("2026-10-31", "juin 2026", "2027-01-15"), ("2026", "2026-05", "2026-05-12")])
def test_days_of_several_grains_are_no_codes_that_nest(starts, ends, days):
    proposal = read(
        f"Action;Responsable;{starts};{ends}",
        f"Mener un sondage;Odile Roy;2026-01-10;{days[0]}",
        f"Publier le guide;Paul Caron;2026-01-12;{days[1]}",
        f"Tenir la rencontre;Odile Roy;2026-01-14;{days[2]}",
    )
    assert [column["role"] for column in proposal["layout"]["columns"]] == ["action", "leads", "schedule", "schedule"]
    assert node(proposal, "Publier")["schedule"] == f"2026-01-12 {days[1]}"


def test_codes_of_one_depth_do_not_nest():
    proposal = read("No,Action,Responsable", "A1,Réparer,Ana", "A2,Peindre la porte,Paul", "B1,Vider la cave,Ana")
    assert [line.split()[0] for line in outline(proposal)] == ["action"] * 3


def test_a_word_and_a_number_are_a_code_under_any_heading():
    proposal = read(
        "Level,Description,Indicator,Baseline",
        "Outcome 1,Boats come home dry,Days at sea,4",
        "Output 1.1,The quay is mended,Metres mended,0",
        "Outcome 2,The hall smells of soap,Days washed,0",
        "Output 2.1,The hall is washed each week,Litres of soap,0",
    )
    assert [len(line) - len(line.lstrip()) for line in outline(proposal)] == [0, 2, 0, 2]
    assert node(proposal, "The quay")["number"] == "Output 1.1"


def test_a_parent_column_puts_each_row_under_the_one_it_names():
    proposal = read(
        "ID,Tâche parente,Nom,Échéance",
        "7,,Jardin partagé,",
        "9,7,Bêcher les planches,mars 2026",
        "8,,Verger,2027",
        "10,9,Louer une bêche,février 2026",
        "11,8,Greffer les pommiers,avril 2027",
    )
    assert outline(proposal) == [
        "axis Jardin partagé",
        "  action Bêcher les planches",
        "    item Louer une bêche",
        "axis Verger",
        "  action Greffer les pommiers",
    ]


def test_indents_in_a_sheet_are_levels():
    book = openpyxl.Workbook()
    sheet = book.active
    for at, (indent, *row) in enumerate(
        [
            (0, "Titre", "Qui", "Quand"),
            (0, "Accueil du soir", "", ""),
            (1, "Ouvrir la porte", "Ana", "mai 2026"),
            (2, "Huiler les gonds", "Paul", "avril 2026"),
            (1, "Peindre le seuil", "Ana", "juin 2026"),
        ]
    ):
        sheet.append(row)
        sheet.cell(at + 1, 1).alignment = Alignment(indent=indent)
    content = io.BytesIO()
    book.save(content)
    proposal = as_dict(propose(read_bytes(content.getvalue(), "plan.xlsx")))
    assert [len(line) - len(line.lstrip()) for line in outline(proposal)] == [0, 2, 4, 2]


def test_codes_are_cut_into_parts():
    assert code_value("Output 2.1") == ("2", "1")
    assert code_value("b.3.c)") == ("b", "3", "c")
    assert code_value("4.0") == ("4",)
    assert code_value("Réparer le quai") is None


def test_parents_in_a_circle_stand_at_the_top():
    assert by_family(parents_of(["a", "b", "c"], ["b", "a", ""])) == [(2, 0), (0, 0), (1, 1)]


def test_a_table_of_two_rows_states_nothing():
    assert find_statement(["Niveau", "Intitulé"], [["Axe", "Mesure"], ["Le port", "Réparer"]]) is None


def test_a_logframe_names_its_rows_by_what_they_are_of():
    proposal = read(
        "Niveau;Énoncé;Indicateurs",
        "Objectif général;Les landes revivent;Hectares",
        "Résultat 1;Les haies tiennent;Mètres",
        "Activités du résultat 1;Planter cinq haies;",
        "Résultat 2;Les sources coulent;Litres",
        "Activités du résultat 2;Curer deux sources;",
    )
    assert outline(proposal) == [
        "objective Les landes revivent",
        "  objective Les haies tiennent",
        "    action Planter cinq haies",
        "  objective Les sources coulent",
        "    action Curer deux sources",
    ]


def test_a_logframe_whose_corner_is_empty_says_levels_with_letters():
    proposal = read(
        ";Logique d'intervention;Indicateurs vérifiables;Sources de vérification;Hypothèses",
        "Objectif global;Le port vit;Emplois;Enquête;Calme",
        "Objectif spécifique;Le quai est sûr;Navires;Registre;Vent",
        "Résultat 1;Le quai est refait;Un quai;Réception;",
        "Activités R1;Couler la dalle;;;",
        "Résultat 2;Les gardiens savent;Dix gardiens;Listes;",
        "Activités R2;Former dix gardiens;;;",
    )
    assert outline(proposal)[:4] == [
        "objective Le port vit",
        "  objective Le quai est sûr",
        "    objective Le quai est refait",
        "      action Couler la dalle",
    ]
    assert node(proposal, "Le quai est refait")["expected_results"] == ["Un quai"]


def test_a_column_of_axes_and_objectives_holds_objectives_under_an_axis() -> None:
    proposal = read(
        "Axes et objectifs\tActions\tResponsable\tÉchéance\n"
        "Axe 1 – Le port\t\t\t\n"
        "1.1 Accoster\tRéparer le quai\tOdile\tmai 2031\n"
        "1.2 Veiller\tPeindre les bornes\tPaul\tjuin 2031\n"
    )
    assert outline(proposal) == [
        "axis Le port",
        "  objective Accoster",
        "    action Réparer le quai",
        "  objective Veiller",
        "    action Peindre les bornes",
    ]


def test_a_number_beside_the_word_of_a_level_is_that_of_its_line() -> None:
    proposal = read(
        "Level,Intervention logic,Indicator,Lead",
        "Outcome,Boats moor safely,No boat lost,Harbour office",
        "Result 1,The quay is mended,Ladder holds,Harbour office",
        "Activity 1.1,Mend the ladder,Two ladders,Odile",
        "Activity 1.2,Paint the posts,Forty posts,Paul",
    )
    assert [node(proposal, text)["number"] for text in ("Boats", "The quay", "Mend", "Paint")] == [
        None,
        "Result 1",
        "Activity 1.1",
        "Activity 1.2",
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Type", ("Axe", "Objectif", "Action")),
        ("Nature", ("Orientation", "Objectif", "Activité")),
        ("Level", ("Priority", "Objective", "Task")),
    ],
)
def test_words_of_levels_beside_codes_name_what_the_codes_nest(heading: str, words: tuple[str, ...]) -> None:
    axis, aim, action = words
    rows = [
        f"Code\tLibellé\t{heading}\tPorteur\tFin\tBudget",
        f"1\tLe quai\t{axis}\t\t\t",
        f"1.1\tAccoster sans danger\t{aim}\t\t\t",
        f"1.1.1\tRéparer six quais\t{action}\tOdile\tjuin 2031\t5000",
        f"1.1.2\tDraguer le bassin\t{action}\tIda\tmai 2031\t3000",
        f"2\tLe phare\t{axis}\t\t\t",
        f"2.1\tÉclairer la jetée\t{aim}\t\t\t",
        f"2.1.1\tAcheter des lampes\t{action}\tAna\tavril 2031\t900",
    ]
    assert outline(read("\n".join(rows))) == [
        "axis Le quai",
        "  objective Accoster sans danger",
        "    action Réparer six quais",
        "    action Draguer le bassin",
        "axis Le phare",
        "  objective Éclairer la jetée",
        "    action Acheter des lampes",
    ]
