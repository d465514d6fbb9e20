"""Results in sentences."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.folding import squeeze
from jalon.plans.choices import ReportChannel
from jalon.plans.queries.told import Told
from jalon.plans.rules.recurrence import Promise
from jalon.reports.rules.sentences import Manner, close, compose

DAY = date(2025, 3, 1)


def told(**values: Any) -> Told:
    return Told(**{"report": 1, "on": DAY, "channel": ReportChannel.PAGE.value} | values)


def test_a_status_with_its_percent_and_day() -> None:
    result = compose([told(status="in_progress", percent=40)], Manner(), state=("in_progress", 40))
    assert result.lines == ("En cours (40\u00a0%), au 1er mars 2025.",)


def test_it_is_said_in_the_language_of_the_plan() -> None:
    result = compose([told(status="done", parts={"MSSS": 100})], Manner("en"), state=("done", None))
    assert result.lines == ("Done, as of March 1, 2025.", "MSSS 100%.")


def test_the_percent_of_each_part() -> None:
    result = compose([told(parts={"MSSS": 100, "MSP": 12.5})], Manner())
    assert result.lines == ("MSSS 100\u00a0%, MSP 12,5\u00a0%.",)


def test_of_many_parts_those_left_are_named() -> None:
    parts = {f"Région {n}": 100 for n in range(6)} | {"Bas-Saint-Laurent": 0}
    assert compose([told(parts=parts)], Manner()).lines == ("Toutes les parties (7), sauf Bas-Saint-Laurent.",)


def test_counts_are_the_last_of_each_thing() -> None:
    earlier = told(counts=[{"value": 4, "what": "régions visitées"}, {"value": 1250, "what": "guides"}])
    result = compose([told(counts=[{"value": 6, "what": "régions visitées"}]), earlier], Manner())
    assert result.lines == ("6\u00a0régions visitées, 1\u00a0250\u00a0guides.",)


def test_times_held_of_those_promised() -> None:
    result = compose([told(occurrence="2025-02")], Manner(), promise=Promise(2, 3, DAY, DAY), what="rencontres")
    assert result.lines == ("Rencontres\u00a0: 2 sur 3.",)


def test_the_words_of_the_document_stay_as_they_are() -> None:
    words = "Fait à 50%..  voir  annexe"
    result = compose([told(channel=ReportChannel.DOCUMENT.value, note=words)], Manner(notes=False), words=words)
    assert (result.text, result.from_document) == (words, True)


def test_what_was_said_before_the_period_counts_and_is_not_told() -> None:
    reports = [told(note="Guide paru"), told(on=date(2023, 1, 1), status="done", note="Vieux mots")]
    result = compose(reports, Manner(since=date(2024, 4, 1)), state=("done", None))
    assert result.lines == ("Réalisé, au 1er mars 2025.", "Guide paru.")


def test_without_notes_neither_words_nor_files() -> None:
    result = compose([told(note="Secret", files=("a.pdf",), links=["https://a.example"])], Manner(notes=False))
    assert result.lines == ()


def test_files_and_links_are_named_once() -> None:
    result = compose([told(files=("a.pdf",)), told(files=("a.pdf",), links=["https://a.example"])], Manner())
    assert result.lines == ("Pièces\u00a0: a.pdf.", "Liens\u00a0: https://a.example")


@pytest.mark.parametrize(
    ("words", "closed"),
    [("Fait", "Fait."), ("Fait..", "Fait."), ("Fait...", "Fait…"), ("« Fait. »", "« Fait. »"), ("Fait ,", "Fait.")],
)
def test_a_sentence_ends_once(words: str, closed: str) -> None:
    assert close(words) == closed


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60), max_size=3),
    st.dictionaries(st.text("abcé' ", min_size=1, max_size=8), st.integers(0, 100), max_size=6),
)
def test_whatever_is_said_is_written_well(notes: list[str], parts: dict[str, int]) -> None:
    reports = [told(note=note, parts=parts) for note in notes]
    result = compose(reports, Manner())
    for line in result.lines:
        assert not re.search(r"[^.]\.\.$", line)
        assert line == line.strip()
        assert "  " not in line
    text = squeeze(result.text)
    for note in notes:
        for word in re.findall(r"\w+", squeeze(note)):
            assert word in text


@pytest.mark.parametrize("note", ["En partie", "Réalisé en partie.", "en partie"])
def test_words_that_only_say_the_status_again_are_not_told_twice(note: str) -> None:
    result = compose([told(status="partial", note=note)], Manner(), state=("partial", None))
    assert result.lines == ("En partie, au 1er mars 2025.",)


def test_words_that_say_another_status_are_told() -> None:
    result = compose([told(status="in_progress", note="Réalisé")], Manner(), state=("in_progress", None))
    assert result.lines[1:] == ("Réalisé.",)
