"""The vocabularies as one tree of words per language, looked up word by word, the longest expression first.

All languages are always known, since plans mix them; where a word means two things (« mar », "a"), the language
asked for wins. An unknown word of six letters or more that is one slip away from the name of a month is that month.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from jalon.phrases.folding import fold
from jalon.phrases.vocabulary import schedules_en, schedules_es_pt, schedules_fr

Entry = tuple[str, Any]
Node = dict[str, Any]  # word -> Node; "" -> Entry when an expression ends here

WORD: Final = re.compile(r"[a-z]+'?|\d+|[^\sa-z\d]")
# Names long enough that a slip cannot make another common word of them.
FORGIVEN: Final = (
    *("janvier", "fevrier", "juillet", "septembre", "octobre", "novembre", "decembre", "printemps", "automne"),
    *("january", "february", "september", "october", "november", "december", "autumn"),
)


def _add(tree: Node, phrase: str, entry: Entry) -> None:
    node = tree
    for word in WORD.findall(fold(phrase)):
        if word != "-":
            node = node.setdefault(word, {})
    node[""] = entry


@cache
def tree(language: str) -> Node:
    """The words of all languages, those of `language` ("fr" or "en") first."""
    root: Node = {}
    vocabularies = [schedules_en, schedules_fr] if language == "fr" else [schedules_fr, schedules_en]
    for vocabulary in (schedules_es_pt, *vocabularies):
        for kind, meanings in vocabulary.WORDS.items():
            for value, phrases in meanings.items():
                said: Any = (value, vocabulary.LANGUAGE) if kind == "month" else value
                for phrase in phrases.split("|"):
                    _add(root, phrase, (kind, said))
    return root


@cache
def _slips() -> dict[str, str]:
    """Each forgiven name with one letter left out -> the name; with `forgive`, finds words one slip away."""
    found: dict[str, str] = {}
    for name in FORGIVEN:
        for form in {name, *(name[:at] + name[at + 1 :] for at in range(1, len(name)))}:
            found[form] = name
    return found


def forgive(word: str) -> str | None:
    """The name that `word` misspells by a letter added, dropped, changed or swapped with the next; else None."""
    if not 6 <= len(word) <= 12:
        return None
    slips = _slips()
    for form in (word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))):
        name = slips.get(form)
        if name and abs(len(name) - len(word)) <= 1:
            return name
    return None
