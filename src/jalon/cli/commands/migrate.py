"""`jalon migrate`: the database brought up to date."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.commands.reindex import index_what_never_was
from jalon.cli.messages import text


@click.command(
    "migrate",
    help=text(
        "Brings the database up to date. Run it on installation and after each update.\n\n\b\nExample:\n  jalon migrate"
    ),
)
def migrate() -> None:
    """Bring tables, the shared cache and static files up to date."""
    application.start()
    bring_up_to_date()
    click.echo(text("The database is up to date."), err=True)


def bring_up_to_date() -> None:
    """Tables, the table of the cache, the search index and static files."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    index_what_never_was()
    call_command("collectstatic", verbosity=0, interactive=False)
