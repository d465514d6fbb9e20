"""What each column holds, by what stands in it: unknown headings, doubles, headings that mislead."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.statuses import find_status
from jalon.recognition.behind import place_behind
from jalon.recognition.calendars import says_period, time_in
from jalon.recognition.columns import ColumnReading, Columns, asks_progress, column_role, plain_heading
from jalon.recognition.contents import (
    Content,
    Contents,
    content_of,
    contents_of,
    is_indicator,
    is_status,
    is_time,
    looks_like_person,
    mean_words,
    names_body,
    names_party,
    share_of,
)
from jalon.recognition.levels import code_value
from jalon.recognition.line_columns import assign_codes, assign_plan, name_the_finest
from jalon.recognition.measured_columns import assign_measures, assign_wide_results
from jalon.recognition.state_columns import assign_states, holds_states
from jalon.recognition.verbs import is_action
from jalon.recognition.vocabulary.columns import PLAN_ROLES
from jalon.recognition.vocabulary.stems import ASIDE, END, START, TITLES

# Of two columns of expected results, the one whose heading says it most plainly is it; the other is kept as it is.
_PLAIN_EXPECTED = re.compile(r"resultats?|outcomes?|results?|retombees|effets")

_NUMBERED_NAME: Final = re.compile(r"\s*\d{1,2}\s*[.):–-]\s*[^\W\d]{2}")  # "1. Logement"
_NAMES: Final = re.compile(r"\b(?:name|title|nom|titre|intitule|libelle)\b")
_MEANS: Final = re.compile(r"moyens?|means|how|comment")
_ONE: Final = {"action", "actions", "activite", "activites", "activity", "activities", "mesure", "projet", "project"}
_DESCRIPTIONS: Final = re.compile(r"\b(?:description|descriptif|details?|detail|summary|resume)\b")
_PROJECT: Final = re.compile(r"(?:(?:nom|titre|name|title) (?:du|of the) )?(?:projets?|projects?)(?: name)?")
_FOUND: Final = re.compile(r"constats?(?: \w+)*")
_NAMED: Final = 5  # words: longer cells that begin with a verb name nobody ("Assignment" over what is to do)
_TELLING: Final = 3  # cells below which a heading is believed
_MOSTLY: Final = 0.8  # of the cells
_PEOPLE: Final = 0.7  # of the cells: some people are called by their first name
_SOME_NAMES: Final = 0.4  # of the cells: "Interviews" over "Speak to twenty people" names nobody
_IN_VERBS: Final = 0.6  # of the cells that begin with a verb or the noun of an action
_STATED: Final = 0.6  # of the cells
_FEW_NAMES: Final = 0.2  # of the cells
_HALF: Final = 0.5  # of the cells
_TWO: Final = 2  # bodies that share the work
# What a column of ranks holds: how urgent, how soon, in what order.
_RANK: Final = re.compile(
    r"(?:(?:priorite|priority|niveau|level|rang|rank)\s*)?"
    r"(?:p?\d{1,2}|[a-e]|[ivx]+|\++|tres \w+|haute?|hauts?|eleve\w*|forte?|moyen\w*|faible|bass?e?|normale?|urgente?"
    r"|critique|essentiel\w*|prioritaire|secondaire|majeure?|mineure?|immediate?|(?:court|moyen|long) terme|[clm]t"
    r"|very \w+|high\w*|medium|low\w*|normal|urgent|critical|must\w*|should\w*|could\w*|wo ?n'?t\w*|top|major|minor"
    r"|(?:short|mid|medium|long)[ -]term)"
)
# Figures that nobody counts by, or letters and figures mixed at length.
_KEY: Final = re.compile(r"\d{6,}|(?=[\w-]*\d)(?=[\w-]*[A-Za-z])(?:[0-9a-f-]{8,}|[\w-]{16,})")
_NO_PART: Final = (Content.NUMBER, Content.MARK, Content.FLAG, Content.DATE, Content.STATUS)
_STATES: Final = (Content.NUMBER, Content.STATUS, Content.MARK, Content.FLAG)
_FEW_RANKS: Final = 0.2  # of the cells
_CHANCE: Final = 0.1  # of the rows, that share a number by mistake
_SENTENCE: Final = 3  # words of a cell that says what is done


def _assign_stages(columns: Columns, texts: list[list[str]]) -> None:
    """Steps are states where their cells say how far each line is: « Étape » over "En cours", "Fait"."""
    for at in columns.of("item"):
        if "status" not in columns.names and _say_how_far(texts[at]):
            columns.readings[at].role = "status"


def assign_roles(columns: Columns, texts: list[list[str]], *, cards: bool = False) -> None:
    """Give every column one role: unknown ones by content, doubles by what they say best.

    `cards`: each row is one, and what its fields say of it is in no order.
    """
    assign_measures(columns, texts)
    _assign_stages(columns, texts)
    _assign_contradicted(columns, texts)
    place_behind(columns, texts, cards=cards)
    for at, column in enumerate(columns.readings):
        if not column.role:
            column.role = _by_content(texts[at], columns.names, column.heading)
    _assign_misnamed(columns, texts)
    _assign_terms(columns, texts)
    _assign_timed(columns, texts)
    _assign_shared(columns, texts)
    _assign_axes(columns, texts)
    assign_wide_results(columns, texts)
    _assign_priorities(columns, texts)
    assign_plan(columns, texts)
    assign_wide_results(columns, texts)
    name_the_finest(columns, texts)
    assign_codes(columns, texts)
    assign_states(columns, texts)
    _assign_twins(columns, texts)
    _assign_results(columns, texts)
    _assign_numbers(columns, texts)


def _assign_contradicted(columns: Columns, texts: list[list[str]]) -> None:
    """A heading is not believed where all its cells are something else: dates, codes, statuses, sentences."""
    for at, column in enumerate(columns.readings):
        contents = contents_of(texts[at])
        if not column.role or column.marked or contents.filled < _TELLING:
            continue
        said = "extra" if _one_for_all(column, contents, columns) else _contradiction(column.role, contents)
        said = "number" if column.role == "action" and _only_numbers(texts[at], columns) else said
        if said == "" and column.role == "status" and "action" in columns.names and "results" not in columns.names:
            said = "results"  # how far each is, in sentences
        if column.role == "number" and share_of([text for text in texts[at] if text], _is_key) >= _MOSTLY:
            said = "extra"
        if column.role == "leads":
            said = _nobody(plain_heading(column.heading), contents, texts[at], columns, said)
        if said is None and column.role in PLAN_ROLES and len(columns.plan) > 1:
            measures = share_of([text for text in texts[at] if text], is_indicator) >= _MOSTLY - 0.2
            said = "expected_results" if measures else None
        if column.role == "expected_results" and "schedule" not in columns.names:
            said = "schedule" if contents.share(Content.DATE) >= _MOSTLY else said  # "Target" over days
        if column.role in {"expected_results", "schedule"}:
            ranked = share_of([text for text in texts[at] if text], _is_rank) >= _MOSTLY
            # "Impact" over high and low is nothing expected; "Échéance" over CT and LT (« long terme ») says when.
            said = said if not ranked else "extra" if column.role == "expected_results" else None
        if said is not None:
            column.role = said


def _say_how_far(texts: list[str]) -> bool:
    """Whether cells say how far lines are, in words that are known or in a few that come back."""
    filled = [text for text in texts if text]
    return share_of(filled, is_status) >= _STATED or holds_states(filled, len(filled))


def _only_numbers(texts: list[str], columns: Columns) -> bool:
    """Whether the cells of a column only number the lines, each by its own ("Activity 1"), beside what these are."""
    filled = [text for text in texts if text]
    numbered = all(code_value(text) is not None and any(map(str.isdigit, text)) for text in filled)
    return numbered and len(set(filled)) == len(filled) and len(columns.of("action")) > 1


def _nobody(heading: str, contents: Contents, texts: list[str], columns: Columns, said: str | None) -> str | None:
    """The role of a column headed as who acts that names nobody: "To be done by" over days, or what is to do."""
    untold = "schedule" not in columns.names and contents.share(Content.NAME) <= _FEW_NAMES
    if untold and heading.endswith(" by") and contents.share(Content.DATE) >= _HALF:
        return "schedule"
    return "" if contents.words > _NAMED and _in_verbs(texts) else said


def _is_key(text: str) -> bool:
    """Whether a cell is a key by which a program knows a line, which numbers nothing."""
    return bool(_KEY.fullmatch(text.strip()))


def _is_rank(text: str) -> bool:
    return bool(_RANK.fullmatch(fold(text).strip(" .:()"))) and not any(map(str.isdigit, text))


def _one_for_all(column: ColumnReading, contents: Contents, columns: Columns) -> bool:
    """Whether a column headed as what is done says one thing on every row, beside one that tells rows apart."""
    named = any(TITLES.fullmatch(plain_heading(other.heading)) for other in columns.readings if other is not column)
    return column.role == "action" and contents.distinct == 1 and (named or len(columns.of("action")) > 1)


def _contradiction(role: str, contents: Contents) -> str | None:
    """The role that the cells have against their heading ("" for what is not known yet); None where they agree."""
    mostly = contents.share
    if role == "item" and contents.distinct == 1:
        return "extra"
    if role in PLAN_ROLES:
        kinds = ((Content.STATUS, "status"), (Content.NUMBER, "number"), (Content.DATE, "schedule"))
        return next((said for kind, said in kinds if mostly(kind) >= _MOSTLY), None)
    if role in {"leads", "results"}:
        numbered = role == "leads" and mostly(Content.NUMBER, Content.FLAG) >= _MOSTLY
        return "schedule" if mostly(Content.DATE) >= _MOSTLY else "extra" if numbered else None
    if role in {"status", "number"}:
        sentences = mostly(Content.WORDS, Content.NAME) >= _MOSTLY and contents.words >= _SENTENCE
        return "" if sentences else None
    untimed = role == "schedule" and mostly(Content.NAME, Content.STATUS) >= _MOSTLY and not mostly(Content.DATE)
    return "" if untimed else None


def _assign_misnamed(columns: Columns, texts: list[list[str]]) -> None:
    """ "Action" over names only says who acts, above all beside a column that says what in sentences."""
    means = {at: mean_words([text for text in texts[at] if text]) for at in columns.of("action")}
    for at, mean in means.items():
        filled = [text for text in texts[at] if text]
        named = share_of(filled, names_party) >= 0.7 and mean <= 5
        beside = mean <= 4 and max(means.values()) >= max(6, 2 * mean)
        beside = beside and share_of(filled, names_party) >= _SOME_NAMES
        if (named or beside) and "leads" not in columns.names:
            # "Project" over short names beside what is done says of what it is a part, and not who does it.
            part = len(means) > 1 and _PROJECT.fullmatch(plain_heading(columns.readings[at].heading))
            columns.readings[at].role = "extra" if part else "leads"


def _assign_terms(columns: Columns, texts: list[list[str]]) -> None:
    """Actions parted by when they are done ("Actions à court terme", "Actions 2027"): all are, each in its time."""
    told = {at: time_in(column.heading) for at, column in enumerate(columns.readings) if not column.marked}
    roles = {at: column_role(about) for at, (about, time) in told.items() if time}
    held = [at for at, role in roles.items() if role and role[0] in {"action", "item"}]
    plain = set(columns.of("action", "item")) - set(held)
    if (
        plain
        or len({told[at][1] for at in held}) < max(_TWO, len(held))
        or not _acts([t for at in held for t in texts[at]])
    ):
        return
    for at in held:
        columns.readings[at].role, columns.readings[at].timed = "action", "schedule"


def _assign_timed(columns: Columns, texts: list[list[str]]) -> None:
    """Columns headed by years, seasons or statuses that hold sentences hold what is done then, or stands so."""
    readings = enumerate(columns.readings)
    periods = [at for at, column in readings if not column.marked and says_period(column.heading.split(" – ")[-1])]
    timed = [at for at in periods if mean_words([text for text in texts[at] if text]) >= _SENTENCE - 0.5]
    if len(timed) > 1 and "action" not in columns.names:
        for at in timed:
            columns.readings[at].role, columns.readings[at].timed = "action", "schedule"
    elif len(timed) > 1:
        stepped = _in_verbs([text for at in timed for text in texts[at]]) and "item" not in columns.names
        for at in periods:  # what is done of it each year, else figures of each year
            columns.readings[at].role, columns.readings[at].timed = ("item", "schedule") if stepped else ("extra", "")
    stated = [at for at, column in enumerate(columns.readings) if _is_lane(column.heading, texts[at])]
    if len(stated) > 1 and len(stated) * 2 > len(columns.readings):
        for at in stated:
            columns.readings[at].role, columns.readings[at].timed = "action", "status"


def _assign_shared(columns: Columns, texts: list[list[str]]) -> None:
    """Columns headed by bodies, under each of which stands what it does: a matrix of aims and of who acts."""
    held = [at for at, column in enumerate(columns.readings) if names_body(column.heading) and not column.marked]
    acting = [at for at in held if _acts(texts[at])]
    if {"action", "leads"} & (columns.names - {columns.readings[at].role for at in held}) or len(acting) < _TWO:
        return
    if len(acting) == len(held) > len(columns.readings) / 2:
        for at in acting:
            columns.readings[at].role, columns.readings[at].timed = "action", "leads"


def _acts(texts: list[str]) -> bool:
    return _in_verbs(texts) and mean_words([text for text in texts if text]) >= _SENTENCE - 0.5


def _in_verbs(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return share_of(filled, is_action) >= _IN_VERBS


def _is_lane(heading: str, texts: list[str]) -> bool:
    """Whether a column of a board: a status over what stands there."""
    contents = contents_of(texts)
    told = content_of(heading) is Content.STATUS
    return told and contents.share(Content.WORDS, Content.NAME) >= _MOSTLY and contents.words >= _SENTENCE - 1


def _assign_axes(columns: Columns, texts: list[list[str]]) -> None:
    """Of two columns of axes the second holds what is aimed at in the first ("Perspective", "Goal").

    Where it tells rows apart and nothing else says what is done, it does ("Orientation", "Chantier").
    """
    axes = columns.of("axis")
    if len(axes) < _TWO or "objective" in columns.names:
        return
    contents = contents_of(texts[axes[-1]])
    apart = contents.filled > 1 and contents.distinct == contents.filled >= _MOSTLY * sum(
        map(any, zip(*texts, strict=True))
    )
    last = "action" if apart and not {"action", "item"} & columns.names else "objective"
    columns.readings[axes[-1]].role = last


def _assign_priorities(columns: Columns, texts: list[list[str]]) -> None:
    """ "Priorité" is a part of the plan when sentences or numbered names stand under it at the left, else a rank."""
    if "axis" in columns.names or not columns.readings:
        return
    first = columns.readings[0]
    filled = [text for text in texts[0] if text]
    if first.role != "extra" or not re.match(r"priorit", fold(first.heading)) or not filled:
        return
    named = all(map(_NUMBERED_NAME.match, filled)) and len(filled) < len(texts[0])
    ranks = sum(1 for text in filled if _RANK.fullmatch(fold(text).strip(" .:()")) or content_of(text) in _NO_PART)
    if named or (ranks <= _FEW_RANKS * len(filled) and "action" in columns.names):
        first.role = "axis"


def _assign_numbers(columns: Columns, texts: list[list[str]]) -> None:
    """Numbers on every row are those of the deepest level they tell apart; else of the plan column at their right."""
    for at in columns.of("number"):
        right = [other for other in columns.plan if other > at]
        if not right:
            continue
        deepest = columns.plan[-1]
        rows = [n for n, text in enumerate(texts[deepest]) if text]
        everywhere = rows and sum(1 for n in rows if texts[at][n]) >= 0.8 * len(rows)
        apart = (other for other in reversed(right) if _tell_apart(texts[at], texts[other]))
        columns.numbered = next(apart, deepest) if everywhere else min(right)


def _tell_apart(numbers: list[str], names: list[str]) -> bool:
    """Whether hardly two rows that follow each other have one number and two names."""
    rows = [(number, name) for number, name in zip(numbers, names, strict=True) if number and name]
    alike = sum(1 for one, other in pairwise(rows) if one[0] == other[0] and one[1] != other[1])
    return alike <= _CHANCE * len(rows)


def _by_content(texts: list[str], taken: set[str], heading: str) -> str:
    """What a column holds.

    Under a heading that is not known a percentage measures something, not how far it is; yes and no answer it.
    """
    filled = [text for text in texts if text]
    if not filled:
        return "extra"
    if "schedule" not in taken and share_of(filled, is_time) >= 0.6:
        return "schedule"
    stated = find_status if any(map(str.isalpha, heading)) else is_status
    answered = share_of(filled, lambda text: content_of(text) is Content.FLAG) >= _MOSTLY
    answered = answered and not asks_progress(heading)
    if not answered and not ({"status", "results"} & taken) and _tell_states(filled, stated):
        return "results"
    people = share_of(filled, looks_like_person) >= _PEOPLE
    several = len(set(filled)) > 1
    if "leads" not in taken and several and (people or share_of(filled, names_party) >= 0.6):
        return "leads"
    if re.fullmatch(r"(\d+[.)]?)+", filled[0]) and share_of(filled, lambda t: bool(re.fullmatch(r"[\d.)]+", t))) > 0.8:
        return "number"
    return ""


def _tell_states(filled: list[str], stated: Callable[[str], object]) -> bool:
    """Whether half of the cells say how far something is: a letter among words is the name of something ("X")."""
    told = [text for text in filled if stated(text)]
    marks = all(content_of(text) is Content.MARK for text in told)
    return len(told) * 2 >= len(filled) and not (marks and len(told) < len(filled))


def _assign_twins(columns: Columns, texts: list[list[str]]) -> None:
    """Of several columns with one role, the one that says it best keeps it."""
    _assign_actions(columns, texts)
    expected = columns.of("expected_results")
    plain = [at for at in expected if _PLAIN_EXPECTED.search(fold(columns.readings[at].heading))]
    _assign_measured(columns, texts)
    kept = {"expected_results": (plain or expected)[:1], "leads": _those_who_lead(columns, texts)[:1]}
    for role in ("expected_results", "leads", "results", "number"):
        for at in columns.of(role):
            if at not in kept.get(role, columns.of(role)[:1]) and not columns.readings[at].marked:
                columns.readings[at].role = "extra"
    kept_whens = _those_of_the_work(columns)
    for at in columns.of("schedule"):
        if not columns.readings[at].marked and at not in kept_whens:
            columns.readings[at].role = "extra"


def _assign_measured(columns: Columns, texts: list[list[str]]) -> None:
    """Of two columns of results or states, one of words and one of rates and states: this one says how far each is."""
    found = {at: contents_of(texts[at]) for at in columns.of("results", "status") if not columns.readings[at].marked}
    states = {at: held.share(*_STATES) for at, held in found.items() if held.filled}
    few = {at for at in states if holds_states(texts[at], found[at].filled)}
    measured = sorted(at for at, share in states.items() if share >= _MOSTLY or at in few)
    told = sorted(at for at, share in states.items() if share < _HALF and at not in few)
    if measured and told:
        columns.readings[measured[0]].role = "status"
        columns.readings[told[0]].role = "results"


def _is_aside(columns: Columns, at: int) -> bool:
    """Whether a column says who or when of something else than the work (who asked for it, when it was entered)."""
    return bool(ASIDE.search(plain_heading(columns.readings[at].heading)))


def _those_who_lead(columns: Columns, texts: list[list[str]]) -> list[int]:
    """Columns of leads, those that say it best first: of the work itself, by what they hold, then from the left."""

    def rank(at: int) -> tuple[bool, bool, int]:
        contents = contents_of(texts[at])
        return _is_aside(columns, at), contents.filled > 0 and contents.share(Content.NAME) < 0.5, at

    return sorted(columns.of("leads"), key=rank)


def _those_of_the_work(columns: Columns) -> list[int]:
    """The columns that say when the work is done: its start and its end, else its end, else the first one."""
    # "Échéancier – Début": of a heading that is divided, the part below says which.
    headings = {at: plain_heading(columns.readings[at].heading.split(" – ")[-1]) for at in columns.of("schedule")}
    own = [at for at in headings if not _is_aside(columns, at)] or list(headings)
    marked = [at for at in own if columns.readings[at].marked]
    plain = [at for at in own if at not in marked]
    starts = [at for at in plain if START.search(headings[at]) and not END.search(headings[at])]
    ends = [at for at in plain if END.search(headings[at])]
    if starts and len(plain) > 1:
        others = ends or [at for at in plain if at not in starts]
        return [*marked, starts[0], *others[:1]]
    return [*marked, *(ends or plain)[:1]]


def _assign_actions(columns: Columns, texts: list[list[str]]) -> None:
    """ "Stratégies | Actions": the one that varies most is what is done, the one before it groups them."""
    actions = [at for at in columns.of("action") if not columns.readings[at].timed]
    if len(actions) < 2:
        return
    counts = {at: len({t for t in texts[at] if t}) for at in actions}
    means = [at for at in actions if _MEANS.fullmatch(plain_heading(columns.readings[at].heading))]
    for at in means if len(means) < len(actions) else ():
        if not _in_verbs(texts[at]):
            columns.readings[at].role = "extra"  # money and people, beside what is done with them
            actions.remove(at)
    if described := _described(columns, actions, counts):
        name, description = described
        columns.readings[description].role = "extra"
        actions.remove(description)
        counts[name] += 1  # of two that tell as many rows apart, the name is the line
    deepest = max(actions, key=lambda at: (counts[at], at))
    for at in actions:
        if at != deepest:
            columns.readings[at].role = "objective" if counts[at] < counts[deepest] or at < deepest else "item"


def _described(columns: Columns, actions: list[int], counts: dict[int, int]) -> tuple[int, int] | None:
    """Of two columns of actions, that of their names and that of their descriptions, where there are as many."""
    said = {at: plain_heading(columns.readings[at].heading) for at in actions}
    names = [at for at in actions if _NAMES.search(said[at]) or said[at] in _ONE]
    texts = [at for at in actions if _DESCRIPTIONS.search(said[at])]
    pairs = ((name, text) for name in names for text in texts if name < text and counts[name] == counts[text] > 1)
    return next(pairs, None)


def _assign_results(columns: Columns, texts: list[list[str]]) -> None:
    """ "Résultats" alone, before who and when and with no status in it, is what is expected."""
    for at in columns.of("results"):
        if columns.plan and at < columns.plan[-1] and _FOUND.fullmatch(plain_heading(columns.readings[at].heading)):
            columns.readings[at].role = "extra"  # what was found before the plan was made
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
    if plain and len(after) >= 2 and filled and share_of(filled, is_status) < 0.2:
        columns.readings[at].role = "expected_results"
