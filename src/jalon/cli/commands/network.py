"""`jalon network`: networks created, approved and listed by whoever runs the instance."""

from __future__ import annotations

import click

from jalon.cli import application
from jalon.cli.messages import text
from jalon.network.rules import USUAL_MONTH


@click.group(
    "network",
    help=text(
        "Creates networks, approves those that people created, and lists them.\n\n"
        "\b\nExamples:\n"
        '  jalon network create "Regroupement des jardins" --sigle RJF --coordination ana@jardins.example\n'
        "  jalon network list --waiting\n"
        "  jalon network approve rjf"
    ),
)
def network() -> None:
    """Networks of the instance."""


@network.command("create", help=text("Creates a network and gives its coordination to an address."))
@click.argument("name", metavar=text("NAME"))
@click.option("--sigle", default="", metavar=text("SIGLE"), help=text("Initials everyone uses."))
@click.option("--coordination", "email", required=True, metavar=text("EMAIL"), help=text("Who coordinates it."))
@click.option(
    "--language",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    help=text("Language of its documents."),
)
@click.option(
    "--first-month",
    type=click.IntRange(1, 12),
    default=USUAL_MONTH,
    show_default=True,
    help=text("First month of its fiscal year."),
)
def create(*, name: str, sigle: str, email: str, language: str, first_month: int) -> None:
    """Create a network, approved, and its coordination."""
    application.start()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from jalon.accounts.actions import give_account
    from jalon.accounts.roles import Role
    from jalon.network.actions.founding import free_slug
    from jalon.network.actions.networks import create_network, grant_access
    from jalon.network.actions.parties import link_user

    if not name.strip() or len(name) > 200 or len(sigle) > 30:
        raise click.ClickException(text("A name has 1 to 200 characters, a sigle 30 at most."))
    try:
        validate_email(email)
    except ValidationError:
        raise click.ClickException(text("This is no e-mail address: {email}", email=email)) from None
    with transaction.atomic():
        user = give_account(email=email, actor="cli")
        made = create_network(
            name=name.strip(),
            sigle=sigle.strip(),
            slug=free_slug(sigle or name),
            language=language,
            fiscal_year_start=first_month,
            actor="cli",
        )
        grant_access(network=made, user=user, role=Role.COORDINATION, actor="cli")
        link_user(network=made, user=user, actor="cli")
    click.echo(
        text("The network “{slug}” is created; a code sent to {email} opens it.", slug=made.slug, email=user.email)
    )


@network.command(
    "approve", help=text("Approves a network somebody created: it may write to all the addresses it likes.")
)
@click.argument("slug", metavar=text("NETWORK"))
def approve(*, slug: str) -> None:
    """Vouch for a network."""
    application.start()
    from jalon.network.actions.founding import approve_network
    from jalon.network.models import Network

    found = Network.objects.filter(slug=slug).first()
    if found is None:
        raise click.ClickException(text("No network is called “{slug}”.", slug=slug))
    if approve_network(network=found, actor="cli"):
        click.echo(text("The network “{slug}” is approved.", slug=slug))
    else:
        click.echo(text("The network “{slug}” was approved already.", slug=slug))


@network.command("list", help=text("Lists the networks: short name, day of creation, approved or waiting, name."))
@click.option("--waiting", is_flag=True, help=text("Only those that wait to be approved."))
def list_networks(*, waiting: bool) -> None:
    """One network a line."""
    application.start()
    from jalon.network.models import Network

    found = Network.objects.order_by("created", "pk")
    for one in found.filter(approved=None) if waiting else found:
        state = text("approved") if one.approved else text("waiting")
        click.echo(f"{one.slug:<30}{one.created.date().isoformat():<12}{state:<12}{one.name}")
