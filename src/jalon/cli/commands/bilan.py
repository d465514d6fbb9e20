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
        "Writes the report of a plan as of a day, in the document it came from if the format is the same.\n\n"
        "\b\nExample:\n"
        "  jalon bilan --network rarcq --plan 12 --as-of 2027-03-31 --format docx -o report.docx"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("NETWORK"), help=text("Short name of the network."))
@click.option("--plan", "plan_id", required=True, type=int, metavar=text("PLAN"), help=text("Number of the plan."))
@click.option("--as-of", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help=text("Day of the report."))
@click.option("--format", "extension", required=True, type=click.Choice(FORMATS), help=text("Format of the file."))
@click.option("--for", "reader", default="board", type=click.Choice(READERS), help=text("For whom it is made."))
@click.option("--notes/--no-notes", default=None, help=text("With the words of reports, or not; never to the public."))
@click.option("--names/--no-names", default=None, help=text("With people's names, or not; never to the public."))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar=text("FILE"),
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("File to write."),
)
def command(
    *,
    slug: str,
    plan_id: int,
    day: datetime,
    extension: str,
    reader: str,
    notes: bool | None,
    names: bool | None,
    target: Path,
) -> None:
    """Write the file."""
    application.start()
    network = network_called(slug)
    plan = network.plans.select_related("network", "reading__file").filter(pk=plan_id).first()
    if plan is None:
        raise click.ClickException(text("This network has no plan number {number}.", number=plan_id))
    from jalon.plans.rules.public import Reader
    from jalon.reports.choices import Choices, Format
    from jalon.reports.printing import print_bilan
    from jalon.reports.queries.gathering import gather

    choices = Choices(as_of=day.date(), reader=Reader(reader), notes=notes, names=names)
    bilan = gather(plan, choices)
    target.write_bytes(print_bilan(bilan, plan, Format(extension)))
    click.echo(text("Report written to {file}.", file=target))
