"""OpenDocument text: words in reading order, looks, lists, tables."""

from jalon.documents import read_bytes
from jalon.documents.model import Document, Image, ListItem, Paragraph, Table
from tests.documents.builders.opendocument import (
    COVERED,
    XMLNS,
    cell,
    flat,
    li,
    opendocument,
    p,
    row,
    span,
    style,
    table,
    text_style,
    ul,
)  # fmt: skip
from tests.documents.builders.packages import replaced
from tests.documents.shows import cells, first_table, grid, kinds, margin, texts


def read(body: str, **more: str) -> Document:
    return read_bytes(opendocument(body, **more), "plan.odt")


def paragraph(body: str, **more: str) -> Paragraph:
    block = read(body, **more).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def markers(document: Document) -> list[str]:
    return [block.marker for block in document.blocks if isinstance(block, Paragraph)]


def number(level: int, attributes: str) -> str:
    return f'<text:list-level-style-number text:level="{level}" {attributes}/>'


def list_style(*levels: str) -> str:
    return f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'


def test_spaces_tabs_and_line_breaks() -> None:
    document = read(p('a<text:s text:c="2"/>b\n  c<text:tab/>d<text:line-break/>e'))
    assert texts(document) == ["a  b c\td", "e"]


def test_empty_paragraphs_are_the_gap_of_the_next() -> None:
    document = read(p("Un") + p("") + p("Deux"))
    assert [block.gap for block in document.blocks if isinstance(block, Paragraph)] == [0, 1]


def test_headings_have_levels() -> None:
    document = read('<text:h text:outline-level="2">Axe</text:h>' + p("x", "Title"), styles=style("Title", "paragraph"))
    assert kinds(document.blocks) == ["h2", "h1"]


def test_looks_come_from_spans_paragraphs_and_what_they_are_based_on() -> None:
    styles = text_style("Base", 'fo:font-weight="bold" fo:color="#1f4e79"', "paragraph")
    automatic = style("P1", "paragraph", attributes='style:parent-style-name="Base"')
    automatic += text_style("T1", 'fo:font-style="italic" fo:font-weight="normal"')
    automatic += text_style("T2", 'style:text-line-through-style="solid" fo:background-color="#ffff00"')
    block = paragraph(p(f"a{span('b', 'T1')}{span('c', 'T2')}", "P1"), styles=styles, automatic=automatic)
    looks = [(run.text, run.bold, run.italic, run.strike, run.color, run.background) for run in block.runs]
    assert looks == [
        ("a", True, False, False, "1f4e79", None),
        ("b", False, True, False, "1f4e79", None),
        ("c", True, False, True, "1f4e79", "ffff00"),
    ]
    assert block.style == "Base"


def test_sizes_may_be_percentages() -> None:
    styles = text_style("Base", 'fo:font-size="12pt"', "paragraph")
    styles += text_style("Gros", 'fo:font-size="150%"', "paragraph", 'style:parent-style-name="Base"')
    assert paragraph(p("x", "Gros"), styles=styles).size == 18.0


def test_nested_lists_have_levels_and_marks() -> None:
    bullets = (
        '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
        '<text:list-level-style-bullet text:level="2" text:bullet-char="o"/>'
    )
    document = read(ul(li("a", ul(li("b"), attributes="")), li("c")), automatic=list_style(bullets))
    assert kinds(document.blocks) == ["li0", "li1", "li0"]
    assert markers(document) == ["•", "o", "•"]


def test_numbers_with_what_stands_around_them() -> None:
    levels = number(1, 'style:num-prefix="Axe " style:num-format="I" style:num-suffix=" :"')
    levels += number(2, 'style:num-format="1" style:num-suffix="." text:display-levels="2"')
    body = ul(li("a", ul(li("b"), li("c"), attributes="")), li("d", ul(li("e"), attributes="")))
    assert markers(read(body, automatic=list_style(levels))) == ["Axe I :", "I.1.", "I.2.", "Axe II :", "II.1."]


def test_newer_number_patterns() -> None:
    levels = number(1, 'style:num-format="a" loext:num-list-format="(%1%)"')
    assert markers(read(ul(li("a"), li("b")), automatic=list_style(levels))) == ["(a)", "(b)"]


