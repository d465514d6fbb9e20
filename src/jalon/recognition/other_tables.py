"""Tables beside a plan that are none: agendas, questionnaires, prices, lists of people, indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from jalon.recognition.columns import Columns, column_role, plain_heading
from jalon.recognition.contents import looks_like_person, share_of
from jalon.recognition.lines import Grid
from jalon.recognition.vocabulary.stems import END
from jalon.recognition.vocabulary.tables import MEASURED, PEOPLE, PERSONS

_MOSTLY: Final = 0.6  # of the rows of a table
_HOUR: Final = re.compile(r"(?<!\d)[0-2]?\d\s*(?::|h)\s*[0-5]\d|(?<!\d)[01]?\d\s*[ap]\.?m\b", re.IGNORECASE)
_SPENT: Final = re.compile(r"\s*\d{1,3}\s*(?:['′]|min(?:ute)?s?\.?)\s*", re.IGNORECASE)  # on a matter of a meeting
# A moment as a program writes it: a day, then its hour.
_MOMENT: Final = re.compile(
    r"\s*(?:\d{4}-\d\d-\d\d|\d{1,2}/(?:\d{1,2}|[^\W\d]+)/\d{2,4})[T ,]+\d{1,2}:\d\d.*", re.IGNORECASE
)
# When the row itself was entered or changed: not what it tells.
_STAMPED: Final = re.compile(r"\b(?:mis a jour|updated|cree|created|modifi\w+|ferme|closed)\b")
_PRICE: Final = re.compile(
    r"\b(?:prix|price|precio|preco|cost|cout)s? (?:unitaires?|unitario|per unit|each|/ ?unit\w*)"
    r"|\bunit (?:price|cost)s?\b"
)
_MONEY: Final = re.compile(r"\s*(?:[$€£]\s*\d[\d\s.,]*|\d[\d\s.,]*\s*(?:k?[$€£]|cad|eur|usd)|[-–—])\s*", re.IGNORECASE)
_SWOT: Final = re.compile(
    r"(?:points )?(?:forces?|forts?|faiblesses?|faibles?|opportunites?|menaces?)"
    r"|strengths?|weaknesses|opportunities|threats"
)
_REACH: Final = re.compile(r"\b(?:courriels?|e-?mails?|telephones?|tel|phone|coordonnees)\b")
_TARGET: Final = re.compile(r"\b(?:cibles?|targets?|baseline|depart|actual|reel|valeur|20\d\d)\b")


def is_other(grid: Grid, columns: Columns) -> bool:
    """Whether a table has the columns of a plan and is none: an agenda, a questionnaire, a list of prices."""
    return (
        (_tells_hours(grid) and not _tells_spans(columns))
        or _tells_prices(columns)
        or is_aside([column.heading for column in columns.readings])
        or _asks(grid, columns)
        or lists_people(grid, columns)
    )


def is_beside(grid: Grid) -> bool:
    """Whether a table beside a plan that is written in lines is none of it: a list of people, a budget."""
    return len(grid.rows) > 1 and (is_aside([cell.string for cell in grid.rows[0].own(0)]) or _tells_amounts(grid))


def _tells_amounts(grid: Grid) -> bool:
    """Whether all that rows say beside their first cell is money: a budget."""
    told = [cell.string for row in grid.rows[1:] for cell in row.cells[1:] if cell and cell.string]
    return len(told) > 1 and all(map(is_money, told))


def is_money(string: str) -> bool:
    """Whether a cell is an amount of money, or a dash in its place."""
    return bool(_MONEY.fullmatch(string))


def lists_people(grid: Grid, columns: Columns) -> bool:
    """Whether a table lists who is who, or who came: what would be its lines are names of people.

    Their headings say so too ("Nom", "Fonction"): "Jardin Partagé" is written as a name is.
    """
    told = {"status", "results", "expected_results"} & columns.names
    when = any(column.role == "schedule" and not column.marked for column in columns.readings)
    if told or when or len(columns.plan) != 1:
        return False
    at = columns.plan[0]
    plain = [plain_heading(column.heading) for column in columns.readings]
    headed = PEOPLE.fullmatch(plain[at]) or any(PERSONS.fullmatch(heading) for heading in plain)
    lines = [cell.string for row in grid.rows[1:] if (cell := row.cells[at]) and cell.string]
    return bool(headed) and len(lines) > 1 and share_of(lines, looks_like_person) >= _MOSTLY


def _tells_spans(columns: Columns) -> bool:
    """Whether each row has a start, an end, who and how far: a program of projects also gives their hours."""
    return len(columns.of("schedule")) > 1 and {"leads", "results"} <= columns.names


def _tells_prices(columns: Columns) -> bool:
    """Whether a heading says what one unit costs, and none when, how far or what is expected: a price list."""
    told = {"schedule", "status", "results", "expected_results"} & columns.names
    return not told and any(_PRICE.search(plain_heading(column.heading)) for column in columns.readings)


def is_aside(headings: Sequence[str]) -> bool:
    """Whether headings are those of a list of people, of indicators with targets, or of strengths and weaknesses."""
    plain = list(map(plain_heading, headings))
    roles = {found[0] for heading in plain if (found := column_role(heading))}
    reached = not {"schedule", "status", "results", "expected_results", "action"} & roles
    if sum(1 for heading in plain if _SWOT.fullmatch(heading)) > 1:
        return True
    people = reached and any(map(_REACH.search, plain))
    measures = bool(plain) and bool(MEASURED.match(plain[0])) and "leads" not in roles
    return people or (measures and sum(1 for heading in plain[1:] if _TARGET.search(heading)) > 1)


def _tells_hours(grid: Grid) -> bool:
    """Whether a column gives the hour of each row, or its minutes: an agenda, or a journal of what a program did."""
    return any(
        filled and sum(map(_is_hour, filled)) >= _MOSTLY * len(filled)
        for column in range(grid.columns)
        if not _STAMPED.search(heading := _heading(grid, column))
        and not (END.search(heading) and _moments(grid, column))
        and len(filled := [cell.string for row in grid.rows[1:] if (cell := row.cells[column]) and cell.string]) > 1
    )


def _heading(grid: Grid, column: int) -> str:
    head = grid.rows[0].cells[column]
    return plain_heading(head.string).replace("-", " ") if head else ""


def _moments(grid: Grid, column: int) -> bool:
    """Whether a column only holds moments as programs write them: when a thing is due has an hour there, too."""
    cells = [cell.string for row in grid.rows[1:] if (cell := row.cells[column]) and cell.string]
    return all(map(_MOMENT.fullmatch, cells))


def _is_hour(text: str) -> bool:
    return bool(_HOUR.search(text) or _SPENT.fullmatch(text))


def _asks(grid: Grid, columns: Columns) -> bool:
    """Whether what would be the lines are questions: a questionnaire."""
    lines = [cell.string for row in grid.rows[1:] for at in columns.plan[-1:] if (cell := row.cells[at])]
    return sum(1 for line in lines if line.rstrip().endswith("?")) >= _MOSTLY * max(1, len(lines))
