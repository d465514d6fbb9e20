"""`jalon import`: a document read, shown, and once a person says yes kept in a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import application
from jalon.cli.messages import text
from jalon.cli.output import Unreadable
from jalon.cli.sentences import cause_sentence
from jalon.cli.tree import counts, tree
from jalon.cli.waiting import waiting

if TYPE_CHECKING:
    from jalon.accounts.models import User
    from jalon.network.models import Network
    from jalon.plans.models import ImportDraft


@click.command(
    "import",
    help=text(
        "Lit un document, montre le plan proposé avec ses doutes, puis le range dans un réseau si on le veut. "
        "Rien n’est gardé avant l’accord.\n\n"
        "\b\nExemples :\n"
        "  jalon import plan.docx --network rarcq\n"
        "  jalon import plan.pdf --network rarcq --as coordination@rarcq.example --yes"
    ),
)
@click.argument("file", metavar=text("FICHIER"), type=click.Path(path_type=Path))
@click.option("--network", "slug", required=True, metavar=text("RÉSEAU"), help=text("Nom court du réseau."))
@click.option("--as", "email", metavar=text("COURRIEL"), help=text("Personne au nom de qui le plan est rangé."))
@click.option("--yes", is_flag=True, help=text("Range le plan sans rien demander."))
def command(*, file: Path, slug: str, email: str | None, yes: bool) -> None:
    """Read, show, ask, keep."""
    application.start()
    network, author = _where(slug, email)
    draft = _draft(network, author, file)
    from jalon.plans.drafts import delete_draft

    try:
        for line in tree(draft.proposal):
            click.echo(line)
        click.echo()
        question = text("Ranger ce plan dans {network}?", network=network.name)
        if not (yes or click.confirm(question, default=False)):
            click.echo(text("Rien n’a été gardé."))
            return
        _accept(draft, author)
    finally:
        draft.refresh_from_db(fields=["reading"])
        if not draft.accepted:
            delete_draft(draft=draft)


def _where(slug: str, email: str | None) -> tuple[Network, User]:
    """The network, and the person who imports: the one named, else the first who may."""
    from jalon.accounts.roles import Permission
    from jalon.network.models import Network

    network = Network.objects.filter(slug=slug).first()
    if network is None:
        known = ", ".join(Network.objects.order_by("slug").values_list("slug", flat=True)[:20])
        raise click.ClickException(
            text("Aucun réseau ne s’appelle « {slug} ». Réseaux : {known}.", slug=slug, known=known or "–")
        )
    for access in network.accesses.select_related("user").order_by("pk"):
        if (email is None or access.user.email == email.lower()) and access.permits(Permission.IMPORT_PLAN):
            return network, access.user
    raise click.ClickException(text("Personne n’a ce droit dans {network} : donnez --as.", network=network.name))


def _draft(network: Network, author: User, file: Path) -> ImportDraft:
    """The file read into a draft; ends the command with one sentence when it cannot be."""
    from jalon.documents.errors import UnreadableFile
    from jalon.plans.drafts import create_draft

    try:
        with waiting(text("Lecture de {name}", name=file.name)):
            return create_draft(network=network, author=author, name=file.name, data=file.read_bytes())
    except UnreadableFile as error:
        raise Unreadable(cause_sentence(error.cause.value, error.values, file.name)) from None
    except OSError:
        raise Unreadable(cause_sentence("missing", {}, str(file))) from None


def _accept(draft: ImportDraft, author: User) -> None:
    from jalon.plans.actions.acceptance import accept_draft
    from jalon.plans.errors import NothingToKeep

    summary = counts(draft.proposal)
    try:
        accepted = accept_draft(draft=draft, actor=author)
    except NothingToKeep:
        raise click.ClickException(text("Ce document ne contient ni plan ni rapport : rien n’a été gardé.")) from None
    title = accepted.reading.title or draft.file_name
    click.echo(text("Rangé : {title} ({summary}).", title=title, summary=summary))
