"""Rows of a table that are no line of the plan: its model, what adds up others, what explains the marks."""

from __future__ import annotations

import re
from collections.abc import Collection

from jalon.phrases.folding import fold
from jalon.phrases.statuses import find_status
from jalon.recognition.columns import Columns
from jalon.recognition.lines import Grid, GridCell, GridRow

# What the model of a table asks: a day in letters, an order to fill in.
_SHAPE = re.compile(r"\(?(?:jj|dd|mm|aaaa|yyyy)(?:\s*[/.-]\s*(?:jj|dd|mm|aaaa|yyyy|aa|yy))+\)?")
_TELLS = re.compile(
    r"(?:choisir|choisissez|selectionner|selectionnez|saisir|saisissez|indiquer|indiquez|inscrire|inscrivez|preciser|ex\.|exemple"
    r"|choose|select|enter|type|pick|fill in|e\.g\.|example)\b"
)
# The sort of each field of a form, as its maker named it: "Champ texte", "Liste déroulante (choix prédéfinis)".
_SORT = re.compile(
    r"(?:(?:champ|zone|field|format|type) ?:? ?(?:de )?)?(?:(?:texte|text) (?:libre|court|long)"
    r"|(?:free|short|long) text|textes?|text|dates?|numer\w+|number|binaires?|bool\w+|oui/non|yes/no"
    r"|nombres?(?: entiers?)?|chiffres?|montants?|currency|listes? deroulantes?|menu deroulant"
    r"|drop-?down(?: list)?|liste|list|choix (?:unique|multiples?)|(?:single|multiple) choice"
    r"|cases? a cocher|checkbox(?:es)?)(?: field)?(?P<more> .*)?",
)
_FIELD = re.compile(r"(?:champ|zone|field|format|type|liste deroulante|menu deroulant|drop-?down)\b|.*\bfield\b")
_ORDER = re.compile(
    r"\w{3,}ez (?:ici|exactement|d'abord|le|la|les|l'|une?|votre|vos|si|en)\b|(?:ce champ|cette colonne)\b"
    r"|this (?:field|column)\b|si vos? "
    r"|.*\b(?:(?:caracteres|characters) max\w*|max\w* \d+ (?:caracteres|characters))\b"
)
_BRACKETED = re.compile(r"\s*[(\[<][^()\[\]<>\d]{3,60}[)\]>]\s*")
_FORM = 0.5  # of the cells
_MEANS = re.compile(r"([^\W\d_][\w ]{0,12}?|[^\w\s])\s*[=:]\s*([^,;|=•·()]+)")
_NOTED = re.compile(r"\W*(?:n\.? ?b\.?|nota(?: bene)?|notes?|remarques?|sources?|footnotes?)(?: \d{1,2})?\s*:")
_COUNTED = re.compile(r"(?:(?:grand )?total|nombre|number)\b[^:=]{0,40}[:=]\s*[\d .,$€%]+")  # "Total des actions : 12"
_SIGNED = re.compile(r"_{4,}|\.{8,}|…{4,}")  # a line left to sign on
_STARS = ("*", "**", "***")
_LEGEND = re.compile(r"\W*(?:legende|legend|nota bene|key)\s*:")


def is_template(own: list[GridCell]) -> bool:
    """Whether a first row tells people what to write in each column."""
    said = [fold(cell.string) for cell in own]
    told = sum(1 for words in said if _TELLS.match(words) or _SHAPE.fullmatch(words))
    if told > 1 and any(_SHAPE.fullmatch(words) or len(own) > 2 for words in said):
        return True
    sorts = sum(1 for words in said if _SHAPE.fullmatch(words) or _ORDER.match(words) or _names_a_sort(words))
    return sorts > 2 and sorts >= _FORM * len(own)


def asks_in_brackets(own: list[GridCell]) -> bool:
    """Whether all that a row says is in brackets, which tell what to write: "(name)", "(month and year)"."""
    return len(own) > 1 and all(_BRACKETED.fullmatch(cell.string) for cell in own)


def _names_a_sort(words: str) -> bool:
    """Whether a cell only names what sort of field it heads: the word of fields is in it, or nothing else is."""
    found = _SORT.fullmatch(words)
    return found is not None and (not found["more"] or bool(_FIELD.match(words)))


def is_no_line(own: list[GridCell], grid: Grid) -> str:
    """What a row is that adds up others ("total"), explains them ("legend") or is said under them ("footnote").

    "" for one of the plan.
    """
    if len(own) == 1 and grid.columns > 1 and own[0].column == 0 and _is_footnote(own[0], grid):
        return "footnote"
    if len(own) == 1 and _SIGNED.search(own[0].string):
        return "signature"
    legend = len(own) == 1 and (_LEGEND.match(fold(own[0].string)) or _explains(own[0].string))
    return "legend" if legend else "total" if _is_total(own) else ""


def _is_footnote(cell: GridCell, grid: Grid) -> bool:
    """Whether a row is a note under a table: behind an asterisk that a cell ends with, or « Note : », "Source:"."""
    line = cell.lines[0]
    if _NOTED.match(fold(line.string)):
        return True
    starred = line.bullet in _STARS or line.string.startswith(_STARS)
    if starred and cell.col_span >= grid.columns and cell.row == len(grid.rows) - 1:
        return True
    return starred and any(other and other.string.endswith("*") for row in grid.rows for other in row.cells)


def _explains(string: str) -> bool:
    """Whether a row tells what marks or colours mean: "Vert = réalisé, orange = en cours"."""
    pairs = _MEANS.findall(string)
    told = sum(1 for _mark, words in pairs if find_status(words))
    return len(pairs) > 1 and told * 2 >= len(pairs)


def _is_total(own: list[GridCell]) -> bool:
    """Whether a row adds up the rows above it: "Total", then figures."""
    first, *rest = own
    if not rest and _COUNTED.fullmatch(fold(first.string)):
        return True
    figures = all(any(map(str.isdigit, cell.string)) and len(cell.string.split()) <= 5 for cell in rest)
    return bool(re.match(r"(sous-|grand )?total\b", fold(first.string))) and len(first.string.split()) <= 4 and figures


def only_said(columns: Columns, row: GridRow, index: int) -> str:
    """ "minutes" for a row of minutes from which nothing follows; "" for any other."""
    if not columns.minutes:
        return ""
    followed = any(cell.string for cell in row.own(index) if cell.column in columns.plan)
    return "" if followed else "minutes"


def comes_again(grid: Grid, header: int) -> bool:
    """Whether the header of a table comes again in it, each time under a row of one cell."""
    said = [cell.string for cell in grid.rows[header].own(header)]
    rows = [[cell.string for cell in row.own(at) if cell.string] for at, row in enumerate(grid.rows)]
    filled = [string for string in said if string]
    return any(row == filled and len(rows[at - 1]) == 1 for at, row in enumerate(rows) if at > header + 1)


def is_header_again(row: GridRow, index: int, header: Collection[str]) -> bool:
    """Whether a row is the header again, as it is at the top of each page; `header` is its headings, folded."""
    headings = [fold(cell.string) if cell and cell.row == index else "" for cell in row.cells]
    filled = ["".join(heading.split()) for heading in headings if heading]  # a word may be cut by its column
    parts = {"".join(part.split()) for heading in header for part in [heading, *heading.split(" – ")]}
    return len(filled) > 1 and all(heading in parts for heading in filled)
