"""What holds for any phrase: nothing raised, nothing lost, dates in order, writing habits without effect."""

from __future__ import annotations

import re
import time
import unicodedata
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jalon.phrases.schedules import read_schedule
from jalon.phrases.schedules.lexicon import tree
from tests.phrases.edtf import is_edtf
from tests.phrases.test_schedules import phrases

ROWS: Final = phrases("schedules.tsv") + phrases("schedules_other_networks.tsv")
STRANGE: Final = "31 février 0 99 2013-2014 1/1 13 é 1er ß İ Ω \u0301 … ( ) - d’ 45/13/2018 2e A0 T9 S99"
WORDS: Final = sorted({word for row in ROWS for word in row[0].split()} | set(STRANGE.split()))
PLANS: Final = st.sampled_from([None, "2017/2019", "2013-07/2014-06", "2021-11-10/..", "../2020", "2018"])
LANGUAGES: Final = st.sampled_from(["fr", "en"])
mixed = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@settings(max_examples=1500)
@given(text=st.one_of(mixed, st.text(max_size=60)), plan=PLANS, language=LANGUAGES)
def test_any_phrase_is_read_the_same_each_time_verbatim_with_valid_dates_in_order(
    text: str, plan: str | None, language: str
) -> None:
    schedule = read_schedule(text, plan=plan, language="en" if language == "en" else "fr")
    assert schedule.text == text
    assert not (schedule.earliest and schedule.latest) or schedule.earliest <= schedule.latest
    assert all(is_edtf(each) for each in schedule.occurrences)
    assert schedule.edtf is None or is_edtf(schedule.edtf)
    assert schedule == read_schedule(text, plan=plan, language="en" if language == "en" else "fr")


@settings(max_examples=300)
@given(
    strangers=st.lists(st.text("bcdfghjklmnpqrstvwxz", min_size=9, max_size=12), min_size=1, max_size=3), data=st.data()
)
def test_a_word_that_is_no_schedule_is_in_the_rest_or_the_condition(strangers: list[str], data: st.DataObject) -> None:
    known = data.draw(mixed)
    at = data.draw(st.integers(0, len(known.split())))
    said = known.split()
    text = " ".join(said[:at] + strangers + said[at:])
    schedule = read_schedule(text)
    recurrence = schedule.recurrence.what if schedule.recurrence else None
    kept = " ".join(filter(None, [schedule.rest, schedule.trigger, recurrence]))
    assert all(stranger in kept for stranger in strangers)


@settings(max_examples=300)
@example(row=["À la fin du projet pilote"], habit="spaces")
@given(row=st.sampled_from(ROWS), habit=st.sampled_from(["lower", "spaces", "dashes", "decomposed", "quotes"]))
def test_habits_of_writing_change_no_date(row: list[str], habit: str) -> None:
    phrase = row[0]
    written = {
        "lower": phrase.lower() if not re.search(r"[A-ZÀ-Ý]{2}", phrase) else phrase,
        "spaces": phrase.replace(" ", "\u00a0"),
        "dashes": phrase.replace("–", "-").replace("—", "-"),
        "decomposed": unicodedata.normalize("NFD", phrase),
        "quotes": phrase.replace("’", "'"),
    }[habit]
    one, other = read_schedule(phrase), read_schedule(written)
    assert (one.earliest, one.latest, one.kind) == (other.earliest, other.latest, other.kind)


def test_dates_are_read_without_accents_and_in_capitals() -> None:
    for phrase in ("Été-automne 2018", "D'ici février 2019", "À partir du 1er août 2020", "Décembre 2018 à l'été 2019"):
        plain = unicodedata.normalize("NFD", phrase).encode("ascii", "ignore").decode()
        read = read_schedule(phrase)
        for written in (plain, phrase.upper()):
            assert (read_schedule(written).edtf, written) == (read.edtf, written)


def test_every_expression_of_the_vocabulary_is_reached() -> None:
    def entries(node: dict[str, object]) -> int:
        return sum(
            1 if word == "" else entries(below) for word, below in node.items() if word == "" or isinstance(below, dict)
        )

    assert entries(tree("fr")) > 900


@pytest.mark.parametrize(
    "word",
    [
        "mot ",
        "mai 2018, ",
        "(x lors de ",
        "fin ",
        "lundi ",
        "1",
        "en ",
        "chaque ",
        "réalisé. ",
        "3, ",
        "première moitié de ",
    ],
)
def test_a_very_long_phrase_is_read_in_a_moment(word: str) -> None:
    start = time.process_time()
    assert read_schedule(word * (10_000 // len(word))).text
    assert time.process_time() - start < 10  # what goes over and over would take hours
