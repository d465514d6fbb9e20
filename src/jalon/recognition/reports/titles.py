"""Titles of practice sheets: "Title – Carrier – Territory", "Carrier : « Title »"."""

from __future__ import annotations

import re

from jalon.phrases.folding import fold
from jalon.recognition.lines import Line
from jalon.recognition.reports.words import ORGANISATIONS, PLACES
from jalon.recognition.source import Text, joined

_DASH = re.compile(r"\s+[–—-]\s+|\s+[–—]|[–—]\s+")
_COLON = re.compile(r"(?P<left>[^:«»]{2,70}?)\s*:\s*(?P<right>[«“\"]?\s*[A-ZÀ-ÝŒ0-9][^:]*?)\s*:?$")
_SMALL = frozenset(
    ["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "sur", "a", "au", "aux", "of", "the", "and", "in"]
)
_OPEN, _SHUT = "(«[“", ")»]”"


def split_title(lines: list[Text]) -> dict[str, Text]:
    """The words of a title by field: "title", and "carrier" and "territory" where it names them."""
    if len(lines) == 1:
        named = _carrier_first(lines[0])
        if named:
            return named
    segments = [segment for line in lines for segment in _segments(line)]
    first_place = len(segments)
    while first_place > 1 and is_place(segments[first_place - 1].string, bare=first_place == len(segments)):
        first_place -= 1
    words: dict[str, Text] = {}
    territory = joined(segments[first_place:])
    if territory is not None:
        words["territory"] = territory
    last = first_place - 1
    if last >= 1 and (territory is not None or is_organisation(segments[last].string)):
        words["carrier"] = segments[last]
        last -= 1
    title = joined(segments[: last + 1])
    return {"title": title, **words} if title is not None else words


def _carrier_first(text: Text) -> dict[str, Text] | None:
    match = _COLON.fullmatch(text.string)
    if match is None:
        return None
    left = text.part(*match.span("left"))
    start, end = match.span("right")
    right = text.part(start, end)
    inner = re.fullmatch(r"[«“\"]\s*(.*?)\s*[»”\"]", right.string)
    if inner:
        right = right.part(*inner.span(1))
    if is_place(left.string):
        return {"title": right, "territory": left}
    if inner is None and not is_organisation(left.string):
        return None
    return {"title": right, "carrier": left}


def begins_with_carrier(string: str) -> bool:
    """Whether a line reads "Carrier : Title" or "Place : Title"."""
    match = _COLON.fullmatch(string)
    if match is None or len(string.split()) > 24 or string.endswith((".", ";", ",")):
        return False
    left = match["left"]
    quoted = match["right"].lstrip().startswith(("«", "“", '"'))
    return left[:1].isupper() and (quoted or is_place(left) or is_organisation(left))


def ends_with_place(string: str) -> bool:
    """Whether the last part of a line, after a dash, names a territory."""
    parts = _DASH.split(string)
    return len(parts) > 1 and is_place(parts[-1])


def is_place(string: str, *, bare: bool = True) -> bool:
    """Whether words name a territory: its kind first ("Département…"), or, if `bare`, a mere proper name."""
    words = re.findall(r"[\w’'-]+", string)
    if not words or len(words) > 14:
        return False
    folded = fold(string)
    if any(re.match(rf"{place}\b", folded) for place in PLACES):
        return True
    if not bare or len(words) > 6 or is_organisation(string) or any(len(word) > 2 and word.isupper() for word in words):
        return False
    names = [word for word in re.findall(r"[^\W\d_]+", string) if fold(word) not in _SMALL]
    return bool(names) and not any(map(str.isdigit, string)) and all(word[0].isupper() for word in names)


def is_organisation(string: str) -> bool:
    """Whether words begin as the name of an organisation, or with a sigle."""
    words = re.findall(r"[\w-]+", string)
    if not words or len(words) > 14:
        return False
    sigle = len(words[0]) > 2 and words[0].isupper()
    return sigle or fold(words[0]) in ORGANISATIONS


def is_titled(line: Line) -> bool:
    """Whether the file itself prints a line as a title."""
    return line.kind == "heading" or (line.text.bold and not line.bullet)


def _segments(text: Text) -> list[Text]:
    """A line cut at its dashes, those inside brackets or quotation marks left alone."""
    string = text.string
    bounds = [0]
    for match in _DASH.finditer(string):
        before = string[: match.start()]
        if sum(map(before.count, _OPEN)) <= sum(map(before.count, _SHUT)):
            bounds.extend(match.span())
    bounds.append(len(string))
    parts = [text.part(start, end) for start, end in zip(bounds[0::2], bounds[1::2], strict=True)]
    return [part for part in parts if part]
