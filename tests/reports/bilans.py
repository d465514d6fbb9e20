"""Bilans made by hand of what is read in our samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from uuid import uuid4

import docx
from docx.oxml.ns import qn
from pypdfium2 import PdfDocument
from samples.bilans import bilan_of

from jalon.plans.reading import read_plan
from jalon.reports.choices import Format
from jalon.reports.in_layout import Origin
from jalon.reports.model import Bilan, Line, Result
from jalon.reports.printing import print_from
from jalon.samples import SAMPLES

TABLE, BULLETS = "plan-2024-2027.docx", "comite-formation-2026-2027.docx"


@cache
def _read(name: str) -> dict[str, Any]:
    """What is read in a sample, once for a run."""
    return read_plan((SAMPLES / name).read_bytes(), name).proposal


def made(name: str) -> tuple[Bilan, Origin]:
    """The bilan that says what a sample says, and the sample."""
    data = (SAMPLES / name).read_bytes()
    proposal = deepcopy(_read(name))
    bilan, nodes = bilan_of(proposal)
    return bilan, Origin(data, Format.DOCX, proposal, nodes)


def find(bilan: Bilan, words: str) -> Line:
    """The line that begins so."""
    return next(line for line in bilan.walk() if line.item.text.startswith(words))


def said(line: Line, *lines: str, status: str = "done") -> None:
    """What came of a line since."""
    line.result, line.status = Result(lines), status


def like(line: Line, text: str) -> Line:
    """A new line beside that one."""
    item = replace(line.item, id=99_000, text=text, children=[], number="")
    return replace(line, item=item, identity=uuid4(), result=Result(), status="", children=[])


def filled(data: bytes, edit: Callable[[Bilan], None], fmt: Format = Format.DOCX, *, highlights: bool = True) -> bytes:
    """A document with its bilan in it, once that was edited."""
    proposal = read_plan(data, f"plan.{fmt.value}").proposal
    bilan, nodes = bilan_of(proposal)
    edit(bilan)
    return print_from(bilan, fmt, Origin(data, fmt, proposal, nodes), highlights=highlights)


def telling(told: Mapping[str, Sequence[str]]) -> Callable[[Bilan], None]:
    """The edit by which something came of the lines that begin so."""

    def edit(bilan: Bilan) -> None:
        for text, lines in told.items():
            said(find(bilan, text), *lines)

    return edit


def nameless(data: bytes) -> bytes:
    """A Word file without the bookmarks that name its lines."""
    word: Any = docx.Document(BytesIO(data))
    for mark in list(word.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def written(name: str, edit: Callable[[Bilan], None]) -> bytes:
    """The sample with the bilan in it, once it was edited."""
    bilan, origin = made(name)
    edit(bilan)
    return print_from(bilan, Format.DOCX, origin, highlights=True)


def letters_of_pdf(data: bytes) -> str:
    """All that a PDF says, without spaces nor the hyphens at the ends of its lines."""
    with closing(PdfDocument(data)) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.replace("\ufffe", "").split())


def is_in(letters: str, word: str) -> bool:
    """Whether a PDF says a word, whole or in two parts: a column beside may come between the two."""
    return any(word[:at] in letters and word[at:] in letters for at in (0, *range(2, len(word) - 1)))
