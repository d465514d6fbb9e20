"""Reading plans: a whole tree in a constant number of queries, ready to show."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db.models import Max, QuerySet, TextField
from django.db.models.functions import Cast

from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.network.rules import season_dates, seasons_of
from jalon.phrases.folding import fold
from jalon.plans.choices import Level, ReportChannel, ReportState
from jalon.plans.models import ExpectedResult, Plan, PlanItem, PlanLead, ProgressReport
from jalon.plans.rules.rollup import Rollup, rollup
from jalon.plans.rules.stated import says_state_alone, state_headings

_NOTHING: Final[dict[str, Any]] = {}  # of every item that says nothing there: never changed
_NONE: Final[list[Any]] = []
FEW = 50  # items asked for by their ids rather than with their whole plan


@dataclass(slots=True)
class OutlineItem:
    """An item with all that is shown of it. `inherited_leads` stand in a merged cell above.

    `parties` are the ids of those its leads name, own and inherited. `note` is the last word said of it since the
    document; only plan_outline reads it. `stated` is what the document said of how far it was, in a column of its
    own, once `set_states_apart` took it out of `extra`. `progress`, `source`, `sources` and `doubts` say where its
    words were read and what was understood of them; `when`, `highlighted`, `results`, `extra` and `expected_results`
    are for pages of lines: both are empty where the reader did not ask for them (see plan_tree). What items say alike
    in `when`, `schedule_kinds` and `extra` is one object: another is put in its place, it is not changed.
    """

    id: int
    parent_id: int | None
    path: str
    depth: int
    kind: str
    number: str
    text: str
    schedule: str
    earliest: date | None
    latest: date | None
    schedule_kinds: list[str]
    status: str
    percent: Decimal | None
    reported: datetime | None
    audience: int
    unplanned: bool
    stands_for_id: int | None
    origin_id: int | None
    plan_id: int
    when: dict[str, Any] | None = None
    highlighted: bool = False
    results: str = ""
    extra: dict[str, str] = field(default_factory=lambda: _NOTHING)
    progress: dict[str, Any] | None = None
    source: dict[str, Any] = field(default_factory=lambda: _NOTHING)
    sources: dict[str, Any] = field(default_factory=lambda: _NOTHING)
    doubts: list[dict[str, Any]] = field(default_factory=lambda: _NONE)
    note: str = ""
    stated: str = ""
    parties: list[int] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    inherited_leads: list[str] = field(default_factory=list)
    expected_results: list[str] = field(default_factory=list)
    children: list[OutlineItem] = field(default_factory=list)

    def walk(self) -> Iterator[OutlineItem]:
        """This item, then all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What to show of a plan; empty fields ask for nothing.

    `axis` is the id of an item at the top, `lead` a name however it is written, `season` an EDTF season ("2013-23"),
    `status` a code or "none", `text` words to find in any field, without regard to case or accents. `concern` is
    what a row asks for, and `among` the ids of those that do (see queries.standing), None to look at them all.
    """

    axis: int | None = None
    lead: str = ""
    season: str = ""
    status: str = ""
    text: str = ""
    concern: str = ""
    among: frozenset[int] | None = None

    def __bool__(self) -> bool:
        asked = self.axis or self.lead or self.season or self.status or self.text
        return bool(asked) or self.among is not None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a filter may take, with how many rows it has in the whole plan."""

    value: str
    label: str
    count: int


@dataclass(slots=True)
class Outline:
    """A plan as a tree. `roots` are filtered, the choices and counts are those of the whole plan.

    A row is what is done: an action, or any item with nothing below it; `actions` counts the first. `statuses` counts
    rows by status ("none" where none is stated). `seasons` are EDTF seasons in order. Work nobody foresaw stands apart,
    in `unplanned`, by the id of the item at the top it belongs to (None: to none); `progress` is how far the whole has
    come, and `progress_of` each heading by its id.
    """

    plan: Plan
    roots: list[OutlineItem]
    unplanned: dict[int | None, list[OutlineItem]]
    progress: Rollup
    progress_of: dict[int, Rollup]
    rows: int
    rows_shown: int
    actions: int
    axes: list[Choice]
    leads: list[Choice]
    seasons: list[Choice]
    statuses: dict[str, int]


