"""Fiches: one action each, named by its title; their labels are fields, and what they serve stands above them."""

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from jalon.recognition.fiches import read_fiches
from jalon.recognition.lines import Grid, flatten
from tests.recognition.reading import node, nodes, outline


def read(text: str, name: str) -> dict:
    return as_dict(propose(read_bytes(text.encode(), name)))


def table(title: str, **rows: str) -> str:
    cells = "".join(f"<tr><td>{label.replace('_', ' ')}</td><td>{value}</td></tr>" for label, value in rows.items())
    return f"<h2>{title}</h2><table>{cells}</table>"


@pytest.mark.parametrize("numbered", ["Fiche {} : ", "Fiche action n° {} – ", ""])
@pytest.mark.parametrize("goal", ["Objectif", "Axe", "Objectif_opérationnel"])
def test_the_heading_over_a_table_of_labels_names_the_action(numbered, goal):
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + table(
            numbered.format(1) + "Réparer le quai", **{goal: "Un port sûr"}, Responsable="Odile", Échéance="mai 2026"
        )
        + table(numbered.format(2) + "Peindre les bornes", **{goal: "Un port sûr"}, Responsable="Paul", Échéance="2027")
        + table(
            numbered.format(3) + "Laver la halle", **{goal: "Une halle propre"}, Responsable="Ana", Échéance="2028"
        ),
        "plan.html",
    )
    assert [line.split(" ", 1)[1].strip() if line[0] != " " else line.strip() for line in outline(proposal)] == [
        "Un port sûr",
        "action Réparer le quai",
        "action Peindre les bornes",
        "Une halle propre",
        "action Laver la halle",
    ]
    assert node(proposal, "Peindre")["leads"] == ["Paul"]
    assert node(proposal, "Peindre")["schedule"] == "2027"
    assert not any(n["leads"] for n in nodes(proposal) if n["level"] != "action")
    assert not proposal["unplaced"]


def test_labels_that_nothing_knows_are_fields_of_the_fiche():
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + table("Réparer le quai", Responsable="Odile", Échéance="mai 2026", Matelots="six", Marée="basse")
        + table("Peindre les bornes", Responsable="Paul", Échéance="2027", Matelots="deux", Marée="haute"),
        "plan.html",
    )
    assert [n["text"] for n in nodes(proposal)] == ["Réparer le quai", "Peindre les bornes"]
    assert node(proposal, "Peindre")["extra"] == {"Matelots": "deux", "Marée": "haute"}


@pytest.mark.parametrize("goals", [("Axe", "Objectif"), ("Thématique", "Objectifs"), ("Theme", "Objective")])
def test_lines_that_say_what_a_fiche_serves_stand_over_it(goals):
    axis, aim = goals
    who, when = ("Lead", "Timeline") if axis == "Theme" else ("Responsable", "Échéance")
    proposal = read(
        "# Plan d'action du port\n\n"
        f"## Réparer le quai\n\n{axis} : Le port\n\n{aim} : 1.1 Accoster\n\n{who} : Odile\n\n{when} : mai 2026\n\n"
        f"## Peindre les bornes\n\n{axis} : Le port\n\n{aim} : 1.1 Accoster\n\n{who} : Paul\n\n{when} : 2027\n\n"
        f"## Laver la halle\n\n{axis} : Le marché\n\n{aim} : 2.1 Vendre\n\n{who} : Ana\n\n{when} : 2028\n",
        "plan.md",
    )
    assert outline(proposal) == [
        "axis Le port",
        "  objective Accoster",
        "    action Réparer le quai",
        "    action Peindre les bornes",
        "axis Le marché",
        "  objective Vendre",
        "    action Laver la halle",
    ]
    assert node(proposal, "Accoster")["number"] == "1.1"
    assert node(proposal, "Peindre")["leads"] == ["Paul"]
    assert not proposal["unplaced"]


def test_how_much_a_fiche_matters_is_no_part_of_the_plan():
    fiche = "## {}\n\nPriorité : haute\n\nResponsable : {}\n\nÉchéance : 2027\n\n"
    fiches = fiche.format("Réparer le quai", "Odile") + fiche.format("Laver la halle", "Paul")
    proposal = read("# Plan d'action\n\n" + fiches, "plan.md")
    assert [(n["text"], n["extra"]) for n in nodes(proposal)] == [
        ("Réparer le quai", {"Priorité": "haute"}),
        ("Laver la halle", {"Priorité": "haute"}),
    ]


def test_one_heading_over_goals_stays_a_heading():
    proposal = read(
        "# Plan d'action\n\n## Le port\n\nObjectif : Accoster sans heurt\n\n- Réparer le quai\n- Peindre les bornes\n\n"
        "## La halle\n\n- Laver les étals\n",
        "plan.md",
    )
    assert outline(proposal)[0] == "axis Le port"


