"""Any file into one Document: `read_file` and `read_bytes` are the way in, `errors` says what may go wrong."""

from jalon.documents.opening import MAX_BYTES, read_bytes, read_file

__all__ = ["MAX_BYTES", "read_bytes", "read_file"]
