"""A document in each format that is read: the same words, made anew."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx
from openpyxl import Workbook
from openpyxl.styles import Font
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import Table as PdfTable

from jalon.documents import read_file
from jalon.documents.model import Block, Cell, Document, Heading, Image, ListItem, Paragraph, Run, Table

FORMATS = ("docx", "html", "xlsx", "pdf")


def versions(path: Path, folder: Path) -> dict[str, Path]:
    """The same document in each of FORMATS, written into `folder`."""
    document = read_file(path)
    makers = {"docx": make_word, "html": make_html, "xlsx": make_excel, "pdf": make_pdf}
    made: dict[str, Path] = {}
    for name in FORMATS:
        made[name] = folder / f"{path.stem}.{name}"
        makers[name](document, made[name])
    return made


def _shown(block: Paragraph) -> list[Run]:
    return [Run(f"{block.marker} "), *block.runs] if block.marker else block.runs


def _paragraphs(cell: Cell) -> Iterator[Paragraph]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for inner in (inner for row in block.rows for inner in row):
                yield from _paragraphs(inner)


def make_word(document: Document, path: Path) -> None:
    """A Word file: headings, paragraphs, tables with merged cells, bold and italic."""
    word = docx.Document()
    for before, block in pairwise([None, *document.blocks]):
        if isinstance(block, Table):
            if isinstance(before, Table):
                word.add_paragraph()  # two tables that touch are one, for Word and LibreOffice
            table = word.add_table(len(block.rows), block.columns, style="Table Grid")
            grid = [list(row.cells) for row in table.rows]
            for cell in (cell for row in block.rows for cell in row):
                top, left = cell.place.row or 0, cell.place.column or 0
                target = grid[top][left]
                if cell.row_span > 1 or cell.col_span > 1:
                    target = target.merge(grid[top + cell.row_span - 1][left + cell.col_span - 1])
                for number, inner in enumerate(_paragraphs(cell)):
                    _word_runs(target.paragraphs[0] if number == 0 else target.add_paragraph(), inner)
        elif isinstance(block, Paragraph):
            style = f"Heading {min(block.level, 9)}" if isinstance(block, Heading) else None
            _word_runs(word.add_paragraph(style=style), block)
    word.save(str(path))


def _word_runs(target: object, block: Paragraph) -> None:
    for run in _shown(block):
        made = target.add_run(run.text)  # type: ignore[attr-defined]
        made.bold, made.italic = run.bold or None, run.italic or None


def _markup(block: Paragraph) -> str:
    text = ""
    for run in _shown(block):
        piece = html.escape(run.text)
        piece = f"<i>{piece}</i>" if run.italic else piece
        text += f"<b>{piece}</b>" if run.bold else piece
    return text


def make_html(document: Document, path: Path) -> None:
    """A web page: headings, paragraphs, lists, tables with spans."""
    page = ['<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"></head><body>']
    page += [_html_block(block) for block in document.blocks]
    path.write_text("\n".join([*page, "</body></html>"]), encoding="utf-8")


def _html_block(block: Block) -> str:
    if isinstance(block, Table):
        rows = ("".join(map(_html_cell, row)) for row in block.rows)
        return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if isinstance(block, Image):
        return f'<img alt="{html.escape(block.alt)}">'
    if isinstance(block, Heading):
        return f"<h{block.level}>{_markup(block)}</h{block.level}>"
    if isinstance(block, ListItem):
        runs = _markup(Paragraph(block.runs, block.place))
        return f"<ul><li>{runs}</li></ul>"
    return f"<p>{_markup(block)}</p>"


def _html_cell(cell: Cell) -> str:
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    return f"<td{spans}>" + "".join(map(_html_block, cell.blocks)) + "</td>"


def make_excel(document: Document, path: Path) -> None:
    """A workbook of one sheet: text above and between tables, merged cells, an empty row around tables."""
    book = Workbook()
    sheet = book.active
    row = 1
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in (cell for cells in block.rows for cell in cells):
                top, left = row + (cell.place.row or 0), 1 + (cell.place.column or 0)
                target = sheet.cell(top, left)
                parts = list(_paragraphs(cell))
                target.value = "\n".join("".join(run.text for run in _shown(part)) for part in parts) or None
                target.font = Font(bold=bool(parts) and all(part.bold for part in parts))
                target.data_type = "s" if target.value else "n"  # a dash in front is no formula
                if cell.row_span > 1 or cell.col_span > 1:
                    sheet.merge_cells(None, top, left, top + cell.row_span - 1, left + cell.col_span - 1)
            row += len(block.rows) + 1
        elif isinstance(block, Paragraph):
            target = sheet.cell(row, 1, "".join(run.text for run in _shown(block)))
            target.data_type = "s"
            row += 1
    book.save(path)


def make_pdf(document: Document, path: Path) -> None:
    """A PDF in landscape: ruled tables with merged cells that break across pages."""
    styles = getSampleStyleSheet()
    page = landscape(letter)
    flow: list[Flowable] = []
    for block in document.blocks:
        if isinstance(block, Table):
            flow.append(_pdf_table(block, page[0] - 80))
        elif isinstance(block, Paragraph):
            style = styles["Heading2" if isinstance(block, Heading) else "BodyText"]
            flow.append(PdfParagraph(_markup(block), style))
    SimpleDocTemplate(str(path), pagesize=page, leftMargin=40, rightMargin=40).build(flow)


def _pdf_table(block: Table, width: float) -> Flowable:
    small = getSampleStyleSheet()["BodyText"].clone("cell", fontSize=8, leading=10, spaceBefore=0)
    content: list[list[object]] = [[""] * block.columns for _ in block.rows]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for cell in (cell for row in block.rows for cell in row):
        top, left = cell.place.row or 0, cell.place.column or 0
        content[top][left] = [PdfParagraph(_markup(part), small) for part in _paragraphs(cell)]
        if cell.row_span > 1 or cell.col_span > 1:
            style.append(("SPAN", (left, top), (left + cell.col_span - 1, top + cell.row_span - 1)))
    return PdfTable(content, colWidths=[width / block.columns] * block.columns, style=style, splitInRow=1)
