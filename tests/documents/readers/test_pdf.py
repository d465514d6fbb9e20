"""PDF files that hold text."""

import pytest
from reportlab.lib.utils import ImageReader

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, Heading, Image, ListItem, Paragraph, Table, block_text
from jalon.documents.readers.pdf import read
from tests.documents.makers.pdf import HEIGHT, Sheet, pdf, table_pdf
from tests.documents.makers.words import lost_words
from tests.documents.shows import cells, first_table, grid, kinds, margin, spans, texts


def _lines(*lines: str, x: float = 72, top: float = 200, step: float = 12) -> Document:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            sheet.text(x, top + step * number, line)

    return read(pdf(draw))


def test_a_ruled_table_with_its_page() -> None:
    table = first_table(read(table_pdf([["Objectif", "Action"], ["Informer", "Un bulletin"]], [200, 250])))

    assert cells(table) == [["Objectif", "Action"], ["Informer", "Un bulletin"]]
    assert (table.place.page, table.pages) == (1, [1, 1])


def test_merged_cells_are_spans() -> None:
    rows = [["Axe 1", "", ""], ["O", "a", "b"], ["", "c", "d"]]
    table = first_table(read(table_pdf(rows, [100, 150, 150], [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (0, 2))])))

    assert grid(table) == [["Axe 1", "Axe 1", "Axe 1"], ["O", "a", "b"], ["O", "c", "d"]]
    assert spans(table.rows[0][0]) == (1, 3)
    assert spans(table.rows[1][0]) == (2, 1)


def test_wrapped_lines_of_a_cell_are_one_paragraph() -> None:
    text = "Organiser chaque saison une rencontre de tous les membres dans une région différente du territoire"
    table = first_table(read(table_pdf([["Action", "x"], [text, "y"]], [130, 100])))

    assert table.rows[1][0].text == text


def test_short_lines_and_marks_of_a_cell_are_separate() -> None:
    table = first_table(
        read(
            table_pdf(
                [["Action", "x"], ["Tenir :<br/>- un forum<br/>- deux ateliers pour les membres", "y"]], [110, 90]
            )
        )
    )

    assert kinds(table.rows[1][0].blocks) == ["p", "li0", "li0"]
    assert [block_text(block) for block in table.rows[1][0].blocks][2] == "- deux ateliers pour les membres"


def test_a_capital_after_a_full_stop_begins_a_paragraph_in_a_cell() -> None:
    text = "Document prêt pour tous. Membres informés."
    table = first_table(read(table_pdf([["Attendu", "x"], [text, "y"]], [122, 90])))

    assert [block_text(block) for block in table.rows[1][0].blocks] == [
        "Document prêt pour tous.",
        "Membres informés.",
    ]


def test_looks_and_shading() -> None:
    rows = [["<b>Objectif</b>", "<font color='#c00000'>Rouge</font>"], ["<i>penché</i>", "<strike>non</strike>"]]
    table = first_table(read(table_pdf(rows, [100, 100], [("BACKGROUND", (0, 0), (0, 0), "#ffff00")])))
    first, second = (cell.blocks[0] for cell in table.rows[0])

    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.bold
    assert second.runs[0].color == "c00000"
    assert table.rows[0][0].background == "ffff00"
    assert table.rows[1][0].blocks[0].runs[0].italic  # type: ignore[union-attr]


def test_text_between_tables_keeps_its_order() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 120, "Avant")
        for top, words in ((140, "un"), (240, "deux")):
            for column in range(2):
                sheet.box(72 + 100 * column, top, 172 + 100 * column, top + 20)
                sheet.text(76 + 100 * column, top + 14, words)
        sheet.text(72, 200, "Entre")
        sheet.text(72, 300, "Après")

    document = read(pdf(draw))

    assert kinds(document.blocks) == ["p", "table", "p", "table", "p"]
    assert [block_text(block) for block in document.blocks if isinstance(block, Paragraph)] == [
        "Avant",
        "Entre",
        "Après",
    ]


