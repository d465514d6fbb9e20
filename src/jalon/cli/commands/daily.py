"""`jalon daily`: what is done once a day, by hand; the worker does it by itself."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import labelled, text
from jalon.wording.catalogue import gettext_noop as _

WORDS = {
    "drafts": _("expired drafts deleted"),
    "lists": _("expired lists of people deleted"),
    "restorations": _("coordinations given by a board, or proposals lapsed"),
    "exports": _("archives out of date deleted"),
    "erasures": _("networks erased, as they had asked"),
    "files": _("files that nothing names deleted"),
    "archives": _("half-made archives deleted"),
    "uploads": _("files half received deleted"),
    "sessions": _("expired sessions deleted"),
    "attempts": _("counted attempts forgotten"),
    "tasks": _("old tasks forgotten"),
    "measures": _("values proposed for expected results"),
    "requests": _("requests for news made"),
    "asks": _("reminders of what is asked of members made"),
}


@click.command(
    "daily",
    help=text(
        "Does the work of the day at once, which “jalon worker” does by itself each morning.\n\n"
        "\b\nExample:\n"
        "  jalon daily"
    ),
)
def command() -> None:
    """Do the work of the day; fails when one part of it did."""
    application.start()
    from jalon.cli.daily import run_daily

    done = run_daily()
    for name, number in done.items():
        value = text("failed, see the journal") if number is None else number
        click.echo(labelled(text(WORDS.get(name, name)), value))
    if None in done.values():
        raise click.ClickException(text("Part of the work of the day failed."))
