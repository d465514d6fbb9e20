"""PDF files for tests: text and rules drawn at given points, one page after the other."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

WIDTH, HEIGHT = 612.0, 792.0


class Sheet:
    """One page; y counts from the top, as in what is read."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, *, font: str = "Helvetica", size: float = 10) -> float:
        """Write a line whose baseline is y from the top; the x where it ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return x + float(stringWidth(text, font, size))

    def box(self, x0: float, top: float, x1: float, bottom: float, *, fill: str | None = None) -> None:
        """Draw the rules of a cell, or a filled rectangle without rules."""
        if fill is not None:
            self.canvas.setFillColor(fill)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=fill is None, fill=fill is not None)
        self.canvas.setFillColor("#000000")


def pdf(*pages: Callable[[Sheet], object], password: str | None = None, owner_only: bool = False) -> bytes:
    """The bytes of a PDF; each function draws one page."""
    stream = BytesIO()
    lock = None
    if password is not None:
        lock = StandardEncryption("" if owner_only else password, ownerPassword=password)
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), encrypt=lock)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def table_pdf(rows: list[list[str]], widths: list[float], style: list[tuple[object, ...]] | None = None) -> bytes:
    """A PDF of one ruled table of wrapped paragraphs, as an office program lays it out."""
    stream = BytesIO()
    look = getSampleStyleSheet()["BodyText"].clone("cell", fontSize=9, leading=11, spaceBefore=0)
    cells = [[Paragraph(text, look) if text else "" for text in row] for row in rows]
    rules: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    SimpleDocTemplate(stream, pagesize=(WIDTH, HEIGHT)).build([Table(cells, widths, style=[*rules, *(style or [])])])
    return stream.getvalue()


def raw_pdf(objects: dict[int, str]) -> bytes:
    """A PDF of its objects as written, 1 being the catalogue; none has a stream but those that say so themselves."""
    out, places = b"%PDF-1.6\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(100))
    end = f"xref\n0 100\n{rows}trailer\n<</Size 100/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()
