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
        "Write everything a network owns to an archive: its tables in JSON, its documents, its history.\n\n"
        "\b\nExample:\n"
        "  jalon export --network rarcq -o rarcq.zip"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("NETWORK"), help=text("Short name of the network."))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar=text("FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("Archive to write."),
)
def command(*, slug: str, target: Path) -> None:
    """Write the archive."""
    application.start()
    network = network_called(slug)
    from jalon.exchange.exporting import export_network

    with said():
        counts = export_network(network, target)
    click.echo(plural("{n} row written to {file}.", "{n} rows written to {file}.", sum(counts.values()), file=target))
