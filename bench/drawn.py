"""How plans drawn at random are read, and which choices of words and of shape go with what is misread."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

from bench._choices import FIELDS, Blame, Case, blamed, confused
from bench._corpus import Corpus, Example
from bench.drawing import Document, draw
from bench.layouts import figures
from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose

WORST: Final = 30
OFTEN: Final = 12
Json = dict[str, Any]


def run(*, quick: bool, count: int | None = None, seed: int = 1, keep: Path | None = None) -> Json:
    """Figures of so many documents drawn from a seed; the wrong ones are written in a folder when one is given."""
    seeds = range(seed * 100_000, seed * 100_000 + (count or (60 if quick else 400)))
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    with Pool(2) as pool:
        cases = pool.starmap(_case, ((one, keep) for one in seeds), chunksize=8)
    worst = blamed(cases)
    _print("shapes and styles", [one for one in worst if not one.of_words][:WORST])
    _print("words", [one for one in worst if one.of_words][:WORST])
    for name in FIELDS:
        print(f"  {name}: what it should say, what is read, and where")
        for times, right, read, file in confused(cases, name)[:OFTEN]:
            print(f"    {times:4}  {right:45.45}  {read:45.45}  {file}")
    told = figures([case.row for case in cases])
    told["by_format"] = _by(cases, "format")
    return told


def _case(seed: int, keep: Path | None) -> Case:
    corpus, one = _corpus(), draw(seed)
    example = Example(Path(one.name), one.shape, one.format, one.key, one.words)
    try:
        proposal = as_dict(propose(read_bytes(one.data, one.name)))
    except Exception as error:
        proposal = {"nodes": [], "doubts": [], "kind": "failed", "error": repr(error)}
    row, report = corpus.compare(example, proposal)
    if keep and row["bad"]:
        _keep(keep, one, proposal, row, report)
    return Case(one.chosen, row, corpus.wrong_lines(one.key, proposal))


_KNOWN: list[Corpus] = []


def _corpus() -> Corpus:
    if not _KNOWN:
        _KNOWN.append(Corpus())
    return _KNOWN[0]


def _keep(folder: Path, one: Document, proposal: Json, row: Json, report: str) -> None:
    """Write a wrong document, its key, what was read, and how they differ."""
    (folder / one.name).write_bytes(one.data)
    for name, tree in (("key", one.key), ("read", proposal)):
        text = json.dumps(tree, ensure_ascii=False, indent=1, default=str)
        (folder / f"{one.name}.{name}.json").write_text(text, encoding="utf-8")
    told = [f"{name} = {value}" for name, value in one.chosen.items()]
    shown = {name: row[name] for name in ("f1", "parent", "bad_fields", "silent", "doubts", "unplaced", "kind")}
    doubts = [f"{text}: {doubt}" for text, doubt in _doubts(proposal)]
    lines = [f"seed {one.seed}", json.dumps(shown, default=str), "", *told, "", report, "", "doubts", *doubts]
    (folder / f"{one.name}.txt").write_text("\n".join(lines), encoding="utf-8")


def _doubts(proposal: Json) -> Iterable[tuple[str, Any]]:
    yield from (("document", doubt) for doubt in proposal.get("doubts", []))
    waiting = list(proposal["nodes"])
    while waiting:
        node = waiting.pop(0)
        yield from ((node["text"], doubt) for doubt in node.get("doubts", []))
        waiting += node.get("children", [])


def _by(cases: Sequence[Case], name: str) -> Json:
    groups: dict[str, list[Json]] = {}
    for case in cases:
        groups.setdefault(case.chosen[name], []).append(case.row)
    shown = ("f1_mean", "parents", "leads", "schedule", "expected_results", "results", "status", "bad", "silent")
    return {value: {one: figures(rows)[one] for one in shown} for value, rows in sorted(groups.items())}


def _print(title: str, worst: Sequence[Blame]) -> None:
    print(f"  {title:58} {'what is wrong':17} draws  with  else   sure")
    for blame in worst:
        print(f"  {blame}")
