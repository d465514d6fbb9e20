"""What reading a document proposes: plain data, in the shape `jalon read --json` prints.

Each word of the document is in exactly one original place; `when`, `progress`, `layout`, `inherited_leads` and
`doubts` are copies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["plan", "report", "other"]
Language = Literal["fr", "en"]
Level = Literal["axis", "objective", "action", "item"]
Values = dict[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words stand in the Document; same meaning as `documents.model.Place`."""

    page: int | None = None
    block: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question for a person: a code (see `recognition.doubts`) and the values that fill its sentence."""

    code: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentDoubt:
    """A question about the whole document, or about the place in it that `source` gives."""

    code: str
    values: Values = field(default_factory=dict)
    source: Source = field(default_factory=Source)


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another way to read the document: its name, how many lines of each level it gives, how sure it would be."""

    what: str
    counts: dict[str, int]
    score: float


@dataclass(slots=True)
class Node:
    """An axis, objective, action or item of the plan, with what its row says. See the contract for each field.

    `sources` gives the place of each field that does not stand where the node's own text does
    ("schedule", "results", "leads.0", "expected_results.1", "extra.Budget").
    """

    level: Level
    text: str
    number: str | None = None
    leads: list[str] = field(default_factory=list)
    inherited_leads: list[str] = field(default_factory=list)
    schedule: str | None = None
    when: dict[str, Any] | None = None
    expected_results: list[str] = field(default_factory=list)
    results: str | None = None
    status: str | None = None
    progress: dict[str, Any] | None = None
    highlighted: bool = False
    extra: dict[str, str] = field(default_factory=dict)
    source: Source = field(default_factory=Source)
    sources: dict[str, Source] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Practice:
    """A practice sheet of a report."""

    title: str = ""
    carrier: str | None = None
    territory: str | None = None
    region: str | None = None
    public: str | None = None
    aim: str | None = None
    interest: str | None = None
    difficulty: str | None = None
    url: str | None = None
    text: str | None = None
    source: Source = field(default_factory=Source)


@dataclass(slots=True)
class Recommendation:
    """A theme of a report with what it recommends."""

    number: str | None
    theme: str
    items: list[str]


@dataclass(slots=True)
class Contribution:
    """One contribution listed by a report."""

    region: str | None
    group: str | None
    title: str
    facilitator: str | None


@dataclass(slots=True)
class Remark:
    """Words of the document that are no plan content: `role` says what they are, or `why` they are left aside."""

    text: str
    role: str
    source: Source = field(default_factory=Source)


@dataclass(slots=True)
class Column:
    """A column of the document's own table; `role` is one of the fields of a node, or "extra"."""

    heading: str
    role: str


@dataclass(slots=True)
class Layout:
    """How the document itself is laid out, to print it again the same way."""

    columns: list[Column] = field(default_factory=list)
    highlight_means: str | None = None


@dataclass(slots=True)
class Proposal:
    """A document read as a plan, a report, or neither.

    `confidence` says how sure the whole is, from 0 to 1; `reading` which way it was read, `readings` the others that
    give something else, the surest first.
    """

    kind: Kind
    title: str = ""
    organisation: str | None = None
    period: str | None = None
    updated_on: str | None = None
    language: Language = "fr"
    confidence: float = 1.0
    doubts: list[DocumentDoubt] = field(default_factory=list)
    reading: str = ""
    readings: list[OtherReading] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    general_objectives: list[dict[str, str | None]] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)
    nodes: list[Node] = field(default_factory=list)
    practices: list[Practice] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    unplaced: list[Remark] = field(default_factory=list)
    ignored: list[Remark] = field(default_factory=list)
