"""`jalon import`: a document read, shown, and once a person says yes kept in a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jalon.cli import application
from jalon.cli.choosing import choices_of, choosing
from jalon.cli.messages import spoken, text
from jalon.cli.output import Unreadable
from jalon.cli.sentences import cause_sentence
from jalon.cli.tree import counts, tree
from jalon.cli.waiting import waiting

if TYPE_CHECKING:
    from jalon.accounts.models import User
    from jalon.network.models import Network
    from jalon.plans.models import ImportDraft
    from jalon.recognition.choices import Choices


@click.command(
    "import",
    help=text(
        "Reads a document, shows the proposed plan with its doubts, then stores it in a network if you wish. "
        "Nothing is kept before you agree.\n\n"
        "\b\nExamples:\n"
        "  jalon import plan.docx --network rarcq\n"
        "  jalon import plan.pdf --network rarcq --as coordination@rarcq.example --yes"
    ),
)
@click.argument("file", metavar=text("FILE"), type=click.Path(path_type=Path))
@click.option("--network", "slug", required=True, metavar=text("NETWORK"), help=text("Short name of the network."))
@click.option("--as", "email", metavar=text("EMAIL"), help=text("Person in whose name the plan is stored."))
@click.option("--yes", is_flag=True, help=text("Stores the plan without asking."))
@choosing("--kind")
def command(*, file: Path, slug: str, email: str | None, yes: bool, **options: Any) -> None:
    """Read, show, ask, keep."""
    application.start()
    network, author = _where(slug, email)
    draft = _draft(network, author, file, choices_of(options))
    from jalon.plans.drafts import delete_draft

    try:
        for line in tree(draft.proposal):
            click.echo(line)
        click.echo()
        question = text("Store this plan in {network}?", network=network.name)
        if not (yes or click.confirm(question, default=False)):
            click.echo(text("Nothing was kept."))
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
            text("No network is called “{slug}”. Networks: {known}.", slug=slug, known=known or "–")
        )
    for access in network.accesses.select_related("user").order_by("pk"):
        if (email is None or access.user.email == email.lower()) and access.permits(Permission.IMPORT_PLAN):
            return network, access.user
    raise click.ClickException(text("No one has this right in {network}: give --as.", network=network.name))


def _draft(network: Network, author: User, file: Path, choices: Choices) -> ImportDraft:
    """The file read into a draft; ends the command with one sentence when it cannot be."""
    from jalon.documents.errors import UnreadableFile
    from jalon.documents.opening import content_of
    from jalon.plans.drafts import create_draft

    try:
        with waiting(text("Reading {name}", name=file.name)):
            return create_draft(network=network, author=author, name=file.name, data=content_of(file), choices=choices)
    except UnreadableFile as error:
        raise Unreadable(cause_sentence(error.cause.value, error.values, file.name or str(file))) from None


def _accept(draft: ImportDraft, author: User) -> None:
    from jalon.plans.actions.acceptance import accept_draft
    from jalon.plans.errors import NothingToKeep
    from jalon.plans.queries.plan_names import plan_names

    summary = counts(draft.proposal)
    try:
        accepted = accept_draft(draft=draft, actor=author)
    except NothingToKeep:
        raise click.ClickException(text("This document holds neither a plan nor a report: nothing was kept.")) from None
    plan = accepted.plan
    title = plan_names(plan.network, spoken()).of(plan).words if plan else accepted.reading.title or draft.file_name
    click.echo(text("Stored: {title} ({summary}).", title=title, summary=summary))
