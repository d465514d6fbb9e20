"""What the boxes of a form say."""

import pytest

from jalon.phrases.boxes import without_unchecked
from jalon.phrases.progress import read_progress


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("☒ Fait ☐ En cours ☐ À faire", "Fait"),
        ("☐ Fait ☑ En cours", "En cours"),
        ("[ ] Done [x] In progress", "In progress"),
        ("☐ Fait ☐ En cours", ""),
        ("✓ Réalisé", "✓ Réalisé"),
        ("Réalisé en mai", "Réalisé en mai"),
    ],
)
def test_only_what_is_checked_stays(text: str, words: str) -> None:
    assert without_unchecked(text).strip() == words
    assert len(without_unchecked(text)) == len(text)


def test_a_form_where_nothing_is_checked_states_nothing() -> None:
    assert read_progress("☐ Fait ☐ En cours ☐ À faire").status is None
