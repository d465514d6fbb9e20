"""The bilan of a plan of 1,000 items: seconds and megabytes for each format, each in a process of its own.

The plan is read from a Word file and told of, so that the Word one is written in its own document.
"""

from __future__ import annotations

import importlib
import multiprocessing
import tempfile
from typing import Any

from bench._django import start

ITEMS, QUICK = 1_000, 150

_processes = multiprocessing.get_context("spawn")  # nothing of what made the plan counts


def run(*, quick: bool = False) -> dict[str, Any]:
    """The last line of `python -m bench bilan`."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        work = importlib.import_module("bench._bilans")
        plan = work.make_plan(QUICK if quick else ITEMS)
        formats = {}
        for fmt in work.formats():
            mine, theirs = _processes.Pipe(duplex=False)
            child = _processes.Process(target=_measure, args=(folder, plan, fmt, theirs))
            child.start()
            theirs.close()
            formats[fmt] = mine.recv()
            child.join()
            print(f"  {fmt}: {formats[fmt]}", flush=True)
        return {"items": work.count(plan), "formats": formats}


def _measure(folder: str, plan: int, fmt: str, answer: Any) -> None:
    start(folder)
    answer.send(importlib.import_module("bench._bilans").measure(plan, fmt))