_COLUMNS = (
    "id",
    "parent_id",
    "path",
    "depth",
    "kind",
    "number",
    "text",
    "schedule",
    "earliest",
    "latest",
    "schedule_kinds",
    "status",
    "percent",
    "reported",
    "audience",
    "unplanned",
    "stands_for_id",
    "origin_id",
    "plan_id",
)
_SHOWN = ("when", "highlighted", "results", "extra")  # by pages of lines alone
_REPEATED: Final[dict[str, Callable[[str], Any]]] = {
    "when": json.loads,
    "schedule_kinds": json.loads,
    "extra": json.loads,
    "earliest": date.fromisoformat,
    "latest": date.fromisoformat,
}
_PROVENANCE = ("progress", "source", "sources", "doubts")  # half the time of reading a plan, and on no page of it


def plan_tree(plan: Plan, audience: Audience, *, provenance: bool = True, shown: bool = True) -> dict[int, OutlineItem]:
    """What somebody of this circle may see of a plan, by id in reading order: three queries, whatever its size.

    Those at the top have no `parent_id`; the others are among the `children` of theirs. Without `provenance`, what
    says where the words were read is left empty; without `shown` too, so is what only a page of lines shows, which
    takes one query less.
    """
    return plan_forest([plan], audience, provenance=provenance, shown=shown)


def plan_forest(
    plans: Sequence[Plan], audience: Audience, *, provenance: bool = True, shown: bool = True
) -> dict[int, OutlineItem]:
    """The trees of several plans as one, each in reading order: three queries as well."""
    wanted = PlanItem.objects.filter(plan__in=plans).seen_by(audience)
    items = read_items(plans, wanted, provenance=provenance, shown=shown)
    for item in items.values():
        if item.parent_id:
            items[item.parent_id].children.append(item)
    return items


def read_items(
    plans: Sequence[Plan], wanted: QuerySet[PlanItem], *, provenance: bool = True, shown: bool = True
) -> dict[int, OutlineItem]:
    """Some items of plans with their leads and expected results, in reading order, none yet under another."""
    more = (*_SHOWN, *(_PROVENANCE if provenance else ())) if shown else ()
    items = {row[0]: OutlineItem(*row) for row in _rows(wanted, (*_COLUMNS, *more))}
    of: dict[str, Any] = {"item__plan__in": plans} if len(items) > FEW else {"item__in": list(items)}
    leads = PlanLead.objects.filter(**of)
    for item_id, text, inherited, party in leads.values_list("item_id", "text", "inherited", "party_id"):
        if item := items.get(item_id):
            (item.inherited_leads if inherited else item.leads).append(text)
            if party:
                item.parties.append(party)
    if not shown:
        return items
    for item_id, text in ExpectedResult.objects.filter(**of).values_list("item_id", "text"):
        if item := items.get(item_id):
            item.expected_results.append(text)
    return items


def _rows(wanted: QuerySet[PlanItem], names: Sequence[str]) -> Iterator[list[Any]]:
    """The columns of items. Of JSON and dates, most rows say one of a few things: each is read once, and shared."""
    columns = [Cast(name, TextField()) if name in _REPEATED else name for name in names]
    known: dict[str, dict[str | None, Any]] = {name: {None: None} for name in _REPEATED}
    places = [(place, known[name], _REPEATED[name]) for place, name in enumerate(names) if name in _REPEATED]
    for found in wanted.values_list(*columns):
        row = list(found)
        for place, read, reader in places:
            text = row[place]
            if text not in read:
                read[text] = reader(text)
            row[place] = read[text]
        yield row


