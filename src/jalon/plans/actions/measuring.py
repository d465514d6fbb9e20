"""Linking expected results to measures, proposing the values they have, and deciding of them.

Nothing enters the plan by itself: a value proposed becomes a progress report once a person approves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_tasks import task

from jalon.health.apart import each_apart
from jalon.history.actions import record
from jalon.history.models import Entry
from jalon.measures import Value, all_measures, measure_called
from jalon.network.models import Network
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.choices import PlanState, ProposalState, ReportChannel, ReportState
from jalon.plans.errors import AlreadyDecided, UnknownMeasure
from jalon.plans.models import (
    ExpectedResult,
    MeasureLink,
    MeasureParameter,
    MeasureWatch,
    Plan,
    PlanItem,
    ProposedResult,
    ProposedRow,
)
from jalon.plans.rules import check_open, plan_scope
from jalon.plans.rules.measuring import asked_of
from jalon.plans.rules.reports import ReportDecision

NO_MEASURE = ""
DECIDED = (ProposalState.APPROVED.value, ProposalState.CORRECTED.value, ProposalState.REFUSED.value)


@transaction.atomic
def link_measure(
    *, expected: ExpectedResult, measure: str, given: Mapping[str, str], actor: str, today: date | None = None
) -> MeasureLink:
    """Say which measure tells an expected result, and propose its value; with NO_MEASURE, that none can.

    Raises PlanClosed, and UnknownMeasure for a name, or values of parameters, that there are not.
    """
    plan = Plan.objects.select_for_update().get(items__expected_results=expected)
    check_open(plan.state)
    chosen = _checked(measure, given, plan, today or timezone.localdate())
    link, _new = MeasureLink.objects.get_or_create(expected=expected, defaults={"author": actor})
    before = (link.measure, dict(link.parameters.values_list("name", "value")))
    if not _new and before == (measure, chosen):
        return link
    link.measure, link.author = measure, actor
    link.save(update_fields=["measure", "author"])
    link.parameters.all().delete()
    MeasureParameter.objects.bulk_create(
        MeasureParameter(link=link, name=one, value=two) for one, two in chosen.items()
    )
    link.proposals.filter(state=ProposalState.WAITING.value).update(state=ProposalState.REPLACED.value)
    _record(plan, expected.item, actor, "measure_linked", {"measure": (before[0] or None, measure or None)})
    if measure:
        _propose([link], plan, today or timezone.localdate())
    return link


@transaction.atomic
def unlink_measure(*, expected: ExpectedResult, actor: str) -> None:
    """Nothing was said of an expected result after all; values already approved stay in the plan. Raises PlanClosed."""
    plan = Plan.objects.select_for_update().get(items__expected_results=expected)
    check_open(plan.state)
    link = MeasureLink.objects.filter(expected=expected).first()
    if link:
        _record(plan, expected.item, actor, "measure_unlinked", {"measure": (link.measure or None, None)})
        link.delete()


def propose_results(*, network: Network, today: date | None = None) -> int:
    """Look at what happened in a network since the last time, and propose the values that changed; how many.

    Once a day every link is looked at, because time alone changes some (a mandate that ends). A closed plan gets none.
    """
    day = today or timezone.localdate()
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)  # one look at a time
        watch, _new = MeasureWatch.objects.get_or_create(network=network)
        entries = Entry.objects.filter(network_id=network.pk, pk__gt=watch.entry_id or 0)
        last = entries.aggregate(last=Max("pk"))["last"] or watch.entry_id
        happened = set(entries.order_by().values_list("object_type", flat=True).distinct())
        whole = watch.looked != day
        names = {one.name for one in all_measures() if whole or one.watches & happened}
        made = _propose_named(network, names, day) if names else 0
        watch.entry_id, watch.looked = last, day
        watch.save(update_fields=["entry_id", "looked"])
    return made


def propose_all() -> int:
    """Do it for every network that has links; how many values were proposed."""
    found = Network.objects.filter(plans__items__expected_results__link__isnull=False).distinct()
    return each_apart(found.order_by("pk"), lambda network: propose_results(network=network))


@task()
def look_again(network_id: int) -> None:
    """Propose what changed in a network, once what changed it is kept; nothing when it is gone."""
    network = Network.objects.filter(pk=network_id).first()
    if network:
        propose_results(network=network)


def look_again_soon(network: Network) -> None:
    """Have a network's measures looked at by the worker, once this transaction is over."""
    transaction.on_commit(lambda: look_again.enqueue(network.pk))


@transaction.atomic
def approve(*, proposal: ProposedResult, actor: str) -> ProposedResult:
    """The value enters the plan, as a progress report of the day it was computed as of.

    Raises AlreadyDecided, PlanClosed.
    """
    return _into_plan(proposal, actor, proposal.sentence, ProposalState.APPROVED, "")


@transaction.atomic
def correct(*, proposal: ProposedResult, sentence: str, reason: str, actor: str) -> ProposedResult:
    """Other words enter the plan in the place of the value's, for this reason. Raises AlreadyDecided, PlanClosed."""
    return _into_plan(proposal, actor, sentence.strip(), ProposalState.CORRECTED, reason.strip())


