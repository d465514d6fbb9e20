"""Whether a text is EDTF (Library of Congress, levels 0 to 2), for the forms the parser may write and no others."""

from __future__ import annotations

from calendar import monthrange


def is_edtf(text: str) -> bool:
    """A year, month, season or day, or an interval of two of them, either end "..": "2013-23/2014-24"."""
    ends = text.split("/")
    if len(ends) == 1:
        return _is_date(text)
    return len(ends) == 2 and set(ends) != {".."} and all(end == ".." or _is_date(end) for end in ends)


def _is_date(text: str) -> bool:
    parts = text.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or [len(part) for part in parts] not in (
        [4],
        [4, 2],
        [4, 2, 2],
    ):
        return False
    numbers = [int(part) for part in parts]
    if len(numbers) == 2:
        return 1 <= numbers[1] <= 12 or 21 <= numbers[1] <= 24
    return len(numbers) == 1 or (1 <= numbers[1] <= 12 and 1 <= numbers[2] <= monthrange(*numbers[:2])[1])