def plan_outline(
    network: Network,
    plan: Plan,
    wanted: PlanFilter | None = None,
    *,
    audience: Audience,
    tree: dict[int, OutlineItem] | None = None,
    notes: bool = True,
) -> Outline:
    """What somebody of this circle may see of a plan, or the part that `wanted` asks for: four queries.

    `tree` is what the caller read already (see plan_tree), or the plan as of another day (queries.history.plan_as_of):
    then the last words said are not those of that day, and `notes` is false.
    """
    items = plan_tree(plan, audience) if tree is None else tree
    if notes:
        _read_notes(plan, items)
    set_states_apart(plan, items.values())
    unplanned = _set_apart(items)
    roots = [item for item in items.values() if item.parent_id is None and not item.unplanned]
    rows = [item for root in roots for item in root.walk() if is_row(item)]
    seasons = _Seasons(network, plan)
    headings = [item for root in roots for item in root.walk() if item.children and item.kind != Level.ACTION]
    outline = Outline(
        plan=plan,
        roots=roots,
        unplanned=unplanned,
        progress=rollup(roots, plan.left_out),
        progress_of={item.id: rollup([item], plan.left_out) for item in headings},
        rows=len(rows),
        rows_shown=len(rows),
        actions=sum(item.kind == Level.ACTION for item in rows),
        axes=[Choice(str(root.id), _name(root), sum(map(is_row, root.walk()))) for root in roots],
        leads=_lead_choices(rows),
        seasons=seasons.choices(rows),
        statuses=dict(Counter(item.status or "none" for item in rows)),
    )
    if wanted:
        sieve = _Sieve(wanted, seasons)
        outline.roots = sieve.keep(roots)
        outline.unplanned = {axis: sieve.keep_some(some, axis) for axis, some in unplanned.items()}
        outline.rows_shown = sum(is_row(item) for root in outline.roots for item in root.walk())
    return outline


def set_states_apart(plan: Plan, items: Iterable[OutlineItem], *, whole: bool = False) -> None:
    """Take out of `extra` what columns of statuses said in the document: the status of the item says it, and moves on.

    Words that say more stay beside it, unless `whole`. Once is enough; twice does no harm.
    """
    headings = state_headings(plan.layout)
    for item in items if headings else ():
        said = {heading: item.extra[heading] for heading in headings if item.extra.get(heading)}
        if said:
            item.stated = list(said.values())[-1]
            gone = {one for one, words in said.items() if whole or says_state_alone(words, plan.language)}
            item.extra = {heading: words for heading, words in item.extra.items() if heading not in gone}


def _read_notes(plan: Plan, items: dict[int, OutlineItem]) -> None:
    """The last word said of each item since the document, on the item."""
    standing = ProgressReport.objects.filter(item__plan=plan, state=ReportState.STANDING.value).exclude(note="")
    last = standing.exclude(channel=ReportChannel.DOCUMENT.value).order_by().values("item").annotate(last=Max("id"))
    for item_id, note in ProgressReport.objects.filter(pk__in=last.values("last")).values_list("item_id", "note"):
        if item := items.get(item_id):
            item.note = note


def _set_apart(items: dict[int, OutlineItem]) -> dict[int | None, list[OutlineItem]]:
    """Take work nobody foresaw out of the tree; it is returned by the item at the top it belongs to."""
    apart: dict[int | None, list[OutlineItem]] = {}
    for item in items.values():
        if item.unplanned:
            top = item
            while top.parent_id:
                top = items[top.parent_id]
            apart.setdefault(top.id if item.parent_id else None, []).append(item)
    for item in items.values():
        if any(child.unplanned for child in item.children):
            item.children = [child for child in item.children if not child.unplanned]
    return apart


def is_row(item: OutlineItem) -> bool:
    """Whether it is something to do, rather than a heading over such things: what a plan counts.

    Work nobody foresaw is not counted, nor does it make a heading of what it stands under.
    """
    return not item.unplanned and (item.kind == Level.ACTION or all(child.unplanned for child in item.children))


def _name(item: OutlineItem) -> str:
    return " – ".join(filter(None, (item.number, item.text)))


def _lead_choices(rows: list[OutlineItem]) -> list[Choice]:
    """Those who are named, each once however it is written: as it is most often, the first of them where it is even."""
    written: dict[str, Counter[str]] = {}
    counts = Counter[str]()
    for item in rows:
        names = {fold(lead): lead for lead in (*item.leads, *item.inherited_leads)}
        counts.update(names.keys())
        for folded, lead in names.items():
            written.setdefault(folded, Counter())[lead] += 1
    labels = {folded: said.most_common(1)[0][0] for folded, said in written.items()}
    return [Choice(labels[folded], labels[folded], counts[folded]) for folded in sorted(counts)]


