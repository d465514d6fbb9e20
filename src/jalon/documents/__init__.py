"""Any file into one Document: `read_file` and `read_bytes` are the way in, `errors` says what may go wrong."""

import logging

from jalon.documents.opening import MAX_BYTES, read_bytes, read_file

__all__ = ["MAX_BYTES", "read_bytes", "read_file"]

# A library logs where its user says; a command that prints one clear sentence says nothing more.
logging.getLogger(__name__).addHandler(logging.NullHandler())