@transaction.atomic
def refuse(*, proposal: ProposedResult, reason: str, actor: str) -> ProposedResult:
    """The value does not enter the plan; it is not proposed again until it changes. Raises AlreadyDecided."""
    kept = _waiting(proposal)
    return _decided(kept, ProposalState.REFUSED, actor, reason.strip())


@transaction.atomic
def reopen(*, proposal: ProposedResult, actor: str) -> ProposedResult:
    """Take a decision back: the value waits again, and what it put in the plan is withdrawn.

    Raises AlreadyDecided when it waits, or a newer value does; PlanClosed.
    """
    kept = ProposedResult.objects.select_for_update(of=("self",)).select_related("report").get(pk=proposal.pk)
    newer = kept.link.proposals.filter(state=ProposalState.WAITING.value).exists()
    if newer or kept.state not in DECIDED:
        raise AlreadyDecided
    if kept.report and kept.report.state == ReportState.STANDING:
        decide_report(report=kept.report, decision=ReportDecision.WITHDRAW, actor=actor)
    kept.report = None
    return _decided(kept, ProposalState.WAITING, actor, "")


def _into_plan(
    proposal: ProposedResult, actor: str, sentence: str, state: ProposalState, reason: str
) -> ProposedResult:
    kept = _waiting(proposal)
    item = PlanItem.objects.get(expected_results__link__proposals=kept)
    counts = [{"value": kept.numerator, "what": kept.link.expected.text}] if state is ProposalState.APPROVED else []
    kept.report = report_progress(
        item=item,
        content=ReportContent(note=sentence, counts=counts),
        actor=actor,
        channel=ReportChannel.PROPOSED,
        on=kept.on,
    )
    return _decided(kept, state, actor, reason)


def _waiting(proposal: ProposedResult) -> ProposedResult:
    kept = ProposedResult.objects.select_for_update(of=("self",)).select_related("link__expected").get(pk=proposal.pk)
    if kept.state != ProposalState.WAITING:
        raise AlreadyDecided
    return kept


def _decided(kept: ProposedResult, state: ProposalState, actor: str, reason: str) -> ProposedResult:
    kept.state, kept.decided_by, kept.decided, kept.reason = state.value, actor, timezone.now(), reason
    kept.save()
    item = PlanItem.objects.select_related("plan").get(expected_results__link=kept.link_id)
    changes = {"sentence": (None, kept.sentence)} | ({"reason": (None, reason)} if reason else {})
    _record(item.plan, item, actor, f"result_{state.value}", changes)
    return kept


def _propose_named(network: Network, names: set[str], today: date) -> int:
    links = MeasureLink.objects.filter(
        measure__in=names, expected__item__plan__network=network, expected__item__removed=None
    ).exclude(expected__item__plan__state=PlanState.CLOSED.value)
    by_plan: dict[int, list[MeasureLink]] = {}
    for link in links.select_related("expected__item").order_by("pk"):
        by_plan.setdefault(link.expected.item.plan_id, []).append(link)
    return sum(_propose(some, network.plans.get(pk=plan_id), today) for plan_id, some in by_plan.items())


def _propose(links: Iterable[MeasureLink], plan: Plan, today: date) -> int:
    """New values among those of these links of one plan, read together."""
    known: dict[str, Any] = {}
    made = 0
    for link in links:
        measure = measure_called(link.measure)
        given = dict(link.parameters.values_list("name", "value"))
        value = measure.value(asked_of(plan, today, given, known)) if measure else None
        if value is not None:
            made += _keep(link, value, today, plan.language)
    return made


def _keep(link: MeasureLink, value: Value, today: date, language: str) -> bool:
    sentence = value.said.render(language)
    figures = (value.numerator, value.denominator, sentence)
    last = link.proposals.exclude(state=ProposalState.REPLACED.value).first()
    if last and (last.numerator, last.denominator, last.sentence) == figures:
        return False
    link.proposals.filter(state=ProposalState.WAITING.value).update(state=ProposalState.REPLACED.value)
    made = ProposedResult.objects.create(
        link=link, on=today, numerator=value.numerator, denominator=value.denominator, sentence=sentence
    )
    ProposedRow.objects.bulk_create(
        ProposedRow(
            proposal=made, position=at, about=f"{row.kind}:{row.id}", label=row.label, on=row.on, counts=row.counts
        )
        for at, row in enumerate(value.rows)
    )
    return True


def _checked(measure: str, given: Mapping[str, str], plan: Plan, today: date) -> dict[str, str]:
    """The parameters that were given, once they are known to be what the measure takes."""
    if measure == NO_MEASURE:
        return {}
    found = measure_called(measure)
    if found is None:
        raise UnknownMeasure(measure)
    asked = asked_of(plan, today)
    chosen: dict[str, str] = {}
    for parameter in found.parameters:
        value = given.get(parameter.name, "")
        if value in {one.value for one in found.choices(asked, parameter.name)}:
            chosen[parameter.name] = value
        elif value or not parameter.optional:
            raise UnknownMeasure(measure, parameter.name)
    return chosen


def _record(plan: Plan, item: PlanItem, actor: str, verb: str, changes: Mapping[str, tuple[Any, Any]]) -> None:
    record(
        network_id=plan.network_id,
        actor=actor,
        verb=verb,
        object_type="plan_item",
        object_id=item.pk,
        scope=plan_scope(plan.pk),
        changes=changes,
    )
