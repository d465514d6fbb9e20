"""Gathering a bilan: the plan as of a day, with what came of each item, in a constant number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from jalon.network.rules import seasons_of
from jalon.phrases.progress import bare_status
from jalon.plans.choices import LEVELS, ReportChannel, Status
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.former import earliest_day, plan_then
from jalon.plans.queries.outline import OutlineItem, is_row
from jalon.plans.queries.projection import Projection, project
from jalon.plans.rules import period_dates
from jalon.plans.rules.recurrence import occurrences, promised, recurs
from jalon.plans.rules.reports import latest_state
from jalon.plans.rules.stated import state_headings
from jalon.plans.rules.timing import PlanSpan, is_late
from jalon.reports.choices import Choices
from jalon.reports.errors import TooEarly
from jalon.reports.model import Before, Bilan, Column, Line, Result, Summary, role_in
from jalon.reports.queries.rewritten_cells import rewritten_cells_of
from jalon.reports.rules.sentences import Manner, compose
from jalon.reports.rules.stating import State, Stating
from jalon.reports.rules.summary import summarise
from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.plans import field_word

ALWAYS: Final = frozenset({"number", *LEVELS})  # what names a line: these columns cannot be left out
_HOUSE = ("action", "leads", "schedule", "expected_results", "results")
_GOES_ON = frozenset({Status.POSTPONED.value, Status.TO_CONTINUE.value, "unfinished"})


def gather(plan: Plan, choices: Choices, before: Before | None = None) -> Bilan:
    """The bilan of a plan as it was chosen; `before` is what the last one said.

    Its title, period and columns are those of that day too. Reports count by the day they speak of: what is typed in
    April of March is in the bilan of the end of March. It says what its readers may know alone. Raises TooEarly for
    a day of which nothing is known: later words are never printed under it.
    """
    if choices.as_of < (earliest := earliest_day(plan)):
        raise TooEarly(earliest)
    plan = plan_then(plan, choices.as_of)
    seen = project(plan, choices.reader, choices.shows(plan.public_shows), as_of=choices.as_of)
    outline, facts = seen.outline, _facts(plan, choices.as_of)
    writer = _Writer(plan, choices, seen, facts)
    wanted = [root for root in outline.roots if choices.axes is None or str(facts[root.id].identity) in choices.axes]
    lines = [writer.line(item) for item in wanted]
    kept = {item.id for item in wanted}
    unplanned = {
        facts[axis].identity if axis else None: [writer.line(item) for item in some]
        for axis, some in outline.unplanned.items()
        if choices.axes is None or axis in kept
    }
    everything = [line for some in (lines, *unplanned.values()) for top in some for line in top.walk()]
    return Bilan(
        plan_id=plan.pk,
        title=seen.title,
        organisation=seen.organisation,
        language=plan.language,
        period=plan.period,
        made=timezone.localdate(),
        choices=choices,
        columns=_columns(plan, seen, choices),
        lines=lines,
        unplanned=unplanned,
        summary=writer.summary(lines, unplanned, before),
        acronyms=_acronyms(seen.acronyms, everything),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of an item beside what the tree says."""

    identity: UUID
    origin_reason: str
    origin_period: str | None


def _facts(plan: Plan, day: date) -> dict[int, _Facts]:
    rows = list(PlanItem.objects.filter(plan=plan).values_list("pk", "identity", "origin_reason", "origin__plan"))
    others = Plan.objects.filter(pk__in={other for *_facts, other in rows if other}, network=plan.network_id)
    periods = {other.pk: plan_then(other, day).period for other in others.select_related("network")}
    return {pk: _Facts(identity, reason, periods.get(other)) for pk, identity, reason, other in rows}


