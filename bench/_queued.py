"""Bilans that wait for their worker, and one that dies (see queued)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from django.utils import timezone

from bench._bilans import make_plan
from bench._live import Person, Server
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import Level, ReportChannel
from jalon.plans.models import Plan
from jalon.reports.actions.prints import print_bilan_as
from jalon.reports.choices import Choices, Format, PrintState
from jalon.reports.models import PrintedFile

ITEMS: Final = 100
LONGEST: Final = 600.0  # seconds for all of them
LOOK: Final = 0.5  # seconds between two looks
_FORMATS: Final = (Format.DOCX, Format.PDF)
_OVER: Final = {PrintState.READY.value, PrintState.FAILED.value}


def measure(bilans: int) -> dict[str, int | float | bool]:
    """Ask for all, kill the worker when a third are made, start another, wait for the rest."""
    plan = Plan.objects.get(pk=make_plan(ITEMS))
    server = Server()
    server.start()
    person, worst = Person(server.port), 0.0
    _ask(plan, bilans)
    begun, worker, killed = time.monotonic(), _worker(), False
    try:
        while (states := _states()) and set(states) - _OVER and time.monotonic() - begun < LONGEST:
            asked = time.monotonic()
            status, _page = person.get("/")
            if status >= 500:
                raise RuntimeError(f"the home page answered {status}")
            worst = max(worst, time.monotonic() - asked)
            if not killed and states[PrintState.READY.value] >= bilans // 3:
                worker.send_signal(signal.SIGKILL)
                worker.wait()
                worker, killed = _worker(), True
            time.sleep(LOOK)
    finally:
        worker.kill()
        worker.wait()
        server.kill()
    return {
        "bilans": bilans,
        "items": plan.items.standing().count(),
        "killed": killed,
        "made": states[PrintState.READY.value],
        "seconds": round(time.monotonic() - begun, 1),
        "home_worst_seconds": round(worst, 2),
    }


def _ask(plan: Plan, bilans: int) -> None:
    """Each after something more was said of the plan: no two say the same."""
    actions = list(plan.items.filter(kind=Level.ACTION.value).order_by("path"))
    for number in range(bilans):
        content = ReportContent(status="in_progress", note=f"Rencontre {number + 1} tenue.")
        item = actions[number % len(actions)]
        report_progress(item=item, content=content, actor="bench", channel=ReportChannel.PAGE)
        choices = Choices(timezone.localdate(), summary=True)
        print_bilan_as(plan=plan, choices=choices, formats=[_FORMATS[number % len(_FORMATS)]], actor="bench")


def _worker() -> subprocess.Popen[bytes]:
    with Path(os.environ["JALON_VAR"], "worker.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-m", "jalon.cli.main", "worker"], stdout=log, stderr=log)


def _states() -> Counter[str]:
    return Counter(PrintedFile.objects.values_list("state", flat=True))
