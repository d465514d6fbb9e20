"""Saying that two parties are one, or that they are two. A merge is one pointer: undoing it empties it."""

from __future__ import annotations

from django.db import transaction

from jalon.history.actions import record
from jalon.network.actions.parties import members_of, refused, root_of
from jalon.network.indexing import index_parties
from jalon.network.models import KnownApart, Network, Party


@transaction.atomic
def merge(*, kept: Party, gone: Party, actor: str) -> Party:
    """Make two parties one, under the name of `kept`; `gone` as it now is.

    Raises PartyRefused when they are one already, or have an account each.
    """
    Network.objects.select_for_update().get(pk=kept.network_id)
    kept, gone = _held(kept), _held(gone)
    if kept.network_id != gone.network_id or root_of(kept).pk == root_of(gone).pk:
        raise refused("one_already", kept)
    if gone.merged_into:
        raise refused("merged_already", gone)
    kept = root_of(kept)
    accounts = {one.user_id for one in (*members_of(kept), *members_of(gone)) if one.user_id}
    if len(accounts) > 1:
        raise refused("two_accounts", kept)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    _record(gone, actor, "merged", (None, kept.pk))
    index_parties([kept, gone])
    return gone


@transaction.atomic
def undo_merge(*, party: Party, actor: str) -> Party:
    """Give a merged party its own life back, with all that pointed to it."""
    Network.objects.select_for_update().get(pk=party.network_id)
    party = _held(party)
    kept = party.merged_into
    if kept is None:
        return party
    party.merged_into = None
    party.save(update_fields=["merged_into"])
    _record(party, actor, "unmerged", (kept.pk, None))
    index_parties([root_of(kept), party])
    return party


@transaction.atomic
def keep_apart(*, one: Party, other: Party, actor: str) -> KnownApart:
    """Two parties that are not the same: never proposed again."""
    first, second = sorted((one, other), key=lambda party: party.pk)
    if first.pk == second.pk or first.network_id != second.network_id:
        raise refused("one_already", first)
    known, new = KnownApart.objects.get_or_create(network=first.network, first=first, second=second)
    if new:
        _record(first, actor, "kept_apart", (None, second.pk))
    return known


@transaction.atomic
def undo_apart(*, one: Party, other: Party, actor: str) -> None:
    """They may be the same after all."""
    first, second = sorted((one, other), key=lambda party: party.pk)
    gone, _each = KnownApart.objects.filter(first=first, second=second).delete()
    if gone:
        _record(first, actor, "proposed_again", (second.pk, None))


def _held(party: Party) -> Party:
    return Party.objects.select_related("merged_into").get(pk=party.pk)


def _record(party: Party, actor: str, verb: str, other: tuple[int | None, int | None]) -> None:
    record(
        network_id=party.network_id,
        actor=actor,
        verb=verb,
        object_type="party",
        object_id=party.pk,
        changes={"other": other},
    )
