"""The application started for a measurement, in a folder of its own."""

from __future__ import annotations

import os
import secrets

import django


def start(folder: str) -> None:
    """Settings of a server in this folder: on SQLite, or on `$JALON_TEST_DATABASE_URL`."""
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
