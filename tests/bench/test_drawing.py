"""Documents drawn at random: the same for a seed, with keys that say what is in them, in words of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bench.drawing
import pytest
from bench.drawing import draw
from bench.drawing.document import SHAPES, shape_of
from bench.drawing.files import WRITERS
from bench.drawing.vocabulary import LANGUAGES, WORDS, words

from jalon.documents import read_bytes

SEEDS = range(120)
HERE = Path(bench.drawing.__file__).parent


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _every(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from _every(node["children"])


def test_the_same_seed_draws_the_same_document() -> None:
    for seed in (3, 14, 15):
        one, again = draw(seed), draw(seed)

        assert (one.key, one.chosen, one.name) == (again.key, again.chosen, again.name)


def test_seeds_draw_many_kinds() -> None:
    drawn = [draw(seed) for seed in SEEDS]

    assert len({str(one.key) for one in drawn}) == len(drawn)
    assert {"fr", "en"} == {one.chosen["language"] for one in drawn}
    assert set(WRITERS) == {one.format for one in drawn}
    assert set(SHAPES) == {shape_of(seed) for seed in range(400)}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_key_says_is_in_its_document(seed: int) -> None:
    one = draw(seed)
    read = read_bytes(one.data, one.name)
    held = _plain(repr((read.blocks, read.margins)).replace("\\n", " ").replace("\\xa0", " "))

    nodes = list(_every(one.key["nodes"]))
    assert len([node for node in nodes if node["level"] == "action"]) > 2
    for node in nodes:
        for text in (node["text"], *node["leads"], *node["expected_results"]):
            words = _plain(text).split() if one.format == "pdf" else [_plain(text)]  # pages cut the texts of a PDF
            assert all(word in held for word in words)
        if "schedule" not in node.get("ambiguous", []) and "bounds" not in node:
            assert _plain(node["schedule"] or "") in held


def test_every_choice_of_columns_is_noted() -> None:
    chosen = next(one.chosen for one in map(draw, SEEDS) if one.shape == "table")

    assert {"language", "format", "levels", "typing"} <= set(chosen)
    assert any(name.startswith("heading ") for name in chosen)


def test_nothing_comes_from_the_reader() -> None:
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [one.name for one in node.names] if isinstance(node, ast.Import) else [node.module or ""]
                assert not [name for name in names if name.startswith("jalon")], path


def test_words_are_many_and_said_once() -> None:
    least = {"actions": 140, "axes": 40, "objectives": 40, "leads": 80, "schedules": 80, "expected": 50, "results": 30}
    for language in LANGUAGES:
        for name, count in least.items():
            every = [one for lines in words(language, name).values() for one in lines]

            assert len(every) >= count, (language, name)
            assert len(set(every)) == len(every), (language, name)
    assert {path.name for path in (WORDS / "fr").iterdir()} == {path.name for path in (WORDS / "en").iterdir()}
