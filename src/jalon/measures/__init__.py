"""The registry of measures: what can be counted of a network's life, each known by its name. No Django here.

An area counts what it keeps: it writes a `Measure` and registers it when Django starts. `plans` asks the registry;
it never knows the areas. See docs/adding-a-measure.md.
"""

from jalon.measures.measure import Asked, Choice, Measure, Parameter, Row, Unit, Value
from jalon.measures.registry import all_measures, measure_called, register
from jalon.measures.sentences import Said

__all__ = [
    "Asked",
    "Choice",
    "Measure",
    "Parameter",
    "Row",
    "Said",
    "Unit",
    "Value",
    "all_measures",
    "measure_called",
    "register",
]
