"""Tables as CSV, as spreadsheets and open-data tools read them: RFC 4180, UTF-8 with a mark for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from jalon.documents.writers.characters import clean

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it plain text (OWASP).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One table. A text that a spreadsheet would run as a formula is made plain; numbers stay numbers."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(heading) for heading in headings])
    writer.writerows([_safe(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    text = clean(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
