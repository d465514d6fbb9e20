"""Gathers the sentences of the sources and brings the French catalogue in line with them: `make messages`.

Python files are read by their syntax tree, templates by what Django itself makes of them for gettext; nothing but
polib is needed. What click says itself (“Usage:”, “Missing argument”) is ours to translate too: it comes with no
catalogue. Sentences that are new are left empty, to be translated; those no longer said are taken out.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import click
import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT: Final = Path(__file__).parent.parent
SOURCES: Final = ROOT / "src" / "jalon"
CLICK: Final = Path(click.__file__).parent
CATALOGUE: Final = SOURCES / "locale" / "fr" / "LC_MESSAGES" / "django.po"
TEMPLATES: Final = {".html", ".txt"}

# function -> the places of its context, sentence and plural among its arguments
PLACES: Final[dict[str, tuple[int | None, int, int | None]]] = {
    "_": (None, 0, None),
    "text": (None, 0, None),
    "plural": (None, 0, 1),
    **{f"gettext{kind}": (None, 0, None) for kind in ("", "_lazy", "_noop")},
    **{f"ngettext{kind}": (None, 0, 1) for kind in ("", "_lazy", "_noop")},
    **{f"pgettext{kind}": (0, 1, None) for kind in ("", "_lazy", "_noop")},
    **{f"npgettext{kind}": (0, 1, 2) for kind in ("", "_lazy")},
}
_STRING: Final = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL: Final = re.compile(rf"\b(_|n?p?gettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)")


class Sentence(NamedTuple):
    """A sentence to translate: its words, its plural if it has a number, its context if the words are not enough."""

    words: str
    plural: str | None = None
    context: str | None = None


def gathered(*folders: Path) -> set[Sentence]:
    """Every sentence said below folders, by Python files and templates; by all of Jalon unless told."""
    found: set[Sentence] = set()
    for folder in folders or (SOURCES, CLICK):
        for path in sorted(folder.rglob("*.py")):
            found.update(in_python(path.read_text(encoding="utf-8")))
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEMPLATES and "templates" in path.parts:
                found.update(in_template(path.read_text(encoding="utf-8")))
    return joined(found)


def in_python(source: str) -> Iterator[Sentence]:
    """The sentences of the calls that translate or mark."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        given = [
            arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in node.args
        ]
        if sentence := _sentence(name, given):
            yield sentence


def in_template(source: str) -> Iterator[Sentence]:
    """The sentences of a template, as Django hands them to gettext."""
    for name, arguments in _CALL.findall(templatize(source)):
        given = [ast.literal_eval(one) for one in re.findall(_STRING, arguments)]
        if sentence := _sentence(name, given):
            yield sentence


def _sentence(name: str, given: list[str | None]) -> Sentence | None:
    if name not in PLACES:
        return None
    context, words, plural = (None if at is None or at >= len(given) else given[at] for at in PLACES[name])
    return Sentence(words, plural, context) if words else None


def joined(found: set[Sentence]) -> set[Sentence]:
    """As in a catalogue, words said both alone and with a number are one sentence."""
    numbered = {(one.words, one.context) for one in found if one.plural}
    return {one for one in found if one.plural or (one.words, one.context) not in numbered}


def sentence_of(entry: polib.POEntry) -> Sentence:
    """The sentence an entry of a catalogue translates."""
    return Sentence(entry.msgid, entry.msgid_plural or None, entry.msgctxt)


def bring_in_line(catalogue: polib.POFile, sentences: set[Sentence]) -> list[Sentence]:
    """Take out what is said no more, add what is new in order, and return what is left to translate."""
    kept = {sentence_of(entry): entry for entry in catalogue if not entry.obsolete}
    for gone in list(catalogue):
        if sentence_of(gone) not in sentences or gone.obsolete:
            catalogue.remove(gone)
    for new in sorted(sentences - set(kept), key=lambda one: (one.words, one.context or "")):
        entry = polib.POEntry(msgid=new.words, msgctxt=new.context)
        if new.plural:
            entry.msgid_plural, entry.msgstr_plural = new.plural, {0: "", 1: ""}
        catalogue.append(entry)
    return [sentence_of(entry) for entry in catalogue if not entry.translated()]


def main() -> int:
    """Write the catalogue; say what is left to translate."""
    settings.configure()
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=100)
    left = bring_in_line(catalogue, gathered())
    catalogue.save(str(CATALOGUE))
    for sentence in left:
        sys.stdout.write(f"to translate: {sentence.words!r}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
