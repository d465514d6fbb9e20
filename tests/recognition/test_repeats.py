"""An action written again beside each of its steps, and whose its numbers are."""

from tests.recognition.reading import node, outline, read

HEAD = "Axe\tN°\tAction\tÉtape\tResponsable\tÉchéance"
ROWS = [
    "Jardin\t1\tPlanter la haie\tCreuser\tOdile\tmars 2026",
    "Jardin\t1\tPlanter la haie\tArroser\tBasile\tmai 2026",
    "Jardin\t2\tSemer les fèves\t\tIda\tjuin 2026",
    "Cour\t1\tPlanter la haie\tPailler\tOdile\tmars 2027",
]


def test_an_action_said_again_is_one() -> None:
    assert outline(read("\n".join([HEAD, *ROWS]))) == [
        "axis Jardin",
        "  action Planter la haie",
        "    item Creuser",
        "    item Arroser",
        "  action Semer les fèves",
        "axis Cour",
        "  action Planter la haie",
        "    item Pailler",
    ]


def test_what_is_said_on_its_rows_is_of_their_steps() -> None:
    proposal = read("\n".join([HEAD, *ROWS]))
    assert (node(proposal, "Creuser")["leads"], node(proposal, "Arroser")["leads"]) == (["Odile"], ["Basile"])
    assert node(proposal, "Arroser")["schedule"] == "mai 2026"
    assert node(proposal, "Semer")["leads"] == ["Ida"]


def test_a_number_repeated_with_the_action_is_the_actions() -> None:
    proposal = read("\n".join([HEAD, *ROWS]))
    assert node(proposal, "Semer")["number"] == "2"
    assert node(proposal, "Arroser")["number"] is None
    assert not node(proposal, "Arroser")["extra"]


def test_an_action_alone_on_its_rows_is_as_many_as_its_rows() -> None:
    rows = ["Tenir une rencontre\tOdile\tmars 2026", "Tenir une rencontre\tBasile\tmai 2026"]
    assert len(read("\n".join(["Action\tResponsable\tÉchéance", *rows]))["nodes"]) == 2


PARTS = "Objectif\tAction\tResponsable\tÉchéance"


def test_a_blank_lead_is_that_of_the_row_above_where_all_blanks_repeat() -> None:
    rows = ["Jardin\tPlanter la haie\tOdile\tmars 2026", "\tSemer les fèves\t\tjuin 2026"]
    assert node(read("\n".join([PARTS, *rows])), "Semer")["inherited_leads"] == ["Odile"]


def test_a_blank_lead_is_nobody_where_a_name_is_said_again() -> None:
    rows = [
        "Jardin\tPlanter la haie\tOdile\tmars 2026",
        "\tArroser le verger\tOdile\tmai 2026",
        "\tSemer les fèves\t\tjuin 2026",
    ]
    assert node(read("\n".join([PARTS, *rows])), "Semer")["inherited_leads"] == []


def test_a_blank_lead_is_nobody_where_a_part_begins_without_one() -> None:
    rows = [
        "Jardin\tPlanter la haie\tOdile\tmars 2026",
        "\tSemer les fèves\t\tjuin 2026",
        "Cour\tPaver le chemin\t\tjuin 2027",
    ]
    assert node(read("\n".join([PARTS, *rows])), "Semer")["inherited_leads"] == []


def test_a_blank_lead_is_nobody_where_hardly_a_cell_is_blank() -> None:
    rows = [
        "Jardin\tPlanter la haie\tOdile\tmars 2026",
        "\tArroser le verger\tBasile\tmai 2026",
        "Cour\tPaver le chemin\tIda\tjuin 2027",
        "\tPoser la grille\t\tjuin 2028",
    ]
    assert node(read("\n".join([PARTS, *rows])), "Poser")["inherited_leads"] == []
