"""What stands around a plan: its title, period, date of update, legend, general objectives and glossary.

Each finder takes the lines it recognises out of the elements and gives them to the draft.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from jalon.phrases.acronyms import is_sigle, read_glossary_line
from jalon.phrases.folding import Folded, fold
from jalon.phrases.legends import statuses_of_legend
from jalon.phrases.schedules import read_schedule
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import find_status
from jalon.recognition.bullets.periods import period_lines
from jalon.recognition.colours import colour_name
from jalon.recognition.draft import Draft
from jalon.recognition.headers import find_header
from jalon.recognition.lights import WORDS as COLOURS
from jalon.recognition.lines import Element, Grid, Line, lines_of
from jalon.recognition.numbers import split_label, split_number
from jalon.recognition.proposal import Language
from jalon.recognition.sentences import any_of
from jalon.recognition.states import is_status
from jalon.recognition.titling import TITLES, names_a_plan, read_period, read_title
from jalon.recognition.vocabulary.labels import GENERAL_OBJECTIVES, GLOSSARY, HIGHLIGHTS, LEGEND, UPDATED

MAX_HEADING_WORDS = 10
TITLE_PAGE = 40
_SECTIONS = 2  # tables that are named
_PAIR = 2  # cells of a row of a legend: a code and its meaning
_CODE = 3  # letters
_PARTS = 2  # headings of the first rank
_GENERAL, _GLOSSARY, _HIGHLIGHTS = any_of(GENERAL_OBJECTIVES), any_of(GLOSSARY), any_of(HIGHLIGHTS)
_UPDATED = re.compile(
    rf"^\W*(?:\w+\s+){{0,2}}?(?:{'|'.join(map(re.escape, sorted(UPDATED, key=len, reverse=True)))})(?!\w)\s*:?\s*"
)
_ADOPTED = re.compile(
    r"\W*(?:(?:adopte|approuve|enterine|valide|ratifie|presente|depose|soumis)e?s? "
    r"(?:a|au|aux|par|en|le|lors|devant|unanimement)\b"
    r"|(?:adopted|approved|endorsed|presented|ratified) (?:by|at|on|in)\b"
    r"|(?:document de travail|ebauche|draft version"
    r"|version (?:de travail|finale|provisoire|preliminaire|abregee|\d))\b)"
)
_NAMED_AFTER = re.compile(r"[^:]{0,12}:\s*\w")  # « Objectif général : rompre l'isolement » names one over its actions
_WORDS_OF_ADOPTION = 16
_AFTER_DAY = re.compile(r"(?<=\d\d), (?=[^\W\d])")  # « 31 mars 2027, adopté par l’assemblée », not "March 31, 2027"
_IS = re.compile(r"(?<!\w)(?:sont|est|are|is)(?!\w)|[=:]")
_LEGEND = re.compile(rf"^\W*(?:{'|'.join(map(re.escape, LEGEND))})\s*:")
_ENGLISH = (
    "the",
    "and",
    "of",
    "to",
    "for",
    "with",
    "by",
    "our",
    "is",
    "are",
    "owner",
    "status",
    "due",
    "progress",
    "done",
    "lead",
)
_FRENCH = (
    "le",
    "la",
    "les",
    "des",
    "du",
    "et",
    "de",
    "pour",
    "une",
    "au",
    "aux",
    "responsable",
    "statut",
    "fait",
    "qui",
)


def read_preamble(elements: list[Element], draft: Draft) -> list[Element]:
    """Fill the draft with what stands around the plan; returns the elements that are left."""
    for finder in (_glossary, _general_objectives, _updates, _adopted, _legend, _title, _period):
        taken = finder(elements, draft)
        elements = [element for element in elements if id(element) not in taken]
    return elements


def language_of(strings: Sequence[str]) -> Language:
    """French unless English function words are clearly more frequent."""
    words = Counter(word for string in strings for word in re.findall(r"[a-zà-ÿ]+", string.lower()))
    english = sum(words[word] for word in _ENGLISH)
    french = sum(words[word] for word in _FRENCH)
    return "en" if english > french else "fr"


def _content_start(elements: list[Element]) -> int:
    """Where the plan itself begins: its first table or its first labelled part."""
    for at, element in enumerate(elements):
        if isinstance(element, Grid) and (find_header(element) or len(element.rows) > 2):
            return at
        if isinstance(element, Line):
            labelled = split_label(element.text)
            if labelled and labelled.level in {"axis", "objective"} and labelled.value:
                return at
    return len(elements)


def _lines(elements: Sequence[Element]) -> list[Line]:
    return [element for element in elements if isinstance(element, Line)]


def _glossary(elements: list[Element], draft: Draft) -> set[int]:
    for at, element in enumerate(elements):
        if not isinstance(element, Line) or len(element.string.split()) > MAX_HEADING_WORDS:
            continue
        if not _GLOSSARY.search(fold(element.string)) or element.bullet:
            continue
        taken = _glossary_entries(elements[at + 1 :], draft)
        if taken:
            draft.notes.append((element.text, "glossary"))
            return {id(element), *taken}
    return {id(grid) for grid in elements if isinstance(grid, Grid) and _glossary_grid(grid, draft)}


def _glossary_entries(elements: list[Element], draft: Draft) -> set[int]:
    taken: set[int] = set()
    misses = 0
    for element in elements:
        if isinstance(element, Grid):
            if not _glossary_grid(element, draft):
                break
            taken.add(id(element))
        elif isinstance(element, Line):
            found = read_glossary_line(element.string)
            if found is None:
                misses += 1
                if misses > 2:
                    break
                continue
            misses = 0
            draft.acronyms[found[0]] = found[1]
            draft.glossary.append(element.text)
            taken.add(id(element))
    return taken


def _glossary_grid(grid: Grid, draft: Draft) -> bool:
    rows = [[cell for cell in row.own(i) if cell.string] for i, row in enumerate(grid.rows)]
    pairs = [row for row in rows if len(row) == 2 and is_sigle(row[0].string)]
    if _codes_of(grid) or len(pairs) < 2 or any(len(row) > 2 for row in rows) or len(pairs) * 3 < len(rows) * 2:
        return False
    if grid.caption is not None:
        draft.notes.append((grid.caption, "glossary"))
    for row in rows:
        if row in pairs:
            draft.acronyms[row[0].string] = row[1].string
            draft.glossary.extend(line.text for cell in row for line in cell.lines)
        else:
            draft.notes.extend((line.text, "glossary") for cell in row for line in cell.lines)
    return True


def _general_objectives(elements: list[Element], draft: Draft) -> set[int]:
    start = _content_start(elements)
    for at, element in enumerate(elements[:start]):
        if not isinstance(element, Line) or len(element.string.split()) > MAX_HEADING_WORDS:
            continue
        found = _GENERAL.match(fold(element.string))
        if not found or element.bullet or _NAMED_AFTER.match(element.string[found.end() :]):
            continue
        entries: list[Line] = []
        for line in elements[at + 1 : start]:
            if not isinstance(line, Line):
                break
            if split_number(line.text).number is None and not line.bullet and line.kind != "item":
                break
            entries.append(line)
        if entries:
            draft.notes.append((element.text, "heading"))
            for line in entries:
                numbered = split_number(line.text)
                draft.general_objectives.append((numbered.number, numbered.text))
            return {id(element), *map(id, entries)}
    return set()


def _updates(elements: list[Element], draft: Draft) -> set[int]:
    for line in _lines(elements):
        said, *more = _AFTER_DAY.split(line.string, maxsplit=1)
        folded = Folded(said)
        brief = len(said.split()) <= 14 and len(" ".join(more).split()) <= 14
        found = _UPDATED.match(folded.text) if brief else None
        if not found:
            continue
        date = _day(folded.original[folded.place(0, found.end())[1] :])
        if date is None:
            continue
        draft.updated_on = date
        draft.notes.append((line.text, "update"))
        return {id(line)}
    return set()


def _adopted(elements: list[Element], draft: Draft) -> set[int]:
    """The lines of a title page that say who adopted the plan and when, or how far its writing is."""
    taken: set[int] = set()
    for line in _first_lines(elements):
        plain = line.kind == "paragraph" and not line.bullet and len(line.string.split()) <= _WORDS_OF_ADOPTION
        if plain and _ADOPTED.match(fold(line.string)):
            draft.notes.append((line.text, "date"))
            taken.add(id(line))
    return taken


def _day(string: str) -> str | None:
    """The day a phrase says, as an ISO date; the first of a month when it says no day."""
    reading = read_schedule(string.strip(" ().:"))
    edtf = reading.edtf or ""
    return reading.earliest if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", edtf) else None


def _legend(elements: list[Element], draft: Draft) -> set[int]:
    taken: set[int] = set()
    for line in _lines(elements):
        folded = fold(line.string)
        labelled = _LEGEND.match(folded)
        highlights = _HIGHLIGHTS.search(folded)
        about = re.search(
            r"indiqu|caracteres|en gras|in bold|represent|signifi|shown|surlign|means|code de couleur", folded
        )
        if highlights and len(folded.split()) <= 60 and (labelled or about or _says_how_far(line.string)):
            draft.notes.append((line.text, "legend"))
            if draft.highlight_means is None:
                draft.highlight_means = line.string
            taken.add(id(line))
    return taken | {id(grid) for grid in elements if isinstance(grid, Grid) and _legend_grid(grid, draft)}


def _legend_grid(grid: Grid, draft: Draft) -> bool:
    """Take a small table that says what each code or colour of a state means: "R | Réalisé", "EC | En cours"."""
    if shown := _colours_of(grid):
        draft.shown_colours.update(shown)
        draft.ignored.extend((caption, "sheet_name") for caption in filter(None, [grid.caption]))
        draft.notes.extend((line.text, "legend") for line in lines_of(grid))
        return True
    told = _codes_of(grid)
    for code, status in told.items():
        if fold(code) in COLOURS:
            draft.words.setdefault(fold(code), status)
        else:
            draft.legend[code] = status
    draft.notes.extend((line.text, "legend") for line in lines_of(grid) if told)
    return bool(told)


def _colours_of(grid: Grid) -> dict[str, Status]:
    """The status beside each coloured cell of a table that shows nothing else, under its title; none for others."""
    rows = [list(dict.fromkeys(filter(None, row.cells))) for row in grid.rows]
    titled = [cell for cell in rows[0] if cell.string]
    rows = rows[1:] if len(titled) == 1 and not is_status(titled[0].string) else rows
    told: dict[str, Status] = {}
    for row in rows:
        shown = [cell for cell in row if colour_name(cell.background) and not cell.string]
        said = [cell.string for cell in row if cell.string]
        found = find_status(said[0]) if len(said) == len(shown) == 1 else None
        if found is None or found.status is None:
            return {}
        told[colour_name(shown[0].background)] = found.status
    return told if len(told) > 1 else {}


def _codes_of(grid: Grid) -> dict[str, Status]:
    """The status of each code of a table that says nothing else; none for any other table."""
    rows = [[cell for cell in row.own(i) if cell.string] for i, row in enumerate(grid.rows)]
    pairs = [(row[0].string.strip(), row[1].string) for row in rows if len(row) == _PAIR]
    told = {code: found.status for code, words in pairs if is_status(words) and (found := find_status(words))}
    brief = all(len(code) <= _CODE or fold(code) in COLOURS for code in told)
    whole = len(told) == len(pairs) >= _PAIR and all(len(row) <= _PAIR for row in rows)
    return told if whole and brief else {}


def _says_how_far(string: str) -> bool:
    """Whether a short sentence that names a look gives it the meaning of a status ("Ce qui est barré est fait.")."""
    return len(string.split()) <= 15 and _IS.search(fold(string)) is not None and bool(statuses_of_legend(string))


def _title(elements: list[Element], draft: Draft) -> set[int]:
    parts = _top_parts(elements)
    lines = _first_lines(elements[: _first_section(elements)])
    return read_title([line for line in lines if id(line) not in parts], draft) | _subtitle(elements, draft)


def _subtitle(elements: list[Element], draft: Draft) -> set[int]:
    """A heading right under the title, deeper than it and than the heading that follows: it holds nothing."""
    for title, below, after in zip(elements[:TITLE_PAGE], elements[1:], elements[2:], strict=False):
        if not isinstance(title, Line) or title.text is not draft.title:
            continue
        if not (isinstance(below, Line) and isinstance(after, Line)):
            return set()
        headings = title.kind == below.kind == after.kind == "heading"
        numbered = split_label(below.text) is not None or split_number(below.text).number is not None
        if headings and not numbered and title.level < below.level > after.level:
            draft.notes.append((below.text, "heading"))
            return {id(below)}
    return set()


def _first_section(elements: list[Element]) -> int | None:
    """Where a line right over the first table names it, as lines of the same look name the next ones; None elsewhere.

    Each stands over the same header: none of them is the title of the whole, whatever it says.
    """
    named = [
        (at, line, grid)
        for at, (line, grid) in enumerate(pairwise(elements))
        if isinstance(line, Line) and isinstance(grid, Grid) and len(line.string.split()) <= MAX_HEADING_WORDS
    ]
    first_table = next((at for at, element in enumerate(elements) if isinstance(element, Grid)), 0)
    if len(named) < _SECTIONS or named[0][0] + 1 != first_table:
        return None
    at, first, _grid = named[0]
    alike = {(_look(line), tuple(fold(cell.string) for cell in grid.rows[0].own(0))) for _at, line, grid in named}
    return at if len(alike) == 1 and not TITLES.search(fold(first.string)) else None


def _look(line: Line) -> tuple[str, float | None, bool, bool]:
    """How a line is written: its kind and size, in bold, in capitals."""
    return line.kind, line.size, line.text.bold, line.string.isupper()


def _period(elements: list[Element], draft: Draft) -> set[int]:
    return read_period(_first_lines(elements), draft)


def _first_lines(elements: list[Element]) -> list[Line]:
    """The lines before the plan itself, as many as a title page holds; a roadmap begins at its first period."""
    heads = period_lines(elements)
    lines = _lines(elements[: _content_start(elements)])[:TITLE_PAGE]
    plans = _several_plans(elements)
    return [line for line in takewhile(lambda line: id(line) not in heads, lines) if id(line) not in plans]


def _top_parts(elements: list[Element]) -> set[int]:
    """All headings (by `id`) where several of the first rank stand each right over a deeper one: parts, and no title.

    The first is the title where it says so, or where a line stands before it or under it.
    """
    headings = [element for element in elements if isinstance(element, Line) and element.kind == "heading"]
    rank = min((line.level for line in headings), default=0)
    tops = [line for line in headings if line.level == rank]
    over = {id(line) for line, after in pairwise(elements) if isinstance(after, Line) and after.kind == "heading"}
    deeper = [line for line, after in pairwise(headings) if line.level == rank < after.level and id(line) in over]
    if len(tops) < _PARTS or len(deeper) < len(tops) or elements[0] is not tops[0] or names_a_plan(tops[0].string):
        return set()
    return set(map(id, headings))


def _several_plans(elements: list[Element]) -> set[int]:
    """The headings (by `id`) that begin alike, each right over a table: plans of one file, none of them its title."""
    over: dict[tuple[int, str], list[int]] = {}
    for line, below in pairwise(elements):
        if isinstance(line, Line) and isinstance(below, Grid) and line.kind == "heading":
            begins = " ".join(fold(line.string).split()[:2])
            over.setdefault((line.level, begins), []).append(id(line))
    return {one for alike in over.values() if len(alike) > 1 for one in alike}
