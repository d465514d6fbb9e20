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
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.choices import ReplyChoice, ReportChannel, Status
from jalon.plans.models import PlanItem, ProgressReport, Request, RequestLine
from jalon.plans.queries.news_requests import awaits_approval
from jalon.plans.rules.news_requests import REPLY_STATUS
from jalon.plans.rules.reports import ReportDecision, states_before


@transaction.atomic
def reply(
    *,
    line: RequestLine,
    choice: ReplyChoice,
    more: ReportContent | None = None,
    files: Iterable[StoredFile] = (),
    who: str = "",
    channel: ReportChannel = ReportChannel.MAIL,
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
    if line.report and line.report.state in states_before(ReportDecision.WITHDRAW):
        decide_report(report=line.report, decision=ReportDecision.WITHDRAW, actor=actor)
    line.report = (
        _report(line, choice, more or ReportContent(), files=files, channel=channel, actor=actor)
        if choice != ReplyChoice.NOT_ME
        else None
    )
    line.answer, line.answered = choice.value, now
    line.who = who.strip()[:200] if choice == ReplyChoice.NOT_ME else ""
    line.save(update_fields=["answer", "answered", "who", "report"])
    if request.opened is None:
        Request.objects.filter(pk=request.pk, opened=None).update(opened=now)
    record_request(request, actor, "answered", {"answer": (before, choice.value), "item": (None, line.item_id)})
    return line.report


def _report(
    line: RequestLine,
    choice: ReplyChoice,
    more: ReportContent,
    *,
    files: Iterable[StoredFile],
    channel: ReportChannel,
    actor: str,
) -> ProgressReport:
    status = REPLY_STATUS[choice]
    if choice == ReplyChoice.IN_PROGRESS and more.status == Status.PARTIAL:
        status = Status.PARTIAL
    return report_progress(
        item=line.item,
        content=ReportContent(
            status.value, more.percent, more.parts, more.counts, more.note, more.links, more.occurrence
        ),
        actor=actor,
        channel=channel,
        said_by=line.request.person,
        files=files,
        waiting=channel == ReportChannel.MAIL and awaits_approval(line.request.network),
    )


@transaction.atomic
def take_note(
    *, network: Network, item: PlanItem, said_by: Party, content: ReportContent, actor: str, on: date | None = None
) -> ProgressReport:
    """Keep what somebody answered by another way, typed by another; what she was asked of it is answered."""
    report = report_progress(
        item=item, content=content, actor=actor, channel=ReportChannel.TYPED, on=on, said_by=said_by
    )
    same = Q(request__person=said_by) | Q(request__person__merged_into=said_by)
    waiting = RequestLine.objects.filter(same, request__network=network, item=item, request__replaced=None, answer="")
    waiting.update(answer=_nearest(content.status).value, answered=timezone.now(), report=report)
    return report


def _nearest(status: str) -> ReplyChoice:
    """The answer in one tap nearest to a status."""
    return {
        Status.DONE.value: ReplyChoice.DONE,
        Status.TO_DO.value: ReplyChoice.NOT_YET,
        Status.NOT_DONE.value: ReplyChoice.NOT_YET,
        Status.POSTPONED.value: ReplyChoice.POSTPONED,
        Status.TO_CONTINUE.value: ReplyChoice.POSTPONED,
    }.get(status, ReplyChoice.IN_PROGRESS)
