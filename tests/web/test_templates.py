"""Templates speak the language of the page: no words of their own, no dates in a form of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from django.template.base import Lexer, TokenType

import jalon.web

PACKAGE: Final = Path(jalon.web.__file__).parent
TEMPLATES: Final = sorted(path for path in PACKAGE.rglob("templates/**/*") if path.suffix in {".html", ".txt"})
# Names of things, and what is typed in a terminal.
NAMES: Final = {"Jalon", "English", "Français", "Outlook", "Apple", "Ctrl"} | {
    "jalon access",
    "network",
    "grant",
    "role coordination",
}
HIDDEN: Final = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
ATTRIBUTE: Final = re.compile(r'\b(?:title|aria-label|alt|placeholder)="([^"]*)"')
WORDS: Final = re.compile(r"[A-Za-zÀ-ÿ]{2,}(?: [A-Za-zÀ-ÿ]{2,})*")
OWN_FORM: Final = re.compile(r"""\|(?:date|time):["'](?!Y-m-d["']|c["'])|\|filesizeformat|\|timesince|\{% now""")


def outside(source: str) -> str:
    """What no tag translates, a null byte for each tag."""
    kept, inside = [], None
    for token in Lexer(source).tokenize():
        tag = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if inside:
            inside = None if tag == f"end{inside}" else inside
        elif tag in {"blocktranslate", "comment"}:
            inside = tag
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
            continue
        elif tag == "block" and token.contents.split()[1] == "frame":
            inside = "block"  # classes
        kept.append("\0")
    return HIDDEN.sub("", "".join(kept))


def said(source: str, suffix: str) -> Iterator[str]:
    """The words of a template that no tag translates."""
    text = outside(source)
    if suffix == ".html":
        yield from (words for value in ATTRIBUTE.findall(text) for words in WORDS.findall(value))
        text = re.sub(r"<[^>]*>|&\w+;", "", text)
    yield from WORDS.findall(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    assert set(said(path.read_text(encoding="utf-8"), path.suffix)) - NAMES == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_colons_and_the_like_are_said_by_a_sentence(path: Path) -> None:
    """French and English put other spaces before them."""
    text = outside(path.read_text(encoding="utf-8"))
    text = re.sub(r"<[^<>]*>|&\w+;", "", text) if path.suffix == ".html" else text
    assert re.findall(r"\0\s?[:;»](?=\s|\0|$)", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_dates_and_sizes_are_said_as_everywhere(path: Path) -> None:
    assert OWN_FORM.findall(path.read_text(encoding="utf-8")) == []
