"""A cell of results merged over the rows of several actions, and a row whose cells stand beside their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

import pytest

from jalon.documents.writers.house import Grid, GridColumn, Printed, Row, Value
from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from tests.reports.bilans import filled, telling

FORMATS = pytest.mark.parametrize("fmt", [Format.DOCX, Format.ODT])
HEADINGS = ("Objectif", "Actions", "Responsables", "Échéancier", "Résultats attendus", "Résultats")
TOP, LEAD = "Verdir le bourg", "Comité jardins"
NAMES = ("Semer la haie du canal", "Tailler les pommiers", "Ouvrir le cellier commun")
SOME = [{NAMES[0]: ["Semée."]}, {NAMES[1]: ["Taillés.", "Tous."]}, {name: [f"Fait {name[-3:]}."] for name in NAMES}]


def made(fmt: Format, rows: Sequence[Row]) -> bytes:
    """A plan of these rows, in this format."""
    grid = Grid("Plan", [GridColumn(each) for each in HEADINGS], rows)
    printed = Printed("Plan d’action 2026-2027", "fr", [grid])
    module, name = {Format.DOCX: ("house_word", "to_word"), Format.ODT: ("house_odt", "to_odt")}[fmt]
    data: bytes = getattr(import_module(f"jalon.documents.writers.{module}"), name)(printed)
    return data


def row(*words: str | None) -> Row:
    return Row([None if each is None else Value(each) for each in words])


def merged(fmt: Format, whole: str = "") -> bytes:
    """Three actions, with one cell for what came of them."""
    return made(
        fmt,
        [
            row(TOP, NAMES[0], LEAD, "Automne 2026", "Une haie", whole),
            row(None, NAMES[1], "Ville", "Hiver 2027", "Des pommes", None),
            row(None, NAMES[2], LEAD, "Printemps 2027", "Un cellier", None),
            row("Nourrir le bourg", "Tenir un marché", "Ville", "Été 2027", "Cent repas", "Tenu"),
        ],
    )


def came(data: bytes, fmt: Format, told: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What is read to have come of each line in the document, once something came of some."""
    return {node["text"]: node["results"] for node in nodes(printed(data, fmt, told), fmt) if node["results"]}


def printed(data: bytes, fmt: Format, told: Mapping[str, Sequence[str]]) -> bytes:
    return filled(data, telling(told), fmt, highlights=False)


def nodes(data: bytes, fmt: Format) -> list[dict[str, object]]:
    return list(walk(read_plan(data, f"plan.{fmt.value}").proposal["nodes"]))


@FORMATS
@pytest.mark.parametrize("told", SOME)
def test_each_action_has_its_own(fmt: Format, told: dict[str, list[str]]) -> None:
    wanted = {name: " ".join(lines) for name, lines in told.items()}
    assert came(merged(fmt), fmt, told) == {**wanted, "Tenir un marché": "Tenu"}


@FORMATS
@pytest.mark.parametrize("told", SOME)
def test_what_came_of_all_of_them_has_a_row_of_its_own(fmt: Format, told: dict[str, list[str]]) -> None:
    """No action takes it for its own."""
    wanted = {name: " ".join(lines) for name, lines in told.items()}
    assert came(merged(fmt, "En marche"), fmt, told) == {TOP: "En marche", **wanted, "Tenir un marché": "Tenu"}


@FORMATS
def test_it_stays_merged_for_what_stands_over_them(fmt: Format) -> None:
    assert came(merged(fmt), fmt, {TOP: ["En marche"]}) == {TOP: "En marche", "Tenir un marché": "Tenu"}


@FORMATS
def test_cells_beside_their_columns_go_back_to_them(fmt: Format) -> None:
    """What came does not take the place of what was expected."""
    rows = [
        row(TOP, NAMES[0], LEAD, "Automne 2026", "Une haie plantée", ""),
        row("", NAMES[1], "", LEAD, "Hiver 2027", "Des pommes récoltées"),
        row("", NAMES[2], LEAD, "Printemps 2027", "Un cellier ouvert", ""),
    ]
    data = made(fmt, rows)
    assert any(doubt["code"] == "cell_slid" for node in nodes(data, fmt) for doubt in node["doubts"])  # type: ignore[attr-defined]
    action = next(node for node in nodes(printed(data, fmt, {NAMES[1]: ["Taillés."]}), fmt) if node["text"] == NAMES[1])
    assert (action["leads"], action["schedule"]) == ([LEAD], "Hiver 2027")
    assert (action["expected_results"], action["results"]) == (["Des pommes récoltées"], "Taillés.")
    assert action["doubts"] == []