@pytest.mark.parametrize("actions", ["Actions", "What we will do", "Mesures"])
@pytest.mark.parametrize("why", ["Pourquoi", "Why it matters", "Ce que l'on voit"])
def test_the_headings_that_come_back_in_each_card_are_its_fields(actions, why):
    card = "## Enjeu : {}\n\n### {}\n\n{}\n\n### {}\n\n- {}\n- {}\n\n### Résultat attendu\n\n- {}\n\n"
    proposal = read(
        "# Plan d'action\n\n"
        + card.format("Le port", why, "Le quai penche.", actions, "Réparer le quai", "Peindre", "un quai droit")
        + card.format("La halle", why, "Les étals collent.", actions, "Laver la halle", "Balayer", "une halle nette"),
        "plan.md",
    )
    port = node(proposal, "Le port")
    assert port["extra"] == {why: "Le quai penche."}
    assert port["expected_results"] == ["un quai droit"]
    assert [child["text"] for child in port["children"]] == ["Réparer le quai", "Peindre"]
    assert not proposal["unplaced"]


def test_headings_that_come_back_over_actions_stay_headings():
    proposal = read(
        "# Plan d'action\n\n## Le port\n\n### Été\n\n- Réparer le quai\n\n### Entretien\n\n- Peindre\n\n"
        "## La halle\n\n### Été\n\n- Laver la halle\n\n### Entretien\n\n- Balayer\n",
        "plan.md",
    )
    assert [n["text"] for n in nodes(proposal)].count("Entretien") == 2


def test_a_table_that_names_its_numbered_fiche_in_its_first_row_is_one():
    def fiche(number: int, name: str, lead: str) -> str:
        rows = {
            f"Fiche action n° {number}": name,
            "Maître d'ouvrage": lead,
            "Partenaires": "Région",
            "Période": "2026-2028",
            "Indicateur de réussite": "40 logements",
        }
        return "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows.items()) + "</table><p></p>"

    proposal = read(
        "<h1>Plan logement</h1>" + fiche(1, "Rénover les logements", "Office") + fiche(2, "Ouvrir la maison", "Mairie"),
        "plan.html",
    )
    assert node(proposal, "Rénover")["leads"] == ["Office"]
    assert node(proposal, "Ouvrir")["expected_results"] == ["40 logements"]


def test_what_the_table_of_a_fiche_lists_is_a_step_of_the_action_it_is_named_after():
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + table(
            "Fiche action n°1 : Réparer le quai",
            Pilote="Odile",
            Actions_à_mener="<p>Louer une grue</p><p>Couler la dalle</p>",
            Calendrier="Octobre 2031 à juin 2033",
        )
        + table(
            "Fiche action n°2 : Peindre les bornes",
            Pilote="Paul",
            Actions_à_mener="<p>Acheter la peinture</p>",
            Calendrier="2032",
        ),
        "plan.html",
    )
    assert outline(proposal) == [
        "action Réparer le quai",
        "  item Louer une grue",
        "  item Couler la dalle",
        "action Peindre les bornes",
        "  item Acheter la peinture",
    ]
    assert node(proposal, "Réparer")["schedule"] == "Octobre 2031 à juin 2033"


def test_a_fiche_cut_by_the_end_of_a_page_is_one_again():
    rows = {"Pilote": "Odile", "Calendrier": "mai 2031", "Indicateur": "dix bornes"}
    text = (
        table("Réparer le quai", Description="Le quai penche.", **rows)
        + table("Peindre les bornes", Description="Les bornes,")
        + "<table><tr><td></td><td>du quai à la halle.</td></tr>"
        + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows.items())
        + "</table>"
        + table("Laver la halle", Description="La halle est grise.", **rows)
    )
    elements = list(flatten(read_bytes(text.encode(), "plan.html")).elements)
    grids = [element for element in elements if isinstance(element, Grid)]
    for grid, page in zip(grids, (1, 1, 2, 2), strict=True):
        for row in grid.rows:
            row.page = page
    fiches = [element for element in read_fiches(elements) if isinstance(element, Grid)]
    assert len(fiches) == 3
    assert "Les bornes, du quai à la halle." in [cell.string for row in fiches[1].rows for cell in row.cells if cell]


