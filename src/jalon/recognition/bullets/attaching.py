"""Lines that say who, when or what for join the action they speak of."""

from __future__ import annotations

import re

from jalon.recognition.bullets.fields import label_is_result
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told
from jalon.recognition.draft import Draft
from jalon.recognition.entries import parties_in
from jalon.recognition.sentences import cut
from jalon.recognition.source import Text

_SEVERAL = re.compile(r"[,;/&+•]|\s(?:et|and|ou|or)\s")


def attach_fields(
    title: OutlineNode | None, body: list[OutlineNode], draft: Draft, *, per_list: bool
) -> list[OutlineNode]:
    """Give the fields in the lines under a heading to their actions; returns the other lines.

    `per_list`: in this plan, fields speak of the list above them (`fields_close_lists`).
    """
    kept: list[OutlineNode] = []
    index = 0
    while index < len(body):
        node = body[index]
        index += 1
        if not node.fields:
            kept.append(node)
            continue
        target = _target(title, kept, body, node, per_list=per_list)
        if target is None:
            continue
        values = _listed(body, index) if not node.fields[-1].words else []
        index += len(values)
        for told in node.fields:
            if told.words:
                tell(target, told, draft)
        last = node.fields[-1]
        for value in values:
            tell(target, Told(last.role, value.text, last.label), draft)
        if values or last.words:
            continue
        draft.notes.append((node.line.text, "label"))
    return kept


def tell(node: OutlineNode, told: Told, draft: Draft) -> None:
    """Give one field to a node; its label is set aside, once."""
    role = "expected_results" if told.label and label_is_result(told.label.string) else told.role
    if told.label is not None and (told.label, "field_label") not in draft.ignored:
        draft.ignored.append((told.label, "field_label"))
    if role == "extra" and told.label is not None:
        name = told.label.string.strip(" :")
        node.extra[name] = node.extra[name].join(told.words) if name in node.extra else told.words
        return
    node.told.setdefault(role, []).extend(_split(role, told.words))


def _split(role: str, words: Text) -> list[Text]:
    if role == "leads":
        return parties_in(words, ()) if _SEVERAL.search(words.string) else [words]
    if role == "expected_results":
        return cut(words, [found.end() for found in re.finditer(r";\s+", words.string)])
    return [words]


def _target(
    title: OutlineNode | None, kept: list[OutlineNode], body: list[OutlineNode], node: OutlineNode, *, per_list: bool
) -> OutlineNode | None:
    """Which action a line of fields speaks of: the line above, or the heading of the whole list."""
    above = [other for other in kept if other.bulleted] or kept
    if not above or (title is not None and title.level == "action"):
        return title
    if node.bulleted:
        return next((other for other in reversed(above) if other.depth < node.depth), above[-1])
    hangs = node.line.indent > above[-1].line.indent
    if title is not None and not hangs and above[-1].bulleted and _closes(kept, body, node, per_list=per_list):
        return title
    return kept[-1]


def _closes(kept: list[OutlineNode], body: list[OutlineNode], node: OutlineNode, *, per_list: bool) -> bool:
    """Whether the fields after a list speak of all of it: it has its own announcement, or fields never part it."""
    if any(other.opens and not other.bulleted for other in kept) or per_list:
        return True
    return sum(other.bulleted for other in kept) > 1 and not _parted(body)


def _parted(body: list[OutlineNode]) -> bool:
    """Whether fields stand between the bullets of a list; the bullets a label alone opens are its values."""
    seen, told = False, False
    outer = min((node.depth for node in body if node.bulleted and not node.fields), default=0.0)
    for node in body:
        if node.fields and not node.fields[-1].words:
            return False
        if node.fields:
            told = seen
        elif node.bulleted and node.depth <= outer:
            if told:
                return True
            seen = True
    return False


def fields_close_lists(bodies: list[list[OutlineNode]]) -> bool:
    """Whether, all through a plan, the lines of fields come after the whole list of actions they speak of."""
    told = [body for body in bodies if any(node.fields and not node.bulleted for node in body)]
    several = [body for body in told if sum(node.bulleted and not node.fields for node in body) > 1]
    return bool(several) and not any(map(_parted, told))


def _alone(label: OutlineNode) -> bool:
    """Whether a label is a line of its own, without a colon: it heads paragraphs."""
    return ":" not in label.line.string and not label.bulleted


def _listed(body: list[OutlineNode], start: int) -> list[OutlineNode]:
    """The lines that are the value of a label which stands alone."""
    values: list[OutlineNode] = []
    label = body[start - 1]
    for node in body[start:]:
        if node.fields or node.label is not None or (values and node.gap > values[0].gap):
            break
        if node.bulleted:
            if label.bulleted and node.depth <= label.depth:
                break
            if values and (not values[0].bulleted or node.depth < values[0].depth):
                break
        elif (values and not _alone(label)) or node.gap > 1 or node.title:
            break
        values.append(node)
    return values
