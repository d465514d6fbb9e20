"""What each column of a table holds: said by its heading, else by its content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.phrases.parties import looks_like_party
from jalon.phrases.schedules import read_schedule
from jalon.phrases.statuses import find_status
from jalon.recognition.lines import Grid, GridCell, GridRow
from jalon.recognition.sentences import FUNCTION_WORDS
from jalon.recognition.vocabulary.columns import FIELD_ROLES, HEADINGS, PLAN_ROLES

Roles = Mapping[str, str]
ROLES: Final = frozenset({"number", *PLAN_ROLES, *FIELD_ROLES, "extra"})
MAX_HEADING_WORDS = 9
SAMPLE = 80
# Of two columns of expected results, the one whose heading says it most plainly is it; the other is kept as it is.
_PLAIN_EXPECTED = re.compile(r"resultats?|outcomes?|results?|retombees|effets")
_PERIOD = re.compile(r"(t[1-4]|q[1-4]|a[n1-5]|an(nee)? ?\d|year ?\d|(19|20)\d\d(\s*-\s*(19|20)?\d\d)?|[jfmasond])")


@dataclass(slots=True)
class ColumnReading:
    """One column: its heading as written, its role, and whether its cells are only marks under that heading.

    `timed`: it holds what is done in the time its heading says ("An 1").
    """

    heading: str = ""
    role: str = "extra"
    marked: bool = False
    timed: bool = False


@dataclass(slots=True)
class Columns:
    """The columns of a table. `guessed` when no heading said what they hold.

    `numbered` is the plan column that a column of numbers is about.
    """

    readings: list[ColumnReading] = field(default_factory=list)
    guessed: bool = False
    numbered: int | None = None

    def of(self, *roles: str) -> list[int]:
        """Positions of the columns that have one of these roles, by the order of the roles, then from the left."""
        return [at for role in roles for at, column in enumerate(self.readings) if column.role == role]

    @property
    def plan(self) -> list[int]:
        """Positions of the columns that hold the plan's own levels, from the widest level to the deepest."""
        return self.of(*PLAN_ROLES)

    @property
    def names(self) -> set[str]:
        """The roles present."""
        return {column.role for column in self.readings}


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {phrase: role for role, phrases in HEADINGS.items() for phrase in phrases}
    longest_first = sorted(roles, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), roles


def heading_role(heading: str) -> tuple[str, float] | None:
    """The role a heading announces and the share of it that says so; None when it says nothing known."""
    folded = squeeze(fold(heading)).strip(" :.*-")
    if not folded or len(folded.split()) > MAX_HEADING_WORDS:
        return None
    pattern, roles = _phrases()
    found = list(pattern.finditer(folded))
    if not found:
        return None
    said = sum(len(match.group()) for match in found)
    rest = sum(len(word) for word in re.findall(r"\w+", pattern.sub(" ", folded)) if word not in FUNCTION_WORDS)
    share, role = said / (said + rest), roles[found[0].group()]
    # "Couleur du dossier" is about a colour: a word of the plan's levels counts at the head of its heading.
    aside = role in PLAN_ROLES and share <= 0.6 and re.search(r"\w{3,}", folded[: found[0].start()])
    return None if aside else (role, share)


def header_roles(cells: list[GridCell]) -> dict[str, int]:
    """How many cells of a row announce each role; empty when the row cannot be a header."""
    filled = [cell for cell in cells if cell.string or cell.role]
    periods = [cell for cell in filled if len(cell.string.split()) <= 4 and _says_period(cell.string)]
    if len(periods) > 1:
        filled = [cell for cell in filled if cell not in periods]
        if len(filled) == 1 and (only := heading_role(filled[0].string)) and only[1] >= 0.5:
            return {only[0]: 1, "schedule": len(periods)}
    if len(filled) < 2 or any(len(cell.string.split()) > MAX_HEADING_WORDS + 3 for cell in filled):
        return {}
    readings = [(cell.role, 1.0) if cell.role else heading_role(cell.string) for cell in filled]
    strong = [reading[0] for reading in readings if reading and reading[1] >= 0.5]
    weak = [reading[0] for reading in readings if reading]
    if len(strong) < 2 or len(weak) * 2 < len(filled):
        return {}
    counts = Counter(weak)
    if len(counts) < 2 and not all(len(cell.string.split()) <= 3 for cell in filled):
        return {}
    return dict(counts)


