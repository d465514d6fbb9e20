"""Word: how text looks, through styles, toggles and direct formatting; margins; headings."""

import pytest

from jalon.documents import read_bytes
from jalon.documents.model import Document, Paragraph, Run
from tests.documents.builders.word import p, r, root, style, word
from tests.documents.shows import kinds, margin, texts

BOLD = "<w:rPr><w:b/></w:rPr>"


def read(body: str, styles: str = "") -> Document:
    return read_bytes(word(body, styles=styles), "plan.docx")


def paragraph(body: str, styles: str = "") -> Paragraph:
    block = read(body, styles).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def run(properties: str, styles: str = "", style_name: str = "") -> Run:
    own = f'<w:pStyle w:val="{style_name}"/>' if style_name else ""
    return paragraph(p(r("x", properties), properties=own), styles).runs[0]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [("<w:b/>", True), ('<w:b w:val="0"/>', False), ('<w:b w:val="false"/>', False), ('<w:b w:val="on"/>', True)],
)
def test_bold_switches(properties: str, *, expected: bool) -> None:
    assert run(properties).bold is expected


def test_bold_comes_from_styles_and_what_they_are_based_on() -> None:
    styles = style("A", "paragraph", BOLD) + style("B", "paragraph", based_on="A")
    assert run("", styles, "B").bold


def test_a_bold_word_style_in_a_bold_paragraph_style_is_not_bold() -> None:
    styles = style("A", "paragraph", BOLD) + style("Fort", "character", BOLD)
    assert not run('<w:rStyle w:val="Fort"/>', styles, "A").bold
    assert run('<w:rStyle w:val="Fort"/>', styles).bold


def test_styles_based_on_each_other_end() -> None:
    styles = style("A", "paragraph", BOLD, based_on="B") + style("B", "paragraph", based_on="A")
    assert run("", styles, "A").bold


def test_document_defaults_and_the_default_style() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:i/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:rPr><w:color w:val="1F4E79"/></w:rPr></w:style>'
    )
    block = paragraph(p("x"), styles)
    assert (block.runs[0].italic, block.runs[0].color, block.size, block.style) == (True, "1f4e79", 12.0, "Normal")


def test_strikes_colours_and_markers() -> None:
    found = run('<w:dstrike/><w:color w:val="FF0000"/><w:highlight w:val="yellow"/>')
    assert (found.strike, found.color, found.background) == (True, "ff0000", "ffff00")


@pytest.mark.parametrize("color", ["auto", "000000"])
def test_black_is_no_colour(color: str) -> None:
    assert run(f'<w:color w:val="{color}"/>').color is None


def test_paragraph_shading_is_the_background_of_its_text() -> None:
    block = paragraph(p("x", properties='<w:shd w:val="clear" w:fill="C6E0B4"/>'))
    assert block.runs[0].background == "c6e0b4"


def test_indentation_begins_where_the_first_line_does() -> None:
    block = paragraph(p("x", properties='<w:ind w:left="720" w:hanging="360"/><w:jc w:val="both"/>'))
    assert (block.indent, block.align) == (18.0, "justify")


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        (style("X", "paragraph", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "Mon titre"), "h2"),
        (style("X", "paragraph", name="heading 3"), "h3"),
        (style("X", "paragraph", name="Title"), "h1"),
        (style("X", "paragraph", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "heading 1"), "p"),
        (
            style("Y", "paragraph", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style("X", "paragraph", based_on="Y"),
            "h1",
        ),
    ],
)
def test_headings_of_any_name(definition: str, expected: str) -> None:
    assert kinds(read(p("x", properties='<w:pStyle w:val="X"/>'), definition).blocks) == [expected]


def test_headers_notes_and_comments_stand_aside() -> None:
    note = '<w:footnote w:type="separator" w:id="0">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>'
    parts = {
        "header1.xml": ("header", root("hdr", p("Regroupement"))),
        "footer1.xml": ("footer", root("ftr", p("Page 1"))),
        "footnotes.xml": ("footnotes", root("footnotes", note.format(p(), p("Selon le budget")))),
        "comments.xml": ("comments", root("comments", f'<w:comment w:id="1">{p("À revoir")}</w:comment>')),
    }
    body = p(r("Jardin"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" collectif"))
    document = read_bytes(word(body, parts=parts), "plan.docx")
    assert texts(document) == ["Jardin collectif"]
    aside = {kind: margin(document, kind) for kind in ("header", "footer", "footnote", "comment")}
    assert aside == {
        "header": ["Regroupement"], "footer": ["Page 1"], "footnote": ["Selon le budget"], "comment": ["À revoir"],
    }  # fmt: skip


def test_the_words_of_diagrams_stand_aside() -> None:
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="data1"/></w:drawing></w:r>'
    data = '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>Étape 1</a:t></d>'
    document = read_bytes(word(p(drawing), parts={"data1.xml": ("diagramData", data)}), "plan.docx")
    assert margin(document, "textbox") == ["Étape 1"]
