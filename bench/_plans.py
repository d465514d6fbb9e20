"""Plans made at once, filled as real ones are: leads, expected results, news, rhythms, messages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import timezone

from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind
from jalon.network.models import Network, Party
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Assignment, ExpectedResult, Plan, PlanItem, PlanLead, ProgressReport

BODIES = ("Conseil d'administration", "Comité formation")
SEASON = {"text": "Automne 2025", "kind": ["point"], "edtf": "2025-23"}
RHYTHM = {
    "text": "4 rencontres par année",
    "kind": ["recurring"],
    "recurrence": {"at_least": 4, "at_most": 4, "per": "P1Y", "what": "rencontres", "rrule": None},
}


def make_plans(networks: list[Network], items: int) -> list[Plan]:
    """A plan for each network: an axis for 50 items, an objective for 10, the rest actions."""
    period = {"period": "2024-04/2027-03", "starts": date(2024, 4, 1), "ends": date(2027, 3, 31)}
    plans = Plan.objects.bulk_create(Plan(network=network, title="Plan d'action", **period) for network in networks)
    levels: list[list[PlanItem]] = [[], [], []]
    for plan in plans:
        _tree(plan, items, levels)
    for level in levels:
        PlanItem.objects.bulk_create(level, batch_size=2_000)
    _leads(networks, levels[2])
    ExpectedResult.objects.bulk_create(
        (ExpectedResult(item=item, position=0, text="Guide publié et remis aux membres") for item in levels[2]),
        batch_size=2_000,
    )
    _news(levels[2])
    return plans


def make_messages(networks: list[Network], count: int) -> None:
    """So many messages in the outbox of each."""
    Message.objects.bulk_create(
        Message(
            network=network,
            kind=MessageKind.NOTICE.value,
            to_email=f"personne{number}@exemple.example",
            subject=f"Nouvelles demandées, envoi {number}",
            text="Bonjour,\n\nOù en est le guide?\n",
        )
        for network in networks
        for number in range(count)
    )


def _tree(plan: Plan, items: int, levels: list[list[PlanItem]]) -> None:
    axis: PlanItem | None = None
    objective: PlanItem | None = None
    for number in range(items):
        if number % 50 == 0:
            axis = _item(plan, None, "axis", number)
            levels[0].append(axis)
        elif number % 50 == 1 or number % 10 == 0:
            objective = _item(plan, axis, "objective", number)
            levels[1].append(objective)
        else:
            levels[2].append(_item(plan, objective, "action", number))


def _leads(networks: list[Network], actions: list[PlanItem]) -> None:
    """Two bodies lead the actions; a person answers for the first of them."""
    named = [
        Party(network=network, kind="body", name=name, key=name.casefold()) for network in networks for name in BODIES
    ]
    parties = {(party.network_id, party.name): party for party in Party.objects.bulk_create(named)}
    people = Party.objects.bulk_create(
        Party(network=network, kind="person", name="Rose Dubé", key="rose dube", email="rose@exemple.example")
        for network in networks
    )
    plans = {item.plan_id: item.plan for item in actions}
    by_network = {plan.network_id: plan for plan in plans.values()}
    Assignment.objects.bulk_create(
        Assignment(plan=by_network[person.network_id], party=parties[person.network_id, BODIES[0]], person=person)
        for person in people
    )
    PlanLead.objects.bulk_create(
        (
            PlanLead(item=item, position=0, text=name, party=parties[item.plan.network_id, name])
            for item in actions
            for name in [BODIES[item.position % 2]]
        ),
        batch_size=2_000,
    )


def _news(actions: list[PlanItem]) -> None:
    """One action of three has news."""
    now = timezone.now()
    told = [item for item in actions if item.position % 3 == 0]
    ProgressReport.objects.bulk_create(
        (
            ProgressReport(
                item=item,
                on=date(2025, 10, 1),
                status="in_progress",
                percent=Decimal(40),
                note="Une première version circule.",
                occurrence="2025-05" if item.position % 10 == 9 else "",
                author="bench",
                channel=ReportChannel.PAGE.value,
                created=now,
            )
            for item in told
        ),
        batch_size=2_000,
    )


def _item(plan: Plan, parent: PlanItem | None, kind: str, number: int) -> PlanItem:
    acts = kind == "action"
    recurs = number % 10 == 9
    step = f"{number + 1:05d}"
    return PlanItem(
        plan=plan,
        parent=parent,
        path=f"{parent.path}.{step}" if parent else step,
        depth=parent.depth + 1 if parent else 0,
        position=number,
        kind=kind,
        number=str(number),
        text=f"Rédiger, avec les membres, le guide numéro {number} et le remettre à chaque atelier de la région.",
        schedule=str((RHYTHM if recurs else SEASON)["text"]) if acts else "",
        when=(RHYTHM if recurs else SEASON) if acts else None,
        earliest=date(2025, 9, 1) if acts and not recurs else None,
        latest=date(2025, 12, 31) if acts and not recurs else None,
        schedule_kinds=(RHYTHM if recurs else SEASON)["kind"] if acts else [],
        status=("done", "in_progress", "", "to_do")[number % 4] if acts else "",
        results="Guide en cours de rédaction" if acts and number % 3 else "",
        reported=timezone.now() if acts and number % 3 == 0 else None,
    )
