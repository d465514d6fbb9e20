"""From rows to the tree of the plan: what contains what, and what each row says of its action."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from jalon.phrases.schedules import tells_day_first
from jalon.recognition.bullets.ends import part_state
from jalon.recognition.columns import Columns
from jalon.recognition.doubts import Code
from jalon.recognition.draft import Branch, Draft
from jalon.recognition.entries import (
    Entry,
    as_one,
    merge_lines,
    read_entries,
    same_words,
    says_only_a_status,
    several_parts,
    split_steps,
    without_continued,
)
from jalon.recognition.lead_lines import part_named
from jalon.recognition.levels import Standing, label_word
from jalon.recognition.nesting import nest_headings
from jalon.recognition.numbers import is_number, split_label, split_number
from jalon.recognition.numbers_in_texts import number_by_texts
from jalon.recognition.pairing import Targets, Values, distribute
from jalon.recognition.part_fields import expect, tell
from jalon.recognition.proposal import Doubt, Level
from jalon.recognition.repeats import begins_anew, blank_repeats, merging, naming_each
from jalon.recognition.row_values import RowValues
from jalon.recognition.sentences import cut, sentence_breaks
from jalon.recognition.shared_results import part_results, spread
from jalon.recognition.source import Text, joined
from jalon.recognition.stitching import straighten
from jalon.recognition.table_events import Across, Event, Expected, Heading, Row, Stated, Told, numbers_line
from jalon.recognition.under import Steps
from jalon.recognition.verbs import is_infinitive

_GUESSED_RANK = 12.5


class TreeBuilder:
    """Grows the tree of a plan from the events of its tables."""

    def __init__(self, draft: Draft, parties: Collection[str], names: Collection[str]) -> None:
        self.draft = draft
        self.parties = parties
        self.names = names
        self._open: list[tuple[float, Branch]] = []  # headings we are under, from the widest
        self._ancestors: dict[int, Branch] = {}  # by plan column
        self._words: dict[int, str] = {}  # what the ancestor cell said, to know it again
        self._path: list[Branch] = []  # the rows we are under, where the table states levels
        self._last: list[Branch] = []  # the actions of the last row
        self._state = ""  # the state that stands over the rows being read
        self._leads: list[str] = []  # the last leads named, for the rows a merged cell covers
        self._labels: set[Level] = set()
        self._fields = RowValues(draft, parties, names)
        self._rows_of_steps: set[int] = set()  # the columns of tables whose rows are steps
        self._merging: set[tuple[int, int]] = set()  # columns where merged cells say what goes on
        self._naming: set[int] = set()  # tables where a blank cell of leads names nobody
        self._steps = Steps()

    def build(self, events: list[Event]) -> None:
        """Add everything to the draft."""
        self._merging = merging(events)
        self._naming = naming_each(events)
        blank_repeats(events, self.draft)
        self._leave_last_words(events)
        nest_headings(events)
        _be_sure_of_many(events)
        rows = [event for event in events if isinstance(event, Row)]
        self._fields.day_first = tells_day_first(row.string(at) for row in rows for at in row.columns.of("schedule"))
        self._rows_of_steps = {id(e.columns) for e in events if isinstance(e, Row) and e.says_a_step}
        self._labels = {e.numbered.level for e in events if isinstance(e, Heading) and e.numbered.level}
        for at, event in enumerate(events):
            if isinstance(event, Heading):
                columns = next((e.columns for e in events[at:] if isinstance(e, Row)), None)
                self._heading(event, columns)
            elif isinstance(event, Stated):
                self.draft.notes.append((event.text, "heading"))
                self._state = event.text.string
            elif isinstance(event, Across):
                self._across(event.text)
            elif isinstance(event, Expected):
                named = [branch for branch in self._ancestors.values() if branch.level == "objective"]
                expect(event.texts, self._open[-1][1] if self._open else named[-1] if named else None, self.draft)
            elif isinstance(event, Told):
                tell(event, self._open[-1][1], self.draft, self.parties)
            else:
                self._row(event)
        number_by_texts(self.draft.branches)

    def _leave_last_words(self, events: list[Event]) -> None:
        """Words under the last line, which nothing says to be a heading, head nothing: a remark ("N.B. …")."""
        while events and isinstance(last := events[-1], Heading) and last.guessed and last.numbered.number is None:
            self.draft.notes.append((last.numbered.text, "paragraph"))
            events.pop()

    # Headings

    def _heading(self, heading: Heading, columns: Columns | None) -> None:
        level, rank = self._rank(heading, columns)
        branch = Branch(level, heading.numbered.text, heading.numbered.number)
        if not branch.text and branch.number is not None:
            branch.text, branch.number = branch.number, None
        if heading.guessed:
            branch.doubt(Code.HEADING_GUESSED)
        if self._again(branch, rank):
            return
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()
        self._attach(branch, self._open[-1][1] if self._open else None)
        self._open.append((rank, branch))
        self._ancestors.clear()
        self._words.clear()
        self._path.clear()
        self._last = []
        self._leads = []
        self._state = ""

    def _again(self, branch: Branch, rank: float) -> bool:
        """A heading repeated after a page break opens nothing new."""
        for open_rank, open_branch in self._open:
            if open_rank == rank and same_words(open_branch.text.string, without_continued(branch.text.string)):
                numbers = [str(b.number) if b.number else "" for b in (open_branch, branch)]
                if numbers[0] == numbers[1]:
                    words = [part for part in (branch.number, branch.text) if part is not None]
                    self.draft.ignored.extend((part, "repeated_header") for part in words)
                    return True
        return False

    def _rank(self, heading: Heading, columns: Columns | None) -> tuple[Level, float]:
        if heading.numbered.level:
            return heading.numbered.level, heading.numbered.rank
        names = columns.names if columns else set()
        if "axis" in self._labels and "objective" not in names:
            return "objective", 21
        if "axis" in names and "objective" not in names:
            return "objective", 21
        rank = _GUESSED_RANK + heading.depth / 100 + heading.nested / 200
        below = any(branch.level == "axis" for above, branch in self._open if _GUESSED_RANK <= above < rank)
        return ("objective" if below and "objective" not in names else "axis"), rank

    def _attach(self, branch: Branch, parent: Branch | None) -> None:
        (parent.children if parent is not None else self.draft.branches).append(branch)

    def _across(self, text: Text) -> None:
        """ "En continu : X. Y.": an action under its axis, always running, with what it should bring, and what came."""
        head, _, _ = text.string.partition(":")
        rest, label, results = part_results(text.part(len(head) + 1))
        self.draft.ignored.extend((each, "field_label") for each in filter(None, [label]))
        sentences = cut(rest, sentence_breaks(rest.string))
        axis = next((branch for _, branch in self._open if branch.level == "axis"), None)
        axis = axis or next(
            (self._ancestors[at] for at in sorted(self._ancestors) if self._ancestors[at].level == "axis"),
            None,
        )
        branch = Branch("action", sentences[0] if sentences else rest)
        branch.schedule = text.part(0, len(head))
        branch.expected = sentences[1:]
        branch.results = results
        self._attach(branch, axis)

    # Rows

    def _row(self, row: Row) -> None:
        straighten(row)
        columns = row.columns
        plan = columns.plan
        parent = self._open[-1][1] if self._open else None
        if row.standing is not None:
            self._stated(row, row.standing, parent)
            return
        actions_at = [at for at in plan if columns.readings[at].role in {"action", "item"}]
        deepest = actions_at[0] if actions_at else (plan[-1] if plan else None)
        new: Branch | None = None
        for at in plan:
            if at == deepest or (actions_at and at in actions_at):
                continue
            new = self._ancestor(row, at, plan, parent) or new
            parent = self._ancestors.get(at, parent)
        if deepest is None:
            return
        tops = self._actions(row, deepest, parent)
        tops = self._deeper(row, actions_at[1:], tops, parent)
        owners = self._last
        self._give_values(row, tops, new, parent, self._fields.values(row))
        if id(columns) in self._rows_of_steps and owners:
            self._last = owners  # the next row's step stands beside this one, not under it

    def _deeper(self, row: Row, columns: list[int], tops: list[Branch], parent: Branch | None) -> list[Branch]:
        """Read the columns right of the actions: more actions, or steps; what the values of the row are about."""
        for at in columns:
            reading = row.columns.readings[at]
            if reading.timed and reading.role == "item":
                for step in self._items(row, at, tops):
                    step.marks.append((reading.timed, reading.when))
            elif reading.timed:
                tops.extend(self._actions(row, at, parent))
            elif (steps := self._items(row, at, tops)) and id(row.columns) in self._rows_of_steps:
                self._last = tops or self._last
                tops = steps
        return tops

    def _stated(self, row: Row, standing: Standing, parent: Branch | None) -> None:
        """A row under the last one above it that stands less deep."""
        del self._path[standing.depth :]
        parent = self._path[-1] if self._path else parent
        if self._path and standing.level in {"axis", "objective"}:
            self._leads = []
        tops = self._actions(row, row.columns.plan[0], parent)
        if tops and tops[0].number is None:
            tops[0].number = numbers_line(row)
        self._path.extend(tops[:1])
        self._give_values(row, tops, None, parent, self._fields.values(row))

    def _ancestor(self, row: Row, at: int, plan: list[int], parent: Branch | None) -> Branch | None:
        """The new branch this row opens in an ancestor column, if any."""
        text = as_one(row.cells[at])
        if text is None or not text:
            return None
        if at in self._words and same_words(self._words[at], text.string):
            self.draft.ignored.append((text, "repeated_cell"))
            if begins_anew(row, at, self._merging):
                self._forget(plan[plan.index(at) + 1 :])
            return None
        level: Level = "axis" if row.columns.readings[at].role == "axis" else "objective"
        if several := several_parts(row.cells[at]):
            parts = [Branch(level, entry.text, entry.number) for entry in several]
            for part in parts:
                self._attach(part, parent)
            parts[-1].doubt(Code.SEVERAL_PARTS, parts=len(parts))
            return self._entered(parts[-1], text, at, plan)
        numbered = split_label(text) or split_number(text)
        if level == "axis" and parent is not None and (numbered.level == "objective" or row.columns.holds_aims(at)):
            level = "objective"
        branch = Branch(level, numbered.text, numbered.number)
        if not branch.text and branch.number is not None:
            branch.text, branch.number = branch.number, None
        self._number(row, at, branch)
        self._attach(branch, parent)
        return self._entered(branch, text, at, plan)

    def _entered(self, branch: Branch, text: Text, at: int, plan: list[int]) -> Branch:
        """The part that an ancestor cell opens, under which the rows are from now on."""
        self._ancestors[at] = branch
        self._words[at] = text.string
        self._forget(plan[plan.index(at) + 1 :])
        return branch

    def _forget(self, deeper: Collection[int]) -> None:
        """What stood in these columns goes on no more, nor what was said of it."""
        for at in deeper:
            self._ancestors.pop(at, None)
            self._words.pop(at, None)
        self._last = []
        self._leads = []

    def _number(self, row: Row, at: int, branch: Branch) -> None:
        """A column of numbers names the plan column it is about."""
        for column in row.columns.of("number"):
            lines = row.cells[column]
            text = as_one(lines)
            if text is not None and row.columns.numbered == at and branch.number is None:
                branch.number = text.part(0, len(text.string.rstrip(".):- ")))
                row.cells[column] = []

    def _actions(self, row: Row, at: int, parent: Branch | None) -> list[Branch]:
        """The new actions of a row, attached to their parent."""
        entries = read_entries(row.cells[at])
        if len(entries) > 1 and not any(e.bulleted or e.number is not None for e in entries):
            entries = self._paragraphs(row, entries)
        entries = [piece for entry in entries for piece in self._unrolled(entry)]
        tops: list[Branch] = []
        role = row.columns.readings[at].role
        level: Level = role if role in {"axis", "objective"} else "action"  # type: ignore[assignment]
        if row.standing is not None:
            level = row.standing.level
        elif row.depth and self._last:
            level, parent = "item", self._last[0]
        elif parent is not None and parent.level == "action":
            level = "item"  # of the card that its heading names
        stated = list(filter(says_only_a_status, entries))
        row.doubts.extend(Doubt(Code.STATUS_AS_ACTION, {"text": entry.text.string}) for entry in stated)
        for entry in (entry for entry in entries if entry not in stated):
            self._without_level_label(row, at, entry)
            branch = self._branch(entry, level)
            branch.text, branch.leads = part_named(branch.text, row.columns.readings[at].heading, self.parties)
            branch.text, label, branch.results = part_results(branch.text)
            self.draft.ignored.extend((each, "field_label") for each in filter(None, [label]))
            if branch.results is None and not row.columns.of("results", "status"):
                branch.text, branch.results = part_state(branch.text)
            if self._state:
                branch.marks.append(("status", self._state))
            if row.columns.readings[at].timed:
                branch.marks.append((row.columns.readings[at].timed, row.columns.readings[at].when))
            tops.append(branch)
        self._number_each(row, at, tops)
        for branch in tops:
            self._number(row, at, branch)
            self._attach(branch, parent)
        return tops

    def _number_each(self, row: Row, at: int, tops: list[Branch]) -> None:
        """A cell with as many numbers as the row has actions numbers each of them."""
        for column in row.columns.of("number"):
            numbers = [text for text in merge_lines(row.cells[column]) if text]
            plain = all(branch.number is None for branch in tops)
            if len(numbers) == len(tops) > 1 and plain and row.columns.numbered == at and all(map(is_number, numbers)):
                for branch, text in zip(tops, numbers, strict=True):
                    branch.number = text.part(0, len(text.string.rstrip(".):- ")))
                row.cells[column] = []

    def _without_level_label(self, row: Row, at: int, entry: Entry) -> None:
        """A text without the word of its level, which its place says; a numbered one stays as its number."""
        levels = row.columns.levels
        if levels is None or levels.way != "label" or levels.column != at or not label_word(entry.text.string):
            return
        head = entry.text.string.index(":")
        label, entry.text = entry.text.part(0, head), entry.text.part(head + 1)
        if any(map(str.isdigit, label.string)):
            entry.number = label
        else:
            self.draft.ignored.append((label, "level"))

    def _paragraphs(self, row: Row, entries: list[Entry]) -> list[Entry]:
        """Several plain paragraphs in one cell: as many actions when its neighbours list as many, else one text."""
        beside = [row.cells[at] for at in row.columns.of("schedule", "results", "leads")]
        counts = {len(merge_lines(lines)) for lines in beside} | {len(spread(lines, merge_lines)) for lines in beside}
        if all(is_infinitive(entry.text.string) for entry in entries):
            return entries  # each says what to do
        short = all(len(entry.text.string.split()) <= 14 for entry in entries)
        if len(entries) in counts - {1} or (short and len(entries) > 2):
            row.doubts.append(Doubt(Code.PARAGRAPHS_AS_ACTIONS, {"actions": len(entries)}))
            return entries
        if any(entry.steps for entry in entries):
            return entries
        first = entries[0]
        for entry in entries[1:]:
            first.text = first.text.join(entry.text)
        row.doubts.append(Doubt(Code.PARAGRAPHS_AS_ONE, {"paragraphs": len(entries)}))
        return [first]

    def _unrolled(self, entry: Entry) -> list[Entry]:
        """A list without separators cut into its entries."""
        if entry.run_on:
            return [Entry(piece, bulleted=True) for piece in split_steps(entry, self.names)]
        entry.steps = [piece for step in entry.steps for piece in self._unrolled(step)]
        return [entry]

    def _branch(self, entry: Entry, level: Level) -> Branch:
        branch = Branch(level, entry.text, entry.number)
        below: Level = "item" if level in {"action", "item"} else "action"
        branch.children = [self._branch(step, below) for step in entry.steps]
        return branch

    def _items(self, row: Row, at: int, tops: list[Branch]) -> list[Branch]:
        """A column of steps: items under the action of the row, or under the step above that their marks say."""
        owner = tops[-1] if tops else (self._last[-1] if self._last else None)
        entries = [piece for e in read_entries(row.cells[at]) for piece in self._unrolled(e)]
        mark = row.cells[at][0].bullet if len(entries) == 1 and row.cells[at] else ""
        steps = []
        for entry in entries:
            branch = self._branch(entry, "item")
            self._number(row, at, branch)
            self._attach(branch, self._steps.parent_of(branch, mark, owner))
            steps.append(branch)
        return steps

    # Fields

    def _give_values(
        self, row: Row, tops: list[Branch], new: Branch | None, parent: Branch | None, values: Values
    ) -> None:
        """Give the row's values to what it names: its actions, else the objective it opens, else the last action."""
        named = tops or ([new] if new is not None else [])
        if tops:
            self._share_merged(row, new or parent, tops, values)
            distribute(values, Targets.of(tops), new or parent)
        elif new is not None:
            distribute(values, Targets([], [], []), new)
        elif self._last:
            distribute(
                values,
                Targets.of(self._last[-1:]) if len(self._last) == 1 else Targets([], [], []),
                self._last[-1],
            )
            named = self._last[-1:]
        elif parent is not None:
            distribute(values, Targets([], [], []), parent)
            named = [parent]
        if not named:
            return
        self.draft.ignored.extend((number, "list_number") for number in values.told_numbers)
        for code, details in values.doubts:
            named[0].doubt(code, **details)
        named[0].doubts.extend(row.doubts)
        self._inherit(row, tops, values)
        if tops and not row.depth:
            self._last = tops

    def _share_merged(self, row: Row, holder: Branch | None, tops: list[Branch], values: Values) -> None:
        """A schedule or a result whose cell spans several rows is that of their objective."""
        if holder is None:
            return
        for role, name in (("schedule", "schedule"), ("results", "results")):
            span = max((row.spans[at] for at in row.columns.of(role) if row.cells[at]), default=1)
            texts: list[Text] = getattr(values, name)
            if span > 1 and texts:
                setattr(holder, name, joined([*filter(None, [getattr(holder, name)]), *texts]))
                setattr(values, name, [])
                holder.doubt(Code.SHARED_VALUE, field=name, actions=span)
        if values.expected and self._is_of_part(row):
            holder.expected.extend(values.expected)
            values.expected, values.expected_lines = [], []

    def _is_of_part(self, row: Row) -> bool:
        """Whether what is expected stands in a cell merged over the very rows of the part that opens there."""
        parts = [at for at in row.columns.plan[:-1] if row.cells[at]]
        spans = {row.spans[at] for at in row.columns.of("expected_results") if row.cells[at]}
        return bool(parts) and spans == {row.spans[parts[-1]]} and spans != {1}

    def _inherit(self, row: Row, tops: list[Branch], values: Values) -> None:
        """Leads named once in a merged or blank cell stand for the rows below it, within the same objective."""
        at = next(iter(row.columns.of("leads")), None)
        if at is None:
            return
        if values.leads:
            self._leads = [lead.string for lead in values.leads]
        elif self._leads and tops and (row.covered[at] or self._blank_repeats(row)):
            for branch in tops:
                branch.inherited_leads = list(self._leads)

    def _blank_repeats(self, row: Row) -> bool:
        """Whether blanks of a row repeat what is above, its leads too."""
        return row.blanks_mean_above and id(row.columns) not in self._naming


def _be_sure_of_many(events: list[Event]) -> None:
    """Lines alone in their row, each of which has rows below, are headings by their number: none is asked about."""
    told = [event for event in events if isinstance(event, Heading | Row)]
    guessed = [(one, after) for one, after in zip_longest(told, told[1:]) if isinstance(one, Heading) and one.guessed]
    if len(guessed) > 1 and all(isinstance(after, Row) for _heading, after in guessed):
        for heading, _after in guessed:
            heading.guessed = False
