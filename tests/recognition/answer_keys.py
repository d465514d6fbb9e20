"""Answer keys of documents the repository does not hold: each value is a place in its document, not words.

A key file has the shape of `jalon read --json` (see `scoring` for what a key may add); a text of the document
is `{"at": [[start, end], ...]}`, stretches of characters of the document's plain text (markup left out, white
space normalised), joined by a space: a text cut by a page break has several. The documents are read from
`$JALON_DOCUMENTS`, else `../shared/documents` beside the repository.

    python -m tests.recognition.answer_keys DOCUMENT.txt KEY-OF-TEXTS.json > tests/recognition/keys/NAME.json

turns a key written with texts into one of places.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.recognition.matching import plain

KEYS = Path(__file__).parent / "keys"

LITERAL = {
    "kind",
    "period",
    "updated_on",
    "language",
    "level",
    "number",
    "status",
    "role",
    "highlighted",
    "optional",
}
"""Fields whose values are codes, dates or numbers, kept as they are."""


def documents_folder() -> Path | None:
    """Where the real documents are, or None."""
    beside = Path(__file__).parents[3] / "shared" / "documents"
    folder = Path(os.environ.get("JALON_DOCUMENTS") or beside)
    return folder if folder.is_dir() else None


def names() -> list[str]:
    """The documents that have a key, without their suffix."""
    return sorted(path.stem for path in KEYS.glob("*.json"))


def normal(source: str) -> str:
    """The plain text that places count in."""
    return " ".join(plain(source).split())


def load(name: str, source: str) -> dict[str, Any]:
    """The key of a document, with the texts taken from it; ValueError when it is another document."""
    stored = json.loads((KEYS / f"{name}.json").read_text(encoding="utf-8"))
    text = normal(source)
    if stored.pop("sha256") != _fingerprint(text):
        raise ValueError(f"{name}: this is not the text the key was made for")
    return dict(_rebuild(stored, text))


def encode(key: dict[str, Any], source: str) -> dict[str, Any]:
    """A key of texts as a key of places; LookupError names a text the document does not hold."""
    text = normal(source)
    return {"sha256": _fingerprint(text), **_Encoder(text).encode(key)}


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _rebuild(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_rebuild(entry, text) for entry in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"at"}:
        return " ".join(text[start:end] for start, end in value["at"])
    return {name: _rebuild(entry, text) for name, entry in value.items()}


class _Encoder:
    """Finds each text near where the one before it was found, so that twins get their own places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.near = 0

    def encode(self, value: Any) -> Any:
        if isinstance(value, str):
            return {"at": self._places(" ".join(value.split()))}
        if isinstance(value, list):
            return [self.encode(entry) for entry in value]
        if isinstance(value, dict):
            return {name: entry if name in LITERAL else self.encode(entry) for name, entry in value.items()}
        return value

    def _places(self, wanted: str) -> list[list[int]]:
        places: list[list[int]] = []
        while wanted:
            length = self._longest(wanted)
            if not length:
                raise LookupError(wanted)
            start = self._nearest(wanted[:length])
            places.append([start, start + length])
            self.near = start
            wanted = wanted[length:].lstrip()
        return places

    def _longest(self, wanted: str) -> int:
        """How much of it, up to the end of a word, stands in one stretch."""
        ends = [i for i, char in enumerate(wanted) if char == " "] + [len(wanted)]
        ends += [i for i, char in enumerate(wanted) if char in ",.;:" and i]
        return max((end for end in ends if wanted[:end] in self.text), default=0)

    def _nearest(self, piece: str) -> int:
        after, before = self.text.find(piece, self.near), self.text.rfind(piece, 0, self.near + len(piece))
        return after if after >= 0 and (before < 0 or after - self.near <= self.near - before) else before


def main(arguments: list[str]) -> int:
    """Print what the file's docstring says."""
    source, key = (Path(name).read_text(encoding="utf-8") for name in arguments)
    sys.stdout.write(json.dumps(encode(json.loads(key), source), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