class _Writer:
    """Makes the line of an item."""

    def __init__(self, plan: Plan, choices: Choices, seen: Projection, facts: Mapping[int, _Facts]) -> None:
        self.plan, self.choices, self.seen, self.facts = plan, choices, seen, facts
        self.cells = rewritten_cells_of(plan, choices.reader, choices.as_of)
        starts, ends = plan.starts, plan.ends
        self.span = PlanSpan(starts, ends)
        self.seasons = seasons_of(plan.network.seasons)
        self.manner = Manner(plan.language, choices.says_notes, choices.since)
        said = ((item.stated, self._read(item)[0]) for item in seen.tree.values() if item.stated)
        self.stating = Stating(said, plan.language) if state_headings(plan.layout) else None

    def line(self, item: OutlineItem) -> Line:
        """An item with what came of it, and all below it."""
        facts = self.facts[item.id]
        edits = {
            column: self.seen.hide(edit.text)
            for column, edit in self.cells.get(item.id, {}).items()
            if column != "results" and self.seen.says(column)
        }
        return Line(
            item=item,
            identity=facts.identity,
            result=self._result(item),
            status=item.status,
            percent=None if item.percent is None else float(item.percent),
            stated=self._stated(item),
            leads=tuple(item.leads or item.inherited_leads),
            late=self.seen.says("status") and is_row(item) and is_late(item, self.span, self.choices.as_of),
            carried=_carried(facts, self.plan.language),
            cells=edits,
            children=[self.line(child) for child in item.children],
        )

    def _stated(self, item: OutlineItem) -> str:
        """What its column of statuses says: as the document did, until something else came of it."""
        if self.stating is None:
            return ""
        state = (item.status, None if item.percent is None else float(item.percent))
        return item.stated if self._read(item) == state else self.stating.now(item.stated, state)

    def _read(self, item: OutlineItem) -> State:
        """The state that its document told."""
        told = (one for one in self.seen.reports.get(item.id, []) if one.channel == ReportChannel.DOCUMENT)
        return next(((one.status, one.percent) for one in told), ("", None))

    def _result(self, item: OutlineItem) -> Result:
        told = self.seen.reports.get(item.id, [])
        promise, what = None, ""
        if told and recurs(item.when):
            day = self.choices.as_of
            times = occurrences(item.when, self.span, told, day, self.seasons)
            promise = promised(item.when, self.span, times, day, self.seasons)
            what = str(((item.when or {}).get("recurrence") or {}).get("what") or "")
        composed = compose(told, self.manner, words=item.results, state=latest_state(told), promise=promise, what=what)
        edit = self.cells.get(item.id, {}).get("results")
        if edit is None or not self.seen.says("results"):
            return composed
        return Result(
            lines=tuple(self.seen.hide(edit.text).splitlines()),
            sources=composed.sources,
            edited=True,
            composed=composed.lines,
            stale=edit.composed != composed.text,
        )

    def summary(
        self, lines: Sequence[Line], unplanned: Mapping[UUID | None, list[Line]], before: Before | None
    ) -> Summary:
        """What the figures say, to those who may know how far things have come."""
        if not self.seen.says("status"):
            return Summary((), ())
        others = [line for some in unplanned.values() for line in some]
        return summarise(
            lines,
            others,
            language=self.plan.language,
            left_out=self.plan.left_out,
            reasons=self.reasons([each for top in (*lines, *others) for each in top.walk()]),
            before=before,
        )

    def reasons(self, lines: Iterable[Line]) -> dict[int, str]:
        """The last words said of what is late, when words may be told; a status alone gives no reason."""
        if not self.choices.says_notes:
            return {}
        found = {}
        for line in (line for line in lines if line.late):
            said = (each for one in self.seen.reports.get(line.item.id, []) for each in one.note.splitlines())
            words = (each.strip() for each in said if each.strip())
            if reason := next((each for each in words if not bare_status(each, language=self.plan.language)), ""):
                found[line.item.id] = reason
        return found


def _carried(facts: _Facts, language: str) -> str:
    """ "reporté de 2017-2019" """
    if facts.origin_reason not in _GOES_ON:
        return ""
    try:
        starts, ends = period_dates(facts.origin_period)
    except ValueError:
        starts, ends = None, None
    years = list(dict.fromkeys(str(day.year) for day in (starts, ends) if isinstance(day, date)))
    words = _("carried over from {period}") if years else _("carried over from the previous plan")
    return catalogue(language).gettext(words).format(period="-".join(years))


def columns_of(plan: Plan) -> tuple[Column, ...]:
    """The columns a bilan may have: those of the document, or ours; with one for the results."""
    return _known(plan.layout, plan.language)


def _known(layout: Mapping[str, Any] | None, language: str) -> tuple[Column, ...]:
    known: list[Mapping[str, Any]] = (layout or {}).get("columns") or []
    columns = [Column(role_in(one), str(one.get("heading") or "")) for one in known] or [
        Column(role, field_word(role, language)) for role in _HOUSE
    ]
    if not any(one.role == "results" for one in columns):
        columns.append(Column("results", field_word("results", language)))
    return tuple(columns)


def _columns(plan: Plan, seen: Projection, choices: Choices) -> tuple[Column, ...]:
    """Those that were chosen, as these readers may see them."""
    wanted, columns = choices.columns, _known(seen.layout, plan.language)
    return tuple(one for one in columns if seen.says(one.role) and (wanted is None or one.role in wanted))


def _acronyms(acronyms: Mapping[str, str], lines: Sequence[Line]) -> dict[str, str]:
    """The sigles that the words of these lines use."""
    if not acronyms:
        return {}
    texts = [
        text
        for line in lines
        for text in (line.item.text, *line.leads, *line.item.expected_results, *line.result.lines, *line.cells.values())
    ]
    words = set(re.findall(r"[\w&’'-]+", " ".join(texts)))
    return {sigle: meaning for sigle, meaning in acronyms.items() if sigle in words}
