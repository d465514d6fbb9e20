"""Times that no calendar knows, behind the lines of a list."""

from __future__ import annotations

import pytest

from jalon.recognition.bullets.loose_times import is_loose_time
from tests.recognition.reading import node, read


@pytest.mark.parametrize(
    "said",
    [
        "Short term", "à moyen et long terme", "medium-term", "dès que possible", "Pendant la kermesse",
        "during the harvest fair", "Soirée du 4 mai", "Orchard day on 9 June",
    ],
)  # fmt: skip
def test_a_horizon_an_event_or_its_day_is_a_time(said: str) -> None:
    assert is_loose_time(said)


@pytest.mark.parametrize("said", ["Terme", "Kermesse", "Comité du verger", "Long", "Rucher 4", "Terminal 2 mai"])
def test_other_words_are_none(said: str) -> None:
    assert not is_loose_time(said)


def test_such_times_are_cut_off_with_who_leads() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 - Ruches\n\n- Peindre les ruches (Odile Roy, court terme)\n"
        "- Semer du trèfle (Comité vert, lors de la kermesse)\n- Vendre le miel (Rémi, marché du 9 mai)\n"
        "- Réparer la remise (Odile Roy, juin 2031)\n"
    )
    action = node(proposal, "Peindre")
    assert (action["text"], action["leads"], action["schedule"]) == ("Peindre les ruches", ["Odile Roy"], "court terme")
    assert node(proposal, "Semer")["schedule"] == "lors de la kermesse"


def test_a_time_whose_own_dash_parts_it_is_one() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 - Ruches\n\n- Peindre les ruches – Odile – mai 2031\n"
        "- Semer du trèfle – Rémi – oct. 2031 – févr. 2032\n- Vendre le miel – Odile – juin 2031\n"
    )
    action = node(proposal, "Semer")
    assert (action["leads"], action["schedule"]) == (["Rémi"], "oct. 2031 – févr. 2032")


def test_what_stands_behind_who_and_when_is_a_state() -> None:
    proposal = read(
        "Plan d'action 2031\n\nAxe 1 - Ruches\n\n- Peindre les ruches – Odile – mai 2031 – Fait\n"
        "- Semer du trèfle – Rémi – juin 2031 – Chez le grainetier\n- Vendre le miel – Odile – juin 2031 – En cours\n"
        "- Fondre la cire – Rémi – août 2031 – Fait\n"
    )
    action = node(proposal, "Semer")
    assert (action["text"], action["leads"]) == ("Semer du trèfle", ["Rémi"])
    assert (action["schedule"], action["results"]) == ("juin 2031", "Chez le grainetier")
