"""What one reading sends back."""

from __future__ import annotations

import json

import pytest

from jalon.reading.child import storable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "ab"),
        ("écrit \\u0000 en toutes lettres", "écrit \\u0000 en toutes lettres"),
        ("\\\x00", "\\"),
        ("😀 « été »", "😀 « été »"),
    ],
)
def test_only_what_no_database_keeps_goes(text: str, kept: str) -> None:
    assert json.loads(storable({"text": text})) == {"text": kept}