class _Seasons:
    """The seasons a plan crosses, and which of them an item touches."""

    def __init__(self, network: Network, plan: Plan) -> None:
        self.own = network.seasons
        self.codes = sorted(seasons_of(self.own), key=lambda code: seasons_of(self.own)[code])
        self.starts, self.ends = plan.starts, plan.ends
        self.known: dict[str, tuple[date, date] | None] = {}

    def dates(self, season: str) -> tuple[date, date] | None:
        """First and last day of "2013-23"; None when it is no season."""
        if season not in self.known:
            self.known[season] = self._dates(season)
        return self.known[season]

    def _dates(self, season: str) -> tuple[date, date] | None:
        year, _, code = season.partition("-")
        if not (year.isdigit() and code.isdigit() and int(code) in self.codes and 1 <= int(year) < 9999):
            return None
        return season_dates(int(year), int(code), self.own)

    def choices(self, rows: list[OutlineItem]) -> list[Choice]:
        """The seasons between the first and the last date said, at most twelve years of them.

        What has no first day was open before them all: it makes no season of the year before the plan.
        """
        days = [day for item in rows for day in (item.earliest, item.latest) if day]
        days += [day for day in (self.starts, self.ends) if day]
        if not days:
            return []
        first, last = min(days), max(days)
        names = [
            f"{year}-{code}" for year in range(first.year, min(last.year, first.year + 12) + 1) for code in self.codes
        ]
        names = [name for name in names if self._meets(first, last, name)]
        spans = Counter((item.earliest, item.latest) for item in rows)  # many rows share the same few dates
        counts = {name: sum(spans[span] for span in spans if self._meets(*span, name)) for name in names}
        return [Choice(name, name, count) for name, count in counts.items() if count]

    def touches(self, item: OutlineItem, season: str) -> bool:
        """Whether what is said of an item's time meets the season; an item with no date meets none."""
        return self._meets(item.earliest, item.latest, season)

    def _meets(self, earliest: date | None, latest: date | None, season: str) -> bool:
        dates = self.dates(season)
        if dates is None or (earliest is None and latest is None):
            return False
        return (earliest or date.min) <= dates[1] and (latest or date.max) >= dates[0]


class _Sieve:
    """Keeps what a filter asks, with what stands above it."""

    def __init__(self, wanted: PlanFilter, seasons: _Seasons) -> None:
        self.wanted, self.seasons = wanted, seasons
        self.words, self.lead = fold(wanted.text).split(), fold(wanted.lead)

    def keep(self, roots: list[OutlineItem]) -> list[OutlineItem]:
        """The tree with only the items asked for and their ancestors."""
        axis = self.wanted.axis
        chosen = [root for root in roots if axis is None or root.id == axis]
        return [root for root in chosen if self._keep(root, self.words, led=False)]

    def keep_some(self, items: list[OutlineItem], axis: int | None) -> list[OutlineItem]:
        """Those asked for of some items under one at the top."""
        if self.wanted.axis not in (None, axis):
            return []
        return [item for item in items if self._keep(item, self.words, led=False)]

    def _keep(self, item: OutlineItem, words: list[str], *, led: bool) -> bool:
        """Whether the item or one below is asked for; drops the others below.

        Words found above count for what is below, and so does a lead where none is named below.
        """
        folded = fold(_all_words(item)) if words else ""
        left = [word for word in words if word not in folded]
        led = self._is_led(item, led)
        item.children = [child for child in item.children if self._keep(child, left, led=led)]
        return bool(item.children) or (not left and led and self._fits(item))

    def _is_led(self, item: OutlineItem, above: bool) -> bool:  # noqa: FBT001
        if not self.lead:
            return True
        names = {*map(fold, item.leads), *map(fold, item.inherited_leads)}
        return self.lead in names if names else above

    def _fits(self, item: OutlineItem) -> bool:
        wanted = self.wanted
        if wanted.among is not None and item.id not in wanted.among:
            return False
        if wanted.status and (item.status or "none") != wanted.status:
            return False
        if wanted.status == "none" and not is_row(item):
            return False
        return not wanted.season or self.seasons.touches(item, wanted.season)


def _all_words(item: OutlineItem) -> str:
    parts = [item.number, item.text, item.schedule, item.results, item.note, *item.leads, *item.inherited_leads]
    return " ".join([*parts, *item.expected_results, *item.extra.values()])