def test_lists_go_on_where_they_say() -> None:
    body = ul(li("a"), attributes='text:style-name="L" xml:id="un"') + p("Entre")
    body += ul(li("b"), attributes='text:style-name="L" text:continue-list="un"')
    body += ul(li("c"), attributes='text:style-name="L" text:continue-numbering="true"')
    body += ul(li("d"))
    assert markers(read(body, automatic=list_style(number(1, 'style:num-format="1"')))) == ["1", "", "2", "3", "1"]


def test_an_item_may_choose_its_number_and_hold_several_paragraphs() -> None:
    item = f'<text:list-item text:start-value="7">{p("a")}{p("suite")}</text:list-item>'
    header = f"<text:list-header>{p('sans')}</text:list-header>"
    document = read(ul(item, header, li("b")), automatic=list_style(number(1, 'style:num-format="1"')))
    assert markers(document) == ["7", "", "", "8"]


def test_numbers_of_headings() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        "</text:outline-style>"
    )
    body = (
        '<text:h text:outline-level="1">a</text:h><text:h text:outline-level="1" text:is-list-header="true">b</text:h>'
    )
    assert markers(read(body, styles=outline)) == ["1.", ""]


def test_tables_with_spans_headers_and_tables_inside() -> None:
    body = table(
        f"<table:table-header-rows>{row('Objectif', 'Moyen', 'Fait')}</table:table-header-rows>",
        row(cell("Un", 'table:number-rows-spanned="2"'), "a", cell(table(row("x", "y")))),
        row(COVERED, cell("b", 'table:number-columns-spanned="2"'), COVERED),
    )
    found = first_table(read(body))
    assert grid(found) == [["Objectif", "Moyen", "Fait"], ["Un", "a", "x\ny"], ["Un", "b", "b"]]
    assert (found.header_rows, found.rows[0][0].header, found.rows[1][0].row_span) == (1, True, 2)
    assert isinstance(found.rows[1][2].blocks[0], Table)


def test_repeated_cells_and_backgrounds() -> None:
    shade = style("C", "table-cell", '<style:table-cell-properties fo:background-color="#ffe699"/>')
    body = table(row(cell("x", 'table:number-columns-repeated="2" table:style-name="C"')))
    found = first_table(read(body, automatic=shade))
    assert cells(found) == [["x", "x"]]
    assert found.rows[0][0].background == "ffe699"


def test_deleted_text_is_gone() -> None:
    deleted = f"<text:changed-region><text:deletion>{p('vieux')}</text:deletion></text:changed-region>"
    changes = f"<text:tracked-changes>{deleted}</text:tracked-changes>"
    assert texts(read(changes + p('neuf<text:change text:change-id="c"/>'))) == ["neuf"]


def test_notes_comments_and_page_edges_stand_aside() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Selon le budget')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation><dc:creator>Une personne</dc:creator>{p('À revoir')}</office:annotation>"
    page = f"<style:master-page><style:header>{p('Regroupement')}</style:header></style:master-page>"
    document = read(p(f"Jardin{note} collectif{comment}"), masters=page)
    assert texts(document) == ["Jardin collectif"]
    assert margin(document, "footnote") == ["Selon le budget"]
    assert margin(document, "comment")[-1] == "À revoir"
    assert margin(document, "header") == ["Regroupement"]


def test_text_boxes_pictures_and_shapes() -> None:
    box = f"<draw:frame><draw:text-box>{p('Encadré')}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/><svg:desc>Logo bleu</svg:desc></draw:frame>"
    shape = f"<draw:g><draw:rect>{p('Forme')}</draw:rect></draw:g>"
    document = read(p(f"Avant{box}") + p(picture) + p(shape))
    assert texts(document) == ["Avant", "Encadré", "Logo bleu", "Forme"]
    assert isinstance(document.blocks[2], Image)


def test_hidden_text_and_sections_stand_aside() -> None:
    automatic = text_style("Cache", 'text:display="none"')
    body = p(f"Visible {span('caché', 'Cache')}") + f'<text:section text:display="none">{p("section")}</text:section>'
    document = read(body, automatic=automatic)
    assert texts(document) == ["Visible"]
    assert sorted(margin(document, "hidden")) == ["caché", "section"]


