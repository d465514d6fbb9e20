"""How fast files become Documents and plans, beside markitdown and pdfplumber on the same files."""

from __future__ import annotations

import io
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from samples.versions import versions

from bench.inputs import long_table, real_documents
from jalon.documents import read_bytes
from jalon.documents.model import Document

Measure = Callable[[], object]
_ROUNDS = 25


def run(*, quick: bool) -> dict[str, Any]:
    """Measure every real document in every format; runs alternate in one process, medians are kept."""
    seconds_each = 0.6 if quick else 4.0
    files: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = [[source, *versions(source, folder).values()] for source in real_documents()]
        for path in made[0]:
            _measure(path, 0.0)  # the first use of each format loads what it needs
        for path in (path for paths in made for path in paths):
            measured = _measure(path, seconds_each)
            print("  ".join(f"{key} {_shown(value)}" for key, value in measured.items()), flush=True)
            files.append(measured)
        seconds = _long_table(folder, 1 if quick else 3)
    print(f"a Word table of 1,000 rows, read and proposed: {seconds:.2f} s")
    return {"files": files, "table_1000_rows_seconds": round(seconds, 4)}


def _shown(value: object) -> str:
    return f"{value:.4f} s" if isinstance(value, float) else str(value)


def _measure(path: Path, seconds: float) -> dict[str, Any]:
    """The medians of one file, each program in turn, for about that long but at least twice (once for 0)."""
    data = path.read_bytes()
    yardstick = ""
    measure: Measure = _nothing
    if path.suffix in {".docx", ".html", ".xlsx"}:
        yardstick, measure = "markitdown_seconds", _markitdown(data, path.suffix)
    elif path.suffix == ".pdf":
        yardstick, measure = "pdfplumber_seconds", lambda: _pdfplumber(data)
    taken: dict[str, list[float]] = {}
    started, rounds = time.perf_counter(), 0
    while rounds < (2 if seconds else 1) or (time.perf_counter() - started < seconds and rounds < _ROUNDS):
        rounds += 1
        _read_and_propose(data, path.name, taken)
        if yardstick:
            start = time.perf_counter()
            measure()
            taken.setdefault(yardstick, []).append(time.perf_counter() - start)
    return {"file": path.name, **{name: round(statistics.median(each), 5) for name, each in taken.items()}}


def _read_and_propose(data: bytes, name: str, taken: dict[str, list[float]]) -> None:
    propose = _proposer()
    start = time.perf_counter()
    document = read_bytes(data, name)
    taken.setdefault("seconds", []).append(time.perf_counter() - start)
    if propose is not None:
        propose(document)
        taken.setdefault("proposal_seconds", []).append(time.perf_counter() - start)


def _nothing() -> None:
    """No other program reads plain text to compare with."""


def _proposer() -> Callable[[Document], object] | None:
    """`recognition.propose`, loaded once and outside what is measured."""
    from jalon import recognition  # noqa: PLC0415

    found: Callable[[Document], object] | None = getattr(recognition, "propose", None)
    return found


def _markitdown(data: bytes, extension: str) -> Measure:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from markitdown import MarkItDown  # noqa: PLC0415  (slow to load, and only a yardstick)

        converter = MarkItDown()
    return lambda: converter.convert_stream(io.BytesIO(data), file_extension=extension)


def _pdfplumber(data: bytes) -> None:
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_tables()


def _long_table(folder: Path, rounds: int) -> float:
    path = folder / "long.docx"
    long_table(path, 1000)
    data, propose = path.read_bytes(), _proposer()
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        document = read_bytes(data, path.name)
        if propose is not None:
            propose(document)
        times.append(time.perf_counter() - start)
    return statistics.median(times)
