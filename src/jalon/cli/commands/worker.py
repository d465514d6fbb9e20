"""`jalon worker`: sends messages and does the work of the day."""

from __future__ import annotations

import os
from typing import Final

import click

from jalon.cli import application
from jalon.cli.messages import text

GIVES_WAY: Final = 5  # niceness: a page that somebody waits for comes before a file or a message


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
    os.nice(GIVES_WAY)
    application.start()
    from jalon.cli.worker import run

    run(with_parent=with_parent)
