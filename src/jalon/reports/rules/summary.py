"""What the figures of a bilan say, in paragraphs to read or to paste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from jalon.plans.choices import Level, Status
from jalon.plans.queries.outline import is_row
from jalon.plans.rules.rollup import rollup
from jalon.reports.cells import text_of
from jalon.reports.model import Line, Paragraph, Share, Summary
from jalon.reports.rules.sentences import close
from jalon.wording.catalogue import catalogue, ngettext_noop
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.figures import listed, percent_words

NAMED = 8  # beyond so many, a paragraph names the first and counts the others
_WORDS: Final = {
    "progress": ngettext_noop(
        "{percent} of the plan is done, out of {n} action counted.",
        "{percent} of the plan is done, out of {n} actions counted.",
    ),
    "achieved": ngettext_noop("{n} action done: {names}.", "{n} actions done: {names}."),
    "late": ngettext_noop("{n} action late: {names}.", "{n} actions late: {names}."),
    "carried": ngettext_noop(
        "{n} action goes on or is postponed: {names}.", "{n} actions go on or are postponed: {names}."
    ),
    "unplanned": ngettext_noop(
        "{n} achievement outside the plan: {names}.", "{n} achievements outside the plan: {names}."
    ),
    "others": ngettext_noop("{n} other", "{n} others"),
}
_NONE: Final = _("No action of the plan counts.")
_BEFORE: Final = _("It was {percent} in the previous bilan.")
_AXES: Final = _("By axis: {names}.")


def summarise(
    lines: Sequence[Line],
    unplanned: Sequence[Line],
    *,
    language: str,
    left_out: Sequence[str],
    reasons: Mapping[int, str],
    before: Mapping[UUID | None, float],
) -> Summary:
    """The summary of a tree. `reasons` are the last words said of late items, by the id of the item; `before` the
    percents of the last bilan by axis, the whole under None."""
    shares = tuple(_shares(lines, left_out, before))
    return Summary(tuple(_paragraphs(lines, unplanned, shares, language, reasons)), shares)


def _shares(lines: Sequence[Line], left_out: Sequence[str], before: Mapping[UUID | None, float]) -> Iterator[Share]:
    rows = list(_rows(lines))
    yield Share(None, "", rollup([one.item for one in lines], left_out), _statuses(rows), before.get(None))
    for line in lines:
        if line.item.children:
            name = " – ".join(filter(None, (line.item.number, text_of(line))))
            progress = rollup([line.item], left_out)
            yield Share(line.identity, name, progress, _statuses(list(_rows([line]))), before.get(line.identity))


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for top in lines for line in top.walk() if is_row(line.item) and line.item.kind != Level.AXIS)


def _statuses(rows: Sequence[Line]) -> dict[str, int]:
    return dict(Counter(row.status or "none" for row in rows))


def _paragraphs(
    lines: Sequence[Line],
    unplanned: Sequence[Line],
    shares: Sequence[Share],
    language: str,
    reasons: Mapping[int, str],
) -> Iterator[Paragraph]:
    rows, whole = list(_rows(lines)), shares[0]
    yield Paragraph("progress", _progress(whole, language))
    axes = [
        f"{share.name or '–'} ({percent_words(share.progress.percent, language)})"
        for share in shares[1:]
        if share.progress.percent is not None
    ]
    if axes:
        yield Paragraph("axes", catalogue(language).gettext(_AXES).format(names=listed(axes, language)))
    groups = {
        "achieved": [row for row in rows if row.status == Status.DONE],
        "late": [row for row in rows if row.late],
        "carried": [row for row in rows if row.status in (Status.TO_CONTINUE, Status.POSTPONED)],
        "unplanned": list(unplanned),
    }
    for key, group in groups.items():
        if group:
            why = reasons if key == "late" else {}
            yield Paragraph(key, _say(key, language, len(group), names=_names(group, why, language)))


def _progress(whole: Share, language: str) -> str:
    if whole.progress.percent is None:
        return catalogue(language).gettext(_NONE)
    said = _say("progress", language, whole.progress.counted, percent=percent_words(whole.progress.percent, language))
    if whole.before is not None:
        before = catalogue(language).gettext(_BEFORE)
        said += " " + before.format(percent=percent_words(whole.before, language))
    return said


def _names(group: Sequence[Line], reasons: Mapping[int, str], language: str) -> str:
    names = [_name(line, reasons.get(line.item.id, "")) for line in group[:NAMED]]
    if others := len(group) - NAMED:
        names += [_say("others", language, others)] if others > 0 else []
    return "; ".join(names)


def _name(line: Line, reason: str) -> str:
    words = text_of(line).strip().rstrip(".;, ")
    return f"{words} ({close(reason).rstrip('.')})" if reason else words


def _say(key: str, language: str, n: int, **values: str) -> str:
    return catalogue(language).ngettext(*_WORDS[key], n).format(n=n, **values)
