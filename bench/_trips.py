"""Plans written and read again (see roundtrip)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samples.bilans import differing
from samples.versions import make_word

from bench.inputs import real_documents
from jalon.documents import read_file
from jalon.samples import SAMPLES

Json = dict[str, Any]


def measure(folder: str) -> Json:
    """How many fields differ, by format, over all plans."""
    plans = dict(_plans(folder))
    differences = {"docx": 0, "odt": 0, "xlsx": 0, "html": 0}
    for name, data in plans.items():
        for fmt in differences:
            found = list(differing(name, data, fmt))
            differences[fmt] += len(found)
            for one in found[:5]:
                print(f"{name} → {fmt}: {one}", flush=True)
    return {"plans": len(plans), "formats": differences}


def _plans(folder: str) -> Iterator[tuple[str, bytes]]:
    """Our samples, and the shared plans made into Word files."""
    for path in sorted(SAMPLES.glob("*plan*.docx")) + sorted(SAMPLES.glob("comite*.docx")):
        yield path.name, path.read_bytes()
    for path in real_documents():
        if not path.name.startswith("egts"):  # a report
            made = Path(folder) / f"{path.stem}.docx"
            make_word(read_file(path), made)
            yield made.name, made.read_bytes()
