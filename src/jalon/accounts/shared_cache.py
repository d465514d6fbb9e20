"""The cache where tries to sign in are counted, which says when it can keep nothing."""

from __future__ import annotations

import pickle
from typing import Any
from uuid import uuid4

from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router, transaction
from django.utils import timezone


class SharedCache(DatabaseCache):
    """Django's own, but for a full disk: what was not kept would be taken for tried too often."""

    def add(self, key: str, value: Any, *arguments: Any, **values: Any) -> bool:
        """Keep a value unless there is one. Raises DatabaseError where nothing can be written."""
        if super().add(key, value, *arguments, **values):
            return True
        if self.get(key) is None:  # refused, though nothing is there
            self._write(f"{self.make_key(key)[:200]}:{uuid4().hex}", 2 * len(pickle.dumps(value)))
        return False

    def _write(self, key: str, length: int) -> None:
        """A row as large beside it, which nobody ever sees: what Django keeps silent about is raised."""
        database = router.db_for_write(self.cache_model_class)
        connection = connections[database]
        now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0))
        table = connection.ops.quote_name(self._table)  # type: ignore[attr-defined]  # its stubs leave it out
        with transaction.atomic(using=database), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} VALUES (%s, %s, %s)", [key, "x" * length, now])  # noqa: S608 - our setting
            cursor.execute(f"DELETE FROM {table} WHERE cache_key = %s", [key])  # noqa: S608
