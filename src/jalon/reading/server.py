"""`python -m jalon.reading.server`: loads every reader once, then begins a process for each reading, already warm.

Its standard input is a socket of whoever started it: each byte that comes brings a connection (see `child`). It ends
with who started it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import logging
import os
import pkgutil
import signal
import socket

import jalon.documents.readers
from jalon.documents import read_bytes
from jalon.documents.readers import apart
from jalon.reading import child
from jalon.recognition import propose

_FIRST = "Objectives;Actions;Lead;When;Results\nKnow;- Meet members;Board, staff;March 2026;Done, 2 of 3\n"


def main() -> None:
    """Serve until the other end is closed."""
    control = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who started us
    apart.means()  # tried now: how a child ended is not told once nobody waits for it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for our children
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every font that is not quite right
    for module in pkgutil.iter_modules(jalon.documents.readers.__path__):
        importlib.import_module(f"jalon.documents.readers.{module.name}")
    propose(read_bytes(_FIRST.encode(), "plan.csv"))  # what the first reading prepares serves all of them
    gc.freeze()  # memory shared with the children stays shared
    gc.set_threshold(200_000)  # each reading is short, and makes few circles out of many things
    while True:
        message, connections, _flags, _address = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if os.fork() == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # who asked is gone
                child.serve(socket.socket(fileno=connections[0]))
            os._exit(0)
        os.close(connections[0])


if __name__ == "__main__":
    main()
