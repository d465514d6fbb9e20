"""Years of a plan by their number alone, under a heading that says they are years."""

from __future__ import annotations

import pytest

from tests.recognition.reading import codes, node, read


@pytest.mark.parametrize("heading", ["Année", "An", "Year"])
@pytest.mark.parametrize(("cell", "edtf"), [("1", "2031"), ("1-2", "2031/2032"), ("2 à 3", "2032/2033")])
def test_a_bare_number_is_a_year_of_the_plan(heading: str, cell: str, edtf: str) -> None:
    rows = f"Semer la rive\tOdile Roy\t{cell}\nCurer l'étang\tSam Aubin\t1\n"
    line = node(read(f"Plan d'action 2031-2034\n\nAction\tResponsable\t{heading}\n{rows}"), "Semer")
    assert (line["schedule"], line["when"]["edtf"], codes(line)) == (cell, edtf, set())


def test_elsewhere_it_says_no_time() -> None:
    rows = "Semer la rive\tOdile Roy\t1-2\nCurer l'étang\tSam Aubin\t3\n"
    line = node(read(f"Plan d'action 2031-2034\n\nAction\tResponsable\tÉchéance\n{rows}"), "Semer")
    assert "unread_schedule" in codes(line)