def find_header(grid: Grid) -> tuple[int, int] | None:
    """(first row, row after the last) of the grid's header; the one with most distinct roles wins."""
    best: tuple[int, int] | None = None
    most = 1
    for index, row in enumerate(grid.rows[:8]):
        roles = header_roles(row.own(index))
        plan_or_field = [role for role in roles if role in PLAN_ROLES + FIELD_ROLES]
        if len(plan_or_field) > most:
            best, most = (index, index + 1), len(plan_or_field)
    if best is None:
        return None
    first, after = best
    while after < len(grid.rows) and _subheader(grid, first, after):
        after += 1
    while first > 0 and _wide_heading(grid, first - 1, first):
        first -= 1
    return first, after


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
        divides = all(at in blank or at + 1 in blank for at in places) and any(at in blank for at in places)
        return divides and 0 not in places and all(len(cell.string.split()) <= 4 for cell in filled)
    if not filled or not (above or split):
        return False
    short = all(len(cell.string.split()) <= 4 for cell in filled)
    under = all(any(s.column <= cell.column < s.column + s.col_span for s in split) for cell in filled)
    named = sum(1 for cell in filled if heading_role(cell.string) or _PERIOD.fullmatch(fold(cell.string)))
    return short and ((bool(above) and under) or named * 2 > len(filled))


def _wide_heading(grid: Grid, index: int, first: int) -> bool:
    """Whether the row above a header groups its columns ("Suivi" over "Statut" and "Commentaires")."""
    own = [cell for cell in grid.rows[index].own(index) if cell.string]
    roles = [heading_role(cell.string) for cell in own]
    return len(own) > 1 and all(roles) and any(1 < cell.col_span < grid.columns for cell in own) and first > 0


def read_columns(grid: Grid, header: tuple[int, int], roles: Roles | None = None) -> Columns:
    """The columns of a grid from its header rows, settled by what the cells below them hold.

    `roles` are those a person chose, by heading.
    """
    first, after = header
    readings = []
    for column in range(grid.columns):
        over = [cell for row in grid.rows[first:after] if (cell := row.cells[column])]
        parts = list(dict.fromkeys(cell.string for cell in over if cell.string))
        if after - first > 1 and over and not over[0].string and parts:
            left = (cell.string for at in range(column, -1, -1) if (cell := grid.rows[first].cells[at]))
            parts = [*filter(None, [next(filter(None, left), "")]), *parts]
        told = next((cell.role for cell in over if cell.role), "")
        readings.append(ColumnReading("", told) if told else _reading(parts))
    columns = Columns(readings)
    body = grid.rows[after:]
    _mark_calendars(columns, body, after)
    _settle(columns, [_texts(body, after, column) for column in range(grid.columns)])
    return _chosen(columns, roles)


def _chosen(columns: Columns, roles: Roles | None) -> Columns:
    """The roles a person chose replace those that were read; a column without heading goes by its place ("#2")."""
    for at, column in enumerate(columns.readings):
        role = (roles or {}).get(column.heading or f"#{at + 1}")
        if role in ROLES:
            column.role, column.marked = role, column.marked and role in {"schedule", "status"}
    return columns


def _reading(parts: list[str]) -> ColumnReading:
    heading = " – ".join(parts)
    roles = [found for found in map(heading_role, reversed(parts)) if found]
    role = roles[0][0] if roles else ""
    if len(parts) > 1 and heading_role(parts[0]) and (not role or role in {"number", "extra"}):
        role = (heading_role(parts[0]) or ("", 0))[0]
    return ColumnReading(heading, role)


def guess_columns(grid: Grid, roles: Roles | None = None) -> Columns | None:
    """The columns of a grid without header, by content alone; None when it looks like no plan."""
    columns = Columns([ColumnReading("", "") for _ in range(grid.columns)], guessed=True)
    texts = [_texts(grid.rows, 0, column) for column in range(grid.columns)]
    _settle(columns, texts)
    _chosen(columns, roles)
    if not columns.plan or not ({"leads", "schedule", "status", "results"} & columns.names):
        return None
    return columns


def _texts(rows: list[GridRow], offset: int, column: int) -> list[str]:
    """What the cells that begin in this column say, row by row ("" for none), for as many rows as tell enough."""
    texts = []
    for index, row in enumerate(rows[:SAMPLE], offset):
        cell = row.cells[column]
        own = cell is not None and cell.row == index and cell.column == column and cell.col_span == 1
        texts.append(cell.string if own and cell else "")
    return texts


def _mark_calendars(columns: Columns, body: list[GridRow], offset: int) -> None:
    """Columns whose cells are only crosses: their heading is the value ("T1", "Réalisé")."""
    for at, column in enumerate(columns.readings):
        filled = [text for text in _texts(body, offset, at) if text]
        if not filled or not all(
            len(text) <= 2 and fold(text) in {"x", "✓", "✔", "●", "•", "√", "v", "*", "■"} for text in filled
        ):
            continue
        last = column.heading.split(" – ")[-1]
        if column.role == "leads" and " – " in column.heading:
            column.marked = True
        elif find_status(last):
            column.role, column.marked = "status", True
        elif column.role in {"", "schedule", "number"} or _PERIOD.fullmatch(fold(last)):
            column.role, column.marked = "schedule", True


