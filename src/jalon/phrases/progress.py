"""What a result phrase says: status, percentage, parts, exceptions, counts, date, and the words left.

The status is what is stated: by words (`statuses`), by a percentage of the work (100 % in every part is done, less
is partial) or by an exception. A count alone ("6 régions visitées") states none, nor does a percentage of something
else ("85 % des membres").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from jalon.phrases import progress_words as words
from jalon.phrases.boxes import without_unchecked
from jalon.phrases.figures import Percent, read_counts, read_date, read_exceptions, read_percents
from jalon.phrases.folding import Folded, fold, squeeze
from jalon.phrases.spans import Span, Spans
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import Reading, StatusMatch, most_careful


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the thing counted, as written ("régions visitées", "/15 membres")."""

    value: float
    what: str


@dataclass(slots=True)
class Progress:
    """A result phrase, read. `percent` is that of the whole; `parts` holds those of named parts."""

    text: str
    status: Status | None = None
    percent: float | None = None
    parts: dict[str, float] = field(default_factory=dict)
    exceptions: list[str] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    date: str | None = None
    note: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The shape `jalon progress --json` prints."""
        return {
            "text": self.text,
            "status": self.status,
            "percent": self.percent,
            "parts": self.parts,
            "exceptions": self.exceptions,
            "counts": [{"value": count.value, "what": count.what} for count in self.counts],
            "date": self.date,
            "note": self.note,
        }


_PIECE: Final = re.compile(r"^[\s,;:.\-–—=/·•*…|→]+|[\s,;:\-–—=/·•*|→]+$")
_LONGEST: Final = 60  # letters of what may be a status alone
_GO_ON: Final = frozenset({"a renouveler", "to be renewed", "to renew"})


def read_progress(text: str, *, language: Literal["fr", "en"] = "fr") -> Progress:
    """The meaning of a result phrase. `language` settles what French and English read differently (green, dates)."""
    folded = Folded(without_unchecked(text))
    stated = Reading(folded).statuses()
    taken = [_folded_span(folded, match) for match in stated]
    exceptions, except_span = read_exceptions(folded)
    if except_span:
        taken = [span for span in taken if not _overlap(span, except_span)] + [except_span]
    percents = read_percents(folded, taken)
    date, date_span = read_date(folded, language)
    read = [*(percent.span for percent in percents), *([date_span] if date_span else [])]
    counts = read_counts(folded, [*taken, *read])
    spans = [*taken, *read, *(span for _, _, span in counts)]
    return Progress(
        text=text,
        status=_status(folded, stated, percents, exceptions=bool(exceptions) or _short(counts), language=language),
        percent=_whole(percents),
        parts={label: percent.value for percent in percents for label in percent.labels},
        exceptions=exceptions,
        counts=[Count(value, squeeze(what)) for value, what, _ in counts],
        date=date,
        note=_note(folded, spans),
    )


def bare_status(text: str, *, language: str = "fr") -> Status | None:
    """The status that a phrase states and nothing else ("En partie"); None where it says more, or states none."""
    if len(text) > _LONGEST:
        return None
    said = read_progress(text, language="en" if language.startswith("en") else "fr")
    alone = not (said.parts or said.exceptions or said.counts or said.date or said.note) and said.percent is None
    return said.status if alone else None


def _folded_span(folded: Folded, match: StatusMatch) -> Span:
    """Back from a place in the original to one in the folded text."""
    return folded.back(match.start), folded.back(match.end)


_CLAUSE: Final = re.compile(r"[^;,./]+")
_COUNTED: Final = re.compile(r"\s*(?:\d+|deux|trois|quatre|cinq|two|three|four|five|la plupart|most)\s")
_OF_ONE: Final = re.compile(  # what stands before the status of one among several
    r"\s*(?:mais |but |et |and )?(?:l[ae]s? ?|l'|the )?(?:\d+ ?(?:e|er|re|eme|ieme|th|nd|rd|st)?|une?|one|deux|two"
    r"|autres?|others?|derniere?|last|seconde?|premiere?|first|troisieme|third|quatrieme|fourth|cinquieme|fifth)"
    r"(?: [a-z]+){0,2}\s*"
)
_SHORT: Final = re.compile(r"(?:sur|out of|/) ?(?:les |the )?(\d+)\b")


def _short(counts: list[tuple[float, str, Span]]) -> bool:
    """Whether fewer are counted than there are: "complété dans 3 régions sur 5"."""
    totals = ((value, _SHORT.search(fold(what))) for value, what, _ in counts)
    return any(total is not None and value < int(total[1]) for value, total in totals)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _whole(percents: list[Percent]) -> float | None:
    """The percentage that is nobody's part: of the work first, else the only measure given."""
    work = [percent.value for percent in percents if percent.role == "whole"]
    if work:
        return min(work)
    measures = [percent.value for percent in percents if percent.role == "measure"]
    return measures[0] if len(measures) == 1 and not any(percent.labels for percent in percents) else None


