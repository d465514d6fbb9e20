"""What a person settles of a document and accepts is known of the next ones of her network, until it is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.network.actions.networks import create_network
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.teaching import taught_again, teach, untaught
from jalon.plans.drafts import create_draft, edit_draft, read_again, undo
from jalon.plans.models import ImportDraft, Taught
from jalon.plans.proposals.tree import walk
from jalon.plans.queries.teaching import choices_for, forgotten_in, taught_in, with_taught
from jalon.reading import Choices, read

GARDEN = "But\tGeste\tPoteau\nSemer\tBêcher le carré\tMur est\nSemer\tPlanter des choux\tCour nord\n"
NEXT = "BUT\tGESTE\tPOTEAU\nRécolter\tCueillir les choux\tToit plat\nRécolter\tFaire la choucroute\tCour nord\n"
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
    wanted = ["Toit plat", "Cour nord"]
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
    assert leads_in(moved) == ["Toit plat", "Cour nord"]


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


STATES = (
    "Objectif\tAction\tPersonne responsable\tÉtat\nSemer\tBêcher\tLe Phare La Ruche\tBloqué\n\tArroser\tAna Roy\tFait\n"
)
LATER = STATES.replace("Bêcher", "Récolter").replace("Bloqué", "BLOQUÉ")
WORD = Choices(words={"Bloqué": "postponed"})
NAMES = Choices(names=("La Ruche", "Le Phare"))


def first_in(draft: ImportDraft) -> dict[str, Any]:
    return next(node for node in walk(draft.proposal["nodes"]) if node["level"] == "action")


def test_a_word_and_names_are_known_in_the_next_document(network: Network, coordinator: User) -> None:
    chosen = Choices(words=WORD.words, names=NAMES.names)
    accept_draft(draft=settled(network, coordinator, STATES, chosen), actor=coordinator)
    assert [(one.kind, one.words, one.says) for one in taught_in(network)] == [
        ("name", "La Ruche", {"name": "La Ruche"}),
        ("name", "Le Phare", {"name": "Le Phare"}),
        ("word", "Bloqué", {"status": "postponed"}),
    ]
    node = first_in(following(network, coordinator, LATER))
    assert (node["status"], node["leads"]) == ("postponed", ["Le Phare", "La Ruche"])


def test_a_name_that_was_taken_back_is_known_no_more_though_it_is_a_party(network: Network, coordinator: User) -> None:
    accept_draft(draft=settled(network, coordinator, STATES, NAMES), actor=coordinator)
    for one in taught_in(network):
        untaught(network=network, taught_id=one.pk, actor=coordinator.actor)
    assert first_in(following(network, coordinator, LATER))["leads"] == ["Le Phare La Ruche"]


def test_the_parties_of_a_network_are_known_names_and_not_taught(network: Network, coordinator: User) -> None:
    for name in ("Le Phare", "La Ruche", "Toit plat"):
        create_party(network=network, name=name, actor=coordinator.actor)
    draft = following(network, coordinator, STATES)
    assert first_in(draft)["leads"] == ["Le Phare", "La Ruche"]
    assert draft.proposal["choices"]["names"] == ["La Ruche", "Le Phare"]  # nobody that it does not say
    accept_draft(draft=draft, actor=coordinator)
    assert taught_in(network) == []


def test_two_parties_put_together_once_are_no_name(network: Network, coordinator: User) -> None:
    for name in ("Cour nord", "La Ruche", "Cour nord et La Ruche"):
        create_party(network=network, name=name, actor=coordinator.actor)
    assert set(choices_for(network).names) == {"Cour nord", "La Ruche"}


def test_a_word_chosen_here_comes_before_the_one_that_was_taught() -> None:
    words = with_taught(
        Choices(words={"BLOQUÉ": "dropped"}), Choices(words={"Bloqué": "postponed", "Lu": "done"})
    ).words
    assert words == {"BLOQUÉ": "dropped", "Lu": "done"}


def test_a_result_corrected_into_a_taught_word_means_it(network: Network, coordinator: User) -> None:
    draft = settled(network, coordinator, STATES.replace("Bloqué", "Fait"), WORD)
    edit = {"op": "set_text", "node": first_in(draft)["id"], "field": "results", "value": "bloqué"}
    node = first_in(edit_draft(draft=draft, edit=edit))
    assert node["status"] == node["progress"]["status"] == "postponed"
