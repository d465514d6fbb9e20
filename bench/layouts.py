"""How plans are read, by layout and format: the corpus, then plans drawn at random (`bench.drawing`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from bench._corpus import Corpus, Example
from bench.drawing import draw
from bench.fit import auc
from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose

_FIELDS: Final = ("leads", "schedule", "expected_results", "results", "status")
Json = dict[str, Any]


def run(*, quick: bool) -> Json:
    """Figures of the corpus; those of our own layouts under `drawn`."""
    corpus = Corpus()
    rows = [_read(corpus, example, example.path.read_bytes()) for example in corpus.examples(step=6 if quick else 1)]
    drawn = [_read(corpus, example, data) for example, data in _drawn(40 if quick else 240)]
    _print("corpus", rows)
    _print("drawn at random", drawn)
    return {**figures(rows), "drawn": figures(drawn)}


def _drawn(count: int) -> Iterable[tuple[Example, bytes]]:
    for seed in range(count):
        one = draw(seed)
        yield Example(Path(one.name), one.shape, one.format, one.key, one.words), one.data


def _read(corpus: Corpus, example: Example, data: bytes) -> Json:
    return corpus.score(example, as_dict(propose(read_bytes(data, example.path.name))))


def figures(rows: Sequence[Json]) -> Json:
    """The means of so many documents, and of each layout."""
    right = [row for row in rows if not row["bad"]]
    f1 = sorted(row["f1"] for row in rows)
    by_layout: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        by_layout[row["layout"]].append(row)
    return {
        "documents": len(rows),
        "f1_mean": _mean(f1),
        "f1_p10": round(f1[max(0, int(len(f1) * 0.1 + 0.5) - 1)], 4),
        "parents": _mean([row["parent"] for row in rows]),
        **{name: _mean([row[name] for row in rows if row[name] is not None]) for name in _FIELDS},
        "words_lost": _mean([row["lost"] for row in rows]),
        "bad": _mean([float(row["bad"]) for row in rows]),
        "silent": _mean([float(row["silent"]) for row in rows]),
        "doubted_right": _mean([float(bool(row["doubts"] or row["unplaced"])) for row in right]),
        "doubts_per_node_right": round(sum(row["doubts"] for row in right) / max(1, sum(r["gold"] for r in right)), 4),
        "confidence_auc": round(auc([(row["confidence"], not row["bad"]) for row in rows]), 4),
        "layouts": {name: {"f1": _mean([row["f1"] for row in of]), "bad": _mean([float(row["bad"]) for row in of])}
                    for name, of in sorted(by_layout.items())},
    }  # fmt: skip


def _print(title: str, rows: Sequence[Json]) -> None:
    print(f"  {title}")
    for by in ("layout", "format"):
        groups: dict[str, list[Json]] = defaultdict(list)
        for row in rows:
            groups[row[by]].append(row)
        for name, of in sorted(groups.items()):
            fields = "  ".join(f"{field} {_shown([row[field] for row in of])}" for field in ("f1", "parent", *_FIELDS))
            print(f"    {name:12} {len(of):4}  {fields}  bad {_shown([float(row['bad']) for row in of])}")


def _shown(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{_mean(known):.2f}" if known else "   –"


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 1.0
