"""Plans without a table whose fields stand on one line, beside or behind what they are about."""

from __future__ import annotations

from tests.recognition.reading import node, outline
from tests.recognition.reading import read as read_text
from tests.recognition.test_bullets_shapes import read

PATHS = (
    "# Les amis du sentier — feuille de route 2031\n\n## Pourquoi cette feuille de route\n"
    "Le sentier a cinq ans.\n\n"
    "## Chantier 1 — Baliser\n"
    "**Référente : Odile** · **Échéance : mars 2031** · *en cours*\n\n- [x] Peindre les bornes\n"
    "- [ ] Poser les flèches\n\n## Chantier 2 — Ouvrir\n**Référent : Paul** · **Échéance : juin 2031**\n\n"
    "- [ ] Faucher le haut\n- [ ] Bâtir le gué\n\n## Budget\nLa commune donne mille écus.\n"
)


def test_fields_between_middle_dots_are_those_of_their_heading():
    proposal = read(PATHS)
    chantier = node(proposal, "Baliser")
    assert (chantier["leads"], chantier["schedule"], chantier["status"]) == (["Odile"], "mars 2031", "in_progress")
    assert node(proposal, "Ouvrir")["leads"] == ["Paul"]


def test_headings_of_one_level_stand_side_by_side_whatever_their_labels():
    proposal = read(PATHS)
    assert [one["text"] for one in proposal["nodes"]] == ["Baliser", "Ouvrir"]


def test_prose_under_a_heading_of_what_is_around_a_plan_is_no_action():
    told = read(PATHS)["notes"]
    assert {"Le sentier a cinq ans.", "La commune donne mille écus."} <= {note["text"] for note in told}


def test_sentences_with_their_fields_are_what_is_done_under_a_strategy():
    proposal = read(
        "# Plan du quartier\n\n## 2.1 Nourrir\n\nStratégie 1 – Produire\n\n"
        "Planter des pois sur les toits. Responsable : Sentier Vert. Échéancier : mai 2031.\n\n"
        "Former vingt jardiniers. Responsable : Carrefour. Échéancier : juin 2031.\n\n## 2.2 Loger\n\n"
        "Stratégie 2 – Soutenir\n\nTenir une clinique. Responsable : Comité logement. Échéancier : en continu.\n"
    )
    assert [line.strip() for line in outline(proposal)] == [
        "axis Nourrir",
        "objective Produire",
        "action Planter des pois sur les toits",
        "action Former vingt jardiniers",
        "axis Loger",
        "objective Soutenir",
        "action Tenir une clinique",
    ]
    assert node(proposal, "Planter")["leads"] == ["Sentier Vert"]
    assert node(proposal, "Planter")["schedule"] == "mai 2031"


def test_when_people_meet_again_is_no_action():
    proposal = read_text(
        "PLAN DE TRAVAIL 2031\n\nObjectif 1 : Chanter\n- Louer une salle (Odile, mai 2031)\n"
        "- Inviter un chœur (Paul, juin 2031)\n"
        "\nProchaine rencontre : 4 septembre 2031, 13 h 30\n"
    )
    assert "Prochaine" not in " ".join(outline(proposal))


def test_what_success_looks_like_is_expected():
    proposal = read(
        "# Strategic plan\n\n## Pillar 1: Grow\nWe will:\n- Welcome four villages\n- Share one barn\n\n"
        "Success will look like: sixteen villages\n\n## Pillar 2: Feed\nWe will:\n"
        "- Open three kitchens\n- Plant two fields\n\n"
        "Success will look like: nobody hungry\n"
    )
    assert node(proposal, "Grow")["expected_results"] == ["sixteen villages"]


def test_a_ticked_heading_stays_a_heading():
    proposal = read(
        "# Plan d'action\n\n## Partie un\n\n### ✅ 1.1 Peindre\n\n- Acheter un pinceau\n- Poncer le bois\n\n"
        "### ☐ 1.2 Poser\n\n- Louer une échelle\n- Visser les crochets\n"
    )
    assert [one["text"] for one in proposal["nodes"][0]["children"]] == ["Peindre", "Poser"]
    assert node(proposal, "Peindre")["status"] == "done"


def test_a_time_may_touch_the_dash_after_it():
    proposal = read(
        "# Plan de travail\n\n- Feb 2031- Open the school\n- March 2031 - Close the mine\n- May 2031 -Sing\n"
    )
    assert [one["schedule"] for one in proposal["nodes"]] == ["Feb 2031", "March 2031", "May 2031"]


