"""Ways a real document differs from a tidy one. Each takes a plan as rows of cells and gives text lines.

`KEEPING` change how the plan is laid out, not what it says; `BREAKING` damage it.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Grid = list[list[str]]
Mutation = Callable[[Grid, random.Random], Grid]

SYNONYMS = {
    "objectifs": ["Objectifs visés", "But", "OBJECTIF", "Objectives", "Aim"],
    "moyens": ["Actions", "Activités", "Moyens d'action", "Activities", "Actions à réaliser"],
    "responsables": ["Porteurs", "Qui", "Responsable(s)", "Lead", "Who"],
    "échéancier": ["Échéance", "Quand", "Calendrier", "Timeline", "When"],
    "résultats attendus": ["Indicateurs", "Résultats visés", "Expected results", "Cibles"],
    "résultats": ["État d'avancement", "Suivi", "Progress", "Bilan"],
}


def shuffle_columns(grid: Grid, chance: random.Random) -> Grid:
    """The columns in another order."""
    order = list(range(max(map(len, grid))))
    chance.shuffle(order)
    return [[row[at] if at < len(row) else "" for at in order] for row in grid]


def rename_headings(grid: Grid, chance: random.Random) -> Grid:
    """The headings in other words, or in the other language."""
    header = [chance.choice(SYNONYMS.get(cell.lower(), [cell])) for cell in grid[0]]
    return [header, *grid[1:]]


def add_column(grid: Grid, chance: random.Random) -> Grid:
    """A column nobody knows."""
    at = chance.randint(1, len(grid[0]))
    values = ["Budget", *(chance.choice(["500 $", "", "1 200 $"]) for _ in grid[1:])]
    return [[*row[:at], value, *row[at:]] for row, value in zip(grid, values, strict=True)]


def repeat_objectives(grid: Grid, _: random.Random) -> Grid:
    """The objective said again on each of its rows instead of once."""
    last = ""
    result = [grid[0]]
    for row in grid[1:]:
        last = row[0] or last
        result.append([last, *row[1:]])
    return result


def break_page(grid: Grid, chance: random.Random) -> Grid:
    """A page break between two rows, with the header printed again."""
    at = chance.randint(2, max(2, len(grid) - 1))
    return [*grid[:at], [], grid[0], *grid[at:]] if chance.random() < 0.5 else [*grid[:at], [], *grid[at:]]


def cut_row(grid: Grid, chance: random.Random) -> Grid:
    """A page break inside a row: the end of its action comes on a row of its own."""
    rows = [at for at, row in enumerate(grid) if at and len(row) > 1 and len(row[1].split()) > 5]
    if not rows:
        return grid
    at = chance.choice(rows)
    words = grid[at][1].split()
    cut = chance.randint(3, len(words) - 2)
    first = [grid[at][0], " ".join(words[:cut]), *grid[at][2:]]
    rest = ["", " ".join(words[cut:]), *[""] * (len(grid[at]) - 2)]
    return [*grid[:at], first, [], rest, *grid[at + 1 :]]


def remove_header(grid: Grid, _: random.Random) -> Grid:
    """No header at all."""
    return grid[1:]


def slide_cell(grid: Grid, chance: random.Random) -> Grid:
    """The cells of a row one column too far."""
    at = chance.randrange(1, len(grid))
    column = chance.randrange(len(grid[at]))
    row = [*grid[at][:column], "", *grid[at][column:]][: len(grid[at])]
    lost = grid[at][-1]
    row[-1] = f"{row[-1]} {lost}".strip() if row[-1] != lost else row[-1]
    return [*grid[:at], row, *grid[at + 1 :]]


def run_together(grid: Grid, chance: random.Random) -> Grid:
    """Two rows whose cells were run together without separators."""
    if len(grid) < 4:
        return grid
    at = chance.randrange(1, len(grid) - 1)
    merged = [f"{a} {b}".strip() for a, b in zip(grid[at], grid[at + 1], strict=False)]
    return [*grid[:at], merged, *grid[at + 2 :]]


def scatter(grid: Grid, chance: random.Random) -> Grid:
    """Words taken out of their cell and put into another."""
    grid = [list(row) for row in grid]
    for _ in range(chance.randint(1, 6)):
        source, target = chance.choice(grid), chance.choice(grid)
        if source and target:
            at = chance.randrange(len(source))
            words = source[at].split()
            if words:
                word = words.pop(chance.randrange(len(words)))
                source[at] = " ".join(words)
                to = chance.randrange(len(target))
                target[to] = f"{target[to]} {chance.choice(['- ', '• ', '1. ', ''])}{word}".strip()
    return grid


KEEPING: dict[str, Mutation] = {
    "columns shuffled": shuffle_columns,
    "headings renamed or translated": rename_headings,
    "column added": add_column,
    "objective repeated": repeat_objectives,
    "page broken": break_page,
    "row cut by a page": cut_row,
}
BREAKING: dict[str, Mutation] = {
    "header removed": remove_header,
    "cells slid": slide_cell,
    "rows run together": run_together,
    "words scattered": scatter,
}
