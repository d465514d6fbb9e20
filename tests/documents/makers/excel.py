"""Workbooks for tests, from rows of values."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def workbook(fill: Callable[[Worksheet], object], title: str = "Plan") -> bytes:
    """The bytes of a workbook whose first sheet `fill` has filled."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    return saved(book)


def of_rows(*rows: list[object]) -> bytes:
    """The bytes of a workbook of one sheet holding these rows."""
    return workbook(lambda sheet: [sheet.append(row) for row in rows])


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
