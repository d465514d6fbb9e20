"""Minutes give what was decided, and who is named before what she does; short promises are a plan."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline, read

MINUTES = """# Rencontre du comité des ruches

Participants : Luc Petit, Mia Roux

## Échanges
- Luc trouve les cadres usés.

## Risques
- Gel tardif

## Actions
- Luc : peindre les cadres avant le 20 mars 2031
- Mia : appeler la miellerie
"""


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def test_what_was_talked_about_is_no_line() -> None:
    assert outline(read_md(MINUTES)) == ["action peindre les cadres", "action appeler la miellerie"]


def test_who_is_named_before_what_she_does_leads_it() -> None:
    proposal = read_md(MINUTES)
    assert node(proposal, "peindre")["leads"] == ["Luc"]
    assert node(proposal, "peindre")["schedule"] == "avant le 20 mars 2031"


def test_risks_of_a_plan_that_is_no_minutes_stay() -> None:
    plan = (
        "# Plan d’action 2031\n\n## Risques\n- Prévenir le gel\n- Assurer les serres\n\n## Actions\n- Semer le trèfle\n"
    )
    assert "Prévenir le gel" in " ".join(outline(read_md(plan)))


def test_a_subject_before_a_colon_is_no_name() -> None:
    plan = "# Plan d’action 2031\n\n- Eau : réparer la pompe\n- Sols : semer du trèfle\n- Abris : peindre les cadres\n"
    assert all(one["leads"] == [] for one in read_md(plan)["nodes"])


def test_short_promises_are_a_plan_and_what_comes_before_introduces_it() -> None:
    promises = """Charte de la laiterie

Nous sommes trente familles.

Nous réparerons la cuve avant juin 2031.
Nous ouvrirons la boutique chaque samedi.
Nous formerons six fromagères d’ici 2032.
"""
    proposal = as_dict(propose(read_bytes(promises.encode(), "charte.txt")))
    assert [one["text"] for one in proposal["nodes"]] == [
        "Nous réparerons la cuve",
        "Nous ouvrirons la boutique chaque samedi.",
        "Nous formerons six fromagères",
    ]
    assert proposal["nodes"][0]["schedule"] == "avant juin 2031"


def test_a_letter_that_says_we_will_is_none() -> None:
    letter = """Chère voisine,

Nous voulons vous remercier de votre aide.
Nous serons heureux de vous revoir.
Nous vous enverrons une carte.

