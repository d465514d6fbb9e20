"""Whom to ask for news, by the calendar alone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.plans.choices import RequestReason, Status
from jalon.plans.rules.news_requests import PATIENCE, REST, Ask, Askable, Asked, Tempo, latest_of, whom_to_ask
from jalon.plans.rules.timing import SET_ASIDE, PlanSpan

SPAN = PlanSpan(date(2024, 4, 1), date(2027, 3, 31))
DUE = date(2025, 6, 30)
SOPHIE, AMIR, LINE = 1, 2, 3


def item(**values: object) -> Askable:
    """An action due at the end of spring 2025, that Sophie answers for."""
    return Askable(**({"id": 7, "person": SOPHIE, "span": SPAN, "latest": DUE, "earliest": DUE} | values))  # type: ignore[arg-type]


def ask(today: date, one: Askable, *asked: Asked, tempo: Tempo | None = None) -> list[Ask]:
    return whom_to_ask(today, tempo or Tempo(), [one], asked)


def days_asked(one: Askable, first: date, days: int, tempo: Tempo | None = None) -> list[tuple[date, Ask]]:
    """What a daily job asks, day after day, when nobody answers."""
    asked: list[Asked] = []
    found: list[tuple[date, Ask]] = []
    for today in (first + timedelta(days=day) for day in range(days)):
        for made in whom_to_ask(today, tempo or Tempo(), [one], asked):
            found.append((today, made))
            asked.append(Asked(made.item, made.person, today, made.reason))
    return found


def test_asked_before_its_date() -> None:
    assert ask(DUE - timedelta(days=14), item()) == [Ask(SOPHIE, 7, RequestReason.BEFORE, DUE)]
    assert ask(DUE - timedelta(days=15), item()) == []


def test_asked_late_at_one_seven_then_every_thirty_days() -> None:
    found = days_asked(item(), DUE + timedelta(days=1), 100)
    assert [(when - DUE).days for when, made in found if made.reason == RequestReason.AFTER] == [1, 7, 37, 67, 97]


def test_asked_on_assignment_once() -> None:
    one = item(assigned=date(2024, 9, 1), latest=None, earliest=None)
    found = days_asked(one, date(2024, 9, 1), 40)
    assert [(when, made.reason) for when, made in found] == [(date(2024, 9, 2), RequestReason.ASSIGNED)]


def test_an_old_assignment_is_no_news() -> None:
    assert ask(date(2024, 12, 1), item(assigned=date(2024, 9, 1))) == []


def test_asked_when_silent() -> None:
    one = item(latest=None, earliest=None, reported=date(2024, 9, 1))
    assert ask(date(2024, 11, 30), one) == []
    assert [made.reason for made in ask(date(2024, 12, 2), one)] == [RequestReason.SILENT]


def test_not_asked_before_it_begins() -> None:
    assert ask(date(2024, 12, 1), item(earliest=date(2025, 4, 1))) == []


def test_nothing_asked_once_answered() -> None:
    late = DUE + timedelta(days=10)
    assert ask(late, item(reported=DUE + timedelta(days=2))) == []


def test_an_answer_when_late_puts_off_the_next_reminder() -> None:
    answered = DUE + timedelta(days=2)
    assert ask(answered + timedelta(days=29), item(reported=answered)) == []
    assert [made.reason for made in ask(answered + timedelta(days=30), item(reported=answered))] == [
        RequestReason.AFTER
    ]


def test_an_answer_the_day_before_its_date_is_let_rest() -> None:
    assert ask(DUE + timedelta(days=1), item(reported=DUE - timedelta(days=1))) == []


def test_settled_and_set_aside_are_never_asked() -> None:
    for status in SET_ASIDE:
        assert ask(DUE + timedelta(days=1), item(status=status.value)) == []


def test_the_substitute_is_asked_after_the_second_reminder() -> None:
    found = days_asked(item(substitute=AMIR), DUE - timedelta(days=14), 60)
    assert [made.person for _when, made in found] == [SOPHIE] * PATIENCE + [AMIR]


def test_who_said_it_is_not_hers_is_not_asked_again() -> None:
    refused = Asked(7, SOPHIE, DUE - timedelta(days=14), RequestReason.BEFORE, refused=DUE - timedelta(days=13))
    assert ask(DUE + timedelta(days=7), item(), refused) == []
    assert [made.person for made in ask(DUE + timedelta(days=7), item(substitute=AMIR), refused)] == [AMIR]
    assert ask(DUE + timedelta(days=7), item(assigned=DUE), refused)


def test_what_is_nobody_s_is_asked_of_the_coordination() -> None:
    late, days = DUE + timedelta(days=7), DUE - timedelta(days=13)
    hers, his = (
        Asked(7, person, DUE - timedelta(days=14), RequestReason.BEFORE, refused=days) for person in (SOPHIE, AMIR)
    )
    assert [made.person for made in ask(late, item(coordination=LINE), hers)] == [LINE]
    assert [made.person for made in ask(late, item(substitute=AMIR, coordination=LINE), hers)] == [AMIR]
    assert [made.person for made in ask(late, item(substitute=AMIR, coordination=LINE), hers, his)] == [LINE]


def test_nothing_more_is_asked_long_after_the_plan() -> None:
    assert ask(date(2027, 12, 1), item()) == []


def test_somebody_asked_today_is_asked_nothing_else() -> None:
    other = Asked(99, SOPHIE, DUE + timedelta(days=1), RequestReason.BILAN)
    assert ask(DUE + timedelta(days=1), item(), other) == []


def test_reminders_count_from_the_day() -> None:
    start = date(2025, 1, 1)
    assert latest_of(start, start + timedelta(days=6), (1, 7), 30) == start + timedelta(days=1)
    assert latest_of(start, start, (1, 7), 30) is None
    assert latest_of(start, start + timedelta(days=500), (1, 7), 0) == start + timedelta(days=7)


days = st.dates(date(2024, 4, 1), date(2027, 6, 30))
items = st.builds(
    Askable,
    id=st.integers(1, 6),
    person=st.integers(1, 3),
    substitute=st.none() | st.integers(1, 3),
    span=st.just(SPAN),
    assigned=st.none() | days,
    reported=st.none() | days,
    status=st.sampled_from(["", *(status.value for status in Status)]),
    earliest=st.none(),
    latest=st.none() | days,
    schedule_kinds=st.just([]),
)
tempos = st.builds(
    Tempo,
    assigned_after=st.integers(0, 10),
    before=st.integers(0, 60),
    late=st.sampled_from([(1, 7), (), (3,), (1, 2, 3)]),
    again=st.integers(7, 90),
    silent_after=st.integers(30, 200),
)


@settings(max_examples=150)
@given(plan=st.lists(items, max_size=6, unique_by=lambda one: one.id), first=days, tempo=tempos)
def test_a_month_of_asking_never_nags(plan: list[Askable], first: date, tempo: Tempo) -> None:
    """Of a day job run each day: one digest a day, nothing within the rhythm, every request justified by dates."""
    asked: list[Asked] = []
    by_id = {one.id: one for one in plan}
    for today in (first + timedelta(days=day) for day in range(45)):
        made = whom_to_ask(today, tempo, [one for one in plan if not one.reported or one.reported <= today], asked)
        assert whom_to_ask(today, tempo, plan, [*asked, *(_kept(one, today) for one in made)]) == []  # twice is once
        assert len({one.item for one in made}) == len(made)
        for one in made:
            what = by_id[one.item]
            assert what.status not in SET_ASIDE
            assert justified(one, what, today, tempo)
            before = [past for past in asked if past.item == one.item]
            if before and not (one.reason == before[-1].reason == RequestReason.AFTER):
                assert today - before[-1].on >= REST
            assert not what.reported or today - what.reported >= REST
        asked += [_kept(one, today) for one in made]


def _kept(made: Ask, today: date) -> Asked:
    return Asked(made.item, made.person, today, made.reason)


def justified(made: Ask, what: Askable, today: date, tempo: Tempo) -> bool:
    """Whether its reason is true on this day."""
    due = what.latest or SPAN.ends
    assert due
    match made.reason:
        case RequestReason.BEFORE:
            return due - timedelta(days=tempo.before) <= today <= due
        case RequestReason.AFTER:
            return today > due and (not what.reported or what.reported <= today)
        case RequestReason.ASSIGNED:
            return bool(what.assigned and what.assigned + timedelta(days=tempo.assigned_after) <= today)
        case _:
            since = max(filter(None, [what.reported, what.assigned, SPAN.starts]))
            return (today - since).days > tempo.silent_after
