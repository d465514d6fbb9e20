"""Measures a proposal (`jalon read --json`) against an answer key of the same shape.

    python -m tests.recognition.scoring KEY.json PROPOSAL.json [--source FILE]

prints the scores and every mismatch. A key may hold ambiguous values (see `matching`), nodes that are
`optional` (neither missing nor too many), nodes whose `parents` lists the texts of every parent a person could
defend, and `unscored`, the measures its document gives no clear answer to.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.recognition.matching import (
    SAME,
    Tally,
    best_similarity,
    pair,
    plain,
    readings,
    same_text,
    shown,
    similarity,
    words,
)

Json = dict[str, Any]

COPIES = {
    "when", "progress", "layout", "inherited_leads", "doubts", "source", "sources",
    "kind", "period", "updated_on", "language", "level", "status", "highlighted", "role", "why",
}  # fmt: skip
"""Fields that hold no original words of the document."""

ONLY_IF_ALONE = {"organisation", "acronyms"}
"""Fields that often repeat words kept elsewhere: they account for words no other field accounts for."""

SHEET_FIELDS = ("carrier", "territory", "region", "public", "interest", "difficulty", "url")


def document_words(source: str) -> Counter[str]:
    """The folded words of a file's text, markup left out, each as often as it stands there."""
    return Counter(words(plain(source)))


def proposal_words(proposal: Json, *, shared: bool = False) -> Counter[str]:
    """The folded words in the original places of a proposal; with `shared`, those that may repeat others."""
    found: Counter[str] = Counter()

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.update(words(value))
        elif isinstance(value, list):
            for entry in value:
                gather(entry)
        elif isinstance(value, dict):
            for name, entry in value.items():
                if name not in COPIES and name not in ONLY_IF_ALONE:
                    gather(entry)

    if not shared:
        gather(proposal)
        return found
    gather(proposal.get("organisation"))
    for short, long in (proposal.get("acronyms") or {}).items():
        gather([short, long])
    return found


def words_unaccounted(source_text: str, proposal: Json) -> Counter[str]:
    """Words of the file that stand in no original place of the proposal: none when all are accounted for."""
    lost = document_words(source_text) - proposal_words(proposal)
    return lost - proposal_words(proposal, shared=True)


def words_repeated(source_text: str, proposal: Json) -> Counter[str]:
    """Words the proposal holds more often than the file does."""
    return proposal_words(proposal) - document_words(source_text)


@dataclass(slots=True)
class Placed:
    """A node of a tree with its parent and the chain of its ancestors' texts."""

    node: Json
    parent: Placed | None
    order: float = 0.0
    path: str = ""

    @property
    def text(self) -> Any:
        """Its text, with its readings in a key."""
        return self.node["text"]

    @property
    def optional(self) -> bool:
        """Whether a reader may leave it out (keys only)."""
        return bool(self.node.get("optional"))

    @property
    def where(self) -> str:
        """A few words to recognise it by."""
        return f"{readings(self.node.get('number'))[0] or ''} {str(readings(self.text)[0])[:48]}".strip()

    @property
    def labels(self) -> list[str]:
        """Its text with its number before it, in each of its readings."""
        numbers, texts = readings(self.node.get("number")), readings(self.text)
        return [f"{number} {text}" for number in filter(None, numbers) for text in texts]


def walk(nodes: list[Json], parent: Placed | None = None) -> Iterator[Placed]:
    """Every node, depth first."""
    for node in nodes:
        here = Placed(node, parent)
        if parent is not None:
            here.path = f"{parent.path} {readings(parent.text)[0]}"
        yield here
        yield from walk(node.get("children") or [], here)


def placed(nodes: list[Json]) -> list[Placed]:
    """Every node of a tree in reading order."""
    found = list(walk(nodes))
    for position, entry in enumerate(found):
        entry.order = position / len(found)
    return found


@dataclass(slots=True)
class Scores:
    """What was measured, by name, and the counts behind it."""

    values: dict[str, float] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def tally(self, name: str) -> Tally:
        """The counts of that name."""
        return self.tallies.setdefault(name, Tally())

    def mismatches(self) -> Iterator[str]:
        """Every difference, in words."""
        for name, tally in self.tallies.items():
            for mismatch in tally.mismatches:
                yield f"[{name}] {mismatch}"


def score(key: Json, proposal: Json) -> Scores:
    """Every measure that the key has something to say about."""
    scores = Scores()
    _score_head(key, proposal, scores)
    _score_nodes(key, proposal, scores)
    for name, measure in _REPORT_PARTS.items():
        if key.get(name) or proposal.get(name):
            measure(key.get(name) or [], proposal.get(name) or [], scores.tally(name), scores)
    for name in key.get("unscored", ()):
        scores.tallies.pop(name, None)
    for name, tally in scores.tallies.items():
        if tally.right + tally.extra + tally.missing + len(tally.mismatches):
            scores.values[name] = tally.f1
    nodes = scores.tally("nodes")
    scores.values["nodes_precision"], scores.values["nodes_recall"] = nodes.precision, nodes.recall
    return scores


