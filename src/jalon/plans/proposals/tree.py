"""Finding one's way in the tree of a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jalon.plans.choices import LEVELS
from jalon.plans.errors import EditRefused

Json = dict[str, Any]


EMPTY_NODE: Json = {
    "number": None,
    "text": "",
    "leads": [],
    "inherited_leads": [],
    "schedule": None,
    "when": None,
    "expected_results": [],
    "results": None,
    "status": None,
    "progress": None,
    "highlighted": False,
    "extra": {},
    "source": {},
    "sources": {},
    "doubts": [],
    "children": [],
}


@dataclass(slots=True)
class Spot:
    """A node, the list it stands in, and the nodes above it (the top one first)."""

    node: Json
    siblings: list[Json]
    above: list[Json]

    @property
    def index(self) -> int:
        """Its position among its siblings."""
        return next(i for i, node in enumerate(self.siblings) if node is self.node)


def prepare(proposal: Json) -> Json:
    """Give each node ("n1"…) and unplaced text ("u1"…) an identity, in reading order. Changes `proposal`."""
    for number, node in enumerate(walk(proposal["nodes"]), 1):
        node["id"] = f"n{number}"
    for number, remark in enumerate(proposal.get("unplaced", []), 1):
        remark["id"] = f"u{number}"
    proposal["last_id"] = sum(1 for _ in walk(proposal["nodes"]))
    proposal.setdefault("discarded", [])
    return proposal


def walk(nodes: list[Json]) -> Iterator[Json]:
    """Every node below, in reading order."""
    stack = nodes[::-1]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node["children"]))


def rank(level: str) -> int:
    """0 for an axis, 3 for an item."""
    return LEVELS.index(level)


def find(proposal: Json, identity: str) -> Spot:
    """The node of that identity. Raises EditRefused when there is none."""
    stack: list[tuple[list[Json], list[Json]]] = [(proposal["nodes"], [])]
    while stack:
        siblings, above = stack.pop()
        for node in siblings:
            if node["id"] == identity:
                return Spot(node, siblings, above)
            if node["children"]:
                stack.append((node["children"], [*above, node]))
    raise EditRefused("unknown_node", node=identity)


def place_for(proposal: Json, parent: str | None, level: str, position: int | None) -> tuple[list[Json], int]:
    """The list and the position where a node of that level may go. Raises EditRefused when it may not."""
    if level not in LEVELS:
        raise EditRefused("wrong_level", level=level)
    siblings = proposal["nodes"]
    if parent is not None:
        host = find(proposal, parent).node
        if rank(host["level"]) > rank(level):
            raise EditRefused("wrong_level", level=level)
        siblings = host["children"]
    return siblings, len(siblings) if position is None else max(0, min(position, len(siblings)))


def new_node(proposal: Json, level: str, **values: Any) -> Json:
    """An empty node with a new identity, in no list yet."""
    proposal["last_id"] += 1
    node = {name: value.copy() if isinstance(value, list | dict) else value for name, value in EMPTY_NODE.items()}
    return {"id": f"n{proposal['last_id']}", "level": level} | node | values


def lower_children(node: Json) -> None:
    """Make the levels below fit a node that went down: no child stands above its parent."""
    for child in node["children"]:
        if rank(child["level"]) < rank(node["level"]):
            child["level"] = node["level"]
        lower_children(child)
