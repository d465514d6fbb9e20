"""Files that no row names: what a process that was killed left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db.models import FileField
from django.utils import timezone

from jalon.exchange.models import Export

LEFT_ALONE: Final = timedelta(days=1)  # a file may wait for its row as long as this


def sweep_files(now: datetime | None = None) -> int:
    """Delete from the folder of files what no row of any table names; how many."""
    root, named = Path(settings.MEDIA_ROOT), set(_named())
    return sweep(root, lambda path: path.relative_to(root).as_posix() in named, now)


def sweep_exports(now: datetime | None = None) -> int:
    """Delete what a worker that was killed left of archives; how many."""
    named = {found.path.name for found in Export.objects.all()}
    return sweep(Path(settings.EXPORT_ROOT), lambda path: path.name in named, now)


def sweep_uploads(now: datetime | None = None) -> int:
    """Delete what pages that were killed had received; how many files."""
    return sweep(Path(settings.FILE_UPLOAD_TEMP_DIR), lambda _path: False, now)


def sweep(root: Path, named: Callable[[Path], bool], now: datetime | None = None) -> int:
    """Delete the old files under a folder that are not named, and the folders left empty; how many files."""
    before = ((now or timezone.now()) - LEFT_ALONE).timestamp()
    gone = 0
    for path in sorted(root.rglob("*"), reverse=True):  # what is in a folder before the folder
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # something is in it
                path.rmdir() if path.stat().st_mtime < before else None
        elif path.lstat().st_mtime < before and not named(path):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _named() -> Iterator[str]:
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, FileField):
                yield from model._base_manager.exclude(**{column.name: ""}).values_list(column.name, flat=True)
