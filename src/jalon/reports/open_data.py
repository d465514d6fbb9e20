"""A bilan as open data: one table of its lines, described as a Frictionless Data Package."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from uuid import UUID

from jalon.documents.writers.csv_text import to_csv
from jalon.reports.cells import said, text_of
from jalon.reports.model import Bilan, Line
from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _

Json = dict[str, Any]

# (name, type of Frictionless Table Schema, what it holds), in the order of the columns.
FIELDS = (
    ("id", "string", _("Identity of the line, the same in every document made of the plan")),
    ("parent", "string", _("Identity of the line above")),
    ("level", "string", _("axis, objective, action or item")),
    ("number", "string", _("Number as printed")),
    ("text", "string", _("Words of the plan")),
    ("leads", "string", _("Who leads it, separated by “;”")),
    ("schedule", "string", _("When, as written")),
    ("earliest", "date", _("First day the schedule allows")),
    ("latest", "date", _("Last day the schedule allows")),
    ("expected_results", "string", _("What should come of it, one a line")),
    ("results", "string", _("What came of it, one a line")),
    ("status", "string", _("to_do, in_progress, partial, done, not_done, to_continue, postponed or dropped")),
    ("percent", "number", _("From 0 to 100")),
    ("late", "boolean", _("Whether its time has passed and it is not done")),
    ("carried", "string", _("What it was carried over from")),
    ("unplanned", "boolean", _("Whether nobody foresaw it")),
    ("sources", "string", _("Where the results come from: days, people, channels, separated by “;”")),
)


def to_json(bilan: Bilan) -> bytes:
    """A Data Package that holds its data: one file, typed."""
    package = _descriptor(bilan)
    package["resources"][0] |= {"data": list(_rows(bilan))}
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def to_table(bilan: Bilan) -> bytes:
    """The table alone, as CSV."""
    return to_csv([name for name, _kind, _what in FIELDS], (_flat(row) for row in _rows(bilan)))


def to_package(bilan: Bilan) -> bytes:
    """The table as CSV with the file that describes it, in a zip."""
    package = _descriptor(bilan)
    package["resources"][0] |= {"path": "items.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", json.dumps(package, ensure_ascii=False, indent=1))
        archive.writestr("items.csv", to_table(bilan))
    return out.getvalue()


def _descriptor(bilan: Bilan) -> Json:
    say = catalogue(bilan.language).gettext
    fields = [{"name": name, "type": kind, "description": say(what)} for name, kind, what in FIELDS]
    schema = {"fields": fields, "missingValues": [""], "primaryKey": "id"}
    return {
        "profile": "tabular-data-package",
        "name": f"bilan-{bilan.plan_id}-{bilan.choices.as_of.isoformat()}",
        "title": bilan.title,
        "created": f"{bilan.made.isoformat()}T00:00:00Z",
        "organisation": bilan.organisation,
        "language": bilan.language,
        "period": bilan.period,
        "as_of": bilan.choices.as_of.isoformat(),
        "acronyms": bilan.acronyms,
        "summary": [
            f"{paragraph.heading}: {paragraph.text}" if paragraph.heading else paragraph.text
            for paragraph in bilan.summary.paragraphs
        ],
        "resources": [{"profile": "tabular-data-resource", "name": "items", "schema": schema}],
    }


def _rows(bilan: Bilan) -> Iterator[Json]:
    for line in bilan.lines:
        yield from _below(line, None, unplanned=False)
    for axis, lines in bilan.unplanned.items():
        for line in lines:
            yield from _below(line, axis, unplanned=True)


def _below(line: Line, parent: UUID | None, *, unplanned: bool) -> Iterator[Json]:
    item = line.item
    yield {
        "id": str(line.identity),
        "parent": str(parent) if parent else "",
        "level": item.kind,
        "number": item.number,
        "text": text_of(line),
        "leads": " ; ".join(said(line, "leads")),
        "schedule": "\n".join(said(line, "schedule")),
        "earliest": item.earliest.isoformat() if item.earliest else "",
        "latest": item.latest.isoformat() if item.latest else "",
        "expected_results": "\n".join(said(line, "expected_results")),
        "results": line.result.text,
        "status": line.status,
        "percent": None if line.percent is None else float(line.percent),
        "late": line.late,
        "carried": line.carried,
        "unplanned": unplanned,
        "sources": " ; ".join(_source(line)),
    }
    for child in line.children:
        yield from _below(child, line.identity, unplanned=unplanned)


def _source(line: Line) -> Iterator[str]:
    for source in line.result.sources:
        parts = (source.on.isoformat() if source.on else "", source.who, source.channel, *source.files)
        yield ", ".join(filter(None, parts))


def _flat(row: Json) -> list[object]:
    return [("true" if value else "false") if isinstance(value, bool) else value for value in row.values()]
