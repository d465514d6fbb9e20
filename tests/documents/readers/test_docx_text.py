"""Word: the words of paragraphs, each once and in reading order."""

from jalon.documents import read_bytes
from jalon.documents.model import Document, Image, Paragraph
from tests.documents.builders.word import p, r, tbl, tc, tr, word
from tests.documents.shows import cells, first_table, kinds, margin, texts

_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def read(body: str, **more: object) -> Document:
    return read_bytes(word(body, **more), "plan.docx")  # type: ignore[arg-type]


def begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_runs_that_look_alike_are_one() -> None:
    block = read(p(r("Planter "), r("des "), r("arbres", "<w:b/>"))).blocks[0]
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.runs] == ["Planter des ", "arbres"]


def test_places_count_blocks_and_cells() -> None:
    document = read(p("Un") + p() + tbl(tr("a", "b"), tr("c", "d")) + p("Deux"))
    cell = first_table(document).rows[1][1]
    assert [block.place.block for block in document.blocks] == [0, 1, 2]
    assert (cell.place.block, cell.place.row, cell.place.column) == (1, 1, 1)
    assert cell.blocks[0].place == cell.place


def test_empty_paragraphs_are_the_gap_of_the_next() -> None:
    document = read(p("Un") + p() + p() + p("Deux"))
    assert [block.gap for block in document.blocks if isinstance(block, Paragraph)] == [0, 2]


def test_line_breaks_separate_lines() -> None:
    assert texts(read(p(r("MSSS"), "<w:r><w:br/></w:r>", r("MSP")))) == ["MSSS", "MSP"]


def test_a_broken_heading_stays_one() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    document = read(
        p(r("Axe 1"), "<w:r><w:br/></w:r>", r("Jardins"), properties='<w:pStyle w:val="T1"/>'), styles=styles
    )
    assert texts(document) == ["Axe 1 Jardins"]


def test_superscripts_stick_to_their_word() -> None:
    assert texts(read(p(r("le 1"), r("er", '<w:vertAlign w:val="superscript"/>'), r(" mai")))) == ["le 1er mai"]


def test_hyphens_soft_and_hard() -> None:
    body = p(
        r("commu\u00adnauté"), "<w:r><w:softHyphen/></w:r>", r(" Saint"), "<w:r><w:noBreakHyphen/></w:r>", r("Luc")
    )
    assert texts(read(body)) == ["communauté Saint-Luc"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = p(
        r("Tenir "),
        f"<w:ins>{r('trois')}</w:ins>",
        "<w:del><w:r><w:delText>deux</w:delText></w:r></w:del>",
        f"<w:moveFrom>{r(' hier')}</w:moveFrom>",
        f"<w:moveTo>{r(' rencontres')}</w:moveTo>",
    )
    assert texts(read(body)) == ["Tenir trois rencontres"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    body = p("Former les ", properties="<w:rPr><w:del/></w:rPr>") + p("bénévoles")
    assert texts(read(body)) == ["Former les bénévoles"]


def test_a_deleted_end_of_the_last_paragraph_loses_nothing() -> None:
    assert texts(read(p("Former", properties="<w:rPr><w:del/></w:rPr>"))) == ["Former"]


def test_content_controls_around_text_and_paragraphs() -> None:
    body = (
        p(r("Date : "), f"<w:sdt><w:sdtContent>{r('mai 2026')}</w:sdtContent></w:sdt>")
        + f"<w:sdt><w:sdtContent>{p('Objectif')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(body)) == ["Date : mai 2026", "Objectif"]


def test_prompts_left_unfilled_are_hidden_text() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Entrer la date')}</w:sdtContent></w:sdt>"
    document = read(p(r("Date : "), control))
    assert texts(document) == ["Date :"]
    assert margin(document, "hidden") == ["Entrer la date"]


def test_check_boxes_of_each_age() -> None:
    new = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{r('☒')}</w:sdtContent></w:sdt>"
    )
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>" + END
    )
    glyph = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert texts(read(p(new, r(" a "), old, r(" b "), glyph, r(" c")))) == ["☒ a ☐ b ☑ c"]


def test_a_drop_down_shows_its_choice() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Non"/>'
        '<w:listEntry w:val="Oui"/></w:ddList></w:ffData></w:fldChar></w:r>' + END
    )
    assert texts(read(p(r("Fait : "), field))) == ["Fait : Oui"]


def test_fields_show_their_result_alone() -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{r("4")}</w:fldSimple>'
    assert texts(read(p(begin(" DATE "), r("mai 2026"), END, r(", p. "), simple))) == ["mai 2026, p. 4"]


