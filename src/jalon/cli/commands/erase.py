"""`jalon erase`: a network erased for good, with its proof."""

from __future__ import annotations

import json
from pathlib import Path

import click

from jalon.cli import application
from jalon.cli.exchange import network_called
from jalon.cli.messages import text


@click.command(
    "erase",
    help=text(
        "Erase for good a network, its documents and the accounts that have access to nothing else; write what "
        "was erased. Export it first: “jalon export”.\n\n"
        "\b\nExample:\n"
        "  jalon erase --network rarcq --proof proof.json"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("NETWORK"), help=text("Short name of the network."))
@click.option(
    "--proof",
    "target",
    required=True,
    metavar=text("FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("File of the proof to write."),
)
@click.option(
    "--export",
    "archive",
    metavar=text("ARCHIVE"),
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=text("Archive of this network, whose digest the proof will keep."),
)
@click.option("--yes", is_flag=True, help=text("Do not wait for the short name to be typed."))
def command(*, slug: str, target: Path, archive: Path | None, yes: bool) -> None:
    """Ask, erase, write the proof."""
    application.start()
    network = network_called(slug)
    if not yes:
        asked = text("{network} will be erased for good. Type its short name to go on", network=network.name)
        if click.prompt(asked) != slug:
            raise click.ClickException(text("This is not its short name: nothing was erased."))
    from jalon.exchange.erasing import erase_network

    with target.open("x", encoding="utf-8") as written:  # before erasing: a proof that cannot be written comes too late
        proof = erase_network(network=network, actor="cli", export=archive)
        json.dump(proof.as_dict(), written, ensure_ascii=False, indent=1)
    click.echo(
        text(
            "{network} is erased: {rows} rows, {files} documents, {accounts} accounts. Proof: {file}",
            network=proof.name,
            rows=sum(proof.rows.values()),
            files=proof.files,
            accounts=proof.accounts,
            file=target,
        )
    )
