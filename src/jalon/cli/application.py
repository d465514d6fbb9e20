"""Starting Django for the commands that need it, and only for them."""

from __future__ import annotations

import os
import sys

import click


def start() -> None:
    """Load the application; a wrong setting ends the command with the message that names it."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jalon.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from None


def behind(error: Exception) -> bool:
    """Whether a command failed because the database lacks what this version needs."""
    if "django.db" not in sys.modules:
        return False
    from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
    from django.db.migrations.executor import MigrationExecutor

    if not isinstance(error, DatabaseError):
        return False
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return False  # the database itself does not answer
