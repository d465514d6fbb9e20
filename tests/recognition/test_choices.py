"""What a person chose of a reading decides, and means the same in the next document."""

import json

from jalon.recognition.choices import Choices, role_said
from tests.recognition.reading import node, outline, read

GARDEN = "Bloc\tCase\tPilote\nSemer\tBêcher le carré\tCA\n\tPlanter des choux\tMarie Roy\n"


def test_the_row_of_headings_that_was_chosen_is_the_header() -> None:
    text = "Nos travaux\tCarnet\tVert\n" + "But visé\tGeste\tPilote\nSemer\tBêcher le carré\tCA\n"
    proposal = read(text, header_row=2, roles={"But visé": "objective", "Geste": "action", "Pilote": "leads"})
    assert outline(proposal) == ["objective Semer", "  action Bêcher le carré"]
    assert [column["heading"] for column in proposal["layout"]["columns"]] == ["But visé", "Geste", "Pilote"]


def test_without_header_every_row_is_read() -> None:
    text = "Objectif\tAction\tResponsable\nSemer\tBêcher le carré\tCA\n"
    roles = {"#1": "objective", "#2": "action", "#3": "leads"}
    assert outline(read(text, header_row=0, roles=roles))[0] == "objective Objectif"


def test_a_table_that_goes_on_below_needs_no_header_of_its_own() -> None:
    text = "Bloc\tGeste\tPilote\nSemer\tBêcher le carré\tCA\n\nRécolter\tPlanter des choux\tCA\n"
    proposal = read(text, header_row=1, roles={"Bloc": "objective", "Geste": "action", "Pilote": "leads"})
    assert outline(proposal)[2:] == ["objective Récolter", "  action Planter des choux"]


def test_a_heading_that_was_taught_is_known_in_any_capitals() -> None:
    proposal = read(GARDEN, roles={"BLOC": "objective", "case": "action", "Pilote": "leads"})
    assert node(proposal, "Planter")["leads"] == ["Marie Roy"]
    assert [column["role"] for column in proposal["layout"]["columns"]] == ["objective", "action", "leads"]


def test_what_a_line_is_was_chosen() -> None:
    proposal = read(GARDEN, line="Case", roles={"Bloc": "objective"})
    assert outline(proposal) == ["objective Semer", "  action Bêcher le carré", "  action Planter des choux"]


def test_a_column_without_heading_goes_by_its_place() -> None:
    assert role_said({"#2": "leads", "Qui": "action"}, "", 2) == "leads"
    assert role_said({"#2": "leads"}, "Qui", 2) == ""


STATES = (
    "Objectif\tAction\tResponsable\tSuivi\tRésultats\n"
    "Semer\tBêcher le carré\tCA\tCoincé\tun plan\n"
    "\tPlanter des choux\tMarie Roy\tFigé\tles graines\n"
    "\tArroser\tMarie Roy\tCOINCÉ\tla pompe\n"
)
BOUND = "Objectif\tAction\tResponsable\nSemer\tBêcher le carré\tLe Phare La Ruche\n\tArroser\tMarie Roy\n"


def test_a_word_that_was_taught_is_a_status_whatever_its_capitals() -> None:
    words = {"Coincé": "postponed", "Figé": "in_progress"}
    before, after = read(STATES), read(STATES, words=words)
    assert {node(before, text)["status"] for text in ("Bêcher", "Planter", "Arroser")} == {None}
    assert [node(after, text)["status"] for text in ("Bêcher", "Planter", "Arroser")] == [
        "postponed",
        "in_progress",
        "postponed",
    ]


def test_a_taught_word_is_believed_over_what_it_usually_means() -> None:
    text = "Action\tRésultats\nSemer\tTerminé\nArroser\tCoincé en mai\n"
    proposal = read(text, words={"terminé": "partial", "coincé": "postponed"})
    assert node(proposal, "Semer")["status"] == node(proposal, "Semer")["progress"]["status"] == "partial"
    assert node(proposal, "Arroser")["status"] is None  # not the whole cell


def test_a_taught_word_alone_in_a_schedule_is_no_unread_date() -> None:
    text = "Action\tÉchéance\nSemer\tSur la glace\nArroser\tMai 2026\n"
    proposal = read(text, words={"Sur la glace": "postponed"})
    assert (node(proposal, "Semer")["status"], node(proposal, "Semer")["doubts"]) == ("postponed", [])


def test_known_names_part_what_runs_together_and_keep_what_is_one() -> None:
    assert node(read(BOUND), "Bêcher")["leads"] == ["Le Phare La Ruche"]
    assert node(read(BOUND, names=["la ruche", "Le Phare"]), "Bêcher")["leads"] == ["Le Phare", "La Ruche"]
    one = BOUND.replace("Le Phare La Ruche", "Comité Québec et Coordination jeunesse")
    assert len(node(read(one), "Bêcher")["leads"]) == 2
    name = "Comité Québec et Coordination jeunesse"
    assert node(read(one, names=[name]), "Bêcher")["leads"] == [name]


def test_names_in_a_list_with_fields_are_known_too() -> None:
    text = "Axe 1 Semer\n\n- Bêcher le carré\n  Responsable : Le Phare La Ruche, CA\n- Arroser\n  Responsable : CA\n"
    leads = node(read(text, names=["Le Phare", "La Ruche"]), "Bêcher")["leads"]
    assert leads == ["Le Phare", "La Ruche", "CA"]


def test_only_names_that_a_document_says_are_kept_with_it() -> None:
    choices = Choices(names=("Le Phare", "Ana Côté", "Phare L"))
    assert choices.met_in(["LE", "PHARE La Ruche"]).names == ("Le Phare",)


def test_choices_are_the_same_once_through_json() -> None:
    choices = Choices(words={"Coincé": "postponed"}, names=("Le Phare", "CA"))
    assert Choices(**json.loads(json.dumps(choices.as_dict()))) == choices
