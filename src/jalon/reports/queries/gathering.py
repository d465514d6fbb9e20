"""Gathering a bilan: the plan as of a day, with what came of each item, in a constant number of queries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from jalon.network.models import Party
from jalon.network.rules import seasons_of
from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind
from jalon.plans.choices import ReportChannel, ReportState, Status
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.queries.history import plan_as_of
from jalon.plans.queries.outline import Outline, OutlineItem, is_row, plan_outline, plan_tree
from jalon.plans.queries.signatures import names_of_actors
from jalon.plans.rules import period_dates
from jalon.plans.rules.public import PUBLIC_KINDS, Veil
from jalon.plans.rules.recurrence import occurrences, promised, recurs
from jalon.plans.rules.reports import latest_state
from jalon.plans.rules.timing import PlanSpan, is_late
from jalon.reports.choices import Choices, Reader
from jalon.reports.model import Bilan, Column, Line, Result
from jalon.reports.queries.cells import Cells, cells_of
from jalon.reports.rules.sentences import Manner, Told, compose
from jalon.reports.rules.summary import summarise
from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.plans import field_word

_HOUSE = ("action", "leads", "schedule", "expected_results", "results")
_GOES_ON = frozenset({Status.POSTPONED.value, Status.TO_CONTINUE.value, "unfinished"})


def gather(plan: Plan, choices: Choices, before: Mapping[UUID | None, float] | None = None) -> Bilan:
    """The bilan of a plan as it was chosen; `before` are the percents of the last one by axis, the whole under None.

    A plan kept here after the day asked for is shown as it was first kept. Reports count by the day they speak of:
    what is typed in April of March is in the bilan of the end of March. The public is never shown names nor notes.
    """
    if choices.reader == Reader.PUBLIC:
        choices = replace(choices, notes=False, names=False)
    past = _Past.read(plan, choices)
    outline = plan_outline(plan.network, plan, audience=choices.reader.audience, tree=past.tree, notes=False)
    writer = _Writer(plan, choices, past, cells_of(plan, choices.reader))
    wanted = _wanted(outline, past, choices)
    lines = [writer.line(item) for item in wanted]
    kept = {item.id for item in wanted}
    unplanned = {
        past.facts[axis].identity if axis else None: [writer.line(item) for item in some]
        for axis, some in outline.unplanned.items()
        if choices.axes is None or axis in kept
    }
    everything = [line for some in (lines, *unplanned.values()) for top in some for line in top.walk()]
    return Bilan(
        plan_id=plan.pk,
        title=plan.title,
        organisation=plan.organisation,
        language=plan.language,
        period=plan.period,
        made=timezone.localdate(),
        choices=choices,
        columns=_columns(plan, choices),
        lines=lines,
        unplanned=unplanned,
        summary=summarise(
            lines,
            [line for some in unplanned.values() for line in some],
            language=plan.language,
            left_out=plan.left_out,
            reasons=writer.reasons(everything),
            before=before or {},
        ),
        acronyms=_acronyms(plan, everything),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of an item beside what the tree says."""

    identity: UUID
    origin_reason: str
    origin_period: str | None


@dataclass(slots=True)
class _Past:
    """The tree as of a day, with the reports of each item, the latest first."""

    tree: dict[int, OutlineItem]
    facts: dict[int, _Facts]
    told: dict[int, list[Told]]

    @classmethod
    def read(cls, plan: Plan, choices: Choices) -> _Past:
        day = max(choices.as_of, timezone.localdate(plan.created))
        today, audience = timezone.localdate(), choices.reader.audience
        tree = plan_tree(plan, audience) if day >= today else plan_as_of(plan, day, audience)
        rows = PlanItem.objects.filter(plan=plan).values_list("pk", "identity", "origin_reason", "origin__plan__period")
        facts = {pk: _Facts(identity, reason, period) for pk, identity, reason, period in rows}
        told = _reports(plan, choices)
        for pk, some in told.items():
            if item := tree.get(pk):
                item.status, percent = latest_state(some)
                item.percent = percent  # type: ignore[assignment]  # any number
        if not choices.names:
            _leave_out_people(plan, tree.values(), told)
        return cls(tree, facts, told)


def _reports(plan: Plan, choices: Choices) -> dict[int, list[Told]]:
    """The reports that stand by the day asked for, the latest first, of each item that has any: four queries."""
    found = ProgressReport.objects.filter(item__plan=plan, state=ReportState.STANDING.value).order_by("-on", "-id")
    first_kept = max(choices.as_of, timezone.localdate(plan.created))  # what its document said stood before it came
    everything = list(found)
    reports = [
        one for one in everything if one.on <= (first_kept if one.channel == ReportChannel.DOCUMENT else choices.as_of)
    ]
    files: dict[int, list[str]] = defaultdict(list)
    if choices.notes:
        attached = ProgressReport.files.through.objects.filter(progressreport__in=found.order_by().values("pk"))
        for pk, name in attached.order_by("pk").values_list("progressreport_id", "storedfile__name"):
            files[pk].append(name)
    signers = {one.pk: f"party:{one.said_by_id}" if one.said_by_id else one.author for one in reports}
    names = names_of_actors(plan.network, signers.values()) if choices.names else {}
    told: dict[int, list[Told]] = {one.item_id: [] for one in everything}
    for one in reports:
        told[one.item_id].append(
            Told(
                report=one.pk,
                on=one.on,
                channel=one.channel,
                status=one.status,
                percent=None if one.percent is None else float(one.percent),
                parts=one.parts,
                counts=one.counts,
                note=one.note,
                links=one.links,
                occurrence=one.occurrence,
                who=names.get(signers[one.pk], ""),
                files=tuple(files[one.pk]),
            )
        )
    return told


