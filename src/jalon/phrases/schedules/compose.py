"""From what was read to a Schedule: bounds, envelope, occurrences, kinds, and the words left over."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jalon.phrases.schedules.items import Item
from jalon.phrases.schedules.reading import GLUE, Reading
from jalon.phrases.schedules.recurrence import rule
from jalon.phrases.schedules.resolve import (
    SUB_YEAR,
    YEARLY_LIMIT,
    Plan,
    factor_years,
    fill_days,
    in_plan,
    interval,
    missing_year,
    plan_year,
    year_start,
)
from jalon.phrases.schedules.spans import Day, Seasons, Span, iso, shift
from jalon.phrases.schedules.value import KINDS, Kind, Recurrence, Schedule

OPEN: Final = ".."
LASTING: Final = frozenset({"quarter", "half", "week", "weekof", "monthweek", "fiscal", "school"})


class Composer:
    """Turns one reading into a Schedule."""

    def __init__(self, reading: Reading, plan: Plan | None, seasons: Seasons, first_month: int | None = None) -> None:
        self.reading = reading
        self.plan = plan
        self.seasons = seasons
        self.years = year_start(plan, first_month)
        self.doubts = list(reading.tokens.doubts)
        self.kinds: set[Kind] = set()
        self.spans: list[Span] = []
        self.recurrence = reading.recurrence

    def compose(self, text: str) -> Schedule:
        """The Schedule of a phrase."""
        flags = self.reading.flags
        self._dates()
        if self.plan and ("plan" in flags or (not self.spans and flags & {"ongoing", "recurring"})):
            self._add_plan(self.plan)
        if "goes_on" in flags:
            self._go_on()
        self._flag_kinds(flags)
        low, high, edtf = self._envelope()
        rest = self._rest()
        if rest is not None:
            self.doubts.append("unread_words")
        if not self.kinds and not self.reading.status:
            self.kinds.add("undefined")
            self.doubts.append("no_schedule")
        return Schedule(
            text=text,
            kind=tuple(kind for kind in KINDS if kind in self.kinds),
            edtf=edtf,
            earliest=iso(low) if low else None,
            latest=iso(high) if high else None,
            occurrences=self._occurrences(),
            recurrence=self.recurrence,
            trigger=self._trigger(),
            status=self.reading.status,
            rest=rest,
            doubts=tuple(dict.fromkeys(self.doubts)),
        )

    def _dates(self) -> None:
        """Every item as days, its kind noted."""
        items = self.reading.items
        if not items:
            return
        fill_days(items)
        items = factor_years(items, self.seasons, self.doubts, self.years.hyphenated)
        if self._come_back(items):
            self.recurrence = Recurrence(1, 1, "P1Y", None, rule((1, "Y")))
            self.reading.flags.add("recurring")
        for item in items:
            for span in self._spans_of(item):
                self._keep(span)

    def _come_back(self, items: list[Item]) -> bool:
        """Whether bare seasons, and nothing else, come back each year: « Automne et hiver » in a plan of several."""
        if self.recurrence or not self.plan or len(items) < 2:
            return False
        bare = all(
            item.start.unit == "season"
            and item.end is None
            and item.mode == "in"
            and not item.start.part
            and missing_year(item)
            for item in items
        )
        return bare and any(len(in_plan(item, self.plan, self.seasons, self.years)) > 1 for item in items)

    def _spans_of(self, item: Item) -> list[Span]:
        if any(each.unit in ("day", "weekof") and not each.n for each in (item.start, item.end) if each):
            self.doubts.append("impossible_date")  # a day whose month never came
            return []
        if item.start.unit in ("planyear", "planend"):
            span = plan_year(item, self.plan) if self.plan else None
            if span is None:
                self.kinds.add("interval")
                self.doubts.append("plan_period_missing")
                return []
            return [self._bounded(item, span)]
        if missing_year(item):
            return self._without_year(item)
        span = interval(item, item.start.year or 0, self.seasons, self.years)
        if span.low and span.high and span.low > span.high:
            self.doubts.append("reversed_interval")
            swapped = Item(item.mode, item.end or item.start, item.start)
            span = interval(swapped, item.start.year or 0, self.seasons, self.years)
        if item.start.year2 is not None and item.end is None and item.start.unit in SUB_YEAR and item.start.n != 24:
            later = replace(item, start=replace(item.start, year=item.start.year2, year2=None))
            return [self._bounded(item, span), *self._spans_of(later)]
        return [self._bounded(item, span)]

    def _without_year(self, item: Item) -> list[Span]:
        """A date without a year: every year when the rhythm is yearly, else the only year it has in the plan."""
        yearly = self.recurrence is not None and self.recurrence.per == "P1Y"
        if yearly:
            self._yearly(item)
        found = in_plan(item, self.plan, self.seasons, self.years) if self.plan else []
        if self.plan and item.start.unit in ("quarter", "half") and self.plan.low and self.plan.low[1] != 1:
            self.doubts.append("calendar_or_fiscal_quarter")
        if yearly:
            return [span for _, span in found] if len(found) <= YEARLY_LIMIT else []
        if len(found) == 1:
            return [self._bounded(item, found[0][1])]
        lasting = item.end or item.start.part or item.mode != "in" or item.start.unit in LASTING
        after = item.mode in ("from", "after")
        self.kinds.add("open-ended" if after else "interval" if lasting else "point")
        self.doubts.append("year_missing")
        if self.plan and "plan" not in self.reading.flags:
            self.reading.flags.add("recurring_dates")
        return []

    def _yearly(self, item: Item) -> None:
        """The rule of « chaque année en juin »: a month and a day have one, a season has none of its own."""
        recurrence = self.recurrence
        if not recurrence or not recurrence.rrule:
            return
        if item.start.unit == "season" and len(self.reading.items) > 1:
            count = len(self.reading.items)
            self.recurrence = replace(recurrence, at_least=count, at_most=count, rrule=None)
        if item.end or item.start.part or item.mode != "in":
            return
        if item.start.unit in ("month", "day"):
            months = recurrence.rrule.partition(";BYMONTH=")[2].partition(";")[0]
            day = f";BYMONTHDAY={item.start.day}" if item.start.unit == "day" else ""
            said = f"{months},{item.start.n}" if months and not day else str(item.start.n)
            count = len(said.split(","))
            self.recurrence = replace(
                recurrence, at_least=count, at_most=count, rrule=rule((1, "Y"), f";BYMONTH={said}{day}")
            )

    def _bounded(self, item: Item, span: Span) -> Span:
        """The days on the side of the date that is meant."""
        if span.low is None or span.high is None:
            return span
        mode = item.mode
        if mode == "before" and (item.start.part in ("late", "half2") or item.start.unit == "yearend"):
            mode = "by"
        if mode == "by":
            return Span(None, span.high, OPEN, span.last)
        if mode == "before":
            eve = shift(span.low, -1)
            return Span(None, eve, OPEN, iso(eve))
        if mode == "after":
            morrow = shift(span.high, 1)
            return Span(morrow, None, iso(morrow), OPEN)
        if mode == "from":
            return Span(span.low, None, span.first, OPEN)
        return span

    def _keep(self, span: Span) -> None:
        if span.high is None:
            self.kinds.add("open-ended")
        elif span.first != span.last:
            self.kinds.add("interval")
        elif not (self.recurrence and self.recurrence.per == "P1Y" and len(self.spans) > 1):
            self.kinds.add("point")
        if span not in self.spans:
            self.spans.append(span)

    def _add_plan(self, plan: Plan) -> None:
        ends = plan.edtf.split("/")
        first, last = ends[0] if plan.low else OPEN, ends[-1] if plan.high else OPEN
        self.spans.append(Span(plan.low, plan.high, first, last))

    def _go_on(self) -> None:
        """« Automne 2017 et en continu »: to the end of the plan, else without end."""
        last = self.spans[-1] if self.spans else None
        if not last:
            if self.plan:
                self._add_plan(self.plan)
            return
        if last.low is None:
            return  # « jusqu'en 2025 » has an end, and goes on no further
        self.kinds -= {"point", "interval"} if len(self.spans) == 1 else set()
        self.kinds.add("open-ended")
        high, end = None, OPEN
        if self.plan and self.plan.high and (last.low is None or self.plan.high >= last.low):
            high, end = self.plan.high, self.plan.edtf.split("/")[-1]
            if last.high and last.high > high:
                high, end = last.high, last.last
        self.spans[-1] = Span(last.low, high, last.first, end)

    def _flag_kinds(self, flags: set[str]) -> None:
        if "recurring_dates" in flags and self.plan and not self.spans:
            self._add_plan(self.plan)
        named: dict[str, Kind] = {
            "recurring": "recurring",
            "ongoing": "open-ended",
            "plan": "interval",
            "duration": "interval",
            "demand": "on-demand",
            "undef": "undefined",
            "horizon": "undefined",
        }
        self.kinds.update(kind for flag, kind in named.items() if flag in flags)
        if "recurring" in flags and self.recurrence and self.recurrence.per == "P1Y" and len(self.spans) > 1:
            self.kinds.discard("point")
        if self.reading.triggers:
            self.kinds.add("triggered-by-event")

    def _envelope(self) -> tuple[Day | None, Day | None, str | None]:
        """Earliest and latest day of all the dates said, and the EDTF that spans them."""
        spans = self.spans
        if not spans:
            return None, None, None
        if len(spans) == 1:
            return spans[0].low, spans[0].high, spans[0].edtf
        begun = [span for span in spans if span.low is not None]
        low_span = min(begun, key=lambda span: span.low or (0, 0, 0)) if begun else None
        ends_open = any(span.high is None for span in spans)
        high_span = None if ends_open else max(spans, key=lambda span: span.high or (0, 0, 0))
        low, high = (low_span.low if low_span else None), (high_span.high if high_span else None)
        first, last = (low_span.first if low_span else OPEN), (high_span.last if high_span else OPEN)
        if low and high and low > high:  # « avant mars 2018; juin 2019 » cannot be: keep what bounds
            low, first = None, OPEN
        return low, high, Span(low, high, first, last).edtf if low or high else None

    def _occurrences(self) -> tuple[str, ...]:
        """The separate dates, when there are several: not one that merely says another more exactly."""
        if len(self.spans) < 2:
            return ()
        in_order = sorted(self.spans, key=lambda span: span.low or (0, 0, 0))
        separate = [span.edtf for span in in_order if not self._within_another(span)]
        return tuple(separate) if len(separate) > 1 else ()

    def _within_another(self, span: Span) -> bool:
        if span.low is None or span.high is None:
            return False
        return any(
            other is not span
            and (other.low is None or other.low <= span.low)
            and (other.high is None or other.high >= span.high)
            and not (other.low is None and other.high is None)
            for other in self.spans
        )

    def _trigger(self) -> str | None:
        tokens = self.reading.tokens
        said = [tokens.text(first, after) for first, after in self.reading.triggers]
        return "; ".join(dict.fromkeys(said)) or None

    def _rest(self) -> str | None:
        """The words left, in order, as written."""
        tokens = self.reading.tokens
        said = [tokens.text(first, last + 1) for first, last in sorted(self.reading.runs)]
        if not said and not self.kinds and not self.reading.status:
            words = [at for at in range(tokens.size) if tokens.kinds[at] in GLUE and tokens.words[at].isalnum()]
            said = [tokens.text(words[0], words[-1] + 1)] if words else []
        return " ".join(" ".join(each.split()) for each in said) or None