def _score_head(key: Json, proposal: Json, scores: Scores) -> None:
    for name in ("kind", "title", "organisation", "period", "updated_on", "language"):
        if name in key:
            scores.tally(name).add(key[name], proposal.get(name), name, same_text)
    legend = (key.get("layout") or {}).get("highlight_means")
    scores.tally("legend").add(legend, (proposal.get("layout") or {}).get("highlight_means"), "legend", _either_holds)
    glossary = [f"{short} {long}" for short, long in (proposal.get("acronyms") or {}).items()]
    expected = [f"{short} {long}" for short, long in (key.get("acronyms") or {}).items()]
    scores.tally("acronyms").add_list(expected, [g for g in glossary if expected], "acronyms")
    objectives = [entry["text"] for entry in proposal.get("general_objectives") or []]
    scores.tally("general_objectives").add_list(
        [entry["text"] for entry in key.get("general_objectives") or []], objectives, "general objectives"
    )


def _either_holds(one: str, other: str) -> bool:
    first, second = " ".join(words(one)), " ".join(words(other))
    return first in second or second in first


def _score_nodes(key: Json, proposal: Json, scores: Scores) -> None:
    keys, proposed = placed(key.get("nodes") or []), placed(proposal.get("nodes") or [])
    matched = dict(pair(keys, proposed, _likeness, SAME))
    tally = scores.tally("nodes")
    for i, entry in enumerate(keys):
        if entry.optional:
            continue
        if i in matched:
            tally.right += 1
        else:
            tally.missing += 1
            tally.mismatches.append(f"missing {entry.node['level']}: {shown(entry.text)!r}")
    for j, entry in enumerate(proposed):
        if j not in matched.values():
            tally.extra += 1
            tally.mismatches.append(f"too many {entry.node.get('level')}: {entry.text!r}")
    twins = {id(proposed[j].node): keys[i] for i, j in matched.items()}
    for i, j in matched.items():
        if not keys[i].optional:
            _score_place(keys[i], proposed[j], twins, scores)
        _score_fields(keys[i], proposed[j], scores)


def _likeness(expected: Placed, got: Placed) -> float:
    """Likeness of two nodes: their texts decide; their ancestors and order tell twins apart.

    A number left in the text is a fault of the number, measured as such: the node itself was found.
    """
    texts = best_similarity(expected.text, got.text)
    if texts < SAME:
        texts = max((similarity(label, str(got.text)) for label in expected.labels), default=0.0)
    if texts < SAME:
        return 0.0
    return texts + 0.05 * similarity(expected.path, got.path) - 0.01 * abs(expected.order - got.order)


def _score_place(expected: Placed, got: Placed, twins: dict[int, Placed], scores: Scores) -> None:
    tally = scores.tally("parents")
    if _right_parent(expected, got, twins):
        tally.right += 1
    else:
        tally.missing += 1
        tally.extra += 1
        wanted = expected.parent.where if expected.parent else "the top"
        found = got.parent.where if got.parent else "the top"
        tally.mismatches.append(f"{expected.where}: expected under {wanted!r}, got under {found!r}")
    scores.tally("levels").add(expected.node["level"], got.node.get("level"), expected.where, str.__eq__)
    scores.tally("numbers").add(expected.node.get("number"), got.node.get("number"), expected.where, same_text)


def _right_parent(expected: Placed, got: Placed, twins: dict[int, Placed]) -> bool:
    accepted = expected.node.get("parents")
    if accepted is not None:
        return got.parent is not None and best_similarity({"alternatives": accepted}, got.parent.text) >= SAME
    twin = twins.get(id(got.parent.node)) if got.parent else None
    wanted = expected.parent
    while True:
        if wanted is None:
            return got.parent is None
        if twin is wanted:
            return True
        if not wanted.optional:
            return False
        wanted = wanted.parent


def _score_fields(expected: Placed, got: Placed, scores: Scores) -> None:
    key, node, where = expected.node, got.node, expected.where
    for name in ("schedule", "results"):
        scores.tally(name).add(key.get(name), node.get(name), where, same_text)
    scores.tally("status").add(key.get("status"), node.get("status"), where, str.__eq__)
    for name in ("leads", "expected_results"):
        scores.tally(name).add_list(key.get(name) or [], node.get(name) or [], where)
    marked = scores.tally("highlighted")
    if key.get("highlighted") or node.get("highlighted"):
        marked.add(key.get("highlighted"), node.get("highlighted"), where, bool.__eq__)
    wanted, extra = dict(key.get("extra") or {}), dict(node.get("extra") or {})
    for heading, value in wanted.items():
        name = next((name for name in extra if same_text(name, heading)), heading)
        scores.tally("extra").add(value, extra.pop(name, None), f"{where} [{heading}]", same_text)
    for heading, value in extra.items():
        scores.tally("extra").add(None, value, f"{where} [{heading}]", same_text)


