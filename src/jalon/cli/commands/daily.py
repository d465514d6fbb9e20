"""`jalon daily`: what must be done once a day."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import plural, text


@click.command(
    "daily",
    help=text(
        "Fait le ménage du jour : brouillons que personne n’a acceptés en 30 jours, sessions échues. "
        "À lancer une fois par jour.\n\n"
        "\b\nExemple :\n"
        "  jalon daily"
    ),
)
def command() -> None:
    """Delete what has expired."""
    application.start()
    from django.core.management import call_command

    from jalon.plans.drafts import delete_expired_drafts

    number = delete_expired_drafts()
    call_command("clearsessions", verbosity=0)
    click.echo(plural("{n} brouillon échu supprimé.", "{n} brouillons échus supprimés.", number))
