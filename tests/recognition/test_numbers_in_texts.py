"""Numbers before texts that no mark sets apart, and columns of numbers beside actions listed in one cell."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, nodes, outline, read


def _numbers(plan: str) -> list[tuple[str | None, str]]:
    return [(one["number"], one["text"]) for one in nodes(read(plan))]


@pytest.mark.parametrize("numbers", [("A – ", "B – ", "C – "), ("I – ", "II – ", "III – "), ("1 ", "2 ", "3 ")])
def test_a_level_whose_texts_all_begin_with_the_next_number_is_numbered(numbers: tuple[str, ...]) -> None:
    axes = [number + name for number, name in zip(numbers, ("Le verger", "La cour", "Le puits"), strict=True)]
    rows = [f"{axis}\tTailler le pommier {at}\tOdile Roy\tmai 2031" for at, axis in enumerate(axes)]
    found = _numbers("\n".join(["Axe\tAction\tResponsable\tÉchéance", *rows]))
    assert [one for one in found if one[0]] == [
        (number.strip(" –"), name) for number, name in zip(numbers, ("Le verger", "La cour", "Le puits"), strict=True)
    ]


def test_letters_and_figures_before_actions_are_their_numbers() -> None:
    rows = ("A1 Planter une haie", "A2 Ouvrir un four", "B1 Peindre la grange", "B2 Vider le puits")
    plan = "\n".join(["Action\tResponsable\tÉchéance", *(f"{row}\tOdile Roy\tmai 2031" for row in rows)])
    assert [number for number, _text in _numbers(plan)] == ["A1", "A2", "B1", "B2"]


def test_counts_that_follow_no_order_stay_in_texts() -> None:
    rows = ("2 Salons à tenir", "1 Verger à tailler", "4 Puits à vider")
    plan = "\n".join(["Action\tResponsable\tÉchéance", *(f"{row}\tOdile Roy\tmai 2031" for row in rows)])
    assert [number for number, _text in _numbers(plan)] == [None] * 3


def test_a_cell_of_as_many_numbers_as_actions_numbers_each() -> None:
    rows = "".join(
        f"<tr><td>{aim}</td><td>{n}.1<br>{n}.2</td><td><ul><li>Planter une haie {n}</li>"
        f"<li>Ouvrir un four {n}</li></ul>"
        "</td><td><ul><li>Odile Roy</li><li>Marc Côté</li></ul></td></tr>"
        for n, aim in enumerate(("Une cour verte", "Un village animé"), 1)
    )
    head = "<tr><th>Objectif</th><th>N°</th><th>Actions</th><th>Responsable</th></tr>"
    page = f"<html><body><table>{head}{rows}</table></body></html>".encode()
    proposal = as_dict(propose(read_bytes(page, "plan.html")))
    assert [one["number"] for one in nodes(proposal) if one["level"] == "action"] == ["1.1", "1.2", "2.1", "2.2"]
    assert node(proposal, "Ouvrir un four 2")["leads"] == ["Marc Côté"]


def test_a_row_with_its_number_is_no_header() -> None:
    head = "N°\tActivités\tPersonne responsable\tAvancement"
    rows = ("2.1\tPlanter une haie\tOdile Roy\tLivré", "2.2\tAction terminée\tPersonne responsable du four\tFait")
    assert outline(read("\n".join((head, *rows)))) == ["action Planter une haie", "action Action terminée"]
