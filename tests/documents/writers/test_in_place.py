"""A Word or OpenDocument file edited in place keeps what is not touched."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from samples.office import saved_by_libreoffice

from jalon.documents.model import Document, Heading, Image, Paragraph, Place, Run, Table
from jalon.documents.readers.docx_xml import W
from jalon.documents.readers.marks import about
from jalon.documents.readers.odf_xml import FO, OFFICE, STYLE, TABLE, TEXT, points
from jalon.documents.writers.house import Picture
from jalon.documents.writers.in_place import InPlace
from jalon.documents.writers.marks import BOLD, Mark
from jalon.documents.writers.opendocument import TextFile
from jalon.documents.writers.word import WordFile
from jalon.samples import SAMPLES

PLAN = (SAMPLES / "plan-2024-2027.docx").read_bytes()
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><rect width="40" height="10"/></svg>'
BLOCK = 6  # the first table of the plan: six columns, the first merged downwards


@pytest.fixture(scope="session")
def opendocument() -> bytes:
    """The same plan as LibreOffice saves it."""
    try:
        return saved_by_libreoffice({"plan.docx": PLAN}, "odt")["plan.docx"]
    except LookupError as missing:
        pytest.skip(f"{missing}: it makes the OpenDocument version of the plan")


@pytest.fixture(params=["docx", "odt"])
def file(request: pytest.FixtureRequest) -> InPlace:
    """The plan, in each format."""
    if request.param == "docx":
        return WordFile(PLAN)
    return TextFile(request.getfixturevalue("opendocument"))


def again(file: InPlace) -> InPlace:
    """The file opened again once it is saved."""
    return type(file)(file.save())


def saved(file: InPlace) -> Document:
    """The file as it reads once it is saved."""
    return again(file).document


def table(document: Document, at: int = 0) -> Table:
    """One of its tables."""
    return [block for block in document.blocks if isinstance(block, Table)][at]


def texts(found: Table, row: int) -> list[str]:
    """What the cells that begin in a row say."""
    return [cell.text for cell in found.rows[row]]


def place(row: int, column: int) -> Place:
    """A cell of the first table."""
    return Place(BLOCK, None, row, column)


def break_before(file: InPlace, block: Paragraph) -> None:
    """Let a paragraph begin a page, as its format says it of that paragraph alone."""
    element = block.origin
    if isinstance(file, WordFile):
        properties = element.makeelement(f"{W}pPr")
        properties.append(element.makeelement(f"{W}pageBreakBefore"))
        element.insert(0, properties)
        return
    name = file._looks.laid_out(element.get(f"{TEXT}style-name", ""), "break-before", "page")  # type: ignore[attr-defined]
    element.set(f"{TEXT}style-name", name)


def begins_page(data: bytes) -> int:
    """How many paragraphs say of themselves that they begin a page."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        part = next(name for name in archive.namelist() if name in {"word/document.xml", "content.xml"})
        root = etree.fromstring(archive.read(part))
    styles = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        if any(properties.get(f"{FO}break-before") == "page" for properties in style)
    }
    styled = sum(each.get(f"{TEXT}style-name") in styles for each in root.iter(f"{TEXT}p", f"{TEXT}h"))
    return styled + sum(1 for _each in root.iter(f"{W}pageBreakBefore"))


def widths_of(root: Any) -> list[float]:
    """The widths of the columns of the last table of a text."""
    if root.tag.startswith(W):
        return [float(column.get(f"{W}w")) for column in list(root.iter(f"{W}tblGrid"))[-1]]
    styles = {style.get(f"{STYLE}name"): style[0] for style in root.iter(f"{STYLE}style") if len(style)}
    columns = list(root.iter(f"{TABLE}table"))[-1].findall(f"{TABLE}table-column")
    return [points(styles[each.get(f"{TABLE}style-name")].get(f"{STYLE}column-width")) or 0 for each in columns]


def test_cell_says_what_it_is_given(file: InPlace) -> None:
    """Two lines are two paragraphs; what looks like markup is text."""
    file.set_cell(place(2, 5), [[Run("Tenu à <b>Laval</b> & {{ ici }}")], [Run("Deux fois")]])
    assert texts(table(saved(file)), 2)[-1] == "Tenu à <b>Laval</b> & {{ ici }}\nDeux fois"


def test_nothing_else_changes(file: InPlace) -> None:
    """Every other part keeps its bytes, and every other cell its words."""
    before, untouched = table(file.document), file.save()
    file.set_cell(place(2, 5), [[Run("Tenu")]])
    with zipfile.ZipFile(BytesIO(untouched)) as old, zipfile.ZipFile(BytesIO(file.save())) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    after = table(saved(file))
    others = [(texts(before, row), texts(after, row)) for row in range(len(before.rows)) if row != 2]
    assert changed in (["word/document.xml"], ["content.xml"])
    assert all(old == new for old, new in others)


