"""A node of a proposal as the fields of an item, and of the report that its document makes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from jalon.plans.proposals.tree import Json
from jalon.plans.rules.timing import schedule_fields

_TEXTS: Final = ("number", "schedule", "results", "status")


def item_fields(node: Json) -> dict[str, Any]:
    """The fields of a PlanItem, by name, that a node says by itself: neither its place nor its lists."""
    return {
        "kind": node["level"],
        "text": node["text"],
        **{name: node[name] or "" for name in _TEXTS},
        **schedule_fields(node["when"]),
        "progress": node["progress"],
        "percent": _percent(node),
        "highlighted": node["highlighted"],
        "extra": node["extra"],
        "source": node["source"],
        "sources": node.get("sources") or {},
        "doubts": node["doubts"],
    }


def report_fields(node: Json) -> dict[str, Any]:
    """What its document says came of it, as the fields of a report's content, by name."""
    progress: Json = node["progress"] or {}
    return {
        "status": node["status"] or "",
        "percent": _percent(node),
        "parts": progress.get("parts") or {},
        "counts": progress.get("counts") or [],
        "note": node["results"] or "",
    }


def _percent(node: Json) -> Decimal | None:
    percent = (node["progress"] or {}).get("percent")
    return None if percent is None else Decimal(str(percent))
