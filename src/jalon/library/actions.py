"""Keeping files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from jalon.accounts.models import User
from jalon.history.actions import record
from jalon.library.models import Reading, StoredFile
from jalon.network.models import Network

# What was written to the storage by the transaction under way, to take away when it is not kept.
_written: ContextVar[list[str]] = ContextVar("written")


@contextmanager
def files_with_rows() -> Iterator[None]:
    """One transaction, and the files stored within: when it is not kept, neither are they."""
    outer = _written.get(None)
    token = _written.set([])
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for name in _written.get():
            default_storage.delete(name)
        raise
    else:
        if outer is not None:  # part of a larger one, which may still fail
            outer.extend(_written.get())
    finally:
        _written.reset(token)


def goes_with_rows(name: str) -> None:
    """A file just written to the storage goes with the rows of the `files_with_rows` under way."""
    _written.get().append(name)


def hash_of(data: bytes) -> str:
    """The name by which content is known."""
    return hashlib.sha256(data).hexdigest()


@files_with_rows()
def store_file(
    *,
    network: Network,
    name: str,
    data: bytes,
    media_type: str,
    uploaded_by: User | None,
    origin: str,
    actor: str,
) -> StoredFile:
    """Keep a file in a network; the same content sent again is the same file."""
    sha256 = hash_of(data)
    known = network.files.filter(sha256=sha256).first()
    if known:
        return known
    stored = StoredFile(
        network=network,
        name=name,
        sha256=sha256,
        size=len(data),
        media_type=media_type,
        uploaded_by=uploaded_by,
        origin=origin,
    )
    stored.content.save(name, ContentFile(data), save=False)
    goes_with_rows(str(stored.content.name))
    stored.save()
    record(
        network_id=network.pk,
        actor=actor,
        verb="stored",
        object_type="file",
        object_id=stored.pk,
        changes={"name": (None, name)},
    )
    return stored


@transaction.atomic
def keep_reading(*, file: StoredFile, document: dict[str, Any], proposal: dict[str, Any], actor: str) -> Reading:
    """Keep what was read in a file, as a person accepted it."""
    reading = Reading.objects.create(
        network_id=file.network_id,
        file=file,
        kind=proposal["kind"],
        title=proposal.get("title") or "",
        document=document,
        proposal=proposal,
    )
    record(
        network_id=file.network_id,
        actor=actor,
        verb="accepted",
        object_type="reading",
        object_id=reading.pk,
        changes={"title": (None, reading.title)},
    )
    return reading
