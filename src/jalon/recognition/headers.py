"""The header of a table: which rows it is, and the columns it names; or the columns of a table without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.assigning import assign_roles
from jalon.recognition.calendars import initials, says_period, shaded
from jalon.recognition.choices import Choices, role_said
from jalon.recognition.columns import (
    MAX_HEADING_WORDS,
    ColumnReading,
    Columns,
    Roles,
    column_role,
    heading_role,
    plain_heading,
    says_a_field,
)
from jalon.recognition.contents import Content, Contents, content_of, contents_of, names_body
from jalon.recognition.entries import lists_several
from jalon.recognition.levels import find_statement
from jalon.recognition.lines import Grid, GridCell, GridRow
from jalon.recognition.marked_columns import mark_calendars, mark_colours, mark_days, mark_people, mark_shares
from jalon.recognition.minutes_tables import assign_minutes
from jalon.recognition.verbs import is_action, is_infinitive
from jalon.recognition.vocabulary.columns import FIELD_ROLES, PLAN_ROLES, ROLES
from jalon.recognition.vocabulary.stems import TITLES

SAMPLE = 80
_AXIS_OF_TIME: Final = 2  # periods side by side that are no two years of a budget
_MANY_PERIODS: Final = 4
_KNOWN_BODY: Final = 0.5  # of the name of a body, that a heading would be
_HEADS: Final = 6  # words of a heading nobody knows
_PLAIN_HEAD: Final = 3  # words of a heading in a language nobody knows
_BRIEF: Final = 3  # words of each heading, where one says what and one says who or when
_DATED: Final = 0.9  # of the cells under one of them
_CONTRAST: Final = 0.6  # of the cells under it
_NAMES: Final = 0.8  # of the cells under it: short actions look like names
_BESIDE: Final = 2  # cells: a label and its value
_SEVERAL: Final = 3  # actions: fewer make no plan
_IN_VERBS: Final = 0.6  # of them
_LONG: Final = 400  # letters: more are no heading
_NUMBERS_A_LINE: Final = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\.?\s*")
_DESCRIBES: Final = re.compile(r"(?:description|descriptif|details?|libelle|texte?|intitule|contenu|content)\b")
_TYPED: Final = (Content.DATE, Content.NUMBER, Content.STATUS, Content.FLAG, Content.MARK)


class _Head(NamedTuple):
    """What is looked at in a cell (see GridCell): every way of reading a table looks at its first rows again."""

    string: str
    role: str
    col_span: int


def header_roles(cells: list[GridCell], taught: Roles | None = None) -> dict[str, int]:
    """How many cells of a row announce each role; empty when the row cannot be a header.

    `taught` are headings a person gave a role.
    """
    heads = tuple([_Head(string, cell.role, cell.col_span) for cell in cells if (string := cell.string) or cell.role])
    if any(len(head.string) > _LONG for head in heads):
        return {}
    return _roles(heads, taught) if taught else _usual_roles(heads)


@lru_cache(maxsize=4096)
def _usual_roles(heads: tuple[_Head, ...]) -> dict[str, int]:
    return _roles(heads, None)


def _roles(heads: tuple[_Head, ...], taught: Roles | None) -> dict[str, int]:
    filled = list(heads)
    periods = [cell for cell in filled if len(cell.string.split()) <= 4 and says_period(cell.string)]
    if len(periods) > 1 or any(cell.col_span > 1 for cell in periods):
        filled = [cell for cell in filled if cell not in periods]
        if over_time := _across_time(filled, len(periods)) or _beside_time(filled, len(periods)):
            return over_time
    if len(filled) < 2 or not all(map(_fits_a_header, filled)):
        return {}
    if across := _across_states(filled) or _across_bodies(filled):
        return across
    readings = [(cell.role, 1.0) if cell.role else _announced(cell.string, taught) for cell in filled]
    strong = [reading[0] for reading in readings if reading and reading[1] >= 0.5]
    weak = [reading[0] for reading in readings if reading]
    levels, fields = set(strong) & set(PLAN_ROLES), set(strong) & set(FIELD_ROLES)
    brief = all(len(cell.string.split()) <= _BRIEF and not cell.string.endswith(".") for cell in filled)
    several = bool(levels) and (len(levels) + len(fields) >= _SEVERAL or (bool(fields) and brief))
    if len(strong) < 2 or len(weak) * (3 if several else 2) < len(filled):
        return {}
    counts = Counter(weak)
    if len(counts) < 2 and not all(len(cell.string.split()) <= 3 for cell in filled):
        return {}
    return dict(counts)


def _fits_a_header(cell: GridCell | _Head) -> bool:
    """Whether the words of a cell are few enough, no figure, and no field with its value."""
    few = len(cell.string.split()) <= MAX_HEADING_WORDS + 3
    figure = cell.string.isdigit() or _NUMBERS_A_LINE.fullmatch(cell.string)
    return bool(cell.role) or (few and not figure and not _tells_a_field(cell.string))


def _tells_a_field(string: str) -> bool:
    """Whether a cell names its own field: "Responsable : Odile Roy", "Échéance : mai 2031"."""
    valued = ":" in string and says_a_field(string)
    return valued and content_of(string.partition(":")[2]) in {Content.NAME, Content.DATE}


def _across_time(others: list[_Head], periods: int) -> dict[str, int]:
    """The roles of a header of periods, with one other heading or none: parts of the plan down, time across."""
    if not others and periods > _AXIS_OF_TIME:
        return {"axis": 1, "schedule": periods}
    only = column_role(others[0].string) if len(others) == 1 else None
    return {only[0]: 1, "schedule": periods} if only and only[1] >= 0.5 else {}


def _beside_time(others: list[_Head], periods: int) -> dict[str, int]:
    """The roles of a header of many periods beside a few headings, one of which says who, how far or what is done.

    Another, in words of its own, is what is done.
    """
    roles = {found[0] for cell in others if (found := column_role(cell.string)) and found[1] >= 0.5}
    brief = all(_fits_a_header(cell) and len(cell.string.split()) <= _HEADS for cell in others)
    told = bool(roles & {*FIELD_ROLES, "action"}) and (len(roles) < len(others) or bool(roles & set(PLAN_ROLES)))
    if periods < _MANY_PERIODS or len(others) > _SEVERAL or not brief or not told:
        return {}
    return {"action": 1, "schedule": periods, **dict.fromkeys(roles, 1)}


def _across_states(filled: list[_Head]) -> dict[str, int]:
    """The roles of a board, of statuses side by side: what stands so is under each."""
    states = len({cell.string for cell in filled}) > 1 and all(content_of(c.string) is Content.STATUS for c in filled)
    return {"status": len(filled), "action": 1} if states else {}


def _across_bodies(filled: list[_Head]) -> dict[str, int]:
    """The roles of a header of bodies beside a heading of the plan: aims down, who acts across."""
    first, *others = filled
    only = column_role(first.string)
    if not only or only[0] not in PLAN_ROLES or len({cell.string for cell in others}) != len(others) or len(others) < 2:
        return {}
    if any((heading_role(cell.string) or ("", 0.0))[1] > _KNOWN_BODY for cell in others):
        return {}
    return {only[0]: 1, "leads": len(others)} if all(names_body(cell.string) for cell in others) else {}


def _announced(heading: str, taught: Roles | None = None) -> tuple[str, float] | None:
    """What a heading announces; one that only says "Name" or "Title" announces what is done."""
    if told := role_said(taught, heading):
        return told, 1.0
    return column_role(heading) or (("action", 0.5) if TITLES.fullmatch(plain_heading(heading)) else None)


def find_header(grid: Grid, choices: Choices | None = None) -> tuple[int, int] | None:
    """(first row, row after the last) of the grid's header: the row chosen, else the one with most distinct roles."""
    if choices and choices.header_row is not None and choices.header_row <= len(grid.rows) and not grid.record:
        return _below(grid, choices.header_row - 1) if choices.header_row else None
    taught = choices.roles if choices else None
    best: tuple[int, int] | None = None
    most = 1
    for index, row in enumerate(grid.rows[:8]):
        roles = header_roles(row.own(index), taught)
        plan_or_field = [role for role in roles if role in PLAN_ROLES + FIELD_ROLES]
        if len(plan_or_field) > most:
            best, most = (index, index + 1), len(plan_or_field)
    if best is None and _heads_levels(grid):
        return 0, 1
    if best is None:
        best = _contrasting(grid)
    if best is None:
        return None
    first, after = _below(grid, best[0])
    while first > 0 and (_wide_heading(grid, first - 1, first) or _times_over(grid, first - 1, first)):
        first -= 1
    return first, after