def test_each_page_has_its_part_of_a_table() -> None:
    rows = [[f"{number}. Action", "x"] for number in range(80)]
    document = read(table_pdf(rows, [200, 100]))
    tables = [block for block in document.blocks if isinstance(block, Table)]

    assert [table.place.page for table in tables] == list(range(1, len(tables) + 1))
    assert sum(len(table.rows) for table in tables) == 80
    assert document.pages == len(tables)


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    full = "Le réseau réunit depuis plus de vingt ans des groupes de toutes les régions"
    document = _lines(full, "du territoire et parle en leur nom.", "Deuxième paragraphe.")

    assert texts(document) == [f"{full} du territoire et parle en leur nom.", "Deuxième paragraphe."]


def test_space_between_lines_separates_and_counts() -> None:
    def draw(sheet: Sheet) -> None:
        for y, text in ((200, "Un long début de phrase,"), (212, "sa suite."), (248, "Loin dessous")):
            sheet.text(72, y, text)

    document = read(pdf(draw))

    assert texts(document) == ["Un long début de phrase, sa suite.", "Loin dessous"]
    assert [block.gap for block in document.blocks if isinstance(block, Paragraph)] == [0, 2]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Un porte-parole parle, un porte-", "parole se tait", "Un porte-parole parle, un porte-parole se tait"),
        ("La concertation aide, la concerta-", "tion dure", "La concertation aide, la concertation dure"),
        ("Appuyer chaque intervenant-", "e du réseau", "Appuyer chaque intervenant-e du réseau"),
        ("Voici l’", "action", "Voici l’action"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert texts(_lines(first, second)) == [joined]


def test_indented_bullets_have_levels() -> None:
    def draw(sheet: Sheet) -> None:
        for x, y, text in ((72, 200, "• Ateliers"), (90, 212, "o Un forum"), (72, 224, "• Bulletins")):
            sheet.text(x, y, text)

    items = [block for block in read(pdf(draw)).blocks if isinstance(block, ListItem)]

    assert [(item.marker, item.text, item.level) for item in items] == [
        ("•", "Ateliers", 0),
        ("o", "Un forum", 1),
        ("•", "Bulletins", 0),
    ]


def test_bullets_of_symbol_fonts() -> None:
    def draw(sheet: Sheet) -> None:
        end = sheet.text(72, 200, "\u2022", font="Symbol")
        sheet.text(end + 6, 200, "Ateliers")

    (item,) = read(pdf(draw)).blocks

    assert isinstance(item, ListItem)
    assert (item.marker, item.text) == ("•", "Ateliers")


def test_superscripts_return_to_their_word() -> None:
    def draw(sheet: Sheet) -> None:
        end = sheet.text(72, 200, "Le 1")
        end = sheet.text(end, 196, "er", size=6)
        sheet.text(end, 200, " contact est pris")

    assert texts(read(pdf(draw))) == ["Le 1er contact est pris"]


def test_larger_lines_are_headings() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 130, "Plan d'action", font="Helvetica-Bold", size=20)
        sheet.text(72, 160, "Axe 1", size=14)
        for number in range(6):
            sheet.text(72, 190 + 12 * number, f"Une ligne de texte ordinaire numéro {number}.")

    headings = [block for block in read(pdf(draw)).blocks if isinstance(block, Heading)]

    assert [(block.text, block.level) for block in headings] == [("Plan d'action", 1), ("Axe 1", 2)]


def test_what_comes_back_on_each_page_and_page_numbers_are_margins() -> None:
    def page(number: int) -> bytes:
        return str(number).encode()

    def draw(number: int) -> object:
        def on(sheet: Sheet) -> None:
            sheet.text(72, 40, f"Plan du réseau, version {number}")
            sheet.text(72, 300, f"Contenu de la page {'abc'[number]}")
            sheet.text(300, HEIGHT - 30, f"Page {number + 1} sur 3")

        return on

    document = read(pdf(*(draw(number) for number in range(3))))  # type: ignore[arg-type]

    assert texts(document) == ["Contenu de la page a", "Contenu de la page b", "Contenu de la page c"]
    assert margin(document, "header")[0] == "Plan du réseau, version 0"
    assert margin(document, "footer") == ["Page 1 sur 3", "Page 2 sur 3", "Page 3 sur 3"]


