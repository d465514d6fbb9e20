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
        "Sauve toute l’instance pendant qu’elle sert, puis vérifie la sauvegarde en la remettant à part. Les réglages "
        "de l’environnement (dont JALON_SECRET_KEY) n’y sont pas : gardez-les ailleurs.\n\n"
        "\b\nExemple :\n"
        "  jalon backup -o sauvegarde.zip"
    ),
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar=text("FICHIER"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("Archive à écrire."),
)
def command(*, target: Path) -> None:
    """Save and check."""
    application.start()
    from jalon.exchange.instance import back_up

    with said():
        saved = back_up(target.absolute())
    click.echo(
        text(
            "Sauvegarde vérifiée : {rows}, {files}.",
            rows=plural("{n} rangée", "{n} rangées", saved.rows),
            files=plural("{n} document", "{n} documents", saved.files),
        )
    )
