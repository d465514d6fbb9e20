"""The whole instance, saved while it runs and put back on an empty one."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from jalon.exchange import database
from jalon.exchange.archive import CHUNK, MANIFEST, WHOLE, Archive, reading, writing
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.health.rules import no_room
from jalon.network.models import Network
from jalon.reading.holding import own_folder

KIND: Final = WHOLE
DATABASE: Final = "database"
FILES: Final = "files/"
_STEP: Final = re.compile(r"(?!\.{1,2}\Z)[\w.-]{1,200}", re.ASCII)  # the names we give: no file has one a person gave


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds: rows in all its tables, and files."""

    rows: int
    files: int


@contextmanager
def _room() -> Iterator[None]:
    """A full disk in one sentence, wherever it is met."""
    try:
        yield
    except ExchangeRefused:
        raise
    except Exception as error:
        if isinstance(error, OSError) or no_room(error):
            raise ExchangeRefused(Cause.NO_ROOM, words=str(error)) from error
        raise


@_room()
def back_up(target: Path) -> Saved:
    """Save the database and the files of this instance to `target`, then check it by putting it back aside.

    The database is copied first: files are never changed, only added. Raises ExchangeRefused; `target` is then not
    there, unless it was before.
    """
    with own_folder(target.parent, ".jalon-backup-") as folder:
        copy, checked = folder / DATABASE, folder / "checked.zip"
        counts = database.copy_to(copy)
        with writing(checked) as archive:
            archive.add(DATABASE, _chunks(copy))
            number = 0
            for path in _files():
                archive.add(FILES + path.relative_to(settings.MEDIA_ROOT).as_posix(), _chunks(path))
                number += 1
            archive.close(kind=KIND, database=database.vendor(), made=timezone.now().isoformat(), rows=counts)
        copy.unlink()
        with reading(checked, KIND) as archived:  # every part read again, against its digest
            _extract(archived, DATABASE, copy)
            database.verify(copy, counts)
        checked.replace(target)
    return Saved(sum(counts.values()), number)


@_room()
def restore_instance(source: Path) -> Saved:
    """Put a backup back on an instance without networks; the database changes at once, after the files.

    Raises ExchangeRefused; the archive is checked whole first, its database by being put back aside.
    """
    with reading(source, KIND) as archive, own_folder(Path(tempfile.gettempdir()), "jalon-restore-") as folder:
        if archive.manifest.get("database") != database.vendor():
            raise ExchangeRefused(Cause.OTHER_DATABASE, database=str(archive.manifest.get("database", "")))
        if Network.objects.exists():
            raise ExchangeRefused(Cause.NOT_EMPTY)
        counts = _counts(archive)
        places = {name: _place(name) for name in archive.names(FILES)}
        copy = folder / DATABASE
        _extract(archive, DATABASE, copy)
        database.verify(copy, counts)
        with _all_or_none(archive, places):
            database.put_back(copy)
    call_command("migrate", verbosity=0)  # it may come from an older Jalon
    return Saved(sum(counts.values()), len(places))


def _files() -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    return (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            yield chunk


def _extract(archive: Archive, name: str, target: Path) -> None:
    with target.open("wb") as written:
        for chunk in archive.chunks(name):
            written.write(chunk)


def _counts(archive: Archive) -> dict[str, int]:
    said = archive.manifest.get("rows")
    if not isinstance(said, dict) or not all(isinstance(number, int) for number in said.values()):
        raise ExchangeRefused(Cause.DAMAGED, part=MANIFEST)
    return said


@contextmanager
def _all_or_none(archive: Archive, places: Mapping[str, Path]) -> Iterator[None]:
    """The files put at their places, and taken away again when what comes next fails."""
    written: list[Path] = []
    try:
        for name, place in places.items():
            written.append(_put_file(archive, name, place))
        yield
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ExchangeRefused(Cause.NO_ROOM, words=str(error)) from error
        raise


def _place(name: str) -> Path:
    """Under the folder of files and nowhere else."""
    steps = name.removeprefix(FILES).split("/")
    if not all(_STEP.fullmatch(step) for step in steps):
        raise ExchangeRefused(Cause.DAMAGED, part=name)
    return Path(settings.MEDIA_ROOT).resolve().joinpath(*steps)


def _put_file(archive: Archive, name: str, place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.part")
    try:
        _extract(archive, name, draft)
        return draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
