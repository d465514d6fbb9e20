"""Lists under the name of a person ("Alice", then what she does): the name is who leads, and no part of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from jalon.phrases.parties import PartyKind, classify_party
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.contents import looks_like_person
from jalon.recognition.draft import Draft
from jalon.recognition.verbs import is_action

_PEOPLE: Final = 0.5  # of the headings: beside people may stand "Everyone"
_WORDS: Final = 4  # of a name
_MATTER: Final = re.compile(r"(?:ments?|tions?|ings?|it(?:y|ies)|ness|[ae]nces?|ships?|tures?|ics|[gc]y|ies)$")
_ACTING: Final = 0.6  # of the lines under them


def lift_people(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The nodes, where those that are people give way to what stands under each, which they lead."""
    for node in nodes:
        node.children = lift_people(node.children, draft)
    heads = [node for node in nodes if node.children]
    heads = [node for node in heads if node.title and node.level == "action"] or heads
    if len(heads) < 2 or not _are_people(heads):
        return nodes
    lifted: list[OutlineNode] = []
    for node in nodes:
        if node not in heads:
            lifted.append(node)
            continue
        first = node.children[0]
        if "leads" in first.told:
            draft.notes.append((node.line.text, "heading"))
        else:
            first.told["leads"] = [node.text]
        for child in node.children:
            if "leads" not in child.told:
                child.led = node.string.strip(" :")
        lifted.extend(node.children)
    return lifted


def _are_people(heads: Sequence[OutlineNode]) -> bool:
    """Whether headings are names of people over lists of things to do."""
    plain = all(
        0 < node.words <= _WORDS and node.string[:1].isupper() and not (node.number or node.label or node.told)
        for node in heads
    )
    if not plain:
        return False
    assigned = all(node.level == "action" for node in heads)  # under "Action items": parts have other names
    people = sum(_names_person(node.string) or (assigned and _full_name(node.string)) for node in heads)
    below = [child for node in heads for child in node.children]
    acting = sum(is_action(child.string) for child in below)
    return people >= _PEOPLE * len(heads) and acting >= _ACTING * len(below)


def _full_name(string: str) -> bool:
    """Whether a heading is written as a first and a last name, and not as a matter ("Community Engagement")."""
    return looks_like_person(string) and not _MATTER.search(string)


def _names_person(string: str) -> bool:
    first = string.split(maxsplit=1)[0].strip(" :,")
    return classify_party(first) is PartyKind.PERSON and all(word[:1].isupper() for word in string.split())