def test_column_is_added_on_every_row(file: InPlace) -> None:
    """Its heading looks like the others, its cells can be written."""
    column = file.add_column(BLOCK, [Run("Bilan")])
    file.set_cell(place(3, column), [[Run("Atteint")]])
    found = table(saved(file))
    assert (found.columns, texts(found, 0)[-1], texts(found, 3)[-1]) == (7, "Bilan", "Atteint")


def test_column_keeps_the_width_of_the_table() -> None:
    """The others give it theirs."""
    file = WordFile(PLAN)
    widths = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}w"
    grid = table(file.document).origin.find("{*}tblGrid")
    before = sum(int(column.get(widths)) for column in grid)
    file.add_column(BLOCK, [Run("Bilan")], share=0.25)
    assert sum(int(column.get(widths)) for column in grid) == pytest.approx(before, abs=10)


def test_row_goes_on_from_the_cell_above(file: InPlace) -> None:
    """The merged objective grows by one row, the row after stays where it was."""
    file.add_row(BLOCK, 3, {1: [[Run("Action nouvelle")]]}, continued=[0])
    before, after = table(file.document), table(saved(file))
    assert after.rows[1][0].row_span == before.rows[1][0].row_span + 1
    assert texts(after, 4)[0] == "Action nouvelle"
    assert texts(after, 5) == texts(before, 4)


def test_a_row_inside_a_merged_cell_is_of_it(file: InPlace) -> None:
    """Though no one said so: what it says goes on to its last row."""
    before = table(file.document).rows[1][0]
    file.add_row(BLOCK, 3, {1: [[Run("Action nouvelle")]]})
    assert table(saved(file)).rows[1][0].row_span == before.row_span + 1


@pytest.mark.parametrize("above", [True, False])
def test_words_inside_a_merged_cell_part_it_in_two(file: InPlace, *, above: bool) -> None:
    """Which says its own on both sides."""
    words, spans = table(file.document).rows[1][0].text, table(file.document).rows[1][0].row_span
    file.add_row(BLOCK, 4 if above else 3, {0: [[Run("Autre objectif")]], 1: [[Run("Action")]]}, above=above)
    found = [cell for row in table(saved(file)).rows for cell in row if cell.place.column == 0][1:4]
    assert [cell.text for cell in found] == [words, "Autre objectif", words]
    assert [cell.row_span for cell in found] == [3, 1, spans - 3]


def test_a_row_above_a_line_across_has_its_cells(file: InPlace) -> None:
    """In the look of one that has several."""
    across = len(table(file.document).rows) - 1
    assert len(table(file.document).rows[across]) == 1
    file.add_row(BLOCK, across, {0: [[Run("Objectif")]], 5: [[Run("Atteint")]]}, like=2, above=True)
    found = texts(table(saved(file)), across)
    assert (found[0], found[-1]) == ("Objectif", "Atteint")


def test_rows_added_after_the_same_one_keep_their_order(file: InPlace) -> None:
    """The first asked for is the first."""
    file.add_row(BLOCK, 3, {1: [[Run("Une")]]}, continued=[0])
    file.add_row(BLOCK, 3, {1: [[Run("Deux")]]}, continued=[0])
    found = table(saved(file))
    assert [texts(found, 4)[0], texts(found, 5)[0]] == ["Une", "Deux"]


def test_row_taken_out_gives_its_merged_cell_to_the_next(file: InPlace) -> None:
    """The objective that began there begins below."""
    objective = table(file.document).rows[1][0].text
    file.remove_row(BLOCK, 1)
    assert table(saved(file)).rows[1][0].text == objective


def test_highlight_on_and_off(file: InPlace) -> None:
    """Bold as a whole, then not at all."""
    file.set_mark(place(2, 1), BOLD, on=False)
    assert not any(run.bold for block in table(saved(file)).rows[2][0].blocks for run in block.runs)  # type: ignore[union-attr]
    file.set_mark(place(2, 1), BOLD, on=True)
    assert all(block.bold for block in table(saved(file)).rows[2][0].blocks)  # type: ignore[union-attr]


def test_table_is_added_at_the_end(file: InPlace) -> None:
    """Under its title, with a heading row repeated on each page."""
    file.add_table([Run("Hors plan")], [[Run("Quoi")], [Run("Qui")]], [[[[Run("Un salon")]], [[Run("CA")]]]])
    found = table(saved(file), -1)
    assert ([texts(found, 0), texts(found, 1)], found.header_rows) == ([["Quoi", "Qui"], ["Un salon", "CA"]], 1)


