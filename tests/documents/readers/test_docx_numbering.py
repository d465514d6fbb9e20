"""Word: automatic numbers and bullets, as printed."""

import pytest

from jalon.documents import read_bytes
from jalon.documents.model import Document, Heading, ListItem, Paragraph
from tests.documents.builders.word import abstract, lvl, num, numbered, p, style, tbl, tc, tr, word
from tests.documents.shows import first_table, kinds


def read(body: str, numbering: str, styles: str = "") -> Document:
    return read_bytes(word(body, numbering=numbering, styles=styles), "plan.docx")


def markers(body: str, numbering: str, styles: str = "") -> list[str]:
    return [block.marker for block in read(body, numbering, styles).blocks if isinstance(block, Paragraph)]


def items(*places: tuple[int, int]) -> str:
    """Numbered paragraphs: (list, level)."""
    return "".join(p("x", properties=numbered(*place)) for place in places)


OUTLINE = abstract(0, lvl(0, "decimal", "AXE %1 :"), lvl(1, "decimal", "%1.%2"), lvl(2, "lowerLetter", "%3)"))


def test_levels_count_and_restart() -> None:
    body = items((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    expected = ["AXE 1 :", "1.1", "1.2", "a)", "AXE 2 :", "2.1", "a)"]
    assert markers(body, OUTLINE + num(1, 0)) == expected


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("lowerRoman", ["i", "ii", "iii", "iv"]),
        ("upperLetter", ["A", "B", "C", "D"]),
        ("decimalZero", ["01", "02", "03", "04"]),
        ("ordinal", ["1er", "2e", "3e", "4e"]),
    ],
)
def test_formats(number_format: str, expected: list[str]) -> None:
    numbering = abstract(0, lvl(0, number_format, "%1")) + num(1, 0)
    assert markers(items(*[(1, 0)] * 4), numbering) == expected


def test_letters_go_on_after_z() -> None:
    numbering = abstract(0, lvl(0, "lowerLetter", "%1")) + num(1, 0)
    assert markers(items(*[(1, 0)] * 28), numbering)[-2:] == ["aa", "bb"]


def test_two_lists_of_one_definition_go_on_counting() -> None:
    numbering = OUTLINE + num(1, 0) + num(2, 0)
    assert markers(items((1, 0), (2, 0)), numbering) == ["AXE 1 :", "AXE 2 :"]


def test_a_list_may_start_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = OUTLINE + num(1, 0) + num(2, 0, again)
    assert markers(items((1, 0), (2, 0), (2, 0)), numbering) == ["AXE 1 :", "AXE 5 :", "AXE 6 :"]


def test_a_list_may_change_a_level() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1 –")}</w:lvlOverride>'
    assert markers(items((2, 0)), OUTLINE + num(2, 0, changed)) == ["I –"]


def test_a_level_may_never_restart() -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    assert markers(items((1, 0), (1, 1), (1, 0), (1, 1)), numbering + num(1, 0)) == ["1.", "1)", "2.", "2)"]


