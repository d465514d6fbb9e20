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


def attach_fields(title: Knot | None, body: list[Knot], draft: Draft, *, per_list: bool) -> list[Knot]:
    """Give the fields in the lines under a heading to their actions; returns the other lines.

    `per_list`: in this plan, fields speak of the list above them (`fields_close_lists`).
    """
    kept: list[Knot] = []
    index = 0
    while index < len(body):
        knot = body[index]
        index += 1
        if not knot.fields:
            kept.append(knot)
            continue
        target = _target(title, kept, body, knot, per_list=per_list)
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
    if told.label is not None and (told.label, "field_label") not in draft.ignored:
        draft.ignored.append((told.label, "field_label"))
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


def _target(title: Knot | None, kept: list[Knot], body: list[Knot], knot: Knot, *, per_list: bool) -> Knot | None:
    """Which action a line of fields speaks of: the line above, or the heading of the whole list."""
    above = [other for other in kept if other.bulleted] or kept
    if not above or (title is not None and title.level == "action"):
        return title
    if knot.bulleted:
        return next((other for other in reversed(above) if other.depth < knot.depth), above[-1])
    hangs = knot.line.indent > above[-1].line.indent
    if title is not None and not hangs and above[-1].bulleted and _closes(kept, body, knot, per_list=per_list):
        return title
    return kept[-1]


def _closes(kept: list[Knot], body: list[Knot], knot: Knot, *, per_list: bool) -> bool:
    """Whether the fields after a list speak of all of it: it has its own announcement, or fields never part it."""
    if any(other.opens and not other.bulleted for other in kept) or per_list:
        return True
    return sum(other.bulleted for other in kept) > 1 and not _parted(body)


def _parted(body: list[Knot]) -> bool:
    """Whether fields stand between the bullets of a list; the bullets a label alone opens are its values."""
    seen, told = False, False
    outer = min((knot.depth for knot in body if knot.bulleted and not knot.fields), default=0.0)
    for knot in body:
        if knot.fields and not knot.fields[-1].words:
            return False
        if knot.fields:
            told = seen
        elif knot.bulleted and knot.depth <= outer:
            if told:
                return True
            seen = True
    return False


def fields_close_lists(bodies: list[list[Knot]]) -> bool:
    """Whether, all through a plan, the lines of fields come after the whole list of actions they speak of."""
    told = [body for body in bodies if any(knot.fields and not knot.bulleted for knot in body)]
    several = [body for body in told if sum(knot.bulleted and not knot.fields for knot in body) > 1]
    return bool(several) and not any(map(_parted, told))


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
