"""What cannot be printed, or written."""

from __future__ import annotations

from datetime import date


class TooEarly(Exception):
    """Nothing is known of what the plan said by then: `earliest` is the first day of which anything is."""

    def __init__(self, earliest: date) -> None:
        super().__init__()
        self.earliest = earliest


class CellChanged(Exception):
    """Somebody else rewrote the cell meanwhile: `text` is what it says now, nothing was written."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