Cordialement,
Luc
"""
    assert as_dict(propose(read_bytes(letter.encode(), "lettre.txt")))["kind"] == "other"


def test_an_english_day_at_the_end_of_a_line_is_its_schedule() -> None:
    plan = "# Action plan\n\n- Call the plumber by May 4, 2031\n- Order two benches by June 1, 2031\n- Paint the gate\n"
    assert [one["schedule"] for one in read_md(plan)["nodes"]] == ["by May 4, 2031", "by June 1, 2031", None]


_TALK = "2. Retour sur la fête\nWynne raconte : 14 ruchers sur 22 sont venus.\n\n"


def test_what_a_meeting_decided_is_the_plan_whoever_and_whenever_stand_behind_dashes() -> None:
    minutes = (
        "Compte rendu de la rencontre du comité ruchers\n\nMardi 14 avril 2031, 13 h 30, salle du port\n\n"
        "Présences : Wynne Price, Rolf Ambrose, Inès Abel\n\n1. Ouverture\nWynne souhaite la bienvenue.\n\n"
        + _TALK
        + ""
        "Décisions et suivis\n\n- Organiser une visite des serres – Wynne – 15 mai 2031\n"
        "- Mettre à jour la liste – Rolf et Inès – 1er juin 2031\n- Réserver la salle – Rolf – dès que possible\n"
        "- Envoyer le bilan aux membres – Inès – fait\n\nProchaine rencontre\nLe 12 mai 2031, au même endroit.\n"
    )
    proposal = as_dict(propose(read_bytes(minutes.encode(), "cr.txt")))
    assert outline(proposal) == [
        "action Organiser une visite des serres",
        "action Mettre à jour la liste",
        "action Réserver la salle",
        "action Envoyer le bilan aux membres",
    ]
    assert node(proposal, "Mettre")["leads"] == ["Rolf", "Inès"]
    assert node(proposal, "Réserver")["schedule"] == "dès que possible"
    assert node(proposal, "Envoyer")["status"] == "done"


def test_what_a_meeting_has_to_follow_may_be_numbered_among_its_points() -> None:
    minutes = (
        "Procès-verbal – Comité action locale\nLe 5 mai 2031\n\nSont présentes : Inès Abel, Wynne Price\n\n"
        + _TALK
        + ""
        "3. Suivis à faire (quoi, qui, quand)\n- Visiter la salle, Inès, 12 mai 2031\n"
        "- Écrire au maire, Wynne, 20 mai 2031\n- Faire suivre le budget, Inès, juin 2031\n"
    )
    proposal = as_dict(propose(read_bytes(minutes.encode(), "pv.txt")))
    assert proposal["title"] == "Procès-verbal – Comité action locale"
    assert outline(proposal) == ["action Visiter la salle", "action Écrire au maire", "action Faire suivre le budget"]


def test_decisions_under_each_point_of_a_meeting_keep_the_point() -> None:
    proposal = read_md(
        "# Meeting notes, hive committee, 3 May 2031\n\nPresent: Luc, Mia, Rolf\n\n## Budget\nThe fence was dear.\n\n"
        "### Actions agreed\n- Ring the bank – Mia – 10 May\n- Pay the fence – Luc – end of May\n\n"
        "## Fair\nRolf has a tent.\n\n### Actions agreed\n- Book the field – Rolf – 1 June\n"
    )
    assert outline(proposal) == [
        "axis Budget",
        "  action Ring the bank",
        "  action Pay the fence",
        "axis Fair",
        "  action Book the field",
    ]


def test_decisions_in_bold_before_a_colon_leave_the_agenda_out() -> None:
    proposal = read_md(
        "# Compte rendu du conseil\n\n**Présents :** Léa Roy, Marc Nault\n\n**Ordre du jour**\n\n"
        "1. Suivi du dernier compte rendu\n2. Budget\n3. Divers\n\n**Budget**\n\nLe budget est adopté.\n\n"
        "**Décisions :**\n\n1. Changer de banque (Marc, septembre 2031)\n2. Acheter un ordinateur (Léa, sous peu)\n"
        "3. Former les membres (Marc et Léa, octobre 2031)\n"
    )
    assert outline(proposal) == [
        "action Changer de banque",
        "action Acheter un ordinateur",
        "action Former les membres",
    ]
    assert node(proposal, "Acheter")["schedule"] == "sous peu"


def test_minutes_that_only_approve_the_last_ones_are_no_plan() -> None:
    proposal = read_md(
        "# Compte rendu du conseil\n\nPrésents : Léa Roy, Marc Nault\n\n## Suivi du dernier compte rendu\n\n"
        "- Adoption du compte rendu de mars\n- Lecture de la lettre de la Ville\n\n## Divers\n\n- Rien à signaler\n"
    )
    assert proposal["kind"] == "other"


_MET = (
    "{title}\n\n{came}\n\n- Réparer la serre (Odile Roy, mai 2031) : fait\n"
    "- Semer le trèfle (Rémi Cantin, juin 2031) : en cours\n- Vidange du bassin (Odile Roy, août 2031) : reporté\n"
    "{closed}\n"
)


@pytest.mark.parametrize(
    ("title", "came", "closed"),
    [
        (
            "Suivi de la rencontre du 4 mars 2031",
            "Membres présents : Odile Roy, Rémi Cantin",
            "Fin de la réunion : 21 h",
        ),
        ("Décisions du 4 mars 2031", "Présent(e)s : Odile Roy et Rémi Cantin", "L'assemblée est close à 20 h 30."),
        ("Action points, 4 March 2031", "Attendees: Odile Roy, Rémi Cantin", "Meeting adjourned at 9 pm"),
    ],
)
def test_a_follow_up_keeps_what_was_decided_alone(title: str, came: str, closed: str) -> None:
    proposal = read(_MET.format(title=title, came=came, closed=closed))
    assert outline(proposal) == ["action Réparer la serre", "action Semer le trèfle", "action Vidange du bassin"]
    action = node(proposal, "Réparer")
    assert (action["leads"], action["schedule"], action["status"]) == (["Odile Roy"], "mai 2031", "done")


def test_who_takes_part_in_an_action_is_no_attendance() -> None:
    proposal = read("Plan d'action 2031\n\nAxe 1 - Serre\n\n- Réparer la serre\n\nParticipants : douze jeunes\n")
    assert "Participants : douze jeunes" not in [note["text"] for note in proposal["notes"]]
