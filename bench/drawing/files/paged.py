"""PDF files."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Grid

from bench.drawing.blocks import Break, Bullet, Cell, Heading, Paper, Paragraph, Table

_MARGIN: Final = 40
_WIDE: Final = 4  # columns from which a page lies on its side
_SMALL: Final = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=10)


def paged(paper: Paper) -> bytes:
    """The document as a PDF."""
    stream = BytesIO()
    wide = any(isinstance(block, Table) and len(block.rows[0]) > _WIDE for block in paper.blocks)
    size = landscape(A4) if wide else A4
    file = SimpleDocTemplate(
        stream, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, title=paper.title, invariant=1
    )
    width = size[0] - 2 * _MARGIN - 12

    def margins(canvas: Any, _file: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, size[1] - 24, paper.header)
        canvas.drawString(_MARGIN, 20, paper.footer)

    file.build([_block(block, width) for block in paper.blocks], onFirstPage=margins, onLaterPages=margins)
    return stream.getvalue()


def _block(block: object, width: float) -> Any:
    styles = getSampleStyleSheet()
    match block:
        case Heading():
            return Flowing(escape(block.text), styles["Title" if block.level == 0 else f"Heading{block.level}"])
        case Paragraph():
            label = f"<b>{escape(block.label)}</b>" if block.label else ""
            text = f"<b>{escape(block.text)}</b>" if block.bold else escape(block.text)
            return Flowing(label + text, ParagraphStyle("p", parent=styles["Normal"], leftIndent=18 * block.indent))
        case Bullet():
            style = ParagraphStyle("b", parent=styles["Normal"], leftIndent=18 * (block.depth + 1))
            return Flowing(escape(block.text), style, bulletText="•")
        case Table():
            return _table(block, width)
        case Break():
            return PageBreak()
        case _:
            return Spacer(1, 1)


def _table(block: Table, width: float) -> Grid:
    cells = [[_cell(cell) for cell in line] for line in block.rows]
    look: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if block.ruled:
        look.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
    for down, line in enumerate(block.rows):
        for across, cell in enumerate(line):
            if cell and (cell.rows > 1 or cell.columns > 1):
                look.append(("SPAN", (across, down), (across + cell.columns - 1, down + cell.rows - 1)))
    longest = [_needed([line[at] for line in block.rows]) for at in range(len(block.rows[0]))]
    grid = Grid(cells, colWidths=[width * one / sum(longest) for one in longest], style=look)
    grid.spaceAfter = 10
    return grid


def _needed(cells: list[Cell | None]) -> int:
    """The share of the width that a column takes: no word of it is cut, and long texts get more."""
    texts = [cell.text for cell in cells if cell and cell.columns == 1]
    words = [len(word) for text in texts for word in text.split()]
    return max([6, *(one + 3 for one in words), *(min(34, len(text)) for text in texts)])


def _cell(cell: Cell | None) -> Any:
    if cell is None:
        return ""
    text = escape(cell.text).replace("\n", "<br/>")
    return Flowing(f"<b>{text}</b>" if cell.bold else text, _SMALL)
