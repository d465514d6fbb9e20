"""`jalon access`: who has access to a network; what the host alone can give back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jalon.accounts.roles import Role
from jalon.cli import application
from jalon.cli.messages import text

if TYPE_CHECKING:
    from jalon.accounts.models import User
    from jalon.network.models import Network


@click.command(
    "access",
    help=text(
        "Shows who has access to a network. Gives a role, or takes away a second factor whose telephone is "
        "lost, once the host is sure of who asks.\n\n"
        "\b\nExamples:\n"
        "  jalon access --network rarcq\n"
        "  jalon access --network rarcq --grant presidence@rarcq.example --role coordination\n"
        "  jalon access --network rarcq --unprotect coordination@rarcq.example"
    ),
)
@click.option("--network", "slug", required=True, metavar=text("NETWORK"), help=text("Short name of the network."))
@click.option("--grant", metavar=text("EMAIL"), help=text("Person to give the role to."))
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.READER.value,
    show_default=True,
    help=text("Role given."),
)
@click.option("--unprotect", metavar=text("EMAIL"), help=text("Person whose second factor is taken away."))
def command(*, slug: str, grant: str | None, role: str, unprotect: str | None) -> None:
    """List, grant, or remove a second factor."""
    application.start()
    from jalon.network.models import Network

    network = Network.objects.filter(slug=slug).first()
    if network is None:
        raise click.ClickException(text("No network is called “{slug}”.", slug=slug))
    if grant:
        _grant(network, grant, Role(role))
    if unprotect:
        _unprotect(network, unprotect)
    _show(network)


def _grant(network: Network, email: str, role: Role) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from jalon.accounts.actions import give_account
    from jalon.network.actions.access import change_role
    from jalon.network.actions.networks import grant_access
    from jalon.network.errors import AccessRefused

    try:
        validate_email(email)
    except ValidationError:
        raise click.ClickException(text("This is no e-mail address: {email}", email=email)) from None
    user: User = give_account(email=email, actor="cli")
    access = network.accesses.filter(user=user).first()
    try:
        if access:
            change_role(access=access, role=role, actor="cli")
        else:
            grant_access(network=network, user=user, role=role, actor="cli")
    except AccessRefused:
        raise click.ClickException(
            text("This is the last person with the coordination: give it to somebody else first.")
        ) from None


def _unprotect(network: Network, email: str) -> None:
    from jalon.accounts.actions import forget_second_factor

    access = network.accesses.filter(user__email__iexact=email).select_related("user").first()
    if access is None:
        raise click.ClickException(text("This person has no access to {network}.", network=network.name))
    forget_second_factor(user=access.user, actor="cli")


def _show(network: Network) -> None:
    from jalon.network.queries import people_of

    for access in people_of(network):
        factor = text("second factor") if access.protected else "–"
        click.echo(f"{access.role:<14}{access.user.email:<40}{factor}")
