"""What is asked of the members, beside their names."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.membership.models import Ask
from jalon.network.models import Network, Party
from tests.web.membership.conftest import BASE

pytestmark = pytest.mark.django_db

ASKED = {"title": "Statistiques", "kind": "number", "opened": "2026-10-01"}


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def note(client: Client, ask: Ask, party: Party, **values: str) -> Any:
    told = {"membre": str(party.pk)} | values
    return client.post(f"{BASE}demandes/{ask.pk}/reponse/", told)


def test_an_answer_is_noted_from_the_grid(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    form = f"{BASE}?demande={ask.pk}&membre={houses[0].pk}"
    assert 'name="reponse" value="oui"' in signed_in.get(form).content.decode()
    answer = note(signed_in, ask, houses[0], reponse="oui", vers="grille", region="5")
    assert answer["Location"] == f"{BASE}?region=5&membre={houses[0].pk}#case-{ask.pk}-{houses[0].pk}"
    given = ask.answers.get()
    assert (given.value, given.party, given.channel) == ("yes", houses[0], "grid")
    assert "1 oui sur 3 · 33 %" in words(signed_in.get(BASE))


def test_the_head_of_the_page_names_those_missing(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    note(signed_in, ask, houses[0], reponse="non")
    said = words(signed_in.get(f"{BASE}demandes/{ask.pk}/"))
    assert "2 membres n’ont pas répondu" in said
    assert said.index("2 membres n’ont pas") < said.index("Maison 2") < said.index("1 membre a répondu")


def test_an_answer_is_taken_back(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    note(signed_in, ask, houses[0], reponse="oui")
    note(signed_in, ask, houses[0], retirer="1")
    assert list(ask.answers.values_list("value", flat=True)) == ["yes", ""]


def test_what_is_no_answer_is_said(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    address = note(signed_in, ask, houses[0], reponse="peut-être")["Location"]
    assert "Maison 1 : Répondez par oui ou non." in words(signed_in.get(address)).replace("\u00a0", " ")
    assert not ask.answers.exists()


def test_the_grid_shows_a_region(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    said = words(signed_in.get(f"{BASE}?region={houses[0].region_id}"))
    assert ("Maison 2" in said, "Maison 3" in said) == (True, False)
    said = words(signed_in.get(f"{BASE}?region=0"))
    assert ("Maison 2" in said, "Maison 3" in said) == (False, True)


def test_a_member_is_found_by_name(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    said = words(signed_in.get(f"{BASE}?texte=MAISON 2"))
    assert ("Maison 2" in said, "Maison 3" in said) == (True, False)


def test_a_long_grid_comes_by_pages_and_opens_at_a_member(
    signed_in: Client, ask: Ask, houses: list[Party], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jalon.web.membership.grid.PAGE", 1)
    said = words(signed_in.get(f"{BASE}?texte=maison"))
    assert ("Maison 1" in said, "Maison 2" in said, "Page 1 de 3" in said) == (True, False, True)
    assert "texte=maison&amp;page=2" in signed_in.get(f"{BASE}?texte=maison").content.decode()
    said = words(signed_in.get(f"{BASE}?membre={houses[2].pk}"))
    assert ("Maison 3" in said, "Page 3 de 3" in said) == (True, True)


def test_something_is_asked(signed_in: Client, network: Network, houses: list[Party]) -> None:
    told = ASKED | {"reminders": "21, 7", "ticked": [str(houses[1].pk)], "due": "2026-11-01"}
    assert signed_in.post(f"{BASE}demandes/ajouter/", told).status_code == 302
    made = network.asks.get()
    assert (made.kind, made.reminders, list(made.ticked.all())) == ("number", [7, 21], [houses[1]])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"due": "2026-09-30"}, "Le dernier jour vient avant le premier."),
        ({"reminders": "bientôt"}, "7, 21."),
        ({"title": " "}, "Ce champ est obligatoire."),
        ({"ticked": ["999999"]}, "999999"),
    ],
)
def test_what_cannot_be_asked_is_said(
    signed_in: Client, network: Network, houses: list[Party], values: dict[str, Any], said: str
) -> None:
    response = signed_in.post(f"{BASE}demandes/ajouter/", ASKED | values)
    assert (response.status_code, network.asks.exists()) == (422, False)
    assert said in words(response)


def test_it_is_closed_and_opened_again(signed_in: Client, ask: Ask) -> None:
    for decision, closed in (("fermer", True), ("rouvrir", False)):
        signed_in.post(f"{BASE}demandes/{ask.pk}/agir/", {"decision": decision})
        ask.refresh_from_db()
        assert (ask.closed is not None) is closed


def test_answers_are_pasted_once_seen(signed_in: Client, ask: Ask, houses: list[Party]) -> None:
    text = "MAISON 1\toui\nLa Maison 2;non\nMaison 3\tsais pas\nInconnue\toui\nMaison 1\tnon\nMaison 2\t"
    address = f"{BASE}demandes/{ask.pk}/coller/"
    said = words(signed_in.post(address, {"texte": text, "lire": "1"}))
    assert not ask.answers.exists()
    for one in ("2 réponses sont lues", "1 nom n’est celui", "Inconnue", "1 réponse n’est pas comprise", "deux fois"):
        assert one in said
    signed_in.post(address, {"texte": text, "garder": "1"})
    assert list(ask.answers.values_list("party__name", "value", "channel")) == [
        ("Maison 1", "yes", "paste"),
        ("Maison 2", "no", "paste"),
    ]


def test_the_same_number_of_queries_for_many_answers(
    signed_in: Client, ask: Ask, houses: list[Party], django_assert_max_num_queries: Any
) -> None:
    for house in houses:
        note(signed_in, ask, house, reponse="oui")
    for address in (BASE, f"{BASE}demandes/{ask.pk}/", f"{BASE}demandes/{ask.pk}/rappels/"):
        with django_assert_max_num_queries(24):
            signed_in.get(address)


def test_who_only_reads_may_not(client: Client, reader: User, ask: Ask, houses: list[Party]) -> None:
    client.force_login(reader)
    assert (client.get(BASE).status_code, note(client, ask, houses[0], reponse="oui").status_code) == (403, 403)
