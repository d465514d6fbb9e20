"""What a person chose of a reading decides, and means the same in the next document."""

from jalon.recognition.choices import role_said
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
