"""The people and bodies of a network: found by their names, merged, taken apart."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.actions.merging import keep_apart, merge, undo_apart, undo_merge
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import add_party, change_party, create_party, link_user, parties_named
from jalon.network.errors import PartyChanged, PartyRefused
from jalon.network.models import KnownApart, Network, Party
from jalon.network.queries.parties import directory
from jalon.search.models import Findable


def party(network: Network, name: str, **values: Any) -> Party:
    return create_party(network=network, name=name, actor="test", **values)


def test_the_words_of_a_name_tell_its_kind(network: Network) -> None:
    assert [party(network, name).kind for name in ("Comité jardins", "Marie Tremblay")] == ["body", "person"]


def test_a_name_is_known_whatever_its_case_accents_and_spaces(network: Network) -> None:
    known = party(network, "Comité jardins")
    assert parties_named(network=network, names=["COMITE  JARDINS"], actor="test") == {"COMITE  JARDINS": known}


def test_a_name_merged_makes_no_new_party(network: Network) -> None:
    kept, gone = party(network, "Conseil d'administration"), party(network, "CA")
    merge(kept=kept, gone=gone, actor="test")
    found = parties_named(network=network, names=["C A", "ca"], actor="test")
    assert directory(network).of(found["ca"].pk) == directory(network).of(kept.pk)
    assert network.parties.filter(key="ca").count() == 1


def test_a_sigle_given_to_one_party_means_it(network: Network) -> None:
    known = party(network, "Comité des finances", sigle="COFI")
    assert parties_named(network=network, names=["Cofi"], actor="test") == {"Cofi": known}


def test_a_name_of_another_network_is_not_known_here(network: Network) -> None:
    other = party(create_network(name="Autre", slug="autre", actor="test"), "Comité jardins")
    assert parties_named(network=network, names=["Comité jardins"], actor="test")["Comité jardins"] != other


def test_the_same_name_is_not_added_twice(network: Network) -> None:
    known = party(network, "Comité jardins")
    with pytest.raises(PartyRefused) as refusal:
        add_party(network=network, name="comité jardins", actor="test")
    assert (refusal.value.code, refusal.value.party_id) == ("name_taken", known.pk)


def test_a_party_without_a_name_is_refused(network: Network) -> None:
    with pytest.raises(PartyRefused, match="no_name"):
        add_party(network=network, name=" . ", actor="test")


def test_the_former_name_goes_on_meaning_the_party(network: Network) -> None:
    known = party(network, "Comité jardin")
    change_party(party=known, changes={"name": ("Comité jardin", "Comité des jardins")}, actor="test")
    found = parties_named(network=network, names=["Comité jardin"], actor="test")["Comité jardin"]
    member = directory(network).of(found.pk)
    assert member
    assert (member.id, member.names) == (known.pk, ("Comité jardin",))


def test_two_people_do_not_overwrite_each_other(network: Network) -> None:
    known = party(network, "Marie Roy", email="nouveau@rjs.example")
    with pytest.raises(PartyChanged) as changed:
        change_party(party=known, changes={"email": ("", "autre@rjs.example")}, actor="test")
    assert changed.value.party_id == known.pk


def test_what_changes_is_kept_in_history(network: Network) -> None:
    known = party(network, "Marie Roy")
    change_party(party=known, changes={"email": ("", "marie@rjs.example"), "phone": ("", "")}, actor="user:1")
    entry = Entry.objects.get(object_type="party", verb="changed")
    assert entry.changes == {"email": ["", "marie@rjs.example"]}


def test_an_address_of_somebody_with_access_links_her_account(network: Network, reader: User) -> None:
    assert party(network, "Marc").user is None
    assert add_party(network=network, name="Marc Côté", email="MEMBRE@rjs.example", actor="test").user == reader


def test_an_account_finds_its_party_by_its_address(network: Network, reader: User) -> None:
    known = party(network, "M. Côté", email="Membre@rjs.example")
    assert link_user(network=network, user=reader, actor="test") == known
    assert link_user(network=network, user=reader, actor="test") == known
    assert directory(network).user(reader.pk) == directory(network).of(known.pk)


def test_an_account_without_a_name_is_not_known_by_its_whole_address(network: Network, reader: User) -> None:
    reader.name = ""
    assert link_user(network=network, user=reader, actor="test").name == "membre"


def test_a_name_alone_links_no_account(network: Network, reader: User) -> None:
    known = party(network, "Marc Côté")
    made = link_user(network=network, user=reader, actor="test")
    assert (made == known, made.user, made.kind) == (False, reader, "person")


def test_two_accounts_are_two_people(network: Network, reader: User, coordinator: User) -> None:
    with pytest.raises(PartyRefused, match="two_accounts"):
        merge(kept=party(network, "A", user=reader), gone=party(network, "B", user=coordinator), actor="test")


def test_a_party_is_not_merged_into_itself(network: Network) -> None:
    kept, gone = party(network, "A"), party(network, "B")
    merge(kept=kept, gone=gone, actor="test")
    for one, other in ((kept, kept), (gone, kept), (kept, gone)):
        with pytest.raises(PartyRefused):
            merge(kept=one, gone=other, actor="test")


def test_merging_into_a_merged_party_is_merging_into_who_it_is(network: Network) -> None:
    first, second, third = (party(network, name) for name in "ABC")
    merge(kept=first, gone=second, actor="test")
    assert merge(kept=second, gone=third, actor="test").merged_into == first


def test_those_known_apart_are_remembered_until_undone(network: Network) -> None:
    one, other = party(network, "A"), party(network, "B")
    keep_apart(one=other, other=one, actor="test")
    keep_apart(one=one, other=other, actor="test")
    assert [(pair.first, pair.second) for pair in KnownApart.objects.all()] == [(one, other)]
    undo_apart(one=one, other=other, actor="test")
    assert not KnownApart.objects.exists()


def test_a_merged_party_is_found_under_the_name_that_stays(network: Network) -> None:
    kept, gone = party(network, "Conseil d'administration"), party(network, "CA")
    merge(kept=kept, gone=gone, actor="test")
    assert [(found.title, found.body) for found in Findable.objects.filter(kind="party")] == [
        ("Conseil d'administration", "CA")
    ]


def everything(network: Network) -> list[Any]:
    """All that is kept of the parties of a network, and what finds them."""
    found = Findable.objects.filter(network_id=network.pk, kind="party")
    return [
        list(network.parties.order_by("id").values()),
        list(network.known_apart.order_by("id").values()),
        sorted(tuple(row.items()) for row in found.values("object_id", "part", "title", "body", "body_keys")),
        sorted(found.values_list("audience", "title_keys", "weight")),
    ]


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    merges=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8),
    order=st.randoms(use_true_random=False),
)
def test_merges_undone_leave_everything_as_it_was(merges: list[tuple[int, int]], order: Any) -> None:
    network = create_network(name="Essai", slug=f"essai-{Network.objects.count()}", actor="test")
    parties = [party(network, f"Nom {at}", email=f"a{at}@rjs.example") for at in range(6)]
    keep_apart(one=parties[0], other=parties[1], actor="test")
    before, done = everything(network), []
    for kept, gone in merges:
        try:
            done.append(merge(kept=parties[kept], gone=parties[gone], actor="test"))
        except PartyRefused:
            continue
    order.shuffle(done)
    for one in done:
        undo_merge(party=one, actor="test")
    assert everything(network) == before


def test_everybody_is_there_by_the_name_that_stays(network: Network) -> None:
    kept, gone = party(network, "Zénith"), party(network, "Abeille")
    party(network, "Lune")
    merge(kept=kept, gone=gone, actor="test")
    assert [one.name for one in directory(network).members] == ["Lune", "Zénith"]


def test_a_few_are_known_by_all_their_names(network: Network) -> None:
    kept, gone, _other = (party(network, name) for name in ("Zénith", "Abeille", "Lune"))
    merge(kept=kept, gone=gone, actor="test")
    few = directory(network, Q(pk=gone.pk))
    assert [(one.name, one.names) for one in few.members] == [("Zénith", ("Abeille",))]
