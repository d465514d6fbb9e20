"""Builds the sample documents: `python -m samples.build`. The built files are kept in the package (`jalon.samples`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from jalon.samples import SAMPLES
from samples import word
from samples.sources import Line, read


def build_workbook(name: str, path: Path) -> None:
    """The communication plan: a sheet with merged parts and a budget column."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Plan 2026"
    headings = ["Volet", "Objectif", "Action", "Responsable", "Échéance", "Budget", "Résultat attendu", "État"]
    merges: list[tuple[int, int]] = []  # (column, first row)
    axis = objective = ""
    for line in read(name):
        if line.mark in {"=", "@"}:
            sheet.append([line.text])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=14 if line.mark == "=" else 11)
            if line.mark == "@":
                sheet.append([])
                sheet.append(headings)
                for cell in sheet[sheet.max_row]:
                    cell.font = Font(bold=True)
                    cell.fill = PatternFill("solid", fgColor="DDE7E0")
        elif line.mark == "#":
            axis = line.text
            merges.append((1, sheet.max_row + 1))
        elif line.mark == "##":
            objective = line.text
            merges.append((2, sheet.max_row + 1))
        else:
            sheet.append([axis, objective, *("\n".join(cell) for cell in line.cells)])
            axis = objective = ""
            for cell in sheet[sheet.max_row]:
                cell.font = Font(bold=line.mark == "*" and cell.column > 2)
    _merge(sheet, merges)
    for letter_, width in zip("ABCDEFGH", (18, 26, 38, 24, 20, 10, 26, 14), strict=True):
        sheet.column_dimensions[letter_].width = width
    book.save(path)


def _merge(sheet: Any, merges: list[tuple[int, int]]) -> None:
    """Merge each part over its rows, and wrap every cell."""
    for column, first in merges:
        later = [row for col, row in merges if row > first and col <= column]
        last = min(later, default=sheet.max_row + 1) - 1
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def build_pdf(name: str, path: Path) -> None:
    """The plan before: ruled tables over several pages, headings repeated on each."""
    styles = getSampleStyleSheet()
    small = styles["BodyText"].clone("small", fontSize=10.5, leading=14)
    headings = ("Objectifs", "Actions", "Responsables", "Échéancier", "Résultats attendus", "Résultats")
    story: list[Any] = []
    rows: list[list[Any]] = []
    spans: list[tuple[int, int]] = []

    def text(words: str, *, bold: bool = False) -> Paragraph:
        return Paragraph(f"<b>{words}</b>" if bold else words, small)

    def close() -> None:
        if rows:
            story.extend([_ruled(rows, spans), Spacer(1, 12)])
        rows.clear()
        spans.clear()

    objective = ""
    for line in read(name):
        if line.mark == "=":
            story.append(Paragraph(line.text, styles["Title"]))
        elif line.mark == "@":
            story.append(Paragraph(line.text, styles["BodyText"]))
        elif line.mark == "#":
            close()
            story.append(Paragraph(line.text, styles["Heading2"]))
            rows.append([text(heading, bold=True) for heading in headings])
        elif line.mark == "##":
            objective = line.text
            spans.append((len(rows), len(rows)))
        else:
            rows.append([text(objective), *_cells(line, text)])
            spans[-1] = (spans[-1][0], len(rows) - 1)
            objective = ""
    close()
    SimpleDocTemplate(str(path), pagesize=landscape(letter), title="Plan d'action 2021-2024", invariant=True).build(
        story
    )


def _cells(line: Line, text: Any) -> list[Any]:
    return [
        [text(f"• {entry}" if len(cell) > 1 else entry, bold=line.mark == "*") for entry in cell] for cell in line.cells
    ]


def _ruled(rows: list[list[Any]], spans: list[tuple[int, int]]) -> Table:
    style: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#DDE7E0")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    style += [("SPAN", (0, first), (0, last)) for first, last in spans if last > first]
    return Table(list(rows), colWidths=[120, 160, 110, 95, 130, 100], repeatRows=1, style=TableStyle(style))


BUILDERS = {
    "plan-2024-2027.docx": word.build_table_plan,
    "comite-formation-2026-2027.docx": word.build_bullet_plan,
    "communications-2026.xlsx": build_workbook,
    "plan-2021-2024.pdf": build_pdf,
    "tournee-des-ateliers-2025.docx": word.build_report,
}


def build(folder: Path = SAMPLES) -> None:
    """Build every sample into a folder."""
    for name, builder in BUILDERS.items():
        builder(Path(name).stem, folder / name)


if __name__ == "__main__":
    build()
