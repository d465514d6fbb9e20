"""Fits the weights of the judge on the corpus and on plans drawn at random, whole layouts left out in turn, and prints
what each term is worth.

`--write` (`JALON_FIT_WRITE=1`) puts them in `recognition/judging/weights.json`; reasons already there are kept.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import jalon.recognition
from bench._corpus import Corpus, Example
from bench.drawing import draw
from jalon.documents import read_bytes, read_file
from jalon.documents.errors import UnreadableFile
from jalon.documents.model import Document
from jalon.recognition import Choices, as_dict
from jalon.recognition.choosing import judged
from jalon.recognition.judging.judge import felt
from jalon.recognition.judging.terms import TERMS
from jalon.recognition.readings import READINGS, TABLE, Reading, sketch_of

WEIGHTS: Final = Path(jalon.recognition.__file__).parent / "judging" / "weights.json"
PENALTY: Final = 0.02  # of the square of each weight: few documents, many terms
RIGHT: Final = 0.6  # what right ones weigh, however many: most documents are read right, and few of those are to doubt
STEPS: Final = 1200
FIRST, DRAWN = 9_000_000, 250  # seeds of drawn plans, which nothing else draws, and how many
RATE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """One document read one way: how much each term found, whether it was right, and how right."""

    layout: str
    file: str
    reading: str
    shares: tuple[float, ...]  # as the judge feels them
    right: bool
    score: float


def run(*, quick: bool) -> dict[str, Any]:
    """The weights, how well they tell right from wrong on layouts they have not seen, and what that chooses."""
    names = list(TERMS)
    with Pool(2) as pool:
        known = list(Corpus().examples(step=6 if quick else 1))
        cases = [case for some in pool.imap(_of_corpus, known, chunksize=4) for case in some]
        cases += [
            case for some in pool.imap(_of_drawn, range(FIRST, FIRST + (40 if quick else DRAWN)), 4) for case in some
        ]
    left_out: list[tuple[Case, float]] = []
    for layout in sorted({case.layout for case in cases}):
        weights = fit([case for case in cases if case.layout != layout], len(names))
        left_out += [(case, chance(weights, case.shares)) for case in cases if case.layout == layout]
    weights = fit(cases, len(names))
    told = dict(zip(["always", *names], (round(weight, 2) for weight in weights), strict=True))
    for name, weight in sorted(told.items(), key=lambda pair: pair[1]):
        right = [case.shares[names.index(name)] for case in cases if case.right] if name in names else [1.0]
        wrong = [case.shares[names.index(name)] for case in cases if not case.right] if name in names else [1.0]
        print(f"  {name:18} {weight:+6.2f}   right {_mean(right):.3f}   wrong {_mean(wrong):.3f}")
    if os.environ.get("JALON_FIT_WRITE"):
        _write(told)
    return {
        "terms": told,
        "cases": len(cases),
        "auc_left_out": round(auc([(chance, case.right) for case, chance in left_out]), 3),
        "f1_left_out": round(_mean(_chosen(left_out)), 4),
        "f1_best": round(_mean(_best(cases)), 4),
    }


def _of_corpus(example: Example) -> list[Case]:
    try:
        return _cases(example, read_file(example.path))
    except UnreadableFile:
        return []


def _of_drawn(seed: int) -> list[Case]:
    """Under the name of its shape, apart from the layouts of the corpus."""
    one = draw(seed)
    example = Example(Path(one.name), f"drawn {one.shape}", one.format, one.key, one.words)
    try:
        return _cases(example, read_bytes(one.data, one.name))
    except UnreadableFile:
        return []


@cache
def _corpus() -> Corpus:
    """That of this process."""
    return Corpus()


def _cases(example: Example, document: Document) -> list[Case]:
    corpus = _corpus()
    found: dict[str, Case] = {}
    for reading, choices in _ways(document):
        proposal, judgement = judged(sketch_of(document), reading, choices)
        if not proposal.nodes:
            continue
        row = corpus.score(example, as_dict(proposal))
        shares = tuple(felt(judgement.found[name].share) for name in TERMS)
        case = Case(example.layout, example.path.name, reading.name, shares, not row["bad"], _rightness(row))
        found.setdefault(json.dumps([node.text for node in proposal.nodes]), case)
    return list(found.values())


def _ways(document: Document) -> Iterator[tuple[Reading, Choices]]:
    """Every way to read a plan in it, and wrong ways on purpose: what the judge should see when they come by accident.

    Wrong: without its header, a row too low, one column of each role kept aside or taken for another.
    """
    plans = [reading for reading in READINGS if reading.kind == "plan"]
    yield from ((reading, Choices()) for reading in plans)
    proposal, _judgement = judged(sketch_of(document), TABLE, Choices())
    headings = {column.role: column.heading for column in proposal.layout.columns if column.heading}
    if not headings:
        return
    yield TABLE, Choices(header_row=0)
    yield TABLE, Choices(header_row=2)
    for role, heading in headings.items():
        yield TABLE, Choices(roles={heading: _WRONG.get(role, "extra")})


# What a column of each role may be taken for.
_WRONG: Final = {"objective": "extra", "action": "objective", "leads": "objective", "expected_results": "action"}


def _rightness(row: dict[str, Any]) -> float:
    """F1 of the lines, and of the fields that the key has."""
    fields = [row[name] for name in ("leads", "schedule", "expected_results", "status") if row[name] is not None]
    return float((2 * row["f1"] + row["parent"] + sum(fields)) / (3 + len(fields)))


def fit(cases: Sequence[Case], terms: int) -> list[float]:
    """Weights (the first is always there) by logistic regression; none is positive."""
    right = sum(case.right for case in cases) or 1
    share = [RIGHT / right if case.right else (1 - RIGHT) / max(1, len(cases) - right) for case in cases]
    weights = [1.0] + [0.0] * terms
    for _step in range(STEPS):
        slopes = [0.0] * (terms + 1)
        for case, weight in zip(cases, share, strict=True):
            error = (chance(weights, case.shares) - case.right) * weight
            slopes[0] += error
            for at, value in enumerate(case.shares, 1):
                if value:
                    slopes[at] += error * value
        for at in range(terms + 1):
            slope = slopes[at] + (PENALTY * weights[at] / 10 if at else 0)
            weights[at] -= RATE * 8 * slope
            if at:
                weights[at] = min(0.0, weights[at])
    return weights


def chance(weights: Sequence[float], shares: Sequence[float]) -> float:
    """The chance that a proposal with these shares is right."""
    total = weights[0] + sum(weight * share for weight, share in zip(weights[1:], shares, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def auc(told: Sequence[tuple[float, bool]]) -> float:
    """How often a right one is judged surer than a wrong one."""
    right, wrong = [c for c, good in told if good], [c for c, good in told if not good]
    pairs = len(right) * len(wrong)
    return sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / pairs if pairs else 1.0


def _chosen(told: Sequence[tuple[Case, float]]) -> list[float]:
    """How right the surest reading of each document is."""
    files: dict[str, tuple[float, float]] = {}
    for case, sure in told:
        files[case.file] = max(files.get(case.file, (-1.0, 0.0)), (sure, case.score))
    return [score for _sure, score in files.values()]


def _best(cases: Sequence[Case]) -> list[float]:
    files: dict[str, float] = {}
    for case in cases:
        files[case.file] = max(files.get(case.file, 0.0), case.score)
    return list(files.values())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _write(told: dict[str, float]) -> None:
    known = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    whole = {
        name: {"weight": weight, "why": known.get(name, {}).get("why", "")} for name, weight in told.items() if weight
    }
    WEIGHTS.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
