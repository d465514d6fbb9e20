"""`jalon bilan`: what became of a plan by a day, as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from jalon.cli import application
from jalon.cli.exchange import network_called
from jalon.cli.messages import text

FORMATS = ("docx", "odt", "pdf", "xlsx", "html", "csv", "json")
READERS = ("board", "members", "funder", "public")


@click.command(
    "bilan",
    help=text(
        "Écrit le bilan d’un plan à une date, dans son document d’origine si le format est le même.\n\n"
        "\b\nExemple :\n"
        "  jalon bilan --network rarcq --plan 12 --as-of 2027-03-31 --format docx -o bilan.docx"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("RÉSEAU"), help=text("Nom court du réseau."))
@click.option("--plan", "plan_id", required=True, type=int, metavar=text("PLAN"), help=text("Numéro du plan."))
@click.option("--as-of", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help=text("Date du bilan."))
@click.option("--format", "extension", required=True, type=click.Choice(FORMATS), help=text("Format du fichier."))
@click.option("--for", "reader", default="board", type=click.Choice(READERS), help=text("Pour qui il est fait."))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar=text("FICHIER"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("Fichier à écrire."),
)
def command(*, slug: str, plan_id: int, day: datetime, extension: str, reader: str, target: Path) -> None:
    """Write the file."""
    application.start()
    network = network_called(slug)
    plan = network.plans.select_related("network", "reading__file").filter(pk=plan_id).first()
    if plan is None:
        raise click.ClickException(text("Ce réseau n’a pas de plan numéro {number}.", number=plan_id))
    from jalon.reports.choices import Choices, Format, Reader
    from jalon.reports.printing import print_bilan
    from jalon.reports.queries.gathering import gather

    bilan = gather(plan, Choices(as_of=day.date(), reader=Reader(reader)))
    target.write_bytes(print_bilan(bilan, plan, Format(extension)))
    click.echo(text("Bilan écrit dans {file}.", file=target))
