"""Bodies, seats and mandates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jalon.history.models import Entry
from jalon.network.actions.governance import (
    add_seat,
    change_seat,
    correct_mandate,
    delegate,
    end_mandate,
    form_body,
    give_seat,
    remove_mandate,
)
from jalon.network.actions.merging import merge, undo_merge
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import add_region, adopt_quebec
from jalon.network.choices import BodyKind
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Body, Network, Party, Seat
from jalon.network.queries.governance import BodyOf, bodies, coverage_by_seats, delegations

DAY = date(2026, 6, 1)


def party(network: Network, name: str, **values: Any) -> Party:
    return create_party(network=network, name=name, actor="test", **values)


@pytest.fixture
def board(network: Network) -> Body:
    return form_body(party=party(network, "Conseil d'administration"), kind=BodyKind.BOARD, actor="test")


@pytest.fixture
def seat(board: Body) -> Seat:
    return add_seat(body=board, title="Présidence", actor="test")


def test_a_body_is_formed_once(board: Body) -> None:
    with pytest.raises(GovernanceRefused) as refused:
        form_body(party=board.party, kind=BodyKind.COMMITTEE, actor="test")
    assert (refused.value.code, refused.value.name) == ("one_body_already", "Conseil d'administration")


def test_a_seat_has_a_name(board: Body, seat: Seat) -> None:
    with pytest.raises(GovernanceRefused, match="no_name"):
        add_seat(body=board, title=" ", actor="test")
    with pytest.raises(GovernanceRefused, match="no_name"):
        change_seat(seat=seat, actor="test", title=" ")
    assert board.seats.get().title == "Présidence"


def test_nobody_speaks_for_the_network_at_her_own(network: Network) -> None:
    house = party(network, "Maison des jeunes")
    with pytest.raises(GovernanceRefused, match="itself"):
        delegate(network=network, at=house, holder=house, actor="test")


def only(network: Network) -> BodyOf:
    return bodies(network)[0]


def test_a_seat_is_there_without_anybody(network: Network, seat: Seat) -> None:
    assert [one.title for one in only(network).vacant(DAY)] == ["Présidence"]


def test_who_sits_there_does_from_a_day_to_another(network: Network, seat: Seat) -> None:
    give_seat(seat=seat, holder=party(network, "Rose"), starts=date(2026, 1, 1), ends=DAY, actor="test")
    place = only(network).seats[0]
    assert [bool(place.on(day)) for day in (date(2025, 12, 31), date(2026, 1, 1), DAY, date(2026, 6, 2))] == [
        False,
        True,
        True,
        False,
    ]


def test_a_seat_holds_one_at_a_time(network: Network, seat: Seat) -> None:
    give_seat(seat=seat, holder=party(network, "Rose"), starts=date(2026, 1, 1), actor="test")
    with pytest.raises(GovernanceRefused) as refused:
        give_seat(seat=seat, holder=party(network, "Marc"), starts=date(2026, 5, 1), actor="test")
    assert (refused.value.code, refused.value.name) == ("seat_taken", "Rose")


def test_the_next_one_begins_the_day_after(network: Network, seat: Seat) -> None:
    first = give_seat(seat=seat, holder=party(network, "Rose"), starts=date(2026, 1, 1), actor="test")
    end_mandate(mandate=first, ends=DAY, reason="Déménagement", actor="test")
    give_seat(seat=seat, holder=party(network, "Marc"), starts=date(2026, 6, 2), actor="test")
    assert [one.holder for one in only(network).seats[0].terms] == ["Marc", "Rose"]


def test_what_is_corrected_must_be_free_too(network: Network, seat: Seat) -> None:
    give_seat(seat=seat, holder=party(network, "Rose"), ends=DAY, actor="test")
    other = give_seat(seat=seat, holder=party(network, "Marc"), starts=date(2026, 7, 1), actor="test")
    with pytest.raises(GovernanceRefused, match="seat_taken"):
        correct_mandate(mandate=other, starts=DAY, actor="test")
    assert type(other).objects.get(pk=other.pk).starts == date(2026, 7, 1)


def test_no_mandate_ends_before_it_begins(network: Network, seat: Seat) -> None:
    with pytest.raises(GovernanceRefused, match="ends_before"):
        give_seat(seat=seat, holder=party(network, "Rose"), starts=DAY, ends=date(2026, 1, 1), actor="test")


def test_a_seat_that_is_no_more_takes_nobody(network: Network, seat: Seat) -> None:
    change_seat(seat=seat, ends=DAY, actor="test")
    with pytest.raises(GovernanceRefused, match="seat_closed"):
        give_seat(seat=seat, holder=party(network, "Rose"), starts=date(2026, 7, 1), actor="test")


def test_a_mistake_leaves_its_words_in_history(network: Network, seat: Seat) -> None:
    made = give_seat(seat=seat, holder=party(network, "Rose"), actor="test")
    key = str(made.pk)
    remove_mandate(mandate=made, actor="test")
    verbs = Entry.objects.filter(object_type="mandate", object_id=key).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["created", "removed"]


def test_a_merge_and_its_undo_change_nothing_but_the_name(network: Network, seat: Seat) -> None:
    rose, other = party(network, "Rose D."), party(network, "Rose Dubé")
    give_seat(seat=seat, holder=rose, actor="test")
    merge(kept=other, gone=rose, actor="test")
    assert only(network).seats[0].terms[0].holder == "Rose Dubé"
    undo_merge(party=rose, actor="test")
    assert only(network).seats[0].terms[0].holder == "Rose D."


def test_seventeen_regions_and_one_vacant(network: Network) -> None:
    body = form_body(party=party(network, "Délégués régionaux"), kind=BodyKind.DELEGATES, actor="test")
    for region in adopt_quebec(network=network, actor="test"):
        seat = add_seat(body=body, title=region.name, region=region, actor="test")
        give_seat(seat=seat, holder=party(network, f"Personne {region.code}"), starts=date(2026, 1, 1), actor="test")
    mandate = body.seats.get(region__code="14").mandates.get()
    end_mandate(mandate=mandate, ends=DAY, actor="test")
    before, after = (coverage_by_seats(network, only(network), day) for day in (DAY, date(2026, 6, 2)))
    assert (len(before.present), len(after.present)) == (17, 16)
    assert [one.name for one in after.missing] == ["Lanaudière"]


def test_the_network_is_a_member_elsewhere(network: Network) -> None:
    there = party(network, "Coalition Jardins")
    delegate(network=network, at=there, role="membre", actor="test")
    delegate(network=network, at=there, holder=party(network, "Rose"), starts=DAY, actor="test")
    assert [(one.holder, one.at) for one in delegations(network)] == [
        ("Rose", "Coalition Jardins"),
        ("", "Coalition Jardins"),
    ]


def test_nobody_of_another_network_sits_here(network: Network, seat: Seat) -> None:
    other_network = create_network(name="Ailleurs", slug="ailleurs", actor="test")
    with pytest.raises(GovernanceRefused, match="other_network"):
        give_seat(seat=seat, holder=party(other_network, "Rose"), actor="test")
    region = add_region(network=other_network, name="Est", actor="test")
    with pytest.raises(GovernanceRefused, match="other_network"):
        add_seat(body=seat.body, title="Est", region=region, actor="test")


def test_bodies_take_as_many_queries_however_many_they_are(
    network: Network, seat: Seat, django_assert_num_queries: Any
) -> None:
    for at in range(5):
        made = add_seat(body=seat.body, title=f"Poste {at}", actor="test")
        give_seat(seat=made, holder=party(network, f"Personne {at}"), actor="test")
    with django_assert_num_queries(4):
        bodies(network)
