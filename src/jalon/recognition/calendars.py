"""Time on the other axis: columns of months whose cells are marked or coloured, and the pages of a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.schedules import read_schedule
from jalon.phrases.schedules.resolve import read_plan
from jalon.recognition.contents import is_day
from jalon.recognition.lines import Element, Grid, GridCell, GridRow

MARKS: Final = frozenset("x✓✔☑☒✅●⬤⚫◉•√v*■▪◼◾⬛█◆★→▲▶►·")
_MONTHS: Final = (
    r"janvier|janv|jan|january|enero|ene|janeiro|fevrier|fevr|fev|feb|february|febrero|fevereiro|mars|mar|march|marzo"
    r"|marco|avril|avr|apr|april|abril|abr|mai|may|mayo|maio|juin|jun|june|junio|junho|juillet|juil|jul|july|julio"
    r"|julho|aout|aug|august|agosto|ago|septembre|sept|sep|september|septiembre|setembro|set|octobre|oct|october"
    r"|octubre|outubro|out|novembre|nov|november|noviembre|novembro|decembre|dec|december|diciembre|dezembro|dez"
)
_WEEK: Final = r"(?:s(?:em(?:aine)?)?|w(?:eek|k)?|semana)\.?\s?\d{1,2}"
_PERIOD: Final = re.compile(
    rf"(?:t|q)[1-4]|a[n1-5]|an(?:nee)? ?\d|year ?\d|[jfmasond]|{_WEEK}|(?:{_MONTHS})\.?"
    r"(?:[ .-](?:(?:19|20)?\d\d))?|(?:19|20)\d\d(?:\s*-\s*(?:19|20)?\d\d)?"
)
_TERM: Final = re.compile(r"(?:(?:tres )?court|moyen|long) terme|(?:short|mid|medium|long)[ -]terms?|annee \d|year \d")
_TIES: Final = re.compile(r"(?:\s+(?:[àa]|en|de|d['’]|pour|sur|in|for|prévue?s?|planned))+\s*$", re.IGNORECASE)
_QUARTER: Final = re.compile(r"(?:t|q|trim(?:estre)?\.?|quarter)\s?([1-4])")
_INITIALS: Final = "jfmamjjasond"  # of the months, in French as in English
_FEWEST: Final = 6  # of them side by side
_NAMES: Final = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
}  # fmt: skip
_DAY: Final = re.compile(r"[0-3]?\d")
_YEARS: Final = 2  # a plan from one autumn to the next summer
_DATED: Final = re.compile(r"(?!\W*\d{4}\W*$).*\d")  # a month or a year alone is no day
_LEAST: Final = 5  # days of a page of a calendar


def says_period(heading: str) -> bool:
    """Whether the heading of a column is a month, a week, a quarter or a year."""
    bare = re.sub(r"\(.*\)", "", fold(heading)).strip(" .:")
    if _PERIOD.fullmatch(bare):
        return True
    reading = read_schedule(heading) if any(map(str.isdigit, heading)) else None
    return reading is not None and reading.edtf is not None and not reading.rest


@lru_cache(maxsize=1024)
def time_in(heading: str) -> tuple[str, str]:
    """What a heading is about, and the time it says as written: "Actions" and "court terme (2026)", or "" for none."""
    for word in list(re.finditer(r"\S+", heading))[1:]:
        head, tail = heading[: word.start()].rstrip(), heading[word.start() :].strip()
        bare = tail.strip("()") if tail.startswith("(") else tail
        if _is_term(bare) and not _TIES.fullmatch(" " + word.group()):
            return _TIES.sub("", head).strip(" :–-"), bare
        if _is_term(head):
            return tail, head
    return heading, ""


def _is_term(words: str) -> bool:
    """Whether words are a period or how far a time is, and nothing else: "2026-2027", "court terme (2 ans)"."""
    bare = re.sub(r"\(.*\)", "", fold(words)).strip(" .:()")
    return bool(_TERM.fullmatch(bare)) or (any(map(str.isdigit, bare)) and says_period(bare))


def initials(headings: Sequence[str]) -> dict[int, int]:
    """The month (from 1) of each heading that is an initial, where six or more follow each other as months do."""
    letters = "".join(fold(heading).strip(" .") if len(heading.strip(" .")) == 1 else " " for heading in headings)
    longest = max(re.findall(r"[jfmasond]+", letters), key=len, default="")
    year = _INITIALS * 2
    if len(longest) < _FEWEST or longest not in year:
        return {}
    first, month = letters.index(longest), year.index(longest)
    return {first + at: (month + at) % 12 + 1 for at in range(len(longest))}


def years_of_months(headings: Sequence[str], period: str | None) -> dict[str, int]:
    """The year of each month that heads a column, where they go over the new year once, in a plan of two years."""
    years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", period or "")]
    months = [(heading, month) for heading in headings if (month := _month(heading))]
    turns = [at for at, (one, other) in enumerate(pairwise(months), 1) if other[1] < one[1]]
    if len(years) != _YEARS or years[1] != years[0] + 1 or len(turns) != 1 or len(set(months)) < len(months):
        return {}
    return {heading: years[at >= turns[0]] for at, (heading, _month_of) in enumerate(months)}


def quarters_of_plan(headings: Sequence[str], period: str | None) -> dict[str, str]:
    """The months of each quarter that heads a column, where the four stand in order over a year of its own.

    A year from April to March that prints "Q1, Q2, Q3, Q4" begins with the first: it is no calendar's. Nothing where
    the year is the calendar's, or where the plan lasts longer.
    """
    numbered = [
        (heading, int(found[1])) for heading in headings if (found := _QUARTER.fullmatch(fold(heading).strip()))
    ]
    if [number for _heading, number in numbered] != [1, 2, 3, 4] or not period:
        return {}
    plan = read_plan(period)
    if not plan.low or not plan.high:
        return {}
    year, month = plan.low[:2]
    lasts = (plan.high[0] - year) * 12 + plan.high[1] - month + 1
    if month == 1 or lasts != 12:
        return {}
    starts = [year * 12 + month - 1 + 3 * (number - 1) for _heading, number in numbered]
    return {
        heading: " – ".join(f"{at // 12}-{at % 12 + 1:02}" for at in (start, start + 2))
        for (heading, _number), start in zip(numbered, starts, strict=True)
    }


def _month(heading: str) -> int:
    """The month a heading is, 0 for any other."""
    earliest = read_schedule(f"{heading} 2001").earliest if re.fullmatch(rf"(?:{_MONTHS})\.?", fold(heading)) else None
    return int(str(earliest)[5:7]) if earliest else 0


def month_name(month: int, language: str) -> str:
    """The name of a month from 1, in French or English."""
    return _NAMES.get(language, _NAMES["fr"])[month - 1]


def is_mark(text: str) -> bool:
    """Whether a cell is only a cross or the like."""
    return 0 < len(text) <= 2 and (text in MARKS or fold(text) in MARKS)


def shaded(rows: Sequence[GridRow], offset: int, column: int) -> list[bool]:
    """For each row, whether its empty cell in a column is coloured; not where a whole row is of one colour."""
    found = []
    for index, row in enumerate(rows, offset):
        cell = row.cells[column] if column < len(row.cells) else None
        others = {other.background for other in row.cells if other is not None and other is not cell}
        own = cell is not None and cell.row == index and not cell.string and bool(cell.background)
        found.append(bool(own and cell and others != {cell.background}))
    return found


def read_calendar_pages(elements: list[Element]) -> list[Element]:
    """The elements, where a page of a calendar is a table of what is done and of its day."""
    return [_as_table(element) if isinstance(element, Grid) and _is_page(element) else element for element in elements]


def _is_page(grid: Grid) -> bool:
    """Whether rows of days stand over rows of what is done then, under the days of the week or without."""
    if grid.columns < _LEAST:
        return False
    found, others = [], 0
    for index, row in enumerate(grid.rows):
        if _all_days(row, index):
            found.append(index)
        else:
            others += 1
            if (len(grid.rows) - others) * 2 < len(grid.rows) - 2:
                return False  # half of the rows are none already
    return sum(1 for row in found for cell in grid.rows[row].own(row) if cell.string) >= _LEAST


def _day_rows(grid: Grid) -> list[int]:
    return [index for index, row in enumerate(grid.rows) if _all_days(row, index)]


def _all_days(row: GridRow, index: int) -> bool:
    filled = [string for cell in row.own(index) if (string := cell.string)]
    return len(filled) > 1 and all(_DAY.fullmatch(text) or (_DATED.match(text) and is_day(text)) for text in filled)


def _as_table(grid: Grid) -> Grid:
    """The page as rows of (day, what is done), under a header that says so; the days without anything are left out."""
    header = [GridCell([], 0, 0, role="schedule"), GridCell([], 0, 1, role="action")]
    rows = [GridRow(list(header))]
    aside: list[GridCell] = []
    days: dict[int, GridCell] = {}
    dated = set(_day_rows(grid))
    for index, row in enumerate(grid.rows):
        for cell in row.own(index):
            if not cell.string:
                continue
            if index in dated:
                aside.extend([days[cell.column]] if cell.column in days else [])
                days[cell.column] = cell
            elif cell.column in days:
                day = days.pop(cell.column)
                at = len(rows)
                rows.append(GridRow([GridCell(day.lines, at, 0), GridCell(cell.lines, at, 1)]))
            else:
                aside.append(cell)
    aside.extend(days.values())
    return Grid(rows, 2, grid.place, grid.caption, header_rows=1, aside=aside)