def test_rotated_pages_are_read_upright() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(90)
        sheet.canvas.saveState()
        sheet.canvas.rotate(90)
        for column in range(2):
            sheet.canvas.rect(100 + 120 * column, -200, 120, 30)
            sheet.canvas.drawString(110 + 120 * column, -190, ("Objectif", "Action")[column])
        sheet.canvas.restoreState()

    assert cells(first_table(read(pdf(draw)))) == [["Objectif", "Action"]]


def test_text_written_upwards_is_in_reading_order() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "Titre ordinaire")
        sheet.canvas.saveState()
        sheet.canvas.translate(300, 300)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, "Sur le bord")
        sheet.canvas.restoreState()

    assert "Sur le bord" in texts(read(pdf(draw)))


def test_letters_drawn_twice_are_bold_once() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 200, "Gras")
        sheet.text(72.3, 200, "Gras")

    (block,) = read(pdf(draw)).blocks

    assert isinstance(block, Paragraph)
    assert (block.text, block.bold) == ("Gras", True)


def test_a_frame_around_text_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(60, 180, 400, 260)
        sheet.text(72, 200, "Encadré")

    assert kinds(read(pdf(draw)).blocks) == ["p"]


def test_pictures_are_kept_and_pages_of_pictures_alone_are_scanned() -> None:
    from PIL import Image as Picture  # noqa: PLC0415  (comes with reportlab)

    picture = ImageReader(Picture.new("RGB", (40, 40), "red"))

    def alone(sheet: Sheet) -> None:
        sheet.canvas.drawImage(picture, 100, 300, 200, 200)

    def beside(sheet: Sheet) -> None:
        alone(sheet)
        sheet.text(72, 100, "Légende")

    assert any(isinstance(block, Image) for block in read(pdf(beside)).blocks)
    with pytest.raises(UnreadableFile) as refusal:
        read(pdf(alone))
    assert refusal.value.cause is Cause.SCANNED


def test_locked_empty_and_damaged_files_are_refused() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 200, "Secret")

    for data, cause in (
        (pdf(draw, password="clé"), Cause.ENCRYPTED),
        (pdf(lambda sheet: None), Cause.EMPTY),
        (b"%PDF-1.4 rien", Cause.DAMAGED),
    ):
        with pytest.raises(UnreadableFile) as refusal:
            read(data)
        assert refusal.value.cause is cause


def test_a_file_locked_against_changes_only_is_read() -> None:
    data = pdf(lambda sheet: sheet.text(72, 200, "Public"), password="clé", owner_only=True)

    assert texts(read(data)) == ["Public"]


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jalon.documents.readers.pdf.MAX_PAGES", 1)

    with pytest.raises(UnreadableFile) as refusal:
        read(pdf(*[lambda sheet: sheet.text(72, 200, "mot")] * 2))
    assert refusal.value.cause is Cause.TOO_LONG


def test_no_word_of_a_wide_table_is_lost() -> None:
    rows = [[f"objectif{row}", f"- action{row} utile<br/>- autre{row}", f"Automne 20{row:02}"] for row in range(60)]
    source = " ".join(text.replace("<br/>", " ") for row in rows for text in row)

    assert not lost_words(source, read(table_pdf(rows, [120, 200, 120])))


def _columns(*rows: tuple[str, ...], steps: dict[int, float] | None = None) -> Document:
    def draw(sheet: Sheet) -> None:
        y = 200.0
        for number, row in enumerate(rows):
            y += (steps or {}).get(number, 12)
            for column, text in enumerate(row):
                sheet.text(72 + 150 * column, y, text)

    return read(pdf(draw))