def _settle(columns: Columns, texts: list[list[str]]) -> None:
    """Give every column one role: unknown ones by content, doubles by what they say best."""
    for at, column in enumerate(columns.readings):
        if not column.role:
            column.role = _by_content(texts[at], columns.names)
    _settle_misnamed(columns, texts)
    _settle_timed(columns, texts)
    _settle_wide_results(columns, texts)
    _settle_priorities(columns, texts)
    _settle_plan(columns, texts)
    _settle_twins(columns, texts)
    _settle_results(columns, texts)
    _settle_numbers(columns, texts)


def _settle_misnamed(columns: Columns, texts: list[list[str]]) -> None:
    """ "Action" over names only says who acts, above all beside a column that says what in sentences."""
    means = {at: _mean_words([text for text in texts[at] if text]) for at in columns.of("action")}
    for at, mean in means.items():
        filled = [text for text in texts[at] if text]
        named = bool(filled) and _share(filled, names_party) >= 0.7 and mean <= 5
        beside = mean <= 4 and max(means.values()) >= max(6, 2 * mean)
        if (named or beside) and "leads" not in columns.names:
            columns.readings[at].role = "leads"


def _settle_timed(columns: Columns, texts: list[list[str]]) -> None:
    """Columns headed by years or seasons that hold sentences hold what is done then."""
    timed = [
        at
        for at, column in enumerate(columns.readings)
        if not column.marked
        and _says_period(column.heading)
        and _mean_words([text for text in texts[at] if text]) >= 2.5
    ]
    if len(timed) > 1 and "action" not in columns.names:
        for at in timed:
            columns.readings[at].role, columns.readings[at].timed = "action", True


def _says_period(heading: str) -> bool:
    bare = re.sub(r"\(.*\)", "", fold(heading)).strip(" .:")
    reading = read_schedule(heading) if any(map(str.isdigit, heading)) else None
    return bool(_PERIOD.fullmatch(bare)) or (reading is not None and reading.edtf is not None and not reading.rest)


def _settle_wide_results(columns: Columns, texts: list[list[str]]) -> None:
    """Expected results at the left of the actions, fewer than they, are what the actions are for."""
    actions = columns.of("action")
    for at in columns.of("expected_results"):
        fewer = actions and sum(map(bool, texts[at])) < sum(map(bool, texts[actions[0]]))
        if fewer and at < actions[0] and "objective" not in columns.names:
            columns.readings[at].role = "objective"


def _settle_priorities(columns: Columns, texts: list[list[str]]) -> None:
    """ "Priorité" is a part of the plan when sentences stand under it at the left, a rank when one word does."""
    if {"axis", "objective"} & columns.names or not columns.readings:
        return
    first = columns.readings[0]
    filled = [text for text in texts[0] if text]
    if first.role == "extra" and re.match(r"priorit", fold(first.heading)) and _mean_words(filled) >= 3:
        first.role = "axis"


def _mean_words(texts: list[str]) -> float:
    return sum(len(text.split()) for text in texts) / len(texts) if texts else 0.0


def _settle_numbers(columns: Columns, texts: list[list[str]]) -> None:
    """Numbers on every row are those of the actions; else those of the plan column at their right."""
    for at in columns.of("number"):
        right = [other for other in columns.plan if other > at]
        if not right:
            continue
        deepest = columns.plan[-1]
        rows = [n for n, text in enumerate(texts[deepest]) if text]
        everywhere = rows and sum(1 for n in rows if texts[at][n]) >= 0.8 * len(rows)
        columns.numbered = deepest if everywhere else min(right)


def _by_content(texts: list[str], taken: set[str]) -> str:
    filled = [text for text in texts if text]
    if not filled:
        return "extra"
    if "schedule" not in taken and _share(filled, _is_schedule) >= 0.6:
        return "schedule"
    if not ({"status", "results"} & taken) and _share(filled, _is_status) >= 0.5:
        return "results"
    if "leads" not in taken and _share(filled, names_party) >= 0.6:
        return "leads"
    if re.fullmatch(r"(\d+[.)]?)+", filled[0]) and _share(filled, lambda t: bool(re.fullmatch(r"[\d.)]+", t))) > 0.8:
        return "number"
    return ""


_DOES = re.compile(
    r"\w+(?:er|ir|re)\s+(?:l[ea]s?|une?|des|aux?|à|en|avec|ses|son|sa|nos)\b|\w+(?:er|ir|re)\s+l['’]", re.IGNORECASE
)


