"""Rows of a table that are no line of the plan."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import nodes, read

HEAD = "N°\tAction\tResponsable\tÉchéance"
ROWS = ["1\tRéparer six quais\tOdile\tjuin 2031", "2\tDraguer le bassin\tIda\tmai 2031"]


@pytest.mark.parametrize(
    "row", ["\tTotal des actions : 2", "TOTAL : 2", "Nombre d'actions : 2", "\tGrand total des coûts = 12 400 $"]
)
def test_a_count_of_the_rows_above_is_none(row: str) -> None:
    proposal = read("\n".join([HEAD, *ROWS, row]))
    assert [node["text"] for node in nodes(proposal)] == ["Réparer six quais", "Draguer le bassin"]
    assert not proposal["unplaced"]


def test_an_action_on_a_total_stays_one() -> None:
    proposal = read("\n".join([HEAD, *ROWS, "3\tTotaliser les dons : 12 000 $ visés\tAna\t2032"]))
    assert len(nodes(proposal)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Signature de la présidence : ______________ Date : ________",
        "Adopté le ……………………",
        "Signed: ............................",
        "* Sous réserve du financement",
    ],
)
def test_a_line_to_sign_on_or_a_note_under_a_table_is_no_part_of_the_plan(line: str) -> None:
    rows = [HEAD.split("\t"), *(row.split("\t") for row in ROWS)]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<h1>Plan d'action</h1><table>{cells}<tr><td colspan=4>{line}</td></tr></table>"
    proposal = as_dict(propose(read_bytes(page.encode(), "plan.html")))
    assert [node["text"] for node in nodes(proposal)] == ["Réparer six quais", "Draguer le bassin"]
    assert not proposal["unplaced"]
