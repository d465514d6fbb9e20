"""What came of an item, in sentences, out of what was reported of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from jalon.phrases.folding import squeeze
from jalon.phrases.progress import bare_status
from jalon.plans.choices import ReportChannel
from jalon.plans.queries.told import Told
from jalon.plans.rules.reports import percent_adds
from jalon.reports.model import Result, Source
from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.figures import day_words, listed, number_words, percent_words
from jalon.wording.plans import capital, status_word

MANY = 4  # from so many parts on, those not done are named rather than each with its percent
_ENDS = tuple(".!?…")
_CLOSING = "»”\")'’]"


class Promised(Protocol):
    """How many times of those promised were held."""

    @property
    def done(self) -> int: ...
    @property
    def of(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How a result is told. `notes` with the words, links and files of reports; `what` is what recurs, if said."""

    language: str = "fr"
    notes: bool = True
    since: date | None = None


def compose(
    reports: Sequence[Told],
    manner: Manner,
    *,
    words: str = "",
    state: tuple[str, float | None] = ("", None),
    promise: Promised | None = None,
    what: str = "",
) -> Result:
    """The result of an item out of its standing reports, the latest first.

    `words` are those of the document: they stay as they are until something later was said. `state` is the status
    and percent that come of all the reports (see plans.rules.reports.latest_state); what happened before
    `manner.since` is not told, though it counts for the state.
    """
    if not reports or reports[0].channel == ReportChannel.DOCUMENT:
        lines = tuple((words or (reports[0].note if reports else "")).splitlines())
        return Result(lines, tuple(map(_source, reports[:1])), from_document=True)
    language = manner.language
    told = [one for one in reports if manner.since is None or one.on >= manner.since]
    said = [one for one in told if one.channel != ReportChannel.DOCUMENT]
    phrases = [_head(reports[0], state, language), _parts(_latest_parts(said), language), _counts(said, language)]
    if promise and promise.of and any(one.occurrence for one in reports):
        phrases.append(_times(promise, what, language))
    if manner.notes:
        phrases += [*_notes(said, language), *_attached(said, language)]
    return Result(tuple(filter(None, phrases)), tuple(map(_source, told or reports[:1])))


def close(text: str) -> str:
    """A text on one line as a sentence: white space squeezed, one mark at its end."""
    text = re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()  # those that do not break stay
    text = re.sub(r" +([.,])(?=\s|$)", r"\1", text)
    if match := re.search(r"(?<!\.)\.{2,}$", text):
        return text[: match.start()] + ("." if len(match[0]) == 2 else "…")
    bare = text.rstrip(_CLOSING + " \u00a0")
    if not text or text.endswith(_ENDS) or bare.endswith(_ENDS) or _is_address(text):
        return text
    return text.rstrip(",;:" + " \u00a0") + "." if text.rstrip(",;: \u00a0") else text


def _is_address(text: str) -> bool:
    """Whether it ends with an address, which a period would spoil."""
    return "://" in text.rsplit(None, 1)[-1]


def _times(promise: Promised, what: str, language: str) -> str:
    words = _("{what}: {done} of {of}") if what else _("{done} of {of} times")
    return close(_say(words, language, done=promise.done, of=promise.of, what=capital(what)))


def _head(latest: Told, state: tuple[str, float | None], language: str) -> str:
    """ "En cours (40 %), au 3 mars 2025." """
    status, percent = state
    if not status and percent is None:
        return ""
    shown = percent_adds(status, percent)
    number = percent_words(percent, language) if shown and percent is not None else ""
    words = (
        f"{status_word(status, language)} ({number})" if status and number else number or status_word(status, language)
    )
    return close(f"{words}, {_say(_('as of {day}'), language, day=day_words(latest.on, language))}")


def _latest_parts(said: Sequence[Told]) -> dict[str, float]:
    """The last percent said of each part, in the order they were first named."""
    found: dict[str, float] = {}
    for one in reversed(said):
        found.update(one.parts)
    return found


def _parts(parts: Mapping[str, float], language: str) -> str:
    left = [name for name, percent in parts.items() if percent < 100]
    if len(parts) >= MANY and left and len(left) * 3 <= len(parts) and not any(parts[name] for name in left):
        names = listed([squeeze(name) for name in left], language)
        return close(_say(_("All parts ({n}), except {names}"), language, n=len(parts), names=names))
    each = [f"{squeeze(name)} {percent_words(percent, language)}" for name, percent in parts.items()]
    return close(", ".join(each))


def _counts(said: Sequence[Told], language: str) -> str:
    """The last value of each thing counted: "6 régions visitées, 120 participants"."""
    found: dict[str, float] = {}
    for one in reversed(said):
        found |= {squeeze(str(count.get("what") or "")): float(count["value"]) for count in one.counts}
    return close(", ".join(f"{number_words(value, language)}\u00a0{what}".rstrip() for what, value in found.items()))


def _notes(said: Sequence[Told], language: str) -> Iterator[str]:
    """The words of reports from the first on; each with its day when there are several.

    Words that only say the status of their report again are not told twice.
    """
    noted = [one for one in reversed(said) if one.note.strip() and not _says_status(one, language)]
    colon = ": " if language.startswith("en") else "\u00a0: "
    for one in noted:
        first = True
        for line in one.note.splitlines():
            if words := close(line):
                yield f"{day_words(one.on, language)}{colon}{words}" if first and len(noted) > 1 else words
                first = False


def _says_status(one: Told, language: str) -> bool:
    return bool(one.status) and bare_status(one.note, language=language) == one.status


def _attached(said: Sequence[Told], language: str) -> Iterator[str]:
    files = list(dict.fromkeys(name for one in reversed(said) for name in one.files))
    links = list(dict.fromkeys(link for one in reversed(said) for link in one.links))
    if files:
        yield close(_say(_("Files: {names}"), language, names=", ".join(files)))
    if links:
        yield _say(_("Links: {names}"), language, names=", ".join(links))


def _source(told: Told) -> Source:
    return Source(told.report, told.on, told.who, told.channel, told.files)


def _say(words: str, language: str, **values: object) -> str:
    return catalogue(language).gettext(words).format(**values)
