"""Bilans of what was read in a file, and what is read again in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from jalon.plans.proposals.fields import item_fields
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.reading import read_plan
from jalon.plans.rules.stated import state_headings
from jalon.reports import in_layout
from jalon.reports.choices import Choices, Format
from jalon.reports.model import Bilan, Column, Line, Result, Summary
from jalon.reports.printing import print_from

Json = dict[str, Any]
FIELDS = ("level", "parent", "text", "schedule", "expected_results", "results", "status", "extra")


def bilan_of(proposal: Json) -> tuple[Bilan, dict[int, str]]:
    """A bilan that says what was read and no more; and the node of each of its items."""
    nodes: dict[int, str] = {}
    numbers = count(1)
    states = state_headings(proposal["layout"])

    def line(node: Json, depth: int) -> Line:
        item = _item(node, next(numbers), depth)
        said = [item.extra[heading] for heading in states if item.extra.get(heading)]
        item.extra = {heading: words for heading, words in item.extra.items() if heading not in states}
        nodes[item.id] = node["id"]
        results = tuple((node["results"] or "").split("\n")) if node["results"] else ()
        return Line(
            item=item,
            identity=UUID(int=item.id),
            result=Result(lines=results, from_document=True),
            status=item.status,
            percent=(node["progress"] or {}).get("percent"),
            stated=said[-1] if said else "",
            leads=tuple(item.leads),
            children=[line(child, depth + 1) for child in node["children"]],
        )

    lines = [line(node, 0) for node in proposal["nodes"]]
    bilan = Bilan(
        plan_id=1,
        title=proposal["title"] or "",
        organisation=proposal["organisation"] or "",
        language=proposal["language"] or "fr",
        period=proposal["period"] or "",
        made=date(2026, 10, 1),
        choices=Choices(as_of=date(2026, 10, 1)),
        columns=tuple(_columns(proposal)),
        lines=lines,
        unplanned={},
        summary=Summary((), ()),
        acronyms={},
    )
    return bilan, nodes


def _columns(proposal: Json) -> Iterator[Column]:
    for column in proposal["layout"]["columns"]:
        role = column["role"]
        yield Column(f"extra:{column['heading']}" if role == "extra" else role, column["heading"])


def _item(node: Json, number: int, depth: int) -> OutlineItem:
    return OutlineItem(
        **item_fields(node),
        id=number,
        plan_id=1,
        parent_id=None,
        path=f"{number:05d}",
        depth=depth,
        reported=None,
        audience=0,
        unplanned=False,
        stands_for_id=None,
        origin_id=None,
        leads=list(node["leads"] or node["inherited_leads"]),
        inherited_leads=list(node["inherited_leads"]),
        expected_results=list(node["expected_results"]),
    )


def differing(name: str, data: bytes, fmt: str) -> Iterator[str]:
    """What differs between a plan and the same plan written and read again, one sentence each."""
    yield from differences(name, data, f"plan.{fmt}", printed(name, data, fmt))


def printed(name: str, data: bytes, fmt: str) -> bytes:
    """A bilan that says what was read in a plan and no more: in the plan's own layout where it is of this format."""
    proposal = read_plan(data, name).proposal
    bilan, nodes = bilan_of(proposal)
    origin = in_layout.Origin(data, Format(fmt), proposal, nodes) if name.endswith(fmt) else None
    return print_from(bilan, Format(fmt), origin, highlights=bool(proposal["layout"]["highlight_means"]))


def differences(name: str, data: bytes, other: str, written: bytes) -> Iterator[str]:
    """What differs between what is read in a file and in another, one sentence each."""
    nodes, others = (read_plan(*file).proposal["nodes"] for file in ((data, name), (written, other)))
    before, after = list(_flat(nodes)), list(_flat(others))
    if len(before) != len(after):
        yield f"{len(before)} lines became {len(after)}"
    for one, other_one in zip(before, after, strict=False):
        for field in FIELDS:
            if one[field] != other_one[field]:
                yield f"{one['text'][:20]!r}, {field}: {one[field]!r} became {other_one[field]!r}"
        for field in ("number", "leads"):
            if (one[field] or "") != (other_one[field] or ""):
                yield f"{one['text'][:20]!r}, {field}: {one[field]!r} became {other_one[field]!r}"


def _flat(nodes: list[Json], above: str = "") -> Iterator[Json]:
    for node in nodes:
        yield node | {"leads": node["leads"] or node["inherited_leads"], "parent": above}
        yield from _flat(node["children"], node["text"])
