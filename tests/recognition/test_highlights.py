"""What stands out by its look, and what the legend says of it."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node

ACTIONS = ("Recruter des bénévoles", "Organiser une fête", "Rédiger un guide", "Tenir un kiosque")
HEADER = "<tr><th>Objectif</th><th>Action</th><th>Responsable</th><th>Échéancier</th></tr>"


def read_page(page: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(page.encode(), "plan.html")))


def plan(legend: str, look: str) -> str:
    """A plan whose first action has a look."""
    said = [look.format(ACTIONS[0]), *ACTIONS[1:]]
    rows = "".join(
        f"<tr><td>Mobiliser</td><td>{each}</td><td>Comité vie</td><td>Automne 2026</td></tr>" for each in said
    )
    return f"<h1>Plan d’action 2026-2027</h1><p>{legend}</p><table>{HEADER}{rows}</table>"


@pytest.mark.parametrize(
    ("legend", "look"),
    [
        ("Légende : les actions barrées sont réalisées.", "<s>{}</s>"),
        ("Ce qui est rayé est terminé.", "<del>{}</del>"),
        ("Les actions en rouge sont réalisées.", '<span style="color:#c00000">{}</span>'),
        ("Legend: what is highlighted is done.", '<span style="background-color:#ffff00">{}</span>'),
        ("Légende : en gras, réalisé.", "<b>{}</b>"),
    ],
)
def test_a_legend_of_one_meaning_says_the_status(legend: str, look: str) -> None:
    proposal = read_page(plan(legend, look))
    assert proposal["layout"]["highlight_means"] == legend
    found = [node(proposal, words) for words in ACTIONS]
    assert [one["highlighted"] for one in found] == [True, False, False, False]
    assert [one["status"] for one in found] == ["done", None, None, None]


def test_a_legend_of_two_meanings_tells_nothing_of_one_line() -> None:
    proposal = read_page(plan("Légende : en gras, ce qui est réalisé ou en cours.", "<b>{}</b>"))
    found = node(proposal, ACTIONS[0])
    assert (found["highlighted"], found["status"]) == (True, None)


def test_a_sentence_that_names_a_colour_without_a_status_is_no_legend() -> None:
    proposal = read_page(plan("Le local est peint en rouge et en bleu.", "{}"))
    assert proposal["layout"]["highlight_means"] is None


def test_what_is_struck_without_a_legend_is_done_and_doubted() -> None:
    found = [node(proposal := read_page(plan("", "<s>{}</s>")), words) for words in ACTIONS]
    assert [one["status"] for one in found] == ["done", None, None, None]
    assert {"code": "status_by_strike", "values": {"lines": 1}} in node(proposal, ACTIONS[0])["doubts"]


def test_a_plan_struck_all_through_says_nothing_of_one_line() -> None:
    page = plan("", "{}")
    for words in ACTIONS:
        page = page.replace(words, f"<s>{words}</s>")
    assert [one["status"] for one in (node(read_page(page), words) for words in ACTIONS)] == [None] * 4
