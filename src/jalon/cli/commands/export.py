"""`jalon export`: everything a network owns, in one archive of open formats."""

from __future__ import annotations

from pathlib import Path

import click

from jalon.cli import application
from jalon.cli.exchange import network_called, said
from jalon.cli.messages import plural, text


@click.command(
    "export",
    help=text(
        "Écrit dans une archive tout ce que possède un réseau : ses tables en JSON, ses documents, son historique.\n\n"
        "\b\nExemple :\n"
        "  jalon export --network rarcq -o rarcq.zip"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("RÉSEAU"), help=text("Nom court du réseau."))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar=text("FICHIER"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("Archive à écrire."),
)
def command(*, slug: str, target: Path) -> None:
    """Write the archive."""
    application.start()
    network = network_called(slug)
    from jalon.exchange.exporting import export_network

    with said():
        counts = export_network(network, target)
    click.echo(
        plural("{n} rangée écrite dans {file}.", "{n} rangées écrites dans {file}.", sum(counts.values()), file=target)
    )
