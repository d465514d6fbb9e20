"""Answers to requests for news kept: by the link of a mail, or typed by somebody who heard them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jalon.library.models import StoredFile
from jalon.network.models import Network, Party
from jalon.plans.actions.news_requests import record_request
from jalon.plans.actions.reports import Said, decide_report, report_progress
from jalon.plans.models import PlanItem, ProgressReport, Request, RequestLine
from jalon.plans.queries.news_requests import rhythm_of
from jalon.plans.rules import Answer, Channel, ReportState, Status
from jalon.plans.rules.news_requests import ANSWER_STATUS


@transaction.atomic
def answer(
    *,
    line: RequestLine,
    said: Answer,
    more: Said | None = None,
    files: Iterable[StoredFile] = (),
    who: str = "",
    channel: Channel = Channel.MAIL,
    actor: str = "",
) -> ProgressReport | None:
    """Keep the answer of the person asked; one she gave before is withdrawn.

    `more` is what she adds: percent, parts, note. « Not me » makes no report: the coordination is told, and `who`
    is whom she named.
    """
    line = (
        RequestLine.objects.select_for_update(of=("self",))
        .select_related("request__network", "request__person", "item__plan", "report")
        .get(pk=line.pk)
    )
    request, now = line.request, timezone.now()
    actor = actor or f"party:{request.person_id}"
    before = line.answer
    if line.report and line.report.state in {ReportState.STANDING, ReportState.WAITING}:
        decide_report(report=line.report, state=ReportState.WITHDRAWN, actor=actor)
    line.report = (
        _report(line, said, more or Said(), files=files, channel=channel, actor=actor)
        if said != Answer.NOT_ME
        else None
    )
    line.answer, line.answered = said.value, now
    line.who = who.strip()[:200] if said == Answer.NOT_ME else ""
    line.save(update_fields=["answer", "answered", "who", "report"])
    if request.opened is None:
        Request.objects.filter(pk=request.pk, opened=None).update(opened=now)
    record_request(request, actor, "answered", {"answer": (before, said.value), "item": (None, line.item_id)})
    return line.report


def _report(
    line: RequestLine, said: Answer, more: Said, *, files: Iterable[StoredFile], channel: Channel, actor: str
) -> ProgressReport:
    status = ANSWER_STATUS[said]
    if said == Answer.IN_PROGRESS and more.status == Status.PARTIAL:
        status = Status.PARTIAL
    return report_progress(
        item=line.item,
        said=Said(status.value, more.percent, more.parts, more.counts, more.note, more.links, more.occurrence),
        actor=actor,
        channel=channel,
        said_by=line.request.person,
        files=files,
        waiting=channel == Channel.MAIL and rhythm_of(line.request.network).approve,
    )


@transaction.atomic
def take_note(
    *, network: Network, item: PlanItem, said_by: Party, said: Said, actor: str, on: date | None = None
) -> ProgressReport:
    """Keep what somebody answered by another way, typed by another; what she was asked of it is answered."""
    report = report_progress(item=item, said=said, actor=actor, channel=Channel.TYPED, on=on, said_by=said_by)
    same = Q(request__person=said_by) | Q(request__person__merged_into=said_by)
    waiting = RequestLine.objects.filter(same, request__network=network, item=item, request__replaced=None, answer="")
    waiting.update(answer=_nearest(said.status).value, answered=timezone.now(), report=report)
    return report


def _nearest(status: str) -> Answer:
    """The answer in one tap nearest to a status."""
    return {
        Status.DONE.value: Answer.DONE,
        Status.TO_DO.value: Answer.NOT_YET,
        Status.NOT_DONE.value: Answer.NOT_YET,
        Status.POSTPONED.value: Answer.POSTPONED,
        Status.TO_CONTINUE.value: Answer.POSTPONED,
    }.get(status, Answer.IN_PROGRESS)
