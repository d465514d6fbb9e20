"""How long what once grew badly takes at a size and at four times it; plans of 5,000 rows in every format.

Each file is read as `jalon.reading` does, document and proposal, in a process of its own that is stopped after
`MOST_SECONDS`. "refused" says that the file of full size was, as too long: no honest document goes there.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import time
from collections.abc import Callable
from typing import Any

import pdfplumber  # noqa: F401  (loaded once, before the processes that read)

from bench._growing import KINDS
from bench._large import Made
from bench._rows import FORMATS
from jalon.documents import read_bytes
from jalon.documents.errors import Cause, UnreadableFile
from jalon.recognition import as_dict, propose

MOST_SECONDS = 170
_MANY_ROWS, _QUICK_ROWS = 5_000, 250
_PDF_ROWS = 1_000
_QUICK_SHARE = 16  # a quick measurement stops at a sixteenth of the size
_NOISE = 0.02  # seconds: below, a ratio says nothing

_processes = multiprocessing.get_context("fork")


def run(*, quick: bool) -> dict[str, Any]:
    """Measure every kind and every format."""
    of = {name: _growth(name, maker, size // (_QUICK_SHARE if quick else 1)) for name, (maker, size) in KINDS.items()}
    rows = _QUICK_ROWS if quick else _MANY_ROWS
    formats = {name: _rows(name, maker(rows)) for name, maker in FORMATS.items()}
    if not quick:
        formats[f"pdf_{_PDF_ROWS}"] = _rows(f"pdf_{_PDF_ROWS}", FORMATS["pdf"](_PDF_ROWS))
    return {"of": of, "rows": rows, "rows_5000": formats}


def _growth(name: str, maker: Callable[[int], Made], full: int) -> dict[str, Any]:
    short, long = _measured(maker(full // 4)), _measured(maker(full))
    ratio = max(long["seconds"], _NOISE) / max(short["seconds"], _NOISE)
    found = {
        "n": full // 4,
        "seconds_n": short["seconds"],
        "seconds_4n": long["seconds"],
        "ratio": round(ratio, 2),
        "megabytes": long["megabytes"],
        "refused": long["refused"],
    }
    print(f"  {name}: " + "  ".join(f"{key} {value}" for key, value in found.items()), flush=True)
    return found


def _rows(name: str, made: Made) -> dict[str, Any]:
    found = _measured(made)
    print(f"  {name}: " + "  ".join(f"{key} {value}" for key, value in found.items()), flush=True)
    return {key: found[key] for key in ("seconds", "megabytes", "nodes")}


def _measured(made: Made) -> dict[str, Any]:
    """Seconds of processor, megabytes at the most, nodes found, and whether it was refused; in a new process."""
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_read, args=(*made, theirs))
    process.start()
    theirs.close()
    try:
        answer: dict[str, Any] = ours.recv()
    except EOFError:  # stopped by its limit
        answer = {"seconds": float(MOST_SECONDS), "megabytes": 0, "nodes": 0, "refused": "stopped"}
    process.join()
    return answer


def _read(name: str, data: bytes, answer: Any) -> None:
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    started = time.process_time()
    nodes, refused = 0, ""
    try:
        proposal = as_dict(propose(read_bytes(data, name)))
        nodes = _count(proposal["nodes"])
    except UnreadableFile as refusal:
        refused = refusal.cause.value
        if refusal.cause is not Cause.TOO_LONG:
            raise
    seconds = time.process_time() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answer.send({"seconds": round(seconds, 3), "megabytes": most, "nodes": nodes, "refused": refused})


def _count(nodes: list[dict[str, Any]]) -> int:
    return sum(1 + _count(node["children"]) for node in nodes)
