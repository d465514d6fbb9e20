"""A list given, kept for its author until she says yes, or until its days are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from jalon.accounts.models import User
from jalon.network.importing.roles import Role, find_headings, propose_roles
from jalon.network.importing.tables import Sheet
from jalon.network.models import DirectoryDraft, Network
from jalon.network.queries.lists import sheet_of


def create_list(*, network: Network, author: User, sheets: Sequence[Sheet], name: str = "") -> DirectoryDraft:
    """Keep what was read for its author alone, with what its columns are likely to hold; the fullest list is chosen."""
    told = [(find_headings(sheet), sheet) for sheet in sheets]
    best = max(range(len(told)), key=lambda at: (_known(*told[at]), len(told[at][1].rows)))
    header, sheet = told[best]
    return DirectoryDraft.objects.create(
        network=network,
        author=author,
        name=name[-255:],
        tables=[one.as_dict() for one in sheets],
        table=best,
        header=header,
        roles=[role.value for role in propose_roles(sheet, header)],
        expires=timezone.now() + timedelta(days=settings.DRAFT_DAYS),
    )


def choose_list(*, draft: DirectoryDraft, table: int, header: int | None = None) -> None:
    """Another of the lists of the file, or another row for the headings: what the columns hold is proposed again."""
    sheet = sheet_of(draft, table)
    draft.table, draft.header = table, find_headings(sheet) if header is None else header
    draft.roles = [role.value for role in propose_roles(sheet, draft.header)]
    draft.decisions = {}
    draft.save(update_fields=["table", "header", "roles", "decisions"])


def choose_roles(*, draft: DirectoryDraft, roles: Sequence[Role]) -> None:
    """What a person says that the columns hold."""
    draft.roles = [role.value for role in roles]
    draft.save(update_fields=["roles"])


def delete_expired_lists() -> int:
    """Delete the lists nobody accepted in time, and what is kept to undo those that were; the number of them."""
    deleted, _by_table = DirectoryDraft.objects.filter(expires__lte=timezone.now()).delete()
    return deleted


def _known(header: int, sheet: Sheet) -> int:
    """How many columns of a list hold something that is told."""
    return sum(role is not Role.NOTES for role in propose_roles(sheet, header))
