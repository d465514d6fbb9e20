"""A sign of life on standard error while something long is done; nothing when no one watches."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_WIDTH: Final = 24
_AFTER: Final = 0.6  # seconds before anything shows
_EVERY: Final = 0.12


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Show a moving bar with words and seconds while the block runs longer than an instant, on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    over = threading.Event()
    bar = threading.Thread(target=_move, args=(words, over), daemon=True)
    bar.start()
    try:
        yield
    finally:
        over.set()
        bar.join()


def _move(words: str, over: threading.Event) -> None:
    begun = time.monotonic()
    if over.wait(_AFTER):
        return
    at = 0
    while not over.wait(_EVERY):
        sys.stderr.write(f"\r{frame(at)} {words} {time.monotonic() - begun:.0f} s ")
        sys.stderr.flush()
        at += 1
    sys.stderr.write("\r\x1b[2K")
    sys.stderr.flush()


def frame(at: int) -> str:
    """The bar at a moment: a lit stretch that goes to and fro."""
    lit = 6
    span = _WIDTH - lit
    place = at % (2 * span)
    place = place if place <= span else 2 * span - place
    return "[" + " " * place + "=" * lit + " " * (span - place) + "]"
