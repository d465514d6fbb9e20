"""Rows of a table that are no line of the plan."""

from __future__ import annotations

import pytest

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
