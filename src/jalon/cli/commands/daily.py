"""`jalon daily`: what is done once a day, by hand; the worker does it by itself."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import labelled, text

WORDS = {
    "drafts": "brouillons échus supprimés",
    "restorations": "coordinations confiées par un conseil, ou propositions échues",
    "exports": "archives échues supprimées",
    "erasures": "réseaux effacés, comme ils l’avaient demandé",
    "sessions": "sessions échues supprimées",
    "tasks": "tâches anciennes oubliées",
    "requests": "demandes de nouvelles préparées",
}


@click.command(
    "daily",
    help=text(
        "Fait tout de suite le travail du jour, que « jalon worker » fait de lui-même chaque matin.\n\n"
        "\b\nExemple :\n"
        "  jalon daily"
    ),
)
def command() -> None:
    """Do the work of the day; fails when one part of it did."""
    application.start()
    from jalon.cli.daily import run_daily

    done = run_daily()
    for name, number in done.items():
        value = text("échec, voir le journal") if number is None else number
        click.echo(labelled(text(WORDS.get(name, name)), value))
    if None in done.values():
        raise click.ClickException(text("Une partie du travail du jour a échoué."))
