"""Word: tables, however they are drawn."""

import pytest

from jalon.documents import read_bytes
from jalon.documents.model import Table
from tests.documents.builders.word import p, r, style, tbl, tc, tr, word
from tests.documents.shows import cells, first_table, grid, margin, spans, texts

RESTART = '<w:vMerge w:val="restart"/>'
CONTINUE = "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def table_of(*rows: str, properties: str = "", widths: tuple[int, ...] = (), styles: str = "") -> Table:
    body = tbl(*rows, properties=properties, widths=widths)
    return first_table(read_bytes(word(body, styles=styles), "plan.docx"))


def test_cells_merged_down_stand_once() -> None:
    table = table_of(
        tr(tc("Objectif", properties=RESTART), "a"),
        tr(tc(properties=CONTINUE), "b"),
        tr(tc(properties=CONTINUE), "c"),
        tr("Autre", "d"),
    )
    assert cells(table) == [["Objectif", "a"], ["b"], ["c"], ["Autre", "d"]]
    assert grid(table)[2] == ["Objectif", "c"]


def test_a_second_merge_begins_where_it_says() -> None:
    table = table_of(
        tr(tc("Un", properties=RESTART), "a"),
        tr(tc(properties=CONTINUE), "b"),
        tr(tc("Deux", properties=RESTART), "c"),
        tr(tc(properties=CONTINUE), "d"),
    )
    assert [row[0] for row in grid(table)] == ["Un", "Un", "Deux", "Deux"]


def test_a_continuation_without_beginning_is_a_cell() -> None:
    table = table_of(tr(tc("Seule", properties=CONTINUE), "a"))
    assert cells(table) == [["Seule", "a"]]


def test_words_under_a_merged_cell_are_hidden_text() -> None:
    body = tbl(tr(tc("Vue", properties=RESTART), "a"), tr(tc("dessous", properties=CONTINUE), "b"))
    document = read_bytes(word(body), "plan.docx")
    assert cells(first_table(document)) == [["Vue", "a"], ["b"]]
    assert margin(document, "hidden") == ["dessous"]


def test_cells_merged_across() -> None:
    table = table_of(tr(tc("Titre", properties=span(3))), tr("a", "b", "c"))
    assert (table.columns, spans(table.rows[0][0])) == (3, (1, 3))


def test_old_merges_across() -> None:
    table = table_of(
        tr(tc("Titre", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>")), tr("a", "b")
    )
    assert spans(table.rows[0][0]) == (1, 2)


def test_rows_that_begin_or_end_late() -> None:
    table = table_of(
        tr("a", "b", "c"),
        tr("y", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert grid(table)[1] == ["-", "y", "-"]


def test_columns_no_border_shows_are_left_out() -> None:
    table = table_of(tr(tc("a", properties=span(2)), tc("b", properties=span(3))), widths=(900, 900, 900, 900, 900))
    assert (table.columns, spans(table.rows[0][1])) == (2, (1, 1))


def test_borders_a_hair_apart_are_one() -> None:
    table = table_of(
        tr(tc("Objectif", properties=RESTART), tc("a", properties=span(2))),
        tr(tc(properties=span(2) + CONTINUE), "b"),
        widths=(3000, 40, 4000),
    )
    assert grid(table) == [["Objectif", "a"], ["Objectif", "b"]]


def test_a_narrow_cell_stays() -> None:
    table = table_of(tr("a", "✓", "b"), tr("c", "", "d"), widths=(3000, 140, 3000))
    assert table.columns == 3


def test_tables_in_cells() -> None:
    table = table_of(tr(tc(p("Avant"), tbl(tr("x", "y")), p("Après")), "b"))
    inner = table.rows[0][0].blocks[1]
    assert isinstance(inner, Table)
    assert cells(inner) == [["x", "y"]]
    assert table.rows[0][0].text == "Avant\nx\ny\nAprès"


def test_rows_and_cells_in_content_controls_and_insertions() -> None:
    row = f"<w:sdt><w:sdtContent>{tr('a', 'b')}</w:sdtContent></w:sdt>"
    cell = tr("c", f"<w:sdt><w:sdtContent>{tc('d')}</w:sdtContent></w:sdt>")
    assert cells(table_of(row, cell)) == [["a", "b"], ["c", "d"]]


def test_deleted_rows_are_gone_and_inserted_ones_stay() -> None:
    table = table_of(tr("a"), tr("b", properties="<w:del/>"), tr("c", properties="<w:ins/>"))
    assert cells(table) == [["a"], ["c"]]


def test_declared_header_rows() -> None:
    table = table_of(tr("Objectif", properties="<w:tblHeader/>"), tr("a"))
    assert table.header_rows == 1
    assert [row[0].header for row in table.rows] == [True, False]


def test_backgrounds_of_cells() -> None:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
    tint = '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>'
    row = tr(
        tc("a", properties=shade.format("FFE699")), tc("b", properties=shade.format("auto")), tc("c", properties=tint)
    )
    assert [cell.background for cell in table_of(row).rows[0]] == ["ffe699", None, "7f7f7f"]


HEADED = style(
    "Headed",
    "table",
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="DDEBF7"/></w:tcPr>'
    '</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>',
)


@pytest.mark.parametrize("look", ['<w:tblLook w:val="0020"/>', '<w:tblLook w:firstRow="1" w:firstColumn="0"/>'])
def test_table_styles_give_bold_and_background_where_they_are_switched_on(look: str) -> None:
    table = table_of(
        tr("Objectif", "Moyen"), tr("a", "b"), properties=f'<w:tblStyle w:val="Headed"/>{look}', styles=HEADED
    )
    bold = [[getattr(cell.blocks[0], "bold", None) for cell in row] for row in table.rows]
    assert bold == [[True, True], [False, False]]
    assert [row[0].background for row in table.rows] == ["ddebf7", None]


def test_text_refuses_the_bold_of_its_table() -> None:
    table = table_of(
        tr(tc(p(r("Objectif", '<w:b w:val="0"/>')))),
        properties='<w:tblStyle w:val="Headed"/><w:tblLook w:firstRow="1"/>',
        styles=HEADED,
    )
    assert getattr(table.rows[0][0].blocks[0], "bold", None) is False


def test_tables_keep_their_place_among_paragraphs() -> None:
    document = read_bytes(word(p("Avant") + tbl(tr("a")) + p("Entre") + tbl(tr("b"))), "plan.docx")
    assert texts(document) == ["Avant", "a", "Entre", "b"]


def test_a_table_without_rows_is_nothing() -> None:
    assert texts(read_bytes(word(tbl() + p("Texte")), "plan.docx")) == ["Texte"]


def test_absurd_spans_stay_bounded() -> None:
    table = table_of(tr(tc("a", properties=span(2_000_000_000)), "b"))
    assert table.columns == 2
