"""What a process holds as long as it lives, however it ends: the system lets go of the lock of one that was killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_NEW: Final = 60  # seconds within which a folder may not be held yet by whoever made it


@contextlib.contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a file for as long as the block; False when another process or thread holds it, or its folder is gone."""
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(path.open("ab"))
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stack.close()
            yield False
            return
        yield True


@contextlib.contextmanager
def own_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A folder for as long as the block. Those that killed processes left beside it are removed first."""
    for left in parent.glob(f"{prefix}*"):
        with contextlib.suppress(OSError), _held_folder(left):
            if left.stat().st_mtime < time.time() - _NEW:
                shutil.rmtree(left, ignore_errors=True)
    made = tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True)
    with made as name, _held_folder(Path(name)):
        yield Path(name)


@contextlib.contextmanager
def _held_folder(path: Path) -> Iterator[None]:
    """Raises OSError when somebody holds it."""
    opened = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