def test_columns_without_rules_are_a_table_whose_rows_are_told_by_space() -> None:
    document = _columns(
        ("Objectif", "Action", "Échéancier"),
        ("Informer les", "Publier un bulletin", "Automne 2024"),
        ("membres", "chaque saison"),
        ("Former", "Deux ateliers", "Hiver 2025"),
        steps={1: 20, 3: 20},
    )

    assert cells(first_table(document)) == [
        ["Objectif", "Action", "Échéancier"],
        ["Informer les membres", "Publier un bulletin chaque saison", "Automne 2024"],
        ["Former", "Deux ateliers", "Hiver 2025"],
    ]


def test_columns_without_rules_and_without_space_between_rows() -> None:
    document = _columns(
        ("Objectif", "Action", "Date"), ("Informer", "Un bulletin", "2024"), ("Former", "Un atelier", "2025")
    )

    assert cells(first_table(document))[2] == ["Former", "Un atelier", "2025"]


def test_two_columns_of_text_are_no_table() -> None:
    document = _columns(("Signature", "Date"), ("Présidence", "Secrétariat"), ("Nom", "Nom"))

    assert "table" not in kinds(document.blocks)


def test_a_title_in_larger_type_goes_on_in_its_next_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 120, "Plan climat de la communauté des", size=24)
        sheet.text(72, 148, "Deux Vallées", size=24)
        for number in range(6):
            sheet.text(72, 190 + 12 * number, f"Une ligne de texte ordinaire numéro {number}.")

    headings = [block.text for block in read(pdf(draw)).blocks if isinstance(block, Heading)]

    assert headings == ["Plan climat de la communauté des Deux Vallées"]


@pytest.mark.parametrize("label", ["Objectif 2 : Chanter", "Axe 1 – Chanter", "Fiche action n° 3 : Chanter"])
def test_a_labelled_line_begins_a_paragraph(label: str) -> None:
    assert texts(_lines("Louer une salle (Odile, hiver 2031)", label)) == ["Louer une salle (Odile, hiver 2031)", label]


def test_words_further_left_than_a_mark_are_of_no_entry() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(90, 200, "• Louer une salle pour tout l'hiver")
        sheet.text(72, 212, "Pierre chante la nuit")

    assert len(read(pdf(draw)).blocks) == 2


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("partielleme", "nt fini", "partiellement fini"),
        ("Intervie", "ws held", "Interviews held"),
        ("Mettre", "en feu", "Mettre en feu"),
        ("Besoin", "d'eau", "Besoin d'eau"),
    ],
)
def test_the_last_letters_of_a_word_wider_than_its_cell_come_back_to_it(first: str, second: str, joined: str) -> None:
    def draw(sheet: Sheet) -> None:
        end = sheet.text(75, 212, first)
        sheet.text(75, 224, second)
        sheet.box(72, 200, end + 3, 230)
        sheet.box(end + 3, 200, end + 90, 230)
        sheet.text(end + 6, 212, "Une autre case")

    assert cells(first_table(read(pdf(draw))))[0][0] == joined


def _in_a_cell(*lines: str) -> list[str]:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            sheet.text(75, 212 + 12 * number, line)
        for left, right in ((72, 160), (160, 250)):
            sheet.box(left, 200, right, 220 + 12 * len(lines))
        sheet.text(163, 212, "Une autre case")

    return [block_text(block) for block in first_table(read(pdf(draw))).rows[0][0].blocks]


@pytest.mark.parametrize("lines", [("Sept. 2024", "– juin 2027"), ("Sept. 2024", "– juin", "2027"), ("2024", "- 2026")])
def test_the_end_of_a_stretch_of_time_is_no_entry_of_a_list(lines: tuple[str, ...]) -> None:
    assert _in_a_cell(*lines) == [" ".join(lines)]


def test_a_label_in_a_cell_begins_a_paragraph() -> None:
    assert _in_a_cell("P : la Régie du port", "C : les deux villes") == ["P : la Régie du port", "C : les deux villes"]
