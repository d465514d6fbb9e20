"""Where things stand on a timeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from jalon.phrases.schedules import read_schedule
from jalon.plans.rules.recurrence import Occurrence, OccurrenceState
from jalon.plans.rules.timing import PlanSpan
from jalon.web.timeline.layout import MAX_YEARS, Lane, Scale, lane_of, vague_bounds

PLAN = PlanSpan(date(2024, 4, 1), date(2027, 3, 31))
TODAY = date(2025, 11, 24)


@dataclass
class Item:
    when: dict[str, Any] | None = None
    earliest: date | None = None
    latest: date | None = None
    schedule_kinds: list[str] = field(default_factory=list)


def said(words: str) -> Item:
    """An item whose schedule is these words."""
    when = read_schedule(words, plan="2024-04/2027-03", language="fr").as_dict()
    dates = [date.fromisoformat(when[name]) if when[name] else None for name in ("earliest", "latest")]
    return Item(when, *dates, when["kind"])


def scale(*items: Item, span: PlanSpan = PLAN) -> Scale:
    return Scale(span, items, TODAY, {})


def lane(words: str, times: list[Occurrence] | None = None) -> Lane:
    item = said(words)
    return lane_of(item, scale(item), PLAN, times or [])


def kinds(words: str) -> list[str]:
    return [shape.kind for shape in lane(words).shapes]


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Automne 2025", ["fade-in", "bar", "fade-out"]),
        ("17 au 25 octobre 2025", ["bar"]),
        ("Mars à mai 2025", ["bar"]),
        ("23 octobre 2025", ["day"]),
        ("D'ici le 31 mars 2025", ["until", "deadline"]),
        ("En continu", ["line", "onward"]),
        ("Sur demande", ["on-demand"]),
        ("Tout au long du plan d'action", ["bar"]),
        ("Lorsque la consultation sera annoncée", []),
    ],
)
def test_each_way_of_saying_time_has_its_drawing(words: str, drawn: list[str]) -> None:
    assert kinds(words) == drawn


def test_what_waits_for_an_event_keeps_its_words() -> None:
    assert lane("Lorsque la consultation sera annoncée").waits == "Lorsque la consultation sera annoncée"


@pytest.mark.parametrize("words", ["À définir", "Court terme", ""])
def test_what_says_no_time_has_no_date(words: str) -> None:
    assert lane(words).undated


def test_a_bar_covers_its_days_from_end_to_end() -> None:
    shapes = lane("Automne 2025").shapes
    where = scale()
    first, last = shapes[0].x, shapes[-1].x + shapes[-1].width
    assert (round(first, 9), round(last, 9)) == (
        round(where.at(date(2025, 9, 1)), 9),
        round(where.after(date(2025, 12, 31)), 9),
    )


def test_pieces_of_a_bar_touch() -> None:
    shapes = lane("Automne 2025").shapes
    assert shapes[0].x + shapes[0].width == pytest.approx(shapes[1].x)


@pytest.mark.parametrize(
    ("edtf", "vague"),
    [
        ("2013-23/2014-24", ("season", "season")),
        ("2024", ("year", "year")),
        ("2024-05-01~/2024-06-01", ("about", "")),
        ("2024-05", ("", "")),
        (None, ("", "")),
    ],
)
def test_only_vague_bounds_fade(edtf: str | None, vague: tuple[str, str]) -> None:
    assert vague_bounds(edtf) == vague


def test_the_scale_holds_whole_seasons() -> None:
    where = scale()
    assert (where.first, where.last) == (date(2024, 4, 1), date(2027, 3, 31))
    assert [tick.name for tick in where.season_ticks()][:3] == ["2024-21", "2024-22", "2024-23"]


def test_what_overflows_the_plan_a_little_is_shown() -> None:
    assert scale(said("Automne 2023")).first == date(2023, 9, 1)


def test_a_date_far_from_the_plan_does_not_stretch_it() -> None:
    assert scale(said("Mars 1998")).first == date(2024, 4, 1)


def test_what_lies_outside_is_an_arrow_at_the_side() -> None:
    item = said("Mars à mai 1998")
    assert [(shape.kind, shape.x) for shape in lane_of(item, scale(item), PLAN, []).shapes] == [("earlier", 0)]


def test_a_plan_without_end_is_no_endless_scale() -> None:
    far = Item(earliest=date(2024, 1, 1), latest=date(2090, 1, 1))
    assert scale(far, span=PlanSpan(None, None)).last.year <= 2024 + MAX_YEARS + 1


def test_a_plan_without_any_date_is_a_year_from_now() -> None:
    where = scale(span=PlanSpan(None, None))
    assert where.first <= TODAY <= where.last


def occurrence(state: OccurrenceState, first: date, last: date) -> Occurrence:
    return Occurrence("", first, last, state)


def test_times_are_marks_on_a_thread() -> None:
    year = (date(2024, 4, 1), date(2025, 3, 31))
    times = [occurrence(state, *year) for state in (OccurrenceState.DONE, OccurrenceState.MISSED)]
    drawn = lane("2 fois par année", times)
    assert [shape.kind for shape in drawn.shapes] == ["thread", "time-done", "time-missed"]
    assert drawn.held == {"done": 1, "missed": 1}


def test_times_of_one_year_stand_apart() -> None:
    times = [occurrence(OccurrenceState.MISSED, date(2024, 4, 1), date(2025, 3, 31))] * 3
    places = [shape.x for shape in lane("3 fois par année", times).shapes[1:]]
    assert places == sorted(set(places))


def test_what_is_to_come_is_never_drawn_behind_today() -> None:
    times = [occurrence(OccurrenceState.NEXT, date(2025, 4, 1), date(2026, 3, 31))]
    drawn = lane("1 fois par année", times)
    assert drawn.shapes[1].x > scale().at(TODAY)


def test_too_many_times_are_a_thread_alone() -> None:
    times = [occurrence(OccurrenceState.COMING, date(2026, 1, 1), date(2026, 1, 7))] * 100
    assert [shape.kind for shape in lane("Chaque semaine", times).shapes] == ["thread"]
