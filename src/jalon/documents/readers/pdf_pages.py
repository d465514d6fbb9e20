"""The pages of a PDF, each drawn within bounds that no printed page comes near.

A few bytes can draw without end: forms that draw forms, each of them many times. Rules beyond those a table may be
found among are left out; too many letters or forms make a file that is refused.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

from jalon.documents.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MAX_LETTERS = 100_000  # of a page
MAX_FORMS = 10_000
MAX_PATHS = 30_000


def check_pages(pdf: PDF, most: int) -> None:
    """Refuse a file of more pages, before all of them are looked at."""
    if next(islice(PDFPage.create_pages(pdf.doc), most, None), None) is not None:
        raise UnreadableFile(Cause.TOO_LONG, limit=most)


def draw(page: Page) -> None:
    """Draw a page as `page.chars`, `page.rects`… then have it; raise UnreadableFile when it has no end."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    try:
        PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except UnreadableFile:
        raise
    except Exception as error:  # whatever a damaged page makes of it
        raise PdfminerException(error) from error
    # pdfplumber draws the page itself, unless it has this.
    page._layout = device.get_result()  # noqa: SLF001


class _Device(PDFPageAggregatorWithMarkedContent):
    """Gathers what is drawn, and counts it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._letters = self._forms = self._paths = 0

    def render_char(self, *args: Any, **options: Any) -> float:
        """One more letter."""
        self._letters += 1
        if self._letters > MAX_LETTERS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_LETTERS)
        width: float = super().render_char(*args, **options)
        return width

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """One more form or picture."""
        self._forms += 1
        if self._forms > MAX_FORMS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_FORMS)
        super().begin_figure(name, bbox, matrix)

    def paint_path(self, *args: Any, **options: Any) -> None:
        """One more line, rectangle or curve; those too many are not kept: they hold no words."""
        self._paths += 1
        if self._paths <= MAX_PATHS:
            super().paint_path(*args, **options)
