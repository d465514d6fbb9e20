"""What stands before the words of a line: a date, a letter, a number."""

import pytest

from jalon.documents import read_bytes
from jalon.phrases.schedules import read_schedule
from jalon.recognition import as_dict, propose
from jalon.recognition.verbs import is_action
from tests.recognition.reading import node, nodes, outline


def read(text: str, name: str = "plan.md") -> dict:
    return as_dict(propose(read_bytes(text.encode(), name)))


@pytest.mark.parametrize(
    ("head", "earliest", "latest"),
    [
        ("Sept 14 – Oct 9: ", "2027-09-14", "2027-10-09"),
        ("April 6 - April 17: ", "2027-04-06", "2027-04-17"),
        ("04/19: ", "2027-04-19", "2027-04-19"),
        ("05/24-05/28: ", "2027-05-24", "2027-05-28"),
        ("May 3 – ", "2027-05-03", "2027-05-03"),
        ("[June 2027] ", "2027-06-01", "2027-06-30"),
        ("(2027-02-11) ", "2027-02-11", "2027-02-11"),
    ],
)
def test_a_date_before_the_words_is_the_schedule(head, earliest, latest):
    proposal = read(f"# Work plan 2027\n\n## The mill\n\n- {head}Dress the stones\n- Oil the gears\n- Mend the sails\n")
    found = node(proposal, "Dress the stones")
    assert (found["when"]["earliest"], found["when"]["latest"]) == (earliest, latest)


def test_a_french_date_before_a_dash_or_a_colon():
    proposal = read(
        "# Plan de travail 2027\n\n## Le moulin\n\n- 9 avril – rhabiller les meules\n"
        "- 19/04 : graisser les engrenages\n- Le Moulin – restaurer les ailes\n"
    )
    assert node(proposal, "rhabiller")["when"]["earliest"] == "2027-04-09"
    assert node(proposal, "graisser")["when"]["latest"] == "2027-04-19"
    assert node(proposal, "Le Moulin – restaurer")["schedule"] is None


@pytest.mark.parametrize(
    ("phrase", "language", "due"),
    [("03/09", "en", "2027-03-09"), ("03/09", "fr", "2027-09-03"), ("19/04", "en", "2027-04-19")],
)
def test_a_day_and_a_month_in_figures(phrase, language, due):
    assert read_schedule(phrase, plan="2027/2027", language=language).earliest == due


def test_letters_that_follow_are_numbers_though_they_look_like_initials():
    proposal = read(
        "# Plan d'action du moulin\n\n## Les ailes\n\nA. Réparer les toiles\n\nB. Peindre le mât\n\n"
        "C. Commander les cordes\n\nD. Monter la girouette\n"
    )
    assert [(n["number"], n["text"]) for n in nodes(proposal)[1:]] == [
        ("A", "Réparer les toiles"),
        ("B", "Peindre le mât"),
        ("C", "Commander les cordes"),
        ("D", "Monter la girouette"),
    ]


def test_actions_behind_letters_in_no_order_are_all_kept():
    proposal = read(
        "# Plan d'action du moulin\n\n## Les ailes\n\nR. Réparer les toiles\n\nV. Vernir le mât\n\nT. Tendre\n"
    )
    assert outline(proposal) == [
        "axis Les ailes",
        "  action Réparer les toiles",
        "  action Vernir le mât",
        "  action Tendre",
    ]


def test_an_initial_stays_with_its_name():
    proposal = read(
        "# Plan d'action\n\n## Les ailes\n\n- R. Tremblay a trouvé le mât\n- Peindre le mât\n- Monter le mât\n"
    )
    assert node(proposal, "R. Tremblay a trouvé")["number"] is None


def test_a_bracket_at_the_end_of_a_heading_stays_whole():
    proposal = read(
        "# Feuille de route\n\n## Étape 1 – Toiles (en cours – mars 2027)\n\n- Coudre\n- Tendre les cordes\n\n"
        "## Étape 2 – Mât (avril 2027 – juin 2027)\n\n- Peindre le mât\n"
    )
    first, second = (n for n in nodes(proposal) if n["number"])
    assert (first["text"], first["status"]) == ("Toiles", "in_progress")
    assert (second["text"], second["when"]["latest"]) == ("Mât", "2027-06-30")


@pytest.mark.parametrize("text", ["Semer les fèves", "Se doter d'un four", "Former des guides", "Repeindre le hall"])
def test_verbs_begin_actions(text):
    assert is_action(text)


@pytest.mark.parametrize(
    "text",
    ["Sentier des berges", "Verger municipal", "Across the river", "Is the gate shut?", "Summer camp", "Luc a été élu"],
)
def test_other_words_do_not(text):
    assert not is_action(text)


def test_two_brackets_at_the_end_say_who_and_when():
    proposal = read(
        "# Plan d'action 2027\n\n## Les ailes\n\n- Réparer les toiles (Atelier voilure) (mars 2027)\n"
        "- Peindre le mât (Odile Roy) (avril 2027)\n- Tendre les cordes (Service des quais) (mai 2027)\n"
    )
    assert [(n["leads"], n["schedule"]) for n in nodes(proposal)[1:]] == [
        (["Atelier voilure"], "mars 2027"),
        (["Odile Roy"], "avril 2027"),
        (["Service des quais"], "mai 2027"),
    ]


def test_a_name_and_a_date_in_figures_behind_a_dash():
    proposal = read(
        "# Plan d'action 2027\n\n## Les ailes\n\n- Réparer les toiles – Maître voilier, 02/09/2027\n"
        "- Peindre le mât – CA, T2 2027\n- Tendre les cordes – Odile Roy, 16/10/2027\n"
    )
    assert [(n["leads"], n["schedule"]) for n in nodes(proposal)[1:]] == [
        (["Maître voilier"], "02/09/2027"),
        (["CA"], "T2 2027"),
        (["Odile Roy"], "16/10/2027"),
    ]


def test_labels_of_the_document_part_the_fields_inside_a_line():
    lines = "\n".join(
        f"{at}. {text}. Due date: {at} June 2027. Friends of the mill: {friend}. Measures: Sacks filled."
        for at, (text, friend) in enumerate(
            (("Dress the stones", "Masons"), ("Oil the gears", "Smiths"), ("Mend the sails", "Sailors")), 1
        )
    )
    proposal = read(f"# Action plan 2027\n\n## The mill\n\n{lines}\n")
    found = node(proposal, "Oil the gears")
    assert found["when"]["latest"] == "2027-06-02"
    assert found["extra"] == {"Friends of the mill": "Smiths."}
    assert found["expected_results"] == ["Sacks filled."]


@pytest.mark.parametrize("head", ["Every other month", "Annually", "March 2027 and monthly/as needed thereafter"])
def test_how_often_before_the_words_is_the_schedule(head):
    proposal = read(
        f"# Work plan 2027\n\n## The mill\n\n- {head} - Dress the stones\n- Oil the gears\n- Mend the sails\n"
    )
    assert node(proposal, "Dress the stones")["schedule"] == head
