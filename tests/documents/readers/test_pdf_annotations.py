"""What is laid over the pages of a PDF: values of forms, notes of readers."""

from __future__ import annotations

import pytest

from jalon.documents.model import Document
from jalon.documents.readers.pdf import read
from tests.documents.makers.pdf import HEIGHT, Sheet, pdf, raw_pdf
from tests.documents.shows import cells, first_table, margin, texts

_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def annotated(*annotations: str, rotate: int = 0) -> Document:
    """A page that says "Pilote :" at (50, 780) with annotations over it, as written."""
    content = "BT /F1 10 Tf 1 0 0 1 50 780 Tm (Pilote :) Tj ET"
    numbers = range(10, 10 + len(annotations))
    return read(
        raw_pdf(
            {
                1: "<</Type/Catalog/Pages 2 0 R>>",
                2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Contents 4 0 R"
                f"/Resources<</Font<</F1 5 0 R>>>>/Annots[{' '.join(f'{number} 0 R' for number in numbers)}]>>",
                4: f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
                5: _FONT,
                **dict(zip(numbers, annotations, strict=True)),
            }
        )
    )


def widget(more: str, rect: str = "100 775 250 792") -> str:
    return f"<</Type/Annot/Subtype/Widget/Rect[{rect}]/DA(/F1 10 Tf){more}>>"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("/FT/Tx/V(Aline Rouvre)", "Pilote : Aline Rouvre"),
        ("/FT/Tx/V<FEFF00C90074006900E9>", "Pilote : Étié"),
        ("/FT/Tx/V(Illettrisme)/DA(/F1 0 Tf)", "Pilote : Illettrisme"),
        ("/FT/Ch/V(b)/Opt[[(a)(Parcs)][(b)(Serres)]]", "Pilote : Serres"),
        ("/FT/Ch/V(Voirie)/Opt[(Voirie)]", "Pilote : Voirie"),
        ("/FT/Btn/V/Yes/AS/Yes", "Pilote : ☒"),
        ("/FT/Btn/AS/Off", "Pilote : ☐"),
        ("/FT/Btn/Ff 65536", "Pilote :"),
        ("/FT/Tx/Ff 8192/V(secret)", "Pilote :"),
        ("/FT/Tx/V(secret)/F 2", "Pilote :"),
        ("/FT/Tx/V 99 0 R", "Pilote :"),
    ],
)
def test_the_value_of_a_field_stands_where_it_is_seen(field: str, shown: str) -> None:
    assert texts(annotated(widget(field))) == [shown]


def test_a_field_that_takes_its_value_from_the_one_it_belongs_to() -> None:
    assert texts(annotated(widget("/Parent 11 0 R"), "<</FT/Tx/V(Aline Rouvre)>>")) == ["Pilote : Aline Rouvre"]


def test_a_field_of_several_lines() -> None:
    long = "Creuser la mare du bas avant la fin du printemps\\nPuis semer"
    document = annotated(widget(f"/FT/Tx/Ff 4096/V({long})", "100 600 250 700"))
    assert " ".join(texts(document)[1:]) == "Creuser la mare du bas avant la fin du printemps Puis semer"


def test_a_field_of_a_page_on_its_side() -> None:
    assert "Aline Rouvre" in " ".join(texts(annotated(widget("/FT/Tx/V(Aline Rouvre)", "100 600 120 800"), rotate=90)))


def test_fields_of_a_table_are_in_its_cells() -> None:
    def draw(sheet: Sheet) -> None:
        for x0, x1 in ((60, 200), (200, 400)):
            for top in (100, 130):
                sheet.box(x0, top, x1, top + 30)
        for x, y, text in ((66, 118, "Action"), (206, 118, "Pilote"), (66, 148, "Curer")):
            sheet.text(x, y, text)
        sheet.canvas.acroForm.textfield(value="Aline Rouvre", x=206, y=HEIGHT - 155, width=150, height=20)

    assert cells(first_table(read(pdf(draw)))) == [["Action", "Pilote"], ["Curer", "Aline Rouvre"]]


def test_notes_are_kept_as_comments_with_their_page() -> None:
    document = annotated(
        "<</Subtype/Text/Rect[300 775 320 792]/Contents(demander au syndicat\\rpuis creuser)>>",
        "<</Subtype/Highlight/Rect[50 775 90 792]/Contents(qui ?)>>",
        "<</Subtype/Popup/Rect[300 775 320 792]/Contents(qui ?)>>",
        "<</Subtype/Link/Rect[300 775 320 792]/Contents(lien)>>",
        "<</Subtype/FreeText/Rect[300 775 320 792]/Contents(Version 2)>>",
    )
    assert margin(document, "comment") == ["demander au syndicat", "puis creuser", "qui ?"]
    assert margin(document, "textbox") == ["Version 2"]
    assert document.margins[0].blocks[0].place.page == 1


@pytest.mark.parametrize("damaged", ["null", "[1 2]", "<</Subtype 3>>", "<</Subtype/Widget/FT/Tx/V(a)>>", "(text)"])
def test_a_damaged_annotation_is_passed_over(damaged: str) -> None:
    assert texts(annotated(damaged, widget("/FT/Tx/V(Aline)/Rect[1 (a) 2 3]"))) == ["Pilote :"]


@pytest.mark.parametrize(
    "space",
    ["[/ICCBased 6 0 R]", "[/ICCBased]", "[/DeviceN]", "[/DeviceN 3]", "[]", "null", "7", "[/ICCBased 99 0 R]"],
)
def test_a_damaged_colour_space_refuses_no_page(space: str) -> None:
    content = "/CS0 cs 0.2 scn BT /F1 10 Tf 1 0 0 1 50 780 Tm (Second axe) Tj ET"
    data = raw_pdf(
        {
            1: "<</Type/Catalog/Pages 2 0 R>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            f"/Resources<</Font<</F1 5 0 R>>/ColorSpace<</CS0 {space}>>>>>>",
            4: f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
            5: _FONT,
            6: "<</Length 3>>\nstream\nabc\nendstream",
        }
    )
    assert texts(read(data)) == ["Second axe"]
