"""What somebody may read of a plan: the one place where it is decided what leaves it, for whom.

The public page, every bilan and what commands write show a projection and nothing else of the plan.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from jalon.accounts.roles import Audience
from jalon.history.queries import last_told
from jalon.phrases.folding import fold
from jalon.plans.models import Plan
from jalon.plans.queries.history import plan_as_of
from jalon.plans.queries.outline import Outline, OutlineItem, plan_outline, plan_tree, set_states_apart
from jalon.plans.queries.people import People
from jalon.plans.queries.told import Told, reports_by
from jalon.plans.rules.public import Reader, Shown, may_show
from jalon.plans.rules.reports import latest_state
from jalon.plans.rules.veil import Veil


@dataclass(frozen=True, slots=True)
class Projection:
    """A plan as these readers may know it. `reports` are those of each item, the latest first.

    `unsure_at` is the first item that says each of the words its veil is unsure of.

    `veil` is what names were taken out with, None when they may be read; `veiled` are the ids of the items whose
    words named a person, `held_back` counts the items kept for fewer people. `columns` are those of the document.
    """

    reader: Reader
    shows: frozenset[Shown]
    title: str
    organisation: str
    general_objectives: list[dict[str, Any]]
    acronyms: dict[str, str]
    layout: dict[str, Any]
    outline: Outline
    tree: dict[int, OutlineItem]
    reports: dict[int, list[Told]]
    veil: Veil | None
    unsure_at: dict[str, int] = field(default_factory=dict)
    veiled: list[int] = field(default_factory=list)
    held_back: int = 0

    def says(self, role: str) -> bool:
        """Whether the column of a role may be shown (see reports.model.Column): one that is no field always may."""
        if role == "results":
            return bool({Shown.RESULTS, Shown.PROGRESS} & self.shows)
        if role.startswith("extra"):
            return Shown.EXTRA in self.shows
        part = {"status": "progress", "percent": "progress"}.get(role, role)
        return part not in _PARTS or part in self.shows

    def hide(self, text: str) -> str:
        """A text somebody wrote beside the plan, without the names these readers may not read."""
        return self.veil.hide(text) if self.veil else text


_PARTS = frozenset(one.value for one in Shown)


def project(
    plan: Plan,
    reader: Reader,
    shows: frozenset[Shown],
    *,
    as_of: date | None = None,
    planned: bool = False,
    instead: str = "…",
) -> Projection:
    """What these readers may know of a plan, of the parts in `shows`: as it is now, or by a day with its reports.

    The queries are as many whatever the size of the plan. `instead` stands where a person was named. With `planned`,
    what everybody might read once it is published.
    """
    shows = may_show(reader, shows)
    people = None if Shown.NAMES in shows else People.of(plan)
    veil = people.veil(instead) if people else None
    whole = _whole(plan, reader, as_of, planned=planned)
    tree = _kept(whole, _open_to_all(plan)) if planned else whole
    set_states_apart(plan, tree.values(), whole=True)
    for item in tree.values():
        _keep_parts(item, shows)
    veiled, unsure_at = _take_people_out(tree, veil, people.bodies) if people and veil else ([], {})
    told = {pk: some for pk, some in reports_by(plan, as_of, shows, veil).items() if pk in tree} if as_of else {}
    for pk, item in tree.items() if as_of else ():
        item.status, percent = latest_state(told.get(pk, []))
        item.percent = percent  # type: ignore[assignment]  # any number
    return Projection(
        reader=reader,
        shows=shows,
        **_said_of_the_whole(plan, veil),
        outline=plan_outline(plan.network, plan, audience=reader.audience, tree=tree, notes=False),
        tree=tree,
        reports=told,
        veil=veil,
        unsure_at=unsure_at,
        veiled=veiled,
        held_back=0 if as_of else plan.items.standing().count() - len(tree),
    )


def public_page(plan: Plan, *, instead: str, planned: bool = False) -> Projection:
    """What everybody reads of a plan on its public page, or would read once it is published (`planned`)."""
    shows = frozenset(Shown(one) for one in plan.public_shows)
    return project(plan, Reader.PUBLIC, shows, planned=planned, instead=instead)


def public_state(plan: Plan, *, today: date | None = None) -> tuple[object, ...]:
    """All that a public page is made from, to tell whether it is still the same without making it: two queries.

    The names taken out of it are those of accounts too, whose history is that of no network.
    """
    day = today or timezone.localdate()
    told = (last_told(plan.network_id), last_told(None))
    return (plan.pk, plan.public_key, plan.language, day.isoformat(), *told)


def _whole(plan: Plan, reader: Reader, as_of: date | None, *, planned: bool) -> dict[int, OutlineItem]:
    """The tree of that day. A plan kept here after the day asked for is shown as it was first kept."""
    audience = Audience.BOARD if planned else reader.audience
    day = max(as_of, timezone.localdate(plan.created)) if as_of else None
    return plan_as_of(plan, day, audience) if day and day < timezone.localdate() else plan_tree(plan, audience)


def _open_to_all(plan: Plan) -> set[int]:
    """The items that nothing keeps for fewer people than everybody, once the plan itself does not."""
    public: set[int] = set()
    rows = plan.items.standing().order_by("path").values_list("pk", "parent_id", "visibility")
    for pk, parent, visibility in rows:
        if not visibility and (parent is None or parent in public):
            public.add(pk)
    return public


def _kept(items: dict[int, OutlineItem], wanted: set[int]) -> dict[int, OutlineItem]:
    kept = {pk: item for pk, item in items.items() if pk in wanted}
    for item in kept.values():
        item.children = [child for child in item.children if child.id in wanted]
    return kept


def _keep_parts(item: OutlineItem, shows: frozenset[Shown]) -> None:
    """Leave on an item the parts that may be shown."""
    if Shown.EXTRA not in shows:
        item.extra = {}
    if Shown.NOTES not in shows:
        item.note = ""
    if Shown.NAMES not in shows:
        item.parties, item.doubts, item.source, item.sources, item.progress = [], [], {}, {}, None
    if Shown.LEADS not in shows:
        item.leads, item.inherited_leads = [], []
    if Shown.SCHEDULE not in shows:
        item.schedule, item.when, item.schedule_kinds, item.earliest, item.latest = "", None, [], None, None
    if Shown.EXPECTED_RESULTS not in shows:
        item.expected_results = []
    if Shown.RESULTS not in shows:
        item.results = ""
    if Shown.PROGRESS not in shows:
        item.status, item.percent, item.reported, item.highlighted, item.stated = "", None, None, False, ""


def _take_people_out(
    tree: dict[int, OutlineItem], veil: Veil, bodies: Container[str]
) -> tuple[list[int], dict[str, int]]:
    """Leave bodies alone among leads, and nobody in texts; the items whose texts named somebody, and may have."""
    veiled = []
    unsure_at: dict[str, int] = {}
    for pk, item in tree.items():
        item.leads = [name for name in item.leads if fold(name) in bodies]
        item.inherited_leads = [name for name in item.inherited_leads if fold(name) in bodies]
        before = _texts(item)
        item.number, item.text, item.schedule, item.results, item.stated = map(
            veil.hide, (item.number, item.text, item.schedule, item.results, item.stated)
        )
        for name in ("leads", "inherited_leads", "expected_results", "extra", "when"):
            setattr(item, name, veil.hide_all(getattr(item, name)))
        if _texts(item) != before:
            veiled.append(pk)
            unsure_at |= {key: pk for key in veil.unsure if key not in unsure_at}
    return veiled, unsure_at


def _texts(item: OutlineItem) -> list[str]:
    texts = [item.number, item.text, item.schedule, item.results, item.stated, *item.leads, *item.inherited_leads]
    return [*texts, *item.expected_results, *item.extra.values()]


def _said_of_the_whole(plan: Plan, veil: Veil | None) -> dict[str, Any]:
    """The words of the plan itself."""
    said = {name: getattr(plan, name) for name in ("title", "organisation", "general_objectives", "acronyms", "layout")}
    return {name: veil.hide_all(value) if veil else value for name, value in said.items()}
