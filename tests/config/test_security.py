"""Every answer carries the headers that close what no page uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from jalon.accounts.models import User
from jalon.config.environment import keep_private


@pytest.mark.django_db
def test_nothing_from_elsewhere_and_nothing_inline(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_a_page_is_closed(client: Client, header: str, value: str) -> None:
    assert client.get("/").headers[header] == value


def test_what_a_signed_in_person_sees_is_kept_nowhere(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    for path in ("/", "/r/rjs/", "/nulle-part/"):
        assert "no-store" in client.get(path).headers["Cache-Control"]


def test_a_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "var" / "jalon.sqlite3"
    keep_private(place)
    assert place.stat().st_mode & 0o777 == 0o600
    place.chmod(0o644)
    keep_private(place)
    assert place.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="pragmas are SQLite's")
@pytest.mark.parametrize(("pragma", "value"), [("foreign_keys", 1), ("synchronous", 2)])
def test_sqlite_keeps_what_it_acknowledged(pragma: str, value: int) -> None:
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)
