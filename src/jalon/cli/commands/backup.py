"""`jalon backup`: the whole instance saved while it runs, and checked."""

from __future__ import annotations

from pathlib import Path

import click

from jalon.cli import application
from jalon.cli.exchange import said
from jalon.cli.messages import plural, text


@click.command(
    "backup",
    help=text(
        "Save the whole instance while it serves, then check the backup by putting it back aside. The settings "
        "of the environment (among them JALON_SECRET_KEY) are not in it: keep them elsewhere.\n\n"
        "\b\nExample:\n"
        "  jalon backup -o backup.zip"
    ),
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar=text("FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("Archive to write."),
)
def command(*, target: Path) -> None:
    """Save and check."""
    application.start()
    from jalon.exchange.instance import back_up

    with said():
        saved = back_up(target.absolute())
    click.echo(
        text(
            "Backup checked: {rows}, {files}.",
            rows=plural("{n} row", "{n} rows", saved.rows),
            files=plural("{n} document", "{n} documents", saved.files),
        )
    )
