"""What stands under several columns of times."""

from __future__ import annotations

from datetime import date

import pytest
from samples.bilans import bilan_of

from jalon.documents.writers.house import Grid
from jalon.plans.reading import read_plan
from jalon.reports.in_house import lay_out
from jalon.reports.times import parted_times


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("2026-09-01 2027-06-30", ["2026-09-01", "2027-06-30"]),
        ("1er septembre 2026 30 juin 2027", ["1er septembre 2026", "30 juin 2027"]),
        ("01/09/2026 30/06/2027", ["01/09/2026", "30/06/2027"]),
        ("septembre 2026 novembre 2026", ["septembre 2026", "novembre 2026"]),
        ("Automne 2026", ["Automne 2026", ""]),
        ("En continu dès mai 2026", ["En continu dès mai 2026", ""]),
        ("2026-09-01", ["2026-09-01", ""]),
        ("", ["", ""]),
    ],
)
def test_two_times_stand_under_a_start_and_an_end(words: str, parts: list[str]) -> None:
    assert parted_times(words, ["Début", "Fin"]) == parts


def test_one_column_says_all_of_it() -> None:
    assert parted_times("2026-09-01 2027-06-30", ["Échéance"]) == ["2026-09-01 2027-06-30"]


def test_headings_that_were_crossed_are_crossed_again() -> None:
    assert parted_times("T1, T3", ["T1", "T2", "T3", "T4"]) == ["X", "", "X", ""]
    assert parted_times("D'ici juin", ["T1", "T2"]) == ["D'ici juin", ""]


def test_a_table_of_starts_and_ends_says_each_once() -> None:
    data = b"Actions\tResponsables\tD\xc3\xa9but\tFin\nSemer\tCA\t2026-09-01\t2027-06-30\nTailler\tCA\tAutomne 2026\t\n"
    bilan, _nodes = bilan_of(read_plan(data, "plan.txt").proposal)
    (table,) = [block for block in lay_out(bilan).blocks if isinstance(block, Grid)]
    headings = [column.heading for column in table.columns]
    found = [[value.text for value in row.values if value] for row in table.rows]
    assert headings[2:4] == ["Début", "Fin"]
    assert [row[2:4] for row in found] == [["2026-09-01", "2027-06-30"], ["Automne 2026", ""]]
    assert table.rows[0].values[3].day == date(2027, 6, 30)  # type: ignore[union-attr]
