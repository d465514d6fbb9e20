"""A file read, whether or not anything is kept."""

from __future__ import annotations

import pytest

from jalon.plans.reading import read_plan, storable


def test_nodes_have_an_identity() -> None:
    read = read_plan(b"Objectifs\tMoyens\nAccueillir\tGuide\nFormer\tLocal\n", "plan.txt")
    assert [node["id"] for node in read.proposal["nodes"]] == ["n1", "n3"]


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
    assert storable({"text": text}) == {"text": kept}
