"""What no plan looks like gets a doubt, however it was read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

from jalon.recognition.judging import doubt, judge
from jalon.recognition.judging.terms import TERMS
from jalon.recognition.proposal import Node, Proposal


def line(text: str, *children: Node, **values: object) -> Node:
    node = Node(level="action", text=text, children=list(children))
    for name, value in values.items():
        setattr(node, name, value)
    return node


def leaves(roots: Iterable[Node]) -> int:
    return sum(leaves(node.children) or 1 for node in roots)


def doubts(*roots: Node) -> list[tuple[str, str]]:
    """(code, line where it stands) of each doubt."""
    proposal = Proposal("plan", nodes=list(roots))
    doubt(judge(proposal), leaves(roots))
    found, stack = [], list(roots)
    while stack:
        node = stack.pop(0)
        found += [(str(doubt.code), node.text) for doubt in node.doubts]
        stack = node.children + stack
    return found


def test_a_plan_as_they_are_has_none() -> None:
    lines = [
        line(text, leads=["CA"], schedule="2026", number=str(at)) for at, text in enumerate(("A", "B", "C", "D"), 1)
    ]
    assert doubts(line("Jardins", *lines)) == []


def test_a_value_read_as_a_level() -> None:
    plan = [line("Nombre de visites", line(text, leads=["CA"])) for text in ("Semer", "Récolter")]
    assert doubts(*plan) == [("value_as_level", "Nombre de visites")]


def test_a_heading_among_the_lines_or_in_their_fields() -> None:
    assert doubts(line("Responsables", leads=["CA"]), line("Semer", leads=["CA"])) == [
        ("heading_as_line", "Responsables")
    ]
    assert doubts(line("Semer", leads=["Responsable"])) == [("heading_as_line", "Semer")]


def test_numbers_that_do_not_follow() -> None:
    assert doubts(line("A", number="1", leads=["CA"]), line("C", number="3", leads=["CA"])) == [("numbers_jump", "C")]
    nested = line("A", line("B", number="2.1", leads=["CA"]), number="1")
    assert doubts(nested) == [("numbers_jump", "B")]


def test_numbers_that_begin_again_follow() -> None:
    plan = [line(text, number=number, leads=["CA"]) for text, number in (("A", "1"), ("B", "2"), ("C", "1"))]
    assert doubts(*plan) == []


def test_a_field_as_long_as_a_paragraph() -> None:
    assert doubts(line("Semer", leads=["CA"], results="mot " * 50)) == [("long_field", "Semer")]


def test_a_plan_that_says_nothing_of_its_lines() -> None:
    assert doubts(*(line(text) for text in ("Semer", "Arroser", "Sarcler", "Récolter"))) == [("only_text", "Semer")]


def test_a_check_list_says_how_far_it_is() -> None:
    assert doubts(*(line(text, status="done") for text in ("Semer", "Arroser", "Sarcler", "Récolter"))) == []


def test_ends_that_were_not_taken_out() -> None:
    plan = [line(f"{text} (au choix)", schedule="2026") for text in ("Semer", "Arroser", "Sarcler", "Récolter")]
    assert doubts(*plan) == [("field_in_text", "Semer (au choix)")]


def test_a_plan_as_they_are_is_surer_than_one_that_says_nothing() -> None:
    told = [line(f"Semer le carré {word}", leads=["CA"], schedule="2026") for word in ("nord", "sud", "est", "ouest")]
    mute = [line(f"Semer le carré {word}") for word in ("nord", "sud", "est", "ouest")]
    assert judge(Proposal("plan", nodes=told)).confidence > judge(Proposal("plan", nodes=mute)).confidence


def test_each_weight_names_a_term_and_lowers_what_is_sure() -> None:
    weights = json.loads(files("jalon.recognition.judging").joinpath("weights.json").read_text(encoding="utf-8"))
    assert set(weights) - {"always"} <= set(TERMS)
    assert len(weights) <= 25
    assert all(one["weight"] < 0 for name, one in weights.items() if name != "always")
