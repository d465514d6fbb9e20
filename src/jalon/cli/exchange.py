"""Why an archive was not made or not taken, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from jalon.cli.messages import text
from jalon.wording.catalogue import gettext_noop as _

if TYPE_CHECKING:
    from jalon.network.models import Network

LONGEST: Final = 500  # characters of what is told of an archive; the last words of a tool are as long
CAUSES: Final[dict[str, str]] = {
    "not_an_archive": _("This file is no archive made by Jalon."),
    "damaged": _(
        "The archive is damaged or was modified ({part}): nothing was changed. Copy it again from where it came, or "
        "take the one before."
    ),
    "newer": _("The archive comes from a newer Jalon ({version}): update this one first."),
    "other_kind": _("This archive is not of the kind expected: of a network, or of a whole instance."),
    "slug_taken": _("A network is already called “{slug}” here: give it another short name with --slug."),
    "slug_wrong": _("“{slug}” is no short name: letters without accents, digits and hyphens."),
    "not_empty": _("This instance already holds networks: a whole backup is put back on an empty one."),
    "other_database": _(
        "This backup comes from a {database} database: choose that in JALON_DATABASE_URL, or use “jalon export” "
        "and “jalon restore”, one network at a time."
    ),
    "no_tool": _("The program {tool} is not there: install the tools of PostgreSQL (package postgresql-client)."),
    "tool_failed": _("{tool} stopped: {words}"),
    "not_verified": _("The backup, put back aside, is not equal to the original ({part}): it was not kept."),
    "no_room": _("Nothing was kept, for it cannot be written: {words}"),
}


@contextmanager
def said() -> Iterator[None]:
    """Ends the command with the sentence of what was refused."""
    from jalon.exchange.errors import ExchangeRefused

    try:
        yield
    except ExchangeRefused as refused:
        values = {name: _short(value) for name, value in refused.values.items()}
        raise click.ClickException(text(CAUSES[refused.cause.value], **values)) from None


def _short(value: str | int) -> str | int:
    """What an archive says of itself, no longer than a sentence bears."""
    return value if isinstance(value, int) or len(value) <= LONGEST else f"{value[:LONGEST]}…"


def network_called(slug: str) -> Network:
    """The network of this short name, or the end of the command."""
    from jalon.network.models import Network

    network = Network.objects.filter(slug=slug).first()
    if network is None:
        raise click.ClickException(text("No network is called “{slug}”.", slug=slug))
    return network
