"""Whose look a new paragraph takes."""

from __future__ import annotations

from io import BytesIO

import docx

from jalon.documents.model import Place
from jalon.documents.writers.word import WordFile
from jalon.reports.in_layout.looks import Looks
from tests.reports.bilans import BULLETS, made


def test_that_of_a_paragraph_that_was_taken_out_is_none() -> None:
    """What went on there is said elsewhere; the next one of its kind gives its look."""
    word, out = docx.Document(), BytesIO()
    word.add_heading("Jardins")
    for words in ("Ouvert en mai.", "Fermé en juin."):
        word.add_paragraph(words)
    word.save(out)
    file, (bilan, _origin) = WordFile(out.getvalue()), made(BULLETS)
    assert Looks(file, bilan, {}).under(Place(0)) == Place(1)
    file.remove_paragraph(Place(1))
    assert Looks(file, bilan, {}).under(Place(0)) == Place(2)
