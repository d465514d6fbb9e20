"""What a process loads to start: its pages, no library that makes or reads files (who does that loads it then)."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("lxml", "docx", "typst", "xlsxwriter", "pypdfium2", "icalendar", "jalon.recognition.choosing")
WEB = "import jalon.config.wsgi"
WORKER = "import django; django.setup(); import jalon.cli.worker, jalon.cli.daily"


@pytest.mark.parametrize("starting", [WEB, WORKER], ids=["web", "worker"])
def test_what_makes_files_is_not_loaded_at_the_start(starting: str) -> None:
    assert loaded(starting, HEAVY) == []


def test_the_pages_are_loaded_before_the_first_is_asked_for() -> None:
    pages = ("jalon.web.home.views", "jalon.web.plans.urls")
    assert loaded("import jalon.config.wsgi", pages) == list(pages)


def loaded(starting: str, names: tuple[str, ...]) -> list[str]:
    """Those of these modules that a process has after it started so."""
    asked = f"{starting}\nimport sys\nprint(*[name for name in {names!r} if name in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", f"import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n{asked}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout.split()
