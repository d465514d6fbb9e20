"""What a correction would teach the reader, where the words of the document are of a kind that comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from jalon.phrases.folding import fold
from jalon.phrases.status_words import Status
from jalon.plans.proposals.tables import choices_in
from jalon.plans.proposals.tree import Json, walk

_WORD: Final = re.compile(r"\w+")
_JOIN: Final = frozenset({"et", "and", "ou", "or", "o"})  # what stands between two names of a cell
_STATUSES: Final = get_args(Status)
MOST = 5  # words of a status
FEW = 3  # words of a status, in a field that holds more than statuses
LONGEST = 60  # letters of it


@dataclass(frozen=True, slots=True)
class Teachable:
    """The status that `words` mean, or `names` that are each one; `node` is the line that was corrected."""

    node: str
    words: str = ""
    status: str = ""
    names: tuple[str, ...] = ()


def teachable(reading: Json, proposal: Json, edit: Json) -> list[Teachable]:
    """What an edit would teach; `reading` is the proposal before any correction, `proposal` after them."""
    read = {node["id"]: node for node in walk(reading["nodes"])}
    return [
        found
        for step in (edit["edits"] if edit["op"] == "together" else [edit])
        if (node := read.get(step.get("node", ""))) and (found := _of(step, node, reading, proposal))
    ]


def _of(step: Json, node: Json, reading: Json, proposal: Json) -> Teachable | None:
    chosen = choices_in(proposal)
    if step["op"] == "set_status" and step["status"] in _STATUSES and step["status"] != node["status"]:
        words = next(_cells(node, reading), "")
        if words and chosen.status_of(words) != step["status"]:
            return Teachable(node["id"], words, step["status"])
    if step["op"] == "set_list" and step["field"] == "leads":
        names = tuple(name for name in _names(node["leads"], step["value"]) if name not in chosen.names)
        return Teachable(node["id"], names=names) if names else None
    return None


def _cells(node: Json, reading: Json) -> Iterator[str]:
    """The cells of a line that may say its status alone: those of a column of statuses first."""
    extra: Json = node["extra"]
    named = [
        one["heading"] for one in reading["layout"]["columns"] if one["role"] == "status" and one["heading"] in extra
    ]
    yield from (extra[heading] for heading in named if _short(extra[heading], MOST))
    if node["results"] and _short(node["results"], FEW):
        yield node["results"]
    dated = set((node["when"] or {}).get("kind") or []) - {"undefined"}
    if node["schedule"] and not dated and _short(node["schedule"], FEW):
        yield node["schedule"]
    for heading in extra:
        if heading not in named and _short(extra[heading], MOST) and _comes_back(heading, reading):
            yield extra[heading]


def _short(words: str, most: int) -> bool:
    return 0 < len(words.split()) <= most and len(words) <= LONGEST and not any(sign.isdigit() for sign in words)


def _comes_back(heading: str, reading: Json) -> bool:
    """Whether a column says the same few things again and again, as one of statuses does."""
    said = [fold(node["extra"][heading]) for node in walk(reading["nodes"]) if heading in node["extra"]]
    return len(said) > 2 and len(set(said)) * 2 <= len(said)


def _names(before: list[str], after: list[str]) -> list[str]:
    """The names that were joined, parted or cut out of those that were read, in the words of the document."""
    gone = [_words(name) for name in before if name not in after]
    said = {word for words in gone for word in words}
    return [
        name
        for name in after
        if name not in before and (words := _words(name)) and words not in gone and set(words) - _JOIN <= said
    ]


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))
