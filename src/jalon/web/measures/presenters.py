"""What the page of results shows: the value to decide of, and each expected result with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from jalon.measures import Unit
from jalon.plans.models import ProposedResult, ProposedRow
from jalon.plans.queries.measuring import Expected, Fillings
from jalon.plans.rules.measuring import Filling
from jalon.web.components.words import percent_word
from jalon.web.measures.forms import MeasureGroup, measure_groups

WORDS: dict[Filling, str | Promise] = {
    Filling.FILLED: pgettext_lazy("expected result", "Filled"),
    Filling.PROPOSED: pgettext_lazy("expected result", "To confirm"),
    Filling.LINKED: pgettext_lazy("expected result", "Nothing to count yet"),
    Filling.LINKABLE: pgettext_lazy("expected result", "Could fill itself"),
    Filling.HUMAN: pgettext_lazy("expected result", "To be said by somebody"),
}
# The marks of statuses, so that each is a shape too.
MARKS = {
    Filling.FILLED: "done",
    Filling.PROPOSED: "partial",
    Filling.LINKED: "in_progress",
    Filling.LINKABLE: "to_continue",
    Filling.HUMAN: "to_do",
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many expected results stand somewhere."""

    filling: str
    word: str | Promise
    mark: str
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row behind a value, with the address of its page when it has one."""

    row: ProposedRow
    href: str


@dataclass(frozen=True, slots=True)
class ExpectedShown:
    """An expected result on the page; `groups` are what may tell it, when somebody may choose."""

    expected: Expected
    word: str | Promise
    mark: str
    groups: list[MeasureGroup]
    first_of_item: bool


@dataclass(frozen=True, slots=True)
class Deciding:
    """The value shown to be decided of, with those before and after it."""

    expected: Expected
    proposal: ProposedResult
    figure: str
    counted: list[RowShown]
    missing: list[RowShown]
    before: ProposedResult | None
    place: int
    total: int
    previous: int | None
    following: int | None


def shares(found: Fillings) -> list[Share]:
    """How many of the expected results stand where, of all; none is left out."""
    total = len(found.expected)
    return [
        Share(
            filling,
            WORDS[filling],
            MARKS[filling],
            count,
            percent_word(round(Decimal(100 * count) / total)) if total else "",
        )
        for filling, count in found.counts.items()
    ]


def shown(found: Fillings, edited: int) -> list[ExpectedShown]:
    """Each expected result; only the one that is edited has its choices read."""
    rows, last = [], 0
    for one in found.expected:
        groups = measure_groups(one, found.asked) if one.id == edited else []
        rows.append(ExpectedShown(one, WORDS[one.filling], MARKS[one.filling], groups, one.item_id != last))
        last = one.item_id
    return rows


def deciding(found: Fillings, wanted: int, links: dict[int, str]) -> Deciding | None:
    """The value to decide of: the one asked for, else the first that waits."""
    waiting = [(one, one.waiting) for one in found.expected if one.waiting]
    if not waiting:
        return None
    ids = [proposal.pk for _expected, proposal in waiting]
    at = ids.index(wanted) if wanted in ids else 0
    expected, proposal = waiting[at]
    rows = [RowShown(row, links.get(row.pk, "")) for row in proposal.rows.all()]
    return Deciding(
        expected=expected,
        proposal=proposal,
        figure=figure(expected, proposal),
        counted=[one for one in rows if one.row.counts],
        missing=[one for one in rows if not one.row.counts],
        before=expected.last,
        place=at + 1,
        total=len(ids),
        previous=ids[at - 1] if at else None,
        following=ids[at + 1] if at + 1 < len(ids) else None,
    )


def following(found: Fillings, proposal_id: int) -> int:
    """The value to decide of after this one; 0 when it is the last."""
    ids = [one.waiting.pk for one in found.expected if one.waiting]
    at = ids.index(proposal_id) if proposal_id in ids else -1
    after = [*ids[at + 1 :], *ids[: max(at, 0)]]
    return after[0] if after else 0


def figure(expected: Expected, proposal: ProposedResult) -> str:
    """The value in figures: "16 / 17 – 94,1 %"; "" for what is done or not."""
    unit = expected.measure.unit if expected.measure else Unit.COUNT
    if unit is Unit.YES:
        return ""
    if not proposal.denominator:
        return str(proposal.numerator)
    share = Decimal(100 * proposal.numerator) / proposal.denominator
    return f"{proposal.numerator} / {proposal.denominator} – {percent_word(round(share, 1))}"