def _status(
    folded: Folded,
    stated: list[StatusMatch],
    percents: list[Percent],
    *,
    exceptions: bool,
    language: Literal["fr", "en"],
) -> Status | None:
    """The status of the whole: words first, a percentage or an exception making "done" partial."""
    said = _stated(folded, stated, language)
    by_figures = _by_percents([percent for percent in percents if percent.role != "measure"])
    status = said
    if said is None or (said == "done" and by_figures is not None):
        status = by_figures
    if exceptions and status in ("done", "not_done"):
        return "partial"
    if exceptions and status is None and words.EVERYTHING & set(re.findall(r"[a-z]+", folded.text)):
        return "partial"
    return status


def _stated(folded: Folded, stated: list[StatusMatch], language: Literal["fr", "en"]) -> Status | None:
    """The status the words state; some done and some not is partial, unless the work is to begin again."""
    if not stated:
        return None
    statuses = {match.status for match in stated}
    expressions = {squeeze(fold(folded.original[match.start : match.end])) for match in stated}
    if expressions & {"vert", "green"} and language == "en":
        return "in_progress"
    others = statuses & {"not_done", "dropped", "postponed", "to_do"}
    if "done" in statuses and others and not expressions & _GO_ON:
        return "partial"
    return _of_some(folded, stated) or most_careful(stated).status


def _of_some(folded: Folded, stated: list[StatusMatch]) -> Status | None:
    """The status of the whole where one is stated of a part: "3 tenus; le 4e annulé", "Sign ordered; bell done"."""
    statuses = {match.status for match in stated}
    places = Spans(_folded_span(folded, match) for match in stated)
    clauses = [found.span() for found in _CLAUSE.finditer(folded.text)]
    others = [folded.text[start:end] for start, end in clauses if not places.start_within(start, end)]
    if statuses <= {"dropped", "postponed"}:
        told = [(start, end) for start, end in clauses if places.start_within(start, end)]
        before = [folded.text[start : places.next_start(start, end)] for start, end in told]
        counted = any(_COUNTED.match(clause) for clause in others)
        return "partial" if counted and all(map(_OF_ONE.fullmatch, before)) else None
    if statuses == {"done"} and any(words.BEGUN & set(re.findall(r"[a-z]+", clause)) for clause in others):
        return "in_progress"
    return None


def _by_percents(percents: list[Percent]) -> Status | None:
    if not percents:
        return None
    values = {percent.value for percent in percents}
    if min(values) >= 100:
        return "done"
    return "to_do" if max(values) == 0 else "partial"  # nothing is begun; nobody says that it will not be done


def _note(folded: Folded, spans: list[Span]) -> str | None:
    """The words left over, in order, as written; " … " where something read was taken out between them."""
    pieces: list[str] = []
    at = 0
    for start, end in [*sorted(spans), (len(folded.text), len(folded.text))]:
        if start > at:
            piece = squeeze(folded.words(at, start))
            piece = _PIECE.sub("", piece)
            if any(letter.isalnum() for letter in piece) and fold(piece).strip("'.()") not in words.LINKS:
                pieces.append(_unwrapped(piece))
        at = max(at, end)
    return " … ".join(pieces) or None


def _unwrapped(piece: str) -> str:
    """A piece without the bracket that opens or closes alone, or those that hold it all."""
    if piece.startswith("(") and (piece.endswith(")") or ")" not in piece) and piece.count("(") == 1:
        piece = piece[1:]
        piece = piece.removesuffix(")")
    if piece.count("(") > piece.count(")") and piece.endswith("("):
        piece = piece[:-1]
    if piece.count(")") > piece.count("("):
        piece = piece.replace(")", "", 1) if piece.startswith(")") else piece.removesuffix(")")
    return piece.strip()
