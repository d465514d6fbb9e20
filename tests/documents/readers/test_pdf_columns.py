"""Tables of a PDF whose cells have no borders."""

from __future__ import annotations

from collections.abc import Callable

from jalon.documents.model import Document
from jalon.documents.readers.pdf import read
from tests.documents.makers.pdf import Sheet, pdf
from tests.documents.shows import cells, first_table, kinds

XS = (60.0, 150.0, 296.0, 400.0)
ROWS = (
    ("Volet", "Ce qui est à faire", "Porteur", "Quand"),
    ("Sols", "Épandre le compost mûr sur les", "Équipe des serres", "Mai 2026"),
    ("", "carrés du bas", "", ""),
    ("Eau", "Curer la rigole du grand", "Anne Roy", "Juin 2026"),
    ("", "pré", "", ""),
    ("Abeilles", "Poser deux ruches", "Club des ruchers du", "2027"),
    ("", "", "canton nord", ""),
)
READ = [
    ["Volet", "Ce qui est à faire", "Porteur", "Quand"],
    ["Sols", "Épandre le compost mûr sur les carrés du bas", "Équipe des serres", "Mai 2026"],
    ["Eau", "Curer la rigole du grand pré", "Anne Roy", "Juin 2026"],
    ["Abeilles", "Poser deux ruches", "Club des ruchers du canton nord", "2027"],
]


def page(
    *rows: tuple[str, ...], begin: tuple[int, ...] = (1, 3, 5), extra: Callable[[Sheet], object] | None = None
) -> Document:
    """Rows of text at XS, a larger step before each of `begin`; what `extra` draws stands below them."""

    def draw(sheet: Sheet) -> None:
        if extra:
            extra(sheet)
        y = 200.0
        for number, row in enumerate(rows):
            y += 20 if number in begin else 12
            for x, text in zip(XS, row, strict=True):
                sheet.text(x, y, text)

    return read(pdf(draw))


def test_columns_are_told_by_where_words_begin_not_by_the_space_between() -> None:
    assert cells(first_table(page(*ROWS))) == READ


def test_a_coloured_header_alone_names_the_columns_of_what_is_below() -> None:
    def header(sheet: Sheet) -> None:
        for left, right in zip((56, 146, 292, 396), (146, 292, 396, 500), strict=True):
            sheet.box(left, 200, right, 216, fill="#ccddee")

    assert cells(first_table(page(*ROWS, extra=header))) == READ


def test_rules_across_part_the_rows_and_a_cell_goes_on_where_none_is_drawn() -> None:
    def rules(sheet: Sheet) -> None:
        for y, left in ((215.0, 56), (246.0, 146), (277.0, 56)):
            sheet.box(left, y, 520, y)

    rows = (
        ("Volet", "Ce qui est à faire", "Porteur", "Quand"),
        ("Sols et", "Épandre le compost", "Serres", "Mai 2026"),
        ("prés du", "mûr", "", ""),
        ("canton", "Curer la rigole", "Anne Roy", "Juin 2026"),
        ("", "du pré", "", ""),
        ("Abeilles", "Poser deux ruches", "Club", "2027"),
        ("", "", "", ""),
    )
    table = first_table(page(*rows, extra=rules))
    assert [cell.row_span for cell in table.rows[1]] == [2, 1, 1, 1]
    assert cells(table)[1][0] == "Sols et prés du canton"


def test_a_line_on_a_band_goes_across() -> None:
    def band(sheet: Sheet) -> None:
        sheet.box(56, 241, 520, 256, fill="#dddddd")

    rows = (*ROWS[:2], ("Un titre qui passe par-dessus les colonnes", "", "", ""), ROWS[3], ROWS[5], ROWS[6])
    table = first_table(page(*rows, begin=(1, 2, 3, 4), extra=band))
    assert [cell.col_span for cell in table.rows[2]] == [4]


def test_what_is_set_in_in_a_cell_is_no_column() -> None:
    def draw(sheet: Sheet) -> None:
        y = 200.0
        for first, second, third in (("A", "Préparer", "2026"), ("B", "Semer", "2027"), ("C", "Récolter", "2028")):
            y += 20
            sheet.text(60, y, first)
            sheet.text(150, y, second)
            sheet.text(400, y, third)
            for word in ("le carré du nord", "le carré du sud"):
                y += 12
                sheet.text(150, y, "•")
                sheet.text(160, y, word)

    assert len(first_table(read(pdf(draw))).rows[0]) == 3


def test_prose_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        for at in range(6):
            sheet.text(
                60, 200 + 12 * at, "Les membres se sont réunis au printemps pour revoir les statuts de la maison"
            )

    assert "table" not in kinds(read(pdf(draw)).blocks)
