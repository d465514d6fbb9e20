"""`jalon health`: whether the host works; tells its people by mail when it does not."""

from __future__ import annotations

import re

import click

from jalon.cli import application
from jalon.cli.messages import labelled, text


@click.command(
    "health",
    help=text(
        "Says whether the worker and the work of the day are alive; fails when one is not. With --mail, also writes "
        "to JALON_ALARM_EMAILS: to be run every few minutes by a timer of the system.\n\n"
        "\b\nExample:\n"
        "  jalon health --mail --url https://jalon.example.org/sante/"
    ),
)
@click.option(
    "--mail", is_flag=True, help=text("Tells JALON_ALARM_EMAILS what no longer works, and when it works again.")
)
@click.option("--url", default="", metavar=text("ADDRESS"), help=text("Address of the pages, to be asked too."))
def command(*, mail: bool, url: str) -> None:
    """Look, say, and tell."""
    if url and not re.match(r"https?://", url):
        raise click.UsageError(text("The address begins with https:// or http://."))
    application.start()
    from django.conf import settings
    from django.utils import timezone

    from jalon.cli import alarm

    if mail and not settings.ALARM_EMAILS:
        raise click.ClickException(text("JALON_ALARM_EMAILS names nobody to write to."))
    now = timezone.now()
    found = alarm.look(now, url)
    for one in found:
        click.echo(labelled(one.part, text("works") if one.alive else one.sentence))
    if mail:
        alarm.tell(found, now)
    if not all(one.alive for one in found):
        raise click.exceptions.Exit(1)
