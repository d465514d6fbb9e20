"""A network put back from its archive, here or on another instance."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction
from django.db.models import Field, Max

from jalon.accounts.actions import bring_account
from jalon.accounts.models import User
from jalon.exchange.archive import Archive, reading
from jalon.exchange.belonging import Table, kept_tables
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import KIND, USERS, file_part, table_part
from jalon.exchange.references import ACTORS, COLUMNS, SECRETS, move_actor, move_entry, move_inside
from jalon.exchange.rows import foreign_keys, made_of
from jalon.history.actions import record
from jalon.library.models import StoredFile, content_path
from jalon.network.models import Network
from jalon.plans.indexing import index_network

ACTOR: Final = "restore"
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def restore_network(source: Path, *, slug: str = "", actor: str = ACTOR) -> Network:
    """Put a network back, with all it owned; all or nothing.

    Keys stay the same on an instance whose tables are empty; elsewhere all move by the same step. Accounts are found
    by their address, or made without a password. Raises ExchangeRefused; the archive is checked whole first.
    """
    with reading(source, KIND) as archive:
        wanted = slug or str(archive.manifest.get("network", ""))
        if not _SLUG.fullmatch(wanted):
            raise ExchangeRefused(Cause.SLUG_WRONG, slug=wanted)
        if Network.objects.filter(slug=wanted).exists():
            raise ExchangeRefused(Cause.SLUG_TAKEN, slug=wanted)
        return _Restoration(archive, wanted, actor).run()


@dataclass(slots=True)
class _Restoration:
    archive: Archive
    slug: str
    actor: str
    steps: dict[str, int] = field(default_factory=dict)
    users: dict[int, int] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def run(self) -> Network:
        try:
            with transaction.atomic():
                return self._rows()
        except BaseException as error:
            for name in self.written:
                default_storage.delete(name)
            if isinstance(error, (DeserializationError, KeyError, TypeError, ValueError)):
                raise ExchangeRefused(Cause.DAMAGED, part="tables") from error
            raise

    def _rows(self) -> Network:
        tables = kept_tables()
        self.steps = {model._meta.label: self._step(model) for model in tables}
        for said in self.archive.rows(USERS):
            known = {"email": said["email"], "name": said["name"], "language": said["language"], "key": said["pk"]}
            user = bring_account(**known)
            self.users[said["pk"]] = user.pk
        for model in tables:
            for row in self._saved(model):
                self._put(model, row)
        _follow([User, *tables])
        network = Network.objects.get(slug=self.slug)
        index_network(network)
        record(
            network_id=None,
            actor=self.actor,
            verb="restored",
            object_type="network",
            object_id=network.pk,
            changes={"slug": (None, network.slug)},
        )
        return network

    def _saved(self, model: Table) -> Any:
        """The rows of a table; none for one that the archive is too old to know."""
        part = table_part(model._meta.label)
        return self.archive.rows(part) if part in self.archive.manifest["parts"] else ()

    def _step(self, model: Table) -> int:
        """By how much the keys of a table move: not at all where it is empty."""
        last: int | None = model._base_manager.aggregate(last=Max("pk"))["last"]
        return last or 0

    def move(self, label: str, key: int) -> int | None:
        """The key here of a row of the archive; None for one that did not come with it."""
        if label == User._meta.label:
            return self.users.get(key)
        return key + self.steps[label] if label in self.steps else None

    def _put(self, model: Table, row: dict[str, Any]) -> None:
        label = model._meta.label
        key = int(row.pop("pk")) + self.steps[label]
        for name, target in foreign_keys(model).items():
            row[name] = self._moved(target, row.get(name))
        for name, target in COLUMNS.get(label, {}).items():
            row[name] = self._moved(target, row.get(name))
        for name in ACTORS:
            if isinstance(row.get(name), str):
                row[name] = move_actor(row[name], self.move)
        if label == "history.Entry":
            move_entry(row, self.move)
        elif label == "plans.Amendment":
            row["changes"] = move_inside(row["changes"], self.move)
        elif model is Network:
            row["slug"] = self.slug
        elif model is StoredFile:
            row["content"] = self._file(row)
        self._renew(model, row)
        made_of(model, key, row).save(force_insert=True)

    def _moved(self, label: str, value: Any) -> Any:
        if isinstance(value, list):
            return [self.move(label, one) for one in value]
        return None if value is None else self.move(label, int(value))

    def _renew(self, model: Table, row: dict[str, Any]) -> None:
        """Addresses that this instance already gave are drawn again."""
        for name in SECRETS.get(model._meta.label, ()):
            value = row.get(name)
            if value and model._base_manager.filter(**{name: value}).exists():
                column: Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]  # a column, by name
                row[name] = None if column.null else column.get_default() or secrets.token_hex(20)

    def _file(self, row: dict[str, Any]) -> str:
        """Keep a document; its name in the storage."""
        stored = StoredFile(network_id=row["network"], sha256=row["sha256"])
        with self.archive.part(file_part(row["sha256"])) as part:
            name: str = default_storage.save(content_path(stored, ""), File(part))
        self.written.append(name)
        return name


def _follow(tables: list[Table]) -> None:
    """The next keys come after those put back (SQLite knows by itself)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
