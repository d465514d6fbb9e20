"""What a person asked for news sees without an account: her lines, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.network.queries.parties import Member, directory
from jalon.phrases.folding import fold
from jalon.plans.choices import Level, PlanState, ReportState
from jalon.plans.models import ExpectedResult, PlanItem, ProgressReport, Request, RequestLine


@dataclass(slots=True)
class SheetLine:
    """An item asked about. `above` are the items it stands under, `news` its latest report that counts."""

    line: RequestLine
    item: PlanItem
    above: list[PlanItem] = field(default_factory=list)
    expected_results: list[str] = field(default_factory=list)
    news: ProgressReport | None = None

    @property
    def objective(self) -> PlanItem | None:
        """The objective it serves, else what it stands under."""
        objectives = [one for one in self.above if one.kind == Level.OBJECTIVE]
        return next(iter(objectives[-1:] or self.above[-1:]), None)

    @property
    def parts(self) -> dict[str, float | None]:
        """The parts it is counted by, by name, with the percent last known of each; databases keep no order of keys."""
        known = (self.line.report and self.line.report.parts) or (self.news and self.news.parts)
        parts = known or (self.item.progress or {}).get("parts") or {}
        return {name: parts[name] for name in sorted(parts, key=fold)}


@dataclass(slots=True)
class Sheet:
    """A request as it is answered. `newer` when the link was of a request that this one replaced."""

    request: Request
    person: Member
    lines: list[SheetLine]
    newer: bool

    @property
    def answered(self) -> int:
        """How many were answered."""
        return sum(bool(one.line.answer) for one in self.lines)

    @property
    def of_several_plans(self) -> bool:
        """Whether its lines are of more than one plan."""
        return len({one.item.plan_id for one in self.lines}) > 1

    def of(self, line_id: int) -> SheetLine | None:
        """The line of this id; a line of a request before is that of the same item."""
        found = next((one for one in self.lines if one.line.pk == line_id), None)
        if found or not self.newer:
            return found
        older = RequestLine.objects.filter(pk=line_id, request__person_id__in=self.person.ids).first()
        return next((one for one in self.lines if older and one.item.pk == older.item_id), None)

    def place(self, one: SheetLine) -> int:
        """Which it is, from 1."""
        return self.lines.index(one) + 1

    def next_open(self, after: SheetLine | None = None) -> SheetLine | None:
        """The next line without an answer, beginning again from the top."""
        start = self.place(after) if after else 0
        return next((one for one in self.lines[start:] + self.lines[:start] if not one.line.answer), None)


def sheet_of(request: Request) -> Sheet | None:
    """What this request, or the one that replaced it, asks; None when that is of nobody any more."""
    newest = newest_request(request)
    person = directory(newest.network).of(newest.person_id)
    if person is None:
        return None
    found = newest.lines.filter(item__removed=None, item__audience__lte=person.audience)
    found = found.exclude(item__plan__state=PlanState.CLOSED).select_related("item__plan", "report").order_by("id")
    lines = [SheetLine(line, line.item) for line in found]
    _fill(lines)
    return Sheet(newest, person, lines, newest != request)


def newest_request(request: Request) -> Request:
    """The latest request to the same person, when another replaced this one; itself when none did."""
    if request.replaced is None:
        return request
    member = directory(request.network).of(request.person_id)
    newer = Request.objects.filter(network_id=request.network_id, person_id__in=member.ids if member else ())
    return newer.filter(replaced=None).order_by("-created", "-id").first() or request


def _fill(lines: list[SheetLine]) -> None:
    """What is known of each: three queries."""
    by_item = {one.item.pk: one for one in lines}
    wanted = {one.item.path[:length] for one in lines for length in range(5, len(one.item.path), 6)}
    plans = {one.item.plan_id for one in lines}
    above = PlanItem.objects.filter(plan__in=plans, path__in=wanted, removed=None).only("plan", "path", "kind", "text")
    known = {(one.plan_id, one.path): one for one in above}
    for one in lines:
        paths = (one.item.path[:length] for length in range(5, len(one.item.path), 6))
        one.above = [known[key] for path in paths if (key := (one.item.plan_id, path)) in known]
    for item_id, text in ExpectedResult.objects.filter(item__in=by_item).values_list("item_id", "text"):
        by_item[item_id].expected_results.append(text)
    reports = ProgressReport.objects.filter(item__in=by_item, state=ReportState.STANDING).order_by("on", "id")
    for report in reports.select_related("said_by"):
        by_item[report.item_id].news = report
