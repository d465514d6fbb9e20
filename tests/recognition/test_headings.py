"""Headings: which are parts of the plan, which say what the document is, and which belong to the page around it."""

import io

import docx
import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline


def read(text: str, name: str = "plan.md") -> dict:
    return as_dict(propose(read_bytes(text.encode(), name)))


def word(*paragraphs: tuple[str, str]) -> dict:
    """The proposal of a Word file of (style, text)."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style)
    data = io.BytesIO()
    document.save(data)
    return as_dict(propose(read_bytes(data.getvalue(), "plan.docx")))


@pytest.mark.parametrize("name", ["Menu", "Accueil", "Contacts", "Share", "Imprimer", "Rechercher", "Home"])
def test_a_heading_in_the_words_of_a_web_page_keeps_the_list_under_it(name):
    proposal = read(
        f"# Plan d'action du moulin\n\n## {name}\n\n- Repeindre la grande roue\n- Réparer le toit de la halle\n\n"
        "## Jardin\n\n- Planter douze pommiers\n- Tailler les haies\n"
    )
    assert outline(proposal)[:3] == [
        f"axis {name}",
        "  action Repeindre la grande roue",
        "  action Réparer le toit de la halle",
    ]


def test_a_heading_over_links_or_an_address_belongs_to_the_page():
    proposal = read(
        "# Plan d'action du moulin\n\n## Roue\n\n- Repeindre la grande roue\n- Graisser les axes de la meule\n\n"
        "## Jardin\n\n- Planter douze pommiers\n\n## Contact\n\nOdile Roy, meunière\n\n12 rue du Bief\n\n"
        "moulin@exemple.org\n\n## Menu\n\n- Accueil\n- Boutique\n- Plan du site\n"
    )
    assert outline(proposal) == [
        "axis Roue",
        "  action Repeindre la grande roue",
        "  action Graisser les axes de la meule",
        "axis Jardin",
        "  action Planter douze pommiers",
    ]
    aside = {remark["text"] for remark in proposal["ignored"]}
    assert {"Contact", "12 rue du Bief", "Menu", "Boutique"} <= aside


@pytest.mark.parametrize("name", ["Overview", "Contexte", "Vision", "Présentation", "Préambule"])
def test_what_is_numbered_under_an_introduction_is_the_plan(name):
    proposal = read(
        f"# Plan d'action de la tour\n\n## {name}\n\nLa tour a cent ans cette année.\n\n"
        "### 1. Ouvrir la tour\n\n- Refaire l'escalier\n\n### 2. Faire sonner\n\n- Accorder le carillon\n"
    )
    assert [line.strip() for line in outline(proposal) if "tour a cent" not in line] == [
        "axis Ouvrir la tour",
        "action Refaire l'escalier",
        "axis Faire sonner",
        "action Accorder le carillon",
    ]
    assert "La tour a cent ans cette année." in [remark["text"] for remark in proposal["notes"]]


def test_an_introduction_with_lists_of_its_own_stays_one():
    proposal = read(
        "# Plan d'action de la tour\n\n## Contexte\n\n### Publics\n\n- familles du bourg\n- écoles\n\n"
        "## Ouvrir la tour\n\n- Refaire l'escalier\n- Poser une rampe\n\n## Faire sonner\n\n- Accorder le carillon\n"
    )
    assert [line for line in outline(proposal) if not line.startswith(" ")] == [
        "axis Ouvrir la tour",
        "axis Faire sonner",
    ]


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("A. ", "B. "), ("", "")])
def test_the_first_of_several_parts_is_no_title(marks):
    first, second = marks
    proposal = read(
        f"## {first}Objectif des quais\n\n- Réparer le quai nord\n- Peindre les bornes\n\n"
        f"## {second}Objectif des halles\n\n- Laver la halle aux grains\n- Organiser le marché d'hiver\n"
    )
    assert not proposal["title"]
    assert [line for line in outline(proposal) if line.startswith("axis")] == [
        "axis Objectif des quais",
        "axis Objectif des halles",
    ]


def test_a_part_named_as_a_level_is_kept_among_others():
    proposal = read(
        "# Plan d'action du fournil\n\n## Actions\n\n- Monter le four à bois\n- Acheter deux pétrins\n\n"
        "## Formation\n\n- Former trois boulangers\n"
    )
    assert [line for line in outline(proposal) if line.startswith("axis")] == ["axis Actions", "axis Formation"]


def test_the_name_of_a_level_under_every_part_names_the_level():
    proposal = read(
        "# Plan d'action du fournil\n\n## Cuire\n\n### Actions\n\n- Monter le four à bois\n\n"
        "## Vendre\n\n### Actions\n\n- Tenir un étal le samedi\n"
    )
    assert outline(proposal) == [
        "axis Cuire",
        "  action Monter le four à bois",
        "axis Vendre",
        "  action Tenir un étal le samedi",
    ]


GROUPED = [
    ("Heading 1", "Plan d'action du conservatoire"),
    ("Heading 2", "Enseigner"),
    ("Normal", "Les vents"),
    ("List Bullet", "Ouvrir une classe de hautbois"),
    ("List Bullet", "Réparer les flûtes"),
    ("Normal", "Les cordes"),
    ("List Bullet", "Acheter deux altos"),
]


def test_plain_lines_between_lists_head_them():
    assert outline(word(*GROUPED)) == [
        "axis Enseigner",
        "  objective Les vents",
        "    action Ouvrir une classe de hautbois",
        "    action Réparer les flûtes",
        "  objective Les cordes",
        "    action Acheter deux altos",
    ]


@pytest.mark.parametrize("last", ["Orchestre des jeunes", "Chaque essai dure une semaine."])
def test_plain_lines_below_the_bullets_go_on_with_them(last):
    proposal = word(*GROUPED, ("Normal", last))
    assert "  objective Les cordes" not in outline(proposal)
    assert node(proposal, "Ouvrir une classe")["level"] == "action"


def test_plans_of_one_file_are_parts_and_none_is_its_title():
    table = "| Action | Responsable | Échéance |\n|---|---|---|\n| {} | CCAS | mars 2026 |\n| {} | CPTS | 2027 |\n\n"
    proposal = read(
        "# Plan d'action – Santé\n\n" + table.format("Ouvrir une permanence", "Former des relais")
        + "# Plan d'action – Numérique\n\n" + table.format("Installer dix bornes", "Tenir des ateliers")
    )  # fmt: skip
    assert [one["text"] for one in proposal["nodes"]] == ["Plan d'action – Santé", "Plan d'action – Numérique"]
    assert proposal["title"] == ""


def test_a_list_of_the_headings_that_follow_is_no_plan():
    parts = ["Ouvrir la halle", "Former les guides", "Publier le bilan", "Entretenir le toit"]
    listed = "".join(f"- {n}. [{part}](#{n})\n" for n, part in enumerate(parts, 1))
    held = "".join(
        f"## {n}. {part}\n\n- Réunir le comité {n}\n- Choisir une date {n}\n\n" for n, part in enumerate(parts, 1)
    )
    proposal = read(f"# Plan d'action 2026\n\n{listed}\n{held}")
    assert [one["text"] for one in proposal["nodes"]] == parts


def test_a_heading_before_a_labelled_line_keeps_its_words():
    proposal = read("# Plan d'action\n\n## Le four\nNote: voir le guide\n\n- Réparer la voûte\n- Acheter du bois\n")
    assert "Le four" in [one["text"] for one in proposal["nodes"]]


def test_paragraphs_between_a_numbered_heading_and_its_table_part_them_not():
    prose = "\n\n".join(["The boats that come in at night find the ladder broken and the lamps out, " * 3] * 2)
    table = "| Milestone | Measurement | Reporting Mechanism | Target Date | {} |\n|---|---|---|---|---|\n"
    proposal = read(
        f"# Harbour plan 2031\n\n### Action 1: Mend\n\n{prose}\n\n{table.format('Responsible Party')}"
        "| Mend the ladder | Completion | Yearly report | March 31, 2031 | Harbour office |\n\n"
        f"### Action 2: Light\n\n{prose}\n\n{table.format('Required or Encouraged')}"
        "| Buy ten lamps | Lamps bought | Yearly report | May 31, 2031 | Required for all piers |\n"
    )
    assert outline(proposal) == ["axis Mend", "  action Mend the ladder", "axis Light", "  action Buy ten lamps"]
    assert node(proposal, "Buy ten")["expected_results"] == ["Lamps bought"]
    assert node(proposal, "Buy ten")["extra"]["Required or Encouraged"] == "Required for all piers"


@pytest.mark.parametrize("name", ["Ville de Rive-Haute", "MRC des Îlets", "Régie des passages"])
def test_the_institution_right_below_the_title_wrote_the_plan(name):
    table = "| Action | Responsable | Échéance |\n|---|---|---|\n| Réparer le quai | Odile | mai 2031 |\n"
    proposal = read(f"# Plan d'action 2031\n\n{name}\n\n{table}")
    assert proposal["organisation"] == name
    assert outline(proposal) == ["action Réparer le quai"]


def test_institutions_that_head_tables_of_their_own_are_parts():
    table = "| Action | Responsable | Échéance |\n|---|---|---|\n| {} | Odile | mai 2031 |\n"
    proposal = read(
        f"# Plan d'action 2031\n\nVille de Rive\n\n{table.format('Réparer le quai')}\n"
        f"Ville de Lac\n\n{table.format('Peindre les bornes')}"
    )
    assert [one["text"] for one in proposal["nodes"]] == ["Ville de Rive", "Ville de Lac"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2031 Harbour Friends Board of Directors Work Plan", "Harbour Friends Board of Directors"),
        ("Third Open Harbour National Action Plan 2031-2033", None),
    ],
)
def test_a_year_or_a_sort_of_plan_is_no_part_of_a_name(title, name):
    assert read(f"# {title}\n\n## Quay\n\n- Mend the ladder\n- Paint the posts\n")["organisation"] == name
