"""What a person can do something about."""

from __future__ import annotations


class NotNow(Exception):
    """A message cannot be changed so in the state it is in: it left, or somebody else acted first."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state
