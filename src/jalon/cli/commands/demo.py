"""`jalon demo`: the sample network, read from files by the real importer, and a server on this machine."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import application
from jalon.cli.commands.migrate import bring_up_to_date
from jalon.cli.messages import text
from jalon.samples import SAMPLES

if TYPE_CHECKING:
    from jalon.accounts.models import User
    from jalon.network.models import Network

# What only a host says: a machine that says none of it may be used for a trial without being told so.
OF_A_HOST = {"JALON_SECRET_KEY", "JALON_ALLOWED_HOSTS", "JALON_DATABASE_URL", "JALON_DEBUG"}
KEPT = "demo_password"  # its file, in the folder of the trial
SYLLABLES = "ba be bi bo da de di do fa fi fo la le li lo ma me mi mo na ni no pa pi po ra ri ro ta ti to va vi vo"


@click.command(
    "demo",
    help=text(
        "Prepares the sample network and serves the pages on this computer, to try.\n\n"
        "\b\nExample:\n"
        "  JALON_DEMO=true jalon demo --port 8000"
    ),
)
@click.option("--port", default=8000, show_default=True, help=text("First port tried."))
@click.option(
    "--samples",
    default=SAMPLES,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=text("Folder of the sample files."),
)
@click.option("--no-server", is_flag=True, help=text("Prepares everything without serving the pages."))
def demo(port: int, samples: Path, *, no_server: bool) -> None:
    """Prepare the sample network once, say how to sign in, and serve."""
    if only_for_trying():
        os.environ.setdefault("JALON_DEMO", "true")
    application.start()
    from django.conf import settings

    if not settings.DEMO:
        raise click.ClickException(text("This command needs JALON_DEMO=true."))
    bring_up_to_date()
    password = _password(settings.VAR / KEPT)
    prepare(samples, password)
    from jalon.cli import server

    found = server.free_port("127.0.0.1", port)
    if not found:
        raise click.ClickException(text("No free port from {port} up.", port=port))
    if found != port:
        click.echo(text("Port {port} is taken: {found} replaces it.", port=port, found=found))
    network = json.loads((samples / "network.json").read_text(encoding="utf-8"))
    click.echo()
    click.echo(text("Jalon is ready: http://127.0.0.1:{port}/", port=found))
    click.echo(text("To sign in: {email}, password {password}", email=network["people"][0]["email"], password=password))
    click.echo(text("(or a code: it is shown here). To stop: Ctrl+C."))
    if not no_server:
        settings.SITE_URL = os.environ.get("JALON_URL") or f"http://127.0.0.1:{found}"
        with server.worker_beside(settings.SITE_URL):
            server.serve("127.0.0.1", found)


def only_for_trying() -> bool:
    """Nothing here is a host's: no setting of one, and no database but that of an earlier trial."""
    var = Path(os.environ.get("JALON_VAR", "var"))
    return not OF_A_HOST & os.environ.keys() and ((var / KEPT).exists() or not (var / "jalon.sqlite3").exists())


def _password(kept: Path) -> str:
    """The password of the sample accounts, made once for this machine."""
    if not kept.exists():
        kept.touch(mode=0o600)
        words = ["".join(secrets.choice(SYLLABLES.split()) for _ in range(3)) for _ in range(2)]
        kept.write_text(f"{'-'.join(words)}-{secrets.randbelow(90) + 10}", encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def prepare(samples: Path, password: str) -> None:
    """Make the sample network with its people and import its files, unless it is there already."""
    from jalon.accounts.actions import give_account
    from jalon.accounts.roles import Role
    from jalon.network.actions.networks import create_network, grant_access
    from jalon.network.models import Network

    described = json.loads((samples / "network.json").read_text(encoding="utf-8"))
    if Network.objects.filter(slug=described["network"]["slug"]).exists():
        return
    network = create_network(actor="cli", **described["network"])
    people = []
    for person in described["people"]:
        user = give_account(email=person["email"], name=person["name"], password=password, language="", actor="cli")
        grant_access(network=network, user=user, role=Role(person["role"]), actor="cli")
        people.append(user)
    for name in described["files"]:
        _import(network, people[0], samples / name)
    _name_people(network, people, described.get("parties") or [])


def _name_people(network: Network, users: list[User], parties: list[dict[str, str]]) -> None:
    """People beside those who sign in, each answering for a body in all the plans it carries."""
    from jalon.network.actions.parties import link_user, parties_named
    from jalon.plans.actions.assignments import assign, person_called

    for user in users:
        link_user(network=network, user=user, actor="cli")
    for one in parties:
        if "email" in one:
            person_called(network=network, name=one["name"], email=one["email"], actor="cli")
    named = [one[part] for one in parties for part in ("name", "answers_for", "substitute") if part in one]
    known = parties_named(network=network, names=named, actor="cli")
    for plan in network.plans.all():
        for one in parties:
            body = known.get(one.get("answers_for", ""))
            if body and body.leads.filter(item__plan=plan).exists():
                substitute = known.get(one.get("substitute", ""))
                assign(plan=plan, targets=[body], person=known[one["name"]], substitute=substitute, actor="cli")


def _import(network: Network, author: User, path: Path) -> None:
    from jalon.plans.actions.acceptance import accept_draft
    from jalon.plans.drafts import create_draft

    click.echo(text("Reading {name}…", name=path.name))
    draft = create_draft(network=network, author=author, name=path.name, data=path.read_bytes())
    accept_draft(draft=draft, actor=author)
