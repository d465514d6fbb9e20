"""Tables as CSV, as spreadsheets and open-data tools read them: RFC 4180, UTF-8 with a mark for Excel."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from jalon.documents.writers.characters import clean

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it plain text (OWASP). One
# that cuts at semicolons, as in French, sees other cells: those after a semicolon, a tab or a new line of a text.
_FIRST: Final = re.compile(r"^(?=[=+\-@\t\r])")
_LATER: Final = re.compile(r"(?<=[;\t\r\n])( *)(?=[=+@]|-\S)")
_GUARDED: Final = re.compile(r"^'(?=[=+\-@\t\r])|(?<=[;\t\r\n ])'(?=[=+@]|-\S)")


def to_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One table. A text that a spreadsheet would run as a formula is made plain; numbers stay numbers."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(heading) for heading in headings])
    writer.writerows([_safe(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guarded(text: str) -> str:
    """A text of which no spreadsheet makes a formula, wherever it cuts it."""
    return _LATER.sub(r"\1'", _FIRST.sub("'", text))


def unguarded(text: str) -> str:
    """A text of ours as it was before `guarded`."""
    return _GUARDED.sub("", text)


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    return guarded(clean(value))
