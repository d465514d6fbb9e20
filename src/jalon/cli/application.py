"""Starting Django for the commands that need it, and only for them."""

from __future__ import annotations

import os

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
