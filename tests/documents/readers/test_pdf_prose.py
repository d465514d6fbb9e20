"""Prose in columns on a PDF page, and the tables that look like it."""

from __future__ import annotations

import textwrap

import pytest

from jalon.documents.model import Document, block_text
from jalon.documents.readers.pdf import read
from tests.documents.makers.pdf import Sheet, pdf
from tests.documents.shows import kinds

_MARSH = (
    "Le marais garde la pluie et la rend en plein juillet aux prairies basses. Les aulnes tiennent la "
    "berge, les saules donnent leur osier, et la mare du bout abrite trois tritons que personne ne compte "
    "jamais deux fois."
)
_MILL = (
    "Le moulin tourne encore un jour sur sept. Sa roue fut refaite par un charron venu de loin. On y moud "
    "du seigle pour les voisins, sans rien demander, sinon un pain par famille et la promesse de revenir "
    "aider au curage du bief."
)
_ORCHARD = (
    "Derrière le mur, les pommiers donnent une année sur deux. On les taille en mars, quand la sève "
    "monte, et les enfants de la classe verte ramassent les branches pour en faire des fagots que le four "
    "du village brûle en automne."
)
_FLOCK = (
    "Au col, le troupeau passe deux fois l’an. La bergère compte les agneaux à voix haute, puis la cloche "
    "de tête sonne et tout le monde descend vers la rivière, où l’herbe reste verte bien après que la "
    "lande a jauni au soleil."
)


def column(sheet: Sheet, text: str, x: float, y: float, *, letters: int = 32, step: float = 14) -> float:
    for line in textwrap.wrap(text, letters):
        sheet.text(x, y, line)
        y += step
    return y


def whole(document: Document) -> str:
    return " ".join(block_text(block) for block in document.blocks)


def in_order(document: Document, *texts: str) -> bool:
    places = [whole(document).find(text) for text in texts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("offset", [0.0, 3.0, 7.0])
@pytest.mark.parametrize("x", [226.0, 300.0])
def test_two_columns_are_read_one_after_the_other(offset: float, x: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(50, 60, "Chronique du vallon", size=16)
        column(sheet, _MARSH, 50, 100)
        column(sheet, _MILL, x, 100 + offset)

    assert in_order(read(pdf(draw)), "Chronique", _MARSH, _MILL)


def test_three_columns_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        for x, text in ((40, _MARSH), (220, _MILL), (400, _ORCHARD)):
            column(sheet, text, x, 100, letters=30)

    document = read(pdf(draw))
    assert "table" not in kinds(document.blocks)
    assert in_order(document, _MARSH, _MILL, _ORCHARD)


def test_what_runs_over_the_page_parts_two_pairs_of_columns() -> None:
    wide = "Le conseil du vallon se tient au printemps, devant la halle, et chacun y dit ce que l’eau a fait."

    def draw(sheet: Sheet) -> None:
        column(sheet, _MARSH, 50, 100)
        column(sheet, _MILL, 300, 100)
        sheet.text(50, 270, wide)
        column(sheet, _ORCHARD, 50, 310)
        column(sheet, _FLOCK, 300, 310)

    assert in_order(read(pdf(draw)), _MARSH, _MILL, wide, _ORCHARD, _FLOCK)


def test_columns_of_several_paragraphs_and_of_other_lengths() -> None:
    def draw(sheet: Sheet) -> None:
        y = column(sheet, _MARSH, 50, 100)
        column(sheet, _ORCHARD, 50, y + 8)
        column(sheet, _MILL, 300, 100)

    document = read(pdf(draw))
    assert in_order(document, _MARSH, _ORCHARD, _MILL)
    assert kinds(document.blocks) == ["p", "p", "p"]


@pytest.mark.parametrize("widths", [(50, 300), (50, 220, 400)])
@pytest.mark.parametrize("ruled", [False, True])
def test_rows_of_long_cells_are_read_row_by_row(widths: tuple[int, ...], *, ruled: bool) -> None:
    rows = [
        (
            "Curer la rigole du grand pré avant les pluies",
            "Le moulin tourne encore un jour sur sept et se tait",
            "Au mois",
        ),
        ("Poser deux ruches derrière le mur du verger", "Sa roue fut refaite par un charron venu de loin", "En mai"),
        (
            "Semer du trèfle au pied des jeunes pommiers",
            "On y moud du seigle pour les voisins sans rien dire",
            "En juin",
        ),
    ]

    def draw(sheet: Sheet) -> None:
        y = 100.0
        for row in rows:
            ends = [column(sheet, cell, x, y, letters=24, step=12) for cell, x in zip(row, widths, strict=False)]
            if ruled:
                sheet.canvas.line(40, 792 - max(ends) + 8, 560, 792 - max(ends) + 8)
            y = max(ends) + 6

    document = read(pdf(draw))
    assert in_order(document, "Curer", "moulin", "Poser", "Sa roue", "Semer", "seigle")


def test_two_lists_side_by_side_stay_lines() -> None:
    def draw(sheet: Sheet) -> None:
        for number in range(8):
            sheet.text(50, 100 + 14 * number, f"Personne {number} du comité")
            sheet.text(300, 100 + 14 * number, f"Titulaire {number}")

    assert in_order(read(pdf(draw)), "Personne 0", "Titulaire 0", "Personne 1", "Titulaire 1")


def test_two_rows_of_long_cells_are_read_row_by_row() -> None:
    def draw(sheet: Sheet) -> None:
        for y, texts in ((100, (_MARSH[:110], _MILL[:110])), (156, (_ORCHARD[:110], _FLOCK[:110]))):
            for x, text in zip((50, 300), texts, strict=True):
                column(sheet, text, x, y)

    assert in_order(read(pdf(draw)), "Le marais", "Le moulin", "Derrière", "Au col")


def test_columns_under_headings_of_their_own() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title, text in ((50, "Eau", _MARSH), (300, "Farine", _MILL)):
            sheet.text(x, 86, title, font="Helvetica-Bold")
            column(sheet, text, x, 100)

    assert in_order(read(pdf(draw)), "Eau", _MARSH, "Farine", _MILL)
