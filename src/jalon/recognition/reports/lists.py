"""What reports list: needs, recommendations by theme, and the contributions they came from."""

from __future__ import annotations

import re
from functools import cache

from jalon.phrases.folding import Folded, fold
from jalon.recognition.draft import Advice, Draft, Part
from jalon.recognition.lines import Line
from jalon.recognition.numbers import Numbered, split_label, split_number
from jalon.recognition.reports.chapters import Chapter
from jalon.recognition.reports.titles import is_titled
from jalon.recognition.reports.words import FACILITATORS, GROUPS
from jalon.recognition.sentences import begins_low, ended
from jalon.recognition.source import Text

MAX_NEED_WORDS = 60
_DASH = re.compile(r"\s+[–—-]\s+")


def read_needs(lines: list[Line], draft: Draft) -> list[Line]:
    """Add the needs a chapter lists to a draft; returns the lines after the list."""
    listed = [index for index, line in enumerate(lines) if line.bullet or line.kind == "item"]
    if not listed:
        for count, line in enumerate(lines):
            if len(line.string.split()) > MAX_NEED_WORDS:
                return lines[count:]
            draft.needs.append(line.text)
        return []
    end = listed[0]
    draft.notes.extend((line.text, "introduction") for line in lines[: listed[0]])
    while end < len(lines) and (lines[end].bullet or lines[end].kind == "item"):
        draft.needs.append(lines[end].text)
        end += 1
        if (
            end < len(lines)
            and not lines[end].bullet
            and begins_low(lines[end].string)
            and not ended(draft.needs[-1].ending)
        ):
            draft.needs[-1] = draft.needs[-1].join(lines[end].text)
            end += 1
    return lines[end:]


def read_advice(chapter: Chapter, draft: Draft) -> None:
    """Add the themes of recommendations of a chapter to a draft, each with its items."""
    themes = {index for index in range(len(chapter.lines)) if _is_theme(chapter.lines, index)}
    if not themes:
        _read_unthemed(chapter, draft)
        return
    if chapter.heading is not None:
        draft.notes.append((chapter.heading.text, "heading"))
    current: Advice | None = None
    for index, line in enumerate(chapter.lines):
        if index in themes:
            numbered = _numbered(line)
            current = Advice(numbered.number, numbered.text)
            draft.advice.append(current)
        elif current is None:
            draft.notes.append((line.text, "introduction"))
        elif current.items and not line.bullet and begins_low(line.string) and not ended(current.items[-1].ending):
            current.items[-1] = current.items[-1].join(line.text)
        else:
            current.items.append(line.text)


def _read_unthemed(chapter: Chapter, draft: Draft) -> None:
    """Recommendations without themes: the heading of the chapter is their theme."""
    items = [line for line in chapter.lines if line.bullet or line.kind == "item" or _numbered(line).number]
    items = items or chapter.lines
    if chapter.heading is None or not items:
        return
    numbered = split_number(chapter.heading.text)
    theme = Advice(numbered.number, numbered.text)
    draft.advice.append(theme)
    for line in chapter.lines:
        if line in items:
            theme.items.append(line.text)
        else:
            draft.notes.append((line.text, "introduction" if not theme.items else "text"))


def _numbered(line: Line) -> Numbered:
    return split_label(line.text) or split_number(line.text)


def _is_theme(lines: list[Line], index: int) -> bool:
    """Whether a line names a theme: numbered, printed as a title, or short over a list."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if line.bullet or after is None:
        return False
    if is_titled(line):
        return True
    number = _numbered(line).number
    if number is not None:
        return _numbered(after).number is None or "." in number.string
    short = len(line.string.split()) <= 12 and not ended(line.string)
    return short and bool(after.bullet or after.kind == "item") and line.gap >= after.gap


def read_parts(chapter: Chapter, draft: Draft) -> None:
    """Add the contributions a chapter lists to a draft."""
    for line in _whole_lines(chapter.lines):
        draft.parts.append(_part(line, chapter.region_name, draft))


def _whole_lines(lines: list[Line]) -> list[Text]:
    texts: list[Text] = []
    for line in lines:
        if texts and not line.bullet and begins_low(line.string) and not ended(texts[-1].ending):
            texts[-1] = texts[-1].join(line.text)
        elif line.string:
            texts.append(line.text)
    return texts


def _part(text: Text, region: str | None, draft: Draft) -> Part:
    group: Text | None = None
    match = _group_label().match(fold(text.string))
    if match and len(fold(text.string)) == len(text.string):
        group = text.part(0, len(match["label"]))
        text = text.part(match.end())
    title, facilitator = _split_facilitator(text)
    if facilitator is not None:
        label, facilitator = facilitator_label(facilitator)
        if label is not None:
            draft.ignored.append((label, "field_label"))
    return Part(region, group, title, facilitator)


def _split_facilitator(text: Text) -> tuple[Text, Text | None]:
    """A contribution and who ran it, said after the last dash outside quotation marks, or after a verb."""
    for match in reversed(list(_DASH.finditer(text.string))):
        before = text.string[: match.start()]
        if before.count("«") > before.count("»") or before.count("(") > before.count(")"):
            continue
        said = text.part(match.end())
        if len(before) > 3 and said.string[:1].isupper():
            remark = re.search(r"\s+:\s", said.string)
            return text.part(0, match.start()), said.part(0, remark.start()) if remark else said
    return text, None


def facilitator_label(text: Text) -> tuple[Text | None, Text]:
    """The word that says a name is the facilitator's ("Animation CFDT"), and the name."""
    folded = Folded(text.string)
    match = _facilitation().match(folded.text)
    if match is None:
        return None, text
    end = folded.place(*match.span())[1]
    return text.part(0, end), text.part(end)


@cache
def _group_label() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(GROUPS, key=len, reverse=True)))
    return re.compile(rf"(?P<label>(?:{words})\s*(?:n[o°]\.?\s*)?(?:\d+|[a-z])\b)\s*(?:[:.–—-]\s*)+")


@cache
def _facilitation() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(FACILITATORS, key=len, reverse=True)))
    return re.compile(rf"(?:{words})\b[\s,:]*")
