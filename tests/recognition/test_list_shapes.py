"""Shapes of documents in lines: cards, parts over parts, letters, reports, follow-ups."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, nodes, outline, read


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def test_a_label_and_a_bar_head_a_card_which_is_what_is_done() -> None:
    proposal = read_md(
        "# Commitments\n\n## Priority 1 | A hive card\n**Who:** Wynne\n\n**By when:** May 2031\n\n"
        "## Priority 2 | Honey for all\n**Who:** Rolf\n\n**By when:** June 2031\n"
    )
    assert outline(proposal) == ["action A hive card", "action Honey for all"]
    assert node(proposal, "Honey")["leads"] == ["Rolf"]


def test_headings_of_the_first_rank_over_others_are_parts_and_no_title() -> None:
    table = "\n| Action | Qui | Quand |\n|---|---|---|\n| Peindre | Wynne | mai 2031 |\n| Semer | Rolf | 2032 |\n"
    proposal = read_md(f"# Vivre\n\n## Habiter\n{table}\n## Manger\n{table}\n# Grandir\n\n## Apprendre\n{table}")
    assert [one["text"] for one in proposal["nodes"]] == ["Vivre", "Grandir"]
    assert [one["text"] for one in proposal["nodes"][0]["children"]] == ["Habiter", "Manger"]


def test_the_name_of_a_plan_over_what_it_is_is_no_part() -> None:
    proposal = read_md(
        "# Vers 2031 : butiner\n\nPlanification stratégique 2028-2031 du Rucher\n\n## Orientation 1 – Semer\n"
        "- Semer la phacélie\n- Planter un verger\n\n## Orientation 2 – Récolter\n- Extraire le miel\n"
    )
    assert [one["text"] for one in proposal["nodes"]] == ["Semer", "Récolter"]


def test_measures_after_who_and_when_are_expected() -> None:
    proposal = read(
        "Bee Trust\nAnnual work plan 2031\n\nGOAL A: TEACH\nA1. Open a school\n    Lead: Wynne\n    Timeline: Q2\n"
        "    Measures: forty pupils\nA2. Print a book\n    Lead: Rolf\n    Timeline: Q3\n    Measures: one book\n"
    )
    assert node(proposal, "Open")["expected_results"] == ["forty pupils"]


def test_what_a_report_tells_is_no_line_where_it_says_what_comes() -> None:
    proposal = read_md(
        "# Rapport d'activités 2030 – Rucher-école\n\n## Ce que nous avons fait\n- 42 ateliers ont été offerts.\n"
        "- Trois ruches ont été peintes.\n\n## Priorités 2031\n- Ouvrir une miellerie (Wynne, mai 2031)\n"
        "- Former dix apiculteurs (Rolf, 2031)\n"
    )
    assert {one["text"] for one in nodes(proposal)} == {
        "Priorités 2031",
        "Ouvrir une miellerie",
        "Former dix apiculteurs",
    }


def test_what_became_of_each_line_stands_after_its_colon() -> None:
    proposal = read(
        "Suivi du plan d'action 2031\n\n1. Ruches\n- Peindre les hausses : terminé en mai\n- Semer : pas commencé\n"
        "- Former dix apiculteurs : en cours (4 sur 10)\n- Tenir trois fêtes : 2 tenues; la 3e annulée\n"
    )
    said = [node(proposal, text)["status"] for text in ("Peindre", "Semer", "Former", "Tenir")]
    assert said == ["done", "to_do", "in_progress", "partial"]


def test_how_a_letter_begins_and_ends_is_no_line() -> None:
    proposal = read(
        "De : Wynne\nÀ : le rucher\nObjet : notre plan d'action de l'hiver\n\nBonjour,\n\n"
        "- Peindre les hausses (Rolf, novembre)\n"
        "- Commander la cire (Wynne, janvier)\n- Visiter le local (Rolf, février)\n\nN'hésitez pas à m'écrire.\n\n"
        "Bonne semaine,\nWynne\n"
    )
    assert proposal["title"] == "notre plan d'action de l'hiver"
    assert len(nodes(proposal)) == 3


def test_a_part_of_one_word_that_may_be_an_action_holds_actions() -> None:
    proposal = read(
        "PLAN DE TRAVAIL 2031\n\nREPRÉSENTATION\n\nSiéger au comité (Wynne, mai)\n\nÉcrire une lettre (Rolf, août)\n\n"
        "FORMATION\n\nBâtir un guide (Wynne et Rolf, février)\n\nOffrir deux webinaires (Rolf)\n"
    )
    assert node(proposal, "Bâtir")["leads"] == ["Wynne", "Rolf"]


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("Food Poverty Action Plan 2031", None),
        ("MADA – Plan d'action 2031", None),
        ("Plan d'action – Saines habitudes de vie", None),
        ("Wick Youth Council Action Plan 2031", "Wick Youth Council"),
        ("Plan d'action du Rucher des Ormes 2031", "Rucher des Ormes"),
    ],
)
def test_a_programme_or_a_subject_wrote_no_plan(title: str, organisation: str | None) -> None:
    assert read(f"{title}\n\nAxe 1 : Agir\n- Peindre les ruches\n- Semer la phacélie\n")["organisation"] == organisation


def test_who_and_when_after_a_full_stop_end_lines_too() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 : Agir\n- Peindre. Wynne, mai 2031\n- Semer la phacélie. Rolf, automne\n"
        "- Visiter le local. Wynne, 3 octobre\n"
    )
    assert (node(proposal, "Semer")["leads"], node(proposal, "Semer")["schedule"]) == (["Rolf"], "automne")


def test_labels_of_spanish_and_portuguese_parts_are_known() -> None:
    proposal = read(
        "Plano de ação 2031\n\nEixo 1 – Abelhas\nObjetivo: cuidar das colmeias\n- Pintar (Teresa e Rui, junho)\n"
        "- Plantar um pomar (Rui, novembro)\n"
    )
    assert outline(proposal)[:2] == ["axis Abelhas", "  objective cuidar das colmeias"]


def test_a_label_that_is_a_word_of_people_heads_a_part_over_what_is_done() -> None:
    proposal = read(
        "Plan de travail 2031\n\nCommunications :\n - infolettre (Wynne)\n - bottin (Wynne, février)\nMembres :\n"
        " - relance des cotisations (Rolf, 15 janvier)\n - repas des membres (Rolf et Wynne, 20 février)\n"
    )
    assert outline(proposal)[3:] == [
        "objective Membres :", "  action relance des cotisations", "  action repas des membres",
    ]  # fmt: skip
    assert node(proposal, "repas")["leads"] == ["Rolf", "Wynne"]


def test_numbers_without_a_mark_hold_those_under_them() -> None:
    proposal = read(
        "PLAN D'ACTION DU RUCHER\n\n1 Nourrir\n1.1 Semer\n1.1.1 Semer dix bacs, Jardin du Coin, mai 2031\n"
        "1.1.2 Planter un verger, Jardin du Coin, en continu\n2 Loger\n2.1 Peindre\n"
        "2.1.1 Peindre les hausses, Comité Bois, été 2031\n"
    )
    assert [one["text"] for one in proposal["nodes"]] == ["Nourrir", "Loger"]
    assert node(proposal, "Planter")["leads"] == ["Jardin du Coin"]
    assert node(proposal, "Planter")["schedule"] == "en continu"


def test_each_sheet_with_an_aim_of_its_own_stays_whole_and_the_first_is_no_title() -> None:
    sheets = "".join(
        f"FICHE ACTION {n}\nIntitulé : {name}\nObjectifs : {aim}\nRéférente : Wynne\nCalendrier : mai 2031\n\n"
        for n, name, aim in ((1, "Le miel", "goûter"), (2, "La cire", "mouler"), (3, "Le verger", "planter"))
    )
    proposal = read(sheets)
    assert outline(proposal) == ["action Le miel", "action La cire", "action Le verger"]
    assert proposal["nodes"][0]["extra"] == {"Objectifs": "goûter"}


def test_who_is_named_before_a_dash_leads() -> None:
    proposal = read_md(
        "# To-do after the fair\n\n- **Wynne** – redraft the hive policy – end of May\n"
        "- **Odalys** – set up the shared calendar – 3 June\n- **Wynne & Rolf** – price up a new press – June\n"
        "- **Everyone** – send honey to Odalys – 30 April\n"
    )
    press = node(proposal, "price")
    assert (press["leads"], press["schedule"]) == (["Wynne", "Rolf"], "June")
    assert node(proposal, "set up")["leads"] == ["Odalys"]


def test_a_tag_at_the_end_of_a_line_says_who() -> None:
    proposal = read_md(
        "# Chantier\n\n## À faire\n- [ ] Peindre @Rolf\n- [ ] Semer @Wynne\n\n## Terminé\n- [x] Extraire @Rolf\n"
    )
    assert node(proposal, "Semer")["leads"] == ["Wynne"]


def test_what_comes_is_the_plan_of_a_report_told_in_sentences() -> None:
    proposal = read(
        "RAPPORT D'ACTIVITÉ 2030\nRucher-école\n\n1. L'année\nNous avons accueilli 340 enfants. Le miel est vendu.\n\n"
        "2. Perspectives 2031\n- Ouvrir une miellerie (Wynne, mars)\n- Planter un verger (Rolf, avril)\n"
    )
    assert node(proposal, "Ouvrir")["leads"] == ["Wynne"]
    assert "Le miel est vendu" not in " ".join(one["text"] for one in nodes(proposal))


def test_a_letter_says_who_will_do_what() -> None:
    proposal = read(
        "From: Wynne\nTo: the bee group\nSubject: what we agreed last night\n\nHi all,\n\n"
        "1. Rolf to fix the press before the end of April\n2. Wynne to write to him\n3. Odalys to order the wax\n\n"
        "Wynne\n"
    )
    assert (node(proposal, "fix")["leads"], node(proposal, "order")["leads"]) == (["Rolf"], ["Odalys"])


def test_who_takes_part_after_the_time_is_no_time() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 : Agir\n- Peindre\n  Qui : Wynne\n  Quand : 2031, en lien avec la métropole\n"
        "- Semer\n  Qui : Rolf\n  Quand : mai 2031\n"
    )
    action = node(proposal, "Peindre")
    assert (action["schedule"], action["extra"]) == ("2031", {"en lien avec": "la métropole"})


def test_numbered_parts_end_otherwise_than_what_stands_under_them() -> None:
    parts = ("Nourrir", "Loger", "Visiter")
    lines = [
        line
        for n, part in enumerate(parts, 1)
        for line in (
            f"{n}. {part}",
            f"{n}.1 Semer le carré {n} – Pôle vert",
            f"{n}.2 Peindre la ruche {n} – Comité Bois",
        )
    ]
    proposal = read("Plan d'action 2031\n\n" + "\n".join(lines) + "\n")
    assert node(proposal, "Semer le carré 2")["leads"] == ["Pôle vert"]
    assert node(proposal, "Peindre la ruche 3")["leads"] == ["Comité Bois"]


def test_boxes_that_run_on_in_one_paragraph_are_a_check_list() -> None:
    run_on = "☑ Signer l'entente ☐ Renouveler le bail (Wynne, juin 2031) ☐ Proposer un projet commun"
    for text in (run_on, run_on.replace("☑", "[x]").replace("☐", "[ ]"), run_on.replace(" ☐", "\n☐")):
        proposal = read_md(
            f"# Suivi du plan d'action\n\n## Accueil\n\n- [x] Peindre\n- [ ] Semer\n\n## Voisins\n\n{text}\n"
        )
        assert node(proposal, "Signer")["status"] == "done"
        assert (node(proposal, "Renouveler")["leads"], node(proposal, "Renouveler")["schedule"]) == (
            ["Wynne"],
            "juin 2031",
        )
        assert node(proposal, "Proposer")["level"] == "action"


def test_everybody_of_a_kind_leads_behind_an_arrow() -> None:
    proposal = read_md(
        "# Plan de travail 2031\n\n## Vie interne\n- Réviser les règlements → comité ruches, hiver 2032\n"
        "- Faire le bilan → tous les membres, printemps 2032\n- Fêter → l'ensemble des bénévoles, mai 2032\n"
    )
    assert node(proposal, "Faire")["leads"] == ["tous les membres"]
    assert node(proposal, "Fêter")["leads"] == ["l'ensemble des bénévoles"]


def test_a_dash_inside_a_bracket_parts_who_from_when() -> None:
    proposal = read_md(
        "# Nos priorités 2031\n\n## Faire entendre notre voix\n\n- Écrire une lettre (comité luttes – février)\n"
        "- Participer à la marche (toutes)\n- Rencontrer la ministre (coordo + 2 membres – avant juin)\n\n"
        "## Prendre soin\n\n"
        "- Adopter une politique (CA – mars)\n- Offrir deux journées (Wynne – mai 2031)\n"
    )
    assert [one["text"] for one in nodes(proposal) if "(" in one["text"]] == []
    assert (node(proposal, "Écrire")["leads"], node(proposal, "Écrire")["schedule"]) == (["comité luttes"], "février")
    assert node(proposal, "Rencontrer")["leads"] == ["coordo", "2 membres"]
    assert (node(proposal, "Adopter")["leads"], node(proposal, "Adopter")["schedule"]) == (["CA"], "mars")


def test_a_time_that_goes_on_is_no_status_beside_who() -> None:
    proposal = read_md(
        "# Projet associatif 2031-2033\n\n## Ouvrir\n\n- Ouvrir le samedi (dès mai 2031 ; équipe d'accueil)\n"
        "- Former l'accueil (2032 ; direction)\n\n## Durer\n\n- Diversifier nos ressources (en continu ; trésorier)\n\n"
        "## Annexe : le groupe de travail\n\n- Inès Abel\n- Rolf Ambrose\n"
    )
    action = node(proposal, "Diversifier")
    assert (action["leads"], action["schedule"], action["results"]) == (["trésorier"], "en continu", None)
    assert [one["text"] for one in proposal["nodes"]] == ["Ouvrir", "Durer"]


def test_a_plan_quoted_in_a_mail_is_read_without_the_marks_of_the_quote() -> None:
    plan = (
        "1) Accueil\n - refaire le coin café (Wynne, fin mars)\n - afficher les heures (Inès, mai 2031)\n\n"
        "2) Membres\n - appeler les membres inactifs (bénévoles, avril)\n - lancer la campagne (Rolf, 1er mai)\n"
    )
    for mark in ("> ", ">", ">> "):
        quoted = "".join(f"{mark}{line}\n" for line in plan.splitlines())
        proposal = read(f"Le 4 mars 2031 à 08:15, Inès Abel a écrit :\n\n{quoted}")
        assert [one["text"] for one in proposal["nodes"]] == ["Accueil", "Membres"]
        assert node(proposal, "lancer")["leads"] == ["Rolf"]


@pytest.mark.parametrize("mark", ["- ", "1. ", "a) "])
@pytest.mark.parametrize("title", ["Plan d'action 2026-2027", "PLAN DE TRAVAIL 2026"])
def test_the_title_of_another_plan_is_a_part_of_its_own(title: str, mark: str) -> None:
    proposal = read(
        f"{title} – Logement\n\n{mark}Visiter les gens (Yves, mai 2026)\n{mark}Tenir un kiosque (Nadia, juin 2026)"
        f"\n\n{title} – Famille\n\n{mark}Ouvrir une halte (Lucie, mai 2026)\n{mark}Publier un guide (Paul, mai 2027)\n"
    )
    assert [one["text"].startswith(title) for one in proposal["nodes"]] == [False, False, True]
    assert [one["text"] for one in proposal["nodes"][-1]["children"]] == ["Ouvrir une halte", "Publier un guide"]
