"""Plans told in prose, on cards and in letters: commitments, fields among sentences, what people take on."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, nodes, outline, read


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def _notes(proposal: dict[str, Any]) -> list[str]:
    return [note["text"] for note in proposal["notes"]]


def test_sentences_that_commit_somebody_are_actions_and_those_before_say_why() -> None:
    proposal = read_md(
        "# Open Hives Action Plan\n\n## Share the yield\n\n### Publish it\nPeople have long asked for figures. "
        "The Board of Hives commits to publishing the yield each year. It will explain it too.\n\n"
        "### Open the maps\nMaps serve everybody. The Mapping Office commits to releasing its maps.\n\n"
        "## Teach\n\n### Teach children\nThe Ministry of Schools pledges to teach what bees do.\n"
    )
    assert proposal["kind"] == "plan"
    assert node(proposal, "The Board")["text"].endswith("It will explain it too.")
    assert "Maps serve everybody." in _notes(proposal)


def test_headings_that_say_what_to_do_over_prose_are_a_plan() -> None:
    told = "The network has wanted this for years, and several members have offered their help and their time."
    proposal = read_md(
        f"# Strategic plan 2031\n\n## Open a school of bees\n\n{told}\n\n## Publish a book\n\n{told}\n\n"
        f"## Plant two hundred lime trees\n\n{told}\n"
    )
    assert proposal["kind"] == "plan"
    assert [one["text"] for one in nodes(proposal)] == [
        "Open a school of bees",
        "Publish a book",
        "Plant two hundred lime trees",
    ]


def test_fields_among_sentences_are_those_of_the_action_above() -> None:
    proposal = read_md(
        "# Plan d'action jeunesse\n\n## Action 1. Ouvrir un rucher\nLe rucher sera ouvert le soir. "
        "Responsable : Maison des jeunes. Échéance : mai 2031. Le bail est à signer avec la Ville.\n\n"
        "## Action 2. Former des pairs\nSix pairs seront formés. Responsable : Nora Kaci. Échéance : octobre 2031. "
        "Les ateliers se tiendront le samedi.\n"
    )
    first = node(proposal, "Ouvrir un rucher")
    assert first["leads"] == ["Maison des jeunes"]
    assert first["schedule"] == "mai 2031"
    assert {"Le rucher sera ouvert le soir.", "Le bail est à signer avec la Ville."} <= set(_notes(proposal))


def test_the_year_of_a_target_is_part_of_its_label() -> None:
    proposal = read_md(
        "# Plan d'action\n\n## Objectif 1 : Accueillir\n"
        "- Action 1.1 : Tenir des cafés. Réalisé 2030 : 8 cafés. Cible 2031 : 12 cafés.\n"
        "- Action 1.2 : Jumeler des ruchers. Réalisé 2030 : 4 ruchers. Cible 2031 : 6 ruchers.\n"
    )
    action = node(proposal, "Tenir")
    assert (action["text"], action["results"]) == ("Tenir des cafés", "8 cafés.")
    assert action["expected_results"] == ["12 cafés."]


def test_actions_listed_on_one_line_of_a_card_are_its_steps() -> None:
    proposal = read_md(
        "# Fiche action n° 1 : Réduire les pertes\nActions : peser les cadres; former l'équipe; filtrer deux fois\n"
        "Pilote : Wynne\nCalendrier : 2031\n\n"
        "# Fiche action n° 2 : Semer\nActions : choisir les graines; semer en mai\nPilote : Rolf\nCalendrier : 2032\n"
    )
    card = node(proposal, "Réduire")
    assert [step["text"] for step in card["children"]] == ["peser les cadres", "former l'équipe", "filtrer deux fois"]
    assert (card["leads"], card["schedule"]) == (["Wynne"], "2031")


def test_a_letter_says_in_the_present_what_people_take_on() -> None:
    proposal = read(
        "Bonjour,\n\nSuite à notre rencontre de mardi, voici ce qu'on s'est dit :\n\n"
        "- Karine appelle la Ville pour la salle\n- Moussa prépare l'affiche\n- Léa et Tom s'occupent du buffet\n"
        "- Il faut réserver le camion\n\nProchaine rencontre le 2 avril.\n\nMerci!\nAnne\n"
    )
    assert node(proposal, "appelle")["leads"] == ["Karine"]
    assert node(proposal, "du buffet")["leads"] == ["Léa", "Tom"]
    assert node(proposal, "Il faut")["level"] == "action"
    assert not any("Prochaine" in one["leads"] for one in nodes(proposal))


def test_a_heading_between_the_title_and_the_first_part_is_no_part() -> None:
    proposal = read_md(
        "# Plan triennal 2031-2033\n## Enraciner le rucher\n\n# AXE 1 — Organisation\n- Structurer le bureau.\n\n"
        "# AXE 2 — Ouverture\n- Publier un annuaire.\n\n## Conclusion du plan\n"
        "Le rucher passera :\n- d'un élan à l'autre\n"
    )
    assert outline(proposal) == [
        "axis Organisation",
        "  action Structurer le bureau.",
        "axis Ouverture",
        "  action Publier un annuaire.",
    ]


def test_a_whole_plan_on_one_line_is_cut_before_its_numbers() -> None:
    proposal = read(
        "Plan d'action 2031 : 1. Ouvrir une miellerie (Wynne Price, mars 2031); 2. Former six guides (Comité accueil, "
        "avril 2031); 3. Organiser une fête (Rolf Ambrose, juin 2031).\n"
    )
    assert [one["text"] for one in nodes(proposal)] == [
        "Ouvrir une miellerie",
        "Former six guides",
        "Organiser une fête",
    ]
    assert node(proposal, "Former")["leads"] == ["Comité accueil"]


def test_a_heading_with_a_sign_before_it_is_the_title_of_a_plan_by_years() -> None:
    proposal = read_md(
        "# 🐝 Hive Strategic Goals\n\nThey are revisited each year.\n\n# 📌 2032\n\n## Teach\n- Open a school\n"
        "- Publish a book\n\n# 📌 2031\n\n## Sow\n- Plant clover\n- Trim the hedge\n"
    )
    assert proposal["title"] == "🐝 Hive Strategic Goals"
    assert [one["text"] for one in proposal["nodes"]] == ["📌 2032", "📌 2031"]


def test_whom_to_write_to_is_no_action() -> None:
    proposal = read_md(
        "# Strategic plan 2031\n\n## Goal 1: Teach\n- Open a school.\n- Publish a book.\n\n"
        "For all questions about this plan, please contact the council of the hive.\n"
    )
    assert [one["text"] for one in nodes(proposal)] == ["Teach", "Open a school.", "Publish a book."]


def test_two_colons_part_a_label_from_its_value() -> None:
    proposal = read_md(
        "# Action plan 2031\n\n## Objective 1 - Teach\nSuccess looks like :: forty pupils\n- Open a school\n\n"
        "## Objective 2 - Print\nSuccess looks like :: one book\n- Publish a book\n"
    )
    assert node(proposal, "Teach")["expected_results"] == ["forty pupils"]


def test_fields_after_the_list_of_a_card_are_those_of_the_card() -> None:
    proposal = read_md(
        "# Schéma du rucher\n\n## Fiche action 1.1 : Créer un guichet\n\n**Actions**\n- Recruter deux guides\n"
        "- Ouvrir le lieu\n\n**Pilote** : Wynne\n**Calendrier** : 2031\n\n## Fiche action 1.2 : Aller au pré\n\n"
        "**Actions**\n- Former six guides\n- Tenir des tournées\n\n**Pilote** : Rolf\n**Calendrier** : 2032\n"
    )
    card = node(proposal, "Créer")
    assert (card["leads"], card["schedule"]) == (["Wynne"], "2031")
    assert [step["text"] for step in card["children"]] == ["Recruter deux guides", "Ouvrir le lieu"]


_CHAPTERS = (
    "# Plan d'engagement 2031-2034 de la Fédération des ruches\n\n## La relève\n\nNos conseils vieillissent. "
    "La fédération s'engage à former vingt apiculteurs. Le comité relève verra à écrire un guide d'ici la fin de 2031. "
    "Nous nous engageons à siéger le soir.\n\n## Le bâti\n\nL'été de 2030 a laissé des traces. L'équipe technique fera "
    "l'audit des onze ruchers en 2032. D'autres pistes seront étudiées plus tard. Le bureau négociera un bail.\n"
)
_REPORT_OF_PROJECT = (
    "# Projet social 2031-2033\n\nDeux balades ont permis de dire ce qui manque.\n\n## Axe 1. Accueillir\n\n"
    "Le secteur jeunesse ouvrira un local à partir de janvier 2032.\n\nNous nous engageons à porter dix projets.\n\n"
    "## Axe 2. Soutenir\n\nLe comité des parents créera une halte.\n\nNous organiserons un café.\n\n"
    "## Le suivi de ces engagements\n\nLe conseil fera le point en juin. Un tableau dira ce qui reste à faire.\n"
)
_ENGLISH = (
    "# Strategic plan of the Hive Network\n\n## Teaching\n\nOur courses are full. The board will open a second school "
    "by 2032. The training committee will write a handbook.\n\n## Selling\n\nPrices fell last year. We will set up a "
    "shared stall. The staff will also publish a price list in March 2031.\n"
)


def test_prose_that_says_which_body_will_do_what_is_a_plan() -> None:
    french = read_md(_CHAPTERS)
    assert outline(french) == [
        "axis La relève",
        "  action former vingt apiculteurs.",
        "  action écrire un guide",
        "  action Nous nous engageons à siéger le soir.",
        "axis Le bâti",
        "  action fera l'audit des onze ruchers",
        "  action négociera un bail.",
    ]
    assert node(french, "écrire")["leads"] == ["comité relève"]
    assert (node(french, "fera")["leads"], node(french, "fera")["schedule"]) == (["équipe technique"], "en 2032")
    assert french["unplaced"] == []


def test_how_commitments_are_followed_is_no_part_of_a_plan_in_prose() -> None:
    project = read_md(_REPORT_OF_PROJECT)
    assert [one["text"] for one in project["nodes"]] == ["Accueillir", "Soutenir"]
    assert node(project, "ouvrira")["leads"] == ["secteur jeunesse"]
    assert node(project, "créera")["leads"] == ["comité des parents"]
    assert project["unplaced"] == []


def test_english_prose_says_which_body_will_do_what() -> None:
    english = read_md(_ENGLISH)
    assert [one["text"] for one in english["nodes"]] == ["Teaching", "Selling"]
    assert (node(english, "open")["leads"], node(english, "open")["schedule"]) == (["board"], "by 2032")
    assert node(english, "publish")["leads"] == ["staff"]


def test_an_article_that_says_what_councils_will_do_is_no_plan() -> None:
    article = read_md(
        "# La Ville reverra son règlement\n\nLe conseil votera mardi. La mairie présentera un rapport en mai.\n\n"
        "Le comité de citoyens déposera un mémoire. La commission écoutera les voisins.\n"
    )
    assert article["kind"] == "other"


def test_a_mail_holds_the_plan_pasted_in_it_without_its_head_its_thanks_and_its_signature() -> None:
    proposal = read(
        "De : Inès Abel <ines@exemple.org>\nÀ : equipe@exemple.org\nDate : 3 février 2031 09:12\n"
        "Objet : RE: TR: plan d'action du rucher\n\nBonjour,\n\nVoici le plan discuté jeudi.\n\n"
        "ORIENTATION 1 - GARDER LE RUCHER\n* Recruter quatre membres\n   Qui: Inès et le CA\n   Quand: décembre 2031\n"
        "* Refaire le site\n   Qui: Rolf\n   Quand: hiver 2032\n\nORIENTATION 2 - OUVRIR LES PORTES\n"
        "* Rencontrer les voisins\n   Qui: Inès\n   Quand: mai 2031\n* Écrire un dépliant\n   Qui: Wynne\n"
        "   Quand: juin 2031\n\nMerci à Rolf pour le gâteau!\n\nInès\n\n--\nInès Abel\nCoordonnatrice\n418 555-0142\n"
    )
    assert (proposal["title"], proposal["organisation"]) == ("plan d'action du rucher", None)
    assert outline(proposal) == [
        "axis GARDER LE RUCHER",
        "  action Recruter quatre membres",
        "  action Refaire le site",
        "axis OUVRIR LES PORTES",
        "  action Rencontrer les voisins",
        "  action Écrire un dépliant",
    ]
    assert proposal["unplaced"] == []


def test_a_name_over_its_sigle_and_a_line_of_adoption_are_of_the_title_page() -> None:
    head = "# Plan de travail 2031-2033\n\nTable des partenaires en apiculture urbaine\n\nTPAU\n\n"
    body = "## Accueillir\n- Tenir un kiosque, mai 2031\n- Fête de la rive, juin 2031\n\n## Semer\n- Ouvrir un jardin\n"
    for line in ("Adopté à la rencontre du 12 mars 2031", "Présenté au conseil en mai", "Version finale du 3 mai 2031"):
        proposal = read_md(f"{head}{line}\n\n{body}")
        assert proposal["organisation"] == "Table des partenaires en apiculture urbaine"
        assert [one["text"] for one in proposal["nodes"]] == ["Accueillir", "Semer"]
        assert node(proposal, "Fête")["schedule"] == "juin 2031"


def test_the_day_of_the_figures_is_not_the_title() -> None:
    proposal = read_md(
        "PLAN D'ACTION LOCAL DU RUCHER\n\nBilan au 31 mars 2031\n\n**1. Accueillir**\n\n"
        "1.1 Tenir un kiosque (Inès, réalisé)\n\n"
        "1.2 Former des guides (Rolf, en cours)\n\n**2. Semer**\n\n2.1 Ouvrir un jardin (Wynne, à faire)\n"
    )
    assert (proposal["title"], proposal["updated_on"]) == ("PLAN D'ACTION LOCAL DU RUCHER", "2031-03-31")
    assert [one["text"] for one in proposal["nodes"]] == ["Accueillir", "Semer"]


def test_an_action_called_so_keeps_its_aim_and_its_means() -> None:
    card = "**Action : {}**\n\nBut : {}\n\nMoyens : {}\n\nPilote : {}\n\nCalendrier : {}\n\n"
    proposal = read_md(
        "# Rucher-école – Projet 2031-2033\n\n## Orientation A – Accueillir\n\n"
        + card.format("Permanence du miel", "Aider les voisins", "deux tables, six pots", "Wynne", "dès mai 2031")
        + card.format("Visite des serres", "Montrer les fleurs", "accord de la Ville", "Rolf", "2032")
        + "## Orientation B – Former\n\n"
        + card.format("Conseil des jeunes", "Donner la parole", "un local", "Inès et Rolf", "rentrée 2031")
    )
    assert outline(proposal) == [
        "axis Accueillir",
        "  action Permanence du miel",
        "  action Visite des serres",
        "axis Former",
        "  action Conseil des jeunes",
    ]
    assert node(proposal, "Permanence")["extra"] == {"But": "Aider les voisins", "Moyens": "deux tables, six pots"}
    assert node(proposal, "Conseil")["leads"] == ["Inès", "Rolf"]


def test_a_general_objective_named_over_its_actions_is_one_of_the_plan() -> None:
    proposal = read_md(
        "# Plan d'action annuel\n\n## Objectif général : rompre l'isolement\n\n1. Tenir douze matinées\n\n"
        "   Portée par : Inès A. / Période : mai à septembre 2031\n\n2. Jumeler vingt mères\n\n"
        "   Portée par : Wynne / Période : juin 2031\n\n## Objectif général : outiller les pères\n\n"
        "1. Animer quatre soirées\n\n   Portée par : Rolf / Période : automne 2031\n"
    )
    assert outline(proposal) == [
        "objective rompre l'isolement",
        "  action Tenir douze matinées",
        "  action Jumeler vingt mères",
        "objective outiller les pères",
        "  action Animer quatre soirées",
    ]
    assert (node(proposal, "Tenir")["leads"], node(proposal, "Tenir")["schedule"]) == (
        ["Inès A."],
        "mai à septembre 2031",
    )


def test_people_by_name_who_will_do_something_lead_it() -> None:
    proposal = read_md(
        "# Three-year plan 2031-2034\n\n## Orchard\n\nBy 4 May 2031, Odile Roy will prune the old trees.\n\n"
        "Ravi has offered to build a cider press before the harvest fair.\n\n"
        "Odile Roy and Ravi are going to sell the jam at the end of 2032.\n\n## Pond\n\n"
        "Tamsin Vole will, by June 2032, clear the reeds.\n"
    )
    assert proposal["kind"] == "plan"
    pruned, press = node(proposal, "prune"), node(proposal, "build")
    assert (pruned["leads"], pruned["schedule"]) == (["Odile Roy"], "By 4 May 2031")
    assert (press["text"], press["leads"]) == ("build a cider press", ["Ravi"])
    assert press["schedule"] == "before the harvest fair"
    assert node(proposal, "sell")["leads"] == ["Odile Roy", "Ravi"]
    assert (node(proposal, "clear")["leads"], node(proposal, "clear")["schedule"]) == (["Tamsin Vole"], "by June 2032")


def test_commitments_in_bullets_are_cut_alike() -> None:
    proposal = read_md(
        "# Planification 2031\n\n## Verger\n\n- Odile Roy s'engage à tailler les pommiers d'ici la rentrée.\n"
        "- Avant l'AGA, le comité du verger va vendre le cidre.\n- Rémi aura la tâche de réparer le four fin 2031.\n"
        "- La trésorière a accepté d'ouvrir un compte au plus tard en mai 2031.\n"
    )
    prune, sell, press = node(proposal, "tailler"), node(proposal, "vendre"), node(proposal, "réparer")
    assert (prune["leads"], prune["schedule"]) == (["Odile Roy"], "d'ici la rentrée")
    assert (sell["leads"], sell["schedule"]) == (["comité du verger"], "Avant l'AGA")
    assert (press["text"], press["leads"], press["schedule"]) == ("réparer le four", ["Rémi"], "fin 2031")


def test_matters_are_not_people() -> None:
    article = read_md(
        "# Action plan 2031\n\nFunding will allow two posts. Training will take place in May. "
        "Climate will change by 2040.\n\n- Prune the trees\n- Sell the jam\n- Clear the reeds\n"
    )
    assert all(not one["leads"] for one in nodes(article))


def test_promises_that_all_say_when_are_a_plan_whatever_its_title() -> None:
    proposal = read_md(
        "# Le verger en 2031\n\n## Arbres\n\nOdile Roy va tailler les pommiers avant Noël.\n\n"
        "Rémi s'engage à réparer le four d'ici juin 2031.\n\n## Ventes\n\n"
        "Au plus tard en mai 2031, Odile Roy va vendre le cidre.\n\n"
        "Le comité vert aura la tâche de semer le trèfle d'ici la rentrée.\n"
    )
    assert [line.strip() for line in outline(proposal)] == [
        "axis Arbres", "action tailler les pommiers", "action réparer le four",
        "axis Ventes", "action vendre le cidre.", "action semer le trèfle",
    ]  # fmt: skip
