"""The catalogue and the sources agree: nothing missing, unused, uncertain or left in English."""

from __future__ import annotations

import re
from typing import Final

import polib
import pytest
from tools.messages import CATALOGUE, Sentence, bring_in_line, gathered, in_python, in_template, sentence_of

ENTRIES: Final = list(polib.pofile(str(CATALOGUE)))
FIELD: Final = re.compile(r"\{(\w+)(?:![rs])?\}|%\((\w+)\)[sd]")


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_sentence_of_the_sources_is_in_the_catalogue() -> None:
    assert gathered() - {sentence_of(entry) for entry in ENTRIES} == set()


def test_no_sentence_of_the_catalogue_is_said_no_more() -> None:
    assert {sentence_of(entry) for entry in ENTRIES} - gathered() == set()


def test_no_sentence_is_there_twice() -> None:
    assert len({sentence_of(entry) for entry in ENTRIES}) == len(ENTRIES)


def test_every_sentence_is_translated_for_sure() -> None:
    assert [entry.msgid for entry in ENTRIES if entry.fuzzy or entry.obsolete or not all(forms(entry))] == []


def test_a_translation_keeps_the_fields() -> None:
    """A singular may leave its number out ("un plan")."""
    wrong = []
    for entry in ENTRIES:
        fields = set(FIELD.findall(entry.msgid_plural or entry.msgid))
        kept = [set(FIELD.findall(form)) for form in forms(entry)]
        if kept[-1] != fields or not kept[0] <= fields | set(FIELD.findall(entry.msgid)):
            wrong.append(entry.msgid)
    assert wrong == []


def test_french_sentences_have_french_typography() -> None:
    """A non-breaking space inside « » and before : and %, never a straight apostrophe or an ordinary space there.

    Lines of examples (two spaces before them) are typed in a terminal: they are left as they are.
    """
    bad = ("'", "« ", " »", " :", " %", "...", " !", " ?", " ;")
    said = {entry.msgid: "\n".join(forms(entry)).splitlines() for entry in ENTRIES}
    wrong = [
        line
        for lines in said.values()
        for line in lines
        if not line.startswith("  ") and any(mark in re.sub(r" %\(", " (", line) for mark in bad)
    ]
    assert wrong == []


def test_no_french_word_that_drops_its_vowel_stands_before_a_name() -> None:
    """Neither "de Atelier" nor "d’Fabrique": names come after other words. Days and numbers begin as they do."""
    others = "n|total|limit|day|date|when|due|before|first|last|made|port|again"
    name = rf"(?:%\((?!(?:{others})\))\w+\)s|\{{(?!(?:{others})\}})\w+\}})"
    before = re.compile(rf"(?i)(?:\b(?:de|que|le|la|se|ne)[ \u00a0]|\b(?:[dlns]|qu)’){name}")
    assert [said for entry in ENTRIES for said in forms(entry) if before.search(said)] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('_("One")', Sentence("One")),
        ('text("One " "and two", n=1)', Sentence("One and two")),
        ('plural("{n} plan", "{n} plans", 3)', Sentence("{n} plan", "{n} plans")),
        ('translation.pgettext("status", "Done")', Sentence("Done", None, "status")),
        ('npgettext("count", "a", "b", 2)', Sentence("a", "b", "count")),
    ],
)
def test_python_says_its_sentences(source: str, expected: Sentence) -> None:
    assert list(in_python(source)) == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% load i18n %}{% translate "It’s “here”" %}', Sentence("It’s “here”")),
        ('{% translate "Done" context "status" %}', Sentence("Done", None, "status")),
        ('{{ x|default:_("None") }}', Sentence("None")),
        (
            "{% blocktranslate count n=n trimmed %}\n {{ n }} plan\n{% plural %}{{ n }} plans{% endblocktranslate %}",
            Sentence("%(n)s plan", "%(n)s plans"),
        ),
    ],
)
def test_a_template_says_its_sentences(source: str, expected: Sentence) -> None:
    assert list(in_template(source)) == [expected]


def test_a_variable_is_no_sentence() -> None:
    assert list(in_python("text(COMMANDS[name])")) == []


def test_the_catalogue_follows_the_sources() -> None:
    catalogue = polib.POFile()
    catalogue.extend([polib.POEntry(msgid="Kept", msgstr="Gardé"), polib.POEntry(msgid="Gone", msgstr="Parti")])
    assert bring_in_line(catalogue, {Sentence("Kept"), Sentence("New")}) == [Sentence("New")]
    assert [(entry.msgid, entry.msgstr) for entry in catalogue] == [("Kept", "Gardé"), ("New", "")]
