"""What became of an update: what was applied, what stayed as the plan said, whether it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jalon.plans.choices import PlanState
from jalon.plans.comparing.differences import DifferenceKind
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.queries.updating import item_key, update_entry
from jalon.web.components.words import names_of
from jalon.web.reimport.words import count_words, what_differs


@dataclass(frozen=True, slots=True)
class Left:
    """Something the file says that the plan does not; `stuck` when it was accepted and could not be done."""

    what: str
    item: int | None
    text: str
    stuck: bool


def outcome_of(draft: ImportDraft, plan: Plan) -> dict[str, Any]:
    """What the page of an applied update shows."""
    entry = update_entry(draft)
    applied = [
        (kind.value, entry.changes[kind.value][1]) for kind in DifferenceKind if entry and kind.value in entry.changes
    ]
    left = _left(draft, plan)
    return {
        "applied": [count_words(kind, n) for kind, n in applied],
        "stuck": [one for one in left if one.stuck],
        "left": [one for one in left if not one.stuck],
        "may_revert": entry is not None and plan.reading_id == draft.reading_id and plan.state != PlanState.CLOSED,
    }


def _left(draft: ImportDraft, plan: Plan) -> list[Left]:
    refused = (draft.reading.proposal if draft.reading else {}).get("refused") or []
    items = {item_key(identity): (pk, text) for identity, pk, text in plan.items.values_list("identity", "pk", "text")}
    own = names_of(plan.layout, plan.network.words)
    found = []
    for one in refused:
        item, text = items.get(str(one["about"]), (None, ""))
        what = what_differs(DifferenceKind(one["kind"]), one["field"], 1, own)
        found.append(Left(what, item, text, "stuck" in one))
    return found