def test_sections_and_contents_are_read() -> None:
    template = "<text:index-title-template>non</text:index-title-template>"
    source = f"<text:table-of-content-source>{template}</text:table-of-content-source>"
    body = f"<text:index-body>{p('Axe 1 3')}</text:index-body>"
    index = f"<text:table-of-content>{source}{body}</text:table-of-content>"
    assert texts(read(f"<text:section>{p('Texte')}</text:section>{index}")) == ["Texte", "Axe 1 3"]


def test_fields_links_and_check_boxes() -> None:
    ticked = '<field:param field:name="Checkbox_Checked" field:value="true"/>'
    boxed = f'<field:fieldmark field:type="x.FORMCHECKBOX">{ticked}</field:fieldmark>'
    control = '<loext:content-control loext:checkbox="true">☐</loext:content-control>'
    body = p(f'<text:a xlink:href="https://example.org">ici</text:a> <text:date>mai 2026</text:date> {boxed} {control}')
    block = paragraph(body)
    assert block.text == "ici mai 2026 ☒ ☐"
    assert block.runs[0].link == "https://example.org"


def test_form_controls_show_their_state() -> None:
    box = '<form:checkbox form:id="c1" form:label="Fait" form:current-state="checked"/>'
    forms = f"<office:forms><form:form>{box}</form:form></office:forms>"
    assert texts(read(forms + p('<draw:control draw:control="c1"/>'))) == ["☒ Fait"]


def test_typed_dashes_are_lists() -> None:
    document = read(p("- Planter") + p("- Arroser"))
    assert all(isinstance(block, ListItem) for block in document.blocks)


def test_flat_files_are_read() -> None:
    assert texts(read_bytes(flat(p("Texte")), "plan.fodt")) == ["Texte"]


def test_a_second_text_is_read_after_the_first() -> None:
    assert texts(read(p("Un") + "</office:text><office:text>" + p("Deux"))) == ["Un", "Deux"]


_MATH = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>longueur</mi><mo>×</mo><mi>largeur</mi>'
    '</mrow><annotation encoding="StarMath 5.0">longueur times largeur</annotation></semantics></math>'
)
_CHART = (
    '<office:chart xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"><chart:chart><chart:title>{}'
    "</chart:title></chart:chart>{}</office:chart>"
)


def drawn(name: str = "", content: str = "") -> str:
    where = f'xlink:href="./{name}"' if name else ""
    return f"<draw:frame><draw:object {where}>{content}</draw:object></draw:frame>"


def chart() -> str:
    body = _CHART.format(p("Mares"), table(row("Nord", "3")))
    return f"<office:document-content {XMLNS}><office:body>{body}</office:body></office:document-content>"


def with_object(data: bytes, content: str) -> bytes:
    return replaced(data, "Object 1/content.xml", content)


def test_a_formula_stands_among_the_words_around_it() -> None:
    data = opendocument(p(f"Aire : {drawn('Object 1')} mètres"))
    assert texts(read_bytes(with_object(data, _MATH), "plan.odt")) == ["Aire : longueur × largeur mètres"]


def test_a_formula_in_a_flat_file() -> None:
    assert texts(read_bytes(flat(p(f"Aire : {drawn(content=_MATH)}")), "plan.fodt")) == ["Aire : longueur × largeur"]


def test_words_of_a_chart_are_kept_aside_once() -> None:
    data = opendocument(p("Suivi") + p(drawn("Object 1")) + p(drawn("Object 1")))
    document = read_bytes(with_object(data, chart()), "plan.odt")

    assert margin(document, "textbox") == ["Mares", "Nord", "3"]


def test_a_chart_of_a_sheet_says_nothing_of_its_cells() -> None:
    shapes = f"<table:shapes>{drawn('Object 1')}</table:shapes>"
    sheet = table(row("Nord", "3")).replace("</table:table>", f"{shapes}</table:table>")
    document = read_bytes(with_object(opendocument(sheet, kind="spreadsheet"), chart()), "plan.ods")

    assert margin(document, "textbox") == ["Mares"]


def test_an_object_that_is_missing_or_damaged_is_a_picture() -> None:
    data = opendocument(p("Suivi") + p(drawn("Object 1")))
    for file in (data, with_object(data, "<math")):
        assert kinds(read_bytes(file, "plan.odt").blocks) == ["p", "image"]
