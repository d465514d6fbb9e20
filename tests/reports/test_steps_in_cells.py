"""A step added under an action whose cell several actions share: it is told from them, and read again as a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from jalon.plans.proposals import walk
from jalon.plans.reading import read_plan
from jalon.reports.model import Bilan
from tests.reports.bilans import find, like
from tests.reports.test_shared_results import NAMES, TIMES, plan, printed

STEP, DEEPER = "Choisir les outils", "Les affûter"
HAD = "Acheter une scie"


def step_under(name: str, *texts: str) -> Callable[[Bilan], None]:
    """A step added there, and one under it if another is said."""

    def edit(bilan: Bilan) -> None:
        over = find(bilan, name)
        for at, text in enumerate(texts):
            new = like(over, text)
            new.item = replace(new.item, id=99_000 + at, kind="item")
            over.children = [*over.children, new]
            over = new

    return edit


def tree(data: bytes) -> dict[str, tuple[str | None, str | None, list[str]]]:
    """Each line but the first with when, what came, and what stands under it; with no doubt about it."""
    objective = read_plan(data, "plan.docx").proposal["nodes"][0]
    nodes = list(walk([objective]))
    assert not [doubt for node in nodes for doubt in node["doubts"]]
    return {
        node["text"]: (node["schedule"], node["results"], [child["text"] for child in node["children"]])
        for node in nodes[1:]
    }


def lines(data: bytes) -> list[str]:
    row: Any = docx.Document(BytesIO(data)).tables[0].rows[1]
    return [paragraph.text for paragraph in row.cells[1].paragraphs]


@pytest.mark.parametrize("told", [{}, {NAMES[1]: ["Fait.", "Vu par tous."]}])
@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("mark", ["- ", "• ", "◦ ", "", "1. "])
def test_it_stands_under_its_action(mark: str, at: int, told: Mapping[str, Sequence[str]]) -> None:
    """The dates and the results beside it stay those of the actions."""
    actions = [f"{rank}. {name}" if mark == "1. " else f"{mark}{name}" for rank, name in enumerate(NAMES, 1)]
    found = tree(printed(plan(actions), told, step_under(NAMES[at], STEP)))
    for rank, name in enumerate(NAMES):
        assert found[name] == (TIMES[rank], " ".join(told.get(name, [])) or None, [STEP] if rank == at else [])


def test_what_stands_alone_keeps_its_look() -> None:
    """One action needs no mark to be told from its step."""
    data = printed(plan(NAMES[:1], (), TIMES[:1]), {}, step_under(NAMES[0], STEP))
    assert lines(data) == [NAMES[0], f"– {STEP}"]
    assert tree(data)[NAMES[0]] == (TIMES[0], None, [STEP])


def test_a_step_of_a_step_is_told_too() -> None:
    data = printed(plan([f"- {name}" for name in NAMES]), {}, step_under(NAMES[1], STEP, DEEPER))
    assert tree(data)[STEP][2] == [DEEPER]


def test_it_has_the_mark_of_the_steps_that_are_there() -> None:
    actions = [f"• {NAMES[0]}", f"• {NAMES[1]}", f"o {HAD}", f"• {NAMES[2]}"]
    told = {NAMES[1]: ["Fait.", "Vu par tous."]}
    data = printed(plan(actions), told, step_under(NAMES[1], STEP))
    assert lines(data)[2:4] == [f"o {HAD}", f"o {STEP}"]
    assert tree(data)[NAMES[1]] == (TIMES[1], "Fait. Vu par tous.", [HAD, STEP])


def test_under_bullets_that_come_by_themselves_it_is_none() -> None:
    """It stands under the words of its entry, with a mark of its own."""
    word: Any = docx.Document(BytesIO(plan(NAMES)))
    for paragraph in word.tables[0].rows[1].cells[1].paragraphs:
        paragraph.style = "List Bullet"
    out = BytesIO()
    word.save(out)
    data = printed(out.getvalue(), {}, step_under(NAMES[1], STEP))
    assert tree(data)[NAMES[1]] == (TIMES[1], None, [STEP])
