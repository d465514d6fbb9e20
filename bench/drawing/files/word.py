"""Word files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bench.drawing.blocks import Break, Bullet, Cell, Heading, Paper, Paragraph, Table


def word(paper: Paper) -> bytes:
    """The document as a Word file."""
    file = docx.Document()
    section = file.sections[0]
    if any(isinstance(block, Table) and len(block.rows[0]) > 4 for block in paper.blocks):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if paper.header:
        section.header.paragraphs[0].text = paper.header
        section.footer.paragraphs[0].text = paper.footer
    for block in paper.blocks:
        _put(file, block, paper)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _put(file: Any, block: object, paper: Paper) -> None:
    match block:
        case Heading():
            file.add_heading(block.text, block.level)
        case Paragraph():
            paragraph = file.add_paragraph()
            if block.label:
                paragraph.add_run(block.label).bold = paper.looks.get("labels") != "plain"
            run = paragraph.add_run(block.text)
            run.bold, run.font.strike = block.bold or None, block.struck or None
            if block.indent:
                paragraph.paragraph_format.left_indent = docx.shared.Cm(block.indent)
            if block.fill:
                _shade(paragraph._p.get_or_add_pPr(), block.fill)  # noqa: SLF001
        case Bullet() if paper.looks.get("bullets") == "typed":
            file.add_paragraph(f"{'    ' * block.depth}{block.mark} {block.text}")
        case Bullet():
            file.add_paragraph(block.text, style="List Bullet" if block.depth == 0 else "List Bullet 2")
        case Table():
            _table(file, block)
        case Break():
            file.add_page_break()


def _table(file: Any, block: Table) -> None:
    table = file.add_table(len(block.rows), len(block.rows[0]), style="Table Grid" if block.ruled else None)
    cells = [list(line.cells) for line in table.rows]
    for at, line in enumerate(block.rows):
        for place, cell in enumerate(line):
            if cell is None:
                continue
            target = cells[at][place]
            if cell.rows > 1 or cell.columns > 1:
                target = target.merge(cells[at + cell.rows - 1][place + cell.columns - 1])
            _fill(target, cell)
    file.add_paragraph()


def _fill(target: Any, cell: Cell) -> None:
    for at, text in enumerate(cell.text.split("\n")):
        paragraph = target.paragraphs[0] if at == 0 else target.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.strike = cell.bold or None, cell.italic or None, cell.struck or None
    if cell.fill:
        _shade(target._tc.get_or_add_tcPr(), cell.fill)  # noqa: SLF001


def _shade(properties: Any, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)
