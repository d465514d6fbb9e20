"""The files of a bilan opened again: whether each says every line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing

from pypdfium2 import PdfDocument

from jalon.documents import read_bytes
from jalon.documents.model import Table
from jalon.plans.models import Plan
from jalon.reports.cells import all_lines, text_of
from jalon.reports.choices import Format
from jalon.reports.model import Bilan
from jalon.reports.printing import print_bilan


def unsaid(bilan: Bilan, plan: Plan) -> Iterator[str]:
    """What is missing from the files of a bilan, format by format: nothing, when each opens and says all of it."""
    texts = [text_of(line) for line in all_lines(bilan)]
    said = [each for line in all_lines(bilan) for each in line.result.lines]
    for fmt in Format:
        letters = _letters(words_in(print_bilan(bilan, plan, fmt), fmt))
        for text in (*texts, *said):
            words = text.split() if fmt is Format.PDF else [text]  # a column may end between two words
            if missing := [word for word in words if not _is_in(letters, _letters(word), whole=fmt is not Format.PDF)]:
                yield f"{fmt.value} does not say {missing} of {text!r}"


def words_in(data: bytes, fmt: Format) -> str:
    """All that a file says. Raises what its reader raises for one that does not open."""
    if fmt is Format.JSON:
        rows = json.loads(data)["resources"][0]["data"]
        return "\n".join(str(value) for row in rows for value in row.values())
    if fmt is Format.CSV:
        return "\n".join(value for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for value in row)
    if fmt is Format.PDF:
        with closing(PdfDocument(data)) as document:
            return "".join(page.get_textpage().get_text_range() for page in document)
    blocks = list(read_bytes(data, f"bilan.{fmt.value}").walk())
    down = [text for block in blocks if isinstance(block, Table) for text in _columns(block)]
    return "\n".join([*(block.text for block in blocks if hasattr(block, "text")), *down])


def _columns(table: Table) -> Iterator[str]:
    """What each column says from top to bottom: a cell may go on in the rows below."""
    cells = [cell for row in table.rows for cell in row]
    for column in range(table.columns):
        yield "\n".join(cell.text for cell in cells if cell.place.column == column)


def _letters(text: str) -> str:
    """A text without spaces, nor the hyphens at the ends of the lines of a PDF."""
    return "".join(text.replace("\ufffe", "").split())


def _is_in(letters: str, word: str, *, whole: bool) -> bool:
    """Whether a word is there; not `whole`, in two parts: a column beside may come between the two."""
    if whole or word in letters:
        return word in letters
    return any(word[:at] in letters and word[at:] in letters for at in range(2, len(word) - 1))
