"""Every test of the command line speaks French, whatever the system speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jalon.cli import messages


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    messages.speak("fr")
    yield
    messages._current.clear()
