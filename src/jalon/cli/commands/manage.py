"""`jalon manage`: Django's own commands, with Jalon's settings."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import text


@click.command(
    "manage",
    help=text(
        "Runs an administration command of Django with Jalon’s settings.\n\n\b\nExample:\n  jalon manage check --deploy"
    ),
    context_settings={"ignore_unknown_options": True},
    add_help_option=True,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's commands."""
    application.start()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["jalon manage", *(arguments or ("help",))])
