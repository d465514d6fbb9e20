"""A network erased, with the proof of it."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.exchange.belonging import Table, owned_tables, path_to_network
from jalon.history.actions import record
from jalon.history.models import Entry
from jalon.network.models import Access, Network


@dataclass(frozen=True, slots=True)
class Proof:
    """What was erased: rows by table, documents, accounts that belonged to nothing else, and what is left (nothing).

    `digest` is that of the last export, when one was made just before.
    """

    name: str
    slug: str
    at: datetime
    by: str
    rows: dict[str, int]
    files: int
    accounts: int
    left: int
    digest: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "name": self.name,
            "slug": self.slug,
            "at": self.at.isoformat(),
            "by": self.by,
            "rows": self.rows,
            "files": self.files,
            "accounts": self.accounts,
            "left": self.left,
            "last_export_sha256": self.digest,
        }


def erase_network(*, network: Network, actor: str, export: Path | None = None) -> Proof:
    """Erase all that a network owned, its documents, and the accounts that had access to nothing else.

    Rows go in one transaction, documents once it is done. The proof is kept in the instance's own history.
    """
    digest = _digest(export) if export else ""
    tables = sorted(owned_tables(), key=_depth, reverse=True)
    with transaction.atomic():
        people = set(Access.objects.filter(network=network).values_list("user_id", flat=True))
        rows = {model._meta.label: _erase(model, network.pk) for model in tables}
        idle = User.objects.filter(pk__in=people, accesses=None)
        accounts, _each = idle.count(), idle.delete()
        left = sum(_those(model, network.pk).count() for model in tables)
        files = sum(1 for folder in _folders(network.pk) for path in folder.rglob("*") if path.is_file())
        proof = Proof(network.name, network.slug, timezone.now(), actor, rows, files, accounts, left, digest)
        record(
            network_id=None,
            actor=actor,
            verb="erased",
            object_type="network",
            object_id=network.pk,
            changes={"proof": (None, proof.as_dict())},
        )
    for folder in _folders(network.pk):
        shutil.rmtree(folder, ignore_errors=True)
    return proof


def _those(model: Table, network_id: int) -> Any:
    return model._base_manager.filter(**{str(path_to_network(model)): network_id})


def _depth(model: Table) -> int:
    """How far a table stands below its network: what is found through another goes before it."""
    return 0 if model is Network else str(path_to_network(model)).count("__") + 1


def _erase(model: Table, network_id: int) -> int:
    """Foreign keys are checked when the transaction ends: the order is that of the tables, not of the rows."""
    rows = _those(model, network_id)
    for many in model._meta.local_many_to_many:
        through: Any = many.remote_field.through
        through._base_manager.filter(**{f"{many.m2m_field_name()}__in": rows.order_by()}).delete()
    counted: int = rows.count()
    keys = model._base_manager.filter(pk__in=rows.order_by().values("pk"))
    keys._raw_delete(using=keys.db)
    return counted


def _folders(network_id: int) -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [folder for area in sorted(root.glob("*")) if (folder := area / str(network_id)).is_dir()]


def _digest(path: Path) -> str:
    with path.open("rb") as whole:
        return hashlib.file_digest(whole, "sha256").hexdigest()


def proofs() -> list[dict[str, Any]]:
    """The proofs of all that was erased here, the latest first."""
    entries = Entry.objects.filter(network_id=None, object_type="network", verb="erased").order_by("-id")
    return [entry.changes["proof"][1] for entry in entries]
