"""`jalon worker`: sends messages and does the work of the day."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import text


@click.command(
    "worker",
    help=text(
        "Sends waiting messages and does the work of the day, until stopped. Keep it running beside “jalon "
        "serve”; several may run together.\n\n"
        "\b\nExample:\n"
        "  jalon worker"
    ),
)
@click.option("--with-parent", is_flag=True, help=text("Stops too when what started it stops."))
def worker(*, with_parent: bool) -> None:
    """Work until stopped."""
    application.start()
    from jalon.cli.worker import run

    run(with_parent=with_parent)
