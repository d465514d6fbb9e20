"""How sure a reading is and what to look at in it, in sentences."""

from typing import Any

import pytest

from jalon.recognition.doubts import Code
from jalon.recognition.readings import READINGS
from jalon.wording.readings import (
    WAYS,
    confidence_advice,
    confidence_word,
    count_words,
    grouped,
    way_words,
)


def plan(confidence: float | None, **values: Any) -> dict[str, Any]:
    return {"kind": "plan", "confidence": confidence, "nodes": [{}]} | values


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.95, "Lecture sûre"), (0.6, "Lecture à vérifier"), (0.2, "Lecture incertaine")]
)
def test_how_sure_a_reading_is(confidence: float, word: str) -> None:
    assert confidence_word(plan(confidence), "fr") == word


def test_a_plan_without_a_line_is_never_sure() -> None:
    assert confidence_word(plan(0.95, nodes=[]), "fr") == "Lecture incertaine"


def test_nothing_is_said_of_what_is_no_plan_or_was_read_long_ago() -> None:
    assert confidence_word(plan(0.9, kind="report"), "fr") == confidence_word(plan(None), "fr") == ""


def test_doubts_go_together_by_what_they_are_about() -> None:
    doubts = [{"code": Code.UNREAD_SCHEDULE, "values": {"text": "tôt"}}] * 3
    shared = {"code": Code.SHARED_VALUE, "values": {"field": "schedule", "actions": 2}}
    conflict = {"code": Code.STATUS_CONFLICT, "values": {}}
    groups = grouped([conflict, *doubts, shared])
    assert [group.words("fr") for group in groups] == ["4 échéances", "1 état"]


def test_a_doubt_about_many_lines_counts_them() -> None:
    (group,) = grouped([{"code": Code.LONG_FIELD, "values": {"text": "…", "lines": 13}}])
    assert group.words("fr") == "13 textes"


def test_a_doubt_of_a_kind_nobody_knows_is_not_lost() -> None:
    assert [group.words("fr") for group in grouped([{"code": "new_kind"}])] == ["1 autre point"]


def test_what_to_look_at_is_what_most_doubts_are_about() -> None:
    groups = grouped([{"code": Code.UNREAD_SCHEDULE, "values": {}}] * 2)
    assert confidence_advice(plan(0.7), groups, "fr") == "Regardez d’abord\N{NO-BREAK SPACE}: 2 échéances."


def test_every_way_of_reading_has_words() -> None:
    assert set(WAYS) == {reading.name for reading in READINGS}
    assert way_words("unheard_of", "fr") == "unheard_of"


def test_counts_of_another_reading() -> None:
    assert count_words({"action": 34, "axis": 1}, "fr") == "1 axe, 34 actions"
