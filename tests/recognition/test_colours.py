"""Statuses told by the colour of empty cells."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.colours import colour_name, read_colours, with_neighbours
from tests.recognition.reading import codes, nodes

ROWS = [("Distribuer 500 dépliants", "00ff00"), ("Tenir un kiosque", "ffff00"), ("Souper annuel", "ff0000")]


def _read(legend: str = "", rows: list[tuple[str, str]] = ROWS) -> dict[str, Any]:
    cells = "".join(
        f'<tr><td>{action}</td><td>Odile</td><td>Mars</td><td style="background-color:#{colour}"></td></tr>'
        for action, colour in rows
    )
    head = "<tr><th>Action</th><th>Qui</th><th>Quand</th><th>Où on en est</th></tr>"
    page = f"<h1>Plan de travail 2026</h1><table>{head}{cells}</table><p>{legend}</p>"
    return as_dict(propose(read_bytes(page.encode(), "plan.html")))


def test_a_legend_tells_what_colours_mean() -> None:
    proposal = _read("Légende : vert = fait, jaune = en cours, rouge = reporté")
    assert [one["status"] for one in nodes(proposal)] == ["done", "in_progress", "postponed"]
    assert not any(map(codes, nodes(proposal)))


def test_without_a_legend_they_are_traffic_lights_and_a_question() -> None:
    proposal = _read()
    assert [one["status"] for one in nodes(proposal)] == ["done", "in_progress", "not_done"]
    assert [codes(one) for one in nodes(proposal)] == [{"status_by_colour"}] * 3


def test_one_colour_alone_says_nothing() -> None:
    proposal = _read(rows=[(action, "00ff00") for action, _colour in ROWS])
    assert [one["status"] for one in nodes(proposal)] == [None] * 3


@pytest.mark.parametrize(
    ("background", "name"),
    [
        ("00b050", "green"),
        ("c6efce", "green"),
        ("ffeb9c", "yellow"),
        ("ffc7ce", "red"),
        ("4472c4", "blue"),
        ("d9d9d9", "grey"),
        ("ffffff", ""),
        ("000000", ""),
        (None, ""),
        ("auto", ""),
    ],
)
def test_a_colour_has_a_name(background: str | None, name: str) -> None:
    assert colour_name(background) == name


@pytest.mark.parametrize(
    "line", ["Vert = fait, jaune = en cours", "Green: done; Yellow: in progress", "Fait (vert), en cours (jaune)"]
)
def test_a_legend_is_read_either_way(line: str) -> None:
    assert read_colours([line]) == {"green": "done", "yellow": "in_progress"}


def test_colours_that_mean_no_status_are_no_legend() -> None:
    assert read_colours(["Vert : équipe des loisirs, jaune : équipe du logement"]) == {}


def test_an_orange_or_yellow_that_is_not_told_is_the_other() -> None:
    assert with_neighbours({"green": "done", "orange": "in_progress"})["yellow"] == "in_progress"
    both = {"yellow": "in_progress", "orange": "postponed"}
    assert with_neighbours(dict(both)) == both
