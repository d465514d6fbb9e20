"""What lines of lists say of who, when and how far, in brackets, after dashes, on lines of their own."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def test_labels_after_dashes_are_fields_though_the_last_holds_a_time() -> None:
    proposal = read_md(
        "# Feuille de route\n\n- Ouvrir une miellerie – Responsable : Société coopérative La Ruche – Échéance : 2031\n"
        "- Peindre les ruches – Responsable : Rolf – Échéance : 2032\n"
        "- Semer la phacélie – Responsable : Fondation Prés et Haies – Échéance : 2032\n"
    )
    assert node(proposal, "Ouvrir")["text"] == "Ouvrir une miellerie"
    assert node(proposal, "Ouvrir")["leads"] == ["Société coopérative La Ruche"]
    assert node(proposal, "Ouvrir")["schedule"] == "2031"


def test_a_status_in_brackets_at_the_head_of_a_line_is_its_status() -> None:
    proposal = read_md(
        "# Suivi du plan d'action\n\n## Rucher\n- [FAIT] Peindre douze ruches\n- [EN COURS] Étude du pré\n"
        "- Semer la phacélie\n"
    )
    assert (node(proposal, "Peindre")["text"], node(proposal, "Peindre")["status"]) == ("Peindre douze ruches", "done")
    assert node(proposal, "Étude")["status"] == "in_progress"


def test_a_name_in_capitals_after_and_is_no_status() -> None:
    proposal = read_md(
        "# Work plan 2031\n\n- Share tools between the beekeepers and TODO\n- Print a book\n- Open a school\n"
    )
    assert node(proposal, "Share")["text"].endswith("and TODO")
    assert node(proposal, "Share")["status"] is None


def test_a_response_is_no_lead() -> None:
    proposal = read_md(
        "# Response to the recommendations\n\n## Recommendation 1\nPublish the yield each year.\n\n"
        "**Response:** Accepted.\n**Owner:** Wynne\n**Timeline:** May 2031\n\n## Recommendation 2\nOpen a school.\n\n"
        "**Response:** Accepted in part.\n**Owner:** Rolf\n**Timeline:** June 2031\n"
    )
    assert node(proposal, "Publish")["leads"] == ["Wynne"]
    assert node(proposal, "Publish")["extra"] == {"Response": "Accepted."}


def test_numbered_lines_without_a_mark_of_list_are_lines_of_markdown() -> None:
    proposal = read_md(
        "# Plan stratégique\n\n## Orientation 1 : Butiner\n1.1 Ouvrir deux ruchers (ans 1 à 3)\n"
        "1.2 Former les guides (an 1)\n"
    )
    assert outline(proposal) == ["axis Butiner", "  action Ouvrir deux ruchers", "  action Former les guides"]
    assert node(proposal, "Ouvrir")["schedule"] == "ans 1 à 3"


def test_a_link_after_a_colon_is_no_value_of_a_label() -> None:
    proposal = read_md(
        "# Work plan 2031\n\n## Teach\n- Open a school\n\nRelated notes https://example.org/a\n\n## Print\n"
        "- Publish a book\n\nRelated notes https://example.org/b\n\n## Sow\n- Plant clover\n\n"
        "Related notes https://example.org/c\n"
    )
    assert all(not one["extra"] for one in proposal["nodes"])


def test_steps_of_the_plan_itself_are_its_actions() -> None:
    proposal = read_md(
        "# Plan d'action\n\n## Étapes clés\n\n1. **Écoute**\n\n   - Tenir une assemblée\n   - Sonder les familles\n\n"
        "2. **Devis**\n\n   - Demander deux devis\n"
    )
    assert [one["level"] for one in proposal["nodes"]] == ["action", "action"]


def test_an_aim_under_the_first_sheet_is_not_the_title() -> None:
    proposal = read_md(
        "# Fiche action n° 1 : Réduire les pertes\nObjectif : perdre deux fois moins de miel\nPilote : Wynne\n\n"
        "# Fiche action n° 2 : Semer\nObjectif : nourrir les abeilles\nPilote : Rolf\n"
    )
    assert "perdre deux fois" not in (proposal["title"] or "")
    assert node(proposal, "Réduire")["leads"] == ["Wynne"]


def test_labels_in_brackets_of_their_own_hold_what_is_in_them() -> None:
    proposal = read_md(
        "# Plan d’action 2026\n\n- Organiser la fête (resp. : Comité fête) (échéance : 2026-06-06)\n"
        "- Peindre les ruches (resp. : Rolf) (échéance : 2026-07-01)\n- Semer (resp. : Line) (échéance : mai 2026)\n"
    )
    assert node(proposal, "Organiser")["leads"] == ["Comité fête"]
    assert node(proposal, "Organiser")["schedule"] == "2026-06-06"


@pytest.mark.parametrize("when", ["D'ici décembre 2026", "À l'automne 2026", "Chaque mois"])
def test_a_time_and_a_comma_before_what_to_do_is_its_schedule(when: str) -> None:
    proposal = read_md(
        f"# Plan d’action 2026\n\n## Ruches\n\n- {when}, adopter une charte\n- Peindre les ruches\n- Semer\n"
    )
    assert node(proposal, "adopter")["schedule"] == when


def test_a_time_before_a_noun_stays_with_it() -> None:
    proposal = read_md(
        "# Plan d’action 2026\n\n## Ruches\n\n- Printemps 2026, saison des essaims : visiter\n- Peindre\n- Semer\n"
    )
    assert not any(one["text"].startswith("saison") for one in proposal["nodes"][0]["children"])


@pytest.mark.parametrize("between", [" | ", " ; ", " – ", " · ", ". "])
def test_labels_in_other_words_on_one_line_are_fields(between: str) -> None:
    lines = [
        ("Prune the old trees", "Odile Roy", "9 May 2031", "Half the rows pruned", "Begun"),
        ("Sell the jam", "Ravi Cole", "June 2031", "Forty jars sold", "Done"),
        ("Clear the reeds", "Tamsin Vole", "Short term", "Pond open to boats", "Done"),
    ]
    labels = ("Who takes care of it?", "To be wrapped up by", "Signs that it worked", "State of play?")
    text = "# Action plan 2031\n\n## Orchard\n\n"
    for title, *values in lines:
        told = between.join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))
        text += f"**{title}**\n\n{told}\n\n"
    proposal = read_md(text)
    action = node(proposal, "Prune")
    assert outline(proposal) == ["axis Orchard", *(f"  action {title}" for title, *_ in lines)]
    assert (action["leads"], action["schedule"]) == (["Odile Roy"], "9 May 2031")
    assert action["status"] == "in_progress"


def test_a_label_that_asks_is_a_field_of_the_bullet_above() -> None:
    proposal = read_md(
        "# Plan d'action 2031\n\n## Verger\n\n- Tailler les pommiers\n  - Qui y voit ? : Odile\n"
        "  - C'est fait ? : non\n"
        "- Vendre le cidre\n  - Qui y voit ? : Rémi\n  - C'est fait ? : oui\n"
        "- Réparer le pressoir\n  - Qui y voit ? : Odile\n  - C'est fait ? : oui\n"
    )
    assert outline(proposal) == [
        "axis Verger", "  action Tailler les pommiers", "  action Vendre le cidre", "  action Réparer le pressoir",
    ]  # fmt: skip
    assert node(proposal, "Tailler")["leads"] == ["Odile"]


def test_what_came_and_a_status_with_a_label_each_stay_apart() -> None:
    proposal = read_md(
        "# Plan d'action 2031\n\n## Verger\n\n**Tailler les pommiers**\n\nResponsable : Odile\n\n"
        "Réalisations : la moitié des rangs\n\nStatut : En cours\n\n**Vendre le cidre**\n\nResponsable : Rémi\n\n"
        "Réalisations : quarante bouteilles\n\nStatut : Fait\n"
    )
    action = node(proposal, "Tailler")
    assert (action["results"], action["status"]) == ("la moitié des rangs", "in_progress")
    assert action["extra"] == {"Statut": "En cours"}
