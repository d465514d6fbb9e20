"""`jalon bilan`: what became of a plan by a day, as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jalon.cli import application
from jalon.cli.exchange import network_called
from jalon.cli.messages import spoken, text

if TYPE_CHECKING:
    from jalon.network.models import Network
    from jalon.plans.models import Plan

ACTOR = "command"
FORMATS = ("docx", "odt", "pdf", "xlsx", "html", "csv", "json")
LISTED = 40  # plans named when the one asked for is not there
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
@click.option(
    "--since", default=None, type=click.DateTime(["%Y-%m-%d"]), help=text("First day it speaks of; else the beginning.")
)
@click.option(
    "--axis",
    "axes",
    multiple=True,
    metavar=text("AXIS"),
    help=text("Axis to keep, by its number, its words or its identity; may be repeated."),
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar=text("COLUMN"),
    help=text("Column to keep, by its heading or its role; may be repeated."),
)
@click.option("--summary", is_flag=True, help=text("Begin with a summary."))
@click.option("--freeze", is_flag=True, help=text("Keep the report as it is printed, as its page does."))
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
    target: Path,
    freeze: bool,
    **asked: Any,
) -> None:
    """Write the file."""
    application.start()
    network = network_called(slug)
    plan = network.plans.select_related("network", "reading__file").filter(pk=plan_id).first()
    if plan is None:
        raise click.ClickException(_no_plan(network, plan_id))
    from jalon.plans.rules.public import Reader
    from jalon.reports.actions.prints import content_of, print_bilan_as
    from jalon.reports.choices import Choices, Format
    from jalon.reports.errors import TooEarly
    from jalon.reports.printing import print_bilan
    from jalon.reports.queries.gathering import gather
    from jalon.reports.queries.printed import compared_with

    since = asked["since"].date() if asked["since"] else None
    choices = Choices(
        as_of=day.date(),
        since=since,
        reader=Reader(asked["reader"]),
        axes=_axes(plan, asked["axes"]),
        columns=_columns(plan, asked["columns"]),
        notes=asked["notes"],
        names=asked["names"],
        summary=asked["summary"],
    )
    fmt = Format(extension)
    try:
        if freeze:
            data = content_of(print_bilan_as(plan=plan, choices=choices, formats=[fmt], actor=ACTOR), fmt)
        else:
            data = print_bilan(gather(plan, choices, compared_with(plan, choices)), plan, fmt)
    except TooEarly as error:
        known = error.earliest.isoformat()
        raise click.ClickException(
            text("Nothing is known of what this plan said by then: the earliest report is as of {day}.", day=known)
        ) from None
    target.write_bytes(data)
    click.echo(text("Report written to {file}.", file=target))


def _no_plan(network: Network, number: int) -> str:
    """That there is no such plan, and those that there are, the latest first."""
    from jalon.plans.queries.plan_names import plan_names

    said = text("This network has no plan number {number}.", number=number)
    known = sorted(plan_names(network, spoken()).names.items(), reverse=True)
    return "\n".join([said, *(f"{pk:>6}  {name.words}" for pk, name in known[:LISTED])])


def _axes(plan: Plan, wanted: Sequence[str]) -> tuple[str, ...] | None:
    """The identities of the axes called so; None for all of them."""
    from jalon.reports.wording import numbered

    tops = plan.items.standing().filter(parent=None, unplanned=False).order_by("path")
    known = [
        (str(identity), {str(identity), number, words, numbered(number, words)})
        for identity, number, words in tops.values_list("identity", "number", "text")
    ]
    return _called(wanted, known) if wanted else None


def _columns(plan: Plan, wanted: Sequence[str]) -> tuple[str, ...] | None:
    """The roles of the columns called so, with those that are always there; None for all of them."""
    from jalon.reports.queries.gathering import ALWAYS, columns_of

    known = [(column.role, {column.role, column.heading}) for column in columns_of(plan)]
    return (*sorted(ALWAYS), *_called(wanted, known)) if wanted else None


def _called(wanted: Iterable[str], known: Sequence[tuple[str, set[str]]]) -> tuple[str, ...]:
    from jalon.phrases.folding import fold

    found = []
    for name in wanted:
        some = [value for value, names in known if fold(name.strip()) in {fold(each) for each in names if each}]
        if not some:
            raise click.ClickException(
                text(
                    "Nothing is called {name} here: {known}.",
                    name=name,
                    known="; ".join(min(filter(None, names), key=len) for _value, names in known),
                )
            )
        found += some
    return tuple(dict.fromkeys(found))
