"""Practice sheets: a title, labelled fields in any order, free text, an address."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from jalon.phrases.folding import fold
from jalon.recognition.draft import Draft, Sheet
from jalon.recognition.lines import Line
from jalon.recognition.reports.titles import (
    begins_with_carrier,
    ends_with_place,
    is_organisation,
    is_titled,
    split_title,
)
from jalon.recognition.reports.words import SHEET_LABELS
from jalon.recognition.sentences import begins_low, ended, unfinished
from jalon.recognition.source import Text

_LABEL = re.compile(r"\W*([^\W\d][\w’'() -]{1,30}?)\s*:\s*")
_NUMBERED = re.compile(
    r"(?:fiche|sheet|pratique|practice|experience)\s*(?:n[o°º]?\.?\s*)?\d+\s*[:.–-]?\s*", re.IGNORECASE
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
TITLE_SCORE = 2.5


@dataclass(slots=True)
class SheetLine:
    """A line of a sheet: the field its label names, the label, and the words after it; several lines may be joined."""

    line: Line
    words: Text
    label: Text | None = None
    field: str = ""
    gap: int = 0


@dataclass(slots=True)
class _Open:
    """A sheet being read."""

    title: list[Text]
    first: Line
    body: list[SheetLine] = field(default_factory=list)


def read_sheets(lines: list[Line], region: str | None, draft: Draft) -> None:
    """Add the sheets these lines hold to a draft; what stands before the first one is left unclaimed."""
    read = mark_lines(lines)
    opened: list[_Open] = []
    titled = False
    for index, one in enumerate(read):
        if _begins(read, index, titled=titled, opened=opened):
            if titled and opened and not opened[-1].body:
                opened[-1].title.append(one.words)
            else:
                opened.append(_Open([one.words], one.line))
            titled = True
            continue
        titled = False
        if opened:
            opened[-1].body.append(one)
    for sheet in opened:
        if not sheet.body and len(sheet.title) == 1 and is_titled(sheet.first):
            draft.notes.append((sheet.title[0], "heading"))  # a heading over the sheets
        else:
            _close(sheet, region, draft)


def mark_lines(lines: list[Line]) -> list[SheetLine]:
    """Each line with the field its label names; cut titles and sentences joined."""
    own = _own_labels(lines)
    read: list[SheetLine] = []
    for line in lines:
        if not line.string:
            continue
        one = _marked(line, own)
        last = read[-1] if read else None
        if (
            last is not None
            and one.label is None
            and not line.bullet
            and line.kind == "paragraph"
            and _goes_on(last, line)
        ):
            last.words = last.words.join(line.text)
            continue
        read.append(one)
    return read


def _goes_on(last: SheetLine, line: Line) -> bool:
    string = last.words.ending
    if not string or ended(string) or line.gap > 1:
        return False
    return begins_low(line.string) or (unfinished(last.words) and last.label is None and line.gap == 0)


def _marked(line: Line, own: frozenset[str]) -> SheetLine:
    match = _LABEL.match(line.string)
    if match is not None:
        name = fold(match[1]).strip()
        known = label_fields().get(name) or ("text" if name in own else "")
        if known:
            return SheetLine(line, line.text.part(match.end()), line.text.part(*match.span(1)), known, line.gap)
    numbered = _NUMBERED.match(line.string)
    if numbered is not None and not line.bullet:
        label = line.text.part(0, len(numbered.group().rstrip(" :.–-")))
        return SheetLine(line, line.text.part(numbered.end()), label, "title", line.gap)
    return SheetLine(line, line.text, gap=line.gap)


@cache
def label_fields() -> dict[str, str]:
    """The field of a sheet each known label stands for."""
    return {label: name for name, labels in SHEET_LABELS.items() for label in labels}


def _own_labels(lines: list[Line]) -> frozenset[str]:
    """Labels of no known field that begin three lines or more."""
    names = (_LABEL.match(line.string) for line in lines)
    counted = Counter(fold(match[1]).strip() for match in names if match and len(match[1].split()) <= 3)
    return frozenset(name for name, count in counted.items() if count >= 3)


def _begins(read: list[SheetLine], index: int, *, titled: bool, opened: list[_Open]) -> bool:
    """Whether a line is the title of a sheet, or goes on with the title just read."""
    one = read[index]
    if one.field == "title":
        return True
    if one.label is not None or one.line.bullet or one.line.kind == "item":
        return False
    score = _title_score(read, index)
    if titled:
        title = opened[-1].title[-1].string
        complete = ends_with_place(title) or is_titled(opened[-1].first) or begins_with_carrier(title)
        same_look = is_titled(one.line) == is_titled(opened[-1].first)
        return score >= TITLE_SCORE and same_look and (not complete or len(one.words.string.split()) <= 8)
    return score >= TITLE_SCORE


def _title_score(read: list[SheetLine], index: int) -> float:
    """How much a line looks like the title of a sheet."""
    one = read[index]
    string = one.words.string
    after = read[index + 1] if index + 1 < len(read) else None
    words = len(string.split())
    score = 0.0
    if after is not None and after.label is not None and after.field not in {"title"}:
        score += 2.0
    if ends_with_place(string) or _goes_on_with_carrier(read, index):
        score += 1.5
    if is_titled(one.line):
        score += 2.0
    if begins_with_carrier(string):
        score += 2.0
    if string.endswith((".", ";", ",", "?", "!", "…")) or (string.endswith(":") and "»" not in string):
        score -= 2.0
    else:
        score += 1.0
    if words > 30:
        score -= 3.0
    elif words <= 22:
        score += 0.5
    if begins_low(string) or _URL.match(string):
        score -= 3.0
    return score


def _goes_on_with_carrier(read: list[SheetLine], index: int) -> bool:
    """Whether the next line is the rest of a cut title: an organisation or a place, then labels."""
    if index + 2 >= len(read):
        return False
    following, then = read[index + 1 : index + 3]
    string = following.words.string
    named = is_organisation(string) or ends_with_place(string)
    return following.label is None and then.label is not None and then.field != "title" and named and not ended(string)


def _close(sheet: _Open, region: str | None, draft: Draft) -> None:
    made = Sheet(sheet.first.text.place, split_title(sheet.title))
    if region:
        made.known["region"] = region
    name = ""
    for one in sheet.body:
        if one.label is not None:
            name = one.field
            if name == "text":
                _add(made, name, one.line.text)
                continue
            draft.ignored.append((one.label, "field_label"))
            _add(made, name, one.words)
            continue
        if _URL.fullmatch(one.words.string):
            _add(made, "url", one.words)
            continue
        if not _continues(made, name, one):
            name = ""
        _add(made, name or "text", one.words)
    draft.sheets.append(made)


def _continues(sheet: Sheet, name: str, one: SheetLine) -> bool:
    """Whether a line without label still belongs to the field above: its list, or its value on the next line."""
    if not name:
        return False
    value = sheet.words.get(name)
    if value is None:
        return True
    return bool(one.line.bullet) or one.line.kind == "item"


def _add(sheet: Sheet, name: str, words: Text) -> None:
    if not words:
        return
    sheet.words[name] = sheet.words[name].join(words) if name in sheet.words else words
