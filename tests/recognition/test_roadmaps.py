"""Roadmaps: headings that say when, over what is done then; statuses on lines of their own."""

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.bullets.periods import is_period
from jalon.recognition.states import is_status
from tests.recognition.reading import node, nodes, outline


def read(text: str, name: str = "plan.md") -> dict:
    return as_dict(propose(read_bytes(text.encode(), name)))


PERIODS = [
    ("T1 2027", "T2 2027"),
    ("Automne 2026", "Hiver 2027"),
    ("2026", "2027"),
    ("Janvier à mars 2026", "Avril à juin 2026"),
    ("An 1", "An 2"),
    ("Q3 2026", "Q4 2026"),
    ("Court terme", "Moyen terme"),
]


@pytest.mark.parametrize("periods", PERIODS)
def test_the_time_of_a_heading_is_that_of_its_actions(periods):
    first, second = periods
    proposal = read(
        f"# Feuille de route du port\n\n## {first}\n\n- Réparer le quai\n- Peindre les bornes\n\n"
        f"## {second}\n\n- Laver la halle (Odile)\n"
    )
    assert [line.split(" ", 1)[0] for line in outline(proposal)] == ["axis", "", "", "axis", ""]
    assert [n["schedule"] for n in nodes(proposal) if n["level"] == "action"] == [first, first, second]
    assert node(proposal, first)["schedule"] is None


def test_an_action_keeps_the_time_it_says_itself():
    proposal = read(
        "# Plan d'action\n\n## T1 2027\n\n- Réparer le quai (mars 2027)\n- Peindre\n\n## T2 2027\n\n- Laver la halle\n"
    )
    assert node(proposal, "Réparer")["schedule"] == "mars 2027"


def test_one_time_alone_heads_no_roadmap():
    proposal = read("# Plan d'action\n\n## 2026\n\n- Réparer le quai\n- Peindre les bornes\n- Laver la halle\n")
    assert not any(n["schedule"] for n in nodes(proposal))


def test_headings_typed_over_a_row_of_marks():
    text = (
        "Plan d'action du port\n=====================\n\nPrintemps 2026\n--------------\n\n"
        "- Réparer le quai\n- Peindre\n\nAutomne 2026\n------------\n\n- Laver la halle\n"
    )
    proposal = read(text, "plan.txt")
    assert proposal["title"] == "Plan d'action du port"
    assert outline(proposal) == [
        "axis Printemps 2026",
        "  action Réparer le quai",
        "  action Peindre",
        "axis Automne 2026",
        "  action Laver la halle",
    ]


@pytest.mark.parametrize("words", [("Débuté", "Annulé", "À faire"), ("Complete", "Not started", "On hold")])
@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_a_status_under_a_bullet_is_that_of_the_bullet(words, name):
    one, two, three = words
    proposal = read(
        f"Plan d'action du port\n\nT1 2027\n\n- Réparer le quai\n  {one}\n- Peindre les bornes du port\n  {two}\n\n"
        f"T2 2027\n\n- Laver la halle du marché\n  {three}\n",
        name,
    )
    actions = [n for n in nodes(proposal) if n["level"] == "action"]
    assert [n["text"] for n in actions] == ["Réparer le quai", "Peindre les bornes du port", "Laver la halle du marché"]
    assert [n["results"] for n in actions] == [one, two, three]
    assert all(n["status"] for n in actions)


def test_a_status_over_a_list_is_that_of_its_lines_and_no_level():
    proposal = read("# Plan d'action\n\n## Fait\n\n- Réparer le quai\n- Peindre\n\n## En cours\n\n- Laver la halle\n")
    assert outline(proposal) == ["action Réparer le quai", "action Peindre", "action Laver la halle"]
    assert [one["status"] for one in nodes(proposal)] == ["done", "done", "in_progress"]


def test_statuses_that_head_the_lists_of_each_axis_are_no_level():
    proposal = read(
        "# Bilan du plan d'action\n\n## Axe 1 : Le port\n\n### Ce qui est fait\n\n- Réparer le quai\n\n"
        "### Ce qui reste à faire\n\n- Peindre\n\n## Axe 2 : La halle\n\n### Actions en cours\n\n- Laver la halle\n\n"
        "### Actions reportées\n\n- Vernir les bancs\n"
    )
    assert outline(proposal) == [
        "axis Le port",
        "  action Réparer le quai",
        "  action Peindre",
        "axis La halle",
        "  action Laver la halle",
        "  action Vernir les bancs",
    ]
    assert [one["status"] for one in nodes(proposal) if one["level"] == "action"] == [
        "done",
        "to_do",
        "in_progress",
        "postponed",
    ]


def test_a_heading_of_two_statuses_asks_which():
    proposal = read(
        "État du plan de travail\n\nRéalisé\n\n- Réparer le quai (Inès, mai 2031)\n- Peindre\n\n"
        "Reporté ou abandonné\n\n- Laver la halle\n- Vernir les bancs\n"
    )
    assert [(one["text"], one["status"]) for one in nodes(proposal)] == [
        ("Réparer le quai", "done"),
        ("Peindre", "done"),
        ("Laver la halle", None),
        ("Vernir les bancs", None),
    ]
    assert [doubt["code"] for one in nodes(proposal) for doubt in one["doubts"]] == ["unknown_status"]


@pytest.mark.parametrize("string", ["Hiver 2024", "Year 2", "Court terme", "2026-2027", "En continu"])
def test_lines_that_only_say_when(string):
    assert is_period(string)


@pytest.mark.parametrize(
    "string", ["Vision 2030", "Plan 2026", "Réparer en mai", "Contexte", "Échéance : mai 2026", ""]
)
def test_lines_that_say_more_than_when(string):
    assert not is_period(string)


@pytest.mark.parametrize("string", ["Débuté", "En cours de réalisation", "Not started", "[Terminé]"])
def test_lines_that_only_say_how_far(string):
    assert is_status(string)


@pytest.mark.parametrize("string", ["Terminer le quai avant la fin de mai", "Statut : fait", "Le quai est fait", ""])
def test_lines_that_say_more_than_how_far(string):
    assert not is_status(string)