def _below(grid: Grid, first: int) -> tuple[int, int]:
    """A header that begins in a row, with the rows that divide its headings."""
    after = first + 1
    while after < len(grid.rows) and _subheader(grid, first, after):
        after += 1
    return first, after


def _contrasting(grid: Grid) -> tuple[int, int] | None:
    """The first full row, where its cells are words over columns of dates, statuses or numbers: headings of their own.

    One of them at least says something known, two columns contrast, or one headed as actions says what to do.
    """
    for index, row in enumerate(grid.rows[:4]):
        own = [cell for cell in row.own(index) if cell.string]
        if len(own) < max(2, 0.6 * grid.columns):
            continue
        if len(grid.rows) < index + 3 or not all(map(_may_head, own)) or len({cell.string for cell in own}) < len(own):
            return None
        texts = [_texts(grid.rows[index + 1 :], index + 1, cell.column) for cell in own]
        typed = sum(1 for cell, column in zip(own, texts, strict=True) if _contrasts(cell, contents_of(column)))
        known = sum(1 for cell in own if _announced(cell.string))
        header = (index, index + 1)
        columns = read_columns(grid, header)
        told = typed > 1 or (typed and (known or _over_dates(own, texts))) or columns.in_verbs
        return header if told and columns.say_a_plan else None
    return None


