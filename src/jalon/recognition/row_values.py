"""What the cells of a row say of its actions: who, when, what is expected, what came, and the rest."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.schedules import read_schedule
from jalon.recognition.columns import ColumnReading, says_a_field
from jalon.recognition.doubts import Code
from jalon.recognition.draft import Draft
from jalon.recognition.entries import (
    as_one,
    hung_lines,
    merge_lines,
    numbered_values,
    parties_in,
    read_entries,
    read_expected,
)
from jalon.recognition.lead_lines import part_leads
from jalon.recognition.lines import Line
from jalon.recognition.pairing import Values, part_schedule, part_time
from jalon.recognition.shared_results import told_in
from jalon.recognition.source import Text, joined
from jalon.recognition.table_events import Row, numbers_line

_NOBODY: Final = "[]"


class RowValues:
    """Reads the fields of rows. `day_first`: in dates of figures, as those of the whole document tell."""

    def __init__(self, draft: Draft, parties: Collection[str], names: Collection[str]) -> None:
        self.draft = draft
        self.parties = parties
        self.names = names
        self.day_first: bool | None = None

    def values(self, row: Row) -> Values:
        """What its cells say besides the plan's own levels."""
        values = Values()
        whens: list[list[Text]] = []
        for at, column in enumerate(row.columns.readings):
            lines = self._without_level(row, at)
            if not lines:
                continue
            if column.role not in {"axis", "objective", "action", "item"}:
                told = self._without_numbers(row, lines)
                values.leads_numbered |= column.role == "leads" and told is not lines
                lines = told
            if column.marked:
                self._mark(values, column, lines)
            elif column.role == "leads":
                self._leads(row, lines, values)
            elif column.role == "schedule":
                whens.append(list(map(self._without_label, merge_lines(lines))))
            elif column.role == "expected_results":
                values.expected_lines = merge_lines(lines)
                values.expected = read_expected(lines, self.names)
            elif column.role == "results":
                values.results.extend(merge_lines(lines))
                values.hung_results.extend(hung_lines(lines))
                values.told_results.extend(told_in(lines, self._numbers_of(row)))
            elif column.role in {"extra", "status", "number"}:
                values.extra.setdefault(column.heading or str(at + 1), []).extend(merge_lines(lines))
        values.schedule.extend(_of_each(whens))
        coloured = [row.columns.readings[at] for at in sorted(row.shaded)]
        values.marks.extend((column.role, column.mark) for column in coloured)
        values.marks.extend(("colour", name) for name in row.colours)
        self._doubt_order(row, values)
        self._part_schedules(row, values)
        return values

    def _leads(self, row: Row, lines: list[Line], values: Values) -> None:
        """Who leads, without those a label only says take part."""
        lines, blank = _without_nobody(lines)
        self.draft.ignored.extend((line.text, "empty_list") for line in blank)
        leads, others, labels = part_leads(merge_lines(lines))
        self.draft.ignored.extend((label, "field_label") for label in labels)
        for label, text in others:
            values.extra.setdefault(label, []).append(text)
        values.lead_lines = self._without_times(row, leads, values)
        values.leads = [party for line in values.lead_lines for party in parties_in(line, self.parties)]

    def _without_times(self, row: Row, lines: list[Text], values: Values) -> list[Text]:
        """The lines of a cell of leads without the times in it, which are the schedule where no column is."""
        if row.columns.of("schedule"):
            return lines
        parted = [part_time(line) for line in lines]
        values.schedule.extend(time for _who, time in parted if time is not None)
        return [who for who, _time in parted if who]

    def _without_label(self, text: Text) -> Text:
        """A time without the label that its cell repeats ("Échéance : mai 2031")."""
        at = text.string.find(":")
        if at < 0 or not says_a_field(text.string, "schedule") or not text.part(at + 1):
            return text
        self.draft.ignored.append((text.part(0, at), "field_label"))
        return text.part(at + 1)

    def _without_level(self, row: Row, at: int) -> list[Line]:
        """The lines of a cell, none where it only said the level its row stands at, or its parent."""
        levels = row.columns.levels
        if levels is None or levels.column != at or not levels.aside:
            return row.cells[at]
        if row.standing is None and not (row.depth and levels.way == "parent"):
            return row.cells[at]
        if numbers_line(row) is None:  # "Activity 1.1" is the number of its line, "Activity" says only what it is
            self.draft.ignored.extend((line.text, "level") for line in row.cells[at])
        return []

    def _without_numbers(self, row: Row, lines: list[Line]) -> list[Line]:
        """The values of a cell that numbers them as the row numbers its actions, without their numbers."""
        numbered = numbered_values(lines)
        said = [number.string.strip(" .)") for number, _line in numbered]
        deep = any("." in one for one in said)  # "1.1 Mayor" beside action 1.1; "1.1 M$" beside another is an amount
        if not said or (said != self._numbers_of(row) if deep else len(said) < 2 and not self._numbers_one(row)):
            return lines
        self.draft.ignored.extend((number, "list_number") for number, _line in numbered)
        return [line for _number, line in numbered]

    def _numbers_one(self, row: Row) -> bool:
        """Whether a row has one action, which is numbered 1."""
        return self._numbers_of(row) in (["1"], ["a"])

    def _numbers_of(self, row: Row) -> list[str]:
        """The numbers of the actions of a row, "" for none."""
        at = row.columns.plan[-1] if row.columns.plan else None
        entries = read_entries(row.cells[at]) if at is not None else []
        return [entry.number.string.strip(" .)") if entry.number is not None else "" for entry in entries]

    def _mark(self, values: Values, column: ColumnReading, lines: list[Line]) -> None:
        text = as_one(lines)
        if text is not None:
            values.extra.setdefault(column.heading, []).append(text)
        if not column.letter or (text is not None and column.letter in fold(text.string)):
            values.marks.append((column.role, column.mark))

    def _doubt_order(self, row: Row, values: Values) -> None:
        """A column of ends whose day comes before that of the column of starts: one of them is wrong."""
        whens = [at for at in row.columns.of("schedule") if not row.columns.readings[at].marked]
        if len(whens) != 2 or row.blank(whens[0]) or row.blank(whens[1]):
            return
        start, end = (read_schedule(row.string(at), day_first=self.day_first) for at in whens)
        if start.earliest and end.latest and end.latest < start.earliest:
            said: dict[str, str | int | list[str]] = {"start": row.string(whens[0]), "end": row.string(whens[1])}
            values.doubts.append((Code.END_BEFORE_START, said))

    def _part_schedules(self, row: Row, values: Values) -> None:
        """A status or a result beside a date moves to the results, unless they have words already."""
        parted = [part_schedule(text) for text in values.schedule]
        moved = [(rest, code) for _, rest, code in parted if rest is not None]
        values.schedule = [text for text, _, _ in parted]
        if not moved:
            return
        if values.results:
            for rest, code in moved:
                values.doubts.append((code, {"text": rest.string}))
            return
        if len(moved) == len(parted):
            values.results = [rest for rest, _ in moved]
        else:
            values.placed_results = [rest for _, rest, _ in parted]


def _without_nobody(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that name somebody, and those that say nobody as programs do: "[]"."""
    blank = [line for line in lines if line.string == _NOBODY]
    return [line for line in lines if line not in blank] if blank else lines, blank


def _of_each(whens: list[list[Text]]) -> list[Text]:
    """The times of a row: where it says when to start and when to end, both are of one thing, line by line."""
    if len(whens) > 1 and len({len(times) for times in whens}) == 1:
        return [whole for times in zip(*whens, strict=True) if (whole := joined(times))]
    return [time for times in whens for time in times]
