"""Lines that stand over a table or between two: which name a part of the plan, which say something of it all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.phrases.schedules import read_schedule
from jalon.recognition.bullets.words import ASIDE, ASIDE_IN_PROSE
from jalon.recognition.columns import Columns
from jalon.recognition.contents import is_day, is_status
from jalon.recognition.lines import Element, Grid, GridCell, Line
from jalon.recognition.numbers import Numbered, split_any_label, split_label, split_number
from jalon.recognition.titling import TITLES

MAX_HEADING_WORDS: Final = 30
_LINES: Final = 3  # between a heading and its table
_PROSE: Final = 8  # the same, where the heading is numbered and what stands between explains it


def plain_above_grid(elements: list[Element], at: int) -> bool:
    """Whether a line that looks like a heading, without a label, stands right over a table."""
    line, below = elements[at], elements[at + 1] if at + 1 < len(elements) else None
    return (
        isinstance(line, Line) and isinstance(below, Grid) and looks_like_heading(line) and not split_label(line.text)
    )


def is_over_parts(elements: list[Element], at: int) -> bool:
    """Whether a heading stands over deeper ones, with tables among them."""
    line = elements[at]
    if not isinstance(line, Line) or line.kind != "heading":
        return False
    deeper = False
    for element in elements[at + 1 :]:
        if isinstance(element, Grid):
            return deeper
        if isinstance(element, Line) and element.kind == "heading":
            if element.level <= line.level:
                return False
            deeper = True
    return False


def leads_to_grid(elements: list[Element], at: int) -> bool:
    """Whether a table follows this line, with at most a few short lines between; paragraphs under a numbered part."""
    for element in elements[at + 1 : at + 1 + _LINES]:
        if isinstance(element, Grid):
            return True
        if isinstance(element, Line) and len(element.string.split()) > MAX_HEADING_WORDS:
            break
    return heads_part(elements[at]) and _below_prose(elements[at + 1 : at + 1 + _PROSE])


def _below_prose(elements: list[Element]) -> bool:
    """Whether a table comes before any heading."""
    first = next((one for one in elements if isinstance(one, Grid) or getattr(one, "kind", "") == "heading"), None)
    return isinstance(first, Grid)


def heads_part(element: Element) -> bool:
    """Whether an element is a heading that numbers a part of the plan, whatever it calls it ("Action 7: Repairs")."""
    if not isinstance(element, Line) or element.kind != "heading":
        return False
    return split_any_label(element.text) is not None or split_number(element.text).number is not None


def explains(line: Line, above: Line) -> bool:
    """Whether a paragraph is about the numbered part right above it, which its table follows."""
    return line.kind != "heading" and heads_part(above)


def looks_like_heading(line: Line) -> bool:
    """Whether a line is short and written as headings are: styled, bold, in capitals, or without a stop."""
    words = line.string.split()
    if not words or len(words) > MAX_HEADING_WORDS or line.bullet:
        return False
    if line.kind == "heading" or line.text.bold or line.string.isupper():
        return True
    said = split_number(line.text).text.string
    return line.kind == "paragraph" and len(words) <= 14 and line.string[-1] not in ".;,:" and said[:1].isupper()


def is_across(string: str) -> bool:
    """Whether a line says something of the whole part above it: "En continu : …", "Tout au long du plan : …"."""
    head, colon, rest = string.partition(":")
    if not colon or not rest.strip() or len(head.split()) > 8 or any(map(str.isdigit, head)):
        return False
    reading = read_schedule(squeeze(head))
    return bool(reading.kind) and "undefined" not in reading.kind and not reading.rest


def names_a_part(line: Line, *, last: bool, among: bool) -> bool:
    """Whether an unlabelled line above a table names an axis: not a title or a date.

    `last`: the table is right under it; `among`: others stand so.
    """
    said = fold(line.string).strip(" :")
    if TITLES.fullmatch(said) or said in ASIDE or said in ASIDE_IN_PROSE:
        return False
    shown = line.kind == "heading" or line.text.bold or line.string.isupper()
    reading = read_schedule(line.string) if any(map(str.isdigit, line.string)) else None
    dated = reading is not None and reading.edtf is not None
    told = reading is not None and (reading.rest or reading.status or reading.trigger)
    if reading is not None and told and reading.earliest == reading.latest is not None:
        return False  # "Adopté en assemblée le 12 juin 2018" is no part of a plan
    numbered = split_number(line.text).number is not None  # "1. Jardin" over "Planter des arbres"
    return shown or ((last or numbered) and not dated and among)


def without_level(labelled: Numbered | None) -> Numbered | None:
    """A labelled line over a table, whose label is that of a line ("Strategy 1.1: Mend"): it holds what is below."""
    return replace(labelled, label=None, level=None) if labelled and labelled.number and labelled.text else None


def fits_columns(grid: Grid, columns: Columns) -> bool:
    """Whether a table has as many columns as others told, with days where they have days, else states likewise."""
    dated = [at for at in columns.of("schedule") if not columns.readings[at].marked]
    if grid.columns != len(columns.readings):
        return False
    cells = [[cell.string for row in grid.rows if (cell := row.cells[at]) and cell.string] for at in dated]
    filled = [texts for texts in cells if texts]
    if not dated:  # nor has it any state elsewhere
        stated = [at for at in columns.of("status", "results") if not columns.readings[at].marked]
        held = [[cell.string for row in grid.rows if (cell := row.cells[at]) and cell.string] for at in stated]
        return any(held) and all(sum(map(is_status, texts)) * 2 >= len(texts) for texts in held)
    return bool(filled) and all(sum(map(is_day, texts)) * 2 >= len(texts) for texts in filled)


def stands_above(cell: GridCell, labelled: Numbered, others: Collection[GridCell], levels: Collection[str]) -> bool:
    """A labelled line in the first column is a heading unless that very column holds such parts (`levels`)."""
    if cell.col_span > 1:
        return not others
    return cell.column == 0 and not others and labelled.level not in levels
