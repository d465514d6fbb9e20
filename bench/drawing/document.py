"""A drawn document: its file, its key, and every choice that made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from bench.drawing import boards, calendar, cards, files, lists, tables
from bench.drawing.blocks import Cell, Paper, Table
from bench.drawing.dice import Dice
from bench.drawing.keys import Json
from bench.drawing.plan import Plan
from bench.drawing.vocabulary import LANGUAGES

Shape = Callable[[Dice, str, str], tuple[Plan, Paper, Json]]
_TABLES: Final = {"docx": 6.0, "xlsx": 5.0, "csv": 1.5, "html": 1.5, "md": 1.5, "odt": 1.5, "pdf": 1.5, "txt": 0.6}
_TEXTS: Final = {"docx": 6.0, "md": 2.0, "txt": 2.0, "html": 1.5, "odt": 1.5, "pdf": 1.5}
_CARDS: Final = {"docx": 4.0, "odt": 1.0, "html": 1.0, "pdf": 0.5, "xlsx": 0.7}
_GRIDS: Final = {"xlsx": 4.0, "docx": 2.0, "csv": 1.0, "html": 1.0, "odt": 0.5}
_FLAT: Final = {"xlsx": 3.0, "csv": 3.0}
SHAPES: Final[dict[str, tuple[Shape, float, dict[str, float]]]] = {
    "table": (tables.table, 14, _TABLES),
    "calendar": (calendar.grid, 1.6, _GRIDS),
    "cards": (cards.cards, 1.6, _CARDS),
    "turned": (cards.turned, 0.7, _GRIDS),
    "labelled": (cards.labelled, 2.5, _TEXTS),
    "bullets": (lists.bullets, 3.5, _TEXTS),
    "outline": (lists.outline, 1.8, _TEXTS),
    "prose": (lists.prose, 0.8, _TEXTS),
    "minutes": (lists.minutes, 1, _TEXTS),
    "checks": (lists.checks, 0.7, {"md": 2.0, "docx": 1.0, "txt": 1.0, "html": 0.5}),
    "coded": (boards.coded, 1.2, _FLAT),
    "tracker": (boards.tracker, 0.8, _FLAT),
    "board": (boards.board, 0.5, {"html": 1.0, "docx": 1.0, "xlsx": 1.0}),
    "road": (boards.road, 0.6, _GRIDS),
    "people": (boards.people, 0.5, _GRIDS),
}


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


def shape_of(seed: int) -> str:
    """The shape of the document of a seed, without drawing it."""
    return _kind(Dice(seed))[1]


def _kind(dice: Dice) -> tuple[str, str]:
    """A language and a shape."""
    language = dice.pick("language", LANGUAGES)
    return language, dice.pick("shape", {name: weight for name, (_draw, weight, _formats) in SHAPES.items()})


def draw(seed: int) -> Document:
    """The document of a seed."""
    dice = Dice(seed)
    language, shape = _kind(dice)
    function, _weight, formats = SHAPES[shape]
    kind = dice.pick("format", formats)
    plan, paper, key = function(dice, language, kind)
    _put_title(plan, paper)
    files.decorate(dice, plan, paper, kind)
    data = files.WRITERS[kind](paper)
    return Document(seed, shape, kind, data, key, dict(dice.chosen))


def _put_title(plan: Plan, paper: Paper) -> None:
    """The title as a row over the widest table, when the shape wants it."""
    if "title row" in paper.looks:
        first: Any = max((one for one in paper.blocks if isinstance(one, Table)), key=lambda one: len(one.rows[0]))
        width = len(first.rows[0])
        first.rows.insert(0, [Cell(plan.title, columns=width, bold=True), *[None] * (width - 1)])