def _score_sheets(keys: list[Json], sheets: list[Json], tally: Tally, scores: Scores) -> None:
    def likeness(expected: Json, got: Json) -> float:
        whole = " ".join(filter(None, (got.get("title"), got.get("carrier"), got.get("territory"))))
        return max(best_similarity(expected["title"], text) for text in (got.get("title") or "", whole))

    pairs = dict(pair(keys, sheets, likeness, 0.8))
    _count_pairs(keys, sheets, pairs, tally, "title")
    for i, j in pairs.items():
        where = str(readings(keys[i]["title"])[0])[:48]
        for name in SHEET_FIELDS:
            scores.tally("practice_fields").add(keys[i].get(name), sheets[j].get(name), f"{where} [{name}]", same_text)
        body = " ".join(filter(None, (sheets[j].get("aim"), sheets[j].get("text"))))
        scores.tally("practice_fields").add(keys[i].get("text"), body, f"{where} [aim, text]", same_text)


def _score_needs(keys: list[Any], needs: list[str], tally: Tally, _: Scores) -> None:
    tally.add_list(keys, needs, "needs")


def _score_recommendations(keys: list[Json], themes: list[Json], tally: Tally, _: Scores) -> None:
    pairs = dict(pair(keys, themes, lambda one, two: best_similarity(one["theme"], two["theme"]), SAME))
    _count_pairs(keys, themes, pairs, tally, "theme")
    for i, expected in enumerate(keys):
        got = themes[pairs[i]]["items"] if i in pairs else []
        tally.add_list(expected["items"], got, f"{expected['number']}")


def _score_contributions(keys: list[Json], given: list[Json], tally: Tally, scores: Scores) -> None:
    def likeness(expected: Json, got: Json) -> float:
        parts = (got.get("group"), got.get("title"), got.get("facilitator"))
        whole = " ".join(filter(None, parts))
        spoken, wanted = Counter(words(whole)), Counter(words(expected["text"]))
        common = sum((spoken & wanted).values())
        likeness = 2 * common / (spoken.total() + wanted.total()) if common else 0.0
        return max(likeness, 0.9 * best_similarity(expected["title"], got.get("title") or ""))

    pairs = dict(pair(keys, given, likeness, 0.8))
    _count_pairs(keys, given, pairs, tally, "text")
    for i, j in pairs.items():
        for name in ("region", "group", "title", "facilitator"):
            where = f"{keys[i]['text'][:48]} [{name}]"
            scores.tally("contribution_fields").add(keys[i].get(name), given[j].get(name), where, same_text)


def _count_pairs(keys: list[Json], got: list[Json], pairs: dict[int, int], tally: Tally, name: str) -> None:
    for i, expected in enumerate(keys):
        if expected.get("optional"):
            continue
        tally.right += i in pairs
        if i not in pairs:
            tally.missing += 1
            tally.mismatches.append(f"missing {shown(expected[name])!r}")
    for j, entry in enumerate(got):
        if j not in pairs.values():
            tally.extra += 1
            tally.mismatches.append(f"too many {entry.get(name) or entry.get('title')!r}")


_REPORT_PARTS: dict[str, Callable[[list[Any], list[Any], Tally, Scores], None]] = {
    "practices": _score_sheets,
    "needs": _score_needs,
    "recommendations": _score_recommendations,
    "contributions": _score_contributions,
}


def doubts(proposal: Json) -> Counter[str]:
    """How often each doubt is raised in a proposal."""
    nodes = walk(proposal.get("nodes") or [])
    found = (doubt["code"] for entry in nodes for doubt in entry.node.get("doubts", []))
    return Counter(found)


def report(key: Json, proposal: Json, source_text: str | None = None) -> str:
    """The scores and every mismatch, to read."""
    scores = score(key, proposal)
    lines = list(scores.mismatches())
    lines += [f"{name:20} {value:.3f}" for name, value in scores.values.items()]
    lines.append(f"{'doubts':20} {dict(doubts(proposal))}")
    if source_text is not None:
        lost, again = words_unaccounted(source_text, proposal), words_repeated(source_text, proposal)
        lines.append(f"{'words lost':20} {lost.total()} of {document_words(source_text).total()} {dict(lost)}")
        lines.append(f"{'words repeated':20} {again.total()} {dict(again)}")
    return "\n".join(lines)


def _file_text(path: Path) -> str:
    if path.suffix in {".txt", ".md", ".html"}:
        return path.read_text(encoding="utf-8")
    from jalon.documents import read_file  # noqa: PLC0415 - only for formats that are not text
    from jalon.documents.model import block_text  # noqa: PLC0415

    document = read_file(path)
    margins = [block for margin in document.margins for block in margin.blocks]
    return "\n".join(map(block_text, [*document.blocks, *margins]))


def main(arguments: list[str]) -> int:
    """Print what the file's docstring says."""
    source = None
    if "--source" in arguments:
        at = arguments.index("--source")
        source = _file_text(Path(arguments[at + 1]))
        del arguments[at : at + 2]
    key, proposal = (json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments)
    sys.stdout.write(report(key, proposal, source) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
