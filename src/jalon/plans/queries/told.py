"""What progress reports say of each item by a day, to those who may know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone

from jalon.plans.choices import ReportChannel, ReportState
from jalon.plans.models import Plan, ProgressReport
from jalon.plans.queries.signatures import names_of_actors
from jalon.plans.rules.public import Shown
from jalon.plans.rules.veil import Veil


@dataclass(frozen=True, slots=True)
class Told:
    """A standing progress report as sentences take it; shapes as in ProgressReport. `who` is "" when unnamed."""

    report: int
    on: date
    channel: str
    status: str = ""
    percent: float | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    counts: Sequence[Mapping[str, Any]] = ()
    note: str = ""
    links: Sequence[str] = ()
    occurrence: str = ""
    who: str = ""
    files: tuple[str, ...] = ()


def standing_by(plan: Plan, day: date) -> list[ProgressReport]:
    """The reports that stand and speak of a day or of one before, the latest first.

    Reports count by the day they speak of, whenever they were typed, as it is known now: those that were withdrawn or
    refused since count no more. What its document said of a plan stood before it came.
    """
    found = ProgressReport.objects.filter(item__plan=plan, state=ReportState.STANDING.value).order_by("-on", "-id")
    came = max(day, timezone.localdate(plan.created))
    return [one for one in found if one.on <= (came if one.channel == ReportChannel.DOCUMENT else day)]


def reports_by(plan: Plan, as_of: date, shows: frozenset[Shown], veil: Veil | None) -> dict[int, list[Told]]:
    """The reports of `standing_by`, of each item that has any: four queries at most.

    What `shows` does not name is in none of them; without NAMES, the words
    that are left go through the veil.
    """
    reports = standing_by(plan, as_of)
    files: dict[int, list[str]] = defaultdict(list)
    if Shown.NOTES in shows:
        attached = ProgressReport.files.through.objects.filter(progressreport__item__plan=plan)
        for pk, name in attached.order_by("pk").values_list("progressreport_id", "storedfile__name"):
            files[pk].append(name)
    signers = {one.pk: f"party:{one.said_by_id}" if one.said_by_id else one.author for one in reports}
    names = names_of_actors(plan.network, signers.values()) if Shown.NAMES in shows else {}
    told: dict[int, list[Told]] = defaultdict(list)
    for one in reports:
        whole = _told(one, names.get(signers[one.pk], ""), files[one.pk])
        told[one.item_id].append(_shown(whole, shows, veil))
    return dict(told)


def _told(report: ProgressReport, who: str, files: list[str]) -> Told:
    return Told(
        report=report.pk,
        on=report.on,
        channel=report.channel,
        status=report.status,
        percent=None if report.percent is None else float(report.percent),
        parts=report.parts,
        counts=report.counts,
        note=report.note,
        links=report.links,
        occurrence=report.occurrence,
        who=who,
        files=tuple(files),
    )


def _shown(told: Told, shows: frozenset[Shown], veil: Veil | None) -> Told:
    """A report with only what may be known of it. What the document says are its results rather than a note."""
    words = Shown.RESULTS if told.channel == ReportChannel.DOCUMENT else Shown.NOTES
    if words not in shows:
        told = replace(told, note="")
    if Shown.NOTES not in shows:
        told = replace(told, links=(), files=())
    if Shown.PROGRESS not in shows:
        told = replace(told, status="", percent=None, parts={}, counts=(), occurrence="")
    if veil is None:
        return told
    return replace(
        told,
        note=veil.hide(told.note),
        links=tuple(map(veil.hide, told.links)),
        files=tuple(map(veil.hide, told.files)),
        parts=veil.hide_all(dict(told.parts)),
        counts=tuple(map(veil.hide_all, told.counts)),
    )
