"""A network put back from its archive, here or on another instance.

An archive is what somebody hands us: it holds one network and what hangs from it, or it is refused as a whole. Keys are
those of its own rows (see `keys`), so nothing it says can reach what another network owns.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.validators import validate_email
from django.db import OperationalError, transaction
from django.db.models import Field, ForeignKey

from jalon.accounts.actions import accounts_at, bring_account
from jalon.accounts.models import User
from jalon.exchange.archive import Archive, reading
from jalon.exchange.belonging import Table, kept_tables, rows_of
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import ABOUT_PARTS, KIND, USERS, file_part, table_part
from jalon.exchange.keys import ACCOUNTS, Keys, follow, goes_round, hold, keys_for, sound
from jalon.exchange.references import ABOUT, ACTORS, COLUMNS, move_about, move_actor, move_amendment, move_entry
from jalon.exchange.rows import check_days, check_lines, check_shapes, check_sizes, columns_of, foreign_keys, made_of
from jalon.history.actions import record
from jalon.library.models import StoredFile, content_path
from jalon.network.models import Network
from jalon.plans.indexing import index_network

ACTOR: Final = "restore"
_SLUG: Final = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(-[a-z0-9]+)*")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_SAID_OF_AN_ACCOUNT: Final = {"pk", "email", "name", "language"}


def restore_network(source: Path, *, slug: str = "", actor: str = ACTOR) -> Network:
    """Put a network back, with all it owned; all or nothing.

    Keys stay the same on an instance whose tables are empty; elsewhere rows get new ones. Accounts are found by their
    address, or made without a password. Raises ExchangeRefused; the archive is checked whole first.
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
    keys: Keys = field(default_factory=Keys)
    written: list[str] = field(default_factory=list)
    above: dict[tuple[str, str], dict[int, int]] = field(default_factory=dict)  # rows that name one of their own table
    where: str = ""  # what is being put back, to say where the archive is wrong

    def run(self) -> Network:
        try:
            with transaction.atomic():
                return self._rows()
        except BaseException as error:
            for name in self.written:
                default_storage.delete(name)
            if isinstance(error, (OSError, OperationalError)):
                raise ExchangeRefused(Cause.NO_ROOM, words=str(error)) from error
            if isinstance(error, Exception) and not isinstance(error, ExchangeRefused):
                # Whatever a row that no Jalon wrote made fail: models, fields and the database all have their say.
                raise ExchangeRefused(Cause.DAMAGED, part=self.where) from error
            raise

    def _rows(self) -> Network:
        tables = kept_tables()
        hold([User, *tables])
        self._know_parts(tables)
        self._know_keys(tables)
        for model in tables:
            for row in self._lines(table_part(model._meta.label)):
                self._put(model, row)
        follow([User, *tables])
        network = Network.objects.get(slug=self.slug)
        self._check_whole(tables, network)
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

    def _lines(self, part: str) -> Iterator[dict[str, Any]]:
        """The rows of a table; none for one that the archive is too old to know."""
        self.where = part
        rows = self.archive.rows(part) if part in self.archive.manifest["parts"] else iter(())
        for number in count(1):
            self.where = f"{part}:{number}"
            try:
                row = next(rows)
            except StopIteration:
                return
            yield row

    def _know_parts(self, tables: list[Table]) -> None:
        """No part that nothing would read."""
        known = {*ABOUT_PARTS, USERS, *(table_part(model._meta.label) for model in tables)}
        known |= {file_part(str(row["sha256"])) for row in self._lines(table_part(StoredFile._meta.label))}
        for name in self.archive.manifest["parts"]:
            if name not in known:
                raise ExchangeRefused(Cause.DAMAGED, part=name)

    def _know_keys(self, tables: list[Table]) -> None:
        """The keys of all rows, before any is put back: they point at each other."""
        for model in tables:
            label = model._meta.label
            self.keys.give(label, keys_for(model, [row["pk"] for row in self._lines(table_part(label))]))
        if self.keys.count(Network._meta.label) != 1:
            raise ExchangeRefused(Cause.DAMAGED, part=table_part(Network._meta.label))
        self._know_accounts()

    def _know_accounts(self) -> None:
        """The accounts that the archive names, found here or made."""
        made: dict[int, User] = {}
        for said in self._lines(USERS):
            key = sound(said["pk"])
            if key in made or set(said) != _SAID_OF_AN_ACCOUNT:
                raise ExchangeRefused(Cause.DAMAGED, part=self.where)
            validate_email(said["email"])
            made[key] = User(email=said["email"], name=said["name"], language=said["language"])
            check_sizes(made[key])
        alone = not User.objects.exists()
        known = accounts_at(user.email for user in made.values())
        here = {
            key: bring_account(
                email=user.email, name=user.name, language=user.language, key=key if alone else None, known=known
            ).pk
            for key, user in made.items()
        }
        if len(set(here.values())) != len(here):
            raise ExchangeRefused(Cause.DAMAGED, part=USERS)
        self.keys.give(ACCOUNTS, here)

    def _check_whole(self, tables: list[Table], network: Network) -> None:
        """Every row hangs from the network, none in a round without end, and every account is one that it names."""
        for (label, _name), above in self.above.items():
            if goes_round(above):
                raise ExchangeRefused(Cause.DAMAGED, part=table_part(label))
        for model in tables:
            if rows_of(model, network.pk).count() != self.keys.count(model._meta.label):
                raise ExchangeRefused(Cause.DAMAGED, part=table_part(model._meta.label))
        if len(self.keys.accounts_named) != self.keys.count(ACCOUNTS):
            raise ExchangeRefused(Cause.DAMAGED, part=USERS)

    def _put(self, model: Table, row: dict[str, Any]) -> None:
        label = model._meta.label
        if set(row) - columns_of(model):
            raise ExchangeRefused(Cause.DAMAGED, part=self.where)
        key = self.keys.of(label, row.pop("pk"))
        self._move_keys(model, key, row)
        for name in ACTORS:
            if name in row and not isinstance(row[name], int):  # a foreign key was moved already
                row[name] = move_actor(row[name], self.keys)
        if (about := ABOUT.get(label)) in row:
            row[about] = move_about(row[about], self.keys)
        if label == "history.Entry":
            move_entry(row, self.keys)
        elif label == "plans.Amendment":
            move_amendment(row, self.keys)
        elif model is Network:
            row["slug"] = self.slug
        elif model is StoredFile:
            row["content"] = self._file(row)
        self._renew(model, row)
        made = made_of(model, key, row)
        check_sizes(made.object)
        check_days(made.object)
        check_lines(made.object)
        check_shapes(made.object)
        made.save(force_insert=True)

    def _move_keys(self, model: Table, key: int, row: dict[str, Any]) -> None:
        label = model._meta.label
        for name, target in foreign_keys(model).items() | COLUMNS.get(label, {}).items():
            row[name] = self._moved(target, row.get(name))
            if target == label and row[name] is not None:
                self.above.setdefault((label, name), {})[key] = row[name]

    def _moved(self, label: str, value: Any) -> Any:
        if isinstance(value, list):
            return [self.keys.of(label, one) for one in value]
        return None if value is None else self.keys.of(label, value)

    def _renew(self, model: Table, row: dict[str, Any]) -> None:
        """Addresses that must be the only ones of an instance are drawn again when it already gave them."""
        for column in model._meta.concrete_fields:
            value = row.get(column.name)
            alone = column.unique and not column.primary_key and not isinstance(column, ForeignKey)
            if alone and model is not Network and value and model._base_manager.filter(**{column.name: value}).exists():
                row[column.name] = _drawn(column)

    def _file(self, row: dict[str, Any]) -> str:
        """Keep a document; its name in the storage. The one a person gave never reaches the disk, but is shown."""
        digest, name, size = row["sha256"], row["name"], row["size"]
        part = file_part(digest)
        said = self.archive.manifest["parts"][part]
        hostile = not name or "/" in name or any(unicodedata.category(letter) == "Cc" for letter in name)
        if not _DIGEST.fullmatch(digest) or said != {"sha256": digest, "size": size} or hostile:
            raise ExchangeRefused(Cause.DAMAGED, part=self.where)
        stored = StoredFile(network_id=row["network"], sha256=digest)
        with self.archive.part(part) as content:
            kept: str = default_storage.save(content_path(stored, ""), File(content))
        self.written.append(kept)
        return kept


def _drawn(column: Field[Any, Any]) -> Any:
    return None if column.null else column.get_default() or secrets.token_hex(20)
