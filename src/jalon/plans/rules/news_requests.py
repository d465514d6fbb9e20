"""Whom to ask for news today, of what and why. Pure: dates in, requests out.

Each item has moments when news is asked of the person who answers for it: a little after she was told that she
does, before its date, after it (late), and when there was no news for long. A moment that passed asks once, on the
first day the rule is run, and never when news came since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jalon.plans.choices import ReplyChoice, RequestReason, Status
from jalon.plans.rules.timing import SET_ASIDE, PlanSpan, due_on, silent_since

# News of one item is not asked again within so many days of a request or of an answer, but for lateness.
REST = timedelta(days=6)
# So many requests in a row without an answer, then the substitute is asked: the first and two reminders.
PATIENCE = 3
# After the end of a plan nothing more is asked by itself.
AFTERLIFE = timedelta(days=180)
# The status each answer in one tap states.
REPLY_STATUS = {
    ReplyChoice.DONE: Status.DONE,
    ReplyChoice.IN_PROGRESS: Status.IN_PROGRESS,
    ReplyChoice.NOT_YET: Status.TO_DO,
    ReplyChoice.POSTPONED: Status.POSTPONED,
}


@dataclass(frozen=True, slots=True)
class Tempo:
    """The rhythm of a network, in days (see models.Rhythm)."""

    assigned_after: int = 1
    before: int = 14
    late: tuple[int, ...] = (1, 7)
    again: int = 30
    silent_after: int = 90


@dataclass(frozen=True, slots=True)
class Askable:
    """An item somebody answers for, and what timing looks at.

    `person` and `substitute` are those who can be asked: known, reachable, and who may see it. `assigned` is when
    the person was told she answers; `reported` the day of the latest news, approved or not. `coordination` is asked
    once they say that it is not theirs.
    """

    id: int
    person: int
    span: PlanSpan
    substitute: int | None = None
    coordination: int | None = None
    assigned: date | None = None
    reported: date | None = None
    status: str = ""
    earliest: date | None = None
    latest: date | None = None
    schedule_kinds: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """News of an item asked of a person on a day; `refused` when she answered that it is not hers."""

    item: int
    person: int
    on: date
    reason: RequestReason
    refused: date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """News to ask of a person; `due` is the day the reason hangs on."""

    person: int
    item: int
    reason: RequestReason
    due: date | None


def whom_to_ask(today: date, tempo: Tempo, items: Iterable[Askable], asked: Sequence[Asked]) -> list[Ask]:
    """What to ask today, of whom; nothing of somebody who was sent a request today already."""
    by_item: dict[int, list[Asked]] = {}
    for one in asked:
        if one.on <= today:
            by_item.setdefault(one.item, []).append(one)
    today_asked = {one.person for one in asked if one.on == today}
    found = (_ask(today, tempo, item, by_item.get(item.id, [])) for item in items)
    return [ask for ask in found if ask and ask.person not in today_asked]


def _ask(today: date, tempo: Tempo, item: Askable, asked: list[Asked]) -> Ask | None:
    if item.status in SET_ASIDE or (item.span.ends and today > item.span.ends + AFTERLIFE):
        return None
    unanswered = sorted((one for one in asked if not item.reported or one.on > item.reported), key=lambda one: one.on)
    person = _person(item, asked, unanswered)
    if person is None:
        return None
    last = max((one.on for one in asked), default=None)
    for reason, moment, due in _moments(today, tempo, item):
        if moment > today or _since(moment, item.reported) or _since(moment, last):
            continue
        if not _rests(today, tempo, item, asked, reason):
            return Ask(person, item.id, reason, due)
    return None


def _since(moment: date, last: date | None) -> bool:
    """Whether something happened at that moment or after it."""
    return last is not None and last >= moment


def _person(item: Askable, asked: list[Asked], unanswered: list[Asked]) -> int | None:
    """Who is asked: the person who answers, or her substitute once she let PATIENCE requests pass.

    What is not hers is asked of her substitute, else of the coordination, until somebody is made to answer for it.
    """
    since = item.assigned or date.min
    refused = {one.person for one in asked if one.refused and one.refused >= since}
    passed = sum(one.person == item.person and one.on >= since for one in unanswered) >= PATIENCE
    if item.substitute and item.substitute not in refused and (passed or item.person in refused):
        return item.substitute
    if item.person not in refused:
        return item.person
    return None if item.coordination in refused else item.coordination


def _rests(today: date, tempo: Tempo, item: Askable, asked: list[Asked], reason: RequestReason) -> bool:
    """Whether it is too soon after a request or an answer to ask again."""
    last = max(asked, key=lambda one: one.on, default=None)
    if item.reported and today - item.reported < REST:
        return True
    if last is None or (reason == last.reason == RequestReason.AFTER):
        return False  # lateness has a rhythm of its own
    wait = max(REST, timedelta(days=tempo.again)) if reason == RequestReason.SILENT else REST
    return today - last.on < wait


def _moments(today: date, tempo: Tempo, item: Askable) -> Iterator[tuple[RequestReason, date, date | None]]:
    """The latest moment of each reason up to today, the gravest reason first, with the day it hangs on."""
    due = due_on(item, item.span) or item.span.ends
    if due and due < today:
        # News given once late puts off the next reminder by a whole stretch.
        if item.reported and item.reported > due:
            moment = latest_of(item.reported, today, (tempo.again,), tempo.again)
        else:
            moment = latest_of(due, today, tempo.late, tempo.again)
        if moment:
            yield RequestReason.AFTER, moment, due
    if due and today <= due:
        yield RequestReason.BEFORE, due - timedelta(days=tempo.before), due
    if item.assigned:
        moment = item.assigned + timedelta(days=tempo.assigned_after)
        if today - moment < timedelta(days=tempo.again):  # later it is no news that she answers for it
            yield RequestReason.ASSIGNED, moment, due if due and due >= today else None
    # Nobody owes news of what she did not answer for yet.
    heard = max(filter(None, (item.reported, item.assigned)), default=None)
    since = silent_since(item, heard, item.span, today, timedelta(days=tempo.silent_after))
    if since and (moment := latest_of(since, today, (tempo.silent_after + 1,), tempo.again)):
        yield RequestReason.SILENT, moment, since


def latest_of(start: date, today: date, steps: tuple[int, ...], again: int) -> date | None:
    """The last of the reminders up to today: so many days after `start` for each step, then every `again` days."""
    days = (today - start).days
    reached = [step for step in steps if step <= days]
    last = max(steps, default=0)
    if again and days >= last + again:
        reached.append(last + (days - last) // again * again)
    return start + timedelta(days=max(reached)) if reached else None
