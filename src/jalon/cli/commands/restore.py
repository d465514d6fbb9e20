"""`jalon restore`: a network put back from its archive, or a whole instance from its backup."""

from __future__ import annotations

from pathlib import Path

import click

from jalon.cli import application
from jalon.cli.exchange import said
from jalon.cli.messages import plural, text


@click.command(
    "restore",
    help=text(
        "Remet un réseau (archive de « jalon export ») ou une instance entière (de « jalon backup »). L’archive est "
        "d’abord vérifiée; tout est remis, ou rien.\n\n"
        "\b\nExemples :\n"
        "  jalon restore rarcq.zip\n"
        "  jalon restore rarcq.zip --slug rarcq-copie\n"
        "  jalon restore sauvegarde.zip"
    ),
)
@click.argument("source", metavar=text("ARCHIVE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--slug", default="", metavar=text("NOM"), help=text("Autre nom court pour le réseau."))
def command(*, source: Path, slug: str) -> None:
    """Put it back."""
    application.start()
    from django.core.management import call_command

    from jalon.exchange.archive import kind_of

    call_command("migrate", verbosity=0)
    with said():
        if kind_of(source) == "instance":
            _instance(source)
        else:
            _network(source, slug)


def _network(source: Path, slug: str) -> None:
    from jalon.exchange.restoring import restore_network
    from jalon.mailings.rules import State

    network = restore_network(source, slug=slug, actor="cli")
    click.echo(text("{network} est remis, sous le nom court « {slug} ».", network=network.name, slug=network.slug))
    if waiting := network.messages.filter(state=State.WAITING).count():
        click.echo(
            plural(
                "{n} courriel attendait de partir : il partira d’ici, sauf si vous suspendez l’envoi.",
                "{n} courriels attendaient de partir : ils partiront d’ici, sauf si vous suspendez l’envoi.",
                waiting,
            )
        )


def _instance(source: Path) -> None:
    from jalon.exchange.instance import restore_instance

    saved = restore_instance(source)
    click.echo(plural("{n} rangée remise.", "{n} rangées remises.", saved.rows))
    click.echo(plural("{n} document remis.", "{n} documents remis.", saved.files))
