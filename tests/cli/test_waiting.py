"""The bar shown while something long is done."""

from __future__ import annotations

import io
import sys

import pytest

from jalon.cli import waiting as module
from jalon.cli.waiting import frame, waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_when_no_one_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("Lecture"):
        pass
    assert stream.getvalue() == ""


def test_a_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "_AFTER", 60)
    with waiting("Lecture"):
        pass
    assert stream.getvalue() == ""


def test_a_long_work_shows_its_words_then_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "_AFTER", 0)
    monkeypatch.setattr(module, "_EVERY", 0.001)
    with waiting("Lecture"):
        while "Lecture" not in stream.getvalue():
            pass
    assert stream.getvalue().endswith("\x1b[2K")


def test_the_bar_keeps_its_width_as_it_goes_to_and_fro() -> None:
    assert {len(frame(at)) for at in range(100)} == {26}
    assert frame(0) == frame(36)
    assert frame(0) != frame(18)
