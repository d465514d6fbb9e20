"""The corpus of plans with keys, and how far a proposal is from its key.

It is read from `$JALON_CORPUS`, else `../shared/corpus` beside the checkout: a folder with `manifest.json`, the files,
their keys, and `measure.py`, the corpus's own scorer.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.inputs import NoDocuments

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One file of the corpus: its layout, format and key."""

    path: Path
    layout: str
    format: str
    key: Json
    words: list[str]


class Corpus:
    """The files of a folder, and its scorer."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(os.environ.get("JALON_CORPUS", Path.cwd().parent / "shared" / "corpus"))
        if not (self.folder / "manifest.json").exists():
            raise NoDocuments(f"no corpus in {self.folder}: set JALON_CORPUS")
        self.scorer = _module(self.folder / "measure.py")

    def examples(self, *, step: int = 1) -> Iterator[Example]:
        """Its files, or one of every `step`."""
        manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        for told in [one for one in manifest if not one["faults"]][::step]:
            key = json.loads((self.folder / told["key"]).read_text(encoding="utf-8"))
            yield Example(self.folder / told["file"], told["family"], told["format"], key, told["words"])

    def score(self, example: Example, proposal: Json) -> Json:
        """How right a proposal is: what the scorer says of one document (f1, parent, leads…, bad, silent)."""
        return self.compare(example, proposal)[0]

    def compare(self, example: Example, proposal: Json) -> tuple[Json, str]:
        """How right a proposal is, and the scorer's report: what is missed, added, told otherwise."""
        row, report = self.scorer.one(example.key, _plain(proposal), example.words)
        return {**row, "layout": example.layout, "format": example.format, "file": example.path.name}, report

    def wrong_lines(self, key: Json, proposal: Json) -> list[tuple[Json, Json]]:
        """Each line of a key, and what is read in place of what is wrong: fields, its parent, `text` when not there."""
        score = self.scorer.score
        read = self.scorer.allow(key, _plain(proposal))
        gold = score.flatten(key)
        score.align(gold, score.flatten(read))
        return [(node.raw, self._wrong(node)) for node in gold if not node.optional]

    def _wrong(self, node: Any) -> Json:
        score = self.scorer.score
        if not node.mate:
            return {"text": None}
        over = node.mate.parent.text if node.mate.parent else None
        wrong: Json = {} if "parent" in node.ambiguous or score.parent_right(node) else {"parent": over}
        for name in self.scorer.FIELDS:
            told, read = node.get(name), node.mate.get(name)
            if name == "status" and not told and read == "to_do":
                continue
            if name not in node.ambiguous and not self.scorer.run.same(name, told, read):
                wrong[name] = read
        return wrong


def _plain(proposal: Json) -> Json:
    plain: Json = json.loads(json.dumps(proposal, default=str))
    return plain


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_measure", path)
    if spec is None or spec.loader is None:
        raise NoDocuments(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
