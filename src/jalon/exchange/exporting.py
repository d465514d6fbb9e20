"""Everything a network owns, in one archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.exchange.archive import CHUNK, Writer, writing
from jalon.exchange.belonging import kept_tables, rows_of
from jalon.exchange.references import ACTORS
from jalon.exchange.rows import lines_of, schema_of, to_users
from jalon.history.models import Entry
from jalon.library.models import StoredFile
from jalon.network.models import Network

KIND: Final = "network"
USERS: Final = "tables/accounts.User.ndjson"
ABOUT_PARTS: Final = ("LISEZMOI.txt", "datapackage.json")
ABOUT: Final = """\
Jalon : tout ce que possède « {name} », le {day}.

tables/   une table par fichier, une ligne par rangée, en JSON; datapackage.json décrit leurs champs
files/    les documents déposés; leurs noms et leurs empreintes sont dans tables/library.StoredFile.ndjson

L’archive est un sac BagIt (RFC 8493) : d’autres outils en vérifient les empreintes SHA-256.

Pour la remettre dans une instance de Jalon : jalon restore ARCHIVE

-----
Jalon: everything “{name}” owns, on {day}.

tables/   one table a file, one row a line, in JSON; datapackage.json describes their fields
files/    the documents; their names and digests are in tables/library.StoredFile.ndjson

The archive is a BagIt bag (RFC 8493): other tools can check its SHA-256 digests.

To put it back into an instance of Jalon: jalon restore ARCHIVE
"""


def export_network(network: Network, target: Path) -> dict[str, int]:
    """Write all that a network owns to `target`; the number of rows by table. Memory stays the same whatever its size.

    Accounts are named by their address, without password nor second factor. Raises ExchangeRefused.
    """
    with writing(target) as archive:
        today = timezone.localdate().isoformat()
        archive.add(ABOUT_PARTS[0], [ABOUT.format(name=network.name, day=today).encode()])
        archive.add(ABOUT_PARTS[1], [_package(network)])
        with _one_moment():
            counts = {model._meta.label: _add_table(archive, model, network) for model in kept_tables()}
            archive.add(USERS, _accounts(network))
            documents = list(network.files.order_by("pk"))
        for stored in documents:
            archive.add(file_part(stored.sha256), _content(stored))
        archive.close(kind=KIND, network=network.slug, name=network.name, made=timezone.now().isoformat(), rows=counts)
    return counts


def _package(network: Network) -> bytes:
    """What is in the archive, as a Frictionless Data Package (specs.frictionlessdata.io/data-package)."""
    described = [
        {
            "name": model._meta.label.lower(),
            "path": table_part(model._meta.label),
            "format": "ndjson",
            "mediatype": "application/x-ndjson",
            "schema": schema_of(model),
        }
        for model in kept_tables()
    ]
    made = timezone.now().isoformat()
    package = {"name": network.slug, "title": network.name, "created": made, "resources": described}
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def table_part(label: str) -> str:
    """Where a table is in the archive."""
    return f"tables/{label}.ndjson"


def file_part(sha256: str) -> str:
    """Where a document is in the archive."""
    return f"files/{sha256}"


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as of the same moment, while others go on writing (SQLite: once we are done)."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        yield


def _add_table(archive: Writer, model: Any, network: Network) -> int:
    counted = 0

    def lines() -> Iterator[bytes]:
        nonlocal counted
        for line in lines_of(rows_of(model, network.pk)):
            counted += 1
            yield line

    archive.add(table_part(model._meta.label), lines())
    return counted


def _accounts(network: Network) -> Iterator[bytes]:
    """Who is named by what the network owns: key, address, name, language."""
    keys: set[int] = set()
    for model in kept_tables():
        rows = rows_of(model, network.pk).order_by()
        for name in to_users(model):
            keys.update(rows.exclude(**{name: None}).values_list(name, flat=True).distinct())
        for name in ACTORS:
            if any(field.name == name for field in model._meta.concrete_fields):
                signed = rows.filter(**{f"{name}__startswith": "user:"}).values_list(name, flat=True).distinct()
                keys.update(int(actor[5:]) for actor in signed if actor[5:].isdecimal())
    about = Entry.objects.filter(network_id=network.pk, object_type="user").values_list("object_id", flat=True)
    keys.update(int(key) for key in about.distinct() if key.isdecimal())
    for user in User.objects.filter(pk__in=keys).order_by("pk"):
        said = {"pk": user.pk, "email": user.email, "name": user.name, "language": user.language}
        yield (json.dumps(said, ensure_ascii=False) + "\n").encode()


def _content(stored: StoredFile) -> Iterator[bytes]:
    with default_storage.open(str(stored.content.name)) as content:
        yield from content.chunks(CHUNK)
