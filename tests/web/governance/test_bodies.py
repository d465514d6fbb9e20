"""Bodies: the list, the page that members read, forming and changing one, its seats and mandates."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from jalon.network.actions.governance import add_seat, end_mandate, form_body, give_seat
from jalon.network.actions.parties import create_party
from jalon.network.choices import BodyKind
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Body, Mandate, Network, Party, Seat
from jalon.plans.actions import measuring
from jalon.web.governance.words import REFUSALS, refusal
from tests.web.governance.conftest import BASE

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-06-01T10:00")]
TODAY = date(2026, 6, 1)


def words(response: Any) -> str:
    """What a person reads on a page."""
    text = re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2])
    return " ".join(text.replace("\u00a0", " ").replace("&#x27;", "'").split())


# What members read -------------------------------------------------------------------------------------------
def test_the_list_says_which_seats_are_vacant(reading_client: Client, held: Mandate) -> None:
    assert "1 / 3 2 postes vacants : Trésorerie, Secrétariat" in words(reading_client.get(f"{BASE}instances/"))


def test_a_member_reads_who_sits_and_what_the_body_is_for(reading_client: Client, board: Body, held: Mandate) -> None:
    said = words(reading_client.get(f"{BASE}instances/{board.pk}/"))
    assert "Administrer le réseau." in said
    assert "Présidence Rose Tremblay 1er janvier 2026" in said
    assert "Trésorerie Poste vacant" in said


@pytest.mark.parametrize("who", ["reading_client", "signed_in"])
def test_no_address_and_no_telephone_is_shown(
    request: pytest.FixtureRequest, who: str, board: Body, held: Mandate
) -> None:
    page = request.getfixturevalue(who).get(f"{BASE}instances/{board.pk}/").content.decode()
    assert "rose@membre.example" not in page
    assert "418" not in page


def test_why_a_mandate_ended_is_not_for_everybody(
    reading_client: Client, signed_in: Client, board: Body, held: Mandate
) -> None:
    end_mandate(mandate=held, ends=date(2026, 5, 1), reason="Santé", actor="test")
    address = f"{BASE}instances/{board.pk}/"
    assert ["Santé" in words(one.get(address)) for one in (reading_client, signed_in)] == [False, True]


def test_a_body_is_read_as_of_any_day(reading_client: Client, board: Body, held: Mandate) -> None:
    seats = words(reading_client.get(f"{BASE}instances/{board.pk}/?au=2025-12-31")).partition("Poste ")[2]
    assert "Présidence Poste vacant" in seats


def test_a_reader_is_offered_no_change(reading_client: Client, board: Body, held: Mandate) -> None:
    page = (
        reading_client.get(f"{BASE}instances/{board.pk}/").content.decode().partition("<main")[2].partition("</main")[0]
    )
    assert "modifier" not in page
    assert 'method="post"' not in page


def test_the_queries_of_the_list_do_not_grow_with_it(
    reading_client: Client, network: Network, held: Mandate, django_assert_num_queries: Any
) -> None:
    for at in range(5):
        body = form_body(
            party=create_party(network=network, name=f"Comité {at}", actor="test"),
            kind=BodyKind.COMMITTEE,
            actor="test",
        )
        add_seat(body=body, title="Membre", actor="test")
    reading_client.get(f"{BASE}instances/")
    with django_assert_num_queries(7):
        reading_client.get(f"{BASE}instances/")


# A body ------------------------------------------------------------------------------------------------------
def test_a_body_is_formed_of_a_name_plans_know(signed_in: Client, network: Network) -> None:
    party = create_party(network=network, name="Comité jardins", actor="test")
    signed_in.post(f"{BASE}instances/former/", {"name": "comité JARDINS", "kind": "committee", "mandate": "Semer"})
    assert (party.body.kind, party.body.mandate) == ("committee", "Semer")


def test_a_body_is_formed_of_a_new_name(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{BASE}instances/former/", {"name": "Table ronde", "kind": "committee"})
    assert Body.objects.get().party.kind == "body"


def test_a_body_is_formed_once(signed_in: Client, board: Body) -> None:
    answer = signed_in.post(f"{BASE}instances/former/", {"name": board.party.name, "kind": "board"})
    assert answer.status_code == 422
    assert "Conseil d'administration fait déjà partie des instances." in words(answer)


def test_a_body_is_dissolved(signed_in: Client, board: Body) -> None:
    signed_in.post(f"{BASE}instances/{board.pk}/modifier/", {"kind": "board", "mandate": "", "ends": "2026-05-31"})
    assert "Dissoute le 31 mai 2026" in words(signed_in.get(f"{BASE}instances/"))


def test_a_body_that_ends_before_it_starts_is_refused(signed_in: Client, board: Body) -> None:
    days = {"kind": "board", "starts": "2026-02-01", "ends": "2026-01-01"}
    assert signed_in.post(f"{BASE}instances/{board.pk}/modifier/", days).status_code == 422


# Seats -------------------------------------------------------------------------------------------------------
def test_several_seats_are_added_at_once(signed_in: Client, board: Body) -> None:
    signed_in.post(f"{BASE}instances/{board.pk}/postes/", {"titles": "Présidence\n\nVice-présidence\n", "term": "12"})
    assert [(one.title, one.term) for one in board.seats.all()] == [("Présidence", 12), ("Vice-présidence", 12)]


def test_a_seat_is_added_for_each_region_that_has_none(signed_in: Client, delegates: Body) -> None:
    for _twice in range(2):
        signed_in.post(f"{BASE}instances/{delegates.pk}/postes/regions/")
    assert [one.title for one in delegates.seats.all()] == ["Délégation – Côte-Nord", "Délégation – Estrie"]


def test_who_sits_in_a_seat_that_is_closed_sits_there_no_more(signed_in: Client, held: Mandate) -> None:
    given = {"title": "Présidence", "ends": "2026-05-31"}
    signed_in.post(f"{BASE}instances/postes/{held.seat_id}/", given)
    held.refresh_from_db()
    assert held.ends == date(2026, 5, 31)


# Mandates ----------------------------------------------------------------------------------------------------
def test_a_seat_is_given_to_somebody_known(signed_in: Client, seats: list[Seat], rose: Party) -> None:
    signed_in.post(f"{BASE}instances/postes/{seats[0].pk}/pourvoir/", {"name": "rose tremblay", "starts": "2026-06-01"})
    assert seats[0].mandates.get().holder == rose


def test_the_last_day_of_a_mandate_is_proposed(signed_in: Client, seats: list[Seat]) -> None:
    page = signed_in.get(f"{BASE}instances/postes/{seats[0].pk}/pourvoir/").content.decode()
    assert 'value="2028-05-31"' in page


def test_the_last_day_proposed_follows_the_first_one(signed_in: Client, seats: list[Seat]) -> None:
    given = {"name": "Léa", "starts": "2026-01-15", "ends": "2028-05-31", "initial-ends": "2028-05-31"}
    signed_in.post(f"{BASE}instances/postes/{seats[0].pk}/pourvoir/", given)
    assert seats[0].mandates.get().ends == date(2028, 1, 14)


def test_a_last_day_that_was_typed_stays(signed_in: Client, seats: list[Seat]) -> None:
    given = {"name": "Léa", "starts": "2026-01-15", "ends": "2027-01-01", "initial-ends": "2028-05-31"}
    signed_in.post(f"{BASE}instances/postes/{seats[0].pk}/pourvoir/", given)
    assert seats[0].mandates.get().ends == date(2027, 1, 1)


def test_two_do_not_hold_one_seat(signed_in: Client, held: Mandate) -> None:
    answer = signed_in.post(f"{BASE}instances/postes/{held.seat_id}/pourvoir/", {"name": "Léa", "starts": "2026-06-01"})
    assert answer.status_code == 422
    assert "Rose Tremblay occupe ce poste" in words(answer)


def test_a_refused_mandate_makes_nobody(signed_in: Client, network: Network, held: Mandate) -> None:
    signed_in.post(f"{BASE}instances/postes/{held.seat_id}/pourvoir/", {"name": "Léa", "starts": "2026-06-01"})
    assert not network.parties.filter(name="Léa").exists()


def test_a_mandate_is_ended_with_its_reason(signed_in: Client, held: Mandate) -> None:
    signed_in.post(f"{BASE}mandats/{held.pk}/", {"geste": "terminer", "ends": "2026-05-31", "reason": "Départ"})
    held.refresh_from_db()
    assert (held.ends, held.reason) == (date(2026, 5, 31), "Départ")


def test_a_mandate_is_corrected(signed_in: Client, held: Mandate) -> None:
    signed_in.post(f"{BASE}mandats/{held.pk}/", {"geste": "corriger", "name": "Léa", "starts": "2026-02-01"})
    held.refresh_from_db()
    assert (held.holder and held.holder.name, held.starts) == ("Léa", date(2026, 2, 1))


def test_a_mandate_written_by_mistake_is_taken_back(signed_in: Client, held: Mandate) -> None:
    signed_in.post(f"{BASE}mandats/{held.pk}/", {"geste": "retirer"})
    assert not Mandate.objects.exists()


def test_a_mandate_that_ends_before_it_starts_is_refused(signed_in: Client, held: Mandate) -> None:
    answer = signed_in.post(f"{BASE}mandats/{held.pk}/", {"geste": "terminer", "ends": "2025-05-31"})
    assert answer.status_code == 422
    assert "Il finit avant de commencer" in words(answer)


def test_what_was_refused_is_not_shown_as_kept(signed_in: Client, held: Mandate) -> None:
    answer = signed_in.post(f"{BASE}mandats/{held.pk}/", {"geste": "terminer", "ends": "2025-05-31"})
    assert "Rose Tremblay, depuis le 1er janvier 2026" in words(answer)


def test_measures_are_looked_at_again(
    signed_in: Client, held: Mandate, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(measuring.look_again.__class__, "enqueue", lambda _task, network: asked.append(network))
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(f"{BASE}mandats/{held.pk}/", {"geste": "terminer", "ends": "2026-05-31"})
    assert asked == [held.network_id]


# Elsewhere ---------------------------------------------------------------------------------------------------
def test_somebody_speaks_for_the_network_elsewhere(signed_in: Client, reading_client: Client, rose: Party) -> None:
    given = {"at": "Coalition verte", "holder": "Rose Tremblay", "role": "Vice-présidence", "starts": "2026-01-01"}
    signed_in.post(f"{BASE}delegations/ajouter/", given)
    assert "Coalition verte : Rose Tremblay (Vice-présidence)" in words(reading_client.get(f"{BASE}delegations/"))


def test_the_network_is_a_member_elsewhere(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{BASE}delegations/ajouter/", {"at": "Fédération", "holder": "", "starts": "2026-01-01"})
    made = network.mandates.get()
    assert (made.holder, made.at and made.at.kind) == (None, "organisation")


def test_a_delegation_that_is_over_is_kept(signed_in: Client, network: Network) -> None:
    signed_in.post(f"{BASE}delegations/ajouter/", {"at": "Fédération", "ends": "2026-01-01"})
    assert "À d'autres dates" in words(signed_in.get(f"{BASE}delegations/")).replace("’", "'")


# Refusals ----------------------------------------------------------------------------------------------------
def test_every_refusal_has_its_sentence() -> None:
    codes = (GovernanceRefused.__doc__ or "").partition("Codes:")[2].replace(".", "").replace("\n", " ")
    assert {one.strip() for one in codes.split(",")} == set(REFUSALS)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_names_who_is_in_the_way(code: str) -> None:
    assert "%" not in refusal(GovernanceRefused(code, "Rose"))


@pytest.mark.parametrize(("way", "order"), [("avant", [1, 0, 2]), ("apres", [0, 2, 1])])
def test_a_seat_is_put_earlier_or_later(
    signed_in: Client, board: Body, seats: list[Seat], way: str, order: list[int]
) -> None:
    signed_in.post(f"/reseaux/rjs/instances/postes/{seats[1].pk}/deplacer/", {way: "1"})
    assert list(board.seats.all()) == [seats[one] for one in order]


def test_forming_a_body_may_be_left_and_changing_one_too(signed_in: Client, board: Body) -> None:
    pages = [words(signed_in.get(f"{BASE}instances/{path}")) for path in ("former/", f"{board.pk}/modifier/")]
    assert ["Ne rien ajouter" in page for page in pages] == [True, False]
    assert ["Laisser tel quel" in page for page in pages] == [False, True]


def test_each_seat_says_what_its_link_does(signed_in: Client, board: Body, held: Mandate) -> None:
    assert "Modifier le poste : Trésorerie" in words(signed_in.get(f"{BASE}instances/{board.pk}/"))


def test_the_page_of_a_person_says_all_she_sits_on(
    signed_in: Client, seats: list[Seat], held: Mandate, rose: Party
) -> None:
    give_seat(seat=seats[1], holder=rose, starts=date(2026, 2, 1), actor="test")
    end_mandate(mandate=held, ends=date(2026, 5, 1), reason="", actor="test")
    page = words(signed_in.get(f"{BASE}personnes/{rose.pk}/"))
    assert "Postes et mandats" in page
    assert "Conseil d'administration – Trésorerie depuis le 1er février 2026" in page
    assert "Conseil d'administration – Présidence du 1er janvier 2026 au 1er mai 2026" in page
