"""What the figures say: each sentence counts what it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from jalon.reports.model import Before, Bilan, Line, Summary
from jalon.reports.rules.summary import shortened, summarise
from tests.reports.bilans import TABLE, made


@pytest.fixture
def bilan() -> Bilan:
    """That of our sample, where nothing has a status yet."""
    found, _origin = made(TABLE)
    for line in found.walk():
        line.status, line.item.status = "", ""
        line.item.children = [child.item for child in line.children]
    return found


def actions(bilan: Bilan) -> list[Line]:
    return [line for line in bilan.lines[0].walk() if line.item.kind == "action"]


def give(line: Line, status: str, *, late: bool = False) -> None:
    line.status, line.item.status, line.late = status, status, late


def told(
    bilan: Bilan, language: str = "fr", before: Before | None = None, reasons: dict[int, str] | None = None
) -> Summary:
    return summarise(bilan.lines, [], language=language, left_out=[], reasons=reasons or {}, before=before)


def first_axis(summary: Summary) -> str:
    return next(one.text for one in summary.paragraphs if one.key == "axis")


def test_each_axis_says_what_was_done(bilan: Bilan) -> None:
    done = actions(bilan)[0]
    give(done, "done")
    assert f"1 action réalisée\u00a0: {shortened(done.item.text, 140).rstrip('.')}." in first_axis(told(bilan))


def test_the_percent_is_that_of_the_figures(bilan: Bilan) -> None:
    give(actions(bilan)[0], "done")
    summary = told(bilan)
    share = summary.shares[1].progress
    assert first_axis(summary).startswith(f"Réalisé à {share.percent}\u00a0%, sur {share.counted} actions comptées.")


def test_what_is_late_says_why(bilan: Bilan) -> None:
    late = actions(bilan)[0]
    give(late, "in_progress", late=True)
    text = first_axis(told(bilan, reasons={late.item.id: "On attend la ville."}))
    assert "1 action en retard" in text
    assert "«\u00a0On attend la ville\u00a0»" in text
    assert "en cours" not in text


def test_the_lines_of_a_reason_are_told_apart(bilan: Bilan) -> None:
    late = actions(bilan)[0]
    give(late, "in_progress", late=True)
    text = first_axis(told(bilan, reasons={late.item.id: "Jardins 100 %\n\nRuches 50 %\nOn attend.\nLa ville tarde"}))
    assert "«\u00a0Jardins 100 %; Ruches 50 %; On attend. La ville tarde\u00a0»" in text


def test_what_goes_on_is_said(bilan: Bilan) -> None:
    give(actions(bilan)[0], "to_continue")
    give(actions(bilan)[1], "postponed")
    assert "2 actions " in first_axis(told(bilan))


def test_it_is_compared_with_the_last_one(bilan: Bilan) -> None:
    old, new = actions(bilan)[:2]
    give(old, "done")
    give(new, "done")
    axis = bilan.lines[0].identity
    before = Before(date(2025, 6, 30), {None: 10, axis: 20}, frozenset({old.identity}))
    text = first_axis(told(bilan, before=before))
    assert "C’était 20\u00a0% au bilan précédent, en date du 30 juin 2025." in text
    assert "1 réalisée depuis le bilan précédent." in text


def test_english_sentences_are_english(bilan: Bilan) -> None:
    give(actions(bilan)[0], "done")
    assert "1 action done: " in first_axis(told(bilan, "en"))


def test_many_names_are_counted(bilan: Bilan) -> None:
    top = bilan.lines[0]
    model = actions(bilan)[0]
    for number in range(12):
        item = replace(model.item, id=9_000 + number, text=f"Tâche {number}", children=[], status="done")
        top.children.append(replace(model, item=item, identity=uuid4(), status="done", children=[]))
        top.item.children.append(item)
    text = first_axis(told(bilan))
    assert "12 actions réalisées" in text
    assert "4 autres" in text


def test_a_long_reason_is_cut_at_a_sentence() -> None:
    assert shortened("Une phrase. Une autre, plus longue, qui continue.", 30) == "Une phrase."


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert shortened("mot " * 40, 30).endswith("mot…")


def test_what_is_partly_done_is_said_in_the_words_of_the_plan(bilan: Bilan) -> None:
    give(actions(bilan)[0], "partial")
    give(actions(bilan)[1], "in_progress")
    text = first_axis(told(bilan))
    assert "1 action réalisée en partie" in text
    assert "1 action en cours" in text
