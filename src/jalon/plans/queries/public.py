"""What everybody may read of a plan: without persons, notes, or anything for a narrower circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jalon.accounts.roles import Audience
from jalon.network.models import Access
from jalon.phrases.parties import PartyKind
from jalon.plans.models import Plan, PlanLead
from jalon.plans.queries.outline import Outline, OutlineItem, plan_outline, plan_tree
from jalon.plans.rules.public import PUBLIC_KINDS, Shown, Veil


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A plan as its public page shows it. `veiled` are the ids of the items whose words named a person."""

    title: str
    organisation: str
    general_objectives: list[dict[str, Any]]
    acronyms: dict[str, str]
    outline: Outline
    shows: frozenset[Shown]
    veiled: list[int]
    held_back: int


def public_plan(plan: Plan, *, instead: str, planned: bool = False) -> PublicPlan:
    """What everybody may read; six queries, whatever its size. `instead` stands where a person was named.

    With `planned`, what they might read once it is published. `held_back` counts the items kept for fewer people.
    """
    items = plan_tree(plan, Audience.BOARD)
    public = _open_to_all(plan) if planned else {pk for pk, one in items.items() if one.audience == Audience.PUBLIC}
    veil = Veil(_persons(plan), instead)
    shows = frozenset(Shown(one) for one in plan.public_shows)
    leads = _public_leads(plan, veil) if Shown.LEADS in shows else {}
    tree = {pk: item for pk, item in items.items() if pk in public}
    veiled = []
    for pk, item in tree.items():
        item.children = [child for child in item.children if child.id in public]
        if _undress(item, shows, veil):
            veiled.append(pk)
        item.leads, item.inherited_leads = leads.get((pk, False), []), leads.get((pk, True), [])
    return PublicPlan(
        title=veil.hide(plan.title),
        organisation=veil.hide(plan.organisation),
        general_objectives=[one | {"text": veil.hide(one["text"])} for one in plan.general_objectives],
        acronyms={sigle: veil.hide(words) for sigle, words in plan.acronyms.items()},
        outline=plan_outline(plan.network, plan, audience=Audience.PUBLIC, tree=tree, notes=False),
        shows=shows,
        veiled=veiled,
        held_back=len(items) - len(tree),
    )


def _undress(item: OutlineItem, shows: frozenset[Shown], veil: Veil) -> bool:
    """Leave on an item what may be shown of it; whether its words named somebody."""
    item.extra, item.note, item.parties, item.doubts = {}, "", [], []
    item.source, item.sources, item.progress, item.when = {}, {}, None, None
    if Shown.SCHEDULE not in shows:
        item.schedule = ""
    if Shown.EXPECTED_RESULTS not in shows:
        item.expected_results = []
    if Shown.RESULTS not in shows:
        item.results = ""
    if Shown.PROGRESS not in shows:
        item.status, item.percent, item.highlighted = "", None, False
    before = (item.text, item.schedule, item.results, item.expected_results)
    item.text, item.schedule, item.results = veil.hide(item.text), veil.hide(item.schedule), veil.hide(item.results)
    item.expected_results = [veil.hide(text) for text in item.expected_results]
    return before != (item.text, item.schedule, item.results, item.expected_results)


def _open_to_all(plan: Plan) -> set[int]:
    """The items that nothing keeps for fewer people than everybody, once the plan itself does not."""
    public: set[int] = set()
    rows = plan.items.standing().order_by("path").values_list("pk", "parent_id", "visibility")
    for pk, parent, visibility in rows:
        if not visibility and (parent is None or parent in public):
            public.add(pk)
    return public


def _persons(plan: Plan) -> set[str]:
    """The names of the people this network knows, whether or not they sign in."""
    parties = plan.network.parties.filter(kind=PartyKind.PERSON.value).values_list("name", flat=True)
    accounts = Access.objects.filter(network=plan.network).values_list("user__name", flat=True)
    return {*parties, *accounts} - {""}


def _public_leads(plan: Plan, veil: Veil) -> dict[tuple[int, bool], list[str]]:
    """The leads that are no person, by item and whether they stand in a merged cell above."""
    found: dict[tuple[int, bool], list[str]] = {}
    rows = PlanLead.objects.filter(item__plan=plan).values_list(
        "item_id", "inherited", "text", "party__kind", "party__user_id", "party__merged_into__kind"
    )
    for item, inherited, text, kind, user, other in rows:
        if (other or kind) in PUBLIC_KINDS and kind != PartyKind.PERSON and user is None:
            found.setdefault((item, inherited), []).append(veil.hide(text))
    return found