def test_legal_numbering_shows_digits() -> None:
    numbering = abstract(0, lvl(0, "upperRoman", "%1"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)
    assert markers(items((1, 0), (1, 1)), numbering) == ["I", "1.1"]


def test_numbers_linked_to_a_heading_style() -> None:
    styles = style("T1", "paragraph", f'<w:pPr>{numbered(1)}<w:outlineLvl w:val="0"/></w:pPr>', "heading 1")
    styles += style("T2", "paragraph", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "heading 2")
    numbering = abstract(
        0, lvl(0, "decimal", "Axe %1", '<w:pStyle w:val="T1"/>'), lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="T2"/>')
    ) + num(1, 0)
    body = "".join(p("x", properties=f'<w:pStyle w:val="{each}"/>') for each in ("T1", "T2", "T1"))
    document = read(body, numbering, styles)
    assert [block.marker for block in document.blocks if isinstance(block, Heading)] == ["Axe 1", "1.1", "Axe 2"]
    assert kinds(document.blocks) == ["h1", "h2", "h1"]


def test_a_list_defined_by_a_numbering_style() -> None:
    styles = style("Liste", "numbering", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    numbering = OUTLINE + abstract(7, more='<w:numStyleLink w:val="Liste"/>') + num(1, 0) + num(2, 7)
    assert markers(items((2, 0)), numbering, styles) == ["AXE 1 :"]


def test_numbers_turned_off() -> None:
    styles = style("Puce", "paragraph", f"<w:pPr>{numbered(1)}</w:pPr>")
    body = p("x", properties=f'<w:pStyle w:val="Puce"/>{numbered(0)}')
    assert kinds(read(body, OUTLINE + num(1, 0), styles).blocks) == ["p"]


@pytest.mark.parametrize(
    ("font", "char", "expected"),
    [("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Courier New", "o", "o"), ("Arial", "–", "–")],
)
def test_bullets_are_what_their_font_draws(font: str, char: str, expected: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    block = read(items((1, 0)), abstract(0, lvl(0, "bullet", char, fonts)) + num(1, 0)).blocks[0]
    assert isinstance(block, ListItem)
    assert (block.marker, block.ordered) == (expected, False)


def test_levels_shown_by_indentation_alone() -> None:
    left = '<w:pPr><w:ind w:left="{}"/></w:pPr>'
    numbering = abstract(0, lvl(0, "bullet", "•", left.format(360))) + num(1, 0)
    numbering += abstract(1, lvl(0, "bullet", "o", left.format(720))) + num(2, 1)
    assert kinds(read(items((1, 0), (2, 0), (1, 0)), numbering).blocks) == ["li0", "li1", "li0"]


def test_an_empty_numbered_cell_says_its_number() -> None:
    body = tbl(
        tr(tc(p(properties=numbered(1))), "Planter"),
        tr(tc(p(properties=numbered(1))), "Arroser"),
    )
    table = first_table(read(body, abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)))
    assert [row[0].text for row in table.rows] == ["1.", "2."]


def test_only_the_first_line_of_an_item_is_marked() -> None:
    body = "<w:p><w:pPr>" + numbered(1) + "</w:pPr><w:r><w:t>un</w:t><w:br/><w:t>suite</w:t></w:r></w:p>"
    document = read(body, OUTLINE + num(1, 0))
    assert kinds(document.blocks) == ["li0", "p"]


def test_an_unknown_list_is_a_paragraph() -> None:
    assert kinds(read(items((9, 0)), OUTLINE + num(1, 0)).blocks) == ["p"]


_PLAIN = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3")) + num(1, 0)


def levels(*pieces: str) -> list[int]:
    return [block.level for block in read("".join(pieces), _PLAIN).blocks if isinstance(block, ListItem)]


def at(level: int, indent: int = 0) -> str:
    where = f'<w:ind w:left="{indent}"/>' if indent else ""
    return p("x", properties=numbered(1, level) + where)


def test_prose_between_two_items_changes_no_level() -> None:
    pieces = (at(0), at(1), at(2), p("Prose."), at(2), at(1), p("Prose."), at(1), at(0), at(1))
    assert levels(*pieces) == [0, 1, 2, 2, 1, 1, 0, 1]


def test_prose_under_an_item_closes_no_list_of_styles() -> None:
    prose = p("Prose.", properties='<w:ind w:left="720"/>')
    assert levels(at(0, 360), at(0, 720), prose, at(0, 720), at(0, 360)) == [0, 1, 1, 0]


def test_a_list_taken_up_in_its_middle_goes_back_to_where_it_began() -> None:
    assert levels(p("Prose."), at(1, 720), at(0, 360), at(0, 720)) == [1, 0, 1]


def test_items_before_a_shallower_one_of_their_list_stand_below_it() -> None:
    deep = at(0, 720)
    assert levels(at(0, 360), deep, p("Prose."), deep, deep, at(0, 360), deep) == [0, 1, 1, 1, 0, 1]
