"""OpenDocument sheets."""

from jalon.documents import read_bytes
from jalon.documents.model import Document, Paragraph
from tests.documents.builders.opendocument import COVERED, cell, opendocument, p, row, style, table, text_style
from tests.documents.shows import cells, first_table, grid, margin, texts


def read(*sheets: str, automatic: str = "") -> Document:
    return read_bytes(opendocument("".join(sheets), kind="spreadsheet", automatic=automatic), "plan.ods")


def test_every_sheet_is_a_table_on_a_page_of_its_own() -> None:
    document = read(table(row("a"), name="Axes"), table(row("b"), name="Budget"))
    tables = [(block.caption, block.place.page, block.place.block) for block in document.blocks]  # type: ignore[union-attr]
    assert tables == [("Axes", 1, 0), ("Budget", 2, 1)]
    assert first_table(document).rows[0][0].place.page == 1


def test_unused_edges_are_left_out() -> None:
    found = first_table(
        read(
            table(
                row("a", "b", cell(attributes='table:number-columns-repeated="16382"')),
                row(
                    cell(attributes='table:number-columns-repeated="16384"'),
                    attributes='table:number-rows-repeated="1048575"',
                ),
            )
        )
    )
    assert (found.columns, cells(found)) == (2, [["a", "b"]])


def test_empty_rows_and_cells_inside_keep_their_place() -> None:
    empty = row(cell(), attributes='table:number-rows-repeated="2"')
    found = first_table(read(table(row("a", "b"), empty, row(cell(), "c"))))
    assert cells(found) == [["a", "b"], ["", ""], ["", ""], ["", "c"]]


def test_a_desert_of_empty_rows_is_shortened() -> None:
    empty = row(cell(), attributes='table:number-rows-repeated="1000000"')
    assert len(first_table(read(table(row("a"), empty, row("b")))).rows) == 102


def test_merged_cells() -> None:
    found = first_table(
        read(
            table(
                row(cell("Titre", 'table:number-columns-spanned="2"'), COVERED),
                row(cell("Un", 'table:number-rows-spanned="2"'), "a"),
                row(COVERED, "b"),
            )
        )
    )
    assert grid(found) == [["Titre", "Titre"], ["Un", "a"], ["Un", "b"]]


def test_shown_text_comes_before_the_stored_value() -> None:
    found = first_table(
        read(
            table(
                row(
                    cell("3 mai 2026", 'office:value-type="date" office:date-value="2026-05-03"'),
                    cell("", 'office:value-type="date" office:date-value="2026-05-03T00:00:00"'),
                    cell("", 'office:value-type="percentage" office:value="0.9"'),
                    cell("", 'office:value-type="float" office:value="12"'),
                )
            )
        )
    )
    assert cells(found) == [["3 mai 2026", "2026-05-03", "90 %", "12"]]


def test_dates_in_digits_alone_are_given_as_iso() -> None:
    dated = 'office:value-type="date" office:date-value="2026-05-03"'
    found = first_table(read(table(row(cell("03/05/26", dated), cell("mai 26", dated)))))
    assert cells(found) == [["2026-05-03", "mai 26"]]


def test_looks_come_from_the_cell() -> None:
    automatic = text_style("ce1", 'fo:font-weight="bold"', "table-cell")
    automatic += style("ce2", "table-cell", '<style:table-cell-properties fo:background-color="#c6e0b4"/>')
    found = first_table(
        read(table(row(cell("a", 'table:style-name="ce1"'), cell("b", 'table:style-name="ce2"'))), automatic=automatic)
    )
    first = found.rows[0][0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.bold
    assert [each.background for each in found.rows[0]] == [None, "c6e0b4"]


def test_lines_of_a_cell_are_paragraphs() -> None:
    found = first_table(read(table(row(cell(p("un") + p("deux"))))))
    assert [getattr(block, "text", "") for block in found.rows[0][0].blocks] == ["un", "deux"]


def test_comments_and_hidden_sheets_stand_aside() -> None:
    hidden = style("ta1", "table", '<style:table-properties table:display="false"/>')
    sheet = table(row("liste")).replace("<table:table ", '<table:table table:style-name="ta1" ')
    commented = cell(f"<office:annotation>{p('À revoir')}</office:annotation>{p('a')}")
    document = read(table(row(commented)), sheet, automatic=hidden)
    assert texts(document) == ["a"]
    assert margin(document, "hidden") == ["liste"]
    assert margin(document, "comment") == ["À revoir"]


def test_words_under_merged_cells_are_hidden_not_lost() -> None:
    covered = "<table:covered-table-cell>{}</table:covered-table-cell>".format(p("dessous"))
    wide = cell("Haies", 'table:number-columns-spanned="2"')
    document = read(table(row(wide, covered), row("a", "b")))

    assert cells(first_table(document)) == [["Haies"], ["a", "b"]]
    assert margin(document, "hidden") == ["dessous"]


def test_the_sheets_of_a_second_book_follow() -> None:
    body = table(row("a")) + "</office:spreadsheet><office:spreadsheet>" + table(row("b"))
    assert texts(read(body)) == ["a", "b"]


FILTERED = 'table:visibility="filter"'
FOLDED = 'table:visibility="collapse"'


def test_rows_that_are_not_shown_are_hidden_not_lost() -> None:
    document = read(
        table(
            row("Axe", "Action"),
            row(cell("Ancien", 'table:number-rows-spanned="2"'), "a", attributes=FILTERED),
            row(COVERED, "b", attributes=FOLDED),
            row(cell("Nouveau", 'table:number-rows-spanned="2"'), "c", attributes=FOLDED),
            row(COVERED, "d"),
            row("e", "f"),
        )
    )
    assert grid(first_table(document)) == [["Axe", "Action"], ["Nouveau", "d"], ["e", "f"]]
    assert sorted(" ".join(margin(document, "hidden")).split()) == ["Ancien", "a", "b", "c"]


def test_columns_that_are_not_shown_are_hidden_not_lost() -> None:
    columns = f"<table:table-column/><table:table-column {FOLDED}/><table:table-column/>"
    document = read(table(columns + row("Axe", "Code", "Action"), row("a", "b", "c")))
    assert grid(first_table(document)) == [["Axe", "Action"], ["a", "c"]]
    assert sorted(" ".join(margin(document, "hidden")).split()) == ["Code", "b"]
