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

from bench.inputs import long_table, real_documents, versions
from jalon.documents import read_bytes
from jalon.documents.model import Document

Measure = Callable[[], object]


def run(*, quick: bool) -> dict[str, Any]:
    """Measure every real document in every format; runs alternate in one process, medians are kept."""
    rounds = 2 if quick else 7
    sources = real_documents()
    files: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for source in sources:
            paths = [source, *versions(source, folder).values()]
            for path in paths:
                measured = _measure(path, rounds)
                print("  ".join(f"{key} {_shown(value)}" for key, value in measured.items()))
                files.append(measured)
        seconds = _long_table(folder, 1 if quick else 3)
    print(f"a Word table of 1,000 rows, read and proposed: {seconds:.2f} s")
    return {"files": files, "table_1000_rows_seconds": round(seconds, 4)}


def _shown(value: object) -> str:
    return f"{value:.4f} s" if isinstance(value, float) else str(value)


def _measure(path: Path, rounds: int) -> dict[str, Any]:
    data = path.read_bytes()
    measures: dict[str, Measure] = {"seconds": lambda: read_bytes(data, path.name)}
    propose = _proposer()
    if propose is not None:
        measures["proposal_seconds"] = lambda: propose(read_bytes(data, path.name))
    if path.suffix in {".docx", ".html", ".xlsx"}:
        measures["markitdown_seconds"] = _markitdown(data, path.suffix)
    elif path.suffix == ".pdf":
        measures["pdfplumber_seconds"] = lambda: _pdfplumber(data)
    return {"file": path.name, **_medians(measures, rounds)}


def _medians(measures: dict[str, Measure], rounds: int) -> dict[str, float]:
    """Median seconds of each, called in turn; a first call warms each up and does not count."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds + 1):
        for name, measure in measures.items():
            start = time.perf_counter()
            measure()
            if number:
                taken[name].append(time.perf_counter() - start)
    return {name: round(statistics.median(times), 5) for name, times in taken.items()}


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
