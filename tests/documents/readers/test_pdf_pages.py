"""Pages that would be drawn without end."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import block_text
from jalon.documents.readers import pdf_pages
from jalon.documents.readers.pdf import read


def _canvas() -> tuple[Canvas, io.BytesIO]:
    stream = io.BytesIO()
    return Canvas(stream), stream


def _nested_forms(times: int) -> bytes:
    """A page that draws a form that draws another, that many times each."""
    canvas, stream = _canvas()
    canvas.beginForm("inner")
    canvas.drawString(72, 700, "Tenir la rencontre")
    canvas.endForm()
    canvas.beginForm("outer")
    for _ in range(times):
        canvas.doForm("inner")
    canvas.endForm()
    for _ in range(times):
        canvas.doForm("outer")
    canvas.save()
    return stream.getvalue()


def test_a_form_is_read_as_the_page_that_draws_it() -> None:
    assert block_text(read(_nested_forms(1)).blocks[0]) == "Tenir la rencontre"


def test_forms_that_draw_forms_without_end_are_refused() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(_nested_forms(400))
    assert refused.value.cause is Cause.TOO_LONG


def test_rules_beyond_what_a_table_has_are_left_out_and_every_word_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MAX_PATHS", 3)
    canvas, stream = _canvas()
    for step in range(10):
        canvas.line(40 + step, 40, 60 + step, 90)
    canvas.drawString(72, 700, "Tenir la rencontre")
    canvas.save()
    assert [block_text(block) for block in read(stream.getvalue()).blocks] == ["Tenir la rencontre"]
