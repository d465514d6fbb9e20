"""The times of what recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.progress import read_progress
from jalon.phrases.schedules import read_schedule
from jalon.plans.rules.recurrence import Occurrence, OccurrenceState, occurrences, promised, recurs
from jalon.plans.rules.timing import PlanSpan

PLAN = PlanSpan(date(2024, 4, 1), date(2027, 3, 31))
PHRASES = [
    "3 fois par année",
    "Au moins trois fois par année",
    "Chaque automne",
    "Novembre 2024 Mai 2025",
    "Une fois par mois",
    "tous les deux ans",
    "4 rencontres",
    "En continu",
    "Annuellement, en juin",
    "Toutes les semaines",
    "Automne 2024",
]


@dataclass(frozen=True)
class Said:
    """A report."""

    occurrence: str = ""
    status: str = "done"
    on: date = date(2024, 6, 1)
    counts: Sequence[Mapping[str, Any]] = ()


def counting(words: str, on: date = date(2024, 6, 1)) -> Said:
    """A report in words that names no time."""
    return Said(status="", on=on, counts=read_progress(words).as_dict()["counts"])


def when(phrase: str) -> dict[str, object]:
    return read_schedule(phrase, plan="2024-04/2027-03").as_dict()


def states(phrase: str, today: date, *said: Said) -> list[tuple[str, str]]:
    return [(one.edtf, one.state.value) for one in occurrences(when(phrase), PLAN, said, today)]


def test_what_was_held_is_counted_against_the_year() -> None:
    """Two of three this year, which runs as the plan's."""
    phrase, today = when("3 fois par année"), date(2024, 12, 1)
    times = occurrences(phrase, PLAN, [Said("2024-11-05"), Said("2024-06")], today)
    found = promised(phrase, PLAN, times, today)
    assert found
    assert (found.done, found.of, found.first, found.last) == (2, 3, date(2024, 4, 1), date(2025, 3, 31))


def test_what_is_missing_of_a_promise_is_named_where_each_time_has_its_date() -> None:
    """« Automne et hiver »: this year's autumn was held, its winter is missing; « 3 fois par année » has no names."""
    for phrase, said, missing in (
        ("Automne et hiver", Said("2025-23"), ("2026-24",)),
        ("Automne et hiver", Said("2024-23"), ("2025-23", "2026-24")),
        ("3 fois par année", Said("2025-05"), ()),
    ):
        times = occurrences(when(phrase), PLAN, [said], date(2025, 10, 1))
        found = promised(when(phrase), PLAN, times, date(2025, 10, 1))
        assert found
        assert found.missing == missing


def test_what_is_left_of_a_past_year_was_missed() -> None:
    """The next one is in the year that runs."""
    found = states("Deux fois par année", date(2025, 5, 1), Said("2024-11-05"))
    assert found[:4] == [
        ("2024-11-05", "done"),
        ("2024-04/2025-03", "missed"),
        ("2025-04/2026-03", "next"),
        ("2025-04/2026-03", "coming"),
    ]


def test_named_seasons_are_their_own_times() -> None:
    """Each autumn is done, missed, next or to come."""
    found = states("Chaque automne", date(2025, 10, 1), Said("2024-23"))
    assert found == [("2024-23", "done"), ("2025-23", "next"), ("2026-23", "coming")]


def test_one_of_several_dates_is_held_by_a_day_within_it() -> None:
    """The day takes the place of the month."""
    assert states("Novembre 2024 Mai 2025", date(2025, 1, 1), Said("2024-11-12")) == [
        ("2024-11-12", "done"),
        ("2025-05", "next"),
    ]


def test_more_than_promised_is_all_shown() -> None:
    """Nothing held is hidden."""
    phrase, today = when("Une fois par année"), date(2024, 12, 1)
    times = occurrences(phrase, PLAN, [Said("2024-11-05"), Said("2024-10-05")], today)
    found = promised(phrase, PLAN, times, today)
    assert found
    assert (found.done, found.of) == (2, 1)


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("4 capsules réalisées", 4),
        ("4 sur 6", 4),
        ("4 of 6 held", 4),
        ("Quatre tenues", 4),
        ("4 capsules, 45 personnes", 4),
        ("9 capsules", 6),
        ("45 personnes", 0),
        ("4 sur 10", 0),
        ("4 annulées", 0),
    ],
)
def test_times_counted_are_held(words: str, held: int) -> None:
    phrase, today = when("6 capsules d'ici mars 2025"), date(2025, 6, 1)
    times = occurrences(phrase, PLAN, [counting(words)], today, text="Produire des capsules sur la vie du quartier")
    assert sum(one.state == OccurrenceState.DONE for one in times) == held
    assert sum(one.state == OccurrenceState.MISSED for one in times) == 6 - held