def _over_dates(own: list[GridCell], texts: list[list[str]]) -> bool:
    """Whether a row of a few words each, in no language known, stands over a column of dates: it has none itself."""
    short = all(len(cell.string.split()) <= _PLAIN_HEAD and cell.string[:1].isalpha() for cell in own)
    short = short and len({cell.string[:1].islower() for cell in own}) == 1  # names of the columns are of one kind
    again = any(cell.string in column for cell, column in zip(own, texts, strict=True))
    dated = [contents for column in texts if (contents := contents_of(column)).share(Content.DATE) >= _DATED]
    return short and not again and any(contents.filled >= _SEVERAL for contents in dated)


def _contrasts(cell: GridCell, under: Contents) -> bool:
    """Whether a cell is words over dates, numbers, statuses or names."""
    named = content_of(cell.string) is Content.WORDS and under.share(Content.NAME) >= _NAMES
    return named or under.share(*_TYPED) >= _CONTRAST


def _may_head(cell: GridCell) -> bool:
    """Whether the words of a cell may be those of a heading."""
    words = content_of(cell.string) in {Content.NAME, Content.WORDS}
    if _tells_a_field(cell.string):
        return False
    return len(cell.string.split()) <= _HEADS and (words or _announced(cell.string) is not None)


def _heads_levels(grid: Grid) -> bool:
    """Whether a first row of headings in other words stands over a column that names levels."""
    first = grid.rows[0].own(0) if grid.rows else []
    said = [cell for cell in first if cell.string or cell.column]  # the corner over the levels may be empty
    short = all(cell.string and len(cell.string.split()) <= 4 and not cell.string[0].isdigit() for cell in said)
    if not short or len(first) < max(2, grid.columns):
        return False
    texts = [_texts(grid.rows[1:], 1, column) for column in range(grid.columns)]
    statement = find_statement([cell.string for cell in first], texts)
    return statement is not None and statement.named


def _subheader(grid: Grid, first: int, index: int) -> bool:
    """Whether a row only divides the headings above it: it hangs under cells that span rows or columns.

    Where no cell spans anything, a heading followed by blanks spans them.
    """
    own = grid.rows[index].own(index)
    filled = [cell for cell in own if cell.string]
    above = [cell for cell in dict.fromkeys(filter(None, grid.rows[index].cells)) if first <= cell.row < index]
    split = [cell for cell in dict.fromkeys(filter(None, grid.rows[first].cells)) if cell.col_span > 1]
    if filled and not above and not split and index == first + 1:
        top = [cell.string if cell else "" for cell in grid.rows[first].cells]
        blank = [at for at, string in enumerate(top) if not string]
        places = [cell.column for cell in filled]
        known = all(heading_role(cell.string) or says_period(cell.string) for cell in filled)
        divides = known or all(at in blank or at + 1 in blank for at in places)
        divides = divides and any(at in blank for at in places)
        return divides and 0 not in places and all(len(cell.string.split()) <= 4 for cell in filled)
    if not filled or not (above or split) or _is_band(grid, filled):
        return False
    short = all(len(cell.string.split()) <= 4 for cell in filled)
    under = all(any(s.column <= cell.column < s.column + s.col_span for s in split) for cell in filled)
    named = sum(1 for cell in filled if heading_role(cell.string) or says_period(cell.string))
    return short and ((bool(above) and under) or named * 2 > len(filled))


