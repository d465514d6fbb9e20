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
        "Efface pour toujours un réseau, ses documents et les comptes qui n’ont accès à rien d’autre; écrit ce qui a "
        "été effacé. Exportez-le d’abord : « jalon export ».\n\n"
        "\b\nExemple :\n"
        "  jalon erase --network rarcq --proof preuve.json"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("RÉSEAU"), help=text("Nom court du réseau."))
@click.option(
    "--proof",
    "target",
    required=True,
    metavar=text("FICHIER"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("Fichier de la preuve à écrire."),
)
@click.option(
    "--export",
    "archive",
    metavar=text("ARCHIVE"),
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=text("Archive de ce réseau, dont la preuve gardera l’empreinte."),
)
@click.option("--yes", is_flag=True, help=text("N’attend pas que le nom court soit tapé."))
def command(*, slug: str, target: Path, archive: Path | None, yes: bool) -> None:
    """Ask, erase, write the proof."""
    application.start()
    network = network_called(slug)
    if not yes:
        asked = text("{network} sera effacé pour toujours. Tapez son nom court pour continuer", network=network.name)
        if click.prompt(asked) != slug:
            raise click.ClickException(text("Ce n’est pas son nom court : rien n’a été effacé."))
    from jalon.exchange.erasing import erase_network

    with target.open("x", encoding="utf-8") as written:  # before erasing: a proof that cannot be written comes too late
        proof = erase_network(network=network, actor="cli", export=archive)
        json.dump(proof.as_dict(), written, ensure_ascii=False, indent=1)
    click.echo(
        text(
            "{network} est effacé : {rows} rangées, {files} documents, {accounts} comptes. Preuve : {file}",
            network=proof.name,
            rows=sum(proof.rows.values()),
            files=proof.files,
            accounts=proof.accounts,
            file=target,
        )
    )
