"""Which measure tells an expected result, from its words; and where each expected result of a plan stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from jalon.measures import Asked, Measure, all_measures
from jalon.phrases.folding import fold, squeeze


class Filling(StrEnum):
    """Where an expected result stands."""

    FILLED = "filled"  # a value was approved
    PROPOSED = "proposed"  # one waits for a person
    LINKED = "linked"  # a measure was chosen, which has nothing to count yet
    LINKABLE = "linkable"  # its words speak of a measure
    HUMAN = "human"  # somebody has to say it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A measure that words speak of, and what they tell it; `given` is None when a person has to say more."""

    measure: Measure
    given: dict[str, str] | None


def suggested(text: str, asked: Asked) -> Suggestion | None:
    """The measure an expected result speaks of: one whose parameters its words say goes before one that lacks some."""
    folded = fold(squeeze(text))
    found = [
        Suggestion(measure, measure.guess(folded, asked))
        for measure in all_measures()
        if any(re.search(pattern, folded) for pattern in measure.patterns)
    ]
    return next((one for one in found if one.given is not None), found[0] if found else None)


class _OfNetwork(Protocol):
    """A plan, by what measures ask of it."""

    @property
    def network_id(self) -> int: ...
    @property
    def starts(self) -> date | None: ...
    @property
    def ends(self) -> date | None: ...


def asked_of(
    plan: _OfNetwork, today: date, given: Mapping[str, str] | None = None, known: dict[str, Any] | None = None
) -> Asked:
    """What is asked of the measures of a plan: of its period, as of a day; `known` is shared by those of one plan."""
    return Asked(plan.network_id, plan.starts, plan.ends, today, given or {}, {} if known is None else known)
