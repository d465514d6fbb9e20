"""Steps on rows of their own that stand under each other: each mark before one stands under what has another."""

from __future__ import annotations

from jalon.recognition.draft import Branch


class Steps:
    """The steps that the next one may stand under, each with its mark ("" for none), the widest first."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Branch]] = []
        self._owner: Branch | None = None

    def parent_of(self, step: Branch, mark: str, owner: Branch | None) -> Branch | None:
        """What a step of `owner` stands under: the last step marked otherwise, where the first has no mark."""
        if owner is not self._owner:
            self._open, self._owner = [], owner
        marks = [known for known, _step in self._open]
        if mark in marks:
            del self._open[marks.index(mark) :]
        elif marks[:1] != [""]:
            self._open = []
        above = self._open[-1][1] if self._open else owner
        self._open.append((mark, step))
        return above
