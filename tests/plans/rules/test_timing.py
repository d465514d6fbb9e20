"""Late, due, silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jalon.plans.choices import Status
from jalon.plans.rules.timing import SET_ASIDE, PlanSpan, due_on, is_due, is_late, silent_since

PLAN = PlanSpan(date(2024, 4, 1), date(2027, 3, 31))
QUARTER = timedelta(days=90)


@dataclass
class Item:
    """What timing looks at."""

    status: str = ""
    earliest: date | None = None
    latest: date | None = None
    schedule_kinds: list[str] = field(default_factory=list)


AUTUMN = Item("", date(2024, 9, 1), date(2024, 12, 31), ["interval"])
ALWAYS = Item("", date(2024, 4, 1), date(2027, 3, 31), ["open-ended"])


def test_late_the_day_after() -> None:
    """Not on the day itself."""
    assert [is_late(AUTUMN, PLAN, day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [False, True]


def test_what_is_settled_is_never_late() -> None:
    """Nor what goes on to another time."""
    assert not any(is_late(Item(status, None, date(2024, 5, 1)), PLAN, date(2026, 1, 1)) for status in SET_ASIDE)


def test_what_runs_all_along_is_late_after_the_plan() -> None:
    """It has no day of its own before."""
    assert (due_on(ALWAYS, PLAN), is_late(ALWAYS, PLAN, date(2026, 1, 1)), is_late(ALWAYS, PLAN, date(2027, 4, 1))) == (
        None,
        False,
        True,
    )


def test_due_soon() -> None:
    """Within a month, the day included."""
    days = [date(2024, 11, 1), date(2024, 12, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [is_due(AUTUMN, PLAN, day, timedelta(days=30)) for day in days] == [False, True, True, False]


def test_silent_since_its_last_news() -> None:
    """Or since it began, when there were none."""
    today = date(2025, 6, 1)
    assert silent_since(AUTUMN, date(2024, 10, 1), PLAN, today, QUARTER) == date(2024, 10, 1)
    assert silent_since(AUTUMN, None, PLAN, today, QUARTER) == date(2024, 9, 1)
    assert silent_since(AUTUMN, date(2025, 5, 1), PLAN, today, QUARTER) is None


def test_nothing_is_expected_before_it_begins() -> None:
    """However old the last news."""
    assert silent_since(AUTUMN, date(2023, 1, 1), PLAN, date(2024, 8, 31), QUARTER) is None


def test_news_from_before_it_began_does_not_make_it_silent_at_once() -> None:
    """The clock starts with it."""
    assert silent_since(AUTUMN, date(2023, 1, 1), PLAN, date(2024, 10, 1), QUARTER) is None


days = st.none() | st.dates(date(2022, 1, 1), date(2029, 1, 1))
items = st.builds(
    lambda status, a, b, kinds: Item(status, *sorted([a, b]), kinds) if a and b else Item(status, a, b, kinds),
    st.sampled_from(["", *Status]),
    days,
    days,
    st.lists(st.sampled_from(["interval", "recurring", "open-ended"]), max_size=2),
)
spans = st.builds(lambda a, b: PlanSpan(*sorted([a, b])) if a and b else PlanSpan(a, b), days, days)
moments = st.dates(date(2022, 1, 1), date(2029, 1, 1))


@given(items, spans, moments, st.integers(0, 400))
def test_late_and_due_exclude_each_other(item: Item, span: PlanSpan, today: date, within: int) -> None:
    """And neither holds of what is set aside."""
    late, due = is_late(item, span, today), is_due(item, span, today, timedelta(days=within))
    ended = bool(span.ends and span.ends < today)
    assert not (late and due) or ended
    assert not (item.status in SET_ASIDE and (late or due))


@given(items, spans, moments, moments)
def test_once_late_always_late(item: Item, span: PlanSpan, first: date, second: date) -> None:
    """As long as nothing is said."""
    first, second = sorted([first, second])
    assert not is_late(item, span, first) or is_late(item, span, second)


@given(items, spans, days, moments, st.integers(0, 400))
def test_silence_is_long_and_past(item: Item, span: PlanSpan, reported: date | None, today: date, after: int) -> None:
    """Never from a day to come, never shorter than asked."""
    since = silent_since(item, reported, span, today, timedelta(days=after))
    assert since is None or (today - since > timedelta(days=after) and (reported is None or since >= reported))


def test_what_has_no_date_is_not_silent_from_before_its_plan_was_there() -> None:
    """What has one is, and so is all of a plan that was there before it began."""
    kept = date(2025, 9, 1)
    span, undated = PlanSpan(PLAN.starts, PLAN.ends, kept), Item()
    assert silent_since(undated, None, span, date(2025, 11, 30), QUARTER) is None
    assert silent_since(undated, None, span, date(2025, 12, 1), QUARTER) == kept
    assert silent_since(ALWAYS, None, span, date(2025, 12, 1), QUARTER) == kept
    assert silent_since(AUTUMN, None, span, date(2025, 11, 30), QUARTER) == AUTUMN.earliest
    early = PlanSpan(PLAN.starts, PLAN.ends, date(2024, 1, 1))
    assert silent_since(undated, None, early, date(2025, 11, 30), QUARTER) == PLAN.starts
