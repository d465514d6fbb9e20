"""Other tables right under that of a plan, rows that ask what to write, and columns of nothing but colours."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline, read
from tests.recognition.test_calendars import sheet

ROWS = (
    ("Tailler les pommiers", "Odile Roy", "mai 2031"),
    ("Curer le puits", "Marc Côté", "juin 2031"),
    ("Peindre la grange", "Odile Roy", "juillet 2031"),
)
HEAD = ("Activités", "Responsable", "Échéance")
LINES = [f"action {row[0]}" for row in ROWS]


@pytest.mark.parametrize(
    "below",
    [
        (
            ("Qui appeler", "", ""),
            ("Prénom", "Téléphone", "Courriel"),
            ("Odile", "418 555-0101", "odile@puits.example"),
        ),
        (("Coûts", "", ""), ("Dépense", "Somme", ""), ("Peinture", "300 $", ""), ("Sécateurs", "120 $", "")),
    ],
)
def test_a_table_of_people_or_of_money_under_the_plan_is_none_of_it(below: tuple[tuple[str, ...], ...]) -> None:
    proposal = sheet(HEAD, *ROWS, *below)
    assert outline(proposal) == LINES
    assert not proposal["unplaced"]


def test_a_part_of_the_plan_over_costs_is_kept() -> None:
    rows = (("Le verger", "", ""), ("Planter une haie", "120 $", "mai 2031"), ("Ouvrir un four", "300 $", "juin 2031"))
    assert len(outline(sheet(("Activités", "Coût", "Échéance"), *rows, *rows[1:]))) > len(rows)


def test_a_row_that_only_asks_in_brackets_is_no_line() -> None:
    rows = (("(nom du projet)", "(une personne)", "(jour et mois)"), *ROWS, ("(à compléter)", "(nom)", "(mois)"))
    assert outline(read("\n".join("\t".join(row) for row in (HEAD, *rows)))) == LINES


def test_colours_under_a_heading_of_any_words_say_how_far_by_their_legend() -> None:
    cell = '<td style="background-color:#{}"></td>'
    shown = (cell.format(colour) for colour in ("92d050", "ffff00", "92d050"))
    rows = "".join(
        f"<tr>{''.join(f'<td>{one}</td>' for one in row)}{colour}</tr>" for row, colour in zip(ROWS, shown, strict=True)
    )
    head = "".join(f"<th>{heading}</th>" for heading in (*HEAD, "Palier"))
    told = "".join(
        f"<tr>{cell.format(colour)}<td>{words}</td></tr>"
        for colour, words in (("92d050", "En cours"), ("ffff00", "Reporté"))
    )
    legend = f"<table><tr><td>Légende</td><td></td></tr>{told}</table>"
    page = f"<table><tr>{head}</tr>{rows}</table>{legend}"
    proposal = as_dict(propose(read_bytes(page.encode(), "plan.html")))
    assert [node(proposal, row[0])["status"] for row in ROWS] == ["in_progress", "postponed", "in_progress"]


def test_crosses_beside_people_are_those_of_people_in_any_name() -> None:
    rows = (
        ("Tailler les pommiers", "mai 2031", "x", "", ""),
        ("Curer le puits", "juin 2031", "", "x", ""),
        ("Peindre la grange", "juillet 2031", "", "", "x"),
    )
    head = ("Activités", "Échéance", "Odile Roy", "Meunière du bief", "Marc Côté")
    proposal = read("\n".join("\t".join(row) for row in (head, *rows)))
    assert [node(proposal, row[0])["leads"] for row in rows] == [["Odile Roy"], ["Meunière du bief"], ["Marc Côté"]]


def test_a_measure_behind_the_actions_is_what_is_expected() -> None:
    kinds = ("Nombre de pommiers", "Eau claire", "Grange visible du chemin")
    rows = "\n".join("\t".join((*row, kind)) for row, kind in zip(ROWS, kinds, strict=True))
    proposal = read("\t".join((*HEAD, "Mesure")) + "\n" + rows)
    assert outline(proposal) == LINES
    assert node(proposal, "Curer")["expected_results"] == ["Eau claire"]
