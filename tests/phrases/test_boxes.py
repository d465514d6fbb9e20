"""What the boxes of a form say."""

import pytest

from jalon.phrases.boxes import checked_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("☒ Fait ☐ En cours ☐ À faire", "Fait"),
        ("☐ Fait ☑ En cours", "En cours"),
        ("[ ] Done [x] In progress", "In progress"),
        ("☐ Fait ☐ En cours", ""),
        ("✓ Réalisé", None),
        ("Réalisé en mai", None),
    ],
)
def test_checked_words(text, words):
    assert checked_words(text) == words