@pytest.mark.parametrize("bands", [("Fiche action n° {}", "{}"), ("Fiche action n° {} : {}",), ("{1}",)])
def test_bands_at_the_top_of_a_fiche_name_its_action(bands):
    def fiche(number: str, name: str, who: str) -> str:
        tops = "".join(
            f"<tr><td colspan=2>{band.format(*([number, name] if len(bands) == 1 else [[number, name][at]]))}</td></tr>"
            for at, band in enumerate(bands)
        )
        pairs = {"Axe": "Axe 1 – Le port", "Objectifs": "Un port sûr", "Porteur": who, "Calendrier": "2031"}
        rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs.items())
        return f"<table>{tops}{rows}</table><p></p>"

    proposal = read(
        "<html><body><h1>Contrat du port</h1>"
        + fiche("1.1", "Réparer le quai", "Odile")
        + fiche("1.2", "Peindre les bornes", "Paul")
        + "</body></html>",
        "plan.html",
    )
    actions = [one for one in nodes(proposal) if one["level"] == "action"]
    assert [one["text"].endswith(name) for one, name in zip(actions, ("le quai", "les bornes"), strict=True)] == [
        True,
        True,
    ]
    assert [one["leads"] for one in actions] == [["Odile"], ["Paul"]]
    assert [one["schedule"] for one in actions] == ["2031", "2031"]
    assert not proposal["unplaced"]


def test_two_pairs_a_row_are_two_fields():
    def fiche(number: int, name: str, who: str, when: str) -> str:
        return (
            f"<h2>Fiche action {number} : {name}</h2><table>"
            f"<tr><td>Axe</td><td>Axe 1 : Le port</td><td>Pilote</td><td>{who}</td></tr>"
            f"<tr><td>Partenaires</td><td>la Ville</td><td>Échéance</td><td>{when}</td></tr>"
            "<tr><td>Indicateurs</td><td colspan=3>Un quai sûr</td></tr></table>"
        )

    proposal = read(
        "<html><body><h1>Projet du port</h1>"
        + fiche(1, "Réparer le quai", "Odile", "2031")
        + fiche(2, "Peindre les bornes", "Paul", "mai 2032")
        + "</body></html>",
        "plan.html",
    )
    action = next(one for one in nodes(proposal) if one["text"].endswith("les bornes"))
    assert (action["leads"], action["schedule"], action["expected_results"]) == (["Paul"], "mai 2032", ["Un quai sûr"])
    assert action["extra"] == {"Partenaires": "la Ville"}
    assert not proposal["unplaced"]


def test_a_plan_of_four_columns_is_no_fiche():
    rows = "".join(
        f"<tr><td>{what}</td><td>{who}</td><td>{when}</td><td>{out}</td></tr>"
        for what, who, when, out in (
            ("Action", "Responsable", "Échéance", "Indicateur"),
            ("Réparer le quai", "Odile", "2031", "Un quai sûr"),
            ("Peindre les bornes", "Paul", "2032", "Des bornes vues"),
        )
    )
    proposal = read(f"<html><body><h1>Plan du port</h1><table>{rows}</table></body></html>", "plan.html")
    assert outline(proposal) == ["action Réparer le quai", "action Peindre les bornes"]


@pytest.mark.parametrize(
    "bullets", ["<ul><li>{}</li><li>{}</li></ul>", "<p>1. {}</p><p>2. {}</p>", "<p>{}</p><p>{}</p>"]
)
@pytest.mark.parametrize("label", ["Objectifs", "Objectifs visés", "Buts"])
def test_aims_that_a_fiche_lists_are_said_of_its_action(bullets, label):
    steps = "<ul><li>Draguer {0}</li><li>Payer {0}</li></ul>"
    title = "<table><tr><td colspan=2>Fiche action n° {} : {}</td></tr>"
    cards = [
        (1, "Le quai", bullets.format("Accoster sans danger", "Accueillir les voiliers"), "Odile"),
        (2, "La halle", "Vendre le poisson", "Ida"),
        (3, "Le phare", "Éclairer la jetée", "Ana"),
    ]
    proposal = read(
        "<h1>Plan d'action du port</h1>"
        + "".join(
            table(
                "",
                Axe_du_projet="Le port",
                **{label.replace(" ", "_"): aims},
                Étapes_de_mise_en_œuvre=steps.format(name.lower()),
                Pilote=who,
                Calendrier="2031",
            ).replace("<h2></h2><table>", title.format(number, name))
            for number, name, aims, who in cards
        ),
        "plan.html",
    )
    assert outline(proposal)[:4] == [
        "axis Le port",
        "  action Le quai",
        "    item Draguer le quai",
        "    item Payer le quai",
    ]
    assert [n["text"] for n in nodes(proposal) if n["level"] == "action"] == ["Le quai", "La halle", "Le phare"]
    assert "Accueillir les voiliers" in node(proposal, "Le quai")["extra"][label]
    assert node(proposal, "La halle")["extra"][label] == "Vendre le poisson"
    assert not proposal["unplaced"]
