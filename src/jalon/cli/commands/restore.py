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
        "Put back a network (archive of “jalon export”) or a whole instance (of “jalon backup”). The archive is "
        "checked first; all is put back, or nothing.\n\n"
        "\b\nExamples:\n"
        "  jalon restore rarcq.zip\n"
        "  jalon restore rarcq.zip --slug rarcq-copy\n"
        "  jalon restore backup.zip"
    ),
)
@click.argument("source", metavar=text("ARCHIVE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--slug", default="", metavar=text("NAME"), help=text("Another short name for the network."))
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
    from jalon.mailings.rules import MessageState

    network = restore_network(source, slug=slug, actor="cli")
    click.echo(text("{network} is back, under the short name “{slug}”.", network=network.name, slug=network.slug))
    if waiting := network.messages.filter(state=MessageState.WAITING).count():
        click.echo(
            plural(
                "{n} message was waiting to leave: it will leave from here, unless you pause sending.",
                "{n} messages were waiting to leave: they will leave from here, unless you pause sending.",
                waiting,
            )
        )


def _instance(source: Path) -> None:
    from jalon.exchange.instance import restore_instance

    saved = restore_instance(source)
    click.echo(plural("{n} row put back.", "{n} rows put back.", saved.rows))
    click.echo(plural("{n} document put back.", "{n} documents put back.", saved.files))
