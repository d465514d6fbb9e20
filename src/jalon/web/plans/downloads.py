"""Files handed over: always downloaded, never shown by the browser."""

from __future__ import annotations

from django.http import FileResponse, Http404

from jalon.library.models import StoredFile


def download(file: StoredFile) -> FileResponse:
    """A stored file, for somebody who may have it. A 404 when it is gone from the disk."""
    try:
        content = file.content.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
