"""A list that was imported, taken back whole, as long as nothing of it was changed since."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from jalon.accounts.models import User
from jalon.history.actions import record
from jalon.network.actions.lists import snapshot
from jalon.network.actions.membership import remove_membership, remove_relation
from jalon.network.actions.parties import change_party
from jalon.network.actions.writing import change_fields, forget
from jalon.network.errors import ListRefused
from jalon.network.indexing import KIND
from jalon.network.models import (
    DataAccess,
    DirectoryDraft,
    Fee,
    KnownApart,
    Membership,
    Network,
    Party,
    Region,
    Relation,
)
from jalon.search.actions import remove

_MODELS: Final[dict[str, Any]] = {
    "party": Party,
    "relation": Relation,
    "membership": Membership,
    "fee": Fee,
    "apart": KnownApart,
}
_CHUNK: Final = 400


@transaction.atomic
def undo_list(*, draft: DirectoryDraft, actor: str) -> None:
    """Take back all that an import wrote. Raises ListRefused, changing nothing: done (already taken back),
    changed_since.
    """
    Network.objects.select_for_update().get(pk=draft.network_id)
    locked = DirectoryDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.done is None or locked.undone:
        raise ListRefused("done")
    added: list[int] = []
    for label, key, before, after in reversed(locked.made):
        row = _MODELS[label].objects.filter(pk=key).first()
        if row is None or snapshot(row, tuple(after)) != after:
            raise ListRefused("changed_since", str(getattr(row, "name", "")))
        if before is None and isinstance(row, Party):
            added.append(row.pk)
        elif before is None:
            _remove(row, locked.network_id, actor)
        else:
            _put_back(row, before, locked.network_id, actor)
    _remove_parties(added, locked.network_id, actor)
    locked.undone = timezone.now()
    locked.save(update_fields=["undone"])


def _remove(row: Model, network_id: int, actor: str) -> None:
    if isinstance(row, Relation):
        remove_relation(relation=row, actor=actor)
    elif isinstance(row, Membership):
        if row.fees.exists():
            raise ListRefused("changed_since", row.party.name)
        remove_membership(membership=row, actor=actor)
    elif isinstance(row, Fee):
        told = {"starts": row.starts, "paid_on": row.paid_on}
        forget(row, network_id=network_id, actor=actor, told=told)
    else:
        row.delete()  # said to be other than somebody who goes


def _put_back(row: Model, before: dict[str, Any], network_id: int, actor: str) -> None:
    values = {name: _typed(name, value) for name, value in before.items()}
    if isinstance(row, Party):
        changes = {name: (getattr(row, name), value) for name, value in values.items()}
        change_party(party=row, changes=changes, actor=actor)
    else:
        change_fields(row, network_id=network_id, actor=actor, **values)


def _typed(name: str, value: Any) -> Any:
    """A value out of JSON, as its field takes it."""
    if value is None:
        return None
    if name == "region":
        return Region.objects.get(pk=value)
    if name == "user":
        return User.objects.get(pk=value)
    return date.fromisoformat(value) if name in {"starts", "ends", "paid_on"} else value


def _remove_parties(keys: list[int], network_id: int, actor: str) -> None:
    """Those that the import added, which nothing but the import may have named."""
    for start in range(0, len(keys), _CHUNK):
        some = Party.objects.filter(pk__in=keys[start : start + _CHUNK])
        # Having been looked at is no change.
        for relation in Party._meta.related_objects:  # noqa: SLF001 - whatever points at them
            model: Any = relation.related_model
            pointing = model.objects.filter(**{f"{relation.field.name}__in": some})
            if model is not DataAccess and (found := pointing.first()) is not None:
                raise ListRefused("changed_since", getattr(found, relation.field.name).name)
        for party in some:
            changes = {"name": (party.name, None)}
            record(
                network_id=network_id,
                actor=actor,
                verb="removed",
                object_type="party",
                object_id=party.pk,
                changes=changes,
            )
        remove(network_id=network_id, kind=KIND, object_ids=[party.pk for party in some])
        some.delete()
