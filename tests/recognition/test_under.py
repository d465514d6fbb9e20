"""Steps under steps, an axis that begins anew: what rows of their own say by their marks and their merged cells."""

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import outline

HEAD = ["Axe", "Objectif", "Action", "Étape", "Échéancier"]


def read(*rows: list[str]) -> list[str]:
    """A table of the web; "3|words" is merged over three rows."""
    lines = []
    for row in [HEAD, *rows]:
        cells = [cell.rpartition("|") for cell in row]
        lines.append("".join(f"<td rowspan={over or 1}>{words}</td>" for over, _bar, words in cells))
    page = f"<html lang=fr><table><tr>{'</tr><tr>'.join(lines)}</tr></table></html>"
    return outline(as_dict(propose(read_bytes(page.encode(), "plan.html"))))


def test_an_axis_that_begins_anew_closes_its_objective() -> None:
    """Where merged cells say what goes on."""
    assert read(
        ["2|Jardin", "2|Nourrir le quartier", "Semer les fèves", "", "mai 2026"],
        ["Planter la haie", "", ""],
        ["Jardin", "", "Ouvrir la barrière", "", "juin 2026"],
    ) == [
        "axis Jardin",
        "  objective Nourrir le quartier",
        "    action Semer les fèves",
        "    action Planter la haie",
        "  action Ouvrir la barrière",
    ]


def test_an_axis_repeated_on_each_row_closes_nothing() -> None:
    """Where nothing is merged, blanks go on."""
    assert read(
        ["Jardin", "Nourrir le quartier", "Semer les fèves", "", "mai 2026"],
        ["Jardin", "", "Planter la haie", "", ""],
    ) == [
        "axis Jardin",
        "  objective Nourrir le quartier",
        "    action Semer les fèves",
        "    action Planter la haie",
    ]


def test_marked_steps_stand_under_the_one_without() -> None:
    """Each new mark is deeper; a known one comes back to its depth."""
    assert read(
        ["5|Jardin", "5|Nourrir le quartier", "5|Semer les fèves", "Choisir", "mai 2026"],
        ["– Les graines", ""],
        ["◦ Les goûter", ""],
        ["– Le terrain", "juin 2026"],
        ["Arroser", ""],
    ) == [
        "axis Jardin",
        "  objective Nourrir le quartier",
        "    action Semer les fèves",
        "      item Choisir",
        "        item Les graines",
        "          item Les goûter",
        "        item Le terrain",
        "      item Arroser",
    ]


def test_steps_that_all_have_a_mark_stand_side_by_side() -> None:
    assert read(
        ["2|Jardin", "2|Nourrir le quartier", "2|Semer les fèves", "– Choisir", "mai 2026"],
        ["– Arroser", ""],
    )[-2:] == ["      item Choisir", "      item Arroser"]
