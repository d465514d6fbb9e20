"""Columns that words alone leave open, told by where they stand: behind that of the actions, line by line."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jalon.recognition.columns import Columns, plain_heading
from jalon.recognition.contents import Content, contents_of, is_time, mean_words, share_of
from jalon.recognition.verbs import is_action
from jalon.recognition.vocabulary.composed import AIMED_BEHIND, MEASURED_BEHIND, NEEDS, TOLD_AFTER
from jalon.recognition.vocabulary.stems import ASIDE, END, START

_ENDS: Final = 3  # words of a heading that says from when or until when
_TIMES: Final = 0.6  # of the cells
_ROWS: Final = 3  # fewer tell nothing
_APART: Final = 0.7  # of the rows that follow each other
_ACTING: Final = 0.5  # of the cells
_TOLD: Final = 2  # words of a cell that tells something


def place_behind(columns: Columns, texts: list[list[str]], *, cards: bool) -> None:
    """Give their role to columns of aims, of news and of starts or ends that stand behind the actions.

    The aims of cards stand anywhere in them.
    """
    aimed = columns.of("axis", "objective")
    actions = [at for at in columns.of("action") if not columns.readings[at].timed]
    for at in range(actions[0] + 1 if actions else len(columns.readings), len(columns.readings)):
        column = columns.readings[at]
        heading = plain_heading(column.heading.split(" – ")[-1])
        second = bool(aimed) and aimed[0] < actions[0] and AIMED_BEHIND.search(heading)  # parts stand before actions
        holds = column.role in {"axis", "objective"} and not cards and columns.levels is None
        if holds and second:
            column.role = "expected_results"
        elif holds and _tells_each(texts[at]):
            needs = "extra" if NEEDS.fullmatch(heading) else column.role  # what it takes, and no part of the plan
            column.role = "expected_results" if AIMED_BEHIND.search(heading) else needs
        elif column.role == "action" and MEASURED_BEHIND.fullmatch(heading) and not _acts(texts[at]):
            column.role = "extra" if "expected_results" in columns.names else "expected_results"
        elif column.role in {"", "extra"} and _ends(heading, texts[at]):
            column.role = "schedule"
        elif column.role in {"", "extra"} and "results" not in columns.names and TOLD_AFTER.fullmatch(heading):
            column.role = "results" if _tells(texts[at]) else column.role


def _tells_each(texts: list[str]) -> bool:
    """Whether a column says another thing on each line: it stands over no run of them, merged, repeated or blank."""
    if len(texts) < _ROWS or not texts[0] or sum(map(bool, texts)) < _APART * len(texts):
        return False
    runs = [below for above, below in pairwise(["", *texts]) if below and below != above]
    return len(runs) >= _APART * len(texts) or len(runs) > len(set(runs)) > len(texts) / 2


def _ends(heading: str, texts: list[str]) -> bool:
    """Whether a heading says from when or until when, over times."""
    filled = [text for text in texts if text]
    brief = len(heading.split()) <= _ENDS and not ASIDE.search(heading)
    return brief and bool(START.search(heading) or END.search(heading)) and share_of(filled, is_time) >= _TIMES


def _acts(texts: list[str]) -> bool:
    """Whether half of the cells of a column say what to do."""
    return share_of([text for text in texts if text], is_action) >= _ACTING


def _tells(texts: list[str]) -> bool:
    """Whether a column tells something in words, or says how far things are."""
    contents = contents_of(texts)
    words = contents.share(Content.WORDS, Content.STATUS) >= _TIMES
    return words and mean_words([text for text in texts if text]) >= _TOLD
