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


def suggested(text: str, asked: Asked, about: str = "") -> Suggestion | None:
    """The measure an expected result speaks of; `about`, the text of its item, may say what the result does not.

    Of several, the one whose words come first: they are what the result is, those after say of whom or of what ("liste
    des nouveaux membres" is a list). Of what comes at the same place, the longest.
    """
    folded = fold(squeeze(text))
    found = [
        (match.start(), -len(match[0]), measure.name, measure)
        for measure in all_measures()
        for pattern in measure.patterns
        if (match := re.search(pattern, folded))
    ]
    if not found:
        return None
    measure = min(found)[3]
    given = measure.guess(folded, asked)
    if not given and about and measure.by_item:
        given = measure.guess(fold(squeeze(f"{text} {about}")), asked) or given
    return Suggestion(measure, given)


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