def _is_band(grid: Grid, filled: list[GridCell]) -> bool:
    """Whether a row is one cell across the whole table: a part of the plan, under a header that it ends."""
    return len(filled) == 1 and grid.columns > 2 and filled[0].col_span >= grid.columns


def _wide_heading(grid: Grid, index: int, first: int) -> bool:
    """Whether the row above a header groups its columns ("Suivi" over "Statut" and "Commentaires")."""
    own = [cell for cell in grid.rows[index].own(index) if cell.string]
    roles = [heading_role(cell.string) for cell in own]
    told = any(cell.string.endswith((".", ";", "?")) for cell in own)  # a sentence heads no columns
    if len(own) == _BESIDE and own[0].col_span == own[0].row_span == 1 and not own[0].column:
        below = grid.rows[first].cells[0]
        if below is not None and below.row == first and below.string and own[1].col_span == grid.columns - 1:
            return False  # a label and its value, over headings that begin with one of their own
    return (
        len(own) > 1 and all(roles) and not told and any(1 < cell.col_span < grid.columns for cell in own) and first > 0
    )


def _times_over(grid: Grid, index: int, first: int) -> bool:
    """Whether the row above a header only says the years, or halves of them, of the periods under each."""
    own = [cell for cell in grid.rows[index].own(index) if cell.string]
    below = [cell.string if cell else "" for cell in grid.rows[first].cells]
    if not own or own[0].column == 0 or not all(says_period(cell.string) for cell in own):
        return False
    letters = initials(below)
    return all(says_period(below[cell.column]) or cell.column in letters for cell in own)


def signature_of(grid: Grid, header: tuple[int, int]) -> tuple[str, ...]:
    """What tells a header from others: its words, folded."""
    first, after = header
    cells = (grid.rows[row].cells[column] for row in range(first, after) for column in range(grid.columns))
    return tuple(squeeze(fold(cell.string)) if cell else "" for cell in cells)


def read_columns(
    grid: Grid, header: tuple[int, int], roles: Roles | None = None, alike: Sequence[Grid] = ()
) -> Columns:
    """The columns of a grid from its header rows, assigned by what the cells below them hold.

    `roles` are those a person chose, by heading; `alike` the other tables under the same header: what their cells
    hold tells too.
    """
    first, after = header
    headings = [_parts(grid, header, column) for column in range(grid.columns)]
    bands = _bands(headings)
    readings = []
    for column, parts in enumerate(headings):
        over = [cell for row in grid.rows[first:after] if (cell := row.cells[column])]
        told = next((cell.role for cell in over if cell.role), "")
        readings.append(ColumnReading(" – ".join(parts), told) if told else _reading(parts, bands))
    columns = Columns(readings)
    body = grid.rows[after:]
    texts = [_texts(body, after, column) for column in range(grid.columns)]
    indents = [_indents(body, after, column) for column in range(grid.columns)]
    columns.levels = find_statement([reading.heading for reading in readings], texts, indents)
    for other in alike:
        for column, held in enumerate(texts):
            held.extend(_texts(other.rows[after:], after, column)[: max(0, SAMPLE - len(held))])
    if columns.levels is not None and columns.levels.way not in {"indent", "label"}:
        readings[columns.levels.column].role = "extra" if columns.levels.aside else "number"
    shades = [shaded(body[:SAMPLE], after, column) for column in range(grid.columns)]
    mark_calendars(columns, texts, shades)
    mark_people(columns, texts)
    mark_colours(columns, texts, shades)
    mark_days(columns, texts)
    mark_shares(columns, texts)
    assign_roles(columns, texts, cards=grid.record is not None and bool(grid.record))
    _assign_named(columns, texts)
    _assign_described(columns, texts)
    if grid.record:
        _keep_aims(columns, [grid, *alike], after)
    assign_minutes(columns)
    columns.in_verbs = _in_verbs(columns, texts)
    return _chosen(columns, roles)


def _parts(grid: Grid, header: tuple[int, int], column: int) -> list[str]:
    """What the header rows say of a column, from the top."""
    first, after = header
    over = [cell for row in grid.rows[first:after] if (cell := row.cells[column])]
    parts = list(dict.fromkeys(cell.string for cell in over if cell.string))
    if after - first > 1 and over and not over[0].string and parts:
        left = (cell.string for at in range(column, -1, -1) if (cell := grid.rows[first].cells[at]))
        parts = [*filter(None, [next(filter(None, left), "")]), *parts]
    return parts


