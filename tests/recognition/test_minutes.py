"""Minutes give what was decided, and who is named before what she does; short promises are a plan."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline

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
