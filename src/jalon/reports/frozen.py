"""A bilan as it is kept once it was printed: data that no later edit changes, and the bilan again out of it.

Nothing in it is the key of a row: lines are known by their identity, so it says the same on another instance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from jalon.plans.choices import Status
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.rules.public import Reader
from jalon.plans.rules.rollup import Rollup
from jalon.reports.choices import Choices, ResultPlace
from jalon.reports.model import Before, Bilan, Column, Line, Paragraph, Result, Share, Source, Summary

Json = dict[str, Any]


def freeze(bilan: Bilan, nodes: Mapping[int, str], *, highlights: bool) -> Json:
    """All that its files need. `nodes` as in `in_layout.Origin`, `highlights` as in `in_house.lay_out`."""
    return {
        "title": bilan.title,
        "organisation": bilan.organisation,
        "language": bilan.language,
        "period": bilan.period,
        "made": bilan.made.isoformat(),
        "highlights": highlights,
        "choices": _choices(bilan.choices),
        "columns": [[column.role, column.heading] for column in bilan.columns],
        "lines": [_line(line, nodes) for line in bilan.lines],
        "unplanned": [
            {"axis": str(axis) if axis else None, "lines": [_line(line, nodes) for line in lines]}
            for axis, lines in bilan.unplanned.items()
        ],
        "paragraphs": [[paragraph.key, paragraph.text, paragraph.heading] for paragraph in bilan.summary.paragraphs],
        "shares": [_share(share) for share in bilan.summary.shares],
        "acronyms": bilan.acronyms,
    }


def thaw(data: Json, plan_id: int) -> tuple[Bilan, dict[int, str]]:
    """The bilan and its nodes, out of what `freeze` gave. Raises KeyError, TypeError or ValueError for anything else.

    The numbers of its items are their rank: they are the keys of no row.
    """
    reader = _Reader()
    bilan = Bilan(
        plan_id=plan_id,
        title=data["title"],
        organisation=data["organisation"],
        language=data["language"],
        period=data["period"],
        made=date.fromisoformat(data["made"]),
        choices=choices_of(data["choices"]),
        columns=tuple(Column(role, heading) for role, heading in data["columns"]),
        lines=[reader.line(each) for each in data["lines"]],
        unplanned={
            UUID(some["axis"]) if some["axis"] else None: [reader.line(each) for each in some["lines"]]
            for some in data["unplanned"]
        },
        summary=Summary(tuple(Paragraph(*each) for each in data["paragraphs"]), tuple(_shares(data["shares"]))),
        acronyms=data["acronyms"],
    )
    return bilan, reader.nodes


def said_before(data: Json) -> Before:
    """What the next bilan compares itself with."""
    return Before(
        as_of=date.fromisoformat(data["choices"]["as_of"]),
        percents={
            share.identity: share.progress.percent
            for share in _shares(data["shares"])
            if share.progress.percent is not None
        },
        done=frozenset(UUID(line["identity"]) for line in _walk(data["lines"]) if line["status"] == Status.DONE),
    )


def choices_of(data: Json) -> Choices:
    """What was chosen."""
    return Choices(
        as_of=date.fromisoformat(data["as_of"]),
        since=date.fromisoformat(data["since"]) if data["since"] else None,
        reader=Reader(data["reader"]),
        axes=None if data["axes"] is None else tuple(data["axes"]),
        columns=None if data["columns"] is None else tuple(data["columns"]),
        notes=data["notes"],
        names=data["names"],
        place=ResultPlace(data["place"]),
        summary=data["summary"],
    )


def _choices(choices: Choices) -> Json:
    return {
        "as_of": choices.as_of.isoformat(),
        "since": choices.since.isoformat() if choices.since else None,
        "reader": choices.reader.value,
        "axes": None if choices.axes is None else list(choices.axes),
        "columns": None if choices.columns is None else list(choices.columns),
        "notes": choices.notes,
        "names": choices.names,
        "place": choices.place.value,
        "summary": choices.summary,
    }


def _line(line: Line, nodes: Mapping[int, str]) -> Json:
    item = line.item
    return {
        "identity": str(line.identity),
        "node": nodes.get(item.id, ""),
        "kind": item.kind,
        "number": item.number,
        "text": item.text,
        "schedule": item.schedule,
        "earliest": item.earliest.isoformat() if item.earliest else None,
        "latest": item.latest.isoformat() if item.latest else None,
        "expected_results": item.expected_results,
        "extra": item.extra,
        "highlighted": item.highlighted,
        "unplanned": item.unplanned,
        "status": line.status,
        "percent": line.percent,
        "stated": line.stated,
        "leads": list(line.leads),
        "late": line.late,
        "carried": line.carried,
        "cells": line.cells,
        "results": list(line.result.lines),
        "from_document": line.result.from_document,
        "sources": [
            {
                "on": one.on.isoformat() if one.on else None,
                "who": one.who,
                "channel": one.channel,
                "files": list(one.files),
            }
            for one in line.result.sources
        ],
        "children": [_line(child, nodes) for child in line.children],
    }


def _share(share: Share) -> Json:
    return {
        "identity": str(share.identity) if share.identity else None,
        "name": share.name,
        "percent": share.progress.percent,
        "counted": share.progress.counted,
        "left_out": share.progress.left_out,
        "statuses": share.statuses,
        "before": share.before,
    }


def _walk(lines: list[Json]) -> Iterator[Json]:
    for line in lines:
        yield line
        yield from _walk(line["children"])


def _shares(shares: list[Json]) -> Iterator[Share]:
    for one in shares:
        identity = UUID(one["identity"]) if one["identity"] else None
        progress = Rollup(one["percent"], one["counted"], one["left_out"])
        yield Share(identity, one["name"], progress, one["statuses"], one["before"])


class _Reader:
    """Makes lines again, each with a number of its own."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.nodes: dict[int, str] = {}

    def line(self, data: Json) -> Line:
        number = next(self.numbers)
        if data["node"]:
            self.nodes[number] = data["node"]
        children = [self.line(child) for child in data["children"]]
        item = _item(data, number)
        item.children = [child.item for child in children]
        return Line(
            item=item,
            identity=UUID(data["identity"]),
            result=Result(
                tuple(data["results"]), tuple(map(_source, data["sources"])), from_document=data["from_document"]
            ),
            status=data["status"],
            percent=data["percent"],
            stated=data.get("stated", ""),  # not kept by the first versions
            leads=tuple(data["leads"]),
            late=data["late"],
            carried=data["carried"],
            cells=data["cells"],
            children=children,
        )


def _source(data: Json) -> Source:
    on = date.fromisoformat(data["on"]) if data["on"] else None
    return Source(None, on, data["who"], data["channel"], tuple(data["files"]))


def _item(data: Json, number: int) -> OutlineItem:
    """An item with what is printed of it, and nothing else."""
    return OutlineItem(
        id=number,
        parent_id=None,
        path="",
        depth=0,
        kind=data["kind"],
        number=data["number"],
        text=data["text"],
        schedule=data["schedule"],
        when=None,
        earliest=date.fromisoformat(data["earliest"]) if data["earliest"] else None,
        latest=date.fromisoformat(data["latest"]) if data["latest"] else None,
        schedule_kinds=[],
        results="",
        status=data["status"],
        progress=None,
        highlighted=data["highlighted"],
        extra=data["extra"],
        source={},
        sources={},
        doubts=[],
        percent=None,
        reported=None,
        audience=0,
        unplanned=data["unplanned"],
        stands_for_id=None,
        origin_id=None,
        plan_id=0,
        expected_results=data["expected_results"],
    )
