"""Lines that say who, when or what for join the action they speak of."""

from __future__ import annotations

import re

from jalon.recognition.bullets.fields import label_is_result
from jalon.recognition.bullets.knots import Knot, Told
from jalon.recognition.draft import Draft
from jalon.recognition.entries import parties_in
from jalon.recognition.sentences import cut
from jalon.recognition.source import Text


_SEVERAL = re.compile(r"[,;/&+•]|\s(?:et|and|ou|or)\s")


def attach_fields(title: Knot | None, body: list[Knot], draft: Draft) -> list[Knot]:
    """Give the fields in the lines under a heading to their actions; returns the other lines."""
    kept: list[Knot] = []
    index = 0
    while index < len(body):
        knot = body[index]
        index += 1
        if not knot.fields:
            kept.append(knot)
            continue
        target = _target(title, kept, body, knot)
        if target is None:
            continue
        values = _listed(body, index) if not knot.fields[-1].words else []
        index += len(values)
        for told in knot.fields:
            if told.words:
                tell(target, told, draft)
        last = knot.fields[-1]
        for value in values:
            tell(target, Told(last.role, value.text, last.label), draft)
        if values or last.words:
            continue
        draft.notes.append((knot.line.text, "label"))
    return kept


def tell(knot: Knot, told: Told, draft: Draft) -> None:
    """Give one field to a knot; its label is set aside, once."""
    role = "expected_results" if told.label and label_is_result(told.label.string) else told.role
    label = (told.label, "field_label")
    if told.label is not None and label not in draft.ignored:
        draft.ignored.append(label)
    if role == "extra" and told.label is not None:
        name = told.label.string.strip(" :")
        knot.extra[name] = knot.extra[name].join(told.words) if name in knot.extra else told.words
        return
    knot.told.setdefault(role, []).extend(_split(role, told.words))


def _split(role: str, words: Text) -> list[Text]:
    if role == "leads":
        return parties_in(words, ()) if _SEVERAL.search(words.string) else [words]
    if role == "expected_results":
        return cut(words, [found.end() for found in re.finditer(r";\s+", words.string)])
    return [words]


def _target(title: Knot | None, kept: list[Knot], body: list[Knot], knot: Knot) -> Knot | None:
    """Which action a line of fields speaks of: the line above, or the heading of the whole list."""
    above = [other for other in kept if other.bulleted] or kept
    if not above or (title is not None and title.level == "action"):
        return title
    if knot.bulleted:
        return next((other for other in reversed(above) if other.depth < knot.depth), above[-1])
    same = sum(other.fields[0].role == knot.fields[0].role for other in body if other.fields)
    after_list = knot.gap > 0 or knot.line.indent < above[-1].line.indent
    if title is not None and same == 1 and len(above) > 1 and after_list and above[-1] is kept[-1]:
        return title
    return kept[-1]


def _alone(label: Knot) -> bool:
    """Whether a label is a line of its own, without a colon: it heads paragraphs."""
    return ":" not in label.line.string and not label.bulleted


def _listed(body: list[Knot], start: int) -> list[Knot]:
    """The lines that are the value of a label which stands alone."""
    values: list[Knot] = []
    label = body[start - 1]
    for knot in body[start:]:
        if knot.fields or knot.label is not None or (values and knot.gap > values[0].gap):
            break
        if knot.bulleted:
            if label.bulleted and knot.depth <= label.depth:
                break
            if values and (not values[0].bulleted or knot.depth < values[0].depth):
                break
        elif (values and not _alone(label)) or knot.gap > 1 or knot.title:
            break
        values.append(knot)
    return values
