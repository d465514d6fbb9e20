"""What a network taught its reader, on the page of its settings."""

from __future__ import annotations

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
