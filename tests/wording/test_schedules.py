"""The doubts of schedules, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from jalon.phrases import schedules
from jalon.wording.schedules import SCHEDULE_DOUBTS, schedule_doubt


def test_every_doubt_of_the_grammar_has_a_sentence_and_no_other() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(schedules.__file__).parent.glob("*.py"))
    said = re.findall(r"doubts\.append\((.*?)\)", sources)
    assert set(said) == {f'"{code}"' for code in SCHEDULE_DOUBTS}


def test_it_is_said_in_the_language_asked_for() -> None:
    assert schedule_doubt("year_missing", "en") == "The date has no year."
    assert schedule_doubt("year_missing", "fr") == "La date n’a pas d’année."
