"""The words of each language: files of `words/`, in sections that name a style or a meaning."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).parent / "words"
LANGUAGES: Final = ("fr", "en")
Sections = dict[str, tuple[str, ...]]


@cache
def words(language: str, name: str) -> Sections:
    """A file of words, by section."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in (WORDS / language / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            section = found.setdefault(line[1:-1], [])
        elif line.strip():
            section.append(line)
    return {title: tuple(lines) for title, lines in found.items()}


def other_columns(language: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Columns of other kinds: the headings and the values of each."""
    return {
        kind: (
            tuple(line[2:] for line in lines if line.startswith("h:")),
            tuple(line for line in lines if not line.startswith("h:")),
        )
        for kind, lines in words(language, "others").items()
    }


def dated(text: str, year: int) -> str:
    """The text with its years put in."""
    values = {"y": year, "z": year + 1, "y3": year + 3, "yy": f"{year % 100:02}", "zz": f"{(year + 1) % 100:02}"}
    return text.format(**values, nl="\n") if "{" in text else text
