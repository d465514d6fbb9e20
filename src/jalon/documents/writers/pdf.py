"""Tagged PDF (PDF/UA-1), typeset by Typst from data alone: nothing is fetched, nothing in a text is markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from jalon.documents.writers.characters import clean
from jalon.documents.writers.house import Block, Grid, Picture, Printed, Text, Title
from jalon.documents.writers.merging import Placed, merged
from jalon.documents.writers.widths import LETTER, widths_of

TEMPLATE = Path(__file__).with_name("house.typ")
# The first that the machine has; the last comes with Typst. Quiet faces made for tables.
FONTS = ["Liberation Sans", "DejaVu Sans", "Noto Sans", "Libertinus Serif"]
PAGE = (612.0, 792.0)  # points: how wide a letter page is, upright and laid wide
MARGIN, TYPE, INSET = 45.4, 8.5, 4.0  # points, as the template has them
LONG = 700  # letters in a cell of ordinary width: a longer row may go on over the page, others stay whole

Json = dict[str, Any]


def to_pdf(printed: Printed) -> bytes:
    """The document as PDF/UA-1."""
    data = {
        "title": clean(printed.title) or "–",
        "language": printed.language,
        "region": "ca",
        "organisation": clean(printed.organisation),
        "subtitle": clean(printed.subtitle),
        "footer": clean(printed.footer),
        "facts": [[clean(name), clean(said)] for name, said in printed.facts],
        "landscape": printed.landscape,
        "fonts": FONTS,
        "blocks": [_block(block, landscape=printed.landscape) for block in printed.blocks],
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        return _compiled(inputs, accessible=True)
    except typst.TypstError:
        # A character no font of this machine draws (an emoji) is no reason to give no document: it is tagged all
        # the same, without declaring a conformity it would not have.
        return _compiled(inputs, accessible=False)


def _compiled(inputs: dict[str, str], *, accessible: bool) -> bytes:
    written: bytes = typst.compile(str(TEMPLATE), sys_inputs=inputs, pdf_standards="ua-1" if accessible else None)
    return written


def _block(block: Block, *, landscape: bool) -> Json:
    if isinstance(block, Title):
        return {"kind": "title", "text": clean(block.text) or "–", "level": block.level}
    if isinstance(block, Text):
        lines = [clean(line) for line in block.lines]
        return {"kind": "text", "lines": lines, "bullets": block.bullets, "small": block.small}
    if isinstance(block, Picture):
        return {"kind": "picture", "svg": block.svg, "words": clean(block.words), "width": block.width}
    room = PAGE[landscape] - 2 * MARGIN
    widths = widths_of(block, room, letter=TYPE * LETTER, around=2 * INSET)
    return {
        "kind": "grid",
        "headings": [clean(column.heading) for column in block.columns],
        "shares": list(widths.each),
        "whole": widths.whole,
        "cells": _cells(block),
    }


def _cells(grid: Grid) -> list[Json]:
    cells = merged(grid)
    ordinary = sum(column.share for column in grid.columns) / 6
    long = {
        cell.row
        for cell in cells
        if len(cell.value.text) > LONG * max(1.0, grid.columns[cell.column].share / ordinary)
        or cell.value.text.count("\n") > LONG // 25
    }
    return [_cell(cell, long=cell.row in long) for cell in cells]


def _cell(cell: Placed, *, long: bool) -> Json:
    return {
        "x": cell.column,
        "y": cell.row,
        "rows": cell.rows,
        "columns": cell.columns,
        "across": cell.across,
        "breaks": long or cell.rows > 1,
        "lines": [clean(line) for line in cell.value.lines],
        "bold": cell.value.bold,
        "bullets": cell.value.bullets,
    }