def test_promises_with_their_time_first_are_what_is_done() -> None:
    proposal = read(
        "# Charte 2031\n\n## Engagement n°1 – Accueillir sans condition\n\n"
        "D'ici 2032, nous ouvrirons un accueil de jour trois soirs par semaine.\n\n"
        "Dès janvier 2033, nous formerons tous nos bénévoles à l'écoute.\n\nPilote : Maison des quais\n\n"
        "## Engagement n°2 – Agir\n\nNous réduirons nos déchets de moitié chaque année.\n\nPilote : Vélo\n\n"
        "Fait à Rezé, le 12 janvier 2031\n\nLes présidentes\n"
    )
    assert [one["text"] for one in proposal["nodes"]] == ["Accueillir sans condition", "Agir"]
    assert [one["schedule"] for one in proposal["nodes"][0]["children"]] == ["D'ici 2032", "Dès janvier 2033"]
    assert "présidentes" not in " ".join(outline(proposal))


def test_labels_with_a_plural_in_brackets_are_fields() -> None:
    proposal = read(
        "# Feuille de route 2031\n\n## Action 1 – Recenser les besoins\n\n**Pilote(s)** : Régie\n\n"
        "**Calendrier** : 2031\n\n"
        "## Action 2 – Former les relais\n\n**Pilote(s)** : Mairie\n\n**Calendrier** : 2032\n"
    )
    assert node(proposal, "Recenser")["leads"] == ["Régie"]
    assert proposal["unplaced"] == []


def test_a_numbered_line_that_says_what_to_do_is_no_title() -> None:
    proposal = read_text(
        "Bonjour,\n\n1) Relancer les villages (Lise, mai 2031)\n2) Tenir la fête - comité fête - 7 novembre 2031\n"
        "3) Faire le bilan du port (Paul, juin 2031)\n"
    )
    assert [line for line in outline(proposal) if "bilan" in line]
    assert node(proposal, "Tenir")["leads"] == ["comité fête"]
    assert node(proposal, "Tenir")["schedule"] == "7 novembre 2031"


def test_steps_under_a_label_are_steps_of_their_action() -> None:
    fiche = (
        "## Fiche action {} : {}\n\n**Pilote** : Régie\n\n**Étapes de mise en œuvre :**\n\n"
        "- Louer une {}\n- Former les {}\n\n"
        "**Calendrier** : 2031\n\n"
    )
    proposal = read(
        "# Contrat local\n\n" + fiche.format("1.1", "Curer le bief", "pelle", "agents")
        + fiche.format("1.2", "Peindre la vanne", "échelle", "peintres") + fiche.format("1.3", "Semer", "herse", "élus")
    )  # fmt: skip
    assert [line.strip() for line in outline(proposal)][:3] == [
        "action Curer le bief",
        "item Louer une pelle",
        "item Former les agents",
    ]


STRATEGIES = """# Plan 2031

## Goal 1: Newcomers find their footing

### Strategy 1.1: Strengthen arrival services

1. Open a welcome desk
   - Lead: Outreach team
   - Timeline: Fall 2031
   - Measure: 400 visits a year
2. Translate the arrival guide
   - Lead: Communications
   - Timeline: By March 2032
   - Measure: Guides printed
"""


def test_what_hangs_from_a_step_is_told_of_it_and_a_strategy_stands_over_what_is_led():
    proposal = read(STRATEGIES)
    assert [line.strip() for line in outline(proposal)] == [
        "axis Newcomers find their footing",
        "objective Strengthen arrival services",
        "action Open a welcome desk",
        "action Translate the arrival guide",
    ]
    assert [node(proposal, text)["leads"] for text in ("Open", "Translate")] == [["Outreach team"], ["Communications"]]


def test_a_measure_beside_who_and_when_is_what_is_expected():
    assert node(read(STRATEGIES), "Open")["expected_results"] == ["400 visits a year"]


def test_a_measure_over_who_and_when_is_what_is_done():
    proposal = read(
        "# Plan 2031\n\n## Axis 1: Roads\n\n- Measure: Repave the lane\n  - Lead: Works\n  - Timeline: 2031\n"
    )
    assert [line.strip() for line in outline(proposal)] == ["axis Roads", "action Repave the lane"]
