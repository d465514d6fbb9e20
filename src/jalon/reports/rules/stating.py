"""What the column of statuses of a document says of a line whose state moved on since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from jalon.plans.choices import Status
from jalon.plans.rules.reports import percent_adds
from jalon.plans.rules.stated import is_figure
from jalon.wording.figures import percent_words
from jalon.wording.plans import status_word

State = tuple[str, float | None]  # status, percent
_FIGURES: Final = {Status.DONE.value: 100.0, Status.TO_DO.value: 0.0}


class Stating:
    """The way of a column: percents, or words, its own where it has some for that status.

    `said` are its cells with the status each was read as.
    """

    def __init__(self, said: Iterable[tuple[str, str]], language: str) -> None:
        self.language = language
        cells = list(said)
        self.figures = bool(cells) and all(is_figure(words) for words, _status in cells)
        told = [(status, words) for words, status in cells if status and not any(map(str.isdigit, words))]
        self.words: dict[str, str] = {}
        for (status, words), _times in Counter(told).most_common():
            self.words.setdefault(status, words)

    def now(self, before: str, state: State) -> str:
        """What a cell says now; `before` is what it said. "" states nothing."""
        status, percent = state
        figure = percent if percent is not None else _FIGURES.get(status)
        if self.figures and figure is not None:
            return percent_words(figure, self.language)
        word = self.words.get(status) or (status_word(status, self.language) if status else "")
        adds = "%" in before and percent is not None and percent_adds(status, percent)
        return f"{word} ({percent_words(percent, self.language)})" if adds and percent is not None else word
