"""What no plan looks like gets a doubt, however it was read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

import pytest

from jalon.recognition.judging import doubt, judge
from jalon.recognition.judging.judge import felt
from jalon.recognition.judging.terms import TERMS
from jalon.recognition.proposal import Column, Layout, Node, Proposal


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
        line(text, leads=["CA"], schedule="2026", when={"kind": ["point"]}, number=str(at))
        for at, text in enumerate(("Semer", "Arroser", "Sarcler", "Récolter"), 1)
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


def test_lines_that_say_the_same() -> None:
    plan = line("Jardins", line("Semer", leads=["CA"]), line("Semer", leads=["CA"]), line("Sarcler", leads=["CA"]))
    assert doubts(plan) == [("repeated_line", "Semer")]


def test_a_line_that_is_only_a_date() -> None:
    plan = line("Jardins", line("Semer le carré nord", leads=["CA"]), line("mars 2031", leads=["CA"]))
    assert doubts(plan) == [("wordless_line", "mars 2031")]


def test_a_line_that_waits_for_something_is_more_than_a_time() -> None:
    plan = [line(text, leads=["CA"]) for text in ("Fournir des outils selon les besoins", "Arroser selon les besoins")]
    assert doubts(line("Jardins", *plan)) == []


def test_lines_of_one_word() -> None:
    plan = [line(text, leads=["CA"]) for text in ("Nord", "Semer le carré", "Sud", "Sarcler le carré", "Est")]
    assert doubts(*plan) == [("bare_lines", "Nord")]


def test_a_name_kept_aside_by_lines_without_lead() -> None:
    plan = [
        line(f"Semer le carré {at}", schedule="2031", when={"kind": ["point"]}, extra={"Carnet": name})
        for at, name in zip("ABCD", ("Ana Ruiz", "Comité des serres", "Mia Roux", "Équipe des semis"), strict=True)
    ]
    assert [code for code, _line in doubts(*plan)] == ["values_aside"]


def test_schedules_that_say_no_time() -> None:
    plan = [line(f"Semer le carré {at}", schedule="Grange", leads=["CA"], when={}) for at in range(4)]
    assert doubts(*plan) == [("odd_times", "Semer le carré 0")]


def test_numbers_that_do_not_follow() -> None:
    assert doubts(line("Semer", number="1", leads=["CA"]), line("Sarcler", number="3", leads=["CA"])) == [
        ("numbers_jump", "Sarcler")
    ]
    nested = line("Jardins", line("Semer", number="2.1", leads=["CA"]), number="1")
    assert doubts(nested) == [("numbers_jump", "Semer")]


def test_numbers_that_begin_again_follow() -> None:
    plan = [
        line(text, number=number, leads=["CA"]) for text, number in (("Semer", "1"), ("Arroser", "2"), ("Sarcler", "1"))
    ]
    assert doubts(*plan) == []


def test_a_field_as_long_as_a_paragraph() -> None:
    assert doubts(line("Semer", leads=["CA"], results="mot " * 50)) == [("long_field", "Semer")]


def test_a_plan_that_says_nothing_of_its_lines() -> None:
    assert doubts(*(line(text) for text in ("Semer", "Arroser", "Sarcler", "Récolter"))) == [("only_text", "Semer")]


def test_a_check_list_says_how_far_it_is() -> None:
    assert doubts(*(line(text, status="done") for text in ("Semer", "Arroser", "Sarcler", "Récolter"))) == []


def test_ends_that_were_not_taken_out() -> None:
    plan = [
        line(f"{text} (au choix)", schedule="2026", when={"kind": ["point"]})
        for text in ("Semer", "Arroser", "Sarcler", "Récolter")
    ]
    assert doubts(*plan) == [("field_in_text", "Semer (au choix)")]


def test_a_label_that_comes_back_inside_texts() -> None:
    found = doubts(
        line("Curer le bief Garde de la vanne : Odile", leads=["CA"]),
        line("Semer la haie Garde de la vanne : Jean", leads=["CA"]),
        line("Peindre : la vanne, puis le pont", leads=["Line Roy"]),
    )
    assert found == [("field_in_text", "Curer le bief Garde de la vanne : Odile")]


def headed(*columns: tuple[str, str]) -> Proposal:
    """A plan of one line, read in a table with these headings and roles."""
    layout = Layout(columns=[Column(heading, role) for heading, role in columns])
    return Proposal("plan", nodes=[line("Semer le carré nord", leads=["CA"])], layout=layout)


def share(term: str, proposal: Proposal) -> float:
    return judge(proposal).found[term].share


@pytest.mark.parametrize(
    "heading", ["1. Tenir un kiosque", "A) Nature et eau", "2.1 Open the shed", "Moyen 3 : Semer tôt"]
)
def test_a_line_that_heads_a_column(heading: str) -> None:
    proposal = headed((heading, "action"), ("Qui", "leads"))
    doubt(judge(proposal), 1)
    assert [str(one.code) for one in proposal.nodes[0].doubts] == ["line_as_heading"]
    assert judge(proposal).confidence < judge(headed(("Moyens", "action"), ("Qui", "leads"))).confidence


@pytest.mark.parametrize(
    "heading", ["1. Objectifs", "T1 - avril à juin", "2027-03-01", "Comité A : relève et accueil", ""]
)
def test_what_may_well_head_a_column(heading: str) -> None:
    assert share("lines_as_headings", headed((heading, "extra"), ("Moyens", "action"))) == 0


def test_a_column_of_levels_kept_aside_is_lost() -> None:
    assert share("unheard", headed(("Axe", "extra"), ("Moyens", "action"))) == 0.5
    assert share("unheard", headed(("Axe", "axis"), ("Moyens", "action"))) == 0
    assert (
        share("unheard", headed(("Objectif", "action"), ("Qui", "leads"))) == 0
    )  # what is done, where nothing else is


def test_that_a_thing_is_there_says_more_than_how_often() -> None:
    assert felt(0.04) > 0.1
    assert felt(0.0) == 0
    assert felt(1.0) == 1


def test_a_plan_as_they_are_is_surer_than_one_that_says_nothing() -> None:
    told = [line(f"Semer le carré {word}", leads=["CA"], schedule="2026") for word in ("nord", "sud", "est", "ouest")]
    mute = [line(f"Semer le carré {word}") for word in ("nord", "sud", "est", "ouest")]
    assert judge(Proposal("plan", nodes=told)).confidence > judge(Proposal("plan", nodes=mute)).confidence


def test_each_weight_names_a_term_and_lowers_what_is_sure() -> None:
    weights = json.loads(files("jalon.recognition.judging").joinpath("weights.json").read_text(encoding="utf-8"))
    assert set(weights) - {"always"} <= set(TERMS)
    assert len(weights) <= 25
    assert all(one["weight"] < 0 for name, one in weights.items() if name != "always")
