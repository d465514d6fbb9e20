"""Builds blocks from pieces of text: what the readers of text, HTML, Excel and PDF share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jalon.documents.model import Run

_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")  # soft hyphens, zero-width marks
_MESSY = re.compile(r"[\t\n\r\f\v\u2028\u2029]|  ")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text looks."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    color: str | None = None
    background: str | None = None
    link: str | None = None

    def run(self, text: str) -> Run:
        """A run of text that looks so."""
        return Run(text, self.bold, self.italic, self.strike, self.color, self.background, self.link)


PLAIN = Look()


def squeeze(text: str) -> str:
    """White space as single spaces, soft hyphens and invisible marks gone. Non-breaking spaces stay."""
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    return _SPACES.sub(" ", text) if _MESSY.search(text) else text


class RunBuilder:
    """Gathers the runs of one paragraph, joining equal looks and squeezing white space across them."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, Look]] = []

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Add text as it comes; runs of white space count once, also across looks."""
        text = squeeze(text)
        if text.startswith(" ") and (not self.pieces or self.pieces[-1][0].endswith(" ")):
            text = text[1:]
        if not text:
            return
        if self.pieces and self.pieces[-1][1] == look:
            self.pieces[-1] = (self.pieces[-1][0] + text, look)
        else:
            self.pieces.append((text, look))

    def empty(self) -> bool:
        """Whether nothing visible was added yet."""
        return not any(text.strip() for text, _ in self.pieces)

    def glue(self) -> None:
        """Drop the space just added, so that what follows (a superscript) sticks to the word before."""
        while self.pieces:
            text, look = self.pieces[-1]
            stripped = text.rstrip(" ")
            if stripped:
                self.pieces[-1] = (stripped, look)
                return
            self.pieces.pop()

    def space(self) -> None:
        """End the word: one space, in the look of what stands before."""
        if self.pieces:
            self.add(" ", self.pieces[-1][1])

    def drop_hyphen(self) -> None:
        """Remove the hyphen just added: it only showed that the word went on."""
        if self.pieces and self.pieces[-1][0].endswith("-"):
            self.pieces[-1] = (self.pieces[-1][0][:-1], self.pieces[-1][1])

    def take(self) -> list[Run]:
        """The runs gathered, outer spaces removed; empty when there is no visible text. Starts afresh."""
        if not self.pieces:
            return []
        while self.pieces and not self.pieces[-1][0].strip():
            self.pieces.pop()
        while self.pieces and not self.pieces[0][0].strip():
            self.pieces.pop(0)
        runs = [look.run(text) for text, look in self.pieces]
        self.pieces = []
        if runs:
            runs[0].text = runs[0].text.lstrip()
            runs[-1].text = runs[-1].text.rstrip()
        return runs