def _leave_out_people(plan: Plan, items: Iterable[OutlineItem], told: dict[int, list[Told]]) -> None:
    """Take people out of the leads, and their names, addresses and numbers out of texts; bodies stay."""
    people = Party.objects.filter(network=plan.network_id).exclude(kind__in=[kind.value for kind in PUBLIC_KINDS])
    names = list(people.values_list("name", "kind"))
    folded = {fold(name) for name, _kind in names}
    veil = Veil((name for name, kind in names if kind == PartyKind.PERSON), "…")
    for item in items:
        item.leads = [veil.hide(name) for name in item.leads if fold(name) not in folded]
        item.inherited_leads = [veil.hide(name) for name in item.inherited_leads if fold(name) not in folded]
        item.text, item.schedule, item.results = map(veil.hide, (item.text, item.schedule, item.results))
        item.expected_results = [veil.hide(words) for words in item.expected_results]
        item.extra = {heading: veil.hide(words) for heading, words in item.extra.items()}
    for pk, some in told.items():
        told[pk] = [replace(one, note=veil.hide(one.note)) for one in some]


def _wanted(outline: Outline, past: _Past, choices: Choices) -> list[OutlineItem]:
    if choices.axes is None:
        return outline.roots
    return [root for root in outline.roots if str(past.facts[root.id].identity) in choices.axes]


class _Writer:
    """Makes the line of an item."""

    def __init__(self, plan: Plan, choices: Choices, past: _Past, cells: Cells) -> None:
        self.plan, self.choices, self.past, self.cells = plan, choices, past, cells
        starts, ends = plan.starts, plan.ends
        self.span = PlanSpan(starts, ends)
        self.seasons = seasons_of(plan.network.seasons)
        self.manner = Manner(plan.language, choices.notes, choices.since)

    def line(self, item: OutlineItem) -> Line:
        """An item with what came of it, and all below it."""
        facts = self.past.facts[item.id]
        edits = {column: edit.text for column, edit in self.cells.get(item.id, {}).items() if column != "results"}
        return Line(
            item=item,
            identity=facts.identity,
            result=self._result(item),
            status=item.status,
            percent=None if item.percent is None else float(item.percent),
            leads=tuple(item.leads or item.inherited_leads),
            late=is_row(item) and is_late(item, self.span, self.choices.as_of),
            carried=_carried(facts, self.plan.language),
            cells=edits,
            children=[self.line(child) for child in item.children],
        )

    def _result(self, item: OutlineItem) -> Result:
        told = self.past.told.get(item.id, [])
        promise, what = None, ""
        if told and recurs(item.when):
            day = self.choices.as_of
            times = occurrences(item.when, self.span, told, day, self.seasons)
            promise = promised(item.when, self.span, times, day, self.seasons)
            what = str(((item.when or {}).get("recurrence") or {}).get("what") or "")
        composed = compose(told, self.manner, words=item.results, state=latest_state(told), promise=promise, what=what)
        edit = self.cells.get(item.id, {}).get("results")
        if edit is None:
            return composed
        return Result(
            lines=tuple(edit.text.splitlines()),
            sources=composed.sources,
            edited=True,
            composed=composed.lines,
            stale=edit.composed != composed.text,
        )

    def reasons(self, lines: Iterable[Line]) -> dict[int, str]:
        """The last words said of what is late, when words may be told."""
        if not self.choices.notes:
            return {}
        found = {}
        for line in lines:
            notes = (one.note for one in self.past.told.get(line.item.id, []) if one.note.strip())
            if line.late and (note := next(notes, "")):
                found[line.item.id] = note.strip().splitlines()[0]
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


def _columns(plan: Plan, choices: Choices) -> tuple[Column, ...]:
    """Those of the document, or ours; with one for the results."""
    known: list[Mapping[str, Any]] = (plan.layout or {}).get("columns") or []
    columns = [
        Column(f"extra:{one['heading']}" if one["role"] == "extra" else one["role"], str(one.get("heading") or ""))
        for one in known
    ] or [Column(role, field_word(role, plan.language)) for role in _HOUSE]
    if not any(one.role == "results" for one in columns):
        columns.append(Column("results", field_word("results", plan.language)))
    wanted = choices.columns
    return tuple(one for one in columns if wanted is None or one.role in wanted)


def _acronyms(plan: Plan, lines: Sequence[Line]) -> dict[str, str]:
    """The sigles that the words of these lines use."""
    if not plan.acronyms:
        return {}
    texts = [
        text
        for line in lines
        for text in (line.item.text, *line.leads, *line.item.expected_results, *line.result.lines, *line.cells.values())
    ]
    words = set(re.findall(r"[\w&’'-]+", " ".join(texts)))
    return {sigle: meaning for sigle, meaning in plan.acronyms.items() if sigle in words}
