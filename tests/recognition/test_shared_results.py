"""Cells of results that say whose each is."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, read

HEADER = "Objectifs\tMoyens\tÉchéancier\tRésultats\n"


def listed(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def came(actions: tuple[str, ...], results: tuple[str, ...]) -> list[str | None]:
    """What came of the objective, then of each action."""
    proposal = read(f"{HEADER}Verdir\t{listed(*actions)}\tMai 2027\t{listed(*results)}\n")
    (objective,) = proposal["nodes"]
    assert not [one for one in objective["doubts"] if one["code"].endswith("_values") and one["field"] == "results"]
    return [objective["results"], *(child["results"] for child in objective["children"])]


ACTIONS = ("- Semer la haie", "- Tailler les pommiers", "- Ouvrir le cellier")
NUMBERED = ("1. Semer la haie", "2. Tailler les pommiers", "3. Ouvrir le cellier")


@pytest.mark.parametrize("dash", ["—", "–", "-", "- —"])
def test_a_dash_alone_says_nothing_of_one(dash: str) -> None:
    assert came(ACTIONS, ("- Semée.", dash, "- Ouvert.")) == [None, "Semée.", None, "Ouvert."]


def test_by_the_numbers_of_the_actions() -> None:
    assert came(NUMBERED, ("2. Taillés.", "Vingt arbres.")) == [None, None, "Taillés. Vingt arbres.", None]


def test_what_stands_before_the_marks_is_said_of_all() -> None:
    assert came(ACTIONS[:2], ("En préparation", "- Semée.", "- Taillés.")) == ["En préparation", "Semée.", "Taillés."]


def test_a_line_across_says_what_came_of_it() -> None:
    text = HEADER + "Verdir\tSemer la haie\tMai 2027\t\n"
    action = node(
        read(f"{text}\nEn continu : Informer le bourg. Infolettre. Résultats obtenus : Deux envois.\n"), "Informer"
    )
    assert (action["expected_results"], action["results"]) == (["Infolettre."], "Deux envois.")


def test_what_came_of_steps_makes_them_no_actions() -> None:
    steps = (
        "- Semer la haie\n  - Choisir les plants\n    Résultats obtenus : Choisis.\n  - Bêcher\n- Tailler\n- Ouvrir\n"
    )
    proposal = read(f"Plan d’action 2027\n\nA) Verdir le bourg\n{steps}")
    assert node(proposal, "Choisir")["level"] == "item"


def test_what_came_of_a_plain_line_under_bullets_is_its_own() -> None:
    lines = "- Semer la haie\n- Tailler les pommiers\nOuvrir le cellier commun.\nRésultats obtenus : Ouvert.\n"
    proposal = read(f"Plan d’action 2027\n\nA) Verdir le bourg\n{lines}- Curer le lavoir\n")
    assert node(proposal, "Ouvrir")["results"] == "Ouvert."


def test_a_dash_tells_whose_each_is_though_as_many_lines_are_left() -> None:
    lines = ("Bon accueil dans le bourg", "- Semée.", "—", "- Cellier prêt.")
    assert came(ACTIONS, lines) == ["Bon accueil dans le bourg", "Semée.", None, "Cellier prêt."]


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        (("—",), ("- Taillés.", "- Cellier prêt."), [None, "Taillés.", "Cellier prêt."]),
        (("- Semée.", "—"), ("- Cellier prêt.",), ["Semée.", None, "Cellier prêt."]),
    ],
)
def test_dashes_around_a_page_break_hold_their_place(
    above: tuple[str, ...], below: tuple[str, ...], found: list[str | None]
) -> None:
    rows = f"Verdir\t{listed(*ACTIONS)}\tMai 2027\t{listed(*above)}\n\t\t\t{listed(*below)}\n"
    (objective,) = read(HEADER + rows)["nodes"]
    assert [child["results"] for child in objective["children"]] == found


def test_what_came_of_an_action_in_its_cell_needs_no_stop_before_it() -> None:
    cell = listed("Semer la haie avec les voisins", "Résultats obtenus : Semée.")
    action = node(read(f"Objectifs\tMoyens\tÉchéancier\nVerdir\t{cell}\tMai 2027\n"), "Semer")
    assert (action["text"], action["results"]) == ("Semer la haie avec les voisins", "Semée.")


@pytest.mark.parametrize("heading", ["État", "Statut", "Avancement"])
def test_a_column_of_states_in_sentences_says_what_came(heading: str) -> None:
    rows = [
        "Semer la rive\tOdile Roy\tLa rive nord est semée; la rive sud attend le dégel.",
        "Curer l'étang\tSam Aubin\tLe curage a commencé avec douze bénévoles.",
        "Peindre la barrière\tLéa Noël\tLa barrière est peinte, il manque le loquet.",
    ]
    proposal = read(f"Action\tResponsable\t{heading}\n" + "\n".join(rows))
    assert node(proposal, "Peindre")["results"] == "La barrière est peinte, il manque le loquet."


@pytest.mark.parametrize("label", ["Indicateurs", "Preuve de réussite", "Résultats attendus"])
def test_what_is_expected_in_a_cell_merged_as_its_part_is_of_the_part(label: str) -> None:
    page = (
        "<h1>Plan d'action du port</h1><table>"
        f"<tr><th>Objectif</th><th>Action</th><th>Responsable</th><th>Échéance</th><th>{label}</th></tr>"
        "<tr><td rowspan=2>Accueillir</td><td>Réparer six quais</td><td>Odile</td><td>2031</td>"
        "<td rowspan=2>Vingt bateaux</td></tr>"
        "<tr><td>Draguer le bassin</td><td>Ida</td><td>2032</td></tr>"
        "<tr><td>Éclairer</td><td>Acheter des lampes</td><td>Ana</td><td>2033</td><td>Dix lampes</td></tr></table>"
    )
    proposal = as_dict(propose(read_bytes(page.encode(), "plan.html")))
    told = {text: node(proposal, text)["expected_results"] for text in ("Accueillir", "Réparer", "Draguer", "Acheter")}
    assert told == {"Accueillir": ["Vingt bateaux"], "Réparer": [], "Draguer": [], "Acheter": ["Dix lampes"]}