def _bands(headings: list[list[str]]) -> set[str]:
    """The headings over columns of several kinds, which say nothing of any: "Planification" over "N°" and "Action"."""
    under: dict[str, set[str]] = {}
    for top, *below in filter(None, headings):
        if below and (found := column_role(below[-1])):
            under.setdefault(top, set()).add(found[0])
    return {top for top, roles in under.items() if len(roles) > 1}


def _in_verbs(columns: Columns, texts: list[list[str]]) -> bool:
    """Whether a column headed as actions says in each cell what to do; a count of them is no plan yet."""
    headed = (at for at in columns.of("action") if column_role(columns.readings[at].heading))
    filled = [[text for text in texts[at] if text] for at in headed]
    return any(len(cells) >= _SEVERAL and sum(map(is_action, cells)) >= _IN_VERBS * len(cells) for cells in filled)


def _assign_named(columns: Columns, texts: list[list[str]]) -> None:
    """Beside a column that names levels, where no heading says what is done: the first column of sentences."""
    if columns.levels is None or not columns.levels.named or columns.plan:
        return
    for at, column in enumerate(columns.readings):
        words = sum(len(text.split()) for text in texts[at])
        if at != columns.levels.column and column.role == "extra" and words >= 2 * sum(map(bool, texts[at])) > 0:
            column.role, columns.numbered = "action", at
            return


def _keep_aims(columns: Columns, cards: Sequence[Grid], after: int) -> None:
    """Aims that cards list under the name of their action are said of it: it cannot stand under several of them."""
    for at in columns.of("objective"):
        cells = [cell for card in cards for row in card.rows[after:] if (cell := row.cells[at])]
        named = any(action < at for action in columns.of("action"))
        if named and any(lists_several(cell.lines) for cell in cells):
            columns.readings[at].role = "extra"


def _assign_described(columns: Columns, texts: list[list[str]]) -> None:
    """Where no heading names what is done: the first column headed "Description" whose cells say it in verbs."""
    for at, column in enumerate(columns.readings if not columns.plan else []):
        filled = [text for text in texts[at] if text]
        acting = len(filled) >= _SEVERAL and sum(map(is_infinitive, filled)) >= _IN_VERBS * len(filled)
        if column.role == "extra" and acting and _DESCRIBES.match(plain_heading(column.heading)):
            column.role, columns.numbered = "action", at
            return


def _chosen(columns: Columns, roles: Roles | None) -> Columns:
    """The roles a person chose replace those that were read; a column without heading goes by its place ("#2")."""
    for at, column in enumerate(columns.readings):
        role = role_said(roles, column.heading, at + 1)
        if role in ROLES:
            column.role, column.marked = role, column.marked and role in {"schedule", "status"}
    return columns


def _reading(parts: list[str], bands: Collection[str] = ()) -> ColumnReading:
    heading = " – ".join(parts)
    roles = [found for found in map(column_role, reversed(parts)) if found]
    role = roles[0][0] if roles else ""
    if parts and parts[0] in bands:
        role = (column_role(parts[-1]) or ("", 0))[0]
    elif len(parts) > 1 and column_role(parts[0]) and (not role or role in {"number", "extra"}):
        role = (column_role(parts[0]) or ("", 0))[0]
    return ColumnReading(heading, role)


def guess_columns(grid: Grid, roles: Roles | None = None) -> Columns | None:
    """The columns of a grid without header, by content alone; None when it looks like no plan."""
    columns = Columns([ColumnReading("", "") for _ in range(grid.columns)], guessed=True)
    texts = [_texts(grid.rows, 0, column) for column in range(grid.columns)]
    assign_roles(columns, texts)
    _chosen(columns, roles)
    if not columns.plan or not ({"leads", "schedule", "status", "results"} & columns.names):
        return None
    return columns


def _indents(rows: list[GridRow], offset: int, column: int) -> list[float | None]:
    """How far to the right the words of each cell of a column begin; None where there are none, or a bullet."""
    indents: list[float | None] = []
    for index, row in enumerate(rows[:SAMPLE], offset):
        cell = row.cells[column]
        line = cell.lines[0] if cell and cell.row == index and cell.lines else None
        indents.append(line.indent if line and not line.bullet and line.kind != "item" else None)
    return indents


def _texts(rows: list[GridRow], offset: int, column: int) -> list[str]:
    """What the cells that begin in this column say, row by row ("" for none), for as many rows as tell enough."""
    texts = []
    for index, row in enumerate(rows[:SAMPLE], offset):
        cell = row.cells[column]
        own = cell is not None and cell.row == index and cell.column == column and cell.col_span == 1
        texts.append(cell.string if own and cell else "")
    return texts
