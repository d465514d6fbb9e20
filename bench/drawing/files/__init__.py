"""The formats that a drawn document may be written in, and what their pages carry besides the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bench.drawing.blocks import Paper
from bench.drawing.files.noise import decorate
from bench.drawing.files.opened import opened
from bench.drawing.files.paged import paged
from bench.drawing.files.sheets import csv_file, workbook
from bench.drawing.files.text import markdown, page, plain
from bench.drawing.files.word import word

WRITERS: Final[dict[str, Callable[[Paper], bytes]]] = {
    "docx": word, "xlsx": workbook, "csv": csv_file, "odt": opened, "pdf": paged,
    "md": markdown, "html": page, "txt": plain,
}  # fmt: skip

__all__ = ["WRITERS", "decorate"]
