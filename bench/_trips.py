"""Plans written and read again (see roundtrip)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench._bilans import bilan_of
from bench.inputs import make_word, real_documents
from jalon.documents import read_file
from jalon.plans.reading import read_plan
from jalon.reports import in_layout
from jalon.reports.choices import Format
from jalon.reports.printing import print_from
from jalon.samples import SAMPLES

Json = dict[str, Any]
FIELDS = ("level", "parent", "text", "schedule", "expected_results", "results", "status", "extra")


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


def differing(name: str, data: bytes, fmt: str) -> Iterator[str]:
    """What differs between a plan and the same plan written and read again, one sentence each."""
    proposal = read_plan(data, name).proposal
    bilan, nodes = bilan_of(proposal)
    own = name.endswith(fmt)
    origin = in_layout.Origin(data, Format(fmt), proposal, nodes) if own else None
    written = print_from(bilan, Format(fmt), origin, highlights=bool(proposal["layout"]["highlight_means"]))
    again = read_plan(written, f"plan.{fmt}").proposal
    before, after = list(_flat(proposal["nodes"])), list(_flat(again["nodes"]))
    if len(before) != len(after):
        yield f"{len(before)} lines became {len(after)}"
    for one, other in zip(before, after, strict=False):
        for field in FIELDS:
            if one[field] != other[field]:
                yield f"{one['text'][:20]!r}, {field}: {one[field]!r} became {other[field]!r}"
        for field in ("number", "leads"):
            if (one[field] or "") != (other[field] or ""):
                yield f"{one['text'][:20]!r}, {field}: {one[field]!r} became {other[field]!r}"


def _flat(nodes: list[Json], above: str = "") -> Iterator[Json]:
    for node in nodes:
        yield node | {"leads": node["leads"] or node["inherited_leads"], "parent": above}
        yield from _flat(node["children"], node["text"])
