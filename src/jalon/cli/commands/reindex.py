"""`jalon reindex`: the search index made again from what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jalon.cli import application
from jalon.cli.messages import plural, text

if TYPE_CHECKING:
    from jalon.network.models import Network


@click.command(
    "reindex",
    help=text(
        "Makes the search index of one network again, or of all. To run when the search does not find what is "
        "there.\n\n"
        "\b\nExamples:\n"
        "  jalon reindex --network rarcq\n"
        "  jalon reindex"
    ),
)
@click.option("--network", "slug", metavar=text("NETWORK"), help=text("Short name of the network; without it, all."))
def command(*, slug: str | None) -> None:
    """Make the index again, one network after the other."""
    application.start()
    from jalon.network.models import Network

    networks = Network.objects.order_by("pk")
    if slug is not None:
        networks = networks.filter(slug=slug)
        if not networks.exists():
            raise click.ClickException(text("No network is called “{slug}”.", slug=slug))
    number = networks.count()
    with click.progressbar(networks.iterator(100), length=number, label=text("Indexing")) as bar:
        for network in bar:
            _index(network)
    click.echo(plural("The index of {n} network is made again.", "The index of {n} networks is made again.", number))


def index_what_never_was() -> None:
    """The index of a database older than the search."""
    from jalon.network.models import Network
    from jalon.plans.models import Plan
    from jalon.search.models import Findable

    if Plan.objects.exists() and not Findable.objects.exists():
        for network in Network.objects.iterator(100):
            _index(network)


def _index(network: Network) -> None:
    """What is found in a network, in one transaction: nobody searches half an index."""
    from django.db import transaction

    from jalon.network.indexing import index_network_parties
    from jalon.plans.indexing import index_network
    from jalon.search.actions import clear

    with transaction.atomic():
        clear(network_id=network.pk)
        index_network_parties(network)
        index_network(network)
