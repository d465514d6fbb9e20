"""A file read, whether or not anything is kept."""

from __future__ import annotations

import pytest

from jalon.plans.reading import read_plan


def test_nodes_have_an_identity() -> None:
    read = read_plan(b"Objectifs\tMoyens\nAccueillir\tGuide\nFormer\tLocal\n", "plan.txt")
    assert [node["id"] for node in read.proposal["nodes"]] == ["n1", "n3"]


@pytest.mark.parametrize(
    ("title", "first_month", "period", "said"),
    [
        ("Plan triennal 2024-2027", 4, "2024-04/2027-03", "2024/2027"),
        ("Plan triennal 2024-2027", 1, "2024/2027", None),
        ("Plan d'action de septembre 2024 à juin 2027", 4, "2024-09/2027-06", None),
        ("Plan d'action 2024", 4, "2024/2024", None),
    ],
)
def test_its_years_are_counted_as_the_network_does(title: str, first_month: int, period: str, said: str | None) -> None:
    read = read_plan(f"{title}\n\nMoyens\tÉchéancier\nAccueillir\tJuin\n".encode(), "plan.txt", first_month=first_month)
    assert (read.proposal["period"], read.proposal.get("period_said")) == (period, said)


def test_its_schedules_are_told_in_those_years() -> None:
    table = "Plan triennal 2024-2027\n\nObjectifs\tMoyens\tÉchéancier\nAccueil\tAccueillir\t2024-2025\n"
    (objective,) = read_plan(table.encode(), "plan.txt", first_month=4).proposal["nodes"]
    assert objective["children"][0]["when"]["latest"] == "2025-03-31"


def test_numeric_dates_that_tell_the_month_first_are_told_so_again() -> None:
    table = "Objectifs\tMoyens\tÉchéancier\nAccueil\tAccueillir\t03/04/2026\n\tFormer\t03/25/2026\n"
    (objective,) = read_plan(table.encode(), "plan.txt", first_month=4).proposal["nodes"]
    assert objective["children"][0]["when"]["latest"] == "2026-03-04"
