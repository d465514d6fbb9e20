"""Word files of the samples: a table with merged cells, a list of bullets, a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from samples.sources import Line, read

HEADINGS = ("Objectifs", "Moyens", "Responsables", "Échéancier", "Résultats attendus", "Résultats")
WIDTHS = (4.2, 7.0, 3.8, 3.2, 4.4, 3.4)


def build_table_plan(name: str, path: Path) -> None:
    """The three-year plan: one table an axis, objectives merged over their rows, done rows in bold."""
    document = _new(landscape=True)
    table: Any = None
    objective: Any = None
    for line in read(name):
        if line.mark == "=":
            document.add_heading(line.text, level=0)
        elif line.mark in {"@", "%"}:
            document.add_paragraph(line.text)
        elif line.mark == "#":
            document.add_heading(line.text, level=1)
            table = _table(document, HEADINGS)
        elif line.mark == "##":
            objective = line.text
        elif line.mark == "~":
            cells = table.add_row().cells
            cells[0].merge(cells[-1]).text = line.text
        else:
            objective = _action_row(table, objective, line)
    document.save(str(path))


def _action_row(table: Any, objective: Any, line: Line) -> Any:
    """One action; `objective` is its text for a first row, else the cell above, which grows over this row."""
    cells = table.add_row().cells
    if isinstance(objective, str):
        cells[0].text = objective
        objective = cells[0]
    else:
        objective = objective.merge(cells[0])
        while not objective.paragraphs[-1].text:
            objective._element.remove(objective.paragraphs[-1]._element)
    for cell, width in zip(cells, WIDTHS, strict=True):
        cell.width = Cm(width)
    for cell, entries in zip(cells[1:], [*line.cells, [""], [""], [""]], strict=False):
        _entries(cell, entries, bold=line.mark == "*")
    return objective


def _entries(cell: Any, entries: list[str], *, bold: bool) -> None:
    for index, entry in enumerate(entries):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        if len(entries) > 1:
            paragraph.style = "List Bullet"
        paragraph.add_run(entry).bold = bold or None


def build_bullet_plan(name: str, path: Path) -> None:
    """The working plan of a committee: headings and two levels of bullets."""
    document = _new()
    for line in read(name):
        if line.mark == "=":
            document.add_heading(line.text, level=0)
        elif line.mark == "@":
            document.add_paragraph(line.text)
        elif line.mark == "#":
            document.add_heading(line.text, level=1)
        else:
            document.add_paragraph(line.text, style="List Bullet" if line.mark == "-" else "List Bullet 2")
    document.save(str(path))


def build_report(name: str, path: Path) -> None:
    """The report: sheets, needs, recommendations, contributions."""
    document = _new()
    table: Any = None
    for line in read(name):
        if line.mark == "=":
            document.add_heading(line.text, level=0)
        elif set(line.mark) == {"#"}:
            document.add_heading(line.text, level=len(line.mark))
        elif line.mark == "-":
            document.add_paragraph(line.text, style="List Bullet")
        elif line.mark == "!":
            texts = [cell[0] for cell in line.cells]
            if table is None:
                table = _table(document, texts)
            else:
                for cell, text in zip(table.add_row().cells, texts, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(line.text)
    document.save(str(path))


def _new(*, landscape: bool = False) -> Any:
    document = docx.Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.language = "fr-CA"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = Cm(1)
    return document


def _table(document: Any, headings: Any) -> Any:
    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, heading, width in zip(table.rows[0].cells, headings, WIDTHS, strict=False):
        cell.paragraphs[0].add_run(heading).bold = True
        cell.width = Cm(width)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "DDE7E0")
        cell._element.get_or_add_tcPr().append(shade)
    return table
