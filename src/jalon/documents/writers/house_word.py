"""A new Word file in the layout of the house: styles of its own, headings, tables whose first row repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jalon.documents.model import Run
from jalon.documents.readers.docx_xml import Element, W
from jalon.documents.writers.characters import clean
from jalon.documents.writers.drawing import fitted, to_png
from jalon.documents.writers.house import Block, Grid, Picture, Printed, Text, Title, Value
from jalon.documents.writers.merging import EMPTY, Placed, merged
from jalon.documents.writers.widths import LETTER, widths_of
from jalon.documents.writers.word_drawing import EMU, KINDS, Drawn, drawing_of, next_number
from jalon.documents.writers.word_marks import hide, number_marks
from jalon.documents.writers.word_text import make, runs

PAGE = (Cm(21.59), Cm(27.94))
MARGIN = Cm(1.8)
TYPE = 10  # points
MARGINS = 216  # of a cell of the style of our tables, both, in twentieths of a point
INK, MUTED = RGBColor(0x1D, 0x25, 0x21), RGBColor(0x55, 0x60, 0x5A)


def to_word(printed: Printed) -> bytes:
    """The document as .docx. Pictures are drawn twice, for the versions of Word that show SVG and those that do not."""
    document: Any = docx.Document()
    _dress(document, printed)
    if printed.organisation:
        document.add_paragraph(clean(printed.organisation))
    document.add_heading(clean(printed.title), level=0)
    if printed.subtitle:
        document.add_paragraph(clean(printed.subtitle))
    for fact in printed.said_facts:
        document.add_paragraph(clean(fact))
    width = document.sections[0].page_width - 2 * MARGIN
    for block in printed.blocks:
        _write(document, block, width)
    out = BytesIO()
    number_marks(document.element)
    document.save(out)
    return out.getvalue()


def _dress(document: Any, printed: Printed) -> None:
    """Page, type and properties."""
    document.core_properties.title = clean(printed.title)[:255]
    document.core_properties.author = clean(printed.organisation)[:255]
    document.core_properties.comments = ""
    document.core_properties.language = f"{printed.language}-CA"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(TYPE)
    normal.paragraph_format.space_after = Pt(4)
    _language(document, f"{printed.language}-CA")
    for name, size in (("Title", 22), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), INK
        fonts = style.element.rPr.rFonts
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]  # the theme's own face would win
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    if printed.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = PAGE[1], PAGE[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    if printed.footer:
        foot = section.footer.paragraphs[0]
        foot.text = clean(printed.footer)
        for run in foot.runs:
            run.font.size, run.font.color.rgb = Pt(8), MUTED


def _language(document: Any, code: str) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for found in defaults.findall(qn("w:lang")):
        found.set(qn("w:val"), code)


def _write(document: Any, block: Block, width: int) -> None:
    if isinstance(block, Title):
        heading = document.add_heading(clean(block.text), level=min(block.level, 9))
        if block.identity:
            hide(heading._p, block.identity)  # noqa: SLF001  # python-docx gives its XML no other name
    elif isinstance(block, Text):
        for line in block.lines:
            paragraph = document.add_paragraph(style="List Bullet" if block.bullets else None)
            paragraph.add_run(clean(line)).font.size = Pt(8.5) if block.small else None
            if block.identity and line is block.lines[0]:
                hide(paragraph._p, block.identity)  # noqa: SLF001
    elif isinstance(block, Picture):
        _picture(document, block, width)
    else:
        _grid(document, block, width)


def _picture(document: Any, picture: Picture, width: int) -> None:
    """A drawing on a line of its own, with its words for whoever does not see it."""
    number = next_number(document.element)
    name = PackURI(f"/word/media/drawing{number}.svg")
    drawing = Part(name, KINDS["svg"], picture.svg.encode(), document.part.package)
    pixels, _image = document.part.get_or_add_image(BytesIO(to_png(picture.svg)))
    drawn = Drawn(pixels, document.part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE))
    size = fitted(picture.svg, width / EMU, picture.width)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph._p.append(drawing_of(drawn, size, picture.words, number))  # noqa: SLF001
    if picture.identity:
        hide(paragraph._p, picture.identity)  # noqa: SLF001


def _grid(document: Any, grid: Grid, width: int) -> None:
    """The whole table as XML at once: a thousand rows cell by cell through python-docx take five seconds."""
    room = widths_of(grid, width / EMU, letter=TYPE * LETTER * 20, around=MARGINS)
    widths = [str(round(each)) for each in room.each]
    head = [Placed(Value(column.heading, bold=True), 0, at) for at, column in enumerate(grid.columns)]
    starts: dict[int, list[Placed]] = {}
    for placed in merged(grid):
        for covered in range(placed.row, placed.row + placed.rows):
            starts.setdefault(covered, []).append(placed)
    table = make("tbl")
    properties = make("tblPr")
    properties.extend(
        [
            make("tblStyle", val="TableGrid"),
            make("tblW", type="dxa", w=str(round(width / EMU))),
            make("tblLayout", type="fixed"),
        ]
    )
    columns = make("tblGrid")
    columns.extend(make("gridCol", w=each) for each in widths)
    table.extend([properties, columns, _row(0, head, widths, header=True)])
    for at, row in enumerate(grid.rows):
        cells = sorted(starts.get(at, []), key=lambda placed: placed.column)
        element = _row(at, cells, widths)
        table.append(element)
        if row.identity:
            own = next((placed for placed in cells if placed.row == at), None)
            paragraph = next(iter(element.iter(f"{W}p")) if own is None else _paragraphs(element, cells.index(own)))
            hide(paragraph, row.identity)
    body = document.element.body
    body.insert(len(body) - 1, table)  # before the page's own properties, which come last
    document.add_paragraph()


def _paragraphs(row: Element, cell: int) -> Iterator[Element]:
    return row.findall(f"{W}tc")[cell].iterchildren(f"{W}p")


def _row(at: int, cells: Sequence[Placed], widths: Sequence[str], *, header: bool = False) -> Element:
    row, properties = make("tr"), make("trPr")
    properties.append(make("cantSplit"))
    if header:
        properties.append(make("tblHeader"))
    row.append(properties)
    for placed in cells:
        cell, own = make("tc"), make("tcPr")
        span = widths[placed.column : placed.column + placed.columns]
        own.append(make("tcW", w=str(sum(map(int, span))), type="dxa"))
        if placed.columns > 1:
            own.append(make("gridSpan", val=str(placed.columns)))
        if placed.rows > 1:
            own.append(make("vMerge", val="restart" if placed.row == at else "continue"))
        if header or placed.across:
            own.append(make("shd", val="clear", color="auto", fill="EEF1EE"))
        cell.append(own)
        cell.extend(_lines(placed.value if placed.row == at else EMPTY))
        row.append(cell)
    return row


def _lines(value: Value) -> Iterator[Element]:
    for line in value.lines:
        paragraph, properties = make("p"), make("pPr")
        if value.bullets and line:
            properties.append(make("pStyle", val="ListBullet"))
        properties.append(make("spacing", before="0", after="20"))
        if value.bullets and line:
            properties.append(make("ind", left="200", hanging="200"))  # a narrow column has no room for more
        paragraph.append(properties)
        paragraph.extend(runs([Run(line, bold=value.bold)]))
        yield paragraph
