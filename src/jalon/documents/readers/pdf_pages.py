"""The pages of a PDF, each drawn within bounds that no printed page comes near.

A few bytes can draw without end: forms that draw forms, each of them many times. Rules beyond those a table may be
found among are left out; too many letters or forms make a file that is refused.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
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
        _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except UnreadableFile:
        raise
    except Exception as error:  # whatever a damaged page makes of it
        raise PdfminerException(error) from error
    # pdfplumber draws the page itself, unless it has this.
    page._layout = device.get_result()  # noqa: SLF001


class _Interpreter(PDFPageInterpreter):
    """Draws with the colour spaces it can use: for a damaged one, pdfminer would refuse the page."""

    def init_resources(self, resources: dict[object, object]) -> None:
        """Prepare what a page or a form names."""
        spaces = dict_value(dict_value(resources).get("ColorSpace", {})) if resources else {}
        if spaces:
            usable = {name: found for name, spec in spaces.items() if (found := _usable(resolve1(spec))) is not None}
            resources = {**dict_value(resources), "ColorSpace": usable}
        super().init_resources(resources)


def _usable(space: Any) -> Any:
    """A colour space, or what it names in its place; None when it says neither how many numbers make a colour."""
    if not isinstance(space, list):
        return space if isinstance(space, PSLiteral) else None
    kind = literal_name(resolve1(space[0])) if space else ""
    if kind == "ICCBased":
        profile = resolve1(space[1]) if len(space) > 1 else None
        if not isinstance(profile, PDFStream):
            return None
        components, other = resolve1(profile.get("N")), resolve1(profile.get("Alternate"))
        if isinstance(components, int) and components > 0:
            return [space[0], PDFStream({"N": components}, b"")]
        return other if isinstance(other, PSLiteral) else None
    if kind == "DeviceN":
        return space if len(space) > 1 and isinstance(resolve1(space[1]), list) else None
    return space if kind else None


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
