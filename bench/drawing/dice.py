"""Random choices that remember their name."""

from __future__ import annotations

import random
from collections.abc import Sequence


class Dice(random.Random):
    """Draws at random, the same for the same seed; a choice with a name is noted."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.chosen: dict[str, str] = {}

    def note(self, name: str, value: object) -> None:
        """Something that was decided without a draw."""
        self.chosen[name] = str(value)

    def pick(self, name: str, options: Sequence[str] | dict[str, float]) -> str:
        """One of the options, or of the weighted ones, noted under its name."""
        if isinstance(options, dict):
            value = self.choices(list(options), list(options.values()))[0]
        else:
            value = self.choice(options)
        self.note(name, value)
        return value

    def odds(self, share: float) -> bool:
        """Whether something happens, that often."""
        return self.random() < share

    def yes(self, name: str, share: float) -> bool:
        """Whether something happens, that often, noted when it does."""
        happens = self.odds(share)
        if happens:
            self.note(name, "yes")
        return happens
