"""Which column says what is done, and which group it, where headings do not say: by what their cells tell apart."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jalon.recognition.columns import Columns, column_role, plain_heading
from jalon.recognition.contents import Content, contents_of, mean_words, share_of
from jalon.recognition.levels import code_value
from jalon.recognition.verbs import is_action
from jalon.recognition.vocabulary.stems import TITLES

_MOSTLY: Final = 0.8  # of the cells
_IN_VERBS: Final = 0.6  # of the cells that begin with a verb or the noun of an action
_SENTENCE: Final = 3  # words of a cell that says what is done
_MANY: Final = 6  # rows
_MANY_ROWS: Final = 80
_FEWEST_RUNS: Final = 2
_FEW: Final = 0.5  # of the rows, that a column tells apart


def assign_plan(columns: Columns, texts: list[list[str]]) -> None:
    """Make sure some column holds what is done: text columns without a role, from the deepest to the widest."""
    unknown = [at for at, column in enumerate(columns.readings) if not column.role]
    words = {at: sum(len(text.split()) for text in texts[at]) for at in unknown}
    named = any(_is_title(columns, at) for at in unknown) and "action" not in columns.names
    if unknown and (named or not {"action", "item"} & columns.names):
        known = columns.of("objective", "axis")
        left = [at for at in unknown if not known or at > known[0] or _names_lines(columns, texts, at, known[0])]
        left = left or unknown
        varied = max(left, key=lambda at: _says_actions(columns, texts, at, words[at]))
        told = words[varied] >= 2 * max(1, sum(1 for text in texts[varied] if text))
        if (_is_title(columns, varied) or told) and _says_what(texts[varied]):
            columns.readings[varied].role = "action"
    groups = [at for at in reversed(unknown) if _groups(texts[at])]  # the nearest to what is done is its objective
    for at in [*groups, *(at for at in unknown if at not in groups)]:
        column = columns.readings[at]
        if column.role:
            continue
        actions = columns.of("action")
        before = bool(actions) and at < actions[0]
        filled = [text for text in texts[at] if text]
        told = mean_words(filled) >= 2 and _says_what(texts[at])
        if before and "objective" not in columns.names and told:
            column.role = "objective"
        elif before and "axis" not in columns.names and _is_wider(columns, texts, at):
            column.role = "axis"
        elif columns.guessed and not before and "expected_results" not in columns.names and words[at]:
            column.role = "expected_results"
        else:
            column.role = "extra"
    _name_the_runs(columns, texts)
    _name_the_varying_one(columns, texts)
    _name_the_sentences(columns, texts)
    _raise_steps(columns)


def _names_lines(columns: Columns, texts: list[list[str]], at: int, part: int) -> bool:
    """Whether a column of titles, before that of the parts, tells every line apart where they do not."""
    titles = contents_of(texts[at])
    return _is_title(columns, at) and titles.distinct == titles.filled > contents_of(texts[part]).distinct


def _name_the_runs(columns: Columns, texts: list[list[str]]) -> None:
    """A first column that nothing names, whose values each stand over a run of rows, holds the parts of the plan."""
    plan = columns.plan
    if not plan or columns.guessed or columns.levels is not None or len({"axis", "objective"} & columns.names) > 1:
        return
    for at in range(plan[0]):
        column = columns.readings[at]
        plain = column.role == "extra" and not column.marked and bool(column.heading)
        if not plain or column_role(column.heading) or TITLES.fullmatch(plain_heading(column.heading)):
            continue
        if (
            _in_runs(texts[at], texts[plan[-1]])
            and contents_of(texts[at]).share(Content.WORDS, Content.NAME) >= _MOSTLY
        ):
            column.role = "axis" if "axis" not in columns.names else "objective"
            return


def _in_runs(texts: list[str], lines: list[str]) -> bool:
    """Whether the values of a column come once each, over several lines: repeated on each, or blank below the first."""
    rows = [text for text, line in zip(texts, lines, strict=False) if line]
    if not rows or not rows[0]:
        return False
    runs = [text for above, text in pairwise(["", *rows]) if text and text != above]
    least = 1 if len(rows) >= _MANY_ROWS else _FEWEST_RUNS  # of a long table, a sample: its first part may fill it
    return least <= len(runs) == len(set(runs)) and len(runs) * 2 <= len(rows)


def _raise_steps(columns: Columns) -> None:
    """A step or a milestone at the left of what is done holds it ("Jalon | Tâches")."""
    actions = columns.of("action")
    for at in columns.of("item"):
        level = next((role for role in ("objective", "axis") if role not in columns.names), None)
        if actions and at < actions[0] and level and not columns.readings[at].timed:
            columns.readings[at].role = level


def assign_codes(columns: Columns, texts: list[list[str]]) -> None:
    """Where what is done is only numbered ("Action 1"), the column that describes it says it."""
    for at in columns.of("action"):
        filled = [text for text in texts[at] if text]
        titles = [other for other in columns.of("extra") if _is_title(columns, other) and _says_what(texts[other])]
        if filled and titles and all(map(code_value, filled)) and not columns.readings[at].timed:
            columns.readings[at].role, columns.readings[titles[0]].role = "number", "action"
    lines = columns.plan[-1:]
    for at in columns.plan[:-1]:  # "Projet 1", "Projet 2" beside what is done: it is numbered so
        filled = [text for text in texts[at] if text]
        once = len(set(filled)) == len(filled) == sum(map(bool, texts[lines[0]]))
        if filled and once and not column_role(columns.readings[at].heading) and all(map(code_value, filled)):
            columns.readings[at].role = "number"


def name_the_finest(columns: Columns, texts: list[list[str]]) -> None:
    """Where what would be the line says one thing for many rows that another column tells apart, that one is it."""
    if not columns.plan or columns.levels is not None:
        return
    deepest = columns.plan[-1]
    line = contents_of(texts[deepest])
    if columns.readings[deepest].timed or line.filled < _MANY or line.distinct > _FEW * line.filled:
        return
    for at in columns.of("extra"):
        contents = contents_of(texts[at])
        apart = at > deepest and contents.distinct == contents.filled >= _MOSTLY * line.filled
        if apart and contents.words >= _SENTENCE - 1 and _says_what(texts[at]) and not _heading_says_aside(columns, at):
            taken = {"objective", "axis"} & columns.names - {columns.readings[deepest].role}
            columns.readings[deepest].role = "axis" if "objective" in taken else "objective"
            columns.readings[at].role = "action"
            return


def _heading_says_aside(columns: Columns, at: int) -> bool:
    """Whether the heading of a column says that it is kept as it is ("Commentaires", "Description")."""
    return (column_role(columns.readings[at].heading) or ("",))[0] == "extra"


def _name_the_sentences(columns: Columns, texts: list[list[str]]) -> None:
    """Where nothing holds what is done, the first column that says another thing in each row does ("Description")."""
    said = columns.of("results", "expected_results", "extra")
    known = {"leads", "schedule", "status", "results"} & columns.names
    if columns.plan or len(known) < 2:
        return
    rows = sum(1 for row in zip(*texts, strict=False) if any(row))
    for at in sorted(said):
        contents = contents_of(texts[at])
        sentences = contents.share(Content.WORDS, Content.NAME) >= 0.6 and contents.words >= _SENTENCE
        if sentences and contents.share(Content.WORDS) > 0.3 and contents.distinct == contents.filled == rows:
            columns.readings[at].role = "action"
            return


def _says_actions(columns: Columns, texts: list[list[str]], at: int, words: int) -> tuple[bool, bool, int, int]:
    """How much a column may say what is done: in verbs, named so, in different words, at length."""
    filled = [text for text in texts[at] if text]
    return (
        share_of(filled, is_action) >= _IN_VERBS if filled else False,
        _is_title(columns, at),
        len(set(filled)),
        words,
    )


def _is_title(columns: Columns, at: int) -> bool:
    return bool(TITLES.fullmatch(plain_heading(columns.readings[at].heading)))


def _groups(texts: list[str]) -> bool:
    """Whether a column says one thing for several rows."""
    contents = contents_of(texts)
    return 0 < contents.distinct < len(texts)


def _is_wider(columns: Columns, texts: list[list[str]], at: int) -> bool:
    """Whether a column of sentences at the left of the objectives says fewer things than they do."""
    objectives = [other for other in columns.of("objective") if other > at]
    contents = contents_of(texts[at])
    if not objectives or contents.filled >= contents_of(texts[objectives[0]]).filled:
        return False
    opens = texts[at][0] and all(texts[objectives[0]][row] for row, text in enumerate(texts[at]) if text)
    return contents.words >= _SENTENCE or bool(opens and columns.readings[at].heading and _says_what(texts[at]))


def _says_what(texts: list[str]) -> bool:
    """Whether the cells of a column may say what is done: not dates, codes, amounts or statuses."""
    contents = contents_of(texts)
    return contents.share(Content.WORDS, Content.NAME) > 0.5


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
