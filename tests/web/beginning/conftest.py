"""A document tried, and the code that comes by mail."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jalon.mailings.sending import send_due

DOCUMENT = """Plan d'action 2024-2027 du Regroupement des jardins du fleuve (RJF)

Période : 1er avril 2024 au 31 mars 2027

AXE 1 : Jardins partagés

Objectifs\tMoyens\tResponsables\tÉchéancier\tRésultats attendus\tRésultats
Ouvrir des jardins\t1. Recenser les terrains\tComité jardins\tAutomne 2024\tListe des terrains\tRéalisé
\t2. Signer des ententes\tConseil d'administration\tHiver 2025\tTrois ententes\tEn cours
"""


@pytest.fixture
def french() -> Client:
    """A browser nobody knows."""
    return Client(headers={"accept-language": "fr"})


@pytest.fixture(autouse=True)
def _anyone(settings: Any) -> None:
    settings.NETWORK_CREATION = "anyone"


def code_sent() -> str:
    """The code of the last message."""
    send_due()
    found = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def tried(client: Client) -> str:
    """Try the document; its ticket, on the page."""
    page = client.post("/essayer", {"file": SimpleUploadedFile("plan.txt", DOCUMENT.encode())}, follow=True)
    ticket = re.search(r'name="ticket" value="([^"]+)"', page.content.decode())
    assert ticket is not None
    return ticket[1]


def signed_up(client: Client, email: str = "ana@jardins.example") -> Any:
    """Ask for a code, and give it."""
    client.post("/commencer/", {"email": email})
    return client.post("/commencer/code/", {"code": code_sent()}, follow=True)
