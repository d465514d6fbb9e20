"""Which measure tells an expected result, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jalon.measures import Asked, Measure, all_measures
from jalon.plans.queries.measuring import Expected

NOBODY = "aucun"  # no measure can tell it
SAID = "-"  # a measure and the value of its parameter, in one choice: "seats_filled-body=body:3"


@dataclass(frozen=True, slots=True)
class MeasureOption:
    """One thing that can be chosen: a measure, with its parameter when it takes one."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The options of one measure."""

    title: str
    options: list[MeasureOption]


def measure_groups(expected: Expected, asked: Asked) -> list[MeasureGroup]:
    """All that may tell an expected result; what its words speak of is chosen first."""
    measure, given = expected.measure, expected.given
    if measure is None and expected.suggestion:
        measure, given = expected.suggestion.measure, expected.suggestion.given or {}
    wanted = coded(measure, given) if measure else ""
    return [group for one in all_measures() if (group := _group(one, asked, wanted)).options]


def coded(measure: Measure, given: dict[str, str]) -> str:
    """A measure and its parameters as a form sends them."""
    told = [f"{name}={value}" for name, value in sorted(given.items()) if value]
    return SAID.join([measure.name, *told])


def decoded(value: str) -> tuple[str, dict[str, str]]:
    """The measure and the parameters that a form sent; whoever keeps them checks them."""
    name, _said, told = value.partition(SAID)
    parameter, _equals, given = told.partition("=")
    return name, {parameter: given} if parameter and given else {}


def _group(measure: Measure, asked: Asked, wanted: str) -> MeasureGroup:
    title = _(measure.title)
    options = []
    if all(one.optional for one in measure.parameters):
        options.append(_option(measure, {}, title, wanted))
    for parameter in measure.parameters:
        for choice in measure.choices(asked, parameter.name):
            label = f"{title} – {_(choice.label)}"
            options.append(_option(measure, {parameter.name: choice.value}, label, wanted))
    return MeasureGroup(title, options)


def _option(measure: Measure, given: dict[str, str], label: str, wanted: str) -> MeasureOption:
    value = coded(measure, given)
    return MeasureOption(value, label, value == wanted)
