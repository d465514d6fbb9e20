"""Lines moved in the plan, in the document they came from: printed where they stand now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from samples.bilans import bilan_of

from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.in_layout import Origin
from jalon.reports.model import Bilan, Line
from jalon.reports.printing import print_from
from tests.reports.bilans import BULLETS, SAMPLES, TABLE, find, like, made

Json = dict[str, Any]


def origin(name: str, fmt: Format) -> Origin:
    """A sample, or the sample as the house prints it in another format."""
    data = (SAMPLES / name).read_bytes()
    if fmt is not Format.DOCX:
        bilan, _nodes = bilan_of(read_plan(data, name).proposal)
        data = print_from(bilan, fmt, None, highlights=True)
    proposal = read_plan(data, f"plan.{fmt.value}").proposal
    return Origin(data, fmt, proposal, bilan_of(proposal)[1])


def outline(nodes: list[Json], depth: int = 0) -> list[str]:
    """Each line by its first words, indented."""
    found: list[str] = []
    for node in nodes:
        found += ["  " * depth + node["text"][:40], *outline(node["children"], depth + 1)]
    return found


def shape(lines: list[Line], depth: int = 0) -> list[str]:
    """The same of a bilan."""
    found: list[str] = []
    for line in lines:
        found += ["  " * depth + line.item.text[:40], *shape(line.children, depth + 1)]
    return found


def printed(name: str, fmt: Format, edit: Callable[[Bilan], None]) -> tuple[list[str], list[str], bytes]:
    """What the bilan says once edited, what is read in its file, and the file."""
    came_from = origin(name, fmt)
    bilan, _nodes = bilan_of(came_from.proposal)
    edit(bilan)
    data = print_from(bilan, fmt, came_from, highlights=True)
    return shape(bilan.lines), outline(read_plan(data, f"plan.{fmt.value}").proposal["nodes"]), data


def move(bilan: Bilan, words: str, under: str, at: int) -> None:
    """Put a line under another."""
    line, parent = find(bilan, words), find(bilan, under)
    for each in bilan.walk():
        each.children = [child for child in each.children if child is not line]
    parent.children.insert(at, line)


FORMATS = pytest.mark.parametrize("fmt", [Format.DOCX, Format.ODT])
OBJECTIVE_NAME = find(made(TABLE)[0], "Obtenir un financement").item.text[:40]
ACTION, OBJECTIVE, OTHER = "Négocier une entente", "Obtenir un financement", "Prendre part aux concertations"


@FORMATS
@pytest.mark.parametrize("at", [0, 1, 99])
def test_a_row_is_printed_under_its_objective(fmt: Format, at: int) -> None:
    """First, second or last of it."""
    wanted, found, _data = printed(TABLE, fmt, lambda bilan: move(bilan, ACTION, OTHER, at))
    assert found == wanted


@FORMATS
@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_row_is_printed_in_its_order(fmt: Format, at: int) -> None:
    """Among the lines it stood among."""
    wanted, found, _data = printed(TABLE, fmt, lambda bilan: move(bilan, ACTION, OBJECTIVE, at))
    assert found == wanted


@FORMATS
@pytest.mark.parametrize("at", [0, 1])
def test_an_objective_moves_with_its_actions(fmt: Format, at: int) -> None:
    """Into the table of another axis."""

    def edit(bilan: Bilan) -> None:
        move(bilan, OBJECTIVE, bilan.lines[1].item.text, at)

    wanted, found, _data = printed(TABLE, fmt, edit)
    assert found == wanted


def test_an_objective_stands_in_a_table_that_has_objectives() -> None:
    """Not in that of what is under none, which has no column for it."""

    def edit(bilan: Bilan) -> None:
        move(bilan, OBJECTIVE, bilan.lines[1].item.text, 99)

    wanted, found, _data = printed(TABLE, Format.ODT, edit)
    at, there = wanted.index(f"  {OBJECTIVE_NAME}"), found.index(f"  {OBJECTIVE_NAME}")
    assert found[there : there + 6] == wanted[at : at + 6]


@pytest.mark.parametrize("at", [0, 1, 99])
@pytest.mark.parametrize(
    ("words", "under"),
    [
        ("Relecture par deux", "Offrir le parcours"),
        ("Offrir le parcours", "Sécurité"),
        ("Demande au fonds", "Capsules vidéo"),
        ("Rappel annuel", "Sécurité"),
        ("Capsules vidéo", "Relève et jeunesse"),
    ],
)
def test_a_bullet_is_printed_under_its_parent(words: str, under: str, at: int) -> None:
    """With those below it, in the look of those beside it."""
    wanted, found, _data = printed(BULLETS, Format.DOCX, lambda bilan: move(bilan, words, under, at))
    assert found == wanted


@FORMATS
def test_rows_that_change_places_are_both_there(fmt: Format) -> None:
    """Each under the objective of the other."""

    def edit(bilan: Bilan) -> None:
        one = find(bilan, OTHER).children[0]
        move(bilan, ACTION, OTHER, 0)
        move(bilan, one.item.text, OBJECTIVE, 2)

    wanted, found, _data = printed(TABLE, fmt, edit)
    assert found == wanted


def test_a_new_bullet_looks_as_those_of_its_level() -> None:
    """Not as the heading before it."""

    def edit(bilan: Bilan) -> None:
        axis = find(bilan, "Relève et jeunesse")
        axis.children.insert(1, like(find(bilan, "Présence à la foire"), "Tenir un kiosque"))

    wanted, found, _data = printed(BULLETS, Format.DOCX, edit)
    assert found == wanted