def test_a_field_inside_an_instruction_is_not_shown_but_kept() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        f'{begin(" MERGEFIELD x ")}{r("secret")}{END}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{r('visible')}{END}"
    )
    document = read(p(nested))
    assert texts(document) == ["visible"]
    assert margin(document, "hidden") == ["secret"]


def test_a_field_may_span_paragraphs() -> None:
    body = p(begin(" TOC "), r("Axe 1\t3")) + p(r("Axe 2\t5"), END) + p("Après")
    assert texts(read(body)) == ["Axe 1 3", "Axe 2 5", "Après"]


def test_links_of_both_kinds() -> None:
    field = p(begin(' HYPERLINK "https://example.org/a" '), r("ici"), END)
    element = p(f'<w:hyperlink r:id="rId9">{r("là")}</w:hyperlink>')
    inner = p(f'<w:hyperlink w:anchor="plus">{r("plus bas")}</w:hyperlink>')
    blocks = read(field + element + inner, links={"rId9": "https://example.org/b"}).blocks
    links = [block.runs[0].link for block in blocks if isinstance(block, Paragraph)]
    assert links == ["https://example.org/a", "https://example.org/b", None]


def test_text_boxes_are_read_once_after_the_words_before_them() -> None:
    document = read(p(r("Avant"), _BOX.format(p("Encadré") + p("deux"))) + p("Après"))
    assert texts(document) == ["Avant", "Encadré", "deux", "Après"]


def test_alternatives_unknown_here_give_way_to_their_fallback() -> None:
    emoji = "<w:r><mc:AlternateContent><mc:Choice Requires='x'><v:x/></mc:Choice>"
    assert texts(
        read(p(r("Bravo "), f"{emoji}<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"))
    ) == ["Bravo ☺"]


def test_a_text_box_in_a_cell_stays_in_it() -> None:
    document = read(tbl(tr(tc(p(_BOX.format(p("Encadré")), r("cellule"))))))
    assert cells(first_table(document)) == [["Encadré\ncellule"]]


def test_old_word_art_is_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Plan 2026"/></v:shape></w:pict></w:r>'
    assert texts(read(p(art))) == ["Plan 2026"]


def test_pictures_keep_their_description() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr descr="Logo bleu"/><a:graphic><a:graphicData><pic:pic/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    document = read(p(picture) + p("Texte"))
    assert kinds(document.blocks) == ["image", "p"]
    assert isinstance(document.blocks[0], Image)
    assert document.blocks[0].alt == "Logo bleu"


def test_formulas_are_text() -> None:
    assert texts(read(p(r("Taux = "), "<m:oMath><m:r><m:t>a/b</m:t></m:r></m:oMath>"))) == ["Taux = a/b"]


def test_hidden_text_stands_aside() -> None:
    document = read(p(r("Visible "), r("caché", "<w:vanish/>")))
    assert texts(document) == ["Visible"]
    assert margin(document, "hidden") == ["caché"]


def test_symbol_fonts_are_drawn() -> None:
    ticked = r("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    assert texts(read(p(ticked, r(" fait"), r("\uf0b7")))) == ["✓ fait•"]


def test_an_initial_set_large_joins_its_word() -> None:
    body = p("J", properties='<w:framePr w:dropCap="drop"/>') + p("ardin")
    assert texts(read(body)) == ["Jardin"]


def test_typed_spaces_and_tabs_count_as_indentation() -> None:
    blocks = read(p("loin") + p(r("\tplus loin")) + p("<w:r><w:tab/><w:tab/><w:t>encore</w:t></w:r>")).blocks
    assert [block.indent for block in blocks if isinstance(block, Paragraph)] == [0.0, 0.0, 72.0]


def test_embedded_documents_are_pointed_out() -> None:
    document = read(p("Texte") + '<w:altChunk r:id="rId7"/>')
    assert [code for code, _ in document.warnings] == ["embedded_part"]


def test_strict_files_are_read() -> None:
    data = word(p(r("Texte", '<w:b w:val="true"/>')), strict=True)
    block = read_bytes(data, "plan.docx").blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.text, block.bold) == ("Texte", True)


def test_files_with_macros_are_read() -> None:
    data = word(p("Texte"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml")
    assert texts(read_bytes(data, "plan.docm")) == ["Texte"]


def test_a_second_body_is_read_after_the_first() -> None:
    assert texts(read(p("Un") + "</w:body><w:body>" + p("Deux"))) == ["Un", "Deux"]


def test_half_a_letter_is_one_that_can_be_stored() -> None:
    (text,) = texts(read(p(r("a"), '<w:r><w:sym w:font="Arial" w:char="D83D"/></w:r>', r("b"))))
    assert text == "a\ufffdb"