def test_the_last_count_of_a_year_is_that_of_the_year() -> None:
    """Two of three the first year, where one is also named; a count of the year after leaves the first as it was."""
    said = [
        counting("1 rencontre tenue", date(2025, 5, 2)),
        counting("2 rencontres tenues", date(2024, 12, 1)),
        Said("2024-06", on=date(2024, 7, 1)),
        counting("1 rencontre tenue", date(2024, 5, 1)),
    ]
    times = occurrences(when("3 fois par année"), PLAN, said, date(2025, 6, 1), text="Rencontrer les membres")
    years = Counter(one.first.year for one in times if one.state == OccurrenceState.DONE)
    assert years == {2024: 2, 2025: 1}


def test_what_is_done_as_a_whole_has_missed_nothing_that_had_begun() -> None:
    said = Said(on=date(2025, 5, 1))
    assert states("3 fois par année", date(2026, 6, 1), said) == [
        *[("2024-04/2025-03", "done")] * 3,
        *[("2025-04/2026-03", "done")] * 3,
        *[("2026-04/2027-03", "next")],
        *[("2026-04/2027-03", "coming")] * 2,
    ]
    undone = Said(status="in_progress", on=date(2025, 9, 1))
    assert "done" not in {state for _when, state in states("3 fois par année", date(2026, 6, 1), undone, said)}


def test_a_time_that_did_not_take_place_is_missed() -> None:
    """It is not asked for again."""
    assert states("Chaque automne", date(2024, 10, 1), Said("2024-23", "not_done"))[0] == ("2024-23", "missed")


def test_the_last_word_on_a_time_counts() -> None:
    """Reports come with the latest first."""
    found = states("Chaque automne", date(2024, 10, 1), Said("2024-23", "done"), Said("2024-23", "in_progress"))
    assert found[0] == ("2024-23", "done")


def test_months_are_counted_within_the_year() -> None:
    """A monthly rhythm promises twelve a year."""
    phrase, today = when("Une fois par mois"), date(2025, 1, 15)
    found = promised(phrase, PLAN, occurrences(phrase, PLAN, [Said("2024-05")], today), today)
    assert found
    assert (found.done, found.of) == (1, 12)


@pytest.mark.parametrize("phrase", ["En continu", "Automne 2024"])
def test_what_happens_once_or_always_promises_nothing(phrase: str) -> None:
    """There is nothing to count."""
    assert (recurs(when(phrase)), states(phrase, date(2025, 1, 1))) == (False, [])


def test_nonsense_in_a_report_is_left_aside() -> None:
    """What is no date names no time."""
    assert states("Chaque automne", date(2024, 10, 1), Said("un jour"))[0] == ("2024-23", "next")


days = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@given(st.sampled_from(PHRASES), days, st.lists(days, max_size=8))
def test_nothing_reported_is_lost_and_one_is_next(phrase: str, today: date, held: list[date]) -> None:
    """Whatever the rhythm and the day."""
    meant = when(phrase)
    times: list[Occurrence] = occurrences(meant, PLAN, [Said(one.isoformat()) for one in held], today)
    assert {one.edtf for one in times if one.reported} == {one.isoformat() for one in held}
    following = [one for one in times if one.state == OccurrenceState.NEXT]
    assert len(following) <= 1
    assert all(one.last >= today for one in following)
    assert all(one.last < today for one in times if one.state == OccurrenceState.MISSED)
    found = promised(meant, PLAN, times, today)
    assert found is None or (found.done >= 0 and found.of >= 1 and found.first <= found.last)


@given(days, st.integers(1, 24), st.sampled_from("DWMY"), st.integers(0, 1500))
def test_any_rhythm_from_any_day_ends(start: date, number: int, unit: str, length: int) -> None:
    """Months have unequal lengths and plans unequal ends."""
    end = start + timedelta(days=length)
    rhythm = {"kind": ["recurring"], "recurrence": {"at_least": 2, "at_most": None, "per": f"P{number}{unit}"}}
    times = occurrences(rhythm, PlanSpan(start, end), [], start)
    assert times
    assert times[0].first == start
    assert max(one.last for one in times) <= end
