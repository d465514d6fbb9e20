"""People and organisations on screen: listed, changed, merged and taken apart."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import create_party
from jalon.network.models import KnownApart, Network, Party
from jalon.plans.models import Plan

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
BASE = "/reseaux/rjs/personnes/"


def party(network: Network, name: str, **values: Any) -> Party:
    return create_party(network=network, name=name, actor="test", **values)


def told(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def fields(party: Party, **changed: str) -> dict[str, str]:
    """What the form sends: each field as it was shown, and as it is wanted."""
    names = ("name", "kind", "sigle", "email", "phone", "language")
    shown = {name: getattr(party, name) for name in names} | {"user": str(party.user_id or "")}
    return {f"initial-{name}": value for name, value in shown.items()} | shown | changed


def test_those_a_plan_names_are_listed(plan: Plan, signed_in: Client) -> None:
    page = told(signed_in, BASE)
    assert "Comité" in page
    assert "Aucune adresse" in page


def test_a_kind_or_words_choose_who_is_listed(network: Network, signed_in: Client) -> None:
    party(network, "Comité jardins")
    party(network, "Marie Tremblay")
    assert "Marie Tremblay</a>" not in told(signed_in, f"{BASE}?genre=body")
    assert "Comité jardins</a>" not in told(signed_in, f"{BASE}?texte=TREMBLAY")


def test_an_empty_network_says_what_the_place_is_for(signed_in: Client) -> None:
    assert "Personne n’est encore nommé" in told(signed_in, BASE)


def test_somebody_is_added(network: Network, signed_in: Client) -> None:
    answer = signed_in.post(f"{BASE}ajouter/", {"name": "Rose Dubé", "email": "rose@rjs.example"})
    made = network.parties.get(name="Rose Dubé")
    assert (answer["Location"], made.kind) == (f"{BASE}{made.pk}/", "person")


def test_a_name_already_known_is_refused(network: Network, signed_in: Client) -> None:
    party(network, "Rose Dubé")
    answer = signed_in.post(f"{BASE}ajouter/", {"name": "rose dube"})
    assert (answer.status_code, network.parties.count()) == (422, 1)
    assert "est déjà" in answer.content.decode()


def test_somebody_is_changed(network: Network, signed_in: Client, reader: User) -> None:
    rose = party(network, "Rose Dubé")
    signed_in.post(f"{BASE}{rose.pk}/modifier/", fields(rose, phone="514 555-0101", user=str(reader.pk)))
    rose.refresh_from_db()
    assert (rose.phone, rose.user) == ("514 555-0101", reader)


def test_the_second_to_change_sees_both(network: Network, signed_in: Client) -> None:
    rose = party(network, "Rose Dubé")
    sent = fields(rose, email="une@rjs.example")
    network.parties.update(email="autre@rjs.example")
    answer = signed_in.post(f"{BASE}{rose.pk}/modifier/", sent)
    assert answer.status_code == 409
    assert all(one in answer.content.decode() for one in ("une@rjs.example", "autre@rjs.example"))


def test_one_of_them_shows_what_it_leads_and_its_history(plan: Plan, signed_in: Client) -> None:
    page = told(signed_in, f"{BASE}{plan.network.parties.get(name='CA').pk}/")
    assert "Signer" in page
    assert "Historique" in page


def test_history_never_tells_the_whole_address_of_who_has_no_name(
    network: Network, signed_in: Client, coordinator: User
) -> None:
    User.objects.filter(pk=coordinator.pk).update(name="")
    body = create_party(network=network, name="CA", actor=coordinator.actor)
    history = told(signed_in, f"{BASE}{body.pk}/").partition("party-items")[2].partition("</main>")[0]
    assert ", coordination</span>" in history
    assert coordinator.email not in history


def walk_of(network: Network) -> tuple[Party, Party]:
    return party(network, "Conseil d'administration"), party(network, "CA")


def test_likely_duplicates_are_walked(network: Network, signed_in: Client) -> None:
    walk_of(network)
    assert "Paire 1 de 1" in told(signed_in, f"{BASE}doublons/")
    assert "à vérifier" in told(signed_in, BASE)


def decide(client: Client, one: Party, other: Party, kept: str) -> str:
    answer = client.post(
        f"{BASE}doublons/decider/", {"un": one.pk, "autre": other.pk, "garder": kept, "n": "1"}, follow=True
    )
    return str(answer.content.decode())


def test_two_are_merged_under_the_name_chosen_and_it_is_undone_at_once(network: Network, signed_in: Client) -> None:
    one, other = walk_of(network)
    page = decide(signed_in, one, other, str(other.pk))
    one.refresh_from_db()
    assert one.merged_into == other
    assert "data-undo" in page
    signed_in.post(f"{BASE}doublons/annuler/", {"un": one.pk, "autre": other.pk, "n": "1"})
    one.refresh_from_db()
    assert one.merged_into is None


def test_two_said_apart_are_not_proposed_again_until_undone(network: Network, signed_in: Client) -> None:
    one, other = walk_of(network)
    assert "Paire 1" not in decide(signed_in, one, other, "deux")
    signed_in.post(f"{BASE}doublons/annuler/", {"un": one.pk, "autre": other.pk, "n": "1"})
    assert not KnownApart.objects.exists()


def test_a_merged_name_is_taken_apart_later(network: Network, signed_in: Client) -> None:
    one, other = walk_of(network)
    decide(signed_in, one, other, str(one.pk))
    assert told(signed_in, f"{BASE}{other.pk}/") == ""  # leads to the one that stays
    assert "Séparer" in told(signed_in, f"{BASE}{one.pk}/")
    signed_in.post(f"{BASE}{other.pk}/separer/")
    other.refresh_from_db()
    assert other.merged_into is None


def test_nobody_of_another_network_is_there(signed_in: Client, coordinator: User) -> None:
    other = party(create_network(name="Autre", slug="autre", actor="test"), "Ailleurs")
    assert signed_in.get(f"{BASE}{other.pk}/").status_code == 404
    sent = {"un": other.pk, "autre": other.pk, "garder": "deux"}
    assert signed_in.post(f"{BASE}doublons/decider/", sent).status_code == 404


def test_who_only_reads_does_not_keep_people(plan: Plan, reading_client: Client) -> None:
    assert reading_client.get(BASE).status_code == 403


@pytest.mark.parametrize("address", ["", "doublons/", "{pk}/", "{pk}/modifier/", "ajouter/"])
def test_many_people_cost_as_many_queries_as_few(
    network: Network, signed_in: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    Party.objects.bulk_create(
        Party(network=network, kind="body", name=f"Comité {at % 200} dossiers", key=f"comite {at % 200} dossiers")
        for at in range(600)
    )
    one = party(network, "CA")
    signed_in.get(BASE)
    with django_assert_max_num_queries(15):
        assert signed_in.get(BASE + address.format(pk=one.pk)).status_code == 200
