"""Plans whose shape says that they are one: promises, horizons, dated lines, another language."""

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline


def read(text: str) -> dict:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


@pytest.mark.parametrize(
    "opener", ["Nous nous engageons à :", "We will:", "We pledge to:", "L'équipe s'engage à :", "Nous allons :"]
)
def test_what_is_promised_under_each_heading_is_its_actions(opener):
    proposal = read(
        f"# Charte du phare\n\n## La lanterne\n\n{opener}\n\n- allumer la lampe chaque soir;\n"
        f"- polir les lentilles;\n\n## L'escalier\n\n{opener}\n\n- réparer la rampe;\n- peindre les marches.\n"
    )
    assert proposal["kind"] == "plan"
    assert [line.strip() for line in outline(proposal)] == [
        "axis La lanterne",
        "action allumer la lampe chaque soir;",
        "action polir les lentilles;",
        "axis L'escalier",
        "action réparer la rampe;",
        "action peindre les marches.",
    ]


@pytest.mark.parametrize("word", ["Engagement", "Pledge", "Promesse n°", "Commitment", "Compromiso"])
def test_numbered_promises_over_prose_are_a_plan(word):
    proposal = read(
        f"# Pour le phare\n\n## {word} 1 – Ouvrir la galerie\n\nLa garde laissera monter six visiteurs à la fois.\n\n"
        f"## {word} 2 – Former des guides\n\nDeux stages par an seront offerts.\n"
    )
    assert proposal["kind"] == "plan"
    assert {line.strip() for line in outline(proposal)} >= {"action Ouvrir la galerie", "action Former des guides"}


@pytest.mark.parametrize(("first", "second"), [("Now", "Next"), ("Bientôt", "Plus tard"), ("Soon", "Later")])
def test_horizons_over_orders_are_a_plan(first, second):
    proposal = read(
        f"# The signal box\n\n## {first}\n\n- Glaze the windows\n- Rewire our bells\n\n"
        f"## {second}\n\n- Stitch a flag\n- Hoist two lamps\n"
    )
    assert [line.split(" ", 1)[0] for line in outline(proposal)] == ["axis", "", "", "axis", "", ""]


def test_dated_actions_under_headings_are_a_plan():
    proposal = read(
        "# Charte des quais\n\n## Moins de bruit\n\n1. Graisser les grues (mai 2026)\n"
        "2. Isoler la halle (d'ici juin 2027)\n\n## Plus d'ombre\n\n1. Planter vingt tilleuls (automne 2026)\n"
    )
    assert proposal["kind"] == "plan"
    assert node(proposal, "Isoler la halle")["when"]["latest"] == "2027-06-30"


@pytest.mark.parametrize(
    "text",
    [
        "# Plano do farol\n\n## Luz\n\n- Trocar as lâmpadas\n- Pintar a torre\n\n## Som\n\n- Comprar uma buzina\n",
        "# Plan de acción del faro\n\n## Luz\n\n- Cambiar las lámparas\n\n## Sonido\n\n- Comprar una bocina\n- Probar",
        "# Aktionsplan Leuchtturm\n\n## Licht\n\n- Lampen tauschen\n- Turm streichen\n\n## Klang\n\n- Horn kaufen\n",
        "# Handlingsplan for fyret\n\n## Lys\n\n- Bytte lamper\n- Male tårnet\n\n## Lyd\n\n- Kjøpe horn\n",
    ],
)
def test_a_plan_in_another_language_is_read_by_its_shape(text):
    proposal = read(text)
    assert proposal["kind"] == "plan"
    assert [line.split(" ", 1)[0] for line in outline(proposal)].count("axis") == 2


CAKE = """# Gâteau du phare

## Ce qu'il faut

- 3 œufs
- 1 citron

## Recette

1. Battre les œufs.
2. Presser le citron.
3. Cuire une heure.
"""
MANUAL = """# Working the signal box

## Starting

1. Switch the lamps on.
2. Test the bells.

## Closing

1. Draw the blinds.
2. Lock the door.
"""
JOB = """# Offre d'emploi : gardienne de phare

## Tâches

- Allumer la lampe
- Tenir le journal

## Profil recherché

- Pied marin
- Sens de l'humour

Envoyer sa candidature avant le 3 mai 2026.
"""
DAY = """# La fête du phare

- 10 h : ouverture des portes
- 11 h : visite de la galerie
- 12 h : repas sur l'herbe
- 15 h : course en sac
"""
FORM = """# Bâtir votre plan d'action

Prenez une heure avec votre équipe.

## Étape 1 : Nommez vos alliés

- Notez cinq noms
- Soulignez le plus proche

## Étape 2 : Choisissez une date

- Cochez un mois
- Parlez-en autour de vous
"""
FIGURES = "# Le phare en chiffres\n\n## 1 204\n\nvisiteurs\n\n## 31\n\nmarches repeintes\n"


@pytest.mark.parametrize("text", [CAKE, MANUAL, JOB, DAY, FORM, FIGURES])
def test_orders_that_are_no_plan_are_refused(text):
    assert read(text)["kind"] == "other"


def test_an_unknown_label_beside_known_ones_is_a_field():
    proposal = read(
        "# Plan du four\n\n- Relancer le journal\n  - Portage : Odile\n  - Calendrier : mars 2026\n"
        "  - On saura que c'est réussi si : 4 numéros parus\n- Tenir trois soirées\n  - Portage : Samir\n"
        "  - Calendrier : juin 2026\n  - On saura que c'est réussi si : 60 participants\n"
    )
    assert [line.strip() for line in outline(proposal)] == ["action Relancer le journal", "action Tenir trois soirées"]
    assert node(proposal, "Tenir")["expected_results"] == ["60 participants"]


def test_plain_lines_that_end_alike_over_lists_are_of_one_rank():
    proposal = read(
        "# Action plan\n\n## The game\n\nAlpha release of the game (7/10)\n- Open real matches\n- Share the formats\n\n"
        "Make the stream good (6/10)\n- Find a good setup\n- Hold twelve streams\n\n## The rest\n\n- Write the rules\n"
    )
    assert [one["text"] for one in proposal["nodes"][0]["children"]] == [
        "Alpha release of the game (7/10)",
        "Make the stream good (6/10)",
    ]
