"""What the figures of a bilan say, in paragraphs to read or to paste into an annual report.

Each sentence counts what it names: the same lines, the same statuses as the table under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jalon.plans.choices import Level, Status
from jalon.plans.queries.outline import is_row
from jalon.plans.rules.rollup import rollup
from jalon.reports.cells import text_of
from jalon.reports.model import Before, Line, Paragraph, Share, Summary
from jalon.reports.rules.sentences import close
from jalon.reports.wording import numbered_in
from jalon.wording.catalogue import catalogue, ngettext_noop
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.figures import day_words, percent_words

NAMED: Final = 8  # beyond so many, a sentence names the first and counts the others
NAME: Final = 140  # letters of a name, and of the words that say why
REASON: Final = 200
_CLOSING: Final = ".;:,!?…"
_WORDS: Final = {
    "progress": ngettext_noop(
        "{percent} of the plan is done, out of {n} action counted.",
        "{percent} of the plan is done, out of {n} actions counted.",
    ),
    "axis": ngettext_noop(
        "{percent} is done, out of {n} action counted.", "{percent} is done, out of {n} actions counted."
    ),
    "done": ngettext_noop("{n} action done: {names}.", "{n} actions done: {names}."),
    "partial": ngettext_noop("{n} action partly done: {names}.", "{n} actions partly done: {names}."),
    "running": ngettext_noop("{n} action under way: {names}.", "{n} actions under way: {names}."),
    "late": ngettext_noop("{n} action late: {names}.", "{n} actions late: {names}."),
    "carried": ngettext_noop(
        "{n} action goes on or is postponed: {names}.", "{n} actions go on or are postponed: {names}."
    ),
    "dropped": ngettext_noop(
        "{n} action not done or withdrawn: {names}.", "{n} actions not done or withdrawn: {names}."
    ),
    "unplanned": ngettext_noop(
        "{n} achievement outside the plan: {names}.", "{n} achievements outside the plan: {names}."
    ),
    "since": ngettext_noop("{n} done since the previous report.", "{n} done since the previous report."),
    "others": ngettext_noop("{n} other", "{n} others"),
}
_NONE: Final = _("No action of the plan counts.")
_BEFORE: Final = _("It was {percent} in the previous report, as of {day}.")
_QUOTED: Final = _("{name} – “{words}”")
_APART: Final = _("Outside the axes")
# In this order, each line once: what is late is not said to be under way, nor partly done, as well.
_GROUPS: Final[dict[str, Callable[[Line], bool]]] = {
    "done": lambda row: row.status == Status.DONE,
    "partial": lambda row: row.status == Status.PARTIAL and not row.late,
    "running": lambda row: row.status == Status.IN_PROGRESS and not row.late,
    "late": lambda row: row.late,
    "carried": lambda row: row.status in (Status.TO_CONTINUE, Status.POSTPONED),
    "dropped": lambda row: row.status in (Status.DROPPED, Status.NOT_DONE),
}


def summarise(
    lines: Sequence[Line],
    unplanned: Sequence[Line],
    *,
    language: str,
    left_out: Sequence[str],
    reasons: Mapping[int, str],
    before: Before | None,
) -> Summary:
    """The summary of a tree. `reasons` are the last words said of late items, by the id of the item; `before` is what
    the last bilan said, None when there was none."""
    shares = tuple(_shares(lines, left_out, before, language))
    writer = _Writer(language, reasons, before)
    return Summary(tuple(writer.paragraphs(lines, unplanned, shares)), shares)


def _shares(lines: Sequence[Line], left_out: Sequence[str], before: Before | None, language: str) -> Iterator[Share]:
    percents = before.percents if before else {}
    whole = rollup([one.item for one in lines], left_out)
    yield Share(None, "", whole, _statuses(list(_rows(lines))), percents.get(None))
    for line in lines:
        if line.item.children:
            name = numbered_in(language, line.item.number, text_of(line))
            progress = rollup([line.item], left_out)
            yield Share(line.identity, name, progress, _statuses(list(_rows([line]))), percents.get(line.identity))


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for top in lines for line in top.walk() if is_row(line.item) and line.item.kind != Level.AXIS)


def _statuses(rows: Sequence[Line]) -> dict[str, int]:
    return dict(Counter(row.status or "none" for row in rows))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the paragraphs, in one language."""

    language: str
    reasons: Mapping[int, str]
    before: Before | None

    def paragraphs(
        self, lines: Sequence[Line], unplanned: Sequence[Line], shares: Sequence[Share]
    ) -> Iterator[Paragraph]:
        """The whole, then each axis; without axes the whole says it all."""
        axes = {share.identity: share for share in shares[1:]}
        loose = [line for line in lines if line.identity not in axes]
        own = [] if axes else list(self.groups(lines))
        yield Paragraph("progress", " ".join([self.progress(shares[0], "progress"), *own]))
        for line in lines:
            if share := axes.get(line.identity):
                said = [self.progress(share, "axis") if share.progress.counted else "", *self.groups([line])]
                if text := " ".join(filter(None, said)):
                    yield Paragraph("axis", text, share.name or "–")
        if axes and (said := list(self.groups(loose))):
            yield Paragraph("axis", " ".join(said), catalogue(self.language).gettext(_APART))
        if unplanned:
            yield Paragraph("unplanned", self.say("unplanned", len(unplanned), names=self.names(unplanned)))

    def progress(self, share: Share, key: str) -> str:
        """How far it is, and was."""
        if share.progress.percent is None:
            return catalogue(self.language).gettext(_NONE)
        percent = percent_words(share.progress.percent, self.language)
        said = self.say(key, share.progress.counted, percent=percent)
        if share.before is None or self.before is None:
            return said
        day = day_words(self.before.as_of, self.language)
        was = percent_words(share.before, self.language)
        return f"{said} {catalogue(self.language).gettext(_BEFORE).format(percent=was, day=day)}"

    def groups(self, lines: Sequence[Line]) -> Iterator[str]:
        """A sentence for what was done, what is late and why, what goes on…"""
        rows = list(_rows(lines))
        for key, belongs in _GROUPS.items():
            if group := [row for row in rows if belongs(row)]:
                yield self.say(key, len(group), names=self.names(group, why=key == "late"))
            known = self.before.done if key == "done" and self.before else frozenset(row.identity for row in group)
            if new := [row for row in group if row.identity not in known]:
                yield self.say("since", len(new))

    def names(self, group: Sequence[Line], *, why: bool = False) -> str:
        """The lines by name, the first ones at least."""
        names = [self.name(line, self.reasons.get(line.item.id, "") if why else "") for line in group[:NAMED]]
        others = len(group) - NAMED
        return "; ".join([*names, *([self.say("others", others)] if others > 0 else [])])

    def name(self, line: Line, reason: str) -> str:
        name = shortened(text_of(line), NAME).rstrip(".;, ") or "–"
        if not reason:
            return name
        said = [line.strip() for line in reason.splitlines() if line.strip()]
        joined = " ".join([line if line[-1] in _CLOSING else f"{line};" for line in said[:-1]] + said[-1:])
        words = close(shortened(joined, REASON)).rstrip(".")
        return catalogue(self.language).gettext(_QUOTED).format(name=name, words=words)

    def say(self, key: str, n: int, **values: str) -> str:
        # A name that was cut ends the sentence it is the last of.
        return catalogue(self.language).ngettext(*_WORDS[key], n).format(n=n, **values).replace("….", "…")


def shortened(text: str, most: int) -> str:
    """A text of one line, of so many letters at most: cut after a sentence where one ends there, else at a word."""
    text = " ".join(line.strip() for line in text.splitlines()).strip()
    if len(text) <= most:
        return text
    ends = [found.end() for found in re.finditer(r"[.!?…](?=[\s»”\"])", text[: most + 1])]
    if ends:
        return text[: ends[-1]]
    return re.split(r"\s+\S*$", text[:most])[0].rstrip(",;: ") + "…"
