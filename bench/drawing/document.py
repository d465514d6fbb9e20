"""A drawn document: its file, its key, and every choice that made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bench.drawing import files, tables
from bench.drawing.blocks import Cell, Paper, Table
from bench.drawing.dice import Dice
from bench.drawing.keys import Json
from bench.drawing.plan import Plan
from bench.drawing.vocabulary import LANGUAGES

Shape = Callable[[Dice, str, str], tuple[Plan, Paper, Json]]
_TABLES: Final = {"docx": 6.0, "xlsx": 5.0, "csv": 2.0}
SHAPES: Final[dict[str, tuple[Shape, float, dict[str, float]]]] = {"table": (tables.table, 10, _TABLES)}


@dataclass(frozen=True, slots=True)
class Document:
    """A drawn document."""

    seed: int
    shape: str
    format: str
    data: bytes
    key: Json
    chosen: dict[str, str]

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.seed:05}_{self.shape}.{self.format}"

    @property
    def words(self) -> list[str]:
        """The distinct words of the texts of its key."""
        return sorted(set(re.findall(r"[^\W_]+", " ".join(texts(self.key["nodes"])).lower())))


def texts(nodes: list[Json]) -> Iterator[str]:
    """The texts of a key's nodes, top down."""
    for node in nodes:
        yield node["text"]
        yield from texts(node["children"])


def draw(seed: int) -> Document:
    """The document of a seed."""
    dice = Dice(seed)
    language = dice.pick("language", LANGUAGES)
    shape = dice.pick("shape", {name: weight for name, (_draw, weight, _formats) in SHAPES.items()})
    function, _weight, formats = SHAPES[shape]
    kind = dice.pick("format", formats)
    plan, paper, key = function(dice, language, kind)
    _put_title(plan, paper)
    files.decorate(dice, plan, paper, kind)
    data = files.WRITERS[kind](paper)
    return Document(seed, shape, kind, data, key, dict(dice.chosen))


def _put_title(plan: Plan, paper: Paper) -> None:
    """The title as a row over the first table, when the shape wants it."""
    if "title row" in paper.looks:
        first: Any = next(block for block in paper.blocks if isinstance(block, Table))
        width = len(first.rows[0])
        first.rows.insert(0, [Cell(plan.title, columns=width, bold=True), *[None] * (width - 1)])
