"""The tables of a plan as one run of rows: headers read, page breaks stitched, lines across taken out.

A run of tables gives events in reading order: a heading, a line across the table, or a row whose cells are lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.below_tables import without_tables_below
from jalon.recognition.between_tables import (
    MAX_HEADING_WORDS,
    explains,
    fits_columns,
    is_across,
    is_over_parts,
    leads_to_grid,
    looks_like_heading,
    names_a_part,
    plain_above_grid,
    without_level,
)
from jalon.recognition.choice_lists import choice_lists
from jalon.recognition.choices import Choices
from jalon.recognition.columns import ColumnReading, Columns
from jalon.recognition.draft import Draft
from jalon.recognition.gathering import counting_tables
from jalon.recognition.headers import find_header, guess_columns, read_columns, signature_of
from jalon.recognition.indicator_tables import measures, only_names_fields
from jalon.recognition.lines import Element, Grid, GridCell, GridRow, Line, Picture, lines_of
from jalon.recognition.listed_parts import listed_parts
from jalon.recognition.numbers import Numbered, split_any_label, split_label, split_number
from jalon.recognition.other_tables import is_aside, lists_people
from jalon.recognition.part_fields import field_beside, field_of, is_left_blank, part_beside
from jalon.recognition.records import turn_records
from jalon.recognition.row_kinds import (
    asks_in_brackets,
    comes_again,
    is_header_again,
    is_no_line,
    is_template,
    only_said,
)
from jalon.recognition.sheet_names import lists_choices, part_of_sheet, sheets_of_one_kind, without_told_sheets
from jalon.recognition.single_rows import is_state_alone, read_single
from jalon.recognition.stepped_cards import Cards, stepped_cards
from jalon.recognition.table_events import Across, Event, Expected, Heading, Row, Stated, Told, row_of
from jalon.recognition.titling import title_text

_PLAIN_DEPTH: Final = 9  # of a heading that looks as all lines do: no style has so many levels


class TableReader:
    """Reads elements in order into events; what is no part of a table goes to the draft's notes."""

    def __init__(self, draft: Draft, choices: Choices | None = None) -> None:
        self.draft = draft
        self.choices = choices or Choices()
        self.roles = self.choices.of_columns
        self.events: list[Event] = []
        self.columns = Columns()
        self._header: list[str] = []
        self._pending: list[Line] = []
        self._fresh = True  # no row since the last heading
        self._sheet = ""
        self._headed: dict[tuple[str, ...], list[Grid]] = {}  # tables by their header
        self._sheets: set[str] = set()  # names of sheets that each hold a part of one table
        self._choices: set[int] = set()  # tables that only list what cells are chosen among
        self._repeated: set[str] = set()  # lines that come back, as a title does on each sheet
        self._plain = 0  # how many tables have a line above them that could be their heading

    def read(self, elements: list[Element]) -> list[Event]:
        """All the events of these elements."""
        elements = [self._without_below(one) if isinstance(one, Grid) else one for one in elements]
        cards = stepped_cards(elements)
        elements = cards.elements
        grids = [element for element in elements if isinstance(element, Grid)]
        self._choices = choice_lists(grids)
        counting = counting_tables(grids)
        turned = {id(grid): turn_records(grid) for grid in grids}
        for grid in turned.values():
            if header := self._header_of(grid):
                self._headed.setdefault(signature_of(grid, header), []).append(grid)
        self._sheets = sheets_of_one_kind(self._headed)
        strings = Counter(element.string for element in elements if isinstance(element, Line))
        self._repeated = {string for string, times in strings.items() if times > 1}
        self._plain = sum(1 for at, element in enumerate(elements) if plain_above_grid(elements, at))
        self._plain += sum(1 for element in elements if isinstance(element, Grid) and self._headed_inside(element))
        listed = listed_parts(elements)
        for at, element in enumerate(elements):
            if isinstance(element, Grid):
                self._table(element, turned[id(element)], counting)
            elif cards.said(element):
                self._of_card(element, cards)
            elif id(element) in listed:
                if isinstance(element, Line) and (bullets := listed[id(element)]):
                    self._list(element, bullets)
            elif isinstance(element, Picture):
                self.draft.ignored.append((element.text, "image"))
            else:
                self._line(element, leads_to_grid=leads_to_grid(elements, at), over=is_over_parts(elements, at))
        self._flush()
        return without_told_sheets(self.events, self.draft)

    def _without_below(self, grid: Grid) -> Grid:
        """A table without others that end its grid, which are kept whole among the notes."""
        plan, below = without_tables_below(grid)
        self.draft.notes.extend((line.text, "table") for line in below)
        return plan

    def _table(self, grid: Grid, turned: Grid, counting: Collection[int]) -> None:
        """One table: of the plan, or what only counts, lists what is chosen among, or is something else."""
        self._caption(grid)
        self.draft.ignored.extend((line.text, "calendar") for cell in grid.aside for line in cell.lines)
        if id(grid) in self._choices:
            self._set_aside(grid)
        elif id(grid) in counting:
            self._flush()
            self.draft.ignored.extend((line.text, "summary") for line in lines_of(grid))
        else:
            self._grid(turned)

    def _of_card(self, element: Element, cards: Cards) -> None:
        """The title of a card of steps, or a field of it."""
        if id(element) in cards.fields:
            self.events.append(cards.fields[id(element)])
            return
        self._flush()
        self._heading(Heading(cards.titles[id(element)]))

    # Lines between the tables

    def _line(self, line: Line, *, leads_to_grid: bool, over: bool) -> None:
        labelled = split_label(line.text)
        if self._completes_label(line, leads_to_grid=leads_to_grid):
            return
        if labelled and labelled.level in {"axis", "objective"} and len(line.string.split()) <= MAX_HEADING_WORDS:
            self._flush()
            self._heading(Heading(labelled))
        elif is_across(line.string) and self.columns.readings:
            self._flush()
            self.events.append(Across(line.text))
        elif over and split_any_label(line.text):
            self._flush()
            self._heading(Heading(split_any_label(line.text) or split_number(line.text), line.level))
        elif leads_to_grid and (self._pending or self._just_headed) and field_of(line):
            self._pending.append(line)
        elif line.string in self._repeated and line.kind != "heading":
            self.draft.ignored.append((line.text, "repeated_title"))
        elif leads_to_grid and looks_like_heading(line):
            self._pending.append(line)
        else:
            if not (self._pending and (leads_to_grid or explains(line, self._pending[-1]))):
                self._flush()
            self.draft.notes.append((line.text, "remark" if self.events else "introduction"))

    def _list(self, heading: Line, bullets: list[Line]) -> None:
        """A part of the plan whose actions are a list, beside parts that have them in a table."""
        self._flush()
        labelled = split_label(heading.text)
        numbered = labelled if labelled and labelled.level in {"axis", "objective"} else split_number(heading.text)
        self._heading(Heading(numbered, heading.level, guessed=True))
        self.events.append(Row(Columns([ColumnReading("", "action")]), [bullets], [False], spans=[1]))
        self._fresh = False

    @property
    def _just_headed(self) -> bool:
        """Whether nothing came since a heading but what is said of its part."""
        return bool(self.events) and isinstance(self.events[-1], Heading | Told)

    def _headed_inside(self, grid: Grid) -> bool:
        """Whether a table begins with a line of its own over its header, as others have theirs above them."""
        header = self._header_of(grid) if len(grid.rows) > 1 else None
        above = [cell for cell in grid.rows[0].own(0) if cell.string] if header and header[0] == 1 else []
        return len(above) == 1 and above[0].column == 0

    def _completes_label(self, line: Line, *, leads_to_grid: bool) -> bool:
        """A label alone on its line ("AXE 1") is named by the next line."""
        last = self.events[-1] if self.events else None
        named_next = isinstance(last, Heading) and not last.numbered.text and leads_to_grid
        if not named_next or not isinstance(last, Heading) or split_label(line.text):
            return False
        old = last.numbered
        last.numbered = Numbered(old.number, line.text, old.label, old.level, old.rank)
        return True

    def _heading(self, heading: Heading) -> None:
        self.events.append(heading)
        self._fresh = True

    def _flush(self, *, before_grid: bool = False, sections: bool = False) -> None:
        """Lines waiting above a table become headings when a table of the plan follows, else notes.

        `sections`: lines come before headers in the table itself, as the last of these does.
        """
        named = before_grid and "axis" not in self.columns.names
        fields = [field_of(line) for line in self._pending]
        for at, line in enumerate(self._pending):
            above = fields[at + 1 :].count(None)
            if (told := fields[at]) and before_grid and self._just_headed:
                self.events.append(told)
            elif before_grid and is_state_alone(line):
                self.events.append(Stated(line.text))
            elif named and names_a_part(line, last=above == 0, among=sections or self._plain > 1):
                styled = line.kind == "heading"
                numbered = without_level(split_label(line.text)) or split_number(line.text)
                depth = line.level if styled else _PLAIN_DEPTH - min(above, 1)
                self._heading(Heading(numbered, depth, guessed=not styled and not (sections or self._plain > 1)))
            else:
                self.draft.notes.append((line.text, "heading" if before_grid or self.events else "introduction"))
        self._pending = []

    # Tables

    def _caption(self, grid: Grid) -> None:
        """The name of a sheet: a part of the plan when it says so, else kept aside."""
        caption, again = grid.caption, self._sheet
        if caption is None or not caption:
            return
        self._sheet = caption.string
        last = self.events[-1] if self.events else None
        said = part_of_sheet(caption, last.numbered if isinstance(last, Heading) else None)
        if caption.string == again or said == "sheet_name":
            self.draft.ignored.append((caption, "sheet_name"))
        elif isinstance(said, str) and caption.string in self._sheets:
            self._heading(Heading(split_number(caption), guessed=True, sheet=True))
        elif isinstance(said, str):
            self.draft.notes.append((caption, said))
        else:
            self._heading(Heading(said))

    def _grid(self, grid: Grid) -> None:
        if self.choices.header_row is None and not grid.record and self._measures(grid):
            return
        header = self._header_of(grid)
        top = [cell.string for cell in grid.rows[header[0] if header else 0].own(header[0] if header else 0)]
        columns = read_columns(grid, header, self.roles, self._alike(grid, header)) if header else None
        other = is_aside(top) or (columns is not None and lists_people(grid, columns))
        if self.choices.header_row is None and not grid.record and other:
            self._flush()
            self.draft.notes.extend((line.text, "table") for line in lines_of(grid))
            return
        if header and columns and columns.plan and (columns.say_a_plan or not self.events):
            self._open(grid, header, columns)
            return
        aside = grid.caption is not None and lists_choices(grid.caption.string)
        if not aside and self._same_shape(grid):
            self._rows(grid, 0, after_break=True)
            return
        if not aside and header is None and self._goes_on_below(grid):
            self._flush(before_grid=True)
            self._rows(grid, 0, after_break=False)
            return
        alone = len(grid.rows) == 1 and bool(self.columns.readings)
        guessed = None if aside or alone else guess_columns(grid, self.roles)
        if guessed is not None:
            self._flush(before_grid=True)
            self.columns = guessed
            self._header = []
            self._rows(grid, 0, after_break=False)
            return
        self._flush()
        self._set_aside(grid)

    def _measures(self, grid: Grid) -> bool:
        """Take a small table of indicators under a part of the plan as what is expected of it; False for any other."""
        if not self.events or not all(map(only_names_fields, self._pending)):
            return False
        headings = Columns([ColumnReading(cell.string if cell else "") for cell in grid.rows[0].cells])
        found = measures(grid, headings)
        if found is None:
            return False
        expected, others = found
        self.draft.notes.extend((line.text, "heading") for line in self._pending)
        self._pending = []
        self.draft.notes.extend((line.text, "table") for line in others)
        self.events.append(Expected(expected))
        return True

    def _set_aside(self, grid: Grid) -> None:
        """A table that is no part of the plan, beside one that is: kept whole among the notes."""
        if not self.events:
            return
        self.draft.notes.extend((line.text, "table") for line in lines_of(grid))

    def _header_of(self, grid: Grid) -> tuple[int, int] | None:
        """The header of a table; none where it goes on without one below a table whose header row was chosen."""
        if self.choices.header_row and self._header and self._same_shape(grid):
            at = find_header(grid, self.choices)
            row = grid.rows[at[0]] if at else None
            if at and row and not is_header_again(row, at[0], self._header) and find_header(grid) is None:
                return None
        found = find_header(grid, self.choices)
        again = found is None and self.choices.header_row is None and signature_of(grid, (0, 1)) in self._headed
        return (0, 1) if again else found

    def _alike(self, grid: Grid, header: tuple[int, int]) -> list[Grid]:
        """The other tables under the same header."""
        return [other for other in self._headed.get(signature_of(grid, header), []) if other is not grid]

    def _same_shape(self, grid: Grid) -> bool:
        """Whether a table without header goes on with the last one: as many columns, or empty ones more or less."""
        wanted = len(self.columns.readings)
        used = max(
            (cell.column + 1 for i, row in enumerate(grid.rows) for cell in row.own(i) if cell.string),
            default=0,
        )
        if grid.caption is not None and used * 2 < wanted:
            return False  # a sheet of its own
        return not self._pending and bool(self.events) and used <= wanted and (grid.columns >= wanted or used > 0)

    def _goes_on_below(self, grid: Grid) -> bool:
        """Whether a table without header goes on with the columns of the last one, below a line that heads it."""
        return bool(self._pending and self.events) and not self.columns.guessed and fits_columns(grid, self.columns)

    def _open(self, grid: Grid, header: tuple[int, int], columns: Columns) -> None:
        first, after = header
        signature = [squeeze(fold(column.heading)) for column in columns.readings]
        repeated = signature == self._header and bool(self.columns.readings)
        last = self.columns
        self.columns = columns
        self._flush(before_grid=True, sections=comes_again(grid, first))
        self.columns = last
        for index in range(first):
            if self._belongs_above(grid, index):
                self.events.append(row_of(self.columns, grid.rows[index], index, after_break=not self._fresh))
            else:
                self._title_row(grid, index)
        for index in range(first, after):
            for cell in grid.rows[index].own(index):
                for line in cell.lines:
                    self.draft.ignored.append((line.text, "repeated_header")) if repeated else self.draft.notes.append(
                        (line.text, "heading")
                    )
        if repeated:
            columns = self.columns
        self.columns, self._header = columns, signature
        self._rows(grid, after, after_break=repeated and not grid.record and not self._fresh)

    def _belongs_above(self, grid: Grid, index: int) -> bool:
        """Whether a row before a repeated header goes on with the table above the break."""
        own = [cell for cell in grid.rows[index].own(index) if cell.string]
        narrow = all(cell.col_span == 1 for cell in own)
        across = len(own) == 1 and own[0].column == 0
        return bool(own) and narrow and not across and self._same_shape(grid)

    def _title_row(self, grid: Grid, index: int) -> None:
        """A row above the header: a label, a heading across, or words to keep."""
        own = [cell for cell in grid.rows[index].own(index) if cell.string]
        lines = [line for cell in own for line in cell.lines]
        if self._told_above(own, grid.columns):
            return
        if len(own) == 1 and lines:
            labelled = split_label(lines[0].text)
            if labelled and labelled.level in {"axis", "objective"} and len(lines) == 1:
                self._heading(Heading(labelled))
                return
            over = index == 0 and not self.events
            if title_text(lines[0].text, self.draft, over_all=over) and len(lines) == 1:
                return
            if len(lines) == 1 and is_state_alone(lines[0]):
                self.events.append(Stated(lines[0].text))
                return
            if len(lines) == 1 and len(lines[0].string.split()) <= MAX_HEADING_WORDS and not is_across(lines[0].string):
                self._heading(Heading(split_number(lines[0].text), guessed=True))
                return
        for line in lines:
            labelled = split_label(line.text)
            if labelled and labelled.level in {"axis", "objective"}:
                self._heading(Heading(labelled))
            else:
                self.draft.notes.append((line.text, "introduction"))

    def _told_above(self, own: list[GridCell], columns: int) -> bool:
        """Take a row over a header that names a part, or says something of the part above; False for any other."""
        if part := part_beside(own):
            self._heading(Heading(part))
            if part.number is None:
                self.draft.ignored.append((own[0].lines[0].text, "field_label"))
        elif self._just_headed and (told := field_beside(own)):
            self.events.append(told)
        elif self._just_headed and is_left_blank(own, columns):
            self.draft.ignored.append((own[0].lines[0].text, "field_label"))
        else:
            return False
        return True

    def _rows(self, grid: Grid, first: int, *, after_break: bool) -> None:
        page = grid.rows[first].page if first < len(grid.rows) else None
        for index in range(first, len(grid.rows)):
            row = grid.rows[index]
            own = [cell for cell in row.own(index) if cell.string]
            if not own:
                continue
            if (index == first and is_template(own)) or asks_in_brackets(own):
                first += index == first  # what to write may be told on several rows
                self.draft.ignored.extend((line.text, "template") for cell in own for line in cell.lines)
                continue
            if role := is_no_line(own, grid) or only_said(self.columns, row, index):
                self.draft.notes.extend((line.text, role) for cell in own for line in cell.lines)
                continue
            broken = after_break or (row.page is not None and page is not None and row.page != page)
            page = row.page
            if is_header_again(row, index, self._header):
                self.draft.ignored.extend((line.text, "repeated_header") for cell in own for line in cell.lines)
                after_break = True
                continue
            if len(own) == 1 and len(own[0].lines) == 1 and self._before_header(grid, index):
                self._title_row(grid, index)
                continue
            if len(own) == 1 and self._single(row, index, own[0]):
                after_break = False
                continue
            self.events.append(row_of(self.columns, row, index, after_break=broken and not self._fresh))
            self._fresh = after_break = False

    def _before_header(self, grid: Grid, index: int) -> bool:
        """Whether the header comes again right after a row."""
        return index + 1 < len(grid.rows) and is_header_again(grid.rows[index + 1], index + 1, self._header)

    def _single(self, row: GridRow, index: int, cell: GridCell) -> bool:
        """A row with words in one cell only: a heading, a state or a line across, unless it is a cell of its column."""
        said = read_single(self.columns, row, index, cell)
        if said is None:
            return False
        if isinstance(said, str):
            self.draft.notes.extend((line.text, said) for line in cell.lines)
        elif isinstance(said, Heading):
            self._heading(said)
        else:
            self.events.append(said)
        return True
