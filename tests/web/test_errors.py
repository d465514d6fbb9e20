"""What a page says when something is wrong with the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.upgrade.databases import nowhere, on

SIGNED_IN = {"sessionid": "x" * 32}


@pytest.fixture
def client() -> Client:
    """Somebody signed in, who sees what people see of a fault."""
    client = Client(raise_request_exception=False, headers={"accept-language": "fr"})
    client.cookies.load(SIGNED_IN)
    return client


@pytest.mark.parametrize("vendor", ["sqlite3", "postgresql"])
def test_a_database_away_is_said_with_what_to_do(
    vendor: str, client: Client, tmp_path: Path, django_db_blocker: Any
) -> None:
    with on(nowhere(vendor, tmp_path), django_db_blocker):
        answer = client.get("/reseaux/rjs/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    said = answer.content.decode()
    assert "La base de données de ce site ne répond pas" in said
    assert "Réessayez dans quelques minutes" in said
