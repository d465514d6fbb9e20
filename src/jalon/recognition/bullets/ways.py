"""How the lines of a document say who, when and how far: what is learnt of all of them before any is cut."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.recognition.bullets.ends import Ends, cut_head, cut_state, learn_ends
from jalon.recognition.bullets.fields import cut_fields
from jalon.recognition.bullets.known_names import KnownNames, learn_names
from jalon.recognition.bullets.minutes import Named, learn_named
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.bullets.own_labels import OwnLabels


@dataclass(frozen=True, slots=True)
class Ways:
    """How a document says who and when on its lines: by labels, ends, heads, and by which names."""

    own: OwnLabels
    ends: Ends
    named: Named
    names: KnownNames

    def cut(self, node: OutlineNode) -> list[Told]:
        """Take who, when and how far off a line."""
        told = [*self.named.cut(node), *cut_head(node), *cut_state(node)]
        found = self.ends.cut(node) or cut_fields(node, self.own)
        led = any(one.role == "leads" for one in (*told, *found))
        return [*told, *(() if led else self.names.cut(node)), *found]


def learn_ways(nodes: list[OutlineNode], own: OwnLabels) -> Ways:
    """The ways of a document, from all its lines."""
    return Ways(own, learn_ends(nodes), learn_named(nodes), learn_names(nodes, own))