def names_party(text: str) -> bool:
    """Whether a cell names who, and does not say what is done to them ("Accueillir les familles")."""
    return looks_like_party(text) and not _DOES.match(text)


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    return sum(1 for text in texts if test(text)) / len(texts)


def _is_schedule(text: str) -> bool:
    reading = read_schedule(text[:120])
    return bool(reading.kind) and "undefined" not in reading.kind and len(reading.rest or "") < len(text) / 2


def _is_status(text: str) -> bool:
    return len(text.split()) <= 8 and (find_status(text) is not None or "%" in text)


def _settle_plan(columns: Columns, texts: list[list[str]]) -> None:
    """Make sure some column holds what is done: text columns without a role, from the deepest to the widest."""
    unknown = [at for at, column in enumerate(columns.readings) if not column.role]
    words = {at: sum(len(text.split()) for text in texts[at]) for at in unknown}
    if not {"action", "item"} & columns.names and unknown:
        known = columns.of("objective", "axis")
        left = [at for at in unknown if not known or at > known[0]] or unknown
        varied = max(left, key=lambda at: (len({t for t in texts[at] if t}), words[at]))
        if words[varied] >= 2 * max(1, sum(1 for text in texts[varied] if text)):
            columns.readings[varied].role = "action"
    for at in unknown:
        column = columns.readings[at]
        if column.role:
            continue
        actions = columns.of("action")
        before = bool(actions) and at < actions[0]
        filled = [text for text in texts[at] if text]
        if before and "objective" not in columns.names and _mean_words(filled) >= 2:
            column.role = "objective"
        elif columns.guessed and not before and "expected_results" not in columns.names and words[at]:
            column.role = "expected_results"
        else:
            column.role = "extra"
    _name_the_varying_one(columns, texts)


def _name_the_varying_one(columns: Columns, texts: list[list[str]]) -> None:
    """Where the deepest plan column mostly repeats while what is expected varies, the latter is what is done."""
    if {"action", "item"} & columns.names or not columns.plan:
        return
    deepest = columns.plan[-1]
    rows = len(texts[deepest])
    distinct = len({text for text in texts[deepest] if text})
    for at in columns.of("expected_results"):
        varied = len({text for text in texts[at] if text})
        if rows >= 3 and varied >= 0.8 * rows and distinct <= 0.6 * varied:
            columns.readings[at].role = "action"
            return


def _settle_twins(columns: Columns, texts: list[list[str]]) -> None:
    """Of several columns with one role, the one that says it best keeps it."""
    _settle_actions(columns, texts)
    expected = columns.of("expected_results")
    plain = [at for at in expected if _PLAIN_EXPECTED.search(fold(columns.readings[at].heading))]
    kept = {"expected_results": (plain or expected)[:1]}
    for role in ("expected_results", "leads", "results", "number"):
        for at in columns.of(role):
            if at not in kept.get(role, columns.of(role)[:1]) and not columns.readings[at].marked:
                columns.readings[at].role = "extra"
    whens = columns.of("schedule")
    from_to = any(re.search(r"\b(debut|start|begins?)\b", fold(columns.readings[at].heading)) for at in whens)
    for at in whens[1:]:
        if not columns.readings[at].marked and not from_to:
            columns.readings[at].role = "extra"


def _settle_actions(columns: Columns, texts: list[list[str]]) -> None:
    """ "Stratégies | Actions": the one that varies most is what is done, the one before it groups them."""
    actions = [at for at in columns.of("action") if not columns.readings[at].timed]
    if len(actions) < 2:
        return
    counts = {at: len({t for t in texts[at] if t}) for at in actions}
    deepest = max(actions, key=lambda at: (counts[at], at))
    for at in actions:
        if at != deepest:
            columns.readings[at].role = "objective" if counts[at] < counts[deepest] or at < deepest else "item"


def _settle_results(columns: Columns, texts: list[list[str]]) -> None:
    """ "Résultats" alone, before who and when and with no status in it, is what is expected."""
    statuses = [at for at in columns.of("status") if not columns.readings[at].marked]
    for at in statuses[1:]:
        columns.readings[at].role = "extra"
    results = columns.of("results")
    if statuses and not results:
        columns.readings[statuses[0]].role = "results"
        results = statuses[:1]
    if not results or "expected_results" in columns.names:
        return
    at = results[0]
    after = [other for other in columns.of("leads", "schedule", "status") if other > at]
    filled = [text for text in texts[at] if text]
    plain = fold(columns.readings[at].heading).strip() in {"resultat", "resultats", "result", "results"}
    if plain and len(after) >= 2 and filled and _share(filled, _is_status) < 0.2:
        columns.readings[at].role = "expected_results"
