"""Pages of a plan of 1,000 items: queries, server time and bytes; then the same beside many other networks.

On SQLite in a temporary folder, or on PostgreSQL when `$JALON_TEST_DATABASE_URL` gives one (in a database made for
the measurement and dropped after it).
"""

from __future__ import annotations

import importlib
import os
import secrets
import tempfile
from typing import Any

import django


def run(*, quick: bool) -> dict[str, Any]:
    """Make the network, ask for each page, add the other networks, ask again."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "JALON_SECRET_KEY": secrets.token_urlsafe(50),
            "JALON_VAR": folder,
            "JALON_ALLOWED_HOSTS": "testserver",
            "JALON_HTTPS": "false",
            "JALON_EMAIL_URL": "memory:",
            "JALON_DEBUG": "false",
            "JALON_DEMO": "false",
            "JALON_DATABASE_URL": os.environ.get("JALON_TEST_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3"),
            "DJANGO_SETTINGS_MODULE": "jalon.config.settings",
        }
        django.setup()
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._pages").measure(quick=quick)
        return measured
