"""Plans written as rows for tests: cells between tabs, rows between line breaks."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import Choices, as_dict, propose


def read(text: str, **options: Any) -> dict[str, Any]:
    """The proposal of a plan written as text, with what a person chose (the fields of `Choices`)."""
    return as_dict(propose(read_bytes(text.encode(), "plan.txt"), choices=Choices(**options)))


def nodes(proposal: dict[str, Any]) -> list[dict[str, Any]]:
    """Every node, in order, parents first."""
    found: list[dict[str, Any]] = []
    stack = list(reversed(proposal["nodes"]))
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(reversed(node["children"]))
    return found


def outline(proposal: dict[str, Any]) -> list[str]:
    """Each node as "level text", indented by its depth."""
    lines: list[str] = []

    def walk(node: dict[str, Any], depth: int) -> None:
        lines.append("  " * depth + f"{node['level']} {node['text']}")
        for child in node["children"]:
            walk(child, depth + 1)

    for node in proposal["nodes"]:
        walk(node, 0)
    return lines


def node(proposal: dict[str, Any], text: str) -> dict[str, Any]:
    """The one node whose text begins so."""
    (found,) = [node for node in nodes(proposal) if node["text"].startswith(text)]
    return found


def codes(node: dict[str, Any]) -> set[str]:
    """The doubts of a node."""
    return {doubt["code"] for doubt in node["doubts"]}