def test_a_picture_stands_at_the_end_with_its_words(file: InPlace) -> None:
    """Once: printed again in what was printed, another takes its place, and nothing is kept of the first."""
    file.add_picture(Picture(DRAWING, "Deux axes", 0.5, about(0)))
    file = again(file)
    file.remove_about()
    file.add_picture(Picture(DRAWING, "Trois axes", 0.5, about(0)))
    data = file.save()
    found = type(file)(data).document
    assert [block.alt for block in found.walk() if isinstance(block, Image)] == ["Trois axes"]
    assert [margin.kind for margin in found.margins if any(isinstance(block, Image) for block in margin.blocks)] == [
        "about"
    ]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        drawn = {name.rpartition(".")[2] for name in archive.namelist() if "jalon" in name}
        assert (len(archive.namelist()), drawn) == (len(set(archive.namelist())), {"png", "svg"})
        listed = next(name for name in archive.namelist() if name in {"[Content_Types].xml", "META-INF/manifest.xml"})
        assert b"image/svg+xml" in archive.read(listed)


@pytest.mark.parametrize(("height", "share"), [(100, 0.5), (4_000, 0.06)])
def test_a_picture_takes_its_share_of_the_page(height: int, share: float) -> None:
    """Of a page laid wide, its margins left out; less when it is high: it stays on its page."""
    file = WordFile(PLAN)
    root = file.document.blocks[0].origin.getroottree().getroot()  # type: ignore[union-attr]
    root.find(".//{*}pgSz").set(f"{W}w", "15840")
    for side in ("left", "right"):
        root.find(".//{*}pgMar").set(f"{W}{side}", "1080")
    file.add_picture(Picture(DRAWING.replace('height="100"', f'height="{height}"'), "Deux axes", 0.5))
    extent = root.find(".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    assert int(extent.get("cx")) == pytest.approx((15_840 - 2 * 1_080) * 635 * share, rel=0.01)


def test_a_new_heading_is_as_bold_as_those_it_looks_like(file: InPlace) -> None:
    file.add_text([Run("Sommaire")], heading=True)
    last = saved(file).blocks[-1]
    assert isinstance(last, Heading)
    assert last.bold


def test_new_paragraphs_begin_no_page(file: InPlace) -> None:
    """Though what they look like does."""
    model = next(block for block in file.document.blocks if type(block) is Paragraph)
    break_before(file, model)
    file.add_paragraphs(model.place, [[Run("Une")], [Run("Deux")]], model.place)
    assert begins_page(file.save()) == 1


def test_columns_are_as_wide_as_asked(file: InPlace) -> None:
    """Beside each other, the whole as wide as the table it looks like."""
    file.add_table([], [[Run("Axe")], [Run("Fait")]], [[[[Run("Jardins")]], [[Run("2")]]]], shares=[3, 1])
    wide, narrow = widths_of(list(file._tables.values())[-1].origin.getroottree().getroot())
    assert wide == pytest.approx(3 * narrow, rel=0.01)


def test_the_headings_of_a_table_stand_whole(file: InPlace) -> None:
    """No page ends inside them, and what they say stays."""
    before = texts(table(file.document), 0)
    file.keep_over(BLOCK)
    row = next(iter(file._rows_of(table(file.document).origin)))
    name = row.get(f"{TABLE}style-name")
    styles = [each for each in file._root.iter(f"{STYLE}style") if name and each.get(f"{STYLE}name") == name]
    whole = [each.get(f"{FO}keep-together") for style in styles for each in style] or [
        each.tag for each in row.iter(f"{W}cantSplit")
    ]
    assert whole in (["always"], [f"{W}cantSplit"])
    assert texts(table(saved(file)), 0) == before


def test_new_styles_take_no_name_that_is_known(opendocument: bytes) -> None:
    """What was printed may be printed in again."""
    data = opendocument
    for mark in (BOLD, Mark("strike")):
        file = TextFile(data)
        file.set_mark(place(2, 1), mark, on=True)
        data = file.save()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    names = [style.get(f"{STYLE}name") for style in content.find(f"{OFFICE}automatic-styles")]  # type: ignore[union-attr]
    assert len(names) == len(set(names))


def test_identity_is_found_where_it_was_hidden(file: InPlace) -> None:
    """It stays with the cell when rows come before it, and adds no word."""
    identity = uuid4()
    file.tag(place(4, 1), identity)
    file.add_row(BLOCK, 2, {}, continued=[0])
    assert again(file).document.identities == [(place(5, 1), identity)]


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_text_comes_out_whole(text: str) -> None:
    """Whatever XML can hold, and the file still reads."""
    file = WordFile(PLAN)
    file.set_cell(place(2, 5), [[Run("avant " + text + " après")]])
    said = texts(table(saved(file)), 2)[-1]
    letters = [letter for letter in text if letter.isalnum() and ord(letter) > 31]
    assert [letter for letter in said.removeprefix("avant").removesuffix("après") if letter.isalnum()] == letters
