"""Columns of what is measured, and of how much is aimed at: expected results, unless they say what is done."""

from __future__ import annotations

import re
from typing import Final

from jalon.recognition.columns import Columns, plain_heading
from jalon.recognition.contents import Content, content_of, is_indicator, share_of
from jalon.recognition.verbs import is_action
from jalon.recognition.vocabulary.tables import AIMED_AT

_MEASURES: Final = re.compile(r"mesures?|measures?")
_FEW: Final = 0.3  # of the cells
_FIGURES: Final = 0.6  # of the cells


def assign_measures(columns: Columns, texts: list[list[str]]) -> None:
    """ "Measure" is what is measured where another column says what is done; in French "Mesure" is what is done."""
    said = [plain_heading(columns.readings[at].heading) for at in columns.of("action")]
    for at, heading in zip(columns.of("action"), said, strict=True):
        if heading in {"measure", "measures"} and len(said) > 1:
            columns.readings[at].role = "extra" if "expected_results" in columns.names else "expected_results"
        following = columns.readings[at + 1] if at + 1 < len(columns.readings) else None
        if heading in {"mesure", "mesures"} and len(said) > 1 and following and _aims(following.heading):
            columns.readings[at].role, following.role = "expected_results", "extra"
        elif columns.of("action") and at > columns.of("action")[0] and _counts(columns, texts, at):
            columns.readings[at].role = "extra" if "expected_results" in columns.names else "expected_results"


def _counts(columns: Columns, texts: list[list[str]], at: int) -> bool:
    """Whether a column of measures, behind one that says in verbs what is done, says something else."""
    told = [[text for text in texts[each] if text] for each in (columns.of("action")[0], at)]
    measure = _MEASURES.fullmatch(plain_heading(columns.readings[at].heading))
    if not measure or not all(told):
        return False
    done, counted = (share_of(cells, is_action) for cells in told)
    return done >= _FIGURES and counted <= _FEW


def _aims(heading: str) -> bool:
    """Whether a heading says how much is aimed at of what stands before it ("Mesure | Cible")."""
    return bool(AIMED_AT.match(plain_heading(heading)))


def assign_wide_results(columns: Columns, texts: list[list[str]]) -> None:
    """Results at the left of the actions are what these are for, where they are fewer or others stand at the right."""
    actions = columns.of("action")
    for at in columns.of("expected_results", "results"):
        if not actions or at > actions[0] or "objective" in columns.names or columns.readings[at].marked:
            continue
        filled = [text for text in texts[at] if text]
        fewer = len({*filled}) < sum(map(bool, texts[actions[0]]))
        others = any(other > actions[0] for other in columns.of("expected_results"))
        figures = bool(filled) and share_of(filled, _is_figure) >= _FIGURES
        told = columns.readings[at].role == "expected_results" or others or at == 0
        if told and (fewer or others) and not figures and filled:
            columns.readings[at].role = "objective"


def _is_figure(text: str) -> bool:
    return content_of(text) in {Content.NUMBER, Content.DATE, Content.STATUS, Content.FLAG} or is_indicator(text)
