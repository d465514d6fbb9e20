"""A person is greeted by her first name, or by none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.network.rules.greeting import first_name


@pytest.mark.parametrize(
    "name",
    [
        "Line Tremblay",
        "Tremblay, Line",
        "TREMBLAY Line",
        "TREMBLAY, Line",
        "Line TREMBLAY",
        "LINE TREMBLAY",
        "line tremblay",
        "Line Tremblay (CDC)",
        "Line Tremblay, coordonnatrice",
        "Line Tremblay, Directrice générale",
        "Mme Line Tremblay",
        "Tremblay, Mme Line",
        "Tremblay Roy, Line",
        "Line",
        "  Line   Tremblay ",
    ],
)
def test_her_first_name_is_found(name: str) -> None:
    assert first_name(name) == "Line"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Marie-Ève Roy", "Marie-Ève"),
        ("ROY, MARIE-ÈVE", "Marie-Ève"),
        ("Gagné, Xiomara", "Xiomara"),
        ("GAGNÉ Xiomara", "Xiomara"),
        ("Xiomara GAGNÉ", "Xiomara"),
    ],
)
def test_a_first_name_stays_as_it_is_written(name: str, said: str) -> None:
    assert first_name(name) == said


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Tremblay",
        "L. Tremblay",
        "Tremblay, L.",
        "Mme Tremblay",
        "Tremblay, coordonnatrice",
        "CDC de Laval",
        "line@cdc.example",
        "Line Tremblay et Rose Roy",
        "Gagné Xiomara",
        "(CDC)",
        "Centre de femmes, Laval, Québec",
    ],
)
def test_where_none_is_sure_none_is_said(name: str) -> None:
    assert not first_name(name)


@given(st.text(max_size=40))
def test_what_is_said_is_a_word_of_the_name(name: str) -> None:
    assert first_name(name).casefold() in name.casefold()
