"""What a person settles of a document and accepts is known of the next ones of her network, until it is taken back."""

from __future__ import annotations

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.actions.networks import create_network
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.teaching import taught_again, teach, untaught
from jalon.plans.drafts import create_draft, read_again, undo
from jalon.plans.models import ImportDraft, Taught
from jalon.plans.proposals.tree import walk
from jalon.plans.queries.teaching import choices_for, forgotten_in, taught_in, with_taught
from jalon.reading import Choices, read

GARDEN = "But\tGeste\tPoteau\nSemer\tBêcher le carré\tMarie Roy\nSemer\tPlanter des choux\tComité vert\n"
NEXT = "BUT\tGESTE\tPOTEAU\nRécolter\tCueillir les choux\tAna Côté\nRécolter\tFaire la choucroute\tComité vert\n"
TITLED = "Nos travaux\tCarnet\tNotes\n" + GARDEN
NEXT_TITLED = "Les travaux\tCahier\tLu\n" + NEXT
COLUMNS = {"But": "objective", "Geste": "action", "Poteau": "leads"}


def settled(network: Network, author: User, text: str, choices: Choices) -> ImportDraft:
    draft = create_draft(network=network, author=author, name="plan.txt", data=text.encode())
    return read_again(draft=draft, choices=choices, read=read(text.encode(), "plan.txt", choices))


def leads_in(draft: ImportDraft) -> list[str]:
    return [lead for node in walk(draft.proposal["nodes"]) for lead in node["leads"]]


def following(network: Network, author: User, text: str = NEXT) -> ImportDraft:
    return create_draft(network=network, author=author, name="suite.txt", data=text.encode())


def test_a_column_named_once_is_known_in_the_next_document(network: Network, coordinator: User) -> None:
    wanted = ["Ana Côté", "Comité vert"]
    assert leads_in(following(network, coordinator)) != wanted
    accept_draft(draft=settled(network, coordinator, GARDEN, Choices(COLUMNS)), actor=coordinator)
    assert leads_in(following(network, coordinator)) == wanted


def test_nothing_is_taught_before_it_is_accepted(network: Network, coordinator: User) -> None:
    settled(network, coordinator, GARDEN, Choices(COLUMNS))
    assert taught_in(network) == []


def test_what_was_undone_is_not_taught(network: Network, coordinator: User) -> None:
    draft = undo(draft=settled(network, coordinator, GARDEN, Choices(COLUMNS)))
    assert teach(draft=draft, actor=coordinator.actor) == []


def test_another_network_learns_nothing(network: Network, coordinator: User) -> None:
    other = create_network(name="Autre", slug="autre", actor="user:1")
    accept_draft(draft=settled(network, coordinator, GARDEN, Choices(COLUMNS)), actor=coordinator)
    assert choices_for(other) == Choices()


def test_the_row_of_headings_of_a_layout_is_known_again(network: Network, coordinator: User) -> None:
    chosen = Choices(COLUMNS, header_row=2)
    accept_draft(draft=settled(network, coordinator, TITLED, chosen), actor=coordinator)
    (layout,) = [one for one in taught_in(network) if one.kind == Taught.LAYOUT]
    assert layout.words == "But · Geste · Poteau"
    moved = following(network, coordinator, "Titre\tTitre\tTitre\n" + NEXT_TITLED)
    assert moved.proposal["choices"]["header_row"] == 3
    assert leads_in(moved) == ["Ana Côté", "Comité vert"]


def test_a_column_without_heading_teaches_nothing(network: Network, coordinator: User) -> None:
    draft = settled(network, coordinator, GARDEN, Choices({"#3": "leads"}, header_row=0))
    assert teach(draft=draft, actor=coordinator.actor) == []


def test_another_role_replaces_the_first(network: Network, coordinator: User) -> None:
    teach(draft=settled(network, coordinator, GARDEN, Choices(COLUMNS)), actor=coordinator.actor)
    changed = Choices(COLUMNS | {"Poteau": "results"})
    teach(draft=settled(network, coordinator, GARDEN, changed), actor=coordinator.actor)
    assert choices_for(network).roles["Poteau"] == "results"
    assert forgotten_in(network) == []


def test_what_is_taken_back_is_known_no_more_and_can_be_put_back(network: Network, coordinator: User) -> None:
    teach(draft=settled(network, coordinator, GARDEN, Choices({"Poteau": "leads"})), actor=coordinator.actor)
    (one,) = taught_in(network)
    untaught(network=network, taught_id=one.pk, actor=coordinator.actor)
    assert (taught_in(network), forgotten_in(network)) == ([], [one])
    taught_again(network=network, taught_id=one.pk, actor=coordinator.actor)
    assert taught_in(network) == [one]
    assert list(
        Entry.objects.filter(verb__in=["taught", "untaught"]).order_by("pk").values_list("verb", flat=True)
    ) == [
        "taught",
        "untaught",
        "taught",
    ]


def test_an_open_draft_does_not_teach_again_what_was_taken_back(network: Network, coordinator: User) -> None:
    teach(draft=settled(network, coordinator, GARDEN, Choices(COLUMNS)), actor=coordinator.actor)
    draft = following(network, coordinator)
    for one in taught_in(network):
        untaught(network=network, taught_id=one.pk, actor=coordinator.actor)
    accept_draft(draft=draft, actor=coordinator)
    assert taught_in(network) == []


def test_nobody_takes_back_what_another_network_was_taught(network: Network, coordinator: User) -> None:
    teach(draft=settled(network, coordinator, GARDEN, Choices(COLUMNS)), actor=coordinator.actor)
    other = create_network(name="Autre", slug="autre", actor="user:1")
    assert untaught(network=other, taught_id=taught_in(network)[0].pk, actor="user:1") is None


@pytest.mark.parametrize("chosen", [Choices(header_row=1), Choices(reading="lines"), Choices(kind="plan")])
def test_what_is_chosen_of_this_document_comes_before_its_layout(chosen: Choices) -> None:
    taught = Choices({"Qui": "leads"}, header_row=3)
    assert with_taught(chosen, taught).header_row == chosen.header_row
    assert with_taught(chosen, taught).roles == {"Qui": "leads"}
