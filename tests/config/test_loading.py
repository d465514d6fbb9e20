"""What a process loads to start: a library that makes or reads files is loaded by who does that, when it is done."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("lxml", "docx", "typst", "xlsxwriter", "pypdfium2", "icalendar", "jalon.recognition.choosing")
WEB = "import jalon.config.wsgi; from django.urls import get_resolver; get_resolver().reverse_dict"
WORKER = "import django; django.setup(); import jalon.cli.worker, jalon.cli.daily"


@pytest.mark.parametrize("starting", [WEB, WORKER], ids=["web", "worker"])
def test_what_makes_files_is_not_loaded_at_the_start(starting: str) -> None:
    asked = f"{starting}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", f"import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n{asked}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == []
