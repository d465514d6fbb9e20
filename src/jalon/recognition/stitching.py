"""Rows cut by a page break, put back together; cells that slid one column, put back in place."""

from __future__ import annotations

from functools import lru_cache

from jalon.phrases.folding import fold
from jalon.phrases.schedules import read_schedule
from jalon.phrases.statuses import find_status
from jalon.recognition.contents import names_party
from jalon.recognition.doubts import Code
from jalon.recognition.lines import Line
from jalon.recognition.numbers import Numbered, split_label, split_number
from jalon.recognition.proposal import Doubt
from jalon.recognition.sentences import FUNCTION_WORDS, begins_low, unfinished
from jalon.recognition.table_events import Event, Row


def stitch(events: list[Event]) -> list[Event]:
    """The same events with broken rows joined; each join leaves a doubt on its row."""
    result: list[Event] = []
    section: list[Row] = []
    for event in events:
        if not isinstance(event, Row):
            section = []
            result.append(event)
            continue
        if section and section[-1].columns is not event.columns:
            section = []
        if not (section and event.columns.plan and _Joint(section, event).made()):
            section.append(event)
            result.append(event)
    return result


class _Joint:
    """The question whether a row goes on with the rows before it, and the joining."""

    def __init__(self, before: list[Row], row: Row) -> None:
        self.before, self.row = before, row
        self.last = before[-1]
        columns = row.columns
        plan = columns.plan
        self.action = plan[-1]
        self.ancestors = plan[:-1]

    def made(self) -> bool:
        """Whether the row was joined to the last one; what belongs to earlier rows is moved there first."""
        row = self.row
        if not self.ancestors:
            return self._plain()
        action_blank = row.blank(self.action)
        named = [at for at in self.ancestors if not row.blank(at)]
        if action_blank and not named:
            return self._orphan()
        if not row.after_break:
            return False
        if not action_blank and self._goes_on(self.action):
            self._name_before(named)
            return self._absorb()
        return bool(named) and self._named_after_break(named, action_blank=action_blank)

    def _named_after_break(self, named: list[int], *, action_blank: bool) -> bool:
        """A row after a break that names an objective: the end of a name begun above it, or a name come late."""
        if self._ancestor_goes_on(named[0]):
            self._extend_ancestor(named[0])
            return action_blank and self._absorb()
        if self._restarted() and (action_blank or self._follows()):
            self._name_before(named)
            self.last.doubts.append(Doubt(Code.NAME_AFTER_BREAK))
            return action_blank and self._absorb()
        return False

    def _plain(self) -> bool:
        """A table with one plan column only."""
        if self.row.blank(self.action):
            return self._orphan()
        return self.row.after_break and self._goes_on(self.action) and self._absorb()

    def _orphan(self) -> bool:
        """A row that names nothing goes on with the row above it."""
        marks = [at for at, cell in enumerate(self.row.cells) if cell]
        return bool(marks) and self._absorb(quiet=not self.row.after_break)

    def _goes_on(self, column: int) -> bool:
        last = _last_line(self.before, column)
        lines = self.row.cells[column]
        if last is None or not lines:
            return False
        first = lines[0]
        score = 0
        score += 3 * begins_low(first.string) + 3 * unfinished(last.string)
        bullets, numbers = _habits(self.before, column)
        marked = bool(first.bullet) or first.kind == "item"
        numbered = _numbered(first).number is not None
        score += 2 * (bullets and not marked and not numbered) + (numbers and not numbered)
        score -= 5 * numbered + 4 * (marked and not begins_low(first.string))
        score -= 2 * (not begins_low(first.string) and self._complete())
        score -= first.string[:1].isupper() and first.string[1:2].islower()
        return score > 0

    def _complete(self) -> bool:
        """Whether the row has a whole date or status of its own."""
        for at in self.row.columns.of("schedule", "results", "status"):
            string = self.row.string(at)
            if string and (read_schedule(string).kind or find_status(string)):
                return True
        return False

    def _ancestor_goes_on(self, column: int) -> bool:
        last = _last_line(self.before, column)
        if last is None:
            return False
        first = self.row.cells[column][0]
        if _numbered(first).number is not None or first.bullet:
            return False
        return begins_low(first.string) or unfinished(last.string)

    def _restarted(self) -> bool:
        """Whether the last row begins its numbers anew without the name of what it is under."""
        last = self.last
        if not last.blank(*self.ancestors) or any(last.covered[at] for at in self.ancestors):
            return False
        numbers = [_first_value(row, self.action) for row in self.before]
        return len(numbers) > 1 and numbers[-1] == 1 and any(number and number >= 1 for number in numbers[:-1])

    def _follows(self) -> bool:
        before, after = _first_value(self.last, self.action), _first_value(self.row, self.action)
        return before is not None and after == before + 1

    def _name_before(self, named: list[int]) -> None:
        """Give the names this row carries to the row they were cut from."""
        for at in named:
            self.last.cells[at].extend(self.row.cells[at])
            self.row.cells[at] = []

    def _extend_ancestor(self, column: int) -> None:
        owner = next(row for row in reversed(self.before) if not row.blank(column))
        owner.cells[column].extend(self.row.cells[column])
        self.row.cells[column] = []

    def _absorb(self, *, quiet: bool = False) -> bool:
        for at, lines in enumerate(self.row.cells):
            if not lines:
                self._go_on_blank(at)
                continue
            if at in self.row.columns.of("schedule", "leads", "results", "status") and _only_function_words(lines):
                text = " ".join(line.string for line in lines)
                self.last.doubts.append(Doubt(Code.SPILLED_TEXT, {"text": text}))
            else:
                lines[0].blanks += self._blanks_above(at)
                self.last.cells[at].extend(lines)
        if not quiet:
            page = next((line.text.place.page for cell in self.row.cells for line in cell), None)
            self.last.doubts.append(Doubt(Code.ROWS_JOINED, {"page": page} if page else {}))
        return True

    def _blanks_above(self, at: int) -> int:
        """How many dashes stood alone at the end of a cell, which another line now follows."""
        above = self.last.cells[at]
        if not above:
            return self.last.blanks.pop(at, 0)
        found, above[-1].blanks_below = above[-1].blanks_below, 0
        return found

    def _go_on_blank(self, at: int) -> None:
        """A cell goes on with nothing but dashes."""
        blanks = self.row.blanks.get(at, 0)
        if self.last.cells[at]:
            self.last.cells[at][-1].blanks_below += blanks
        elif blanks:
            self.last.blanks[at] = self.last.blanks.get(at, 0) + blanks


def _last_line(rows: list[Row], column: int) -> Line | None:
    for row in reversed(rows):
        if not row.blank(column):
            return row.cells[column][-1]
    return None


def _numbered(line: Line) -> Numbered:
    return split_label(line.text) or split_number(line.text)


def _habits(rows: list[Row], column: int) -> tuple[bool, bool]:
    """Whether the entries of a column usually have a bullet, a number."""
    firsts = [row.cells[column][0] for row in rows if not row.blank(column)]
    if not firsts:
        return False, False
    bullets = sum(1 for line in firsts if line.bullet or line.kind == "item")
    numbers = sum(1 for line in firsts if _numbered(line).number is not None)
    return bullets * 3 > len(firsts) * 2, numbers * 3 > len(firsts) * 2


def _first_value(row: Row, column: int) -> int | None:
    value = _numbered(row.cells[column][0]).value if row.cells[column] else None
    return value[-1] if value else None


def _only_function_words(lines: list[Line]) -> bool:
    words = " ".join(line.string for line in lines).split()
    return 0 < len(words) <= 2 and all(word.lower().strip(".,") in FUNCTION_WORDS for word in words)


# Cells that slid


def straighten(row: Row) -> None:
    """Put back values that stand one column away, when it fits clearly better and only into an empty slot."""
    columns = row.columns
    slots = sorted(columns.of("leads", "schedule", "expected_results", "results"))
    slots = [at for at in slots if not columns.readings[at].marked]
    moves = _moves(row, slots)
    if not moves or any(row.spans[at] > 1 for at in slots):
        return
    if all(_fit(columns.readings[at].role, row.string(at)) > 0 for at in slots if not row.blank(at)):
        return
    base = _fits(row, slots, {})
    best: tuple[float, dict[int, int]] | None = None
    for move in moves:
        rise = _fits(row, slots, move) - base
        if rise >= 2 and (best is None or rise > best[0]):
            best = rise, move
    if best is None:
        return
    move = best[1]
    cells = {to: row.cells[at] for at, to in move.items()}
    for at in move:
        row.cells[at] = []
    for to, lines in cells.items():
        row.cells[to] = lines
    names = [columns.readings[at].heading for at in move]
    row.doubts.append(
        Doubt(Code.CELL_SLID, {"from": names, "to": [columns.readings[to].heading for to in move.values()]})
    )


def _moves(row: Row, slots: list[int]) -> list[dict[int, int]]:
    """Every way to shift a run of neighbouring values by one slot into an empty one."""
    moves: list[dict[int, int]] = []
    for empty in range(len(slots)):
        if not row.blank(slots[empty]):
            continue
        for step in (1, -1):
            move: dict[int, int] = {}
            at = empty + step
            while 0 <= at < len(slots) and not row.blank(slots[at]):
                move[slots[at]] = slots[at - step]
                moves.append(dict(move))
                at += step
    return moves


def _fits(row: Row, slots: list[int], move: dict[int, int]) -> float:
    """How well the values fit the columns they would stand in."""
    total = 0.0
    for at in slots:
        if not row.blank(at):
            role = row.columns.readings[move.get(at, at)].role
            total += _fit(role, row.string(at))
    return total


def _fit(role: str, string: str) -> float:
    timed, dated, stated, party, gathering = _facts(string)
    if role == "schedule":
        return 1.0 if timed or stated else (0.3 if gathering else -1.0 if party else -0.5)
    if role == "leads":
        return -1.0 if timed else (1.0 if party else -0.5)
    if role == "results":
        return 1.0 if stated or "%" in string else (-0.5 if timed and dated else 0.0)
    return -1.0 if timed or fold(string) in {"en cours", "termine"} else 0.5


@lru_cache(maxsize=4096)
def _facts(string: str) -> tuple[bool, bool, bool, bool, bool]:
    """(says a time, says a date, states a status, names a party, names a body that may be a meeting)."""
    reading = read_schedule(string)
    kinds = set(reading.kind) - {"undefined"}
    stated = find_status(string) is not None and len(string.split()) <= 4
    party = names_party(string)
    gathering = party and kinds == {"triggered-by-event"}
    timed = bool(kinds) and not gathering and (reading.edtf is not None or not reading.rest)
    return timed, reading.edtf is not None, stated, party, gathering
