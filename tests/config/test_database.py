"""How each database is opened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAYS = "import json; from jalon.config import settings; print(json.dumps(settings.DATABASES['default']['OPTIONS']))"


def options(url: str, var: Path) -> dict[str, object]:
    """Those of the connection that an address makes."""
    environment = {**os.environ, "JALON_DATABASE_URL": url, "JALON_SECRET_KEY": "k" * 50}
    environment |= {"JALON_ALLOWED_HOSTS": "testserver", "JALON_EMAIL_URL": "memory:", "JALON_VAR": str(var)}
    asked = [sys.executable, "-c", SAYS]
    found = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(found.stdout))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", {"options": "-c random_page_cost=1.1"}),
        ("?sslmode=require", {"options": "-c random_page_cost=1.1", "sslmode": "require"}),
        ("?options=-c%20random_page_cost%3D4", {"options": "-c random_page_cost=4"}),
    ],
)
def test_postgresql_is_told_that_a_row_elsewhere_costs_little(
    asked: str, expected: dict[str, str], tmp_path: Path
) -> None:
    assert options(f"postgresql://jalon@localhost/jalon{asked}", tmp_path) == expected


def test_sqlite_makes_writers_wait(tmp_path: Path) -> None:
    assert options(f"sqlite:///{tmp_path}/jalon.sqlite3", tmp_path)["transaction_mode"] == "IMMEDIATE"
