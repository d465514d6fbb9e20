"""The shape of a plan: items added, moved, taken out, put back.

Every change writes in history where the item stood and stands, {"parent", "position"} among its siblings, so that
the plan as of any date can be built again (see queries.history). What is taken out keeps its row, with what is
below it: all of it bears the same moment in `removed`. The plan is locked meanwhile: two people at once never
give two items one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from jalon.network.actions.parties import parties_named
from jalon.phrases.folding import squeeze
from jalon.plans.actions.items import Value, clean, recompute_audiences, record_item, set_schedule
from jalon.plans.choices import Level
from jalon.plans.errors import EditRefused
from jalon.plans.indexing import index_items
from jalon.plans.models import ExpectedResult, Plan, PlanItem, PlanLead
from jalon.plans.rules import check_open

Place = dict[str, int | None]
MAX_DEPTH = 12
_ASIDE = "UPDATE plans_planitem SET path = %s WHERE id = %s"
_PLACED = "UPDATE plans_planitem SET parent_id = %s, path = %s, position = %s, depth = %s WHERE id = %s"


@transaction.atomic
def add_item(
    *,
    plan: Plan,
    kind: Level,
    values: Mapping[str, Value],
    actor: str,
    parent: PlanItem | None = None,
    after: PlanItem | None = None,
    unplanned: bool = False,
    stands_for: PlanItem | None = None,
    origin: PlanItem | None = None,
    origin_reason: str = "",
) -> PlanItem:
    """A new item under `parent` (None: at the top), after one of its children, else the last of them.

    `values` are fields as `change_item` takes them. Raises EditRefused: wrong_place.
    """
    shape = _Shape(plan)
    parent_id = parent.pk if parent else None
    if after is not None and shape.place_of(after.pk)["parent"] != parent_id:
        raise EditRefused("wrong_place")
    siblings = shape.children[parent_id]
    position = siblings.index(after.pk) + 1 if after else len(siblings)
    depth = shape.depth_of(parent_id) + 1
    if depth > MAX_DEPTH:
        raise EditRefused("wrong_place")
    item = PlanItem(
        plan=shape.plan,
        parent_id=parent_id,
        path="",
        depth=depth,
        position=position,
        kind=kind.value,
        number=str(clean(values.get("number", ""))),
        text=str(clean(values.get("text", ""))),
        results=str(clean(values.get("results", ""))),
        unplanned=unplanned,
        stands_for=stands_for,
        origin=origin,
        origin_reason=origin_reason,
    )
    item.path = f"+{item.identity}"  # out of the way until its place is made
    set_schedule(item, str(clean(values.get("schedule", ""))))
    item.audience = shape.audience_of(parent_id)
    item.save()
    _add_lists(item, values, actor)
    siblings.insert(position, item.pk)
    shape.write()
    item.refresh_from_db(fields=["path", "position", "depth"])
    said = {name: clean(value) for name, value in values.items() if clean(value)}
    record_item(
        item,
        actor=actor,
        verb="added",
        changes={"place": (None, {"parent": parent_id, "position": position})}
        | {name: (None, value) for name, value in said.items()},
    )
    index_items([item])
    return item


def _add_lists(item: PlanItem, values: Mapping[str, Value], actor: str) -> None:
    leads, expected = (
        [text for text in map(squeeze, values.get(name) or []) if text] for name in ("leads", "expected_results")
    )
    parties = parties_named(network=item.plan.network, names=leads, actor=actor)
    PlanLead.objects.bulk_create(
        PlanLead(item=item, position=at, text=name, party=parties[name]) for at, name in enumerate(leads)
    )
    ExpectedResult.objects.bulk_create(
        ExpectedResult(item=item, position=at, text=text) for at, text in enumerate(expected)
    )


@transaction.atomic
def move_item(*, item: PlanItem, parent: PlanItem | None, position: int | None, actor: str) -> PlanItem:
    """Put an item, with what is below it, under `parent` (None: at the top) at a position among its children.

    The position counts the children without the item itself; None is the last. Raises EditRefused: wrong_place.
    """
    shape = _Shape(item.plan)
    before = shape.place_of(item.pk)
    parent_id = parent.pk if parent else None
    if parent_id is not None and (parent_id not in shape.parents or item.pk in shape.above(parent_id)):
        raise EditRefused("wrong_place")
    if shape.depth_of(parent_id) + shape.height_of(item.pk) > MAX_DEPTH:
        raise EditRefused("wrong_place")
    shape.children[before["parent"]].remove(item.pk)
    siblings = shape.children[parent_id]
    siblings.insert(len(siblings) if position is None else max(0, min(position, len(siblings))), item.pk)
    shape.parents[item.pk] = parent_id
    after = shape.place_of(item.pk)
    if after != before:
        shape.write()
        recompute_audiences(shape.plan)
        record_item(item, actor=actor, verb="moved", changes={"place": (before, after)})
    item.refresh_from_db(fields=["parent", "path", "position", "depth", "audience"])
    return item


def shift_item(*, item: PlanItem, by: int, actor: str) -> PlanItem:
    """One place up (-1) or down (1) among its siblings; at the end of them, it stays."""
    position = list(_siblings(item).values_list("pk", flat=True)).index(item.pk)
    return move_item(item=item, parent=item.parent, position=max(0, position + by), actor=actor)


def remove_item(*, item: PlanItem, reason: str, actor: str) -> int:
    """Take an item out of its plan, with what is below it; the number of items taken out. The rows stay."""
    return remove_items(items=[item], reason=reason, actor=actor)


@transaction.atomic
def remove_items(*, items: Sequence[PlanItem], reason: str, actor: str) -> int:
    """Take items of one plan out of it, each with what is below it, none below another; how many went in all."""
    if not items:
        return 0
    shape = _Shape(items[0].plan)
    went: list[int] = []
    for item in items:
        place, gone, moment = shape.place_of(item.pk), shape.below(item.pk), timezone.now()
        PlanItem.objects.filter(pk__in=gone).update(removed=moment)
        shape.children[place["parent"]].remove(item.pk)
        shape.forget(gone)
        changes: dict[str, tuple[Any, Any]] = {"place": (place, None)}
        if reason.strip():
            changes["reason"] = (None, reason.strip())
        record_item(item, actor=actor, verb="removed", changes=changes)
        item.removed = moment
        went += gone
    shape.write()
    index_items(PlanItem.objects.filter(pk__in=went))
    return len(went)


@transaction.atomic
def restore_item(*, item: PlanItem, actor: str) -> PlanItem:
    """Put back what was taken out, where it stood, with what went with it. Raises EditRefused: wrong_place."""
    shape = _Shape(item.plan)
    item.refresh_from_db()
    if item.removed is None:
        return item
    if item.parent_id is not None and item.parent_id not in shape.parents:
        raise EditRefused("wrong_place")  # what it stood under was taken out too
    back = PlanItem.objects.filter(plan=item.plan, removed=item.removed)
    # Paths of what comes back may be taken by now: out of the way first.
    for one in back.only("pk"):
        PlanItem.objects.filter(pk=one.pk).update(path=f"+{one.pk}")
    position = min(item.position, len(shape.children[item.parent_id]))
    came_back = list(back.values_list("pk", flat=True))
    back.update(removed=None)
    again = _Shape(item.plan)
    siblings = again.children[item.parent_id]
    siblings.remove(item.pk)
    siblings.insert(position, item.pk)
    again.write()
    recompute_audiences(again.plan)
    place = {"parent": item.parent_id, "position": position}
    record_item(item, actor=actor, verb="restored", changes={"place": (None, place)})
    index_items(PlanItem.objects.filter(pk__in=came_back))
    item.refresh_from_db()
    return item


def _siblings(item: PlanItem) -> Any:
    return PlanItem.objects.filter(plan_id=item.plan_id, parent_id=item.parent_id).standing().order_by("path")


class _Shape:
    """The tree of a plan, locked: who stands under whom in which order, and the paths to write."""

    def __init__(self, plan: Plan) -> None:
        self.plan = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("network").get(pk=plan.pk)
        check_open(self.plan.state)
        self.rows: dict[int, tuple[int | None, str, int, int]] = {}
        self.parents: dict[int, int | None] = {}
        self.audiences: dict[int, int] = {}
        self.children: dict[int | None, list[int]] = defaultdict(list)
        standing = PlanItem.objects.filter(plan=plan).standing().order_by("position", "path")
        rows = standing.values_list("pk", "parent_id", "path", "position", "depth", "audience")
        for pk, parent_id, path, position, depth, audience in rows:
            self.rows[pk] = (parent_id, path, position, depth)
            self.parents[pk] = parent_id
            self.audiences[pk] = audience
            self.children[parent_id].append(pk)

    def place_of(self, pk: int) -> Place:
        if pk not in self.parents:
            raise EditRefused("wrong_place")
        parent = self.parents[pk]
        return {"parent": parent, "position": self.children[parent].index(pk)}

    def above(self, pk: int) -> set[int]:
        """An item and all it stands under."""
        found: set[int] = set()
        at: int | None = pk
        while at is not None:
            found.add(at)
            at = self.parents[at]
        return found

    def below(self, pk: int) -> list[int]:
        """An item and all that stands under it."""
        return [pk, *(deeper for child in self.children[pk] for deeper in self.below(child))]

    def depth_of(self, pk: int | None) -> int:
        if pk is not None and pk not in self.parents:
            raise EditRefused("wrong_place")
        return len(self.above(pk)) - 1 if pk is not None else -1

    def height_of(self, pk: int) -> int:
        return 1 + max(map(self.height_of, self.children[pk]), default=0)

    def audience_of(self, pk: int | None) -> int:
        return self.plan.visibility if pk is None else self.audiences[pk]

    def forget(self, gone: list[int]) -> None:
        for pk in gone:
            self.parents.pop(pk)
            self.rows.pop(pk)
            self.children.pop(pk, None)

    def write(self) -> None:
        """Give each item the path of its place; only what changes is written, in two steps as paths are unique."""
        wanted = self._wanted(None, "", 0)
        changed = [row for row in wanted if self.rows.get(row[0]) != row[1:]]
        with connection.cursor() as cursor:  # a thousand rows at once: the ORM takes a second to write such a query
            cursor.executemany(_ASIDE, [(f"+{pk}", pk) for pk, *_place in changed])
            cursor.executemany(_PLACED, [(parent, path, at, depth, pk) for pk, parent, path, at, depth in changed])

    def _wanted(self, parent: int | None, above: str, depth: int) -> list[tuple[int, int | None, str, int, int]]:
        found = []
        for position, pk in enumerate(self.children.get(parent, [])):
            step = f"{position + 1:05d}"
            path = f"{above}.{step}" if above else step
            found += [(pk, parent, path, position, depth), *self._wanted(pk, path, depth + 1)]
        return found
