"""The formats that a drawn document may be written in, and what their pages carry besides the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bench.drawing.blocks import Paper
from bench.drawing.files.noise import decorate
from bench.drawing.files.sheets import csv_file, workbook
from bench.drawing.files.word import word

WRITERS: Final[dict[str, Callable[[Paper], bytes]]] = {"docx": word, "xlsx": workbook, "csv": csv_file}

__all__ = ["WRITERS", "decorate"]
