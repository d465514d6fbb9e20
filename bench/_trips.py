"""Plans written and read again (see roundtrip)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from samples.bilans import differences, differing, printed
from samples.office import saved_by_libreoffice
from samples.versions import make_word

from bench.inputs import real_documents
from jalon.documents import read_file
from jalon.samples import SAMPLES

Json = dict[str, Any]
SHOWN: Final = 5  # differences of a plan in a format


def measure(folder: str) -> Json:
    """How many fields differ, by format, over all plans; and in files that LibreOffice, where it is, saved again."""
    plans = dict(_plans(folder))
    formats = {fmt: _told(fmt, _written(plans, fmt)) for fmt in ("docx", "odt", "xlsx", "html")}
    return {"plans": len(plans), "formats": formats, "saved": _saved(plans)}


def _written(plans: dict[str, bytes], fmt: str) -> Iterator[tuple[str, str]]:
    for name, data in plans.items():
        for one in differing(name, data, fmt):
            yield name, one


def _saved(plans: dict[str, bytes]) -> dict[str, int]:
    """Bilans in the plan's own layout, Word and OpenDocument, opened and saved before they are read."""
    try:
        texts = saved_by_libreoffice(plans, "odt")
    except LookupError as missing:
        print(f"{missing}: what it saves again was not read", flush=True)
        return {}
    sources = {"docx": plans, "odt": {Path(name).with_suffix(".odt").name: data for name, data in texts.items()}}
    return {fmt: _told(f"{fmt} saved again", _again(files, fmt)) for fmt, files in sources.items()}


def _again(plans: dict[str, bytes], fmt: str) -> Iterator[tuple[str, str]]:
    bilans = {name: printed(name, data, fmt) for name, data in plans.items()}
    for name, data in saved_by_libreoffice(bilans, fmt).items():
        for one in differences(name, plans[name], f"plan.{fmt}", data):
            yield name, one


def _told(what: str, found: Iterator[tuple[str, str]]) -> int:
    """How many there are; the first of each plan are shown."""
    shown = Counter[str]()
    for name, one in found:
        shown[name] += 1
        if shown[name] <= SHOWN:
            print(f"{name} → {what}: {one}", flush=True)
    return shown.total()


def _plans(folder: str) -> Iterator[tuple[str, bytes]]:
    """Our samples, and the shared plans made into Word files."""
    for path in sorted(SAMPLES.glob("*plan*.docx")) + sorted(SAMPLES.glob("comite*.docx")):
        yield path.name, path.read_bytes()
    for path in real_documents():
        if not path.name.startswith("egts"):  # a report
            made = Path(folder) / f"{path.stem}.docx"
            make_word(read_file(path), made)
            yield made.name, made.read_bytes()
