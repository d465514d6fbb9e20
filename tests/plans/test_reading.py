"""A file read, whether or not anything is kept."""

from __future__ import annotations

from jalon.plans.reading import read_plan


def test_nodes_have_an_identity() -> None:
    read = read_plan(b"Objectifs\tMoyens\nAccueillir\tGuide\nFormer\tLocal\n", "plan.txt")
    assert [node["id"] for node in read.proposal["nodes"]] == ["n1", "n3"]
