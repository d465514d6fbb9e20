"""Workbooks and CSV files."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from bench.drawing.blocks import Break, Bullet, Cell, Heading, Paper, Paragraph, Sheet, Table, grid

_LINE = Side(style="thin")
_SLIM = 30  # characters that the name of a sheet may have, and some that it may not


def workbook(paper: Paper) -> bytes:
    """The document as a workbook: texts in the first column, tables as they are."""
    book = Workbook()
    page = book.active
    page.title = paper.looks.get("sheet", "Plan")
    used = False
    before: object = None
    for block in paper.blocks:
        match block:
            case Sheet():
                name = "".join(one for one in block.name if one not in "[]:*?/\\")[:_SLIM]
                if used:
                    page = book.create_sheet(name)
                else:
                    page.title = name
            case Heading() | Paragraph() | Bullet():
                label = block.label if isinstance(block, Paragraph) else ""
                page.append([label + block.text])
                bold = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.bold)
                page.cell(page.max_row, 1).font = Font(bold=bold)
            case Table():
                _table(page, block, gap=int(isinstance(before, Table)))
            case Break():
                continue
        used, before = True, block
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table(page: Any, block: Table, *, gap: int) -> None:
    top = page.max_row + 1 if page.max_row > 1 or page.cell(1, 1).value is not None else 1
    top += gap
    for down, line in enumerate(block.rows):
        for across, cell in enumerate(line):
            if cell is not None:
                _fill(page, top + down, across + 1, cell, ruled=block.ruled)
    for letter in "ABCDEFGHIJKL"[: len(block.rows[0])]:
        page.column_dimensions[letter].width = 28


def _fill(page: Any, down: int, across: int, cell: Cell, *, ruled: bool) -> None:
    place = page.cell(down, across, cell.text or None)
    place.alignment = Alignment(wrap_text=True, vertical="top")
    place.font = Font(bold=cell.bold, italic=cell.italic, strike=cell.struck)
    if ruled:
        place.border = Border(_LINE, _LINE, _LINE, _LINE)
    if cell.fill:
        place.fill = PatternFill("solid", fgColor=f"FF{cell.fill}")
    if cell.rows > 1 or cell.columns > 1:
        page.merge_cells(
            start_row=down, end_row=down + cell.rows - 1, start_column=across, end_column=across + cell.columns - 1
        )


def csv_file(paper: Paper) -> bytes:
    """The document as a CSV file: texts alone on their line."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=paper.looks.get("delimiter", ","))
    for block in paper.blocks:
        match block:
            case Table():
                writer.writerows(grid(block))
            case Heading() | Paragraph() | Bullet():
                writer.writerow([block.text])
            case _:
                continue
    return stream.getvalue().encode("utf-8-sig" if paper.looks.get("encoding") == "mark" else "utf-8")
