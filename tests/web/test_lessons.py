"""What a network taught its reader, on the page of its settings."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Taught
from jalon.plans.proposals.tree import walk
from jalon.plans.queries.teaching import taught_in

pytestmark = pytest.mark.django_db

SETTINGS = "/reseaux/rjs/reglages/"


@pytest.fixture
def taught(network: Network) -> Taught:
    return Taught.objects.create(
        network=network, kind="heading", key="poteau", words="Poteau", says={"role": "leads"}, author="user:1"
    )


def test_what_was_taught_is_shown_and_forgotten(signed_in: Client, network: Network, taught: Taught) -> None:
    assert "Poteau" in signed_in.get(SETTINGS).content.decode()
    answer = signed_in.post(f"{SETTINGS}lecture/{taught.pk}/oublier/", follow=True)
    assert "« Poteau » est oublié" in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert taught_in(network) == []


def test_what_was_forgotten_is_put_back(signed_in: Client, network: Network, taught: Taught) -> None:
    signed_in.post(f"{SETTINGS}lecture/{taught.pk}/oublier/")
    assert f"lecture/{taught.pk}/remettre/" in signed_in.get(SETTINGS).content.decode()
    signed_in.post(f"{SETTINGS}lecture/{taught.pk}/remettre/")
    assert taught_in(network) == [taught]


def test_a_layout_says_how_it_is_read(signed_in: Client, network: Network) -> None:
    Taught.objects.create(
        network=network,
        kind="layout",
        key="but | geste",
        words="But · Geste",
        says={"header_row": 2, "line": "Geste", "reading": "table"},
        author="user:1",
    )
    page = signed_in.get(SETTINGS).content.decode()
    assert "But · Geste" in page
    assert "Cette rangée porte les en-têtes" in page


def test_the_next_import_uses_it(signed_in: Client, network: Network, coordinator: User, taught: Taught) -> None:
    text = "But\tGeste\tPOTEAU\nSemer\tBêcher le carré\tAna Côté\nSemer\tPlanter des choux\tComité vert\n"
    signed_in.post("/reseaux/rjs/importer/", {"file": SimpleUploadedFile("plan.txt", text.encode())})
    nodes = list(walk(ImportDraft.objects.get().proposal["nodes"]))
    assert "Ana Côté" in [lead for node in nodes for lead in node["leads"]]


STATES = (
    "Objectif\tAction\tPersonne responsable\tÉtat\n"
    "Semer\tBêcher\tLe Phare La Ruche\tCoincé\n"
    "\tArroser\tAna Roy\tCOINCÉ\n"
)


def begun(client: Client) -> tuple[str, ImportDraft, str]:
    """The address of a draft, the draft, and its first action."""
    client.post("/reseaux/rjs/importer/", {"file": SimpleUploadedFile("plan.txt", STATES.encode())})
    draft = ImportDraft.objects.get()
    return f"/reseaux/rjs/importer/{draft.pk}/", draft, actions_of(draft)[0]["id"]


def actions_of(draft: ImportDraft) -> list[dict[str, Any]]:
    draft.refresh_from_db()
    return [node for node in walk(draft.proposal["nodes"]) if node["level"] == "action"]


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_a_status_corrected_is_offered_taken_and_kept(signed_in: Client, network: Network) -> None:
    address, draft, line = begun(signed_in)
    assert "Retenir" not in page_of(signed_in, address)
    signed_in.post(f"{address}modifier/", {"op": "correct", "node": line, "status": "postponed"})
    assert "Retenir que « Coincé » veut dire « Reporté » pour les prochains documents" in page_of(signed_in, address)
    signed_in.post(f"{address}lecture/", {"word": "Coincé", "status": "postponed", "node": line})
    assert [node["status"] for node in actions_of(draft)] == ["postponed", "postponed"]
    assert "Retenir" not in page_of(signed_in, address)
    assert taught_in(network) == []
    signed_in.post(f"{address}accepter/")
    assert "Reporté" in page_of(signed_in, SETTINGS)
    assert [(one.kind, one.words) for one in taught_in(network)] == [("word", "Coincé")]


def test_names_that_were_parted_are_offered_and_taken_back_with_one_step(signed_in: Client) -> None:
    address, draft, line = begun(signed_in)
    signed_in.post(f"{address}modifier/", {"op": "correct", "node": line, "leads": "Le Phare\nLa Ruche"})
    assert "Retenir les noms « Le Phare », « La Ruche » pour les prochains documents" in page_of(signed_in, address)
    signed_in.post(f"{address}lecture/", {"names": "Le Phare\nLa Ruche"})
    draft.refresh_from_db()
    assert draft.proposal["choices"]["names"] == ["La Ruche", "Le Phare"]
    signed_in.post(f"{address}annuler/")
    draft.refresh_from_db()
    assert not (draft.proposal.get("choices") or {}).get("names")


@pytest.mark.parametrize("given", [{"word": "Coincé", "status": "loin"}, {"word": " ", "status": "done"}])
def test_a_lesson_that_makes_no_sense_changes_nothing(signed_in: Client, given: dict[str, str]) -> None:
    address, draft, _line = begun(signed_in)
    signed_in.post(f"{address}lecture/", given)
    draft.refresh_from_db()
    assert draft.done == 0


def test_a_stranger_to_the_draft_teaches_nothing(signed_in: Client, client: Client) -> None:
    address, draft, _line = begun(signed_in)
    signed_in.logout()
    client.post(f"{address}lecture/", {"word": "Coincé", "status": "done"})
    draft.refresh_from_db()
    assert draft.done == 0


def test_a_name_says_that_it_is_one(signed_in: Client, network: Network) -> None:
    Taught.objects.create(
        network=network, kind="name", key="le phare", words="Le Phare", says={"name": "Le Phare"}, author="user:1"
    )
    assert "Un seul nom" in page_of(signed_in, SETTINGS)
