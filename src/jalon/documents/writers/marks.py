"""A look that means something in a document: bold, struck through, in a colour, on a background."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from jalon.documents.model import Run

Kind = Literal["bold", "strike", "color", "background"]


class Mark(NamedTuple):
    """What marks a line; `value` is "rrggbb" for a colour or a background."""

    kind: Kind = "bold"
    value: str = ""

    def is_on(self, run: Run) -> bool:
        """Whether words have it; a colour of their own is enough, whichever."""
        return bool(getattr(run, self.kind))

    def put(self, run: Run, *, on: bool) -> Run:
        """The words with it, or without."""
        if self.kind == "bold":
            return replace(run, bold=on)
        if self.kind == "strike":
            return replace(run, strike=on)
        value = self.value if on else ""
        return replace(run, color=value) if self.kind == "color" else replace(run, background=value)


BOLD = Mark()


def marks_of(run: Run) -> list[Mark]:
    """What new words say of their look: those they have; a colour or a background that is "" is to be taken off."""
    weights: list[Kind] = [kind for kind, on in (("bold", run.bold), ("strike", run.strike)) if on]  # type: ignore[misc]
    colours = [Mark("color", run.color)] if run.color is not None else []
    colours += [Mark("background", run.background)] if run.background is not None else []
    return [*map(Mark, weights), *colours]
