"""What a column of statuses says of a line that moved on."""

from __future__ import annotations

import pytest

from jalon.reports.rules.stating import State, Stating


@pytest.mark.parametrize(
    ("said", "before", "state", "now"),
    [
        ([("À faire", "to_do")], "À faire", ("done", None), "Réalisé"),
        ([("À faire", "to_do"), ("Bouclé", "done")], "À faire", ("done", None), "Bouclé"),
        ([("0 %", "to_do"), ("40 %", "partial")], "0 %", ("in_progress", 60.0), "60\u00a0%"),
        ([("0 %", "to_do")], "0 %", ("done", None), "100\u00a0%"),
        ([("0 %", "to_do")], "0 %", ("postponed", None), "Reporté"),
        ([("En cours (40 %)", "in_progress")], "En cours (40 %)", ("in_progress", 60.0), "En cours (60\u00a0%)"),
        ([], "", ("done", None), "Réalisé"),
        ([("À faire", "to_do")], "À faire", ("", None), ""),
    ],
)
def test_it_speaks_as_the_column_does(said: list[tuple[str, str]], before: str, state: State, now: str) -> None:
    assert Stating(said, "fr").now(before, state) == now
