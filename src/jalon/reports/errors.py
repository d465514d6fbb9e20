"""What cannot be printed."""

from __future__ import annotations

from datetime import date


class TooEarly(Exception):
    """Nothing is known of what the plan said by then: `earliest` is the first day of which anything is."""

    def __init__(self, earliest: date) -> None:
        super().__init__()
        self.earliest = earliest
