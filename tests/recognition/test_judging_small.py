"""Right tables of a few lines are judged right: their headings, figures and parts count against no one."""

from __future__ import annotations

import pytest

from tests.recognition.reading import read

_HEAD = "Domaine\tAction\tResponsable\tÉchéance\t{}\n"
_ROWS = (
    "Eau\tCurer les puits\tÈve Lac\tmai 2031\t{}\n",
    "Eau\tPeser les seaux\tNoé Val\tjuin 2031\t{}\n",
    "Air\tBâtir deux fours\tÈve Lac\taoût 2031\t{}\n",
    "Air\tRamoner l'école\tNoé Val\tmars 2032\t{}\n",
)


def confidence(heading: str, *values: str) -> float:
    """How sure a table of four lines is, with one more column."""
    rows = "".join(row.format(value) for row, value in zip(_ROWS, values, strict=True))
    return float(read(_HEAD.format(heading) + rows)["confidence"])


def test_the_words_of_headings_are_no_words_left_aside() -> None:
    assert confidence("Partenaires potentiels à convaincre", "Mairie", "École", "Mairie", "École") >= 0.7


@pytest.mark.parametrize("first", ["12 puits", "1 000 visites par mois", "Dix numéros", "85 %"])
def test_figures_of_what_is_expected_are_expected(first: str) -> None:
    assert confidence("Résultats attendus", first, "Trente seaux", "2 fours", "Une école") >= 0.7


def test_a_column_of_another_purpose_is_kept_without_a_question() -> None:
    assert confidence("Périmètre", "Nord", "Sud", "Nord", "Sud") >= 0.7


def test_a_heading_that_says_who_over_a_column_kept_aside_is_not_sure() -> None:
    rows = _HEAD.format("Note") + "".join(row.format("") for row in _ROWS)
    assert float(read(rows, roles={"Responsable": "extra"})["confidence"]) < float(read(rows)["confidence"]) - 0.1
