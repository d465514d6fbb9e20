"""What recognisers build: the shape of a proposal, with `Text`s instead of strings.

Turning a draft into a `Proposal` claims its words, so that none can be in two places, and those in none are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jalon.documents.model import Place
from jalon.phrases.status_words import Status
from jalon.recognition.proposal import Column, Doubt, Kind, Level
from jalon.recognition.source import Text


@dataclass(slots=True)
class Branch:
    """A node in the making; `marks` are values said by the heading of a column of crosses."""

    level: Level
    text: Text
    number: Text | None = None
    leads: list[Text] = field(default_factory=list)
    inherited_leads: list[str] = field(default_factory=list)
    schedule: Text | None = None
    expected: list[Text] = field(default_factory=list)
    results: Text | None = None
    extra: dict[str, Text] = field(default_factory=dict)
    marks: list[tuple[str, str | int]] = field(default_factory=list)  # (role, heading or month) of columns with a cross
    doubts: list[Doubt] = field(default_factory=list)
    children: list[Branch] = field(default_factory=list)

    def doubt(self, code: str, **values: str | int | list[str]) -> None:
        """Ask a person about this node."""
        self.doubts.append(Doubt(code, values))


@dataclass(slots=True)
class Sheet:
    """A practice sheet: `words` by field of `Practice`; `known` holds values copied from elsewhere (the region)."""

    place: Place
    words: dict[str, Text] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Advice:
    """A theme of recommendations."""

    number: Text | None
    theme: Text
    items: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A contribution to a report; `region` is a copy of the heading it stands under, `region_text` its own words."""

    region: str | None
    group: Text | None
    title: Text
    facilitator: Text | None
    region_text: Text | None = None


@dataclass(slots=True)
class Draft:
    """A document in the making as a proposal. `notes` and `ignored` pair words with their role or reason."""

    kind: Kind
    title: Text | None = None
    organisation: str | None = None
    period: str | None = None
    updated_on: str | None = None
    acronyms: dict[str, str] = field(default_factory=dict)
    glossary: list[Text] = field(default_factory=list)
    general_objectives: list[tuple[Text | None, Text]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    highlight_means: str | None = None
    branches: list[Branch] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    needs: list[Text] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    notes: list[tuple[Text, str]] = field(default_factory=list)
    ignored: list[tuple[Text, str]] = field(default_factory=list)
    labels: set[Text] = field(default_factory=set)  # of fields, set aside already
    legend: dict[str, Status] = field(default_factory=dict)  # what codes alone in a cell mean
    colours: Mapping[str, Status] = field(default_factory=dict)  # what the colours of empty cells mean
    shown_colours: dict[str, Status] = field(default_factory=dict)  # what a legend of coloured cells says
    colours_told: bool = True  # whether the document says so
    yes_no: bool = False  # whether "O" and "N", "Y" and "N" among the results answer their heading
    words: dict[str, Status] = field(default_factory=dict)  # what a person said that words mean, plain
    names: frozenset[str] = frozenset()  # known names of those who carry actions
    percents: bool = False  # whether bare numbers among the results are percents, as their heading says
    results_came: bool = False  # whether "Résultats:" says what came, not what is expected
