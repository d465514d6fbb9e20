"""Labels of lists whose words say more than a field: the day it was done, what results are ahead, whom it is for."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline, read


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def cards(*lines: tuple[str, ...]) -> dict[str, Any]:
    parts = ("\n\n".join((f"**{title}**", *fields)) for title, *fields in lines)
    return read_md("# Action plan 2031\n\n## Orchard\n\n" + "\n\n".join(parts) + "\n")


def test_the_day_it_was_done_is_not_the_day_it_was_due() -> None:
    proposal = cards(
        ("Prune the trees", "Owner: Ada", "Due by: May 2031", "Finished on: 3 June"),
        ("Sell the jam", "Owner: Ravi", "Due by: June 2031", "Finished on: 9 July"),
        ("Clear the reeds", "Owner: Ada", "Due by: July 2031", "Finished on: 2 August"),
    )
    action = node(proposal, "Prune")
    assert (action["schedule"], action["extra"]) == ("May 2031", {"Finished on": "3 June"})


def test_results_that_are_ahead_are_expected() -> None:
    proposal = cards(
        ("Tailler les pommiers", "Responsable : Ada", "Résultats recherchés : dix rangs nets"),
        ("Vendre le cidre", "Responsable : Rémi", "Résultats recherchés : cent bouteilles vendues"),
        ("Réparer le four", "Responsable : Ada", "Résultats recherchés : un four sûr"),
    )
    assert node(proposal, "Tailler")["expected_results"] == ["dix rangs nets"]


def test_whom_it_is_for_does_not_lead() -> None:
    proposal = cards(
        ("Tailler les pommiers", "Responsable : Ada", "Personnes visées : les voisins"),
        ("Vendre le cidre", "Responsable : Rémi", "Personnes visées : les membres"),
        ("Réparer le four", "Responsable : Ada", "Personnes visées : les familles"),
    )
    action = node(proposal, "Tailler")
    assert (action["leads"], action["extra"]) == (["Ada"], {"Personnes visées": "les voisins"})


def test_how_often_stays_in_a_title_whose_label_says_when() -> None:
    proposal = cards(
        ("Hold tastings (three a year)", "Owner: Ada", "Deadline: May 2031"),
        ("Sell the jam", "Owner: Ravi", "Deadline: June 2031"),
    )
    assert node(proposal, "Hold")["text"] == "Hold tastings (three a year)"


def test_who_does_it_before_a_colon_leads_with_or_without_a_verb() -> None:
    proposal = read(
        "Plan triennal 2031-2034\n\nVerger\n\n- Odile Roy : Corvée des pommiers (mai 2031)\n"
        "- Comité vert : Cidre (été 2031)\n"
        "- Concierge : Nous réparons le four (juin 2032)\n- Comité vert : Fête des pommes (octobre 2032)\n"
    )
    assert [line.strip() for line in outline(proposal)][-4:] == [
        "action Corvée des pommiers", "action Cidre", "action Nous réparons le four", "action Fête des pommes",
    ]  # fmt: skip
    assert (node(proposal, "Cidre")["leads"], node(proposal, "Cidre")["schedule"]) == (["Comité vert"], "été 2031")


def test_a_time_before_a_colon_is_no_label_and_no_number() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 - Verger\n\n- T2-T3 2031 : Tailler les pommiers (Odile)\n"
        "- 13.05.2031 : Vendre le cidre (Rémi)\n"
        "- Court terme : Réparer le four (Odile)\n- Court terme : Semer le trèfle (Rémi)\n"
        "- Court terme : Peindre la remise (Odile)\n"
    )
    assert node(proposal, "Tailler")["schedule"] == "T2-T3 2031"
    assert (node(proposal, "Vendre")["number"], node(proposal, "Vendre")["schedule"]) == (None, "13.05.2031")
    assert (node(proposal, "Semer")["schedule"], node(proposal, "Semer")["leads"]) == ("Court terme", ["Rémi"])


def test_boxes_or_who_and_when_under_a_plan_s_title_are_a_plan() -> None:
    boxes = read("Plan triennal 2031-2034\n\n[x] La serre — Odile Roy\n[ ] Le four — Rémi\n[ ] La remise — Odile Roy\n")
    told = read(
        "Priorités 2031\n\nVerger\n\n- La serre (Odile Roy, mai 2031)\n- Le four (Comité vert, juin 2031)\n"
        "- La remise (Odile Roy, août 2031)\n"
    )
    held = read(
        "Programme de l'été 2031\n\nVerger\n\n- Concert (Odile Roy, 4 mai 2031)\n- Lecture (Rémi Cantin, 5 juin 2031)\n"
        "- Bal (Odile Roy, 9 août 2031)\n"
    )
    assert (boxes["kind"], told["kind"], held["kind"]) == ("plan", "plan", "other")


def test_a_heading_over_a_table_beside_the_plan_is_no_part_of_it() -> None:
    proposal = read_md(
        "# Plan d'action 2031\n\n## Verger\n\n- Tailler les pommiers (Odile, mai 2031)\n"
        "- Vendre le cidre (Rémi, juin 2031)\n- Réparer le four (Odile, août 2031)\n\n## Budget du verger\n\n"
        "| Poste | Montant |\n|---|---|\n| Outils | 90 $ |\n"
        "| Sacs | 40 $ |\n"
    )
    assert outline(proposal) == [
        "axis Verger", "  action Tailler les pommiers", "  action Vendre le cidre", "  action Réparer le four",
    ]  # fmt: skip


def test_who_meets_is_who_leads_beside_a_time() -> None:
    proposal = read_md(
        "# Plan d'action 2031\n\n## Verger\n\n- Tailler les pommiers – Assemblée des membres – chaque mois\n"
        "- Vendre le cidre – Rémi – juin 2031\n- Réparer le four – Odile – août 2031\n"
    )
    action = node(proposal, "Tailler")
    assert (action["leads"], action["schedule"]) == (["Assemblée des membres"], "chaque mois")


def test_a_remark_under_the_last_line_is_no_step_of_it() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 - Verger\n\n- Tailler les pommiers\n- Vendre le cidre\n- Réparer le four\n\n"
        "* Sous réserve du budget adopté par la ville.\n"
    )
    assert not any("réserve" in line for line in outline(proposal))


def test_a_label_in_other_words_opens_a_bracket_at_the_end() -> None:
    proposal = read_md(
        "# Action plan 2031\n\n## Orchard\n\n- Prune the trees (Given over to: Odile Roy ; Deadline: May 2031)\n"
        "- Sell the jam (Given over to: Ravi Cole ; Deadline: June 2031)\n"
        "- Clear the reeds (Given over to: Odile Roy ; Deadline: July 2031)\n"
    )
    action = node(proposal, "Prune")
    assert (action["text"], action["leads"], action["schedule"]) == ("Prune the trees", ["Odile Roy"], "May 2031")


def test_a_table_of_nothing_but_measures_is_read() -> None:
    proposal = read_md(
        "# Action plan 2031\n\n| Measure | Measures | Who |\n|---|---|---|\n| Prune the trees | Ten rows | Odile |\n"
        "| Sell the jam | Forty jars sold | Ravi |\n"
    )
    assert proposal["kind"] in {"plan", "other"}
    assert "Prune the trees" in str(proposal)
