"""What a plan says of a part under its heading, over the table of its actions: "Responsable : la Ville"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.columns import column_role
from jalon.recognition.contents import is_time
from jalon.recognition.draft import Branch, Draft
from jalon.recognition.entries import parties_in
from jalon.recognition.lines import GridCell, Line
from jalon.recognition.numbers import Numbered, split_label
from jalon.recognition.source import Text, joined
from jalon.recognition.table_events import Told
from jalon.recognition.vocabulary.columns import FIELD_ROLES
from jalon.recognition.vocabulary.labels import LABELS

_LABEL: Final = 5  # words
_VALUE: Final = 40
_SAYS: Final = 0.6  # of a label that names a field
_PARTS: Final = {"axis": LABELS["axe"], "objective": LABELS["objectif"]}
_ROLES: Final = frozenset({*FIELD_ROLES, "extra"})


def field_of(line: Line) -> Told | None:
    """The field that a line tells by its label ("Échéance : mai 2026"); None where it tells none."""
    label, colon, value = line.string.partition(":")
    found = column_role(label.strip()) if colon and value.strip() and len(label.split()) <= _LABEL else None
    if found is None or found[0] not in _ROLES or found[1] < _SAYS or line.bullet or split_label(line.text):
        return None
    if len(value.split()) > _VALUE:
        return None
    at = len(label)
    return Told(found[0], line.text.part(0, at), line.text.part(at + 1))


def field_beside(own: list[GridCell]) -> Told | None:
    """The field that a row over the header of a table tells, its label before its value; None for other rows."""
    if [cell.column for cell in own] != [0, 1] or own[0].col_span > 1 or len(own[0].lines) != 1:
        return None  # not a label and a value, or headings over divided ones
    value = joined(line.text for line in own[1].lines)
    if value is None:
        return None
    found = column_role(own[0].string)
    known = found is not None and found[0] in _ROLES and found[1] >= _SAYS
    if found and known and found[0] == "schedule" and not is_time(value.string):
        return None  # « Planification | Mise en œuvre », over the headings that each of them divides
    return Told(found[0] if found and known else "extra", own[0].lines[0].text, value)


def part_beside(own: list[GridCell]) -> Numbered | None:
    """The part of the plan that a row over the header of a table names, beside its level ("Objectif 1 | Loger")."""
    if [cell.column for cell in own] != [0, 1] or own[0].col_span > 1 or [len(cell.lines) for cell in own] != [1, 1]:
        return None
    label, name = own[0].lines[0].text, own[1].lines[0].text
    numbered = split_label(label)
    if numbered is not None and numbered.number is not None and any(map(str.isdigit, numbered.number.string)):
        return replace(numbered, text=name) if numbered.level in _PARTS and not numbered.text else None
    plain = fold(label.string).strip(" :")
    found = column_role(plain)
    if found is None or found[0] not in _PARTS or found[1] < _SAYS:
        return None
    named = LABELS.get(plain, _PARTS[found[0]])
    level, rank = named if named[0] == found[0] else _PARTS[found[0]]
    return Numbered(None, name, plain, level, rank)


def is_left_blank(own: list[GridCell], columns: int) -> bool:
    """Whether a row over the header of a table is the label of a field that nobody filled in."""
    found = column_role(own[0].string) if len(own) == 1 and own[0].col_span < columns else None
    return found is not None and not own[0].column and found[0] in _ROLES and found[1] >= _SAYS


def tell(told: Told, branch: Branch, draft: Draft, parties: Collection[str]) -> None:
    """Give a field to the part it was told of."""
    label = told.label.string.strip(" :")
    if told.role == "extra":
        branch.extra[label] = told.value
    elif told.role == "leads":
        branch.leads.extend(parties_in(told.value, parties))
    elif told.role == "expected_results":
        branch.expected.append(told.value)
    elif told.role == "schedule":
        branch.schedule = joined(filter(None, [branch.schedule, told.value]))
    else:
        branch.results = joined(filter(None, [branch.results, told.value]))
    draft.ignored.append((told.label, "field_label"))


def expect(texts: list[Text], holder: Branch | None, draft: Draft) -> None:
    """Give what is measured to the part above it; it is a note where there is none."""
    if holder is not None:
        holder.expected.extend(texts)
    else:
        draft.notes.extend((text, "table") for text in texts)
