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
