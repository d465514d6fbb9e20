"""`jalon worker`: sends messages and does the work of the day."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import text


@click.command(
    "worker",
    help=text(
        "Envoie les courriels en attente et fait le travail du jour, jusqu’à ce qu’on l’arrête. "
        "À garder en marche à côté de « jalon serve »; plusieurs peuvent tourner ensemble.\n\n"
        "\b\nExemple :\n"
        "  jalon worker"
    ),
)
@click.option("--with-parent", is_flag=True, help=text("S’arrête aussi quand s’arrête ce qui l’a lancé."))
def worker(*, with_parent: bool) -> None:
    """Work until stopped."""
    application.start()
    from jalon.cli.worker import run

    run(with_parent=with_parent)
